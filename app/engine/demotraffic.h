#pragma once

#include "core/error.h"
#include "core/machinestate.h"
#include "core/traffic.h"

namespace VirtTap {

// What would have gone over the links of a demo by then. Its guests send as soon as they are there, and are answered
// where their tap leads to a bridge.
Result<Traffic> demoTraffic(const MachineState& machine, const TrafficQuestion& question, qint64 milliseconds);

} // namespace VirtTap
