#pragma once

#include "core/error.h"
#include "xml/hostxml.h"

#include <QList>

using virConnect = struct _virConnect;

namespace VirtTap {

// The network devices of a host. Blocks; 500 of them take some 200 ms on a local socket.
Result<QList<NodeNetDevice>> readNodeNetDevices(virConnect* connection);

} // namespace VirtTap
