#include "plan/stages.h"

#include "plan/planwords.h"

#include <algorithm>
#include <ranges>

namespace VirtTap {

namespace {

void keepFirst(QList<Step>& steps, Step::Kind kind)
{
    bool isFound = false;
    steps.removeIf([&](const Step& step) { return step.kind == kind && std::exchange(isFound, true); });
}

// As the last thing of all.
void keepLast(QList<Step>& steps, Step::Kind kind)
{
    const auto last = std::ranges::find(steps.crbegin(), steps.crend(), kind, &Step::kind);
    if (last == steps.crend())
        return;
    const Step kept = *last;
    steps.removeIf([kind](const Step& step) { return step.kind == kind; });
    steps.append(kept);
}

Plan merged(const QList<Plan>& plans)
{
    Plan plan = plans.constFirst();
    if (plans.size() == 1)
        return plan;
    plan.title = PlanWords::tr("Change %n interface(s) of “%1”", nullptr, static_cast<int>(plans.size()))
                     .arg(plan.steps.constFirst().domainName);
    Stages all;
    for (const Plan& each : plans) {
        const Stages stages = stagesOf(each);
        all.before += stages.before;
        all.taps += stages.taps;
        all.after += stages.after;
        plan.isDefinedUnchecked = plan.isDefinedUnchecked || each.isDefinedUnchecked;
    }
    plan.steps = all.before + all.taps + all.after;
    keepFirst(plan.steps, Step::Kind::ShutDownGuest);
    keepFirst(plan.steps, Step::Kind::WaitForGuestOff);
    keepLast(plan.steps, Step::Kind::DiscardSavedState);
    keepLast(plan.steps, Step::Kind::StartGuest);
    return plan;
}

} // namespace

Stages stagesOf(const Plan& plan)
{
    Stages stages;
    const auto isTap = [](const Step& step) { return step.kind == Step::Kind::CreateTap; };
    const bool hasTaps = std::ranges::any_of(plan.steps, isTap);
    for (const Step& step : plan.steps) {
        const bool isBefore = hasTaps && stages.taps.isEmpty();
        (isTap(step) ? stages.taps : isBefore ? stages.before : stages.after).append(step);
    }
    return stages;
}

QList<Plan> onePlanForEachGuest(const QList<Plan>& plans)
{
    QList<QList<Plan>> groups;
    QHash<DomainKey, qsizetype> places;
    for (const Plan& plan : plans) {
        const DomainKey guest = plan.steps.isEmpty() ? DomainKey() : plan.steps.constFirst().domain;
        const auto place = guest.isNull() ? places.constEnd() : places.constFind(guest);
        if (place != places.constEnd()) {
            groups[*place].append(plan);
            continue;
        }
        if (!guest.isNull())
            places.insert(guest, groups.size());
        groups.append({ plan });
    }
    QList<Plan> result;
    for (const QList<Plan>& group : std::as_const(groups))
        result.append(merged(group));
    return result;
}

} // namespace VirtTap
