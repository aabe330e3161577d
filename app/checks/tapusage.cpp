#include "checks/interfacechecks.h"

namespace VirtTap {

namespace {

void collect(QList<TapUse>& uses, const QString& tap, const ConnectionState& connection, const Domain& domain)
{
    const auto look = [&](const QList<Interface>& interfaces, bool isLive) {
        for (const Interface& interface : interfaces) {
            // A macvtap's or a bridge's target is a device of libvirt's own, but it takes the name all the same.
            if (interface.targetDev == tap)
                uses.append({ { connection.uri, domain.uuid }, domain.name, interface, isLive });
        }
    };
    if (domain.isActive())
        look(domain.live, true);
    if (domain.isPersistent)
        look(domain.config, false);
}

} // namespace

QList<TapUse> usesOfTap(const QString& tap, const Facts& facts, const QString& machineId)
{
    QList<TapUse> uses;
    if (tap.isEmpty())
        return uses;
    for (const ConnectionState& connection : facts.connections) {
        if (connection.host.machineId != machineId)
            continue;
        for (const DomainPtr& domain : connection.domains)
            collect(uses, tap, connection, *domain);
    }
    return uses;
}

} // namespace VirtTap
