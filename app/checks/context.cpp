#include "checks/context.h"

#include <algorithm>

namespace VirtTap {

using namespace Qt::StringLiterals;

CheckContext::CheckContext(const InterfaceDraft& draft, const Facts& facts)
    : m_draft(draft)
    , m_facts(facts)
    , m_connection(facts.connection(draft.domain.uri))
    , m_machine(facts.machineOf(draft.domain.uri))
    , m_domain(m_connection ? m_connection->domain(draft.domain.uuid) : DomainPtr())
    , m_link(facts.linkNamed(m_machine, draft.interface.targetDev))
{
}

QString CheckContext::guest() const
{
    return m_domain ? u"“%1”"_s.arg(m_domain->name) : Checks::tr("the guest");
}

bool CheckContext::isNow() const
{
    return m_draft.scope != Scope::AfterNextStart && m_domain && m_domain->isActive();
}

Finding::Severity CheckContext::atStart() const
{
    return isNow() || isConfig() ? Finding::Severity::WillFail : Finding::Severity::Risk;
}

bool CheckContext::isOwnLive() const
{
    if (isDraft() || !m_domain || !m_domain->isActive())
        return false;
    return std::ranges::any_of(m_domain->live, [&](const Interface& live) {
        return live.mac == interface().mac && live.targetDev == tap() && live.isEthernet();
    });
}

bool CheckContext::isVirtio() const
{
    const QString& model = interface().model;
    return model == u"virtio" || model == u"virtio-transitional" || model == u"virtio-non-transitional";
}

bool CheckContext::isReplaced(const DomainKey& domain, const Interface& other) const
{
    if (!m_draft.replaces || domain != m_draft.domain)
        return false;
    const Interface& replaced = *m_draft.replaces;
    return replaced.mac ? replaced.mac == other.mac : replaced == other;
}

bool CheckContext::isMissing(const QString& path) const
{
    const Known<HostFile> file = m_facts.files.value(path);
    return file.isKnown() && !file.value().exists;
}

void CheckContext::add(const char* id, Finding::Severity severity, const QString& message, const char* field,
    const QList<QPair<QString, QString>>& evidence)
{
    Finding finding;
    finding.id = QString::fromLatin1(id);
    finding.severity = severity;
    finding.message = message;
    finding.domain = m_draft.domain;
    finding.interface = interface().mac ? interface().mac->toString() : interface().alias;
    finding.tap = interface().isEthernet() ? tap() : QString();
    finding.field = QString::fromLatin1(field);
    finding.evidence = evidence;
    finding.machine = m_machine.id;
    m_findings.append(finding);
}

void CheckContext::offer(const char* fix, QList<QPair<QString, QString>> arguments)
{
    Finding& finding = m_findings.last();
    finding.fix = QString::fromLatin1(fix);
    finding.fixArguments = arguments.isEmpty() ? QList<QPair<QString, QString>> { { u"tap"_s, tap() } } : arguments;
}

QList<Finding> CheckContext::take()
{
    std::ranges::stable_sort(m_findings, isWorse, &Finding::severity);
    return std::exchange(m_findings, {});
}

} // namespace VirtTap
