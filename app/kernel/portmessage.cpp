#include "kernel/portmessage.h"

#include "kernel/netlinksocket.h"

#include <cstring>

#include <linux/if_bridge.h>
#include <linux/if_link.h>
#include <linux/rtnetlink.h>

namespace VirtTap {

namespace {

PortVlans readVlans(const nlattr& specific)
{
    PortVlans vlans;
    quint16 first = 0; // of a range whose end comes next
    forEachNested(specific, [&](const nlattr& attribute) {
        bridge_vlan_info info {};
        if (typeOf(attribute) != IFLA_BRIDGE_VLAN_INFO || mnl_attr_get_payload_len(&attribute) < sizeof info)
            return;
        std::memcpy(&info, mnl_attr_get_payload(&attribute), sizeof info);
        if ((info.flags & BRIDGE_VLAN_INFO_PVID) != 0)
            vlans.untagged = info.vid;
        if ((info.flags & BRIDGE_VLAN_INFO_RANGE_BEGIN) != 0) {
            first = info.vid;
            return;
        }
        const bool isEnd = (info.flags & BRIDGE_VLAN_INFO_RANGE_END) != 0;
        vlans.ranges.append({ isEnd ? first : info.vid, info.vid });
    });
    return vlans;
}

} // namespace

BridgePort readBridgePort(const nlattr& attributes)
{
    BridgePort port;
    forEachNested(attributes, [&port](const nlattr& attribute) {
        if (mnl_attr_get_payload_len(&attribute) < 1)
            return;
        const quint8 value = mnl_attr_get_u8(&attribute);
        if (typeOf(attribute) == IFLA_BRPORT_STATE && value <= BR_STATE_BLOCKING)
            port.state = static_cast<BridgePort::State>(value);
        else if (typeOf(attribute) == IFLA_BRPORT_ISOLATED)
            port.isIsolated = value != 0;
    });
    return port;
}

std::optional<PortMessage> readPortMessage(const nlmsghdr& message)
{
    if (message.nlmsg_type != RTM_NEWLINK || mnl_nlmsg_get_payload_len(&message) < sizeof(ifinfomsg))
        return {};
    const auto* header = static_cast<const ifinfomsg*>(mnl_nlmsg_get_payload(&message));
    if (header->ifi_family != AF_BRIDGE)
        return {};
    PortMessage result;
    result.port = header->ifi_index;
    bool isOfPort = false; // a bridge tells of itself, too
    const auto* attributes = reinterpret_cast<const char*>(header) + NLMSG_ALIGN(sizeof(ifinfomsg));
    forEachAttribute(
        attributes, mnl_nlmsg_get_payload_len(&message) - NLMSG_ALIGN(sizeof(ifinfomsg)), [&](const nlattr& attribute) {
            switch (typeOf(attribute)) {
            case IFLA_MASTER:
                result.bridge = static_cast<int>(mnl_attr_get_u32(&attribute));
                break;
            case IFLA_PROTINFO:
                isOfPort = true;
                result.how = readBridgePort(attribute);
                break;
            case IFLA_AF_SPEC:
                result.vlans = readVlans(attribute);
                break;
            default:
                break;
            }
        });
    return isOfPort ? std::optional(result) : std::nullopt;
}

} // namespace VirtTap
