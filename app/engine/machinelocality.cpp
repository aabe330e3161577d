#include "engine/machinelocality.h"

#include "kernel/linkmaker.h"

#include <algorithm>

namespace VirtTap {

using namespace Qt::StringLiterals;

namespace {

bool isComparable(const Link& link) // libvirt tells of it
{
    switch (link.kind) {
    case Link::Kind::Loopback:
    case Link::Kind::Bridge:
    case Link::Kind::Vlan:
    case Link::Kind::Bond:
    case Link::Kind::OvsSwitch:
        return false;
    default:
        return link.mac.isKnown() && !link.mac.value().isZero();
    }
}

bool isComparable(const NodeNetDevice& device)
{
    return device.mac && !device.mac->isZero();
}

bool isVirtual(const NodeNetDevice& device)
{
    return device.path.startsWith("/sys/devices/virtual/net/"_L1);
}

// libvirt tells no kind. A tap is virtual, is an Ethernet device, and does not offload what it receives, as veth does.
Link::Kind kindOf(const NodeNetDevice& device)
{
    if (device.interface == "lo"_L1)
        return Link::Kind::Loopback;
    if (!isVirtual(device))
        return Link::Kind::Physical;
    return device.mac && !device.features.contains("rx"_L1) ? Link::Kind::TapLike : Link::Kind::Other;
}

} // namespace

bool areSameLinks(const QList<NodeNetDevice>& devices, const QHash<int, Link>& links)
{
    QHash<QString, const Link*> byName;
    byName.reserve(links.size());
    for (const Link& link : links) {
        if (isComparable(link))
            byName.insert(link.name, &link);
    }

    qsizetype compared = 0;
    qsizetype same = 0;
    bool hasPhysical = false;
    for (const NodeNetDevice& device : devices) {
        if (!isComparable(device))
            continue;
        ++compared;
        const Link* link = byName.value(device.interface);
        if (!isVirtual(device)) {
            hasPhysical = true;
            if (link == nullptr)
                return false;
        }
        if (link != nullptr && link->mac.is(*device.mac))
            ++same;
    }
    const bool hasPhysicalLink
        = std::ranges::any_of(links, [](const Link& link) { return link.kind == Link::Kind::Physical; });
    if (hasPhysicalLink && !hasPhysical)
        return false;
    return compared == 0 ? byName.isEmpty() : same * 2 >= compared;
}

QHash<int, Link> linksOf(const QList<NodeNetDevice>& devices, QHash<QString, int>& ids)
{
    const QString untold = Machines::tr("libvirt does not tell");
    const auto untoldFlag = Known<bool>::unknown(untold); // copies share the reason
    Link nothing;
    nothing.mac = Known<MacAddress>::unknown(untold);
    nothing.mtu = Known<quint32>::unknown(untold);
    nothing.master = Known<int>::unknown(untold);
    nothing.port = Known<QString>::unknown(untold);
    nothing.alias = Known<QString>::unknown(untold);
    nothing.tun = Known<TunFacts>::unknown(untold);
    QHash<int, Link> links;
    links.reserve(devices.size());
    for (const NodeNetDevice& device : devices) {
        Link link = nothing;
        link.id = ids.value(device.interface);
        if (link.id == 0) {
            link.id = static_cast<int>(ids.size()) + 1;
            ids.insert(device.interface, link.id);
        }
        link.name = device.interface;
        link.kind = kindOf(device);
        const bool isRunning = device.linkState == "up"_L1; // up and with carrier; of the rest it is not told which
        link.isUp = isRunning ? Known<bool>(true) : untoldFlag;
        link.hasCarrier = isRunning ? Known<bool>(true) : untoldFlag;
        if (device.mac)
            link.mac = *device.mac;
        link.maker = makerOf(link);
        links.insert(link.id, link);
    }
    return links;
}

} // namespace VirtTap
