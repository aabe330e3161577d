#pragma once

#include "core/link.h"

#include <optional>

struct nlattr;
struct nlmsghdr;

namespace VirtTap {

// What a bridge tells of one of its ports, by messages of a family of their own (AF_BRIDGE).
struct PortMessage
{
    int port = 0; // Link::id
    int bridge = 0;
    BridgePort how;
    std::optional<PortVlans> vlans; // whether they are filtered or not
};

std::optional<PortMessage> readPortMessage(const nlmsghdr& message); // nothing for one that tells something else
BridgePort readBridgePort(const nlattr& attributes); // IFLA_BRPORT_…

} // namespace VirtTap
