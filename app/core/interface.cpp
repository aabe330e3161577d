#include "core/interface.h"

namespace VirtTap {

namespace {

// A NIC of a libvirt network is shown live with what the network gave it: a bridge, a device or a host device, with the
// VLAN, virtual port, bandwidth and MTU of the network or its port group.
void forgetNetwork(Interface& live, const Interface& config)
{
    const bool isHostDevice = live.type == QLatin1StringView("hostdev"); // shown without the network's name
    if (config.type != QLatin1StringView("network") || (live.network != config.source && !isHostDevice))
        return;
    if (isHostDevice)
        live.driverName = config.driverName;
    live.type = config.type;
    live.source = config.source;
    live.network = config.network;
    live.hasVlan = config.hasVlan;
    live.hasVirtualport = config.hasVirtualport;
    live.hasBandwidth = config.hasBandwidth;
    if (config.mtu == 0)
        live.mtu = 0;
}

// libvirt fills these in when the guest starts, so their absence from the config is no difference.
Interface comparable(Interface live, const Interface& config)
{
    forgetNetwork(live, config);
    live.alias = config.alias;
    if (config.address.isEmpty())
        live.address.clear();
    if (config.targetDev.isEmpty() || config.targetDev.contains(u'%')) // "tap%d" became "tap0"
        live.targetDev = config.targetDev;
    if (config.model.isEmpty())
        live.model.clear();
    if (config.driverName.isEmpty() && config.type == QLatin1StringView("hostdev"))
        live.driverName.clear();
    if (!config.mac)
        live.mac.reset();
    // Absent means the same as these.
    if (live.isManaged() == config.isManaged())
        live.managed = config.managed;
    if ((live.link == Interface::Link::Down) == (config.link == Interface::Link::Down))
        live.link = config.link;
    return live;
}

} // namespace

QList<InterfacePair> pairInterfaces(
    const QList<Interface>& live, const QList<Interface>& config, bool isActive, bool isPersistent)
{
    QList<InterfacePair> pairs;
    if (isActive) {
        for (const Interface& interface : live)
            pairs.append({ .live = interface, .config = std::nullopt });
    }
    if (!isPersistent)
        return pairs;

    QList<bool> isTaken(config.size(), false);
    const auto match = [&](auto&& isSame) {
        for (InterfacePair& pair : pairs) {
            for (qsizetype i = 0; i < config.size() && !pair.config; ++i) {
                if (!isTaken.at(i) && isSame(*pair.live, config.at(i))) {
                    pair.config = config.at(i);
                    isTaken[i] = true;
                }
            }
        }
    };
    match([](const Interface& a, const Interface& b) { return a.mac && a.mac == b.mac && a.address == b.address; });
    match([](const Interface& a, const Interface& b) { return a.mac && a.mac == b.mac; });
    match([](const Interface& a, const Interface& b) {
        return !b.mac && !a.address.isEmpty() && a.address == b.address;
    });

    for (qsizetype i = 0; i < config.size(); ++i) {
        if (!isTaken.at(i))
            pairs.append({ .live = std::nullopt, .config = config.at(i) });
    }
    for (InterfacePair& pair : pairs) {
        if (isActive)
            pair.isPending = !pair.live || !pair.config || comparable(*pair.live, *pair.config) != *pair.config;
    }
    return pairs;
}

} // namespace VirtTap
