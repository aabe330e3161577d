#pragma once

#include "core/error.h"
#include "core/traffic.h"

namespace VirtTap {

// Each blocks as long as the kernel takes, in the network namespace of this thread.

// How many frames have gone over a link (IFLA_STATS64). NotFound when there is no such link.
Result<LinkCounters> readCounters(const QString& link);

// The port from which a bridge has last heard an address: of its forwarding table, without what was put there by hand
// or belongs to its ports themselves. 0: from none, or too long ago.
Result<int> readPortOf(int bridge, const MacAddress& address);

Result<Traffic> readTraffic(const TrafficQuestion& question);

} // namespace VirtTap
