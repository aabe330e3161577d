#pragma once

#include "plan/run.h"

namespace VirtTap {

// Starts a run that outlives the dialog it was started from: it belongs to the connections and deletes itself when it
// has ended. Of a failure the Activity page tells, as there may be no dialog left to do so.
PlanRun* startRun(const Plan& plan, Connections& connections);

} // namespace VirtTap
