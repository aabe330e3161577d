#include "ui/newinterface/resultpage.h"

#include "core/connection.h"
#include "core/connections.h"
#include "core/deliver.h"
#include "ui/icons.h"
#include "ui/newinterface/framewatch.h"
#include "ui/newinterface/guestxml.h"
#include "ui/newinterface/requesteditor.h"
#include "ui/newinterface/runkeeper.h"
#include "ui/newinterface/scopechoice.h"
#include "ui_resultpage.h"
#include "xml/interfacexml.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace VirtTap {

namespace {

QString iconName(Proof::Answer answer)
{
    switch (answer) {
    case Proof::Answer::Yes:
        return u"success"_s;
    case Proof::Answer::No:
        return u"warning"_s;
    case Proof::Answer::NotYet:
        return u"pending"_s;
    case Proof::Answer::Unknown:
        break;
    }
    return u"unknown"_s;
}

QString answerWord(Proof::Answer answer)
{
    switch (answer) {
    case Proof::Answer::Yes:
        return ResultPage::tr("Yes");
    case Proof::Answer::No:
        return ResultPage::tr("No");
    case Proof::Answer::NotYet:
        return ResultPage::tr("Not yet");
    case Proof::Answer::Unknown:
        break;
    }
    return ResultPage::tr("Not known");
}

} // namespace

ResultPage::ResultPage(RequestEditor& editor, QWidget* parent)
    : WizardPage(parent)
    , m_editor(editor)
    , m_frames(new FrameWatch(editor.connections(), this))
    , m_ui(std::make_unique<Ui::ResultPage>())
{
    m_ui->setupUi(this);
    QFont bold = m_ui->headlineLabel->font();
    bold.setBold(true);
    m_ui->headlineLabel->setFont(bold);
    m_ui->startButton->setIcon(icon(u"start"));
    m_ui->messageBar->setClosable(false);
    m_ui->proofBox->hide();
    m_ui->startButton->hide();
    m_ui->leftLabel->hide();
    m_ui->changedBox->hide();
    connect(m_ui->reviewAgainButton, &QPushButton::clicked, this, &ResultPage::reviewAsked);
    connect(m_ui->messageBar, &MessageBar::accepted, this, &ResultPage::goOnUnchecked);
    connect(m_ui->cancelRunButton, &QPushButton::clicked, this, [this] {
        if (m_run)
            m_run->cancel();
        m_ui->cancelRunButton->setEnabled(false);
        m_ui->headlineLabel->setText(tr("Stopping after this step; what was done is undone…"));
    });
    connect(m_ui->startButton, &QPushButton::clicked, this, &ResultPage::startGuest);
    connect(&m_editor, &RequestEditor::changed, this, &ResultPage::showReadBack);
    connect(m_frames, &FrameWatch::changed, this, &ResultPage::showReadBack);
}

ResultPage::~ResultPage() = default;

QString ResultPage::title() const
{
    return tr("Result");
}

QString ResultPage::summary() const
{
    switch (m_phase) {
    case Phase::Idle:
        return {};
    case Phase::Running:
        return tr("at work");
    case Phase::Done:
        return tr("done");
    case Phase::Failed:
        break;
    }
    return tr("not done");
}

void ResultPage::enter()
{
    (m_phase == Phase::Running ? m_ui->cancelRunButton : m_ui->startButton)->setFocus();
}

void ResultPage::run(const Plan& plan)
{
    if (m_run)
        return;
    m_plan = plan;
    m_request = m_editor.request();
    for (const Step& step : plan.steps) {
        if (!step.bringsInterface())
            continue;
        if (const auto sent = readInterface(step.xml.toUtf8())) // as the person may have edited it
            m_request.interface = *sent;
    }
    m_frames->begin(m_editor.machine().id, m_request.interface.targetDev,
        std::ranges::any_of(plan.steps, [](const Step& step) { return step.kind == Step::Kind::CreateTap; }));
    m_phase = Phase::Running;
    m_ui->headlineLabel->setText(tr("At work…"));
    m_ui->messageBar->clear();
    m_ui->leftLabel->hide();
    m_ui->changedBox->hide();
    m_ui->proofBox->hide();
    m_ui->startButton->hide();
    m_ui->cancelRunButton->show();
    m_ui->cancelRunButton->setEnabled(true);
    m_ui->stepList->setSteps({});
    m_ui->stepList->setSteps(plan.steps);
    m_run = startRun(plan, m_editor.connections());
    if (m_patience)
        m_run->setPatience(*m_patience);
    connect(m_run, &PlanRun::stepChanged, this, &ResultPage::stepChanged);
    connect(m_run, &PlanRun::waitingForGuest, this, [this] {
        m_ui->messageBar->showMessage(MessageBar::Severity::Warning,
            tr("Waiting for the guest: “%1” has not let go of the interface yet. A guest without a running operating "
               "system may never do so. This goes on when the window is closed; Cancel undoes what was done.")
                .arg(m_request.domainName));
    });
    connect(m_run, &PlanRun::finished, this, &ResultPage::finished);
    emit changed();
}

void ResultPage::stepChanged(int step, PlanRun::StepState state, const QString& message)
{
    m_ui->stepList->setState(step, state, message);
    if (state == PlanRun::StepState::Done)
        m_ui->messageBar->clear();
}

void ResultPage::finished(const PlanRun::Outcome& outcome)
{
    m_run.clear();
    m_phase = outcome.isDone ? Phase::Done : Phase::Failed;
    m_ui->cancelRunButton->hide();
    m_ui->messageBar->clear();
    if (Connection* connection = m_editor.connections().connection(m_request.domain.uri))
        connection->refresh(m_request.domain.uuid);
    if (outcome.isDone) {
        m_ui->headlineLabel->setText(tr("libvirt took it. What it made of it is being read back…"));
        m_editor.readAgain();
    } else {
        showFailure(outcome);
    }
    emit changed();
}

void ResultPage::showFailure(const PlanRun::Outcome& outcome)
{
    const bool isCancelled = outcome.error.kind == Error::Kind::Cancelled;
    m_ui->headlineLabel->setText(outcome.left.isEmpty()
            ? (isCancelled ? tr("Cancelled. Everything is as it was.") : tr("It failed. Everything is as it was."))
            : (isCancelled ? tr("Cancelled. Not everything is as it was.")
                           : tr("It failed. Not everything is as it was.")));
    m_ui->messageBar->showError(outcome.error);
    if (outcome.error.kind == Error::Kind::Uncheckable && !m_plan.isDefinedUnchecked)
        m_ui->messageBar->offer(tr("Go On Without the Check"));
    m_ui->leftLabel->setVisible(!outcome.left.isEmpty());
    m_ui->leftLabel->setText(tr("What is left:") + u'\n' + outcome.left.join(u'\n'));
    const bool isOtherConfig = !outcome.configFound.isEmpty();
    m_ui->changedBox->setVisible(isOtherConfig);
    if (isOtherConfig) {
        m_ui->changedView->compare(outcome.configExpected, outcome.configFound);
        m_ui->reviewAgainButton->setFocus();
    }
}

void ResultPage::goOnUnchecked()
{
    Plan plan = m_plan;
    plan.isDefinedUnchecked = true;
    run(plan);
}

ReadBack ResultPage::readBack() const
{
    const GuestXml& xml = m_editor.xml();
    ReadBack result {
        .isRead = xml.isRead() && xml.error().message.isEmpty(), .whyNot = xml.error().message, .config = {}, .live = {}
    };
    if (xml.configDescription())
        result.config = xml.configDescription()->interfaces;
    if (xml.liveDescription())
        result.live = xml.liveDescription()->interfaces;
    return result;
}

// Nothing is claimed before libvirt has given back what it made of the deed.
void ResultPage::showReadBack()
{
    if (m_phase != Phase::Done || m_editor.xml().isReading())
        return;
    const ConnectionState* state = m_editor.facts().connection(m_request.domain.uri);
    QList<Proof> proofs = proofsOf(m_request, state, m_editor.facts().machineOf(m_request.domain.uri), readBack());
    showHeadline(proofs.first());
    const DomainPtr domain = state ? state->domain(m_request.domain.uuid) : DomainPtr();
    const QString& tap = m_request.interface.targetDev;
    const bool isUsed = domain && domain->isActive()
        && std::ranges::any_of(domain->live, [&tap](const Interface& live) { return live.targetDev == tap; });
    m_frames->look(isUsed);
    proofs.append(sendsProof(m_request.domainName, tap, isUsed, m_frames->hasSeen(), m_frames->whyNot()));
    showProofs(proofs);

    m_ui->startButton->setVisible(domain && !domain->isActive() && state->canChange());
    m_ui->startButton->setEnabled(!m_isStarting);
    m_ui->startButton->setText(tr("&Start “%1”").arg(QString(m_request.domainName).replace(u'&', u"&&"_s)));
}

void ResultPage::showHeadline(const Proof& written)
{
    const QString& tap = m_request.interface.targetDev;
    switch (written.answer) {
    case Proof::Answer::Yes:
        m_ui->headlineLabel->setText(tr("Done: “%1” has its interface on “%2”, %3.")
                                         .arg(m_request.domainName, tap, scopeWords(m_request.scope)));
        break;
    case Proof::Answer::No:
        m_ui->headlineLabel->setText(
            tr("libvirt said that it was done, yet “%1” does not have that interface.").arg(m_request.domainName));
        break;
    case Proof::Answer::NotYet:
    case Proof::Answer::Unknown:
        m_ui->headlineLabel->setText(tr("libvirt said that it was done; it could not be read back."));
        break;
    }
}

void ResultPage::showProofs(const QList<Proof>& proofs)
{
    const std::pair<QLabel*, QLabel*> rows[] = { { m_ui->writtenIcon, m_ui->writtenLabel },
        { m_ui->openedIcon, m_ui->openedLabel }, { m_ui->carrierIcon, m_ui->carrierLabel },
        { m_ui->taintIcon, m_ui->taintLabel }, { m_ui->sendsIcon, m_ui->sendsLabel } };
    for (qsizetype i = 0; i < proofs.size(); ++i) {
        const Proof& proof = proofs.at(i);
        const auto& [picture, label] = rows[i];
        picture->setPixmap(icon(iconName(proof.answer)).pixmap(QSize(16, 16), devicePixelRatioF()));
        label->setText(tr("%1: %2").arg(answerWord(proof.answer), proof.sentence));
    }
    m_ui->proofBox->show();
}

void ResultPage::startGuest()
{
    Connection* connection = m_editor.connections().connection(m_request.domain.uri);
    if (!connection)
        return;
    m_isStarting = true;
    m_ui->startButton->setEnabled(false);
    m_ui->messageBar->clear();
    deliver(connection->start(m_request.domain.uuid), this, [this](const Result<void>& started) {
        m_isStarting = false;
        if (!started)
            m_ui->messageBar->showError(started.error());
        showReadBack();
    });
}

} // namespace VirtTap
