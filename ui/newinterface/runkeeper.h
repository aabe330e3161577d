#pragma once

#include "plan/bulkrun.h"
#include "plan/run.h"

namespace VirtTap {

// Starts a run that outlives the dialog it was started from: it belongs to the connections and deletes itself when it
// has ended. The Activity page tells of it, as there may be no dialog left to do so; it is kept in the PlanJournal.
PlanRun* startRun(const Plan& plan, Connections& connections);
BulkRun* startBulkRun(const QList<Plan>& plans, BulkRun::OnFailure onFailure, Connections& connections);

// Those that have not ended.
QList<PlanRun*> runsOf(const Connections& connections);
QList<BulkRun*> bulkRunsOf(const Connections& connections);

QStringList leftOf(const BulkRun& run); // what its parts that were not done left behind, each with its error

} // namespace VirtTap
