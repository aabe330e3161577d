#include "core/machinestate.h"

#include <QCoreApplication>

namespace VirtTap {

const Link* MachineState::link(int wanted) const
{
    const auto found = links.constFind(wanted);
    return found == links.constEnd() ? nullptr : &*found;
}

const Link* MachineState::linkNamed(QStringView wanted) const
{
    for (const Link& link : links) {
        if (link.name == wanted || link.altNames.contains(wanted))
            return &link;
    }
    return nullptr;
}

Known<QString> MachineState::bridgeOf(const Link& port) const
{
    if (port.port.isKnown() && !port.port.value().isEmpty())
        return port.port;
    if (!port.master.isKnown())
        return Known<QString>::unknown(port.master.reason());
    if (port.master.value() == 0)
        return QString();
    if (const Link* master = link(port.master.value()))
        return master->name;
    return Known<QString>::unknown(
        QCoreApplication::translate("VirtTap::MachineState", "its bridge is in another network namespace"));
}

} // namespace VirtTap
