#include "core/tapspec.h"

#include "core/machinestate.h"

#include <QCoreApplication>

namespace VirtTap {

Link linkOf(const TapSpec& tap, const MachineState& machine, int id, const QString& whyUnknown)
{
    Link link;
    link.id = id;
    link.name = tap.name;
    link.kind = Link::Kind::Tap;
    link.isUp = Known<bool>::unknown(whyUnknown);
    link.hasCarrier = Known<bool>::unknown(whyUnknown);
    link.mtu = tap.mtu;
    link.mac = Known<MacAddress>::unknown(whyUnknown);
    if (tap.mac)
        link.mac = *tap.mac;
    else if (tap.guestMac)
        link.mac = tap.guestMac->forHostSide();
    link.port = QString();
    link.master = 0;
    if (!tap.bridge.isEmpty()) {
        const Link* bridge = machine.linkNamed(tap.bridge);
        link.master = bridge ? Known<int>(bridge->id)
                             : Known<int>::unknown(
                                 QCoreApplication::translate("VirtTap::MachineState", "its bridge is missing as well"));
    }
    link.maker = Link::Maker::VirtTap;
    TunFacts tun;
    tun.owner = tap.owner;
    tun.group = tap.group;
    tun.isPersistent = true;
    tun.isMultiQueue = tap.isMultiQueue;
    link.tun = tun;
    return link;
}

} // namespace VirtTap
