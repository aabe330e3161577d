#include "ui/newinterface/runkeeper.h"

#include "core/connections.h"

namespace VirtTap {

namespace {

void tellOfFailure(Connections& connections, const Plan& plan, const Error& error, const QStringList& left)
{
    const DomainKey& domain = plan.steps.constFirst().domain;
    QStringList details { error.message, error.detail };
    details += left;
    details.removeAll(QString());
    emit connections.happened({ .time = QDateTime::currentDateTime(),
        .kind = Activity::Kind::Failed,
        .uri = domain.uri,
        .domain = domain.uuid,
        .text = plan.title,
        .detail = details.join(u'\n') });
}

} // namespace

PlanRun* startRun(const Plan& plan, Connections& connections)
{
    auto* run = new PlanRun(plan, connections, &connections);
    QObject::connect(run, &PlanRun::finished, run, [run, &connections](const PlanRun::Outcome& outcome) {
        run->setParent(nullptr); // no longer one of runsOf()
        run->deleteLater();
        if (!outcome.isDone && !run->plan().steps.isEmpty())
            tellOfFailure(connections, run->plan(), outcome.error, outcome.left);
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
            const BulkRun::Part& part = run->parts().at(at);
            if (part.state == BulkRun::PartState::Failed || !part.left.isEmpty())
                tellOfFailure(connections, run->plans().at(at), part.error, part.left);
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
