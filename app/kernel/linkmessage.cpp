#include "kernel/linkmessage.h"

#include "kernel/netlinksocket.h"
#include "kernel/portmessage.h"

#include <array>
#include <cstring>
#include <utility>

#include <linux/if.h>
#include <linux/if_arp.h>
#include <linux/if_link.h>
#include <linux/if_tun.h>
#include <linux/rtnetlink.h>

namespace VirtTap {

namespace {

// The parts of a message that only together tell what a link is.
struct Parts
{
    QByteArrayView kind;
    std::optional<int> tunType;
    TunFacts tun;
    unsigned short hardware = 0; // ARPHRD_…
    bool hasParentDevice = false;
    bool hasPermanentAddress = false;
    bool isWhole = false;
    bool isBridgePort = false;
};

QByteArrayView text(const nlattr& attribute)
{
    const auto* begin = static_cast<const char*>(mnl_attr_get_payload(&attribute));
    return { begin, static_cast<qsizetype>(::strnlen(begin, mnl_attr_get_payload_len(&attribute))) };
}

QString string(const nlattr& attribute)
{
    return QString::fromUtf8(text(attribute));
}

std::optional<quint32> number(const nlattr& attribute)
{
    if (mnl_attr_get_payload_len(&attribute) < sizeof(quint32))
        return {};
    return mnl_attr_get_u32(&attribute);
}

bool flag(const nlattr& attribute)
{
    return mnl_attr_get_payload_len(&attribute) >= 1 && mnl_attr_get_u8(&attribute) != 0;
}

void readTun(const nlattr& data, Parts& parts)
{
    forEachNested(data, [&parts](const nlattr& attribute) {
        TunFacts& tun = parts.tun;
        switch (typeOf(attribute)) {
        case IFLA_TUN_OWNER:
            tun.owner = number(attribute);
            break;
        case IFLA_TUN_GROUP:
            tun.group = number(attribute);
            break;
        case IFLA_TUN_TYPE:
            parts.tunType = mnl_attr_get_u8(&attribute);
            break;
        case IFLA_TUN_VNET_HDR:
            tun.hasVnetHeader = flag(attribute);
            break;
        case IFLA_TUN_PERSIST:
            tun.isPersistent = flag(attribute);
            break;
        case IFLA_TUN_MULTI_QUEUE:
            tun.isMultiQueue = flag(attribute);
            break;
        case IFLA_TUN_NUM_QUEUES:
            tun.queues = static_cast<int>(number(attribute).value_or(0));
            break;
        case IFLA_TUN_NUM_DISABLED_QUEUES:
            tun.disabledQueues = static_cast<int>(number(attribute).value_or(0));
            break;
        default:
            break;
        }
    });
}

void readBridge(const nlattr& data, Link& link)
{
    forEachNested(data, [&link](const nlattr& attribute) {
        if (typeOf(attribute) == IFLA_BR_VLAN_FILTERING)
            link.filtersVlans = flag(attribute);
    });
}

void readKind(const nlattr& linkInfo, Link& link, Parts& parts)
{
    forEachNested(linkInfo, [&](const nlattr& attribute) {
        switch (typeOf(attribute)) {
        case IFLA_INFO_KIND:
            parts.kind = text(attribute);
            break;
        case IFLA_INFO_DATA: // the kernel writes the kind first
            if (parts.kind == "tun")
                readTun(attribute, parts);
            else if (parts.kind == "bridge")
                readBridge(attribute, link);
            break;
        case IFLA_INFO_SLAVE_KIND:
            parts.isBridgePort = text(attribute) == "bridge";
            break;
        case IFLA_INFO_SLAVE_DATA:
            if (parts.isBridgePort)
                link.bridgePort = readBridgePort(attribute);
            break;
        default:
            break;
        }
    });
}

QStringList readAltNames(const nlattr& properties)
{
    QStringList names;
    forEachNested(properties, [&names](const nlattr& attribute) {
        if (typeOf(attribute) == IFLA_ALT_IFNAME)
            names.append(string(attribute));
    });
    return names;
}

std::optional<MacAddress> readAddress(const nlattr& attribute)
{
    std::array<quint8, 6> octets {};
    if (mnl_attr_get_payload_len(&attribute) != octets.size())
        return {};
    std::memcpy(octets.data(), mnl_attr_get_payload(&attribute), octets.size());
    return MacAddress(octets);
}

void readAttribute(const nlattr& attribute, Link& link, Parts& parts)
{
    switch (typeOf(attribute)) {
    case IFLA_IFNAME:
        link.name = string(attribute);
        break;
    case IFLA_IFALIAS:
        link.alias = string(attribute);
        break;
    case IFLA_PROP_LIST:
        link.altNames = readAltNames(attribute);
        break;
    case IFLA_MTU:
        if (const auto mtu = number(attribute))
            link.mtu = *mtu;
        parts.isWhole = true;
        break;
    case IFLA_MASTER:
        link.master = static_cast<int>(number(attribute).value_or(0));
        break;
    case IFLA_CARRIER:
        link.hasCarrier = flag(attribute);
        break;
    case IFLA_ADDRESS:
        if (const auto address = readAddress(attribute))
            link.mac = *address;
        break;
    case IFLA_PERM_ADDRESS:
        parts.hasPermanentAddress = true;
        break;
    case IFLA_PARENT_DEV_NAME:
        parts.hasParentDevice = true;
        break;
    case IFLA_LINKINFO:
        readKind(attribute, link, parts);
        break;
    default:
        break;
    }
}

Link::Kind kindOf(const Parts& parts, const Link& link)
{
    static constexpr std::array<std::pair<const char*, Link::Kind>, 5> kinds { {
        { "bridge", Link::Kind::Bridge },
        { "macvtap", Link::Kind::Macvtap },
        { "veth", Link::Kind::Veth },
        { "vlan", Link::Kind::Vlan },
        { "bond", Link::Kind::Bond },
    } };

    if (parts.kind == "tun") {
        const bool isTap = parts.tunType ? *parts.tunType == IFF_TAP : parts.hardware == ARPHRD_ETHER;
        return isTap ? Link::Kind::Tap : Link::Kind::Tun;
    }
    // The datapath is of the same kind as its internal ports, but a port of nothing itself.
    if (parts.kind == "openvswitch")
        return link.master.is(0) ? Link::Kind::OvsSwitch : Link::Kind::Other;
    for (const auto& [name, kind] : kinds) {
        if (parts.kind == name)
            return kind;
    }
    if (parts.hardware == ARPHRD_LOOPBACK)
        return Link::Kind::Loopback;
    // Kernels before 5.14 do not name the parent device.
    const bool isDevice = parts.hasParentDevice || parts.hasPermanentAddress;
    return parts.kind.isEmpty() && parts.hardware == ARPHRD_ETHER && isDevice ? Link::Kind::Physical
                                                                              : Link::Kind::Other;
}

const ifinfomsg* linkHeader(const nlmsghdr& message, int type)
{
    if (message.nlmsg_type != type || mnl_nlmsg_get_payload_len(&message) < sizeof(ifinfomsg))
        return nullptr;
    const auto* header = static_cast<const ifinfomsg*>(mnl_nlmsg_get_payload(&message));
    // Bridges tell of their ports in the same group, by the same message types, as family AF_BRIDGE.
    return header->ifi_family == AF_UNSPEC ? header : nullptr;
}

void finish(Link& link, const Parts& parts)
{
    // One text for all: a dump must not translate it 5,000 times.
    static const auto noCarrier = Known<bool>::unknown(Kernel::tr("the kernel does not tell"));
    static const auto noAddress = Known<MacAddress>::unknown(Kernel::tr("it has no Ethernet address"));
    static const auto oldKernel
        = Known<TunFacts>::unknown(Kernel::tr("kernels before 4.18 do not tell who may open a tap"));
    static const auto noTun = Known<TunFacts>::unknown(Kernel::tr("it is not a tap"));

    link.kind = kindOf(parts, link);
    if (!link.hasCarrier.isKnown())
        link.hasCarrier = noCarrier;
    if (!link.mac.isKnown())
        link.mac = noAddress;
    if (parts.tunType)
        link.tun = parts.tun;
    else
        link.tun = parts.kind == "tun" ? oldKernel : noTun;
}

} // namespace

std::optional<Link> readLinkMessage(const nlmsghdr& message)
{
    const ifinfomsg* header = linkHeader(message, RTM_NEWLINK);
    if (header == nullptr)
        return {};

    std::optional<Link> result(std::in_place);
    Link& link = *result;
    Parts parts;
    link.id = header->ifi_index;
    link.isUp = (header->ifi_flags & IFF_UP) != 0;
    link.master = 0; // an attribute that is absent says so
    link.alias = QString();
    parts.hardware = header->ifi_type;
    const auto* attributes = reinterpret_cast<const char*>(header) + MNL_ALIGN(sizeof(ifinfomsg));
    forEachAttribute(attributes, mnl_nlmsg_get_payload_len(&message) - MNL_ALIGN(sizeof(ifinfomsg)),
        [&](const nlattr& attribute) { readAttribute(attribute, link, parts); });
    if (!parts.isWhole || link.name.isEmpty())
        return {};
    finish(link, parts);
    return result;
}

std::optional<int> readRemoval(const nlmsghdr& message)
{
    const ifinfomsg* header = linkHeader(message, RTM_DELLINK);
    return header == nullptr ? std::nullopt : std::optional(header->ifi_index);
}

} // namespace VirtTap
