#include "plan/plan.h"
#include "plan/planwords.h"

namespace VirtTap {

namespace {

Step stepOf(Step::Kind kind, const QString& uri, const TapSpec& tap)
{
    Step step;
    step.kind = kind;
    step.domain.uri = uri;
    step.tap = tap;
    return step;
}

Plan planOf(const QString& title, const QList<Step>& steps)
{
    return { .title = title, .steps = steps, .configXml = {} };
}

} // namespace

Plan planTapCreation(const QString& uri, const QList<TapSpec>& taps, const QString& opener)
{
    QList<Step> steps;
    for (const TapSpec& tap : taps) {
        steps.append(stepOf(Step::Kind::CreateTap, uri, tap));
        steps.last().opener = opener;
    }
    return planOf(PlanWords::tr("Create %n tap(s)", nullptr, static_cast<int>(taps.size())), steps);
}

Plan planTapChange(const QString& uri, const TapSpec& before, const TapChange& change)
{
    Step step = stepOf(Step::Kind::UpdateTap, uri, before);
    step.change = change;
    return planOf(PlanWords::tr("Change the tap “%1”").arg(change.name), { step });
}

Plan planTapDeletion(const QString& uri, const QList<TapSpec>& before)
{
    QList<Step> steps;
    for (const TapSpec& tap : before)
        steps.append(stepOf(Step::Kind::DeleteTap, uri, tap));
    return planOf(PlanWords::tr("Delete %n tap(s)", nullptr, static_cast<int>(before.size())), steps);
}

} // namespace VirtTap
