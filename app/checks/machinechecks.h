#pragma once

#include "checks/facts.h"
#include "core/finding.h"

namespace VirtTap {

// What is to be said of a tap or a bridge whatever guest uses it, and of the machine they are on. Pure; the worst
// first.
QList<Finding> checkLinkAsItIs(const MachineState& machine, int link, const Facts& facts);
QList<Finding> checkMachineAsItIs(const MachineState& machine, const Facts& facts);

} // namespace VirtTap
