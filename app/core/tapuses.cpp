#include "core/tapuses.h"
#include "core/link.h"

#include <algorithm>

namespace VirtTap {

namespace {

QSet<QString> namesOf(const Domain& domain)
{
    QSet<QString> names;
    const auto gather = [&](const QList<Interface>& interfaces) {
        for (const Interface& interface : interfaces) {
            if (!interface.targetDev.isEmpty())
                names.insert(interface.targetDev);
        }
    };
    if (domain.isActive())
        gather(domain.live);
    if (domain.isPersistent)
        gather(domain.config);
    return names;
}

bool saysTheSame(const Domain& a, const Domain& b)
{
    return a.name == b.name && a.isActive() == b.isActive() && a.isPersistent == b.isPersistent && a.live == b.live
        && a.config == b.config;
}

} // namespace

bool mayHaveUnseenUsers(const Link& link, uid_t self, bool isSystemSeen)
{
    if (!link.tun.isKnown())
        return true;
    const std::optional<uid_t> owner = link.tun.value().owner;
    if (!owner)
        return true;
    return *owner == 0 ? !isSystemSeen : *owner != self;
}

QSet<QString> TapUses::apply(const ConnectionState& state, const QSet<QUuid>& domains)
{
    QSet<QString> touched;
    const bool isNew = !m_connections.contains(state.uri);
    Uses& uses = m_connections[state.uri];
    if (isNew || uses.machineId != state.host.machineId) {
        touched = QSet<QString>(uses.byName.keyBegin(), uses.byName.keyEnd());
        uses = { .machineId = state.host.machineId, .domains = {}, .byName = {} };
        for (auto it = state.domains.cbegin(); it != state.domains.cend(); ++it)
            update(uses, it.key(), it.value(), touched);
        return touched;
    }
    for (const QUuid& uuid : domains)
        update(uses, uuid, state.domain(uuid), touched);
    return touched;
}

void TapUses::update(Uses& uses, const QUuid& uuid, const DomainPtr& domain, QSet<QString>& touched)
{
    const DomainPtr old = uses.domains.value(uuid);
    if (old == domain || (old && domain && saysTheSame(*old, *domain)))
        return;
    const QSet<QString> before = old ? namesOf(*old) : QSet<QString>();
    const QSet<QString> after = domain ? namesOf(*domain) : QSet<QString>();
    for (const QString& name : before) {
        if (!after.contains(name))
            uses.byName.remove(name, uuid);
    }
    for (const QString& name : after) {
        if (!before.contains(name))
            uses.byName.insert(name, uuid);
    }
    if (after.isEmpty())
        uses.domains.remove(uuid);
    else
        uses.domains.insert(uuid, domain);
    touched |= before;
    touched |= after;
}

QSet<QString> TapUses::remove(const QString& uri)
{
    const Uses uses = m_connections.take(uri);
    return { uses.byName.keyBegin(), uses.byName.keyEnd() };
}

QList<TapUser> TapUses::users(const QString& machineId, const QString& targetDev) const
{
    QList<TapUser> users;
    collect(machineId, targetDev, users);
    std::ranges::sort(users, {}, &TapUser::domainName);
    return users;
}

QList<TapUser> TapUses::users(const QString& machineId, const Link& link) const
{
    QList<TapUser> users;
    collect(machineId, link.name, users);
    for (const QString& name : link.altNames)
        collect(machineId, name, users);
    std::ranges::sort(users, {}, &TapUser::domainName);
    return users;
}

void TapUses::collect(const QString& machineId, const QString& targetDev, QList<TapUser>& users) const
{
    for (auto it = m_connections.cbegin(); it != m_connections.cend(); ++it) {
        if (it->machineId != machineId)
            continue;
        for (auto [uuid, end] = it->byName.equal_range(targetDev); uuid != end; ++uuid) {
            const DomainPtr domain = it->domains.value(*uuid);
            const DomainKey key { .uri = it.key(), .uuid = *uuid };
            const qsizetype first = users.size();
            for (const Interface& interface : domain->live) {
                if (domain->isActive() && interface.targetDev == targetDev)
                    users.append({ key, domain->name, interface, true, false });
            }
            for (const Interface& interface : domain->config) {
                if (!domain->isPersistent || interface.targetDev != targetDev)
                    continue;
                const auto same = std::find_if(users.begin() + first, users.end(),
                    [&](const TapUser& user) { return !user.isConfig && user.interface.mac == interface.mac; });
                if (same != users.end())
                    same->isConfig = true;
                else
                    users.append({ key, domain->name, interface, false, true });
            }
        }
    }
}

} // namespace VirtTap
