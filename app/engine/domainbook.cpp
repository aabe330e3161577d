#include "engine/domainbook.h"

namespace VirtTap {

namespace {

Domain withKnownDetails(Domain listed, const Domain& known)
{
    listed.isRead = known.isRead && known.isActive() == listed.isActive();
    listed.problem = known.problem;
    listed.live = known.live;
    listed.config = known.config;
    listed.taints = known.taints;
    listed.taintFlags = known.taintFlags;
    listed.deprecations = known.deprecations;
    listed.liveCauses = known.liveCauses;
    listed.configCauses = known.configCauses;
    listed.savedCauses = known.savedCauses;
    return listed;
}

void put(ConnectionState& state, const Domain& domain, QSet<QUuid>& changed)
{
    DomainPtr& place = state.domains[domain.uuid];
    if (place && *place == domain)
        return;
    place = DomainPtr::create(domain);
    changed.insert(domain.uuid);
}

} // namespace

QSet<QUuid> takeListed(ConnectionState& state, const QList<Domain>& domains, const QSet<QUuid>& newer)
{
    QSet<QUuid> changed;
    QSet<QUuid> gone;
    for (auto known = state.domains.keyBegin(); known != state.domains.keyEnd(); ++known)
        gone.insert(*known);
    gone.subtract(newer);
    for (const Domain& domain : domains) {
        gone.remove(domain.uuid);
        const DomainPtr known = state.domain(domain.uuid);
        if (known && newer.contains(domain.uuid))
            continue;
        put(state, known ? withKnownDetails(domain, *known) : domain, changed);
    }
    for (const QUuid& uuid : std::as_const(gone))
        state.domains.remove(uuid);
    return changed.unite(gone);
}

QSet<QUuid> takeRead(ConnectionState& state, const QList<Domain>& domains, const QList<QUuid>& gone)
{
    QSet<QUuid> changed;
    for (const Domain& domain : domains)
        put(state, domain, changed);
    for (const QUuid& uuid : gone) {
        if (state.domains.remove(uuid) > 0)
            changed.insert(uuid);
    }
    return changed;
}

} // namespace VirtTap
