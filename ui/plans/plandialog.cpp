#include "ui/plans/plandialog.h"

#include "core/connection.h"
#include "core/connections.h"
#include "models/words.h"
#include "ui/icons.h"
#include "ui/newinterface/runkeeper.h"
#include "ui/plans/planreview.h"
#include "ui_plandialog.h"

#include <QFontDatabase>
#include <QPushButton>
#include <QSignalBlocker>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace VirtTap {

PlanDialog::PlanDialog(Connections& connections, const Plan& plan, Deed deed, QWidget* parent)
    : QDialog(parent)
    , m_connections(connections)
    , m_made(plan)
    , m_deed(deed)
    , m_review(new PlanReview(connections, plan, this))
    , m_ui(std::make_unique<Ui::PlanDialog>())
{
    setObjectName(u"planDialog"_s);
    m_ui->setupUi(this);
    setWindowTitle(deed == Deed::Undo ? tr("Undo") : tr("Open Plan"));
    QFont bold = m_ui->headlineLabel->font();
    bold.setBold(true);
    m_ui->headlineLabel->setFont(bold);
    m_ui->commandsEdit->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_ui->deedButton->setText(deed == Deed::Undo ? tr("&Undo") : tr("&Carry Out"));
    m_ui->messageBar->setClosable(false);
    m_ui->staysLabel->hide();
    m_ui->leftLabel->hide();
    m_ui->connectionLabel->setVisible(deed == Deed::CarryOut);
    m_ui->connectionCombo->setVisible(deed == Deed::CarryOut);
    m_ui->madeForLabel->hide();

    connect(m_ui->connectionCombo, &QComboBox::activated, this, &PlanDialog::chooseConnection);
    connect(m_ui->deedButton, &QPushButton::clicked, this, &PlanDialog::accept);
    connect(m_ui->closeButton, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_ui->cancelRunButton, &QPushButton::clicked, this, [this] {
        m_ui->cancelRunButton->setEnabled(false);
        if (m_run)
            m_run->cancel();
    });
    connect(m_ui->messageBar, &MessageBar::accepted, this, &PlanDialog::goOn);
    connect(m_review, &PlanReview::changed, this, &PlanDialog::showAll);
    connect(&connections, &Connections::added, this, &PlanDialog::fillConnections);
    connect(&connections, &Connections::aboutToRemove, this, &PlanDialog::fillConnections, Qt::QueuedConnection);
    if (deed == Deed::CarryOut)
        fillConnections();
    showAll();
    m_ui->closeButton->setFocus(); // Return alone changes nothing
}

PlanDialog::~PlanDialog() = default;

void PlanDialog::setStays(const QStringList& sentences)
{
    m_ui->staysLabel->setVisible(!sentences.isEmpty());
    m_ui->staysLabel->setText(tr("What stays:") + u'\n' + sentences.join(u'\n'));
}

void PlanDialog::setPatience(std::chrono::milliseconds patience)
{
    m_patience = patience;
}

// A file's URI is never opened by itself, as that of some transports runs a command: only what is connected is offered.
// Without its own the plan goes to where its guest is.
void PlanDialog::fillConnections()
{
    if (m_deed != Deed::CarryOut || m_phase != Phase::Asking)
        return;
    const QSignalBlocker blocker(m_ui->connectionCombo);
    m_ui->connectionCombo->clear();
    for (const QString& uri : m_connections.uris())
        m_ui->connectionCombo->addItem(connectionName(m_connections.connection(uri)->state()), uri);
    const QString& current = m_review->plan().steps.constFirst().domain.uri;
    int index = m_ui->connectionCombo->findData(current);
    const QUuid& guest = m_made.steps.constFirst().domain.uuid;
    for (int i = 0; index < 0 && i < m_ui->connectionCombo->count(); ++i) {
        const QString uri = m_ui->connectionCombo->itemData(i).toString();
        if (!guest.isNull() && m_connections.connection(uri)->state().domain(guest))
            index = i;
    }
    m_ui->connectionCombo->setCurrentIndex(index);
    if (index >= 0)
        chooseConnection(index);
}

void PlanDialog::chooseConnection(int index)
{
    const QString uri = m_ui->connectionCombo->itemData(index).toString();
    const QString& made = m_made.steps.constFirst().domain.uri;
    m_ui->madeForLabel->setVisible(uri != made);
    m_ui->madeForLabel->setText(tr("The plan was made for %1.").arg(made));
    if (uri != m_review->plan().steps.constFirst().domain.uri)
        m_review->setConnection(uri);
}

void PlanDialog::showAll()
{
    const bool isAsking = m_phase == Phase::Asking;
    if (isAsking)
        showAsking();
    if (m_phase == Phase::Done)
        showDone();
    m_ui->findingList->setVisible(isAsking && !m_review->findings().isEmpty());
    m_ui->connectionCombo->setEnabled(isAsking);
    m_ui->deedButton->setVisible(isAsking);
    m_ui->cancelRunButton->setVisible(m_phase == Phase::Running);
    m_ui->closeButton->setText(isAsking ? tr("Cancel") : tr("&Close"));
}

void PlanDialog::showAsking()
{
    const Plan& plan = m_review->plan();
    m_ui->headlineLabel->setText(plan.title);
    m_ui->stepList->setSteps(plan.steps);
    QStringList commands;
    for (const Step& step : plan.steps)
        commands.append(command(step));
    m_ui->commandsEdit->setPlainText(commands.join(u'\n'));
    m_ui->findingList->setFindings(m_review->findings());
    const bool isChanged = m_review->isConfigChanged();
    m_ui->tabs->setTabVisible(m_ui->tabs->indexOf(m_ui->changedTab), isChanged);
    if (isChanged)
        m_ui->changedView->compare(plan.configXml, m_review->xml().config());
    m_ui->deedButton->setEnabled(m_review->problem().isEmpty());
    showBar();
}

void PlanDialog::showBar()
{
    const Connection* connection = m_connections.connection(m_review->plan().steps.constFirst().domain.uri);
    const bool isBlocked = std::ranges::any_of(m_review->findings(), blocks);
    if (m_review->isConfigChanged() && !isBlocked) {
        m_ui->messageBar->showMessage(MessageBar::Severity::Warning,
            tr("The config of “%1” is not as it was when this was prepared. The page “Changed Meanwhile” shows how.")
                .arg(m_review->plan().steps.constFirst().domainName));
        m_ui->messageBar->offer(tr("I Have Seen It"));
    } else if (!m_review->xml().error().message.isEmpty()) {
        m_ui->messageBar->showError(m_review->xml().error());
    } else if (connection && connection->state().host.isDemo) {
        m_ui->messageBar->showMessage(MessageBar::Severity::Information, tr("Demo: nothing real is changed."));
    } else {
        m_ui->messageBar->clear();
    }
}

void PlanDialog::accept()
{
    if (m_phase == Phase::Asking && m_review->problem().isEmpty())
        carryOut(false);
}

void PlanDialog::carryOut(bool isUnchecked)
{
    if (m_run)
        return;
    Plan plan = m_review->plan();
    plan.isDefinedUnchecked = isUnchecked;
    m_phase = Phase::Running;
    m_ui->messageBar->clear();
    m_ui->leftLabel->hide();
    m_ui->headlineLabel->setText(tr("At work…"));
    m_ui->tabs->setCurrentWidget(m_ui->stepsTab);
    m_ui->stepList->setSteps({});
    m_ui->stepList->setSteps(plan.steps);
    m_ui->cancelRunButton->setEnabled(true);
    m_run = startRun(plan, m_connections);
    if (m_patience)
        m_run->setPatience(*m_patience);
    connect(m_run, &PlanRun::stepChanged, m_ui->stepList, &StepList::setState);
    connect(m_run, &PlanRun::waitingForGuest, this, [this, guest = plan.steps.constFirst().domainName] {
        m_ui->messageBar->showMessage(MessageBar::Severity::Warning,
            tr("Waiting for the guest: “%1” has not let go of the interface yet. A guest without a running operating "
               "system may never do so. You may close this window; it goes on.")
                .arg(guest));
    });
    connect(m_run, &PlanRun::finished, this, &PlanDialog::finished);
    emit begun(m_run);
    showAll();
    m_ui->cancelRunButton->setFocus();
}

void PlanDialog::finished(const PlanRun::Outcome& outcome)
{
    m_run.clear();
    m_phase = outcome.isDone ? Phase::Done : Phase::Failed;
    m_ui->messageBar->clear();
    const DomainKey& guest = m_review->plan().steps.constFirst().domain;
    if (Connection* connection = m_connections.connection(guest.uri); connection && !guest.isNull())
        connection->refresh(guest.uuid);
    if (outcome.isDone)
        m_review->lookAgain();
    else
        showFailure(outcome);
    showAll();
    m_ui->closeButton->setFocus();
}

// What the host says, not what the calls said.
void PlanDialog::showDone()
{
    QStringList sentences { m_deed == Deed::Undo ? tr("It is undone.") : tr("Every step was carried out.") };
    sentences += m_review->readBack();
    m_ui->headlineLabel->setText(sentences.join(u' '));
}

void PlanDialog::showFailure(const PlanRun::Outcome& outcome)
{
    const bool isCancelled = outcome.error.kind == Error::Kind::Cancelled;
    m_ui->headlineLabel->setText(outcome.left.isEmpty()
            ? (isCancelled ? tr("Cancelled. Everything is as it was.") : tr("It failed. Everything is as it was."))
            : (isCancelled ? tr("Cancelled. Not everything is as it was.")
                           : tr("It failed. Not everything is as it was.")));
    m_ui->messageBar->showError(outcome.error);
    m_isUncheckable = outcome.error.kind == Error::Kind::Uncheckable;
    if (m_isUncheckable)
        m_ui->messageBar->offer(tr("Go On Without the Check"));
    else if (!outcome.configFound.isEmpty())
        m_ui->messageBar->offer(tr("Look Again"));
    m_ui->leftLabel->setVisible(!outcome.left.isEmpty());
    m_ui->leftLabel->setText(tr("What is left:") + u'\n' + outcome.left.join(u'\n'));
}

// What the bar offered.
void PlanDialog::goOn()
{
    if (m_phase == Phase::Asking) {
        m_review->acceptConfig();
    } else if (std::exchange(m_isUncheckable, false)) {
        carryOut(true);
    } else {
        m_phase = Phase::Asking;
        m_review->lookAgain();
        showAll();
    }
}

} // namespace VirtTap
