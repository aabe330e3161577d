#include "ui/fix/fixdialog.h"
#include "ui_fixdialog.h"

#include "core/connection.h"
#include "core/connections.h"
#include "core/tapservice.h"
#include "plan/fixplan.h"
#include "ui/icons.h"
#include "ui/newinterface/guestxml.h"
#include "ui/newinterface/runkeeper.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace VirtTap {

FixDialog::FixDialog(Connections& connections, const QList<Finding>& findings, QWidget* parent)
    : QDialog(parent)
    , m_connections(connections)
    , m_findings(findings)
    , m_ui(std::make_unique<Ui::FixDialog>())
{
    setObjectName(u"fixDialog"_s);
    m_ui->setupUi(this);
    QFont bold = m_ui->headlineLabel->font();
    bold.setBold(true);
    m_ui->headlineLabel->setFont(bold);
    m_ui->fixButton->setIcon(icon(u"edit"));
    m_ui->messageBar->setClosable(false);
    BulkProgress::fillOnFailure(*m_ui->failureBox);
    const int count = static_cast<int>(findings.size());
    m_ui->headlineLabel->setText(
        count == 1 ? tr("What mends it:") : tr("What mends all %n finding(s) of this kind:", nullptr, count));
    m_ui->findingLabel->setText(count == 1
            ? findings.constFirst().message
            : tr("%1 And %n more.", "%1 is a finding, a sentence", count - 1).arg(findings.constFirst().message));
    connect(m_ui->fixButton, &QPushButton::clicked, this, &FixDialog::runAll);
    connect(m_ui->closeButton, &QPushButton::clicked, this, &QDialog::reject);
    connect(
        &connections, &Connections::changed, this, [this](const ConnectionState& state, const QSet<QUuid>& domains) {
            for (const QUuid& uuid : domains) {
                if (m_phase == Phase::Asking && m_xml.contains({ .uri = state.uri, .uuid = uuid }))
                    read({ .uri = state.uri, .uuid = uuid });
            }
            if (m_phase == Phase::Asking)
                make();
        });
    connect(&connections, &Connections::machineChanged, this, [this] {
        if (m_phase == Phase::Asking)
            make();
    });
    readAll();
}

FixDialog::~FixDialog() = default;

const ConnectionState* FixDialog::stateOf(const QString& uri) const
{
    const Connection* connection = m_connections.connection(uri);
    return connection ? &connection->state() : nullptr;
}

void FixDialog::readAll()
{
    for (const Finding& finding : m_findings) {
        if (fixKindOf(finding) != FixKind::Interface || m_xml.contains(finding.domain))
            continue;
        auto* xml = new GuestXml(m_connections, this);
        connect(xml, &GuestXml::changed, this, [this] {
            if (m_phase == Phase::Reading || m_phase == Phase::Asking)
                make();
        });
        m_xml.insert(finding.domain, xml);
    }
    const QList<DomainKey> guests = m_xml.keys();
    for (const DomainKey& guest : guests)
        read(guest);
    make();
}

void FixDialog::read(const DomainKey& guest)
{
    const ConnectionState* state = stateOf(guest.uri);
    if (const DomainPtr domain = state ? state->domain(guest.uuid) : DomainPtr())
        m_xml.value(guest)->read(guest, domain->isActive(), domain->isPersistent);
}

void FixDialog::make()
{
    const auto isReading = [](const GuestXml* xml) { return xml->isReading(); };
    m_phase = std::ranges::any_of(m_xml, isReading) ? Phase::Reading : Phase::Asking;
    if (m_phase == Phase::Asking) {
        m_plans.clear();
        m_commands.clear();
        m_problems.clear();
        makeTapPlans();
        makeGuestPlans();
        m_problems.removeDuplicates();
        QList<Step> steps;
        for (const Plan& plan : std::as_const(m_plans))
            steps += plan.steps;
        m_ui->stepList->setSteps(steps);
    }
    showAll();
}

// In the order in which they were found.
void FixDialog::makeGuestPlans()
{
    QList<DomainKey> guests;
    QHash<DomainKey, QList<Finding>> byGuest;
    for (const Finding& finding : m_findings) {
        if (fixKindOf(finding) != FixKind::Interface)
            continue;
        if (!byGuest.contains(finding.domain))
            guests.append(finding.domain);
        byGuest[finding.domain].append(finding);
    }
    for (const DomainKey& key : std::as_const(guests)) {
        const ConnectionState* state = stateOf(key.uri);
        const DomainPtr guest = state ? state->domain(key.uuid) : DomainPtr();
        const GuestXml& xml = *m_xml.value(key);
        if (!guest) {
            m_problems.append(tr("A guest is gone."));
        } else if (!state->canChange()) {
            m_problems.append(state->isReadOnly ? tr("The connection to “%1” is read-only.").arg(guest->name)
                                                : tr("The connection to “%1” is not open.").arg(guest->name));
        } else if (!xml.isRead()) {
            m_problems.append(xml.error().message);
        } else if (const auto plan
            = planInterfaceFixes(byGuest.value(key), key.uri, *guest, xml.config().toUtf8(), xml.live().toUtf8())) {
            m_plans.append(*plan);
        } else {
            m_problems.append(plan.error().message);
        }
    }
}

// Of each machine as one, so that a person is asked once.
void FixDialog::makeTapPlans()
{
    QHash<QString, QList<Finding>> byMachine;
    for (const Finding& finding : m_findings) {
        if (fixKindOf(finding) == FixKind::Tap)
            byMachine[finding.machine].append(finding);
    }
    for (const QString& uri : m_connections.uris()) {
        const MachineState machine = m_connections.machineOf(uri);
        const QList<Finding> findings = byMachine.take(machine.id);
        if (findings.isEmpty())
            continue;
        const TapService* service = m_connections.tapService(machine.id);
        const bool canMake = service && service->state().isAvailable();
        TapFixes fixes = planTapFixes(findings, uri, machine, canMake ? service->taps().valueOr({}) : ManagedTaps {});
        if (!fixes.plan.steps.isEmpty())
            m_plans.append(fixes.plan);
        m_commands += fixes.commands;
    }
}

void FixDialog::showAll()
{
    using Severity = MessageBar::Severity;
    if (m_phase == Phase::Reading)
        m_ui->messageBar->showMessage(Severity::Information, tr("The XML of the guests is being read."));
    else if (m_phase == Phase::Asking && !m_problems.isEmpty())
        m_ui->messageBar->showMessage(Severity::Warning, m_problems.constFirst(), m_problems.join(u'\n'));
    else if (m_phase == Phase::Asking && m_plans.isEmpty() && m_commands.isEmpty())
        m_ui->messageBar->showMessage(Severity::Success, tr("Nothing is left to be mended."));
    else if (m_phase == Phase::Asking)
        m_ui->messageBar->clear();
    const bool isAsking = m_phase == Phase::Reading || m_phase == Phase::Asking;
    const bool isMany = m_plans.size() > 1;
    const bool showsSteps = !m_plans.isEmpty() && (isAsking || !isMany);
    m_ui->stepsLabel->setVisible(showsSteps);
    m_ui->stepList->setVisible(showsSteps);
    m_ui->failureLabel->setVisible(isAsking && isMany);
    m_ui->failureBox->setVisible(isAsking && isMany);
    m_ui->progress->setVisible(!isAsking && isMany);
    m_ui->commandBox->setCommands(
        tr("virt-tap did not make this, or cannot change it from here. These lines do, as root on the host."),
        isAsking ? m_commands : QStringList());
    m_ui->fixButton->setVisible(isAsking && !m_plans.isEmpty());
    m_ui->fixButton->setEnabled(m_phase == Phase::Asking);
    m_ui->fixButton->setText(m_findings.size() == 1 ? tr("&Fix") : tr("&Fix All"));
    m_ui->closeButton->setText(isAsking && !m_plans.isEmpty() ? tr("Cancel")
            : m_phase == Phase::Running                       ? tr("&Hide")
                                                              : tr("&Close"));
}

void FixDialog::runAll()
{
    if (m_phase != Phase::Asking || m_plans.isEmpty())
        return;
    m_phase = Phase::Running;
    m_ui->messageBar->clear();
    showAll();
    m_ui->closeButton->setFocus();
    if (m_plans.size() == 1)
        runOne();
    else
        runMany();
}

void FixDialog::runOne()
{
    const PlanRun* run = startRun(m_plans.constFirst(), m_connections);
    connect(run, &PlanRun::stepChanged, m_ui->stepList, &StepList::setState);
    connect(run, &PlanRun::finished, this, &FixDialog::endOne);
}

void FixDialog::runMany()
{
    BulkRun* run = startBulkRun(m_plans, BulkProgress::onFailure(*m_ui->failureBox), m_connections);
    m_ui->progress->setRun(*run, BulkProgress::Deed::Mend);
    connect(m_ui->progress, &BulkProgress::ended, this, [this] {
        m_phase = Phase::Over;
        showAll();
    });
}

void FixDialog::endOne(const PlanRun::Outcome& outcome)
{
    m_phase = Phase::Over;
    QStringList details { outcome.error.message, outcome.error.detail };
    details += outcome.left;
    details.removeAll(QString());
    if (outcome.isDone)
        m_ui->messageBar->showMessage(
            MessageBar::Severity::Success, tr("Done. What was found is being looked at again."));
    else
        m_ui->messageBar->showMessage(
            MessageBar::Severity::Error, tr("It failed, and what was done of it was undone."), details.join(u'\n'));
    showAll();
}

} // namespace VirtTap
