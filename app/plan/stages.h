#pragma once

#include "plan/plan.h"

namespace VirtTap {

// A plan around the taps that it creates; without such all of it is `after`.
struct Stages
{
    QList<Step> before;
    QList<Step> taps;
    QList<Step> after;
};

Stages stagesOf(const Plan& plan);

// Several plans for one guest as one, as its config is changed once, it is shut down and started once, and all is
// undone as a whole. In the order of the first plan of each guest; a plan of taps alone stays as it is.
QList<Plan> onePlanForEachGuest(const QList<Plan>& plans);

} // namespace VirtTap
