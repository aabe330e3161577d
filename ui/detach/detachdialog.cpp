#include "ui/detach/detachdialog.h"

#include "core/connections.h"
#include "models/words.h"
#include "ui_detachdialog.h"
#include "ui/icons.h"
#include "ui/newinterface/guestxml.h"
#include "ui/newinterface/runkeeper.h"
#include "ui/newinterface/scopechoice.h"
#include "xml/linediff.h"

#include <QPushButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace VirtTap {

DetachDialog::DetachDialog(
    Connections& connections, const DomainKey& guest, const InterfacePair& interface, QWidget* parent)
    : QDialog(parent)
    , m_connections(connections)
    , m_guest(guest)
    , m_interface(interface)
    , m_xml(new GuestXml(connections, this))
    , m_ui(std::make_unique<Ui::DetachDialog>())
{
    setObjectName(u"detachDialog"_s);
    m_ui->setupUi(this);
    QFont bold = m_ui->headlineLabel->font();
    bold.setBold(true);
    m_ui->headlineLabel->setFont(bold);
    m_ui->detachButton->setIcon(icon(u"detach"));
    m_ui->cancelRunButton->hide();
    m_ui->leftLabel->hide();
    m_ui->messageBar->setClosable(false);

    if (const Connection* connection = connections.connection(guest.uri))
        m_domain = connection->state().domain(guest.uuid);
    connect(m_ui->bothRadio, &QRadioButton::clicked, this, [this] { chooseScope(Scope::Both); });
    connect(m_ui->nowRadio, &QRadioButton::clicked, this, [this] { chooseScope(Scope::Now); });
    connect(m_ui->configRadio, &QRadioButton::clicked, this, [this] { chooseScope(Scope::AfterNextStart); });
    connect(m_ui->detachButton, &QPushButton::clicked, this, &DetachDialog::detach);
    connect(m_ui->closeButton, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_ui->cancelRunButton, &QPushButton::clicked, this, [this] {
        m_ui->cancelRunButton->setEnabled(false);
        if (m_run)
            m_run->cancel();
    });
    connect(m_ui->messageBar, &MessageBar::accepted, this, &DetachDialog::goOn);
    connect(&connections, &Connections::changed, this, &DetachDialog::connectionChanged);
    connect(m_xml, &GuestXml::changed, this, &DetachDialog::showAll);
    m_xml->read(m_guest, m_domain && m_domain->isActive(), m_domain && m_domain->isPersistent);
    showAll();
    m_ui->closeButton->setFocus(); // Return alone takes nothing away
}

DetachDialog::~DetachDialog() = default;

void DetachDialog::setPatience(std::chrono::milliseconds patience)
{
    m_patience = patience;
}

void DetachDialog::connectionChanged(const ConnectionState& state, const QSet<QUuid>& domains)
{
    if (state.uri != m_guest.uri)
        return;
    if (const DomainPtr domain = state.domain(m_guest.uuid))
        m_domain = domain;
    if (m_phase == Phase::Asking && domains.contains(m_guest.uuid) && state.isUsable() && m_domain) {
        const QList<InterfacePair> pairs = m_domain->interfaces();
        const auto same = std::ranges::find_if(pairs, [this](const InterfacePair& pair) {
            return pair.shown().mac == m_interface.shown().mac
                && (pair.shown().address == m_interface.shown().address || pair.shown().address.isEmpty());
        });
        if (same != pairs.end())
            m_interface = *same;
        m_xml->read(m_guest, m_domain->isActive(), m_domain->isPersistent);
    }
    showAll();
}

void DetachDialog::chooseScope(Scope scope)
{
    m_scope = scope;
    showAll();
}

QString DetachDialog::nameOfInterface() const
{
    const Interface& interface = m_interface.shown();
    QStringList words;
    for (const QString& word : { interface.alias, interface.type, interface.targetDev, nameOf(interface.mac) }) {
        if (!word.isEmpty())
            words.append(word);
    }
    return words.join(u' ');
}

Result<Plan> DetachDialog::plan() const
{
    if (!m_xml->isRead())
        return std::unexpected(m_xml->error());
    return planDetach(m_guest, m_domain ? m_domain->name : QString(), m_interface, m_scope, m_xml->config().toUtf8(),
        m_xml->live().toUtf8());
}

QString DetachDialog::problem() const
{
    const Connection* connection = m_connections.connection(m_guest.uri);
    if (!connection || !connection->state().isUsable())
        return tr("The connection to this guest is not open.");
    if (connection->state().isReadOnly)
        return tr("This connection is read-only: nothing can be detached through it.");
    if (!connection->state().domain(m_guest.uuid))
        return tr("The guest is gone.");
    return {};
}

void DetachDialog::showAll()
{
    showWords();
    showScopes();
    const QString why = problem();
    if (m_phase == Phase::Asking) {
        const Result<Plan> made = plan();
        m_ui->stepList->setSteps(made ? made->steps : QList<Step> {});
        const Error error = made ? Error {} : made.error();
        if (!why.isEmpty())
            m_ui->messageBar->showMessage(MessageBar::Severity::Warning, why);
        else if (!error.message.isEmpty())
            m_ui->messageBar->showError(error);
        else
            m_ui->messageBar->clear();
        m_ui->detachButton->setEnabled(why.isEmpty() && made && !m_xml->isReading());
    }
    m_ui->detachButton->setVisible(m_phase == Phase::Asking);
    m_ui->cancelRunButton->setVisible(m_phase == Phase::Running);
    m_ui->scopeBox->setVisible(m_phase == Phase::Asking);
    m_ui->closeButton->setText(m_phase == Phase::Asking ? tr("Cancel") : tr("&Close"));
}

void DetachDialog::showWords()
{
    const QString guest = m_domain ? m_domain->name : QString();
    if (m_phase == Phase::Asking)
        m_ui->headlineLabel->setText(tr("Detach %1 from “%2”?").arg(nameOfInterface(), guest));
    const Interface& interface = m_interface.shown();
    m_ui->effectLabel->setVisible(m_phase == Phase::Asking);
    m_ui->effectLabel->setText(interface.isOnOwnTap()
            ? tr("The guest loses this network interface. The tap “%1” stays as it is.").arg(interface.targetDev)
            : tr("The guest loses this network interface."));
    const bool isSaved
        = m_phase == Phase::Asking && m_domain && !m_domain->isActive() && m_domain->hasManagedSave.is(true);
    m_ui->savedStateLabel->setVisible(isSaved);
    m_ui->savedStateLabel->setText(
        tr("“%1” has a saved state: its next start resumes it with this interface, whatever the config says.")
            .arg(guest));
}

void DetachDialog::showScopes()
{
    InterfaceRequest request;
    request.deed = InterfaceRequest::Deed::Replace; // as there, only what is there can be reached
    request.replaces = m_interface;
    const QList<ScopeOption> options = scopeOptions(m_domain.data(), request);
    if (m_phase == Phase::Asking && !isPossible(options, m_scope)) {
        const Scope best = bestScope(options, m_scope);
        if (best != m_scope) {
            m_scope = best;
            QMetaObject::invokeMethod(this, &DetachDialog::showAll, Qt::QueuedConnection);
        }
    }
    m_ui->bothRadio->setEnabled(isPossible(options, Scope::Both));
    m_ui->nowRadio->setEnabled(isPossible(options, Scope::Now));
    m_ui->configRadio->setEnabled(isPossible(options, Scope::AfterNextStart));
    m_ui->bothRadio->setChecked(m_scope == Scope::Both);
    m_ui->nowRadio->setChecked(m_scope == Scope::Now);
    m_ui->configRadio->setChecked(m_scope == Scope::AfterNextStart);
    QStringList reasons;
    for (const ScopeOption& option : options) {
        if (!option.whyNot.isEmpty() && !reasons.contains(option.whyNot))
            reasons.append(option.whyNot);
    }
    m_ui->scopeReason->setVisible(!reasons.isEmpty());
    m_ui->scopeReason->setText(reasons.join(u' '));
}

void DetachDialog::detach()
{
    if (const Result<Plan> made = plan())
        run(made.value());
}

void DetachDialog::run(const Plan& made)
{
    if (m_run)
        return;
    m_plan = made;
    m_phase = Phase::Running;
    m_ui->messageBar->clear();
    m_ui->leftLabel->hide();
    m_ui->headlineLabel->setText(tr("Detaching %1 from “%2”…").arg(nameOfInterface(), m_domain->name));
    m_run = startRun(made, m_connections);
    if (m_patience)
        m_run->setPatience(*m_patience);
    connect(m_run, &PlanRun::stepChanged, m_ui->stepList, &StepList::setState);
    connect(m_run, &PlanRun::waitingForGuest, this, [this] {
        m_ui->messageBar->showMessage(MessageBar::Severity::Warning,
            tr("Waiting for the guest: “%1” has not let go of the interface yet. A guest without a running operating "
               "system may never do so. You may close this window; it goes on.")
                .arg(m_domain->name));
    });
    connect(m_run, &PlanRun::finished, this, &DetachDialog::finished);
    showAll();
}

void DetachDialog::finished(const PlanRun::Outcome& outcome)
{
    m_run.clear();
    m_phase = outcome.isDone ? Phase::Done : Phase::Failed;
    m_ui->messageBar->clear();
    const QString guest = m_domain->name;
    if (outcome.isDone) {
        m_ui->headlineLabel->setText(
            tr("Done: %1 is detached from “%2”, %3.").arg(nameOfInterface(), guest, scopeWords(m_scope)));
    } else {
        const bool isCancelled = outcome.error.kind == Error::Kind::Cancelled;
        m_ui->headlineLabel->setText(isCancelled ? tr("Cancelled.") : tr("It failed."));
        showError(outcome);
        m_ui->leftLabel->setVisible(!outcome.left.isEmpty());
        m_ui->leftLabel->setText(tr("What is left:") + u'\n' + outcome.left.join(u'\n'));
    }
    if (Connection* connection = m_connections.connection(m_guest.uri))
        connection->refresh(m_guest.uuid);
    showAll();
    m_ui->closeButton->setFocus();
}

// The offers that goOn() takes up.
void DetachDialog::showError(const PlanRun::Outcome& outcome)
{
    m_isConfigOther = !outcome.configFound.isEmpty();
    if (!m_isConfigOther) {
        m_ui->messageBar->showError(outcome.error);
        if (outcome.error.kind == Error::Kind::Uncheckable && !m_plan.isDefinedUnchecked)
            m_ui->messageBar->offer(tr("Go On Without the Check"));
        return;
    }
    QStringList lines;
    for (const DiffLine& line : diffLines(outcome.configExpected, outcome.configFound)) {
        if (line.kind != DiffLine::Kind::Same)
            lines.append((line.kind == DiffLine::Kind::Removed ? u"- "_s : u"+ "_s) + line.text);
    }
    m_ui->messageBar->showMessage(MessageBar::Severity::Error, outcome.error.message, lines.join(u'\n'));
    m_ui->messageBar->offer(tr("Look Again"));
}

void DetachDialog::goOn()
{
    if (!m_isConfigOther) {
        Plan unchecked = m_plan;
        unchecked.isDefinedUnchecked = true;
        run(unchecked);
        return;
    }
    m_phase = Phase::Asking;
    m_xml->read(m_guest, m_domain && m_domain->isActive(), m_domain && m_domain->isPersistent);
    showAll();
}

} // namespace VirtTap
