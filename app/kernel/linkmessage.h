#pragma once

#include "core/link.h"

#include <optional>

struct nlmsghdr;

namespace VirtTap {

// What an RTM_NEWLINK message says of a link; nothing for one that does not describe a whole link (of a bridge port, of
// a wireless event). `maker` is left to makerOf().
std::optional<Link> readLinkMessage(const nlmsghdr& message);

// The link that an RTM_DELLINK message says is gone; nothing when it means another thing (a port that left its bridge).
std::optional<int> readRemoval(const nlmsghdr& message);

} // namespace VirtTap
