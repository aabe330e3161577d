#include "ui/newinterface/runkeeper.h"

#include "core/connections.h"
#include "ui/newinterface/planjournal.h"

namespace VirtTap {

namespace {

// On the Activity page, and in the journal where something stays that can be undone.
void record(Connections& connections, const Plan& plan, const PlanRun::Outcome& outcome)
{
    if (plan.steps.isEmpty())
        return;
    PlanJournal* journal = PlanJournal::of(connections);
    const QUuid applied = journal ? journal->record(plan, outcome) : QUuid();
    const Step& first = plan.steps.constFirst();
    QStringList details { outcome.error.message, outcome.error.detail };
    details += outcome.left;
    details.removeAll(QString());
    emit connections.happened({ .time = QDateTime::currentDateTime(),
        .kind = outcome.isDone ? Activity::Kind::Done : Activity::Kind::Failed,
        .uri = first.domain.uri,
        .domain = first.domain.uuid,
        .text = plan.title,
        .detail = details.join(u'\n'),
        .guest = first.domainName,
        .applied = applied });
}

// What is left of a part that failed is for people to read; which of its steps that are is not told.
PlanRun::Outcome outcomeOf(const Plan& plan, const BulkRun::Part& part)
{
    const bool isDone = part.state == BulkRun::PartState::Done;
    return { .isDone = isDone,
        .error = part.error,
        .steps = QList<PlanRun::StepState>(
            plan.steps.size(), isDone ? PlanRun::StepState::Done : PlanRun::StepState::Undone),
        .left = part.left,
        .configExpected = {},
        .configFound = {} };
}

} // namespace

PlanRun* startRun(const Plan& plan, Connections& connections)
{
    auto* run = new PlanRun(plan, connections, &connections);
    QObject::connect(run, &PlanRun::finished, run, [run, &connections](const PlanRun::Outcome& outcome) {
        run->setParent(nullptr); // no longer one of runsOf()
        run->deleteLater();
        record(connections, run->plan(), outcome);
    });
    run->start();
    return run;
}

BulkRun* startBulkRun(const QList<Plan>& plans, BulkRun::OnFailure onFailure, Connections& connections)
{
    auto* run = new BulkRun(plans, onFailure, connections, &connections);
    QObject::connect(run, &BulkRun::finished, run, [run, &connections] {
        run->setParent(nullptr);
        run->deleteLater();
        for (qsizetype at = 0; at < run->plans().size(); ++at) {
            if (run->parts().at(at).state != BulkRun::PartState::Skipped || !run->parts().at(at).left.isEmpty())
                record(connections, run->plans().at(at), outcomeOf(run->plans().at(at), run->parts().at(at)));
        }
    });
    run->start();
    return run;
}

QList<PlanRun*> runsOf(const Connections& connections)
{
    return connections.findChildren<PlanRun*>(QString(), Qt::FindDirectChildrenOnly);
}

QList<BulkRun*> bulkRunsOf(const Connections& connections)
{
    return connections.findChildren<BulkRun*>(QString(), Qt::FindDirectChildrenOnly);
}

QStringList leftOf(const BulkRun& run)
{
    QStringList left;
    for (const BulkRun::Part& part : run.parts()) {
        if (part.state == BulkRun::PartState::Failed)
            left.append(part.error.message);
        left += part.left;
    }
    left.removeDuplicates();
    return left;
}

} // namespace VirtTap
