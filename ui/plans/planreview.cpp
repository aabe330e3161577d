#include "ui/plans/planreview.h"

#include "checks/interfacechecks.h"
#include "core/connections.h"
#include "plan/plandifferences.h"
#include "plan/planfile.h"
#include "ui/newinterface/proof.h"

#include <algorithm>

namespace VirtTap {

QList<Finding> findingsOf(const Plan& plan, const Connections& connections, const Facts& facts,
    const std::optional<DomainDescription>& config, const std::optional<DomainDescription>& live)
{
    QList<Finding> findings = planDifferences(plan, connections);
    for (const PlannedInterface& each : plannedInterfaces(plan)) {
        if (!each.interface.isOnOwnTap()) // what it had before, and gets back
            continue;
        const InterfaceDraft draft { .domain = plan.steps.constFirst().domain,
            .replaces = each.replaces,
            .interface = each.interface,
            .scope = each.scope,
            .newTap = each.newTap,
            .config = config,
            .live = live };
        for (const Finding& finding : checkDraft(draft, facts)) {
            if (std::ranges::find(findings, finding.message, &Finding::message) == findings.end())
                findings.append(finding);
        }
    }
    std::ranges::stable_sort(findings, isWorse, &Finding::severity);
    return findings;
}

PlanReview::PlanReview(Connections& connections, Plan plan, QObject* parent)
    : QObject(parent)
    , m_connections(connections)
    , m_plan(std::move(plan))
    , m_xml(new GuestXml(connections, this))
{
    m_compareSoon.setSingleShot(true);
    m_compareSoon.setInterval(30);
    connect(&m_compareSoon, &QTimer::timeout, this, &PlanReview::compare);
    connect(m_xml, &GuestXml::changed, this, &PlanReview::compare);
    const auto compareSoon = [this] {
        if (!m_compareSoon.isActive())
            m_compareSoon.start();
    };
    connect(&connections, &Connections::changed, this,
        [this, compareSoon](const ConnectionState& state, const QSet<QUuid>& domains) {
            const DomainKey& guest = m_plan.steps.constFirst().domain;
            if (state.uri == guest.uri && domains.contains(guest.uuid))
                lookAgain();
            else
                compareSoon();
        });
    connect(&connections, &Connections::machineChanged, this, compareSoon);
    connect(&connections, &Connections::tapServiceChanged, this, compareSoon);
    lookAgain();
}

void PlanReview::setConnection(const QString& uri)
{
    m_plan = throughConnection(m_plan, uri);
    lookAgain();
}

void PlanReview::lookAgain()
{
    const DomainKey& guest = m_plan.steps.constFirst().domain;
    const Connection* connection = m_connections.connection(guest.uri);
    const DomainPtr domain = connection ? connection->state().domain(guest.uuid) : DomainPtr();
    m_xml->read(guest, domain && domain->isActive(), domain && domain->isPersistent); // tells, also of nothing
}

bool PlanReview::isConfigChanged() const
{
    return m_xml->isRead() && !m_plan.configXml.isEmpty() && !m_xml->config().isEmpty()
        && m_xml->config().trimmed() != m_plan.configXml.trimmed();
}

void PlanReview::acceptConfig()
{
    m_plan.configXml = m_xml->config();
    emit changed();
}

void PlanReview::compare()
{
    m_findings = findingsOf(
        m_plan, m_connections, gatherFacts(m_connections), m_xml->configDescription(), m_xml->liveDescription());
    emit changed();
}

QString PlanReview::problem() const
{
    const auto blocking = std::ranges::find_if(m_findings, blocks);
    if (blocking != m_findings.end())
        return blocking->message;
    if (m_xml->isReading())
        return tr("The XML of “%1” is being read.").arg(m_plan.steps.constFirst().domainName);
    if (!m_xml->error().message.isEmpty())
        return m_xml->error().message;
    if (isConfigChanged())
        return tr("The config of “%1” is not as it was when this was prepared.")
            .arg(m_plan.steps.constFirst().domainName);
    return {};
}

QStringList PlanReview::readBack() const
{
    ReadBack read { .isRead = m_xml->isRead() && !m_xml->isReading() && m_xml->error().message.isEmpty(),
        .whyNot = m_xml->error().message,
        .config = {},
        .live = {} };
    if (m_xml->configDescription())
        read.config = m_xml->configDescription()->interfaces;
    if (m_xml->liveDescription())
        read.live = m_xml->liveDescription()->interfaces;
    const Step& first = m_plan.steps.constFirst();
    const Connection* connection = m_connections.connection(first.domain.uri);
    QStringList sentences;
    for (const PlannedInterface& each : plannedInterfaces(m_plan)) {
        if (!each.interface.isOnOwnTap())
            continue;
        InterfaceRequest request;
        request.domain = first.domain;
        request.domainName = first.domainName;
        request.interface = each.interface;
        request.scope = each.scope;
        sentences.append(proofsOf(
            request, connection ? &connection->state() : nullptr, m_connections.machineOf(first.domain.uri), read)
                             .constFirst()
                             .sentence);
    }
    return sentences;
}

} // namespace VirtTap
