#include "ui/mainwindow.h"
#include "ui_mainwindow.h"

#include <QFileDialog>
#include <QtConcurrentRun>

#include "core/connection.h"
#include "core/connections.h"
#include "core/deliver.h"
#include "core/workers.h"
#include "models/activitymodel.h"
#include "plan/planfile.h"
#include "plan/undoplan.h"
#include "ui/activitypage.h"
#include "ui/newinterface/planjournal.h"
#include "ui/plans/manyplansdialog.h"
#include "ui/plans/plandialog.h"

using namespace Qt::StringLiterals;

namespace VirtTap {

void MainWindow::connectPlans()
{
    m_journal = std::make_unique<PlanJournal>(m_connections, m_settings.appliedFile());
    connect(m_ui->openPlanAction, &QAction::triggered, this, &MainWindow::openPlan);
    connect(m_activityPage, &ActivityPage::undoAsked, this, &MainWindow::undo);
    connect(m_activityPage, &ActivityPage::cleared, m_journal.get(), &PlanJournal::clear);
    connect(m_journal.get(), &PlanJournal::changed, this, [this] {
        QSet<QUuid> undoable;
        for (const AppliedPlan& each : m_journal->applied()) {
            if (!each.isUndone)
                undoable.insert(each.id);
        }
        m_activityPage->setUndoable(undoable);
    });
    connect(m_journal.get(), &PlanJournal::restored, this, [this](const QList<AppliedPlan>& applied) {
        QList<Activity> lines;
        for (const AppliedPlan& each : applied) {
            const Step& first = each.plan.steps.constFirst();
            lines.append({ .time = each.time,
                .kind = Activity::Kind::Done,
                .uri = first.domain.uri,
                .domain = first.domain.uuid,
                .text = each.plan.title,
                .detail = {},
                .guest = first.domainName,
                .applied = each.id });
        }
        m_activity->appendOlder(lines);
    });
    connect(m_journal.get(), &PlanJournal::failed, this, [this](const QString& sentence, const QString& detail) {
        m_ui->messageBar->showMessage(MessageBar::Severity::Warning, sentence, detail);
    });
}

void MainWindow::openPlan()
{
    auto* dialog = new QFileDialog(this, tr("Open Plan"));
    dialog->setObjectName(u"openPlanDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptOpen);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({ tr("Plans (*.json)"), tr("All files (*)") });
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        deliver(QtConcurrent::run(&workers(), [path] { return readPlansFile(path); }), this,
            [this](const Result<QList<Plan>>& plans) {
                if (!plans) {
                    m_ui->messageBar->showError(plans.error());
                    return;
                }
                QDialog* shown = nullptr;
                if (plans->size() == 1)
                    shown = new PlanDialog(m_connections, plans->constFirst(), PlanDialog::Deed::CarryOut, this);
                else
                    shown = new ManyPlansDialog(m_connections, *plans, this);
                shown->setAttribute(Qt::WA_DeleteOnClose);
                shown->open();
            });
    });
    dialog->open();
}

void MainWindow::undo(const QUuid& id)
{
    const AppliedPlan* applied = m_journal->find(id);
    if (!applied)
        return;
    const DomainKey& guest = applied->plan.steps.constFirst().domain;
    const Connection* connection = m_connections.connection(guest.uri);
    const UndoPlan undo = undoPlan(applied->plan, applied->isDone,
        connection ? connection->state().domain(guest.uuid) : DomainPtr(), applied->configAfter);
    if (undo.plan.steps.isEmpty()) {
        m_ui->messageBar->showMessage(MessageBar::Severity::Information,
            (QStringList { tr("There is nothing that could be undone.") } + undo.stays).join(u' '));
        return;
    }
    auto* dialog = new PlanDialog(m_connections, undo.plan, PlanDialog::Deed::Undo, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setStays(undo.stays);
    connect(dialog, &PlanDialog::begun, m_journal.get(), [this, id](PlanRun* run) {
        connect(run, &PlanRun::finished, m_journal.get(), [this, id](const PlanRun::Outcome& outcome) {
            if (outcome.isDone)
                m_journal->setUndone(id);
        });
    });
    dialog->open();
}

} // namespace VirtTap
