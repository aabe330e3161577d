#include "core/link.h"

namespace VirtTap {

Known<bool> Link::isInUse() const
{
    if (!tun.isKnown())
        return Known<bool>::unknown(tun.reason());
    if (tun.value().isMultiQueue)
        return tun.value().queues + tun.value().disabledQueues > 0;
    return hasCarrier;
}

} // namespace VirtTap
