#pragma once

#include "plan/run.h"

namespace VirtTap {

// Starts a run that outlives the dialog it was started from: it belongs to the connections and deletes itself when it
// has ended. The Activity page tells of it, as there may be no dialog left to do so; it is kept in the PlanJournal.
PlanRun* startRun(const Plan& plan, Connections& connections);

QList<PlanRun*> runsOf(const Connections& connections); // those that have not ended

} // namespace VirtTap
