#pragma once

#include "checks/catalogue.h"
#include "checks/networkpath.h"

namespace VirtTap {

CheckEntry::Joint jointOf(const Finding& finding);

// The findings of a guest, its tap, the bridge and the machine that are about this path.
QList<Finding> findingsAlong(const PathFacts& facts, const FindingsByPlace& findings);

} // namespace VirtTap
