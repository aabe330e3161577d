#include "ui/newinterface/runkeeper.h"

#include "core/connections.h"
#include "ui/newinterface/planjournal.h"

namespace VirtTap {

PlanRun* startRun(const Plan& plan, Connections& connections)
{
    auto* run = new PlanRun(plan, connections, &connections);
    QObject::connect(run, &PlanRun::finished, run, [run, &connections](const PlanRun::Outcome& outcome) {
        run->setParent(nullptr); // no longer one of runsOf()
        run->deleteLater();
        if (run->plan().steps.isEmpty())
            return;
        PlanJournal* journal = PlanJournal::of(connections);
        const QUuid applied = journal ? journal->record(run->plan(), outcome) : QUuid();
        const DomainKey& domain = run->plan().steps.first().domain;
        QStringList details { outcome.error.message, outcome.error.detail };
        details += outcome.left;
        details.removeAll(QString());
        emit connections.happened({ .time = QDateTime::currentDateTime(),
            .kind = outcome.isDone ? Activity::Kind::Done : Activity::Kind::Failed,
            .uri = domain.uri,
            .domain = domain.uuid,
            .text = run->plan().title,
            .detail = details.join(u'\n'),
            .guest = run->plan().steps.first().domainName,
            .applied = applied });
    });
    run->start();
    return run;
}

QList<PlanRun*> runsOf(const Connections& connections)
{
    return connections.findChildren<PlanRun*>(QString(), Qt::FindDirectChildrenOnly);
}

} // namespace VirtTap
