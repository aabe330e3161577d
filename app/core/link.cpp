#include "core/link.h"

#include <algorithm>

namespace VirtTap {

bool PortVlans::contains(quint16 vlan) const
{
    return std::ranges::any_of(
        ranges, [vlan](const auto& range) { return range.first <= vlan && vlan <= range.second; });
}

Known<bool> Link::isInUse() const
{
    if (!tun.isKnown())
        return Known<bool>::unknown(tun.reason());
    if (tun.value().isMultiQueue)
        return tun.value().queues + tun.value().disabledQueues > 0;
    return hasCarrier;
}

} // namespace VirtTap
