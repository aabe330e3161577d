#pragma once

#include "core/error.h"

namespace VirtTap {

// How many frames the kernel has received from a link (IFLA_STATS64): from a tap, what its guest sent. Blocks as long
// as the kernel takes, in the network namespace of this thread. NotFound when there is no such link.
Result<quint64> readReceivedFrames(const QString& link);

} // namespace VirtTap
