#pragma once

#include "core/domain.h"
#include "plan/plan.h"

namespace VirtTap {

// How a plan that was carried out is taken back.
struct UndoPlan
{
    Plan plan; // what undoes each step, in reverse order; without steps when there is nothing to undo
    QStringList stays; // translated sentences: what cannot be undone, and why
};

// `isDone`: of each step, whether it was done. `guest`: as it is now, null when it is gone or there is none; a guest
// that was started or went off meanwhile is changed where it is now. `configAfter`: its config when the plan had been
// carried out, empty where it is not known.
UndoPlan undoPlan(const Plan& plan, const QList<bool>& isDone, const DomainPtr& guest, const QString& configAfter);

} // namespace VirtTap
