#include "checks/factindex.h"
#include "checks/interfacechecks.h"

namespace VirtTap {

namespace {

template <typename Matches>
void collect(QList<TapUse>& uses, const DomainKey& key, const Domain& domain, const Matches& matches)
{
    const auto look = [&](const QList<Interface>& interfaces, bool isLive) {
        for (const Interface& interface : interfaces) {
            if (matches(interface))
                uses.append({ key, domain.name, interface, isLive });
        }
    };
    if (domain.isActive())
        look(domain.live, true);
    if (domain.isPersistent)
        look(domain.config, false);
}

template <typename Matches>
QList<TapUse> search(const Facts& facts, const QString& machineId, const Matches& matches)
{
    QList<TapUse> uses;
    for (const ConnectionState& connection : facts.connections) {
        if (connection.host.machineId != machineId)
            continue;
        for (const DomainPtr& domain : connection.domains)
            collect(uses, { connection.uri, domain->uuid }, *domain, matches);
    }
    return uses;
}

template <typename Matches>
QList<TapUse> search(const QList<FactIndex::Use>& users, const Matches& matches)
{
    QList<TapUse> uses;
    for (const FactIndex::Use& user : users)
        collect(uses, user.domain, *user.guest, matches);
    return uses;
}

} // namespace

QList<TapUse> usesOfTap(const QString& tap, const Facts& facts, const QString& machineId)
{
    // A macvtap's or a bridge's target is a device of libvirt's own, but it takes the name all the same.
    const auto matches = [&](const Interface& interface) { return interface.targetDev == tap; };
    if (tap.isEmpty())
        return {};
    return facts.index ? search(facts.index->usersOfName(machineId, tap), matches) : search(facts, machineId, matches);
}

QList<TapUse> usesOfMac(const MacAddress& mac, const Facts& facts, const QString& machineId)
{
    const auto matches = [&](const Interface& interface) { return interface.mac == mac; };
    return facts.index ? search(facts.index->usersOfMac(machineId, mac), matches) : search(facts, machineId, matches);
}

} // namespace VirtTap
