#include "checks/xmlchecks.h"

#include "checks/context.h"
#include "xml/interfacexml.h"

#include <algorithm>

namespace VirtTap {

using namespace Qt::StringLiterals;
using Severity = Finding::Severity;

namespace {

struct Sort
{
    const char* id;
    Severity severity;
};

constexpr Sort schemaSort()
{
    return { "xml-schema", Severity::Risk };
}

Sort sortOf(XmlProblem::Kind kind, XmlUse use)
{
    const Severity dropped = use == XmlUse::Sent ? Severity::WillFail : Severity::Risk;
    switch (kind) {
    case XmlProblem::Kind::Malformed:
        break;
    case XmlProblem::Kind::UnknownElement:
        return { "xml-unknown-element", dropped };
    case XmlProblem::Kind::UnknownAttribute:
        return { "xml-unknown-attribute", dropped };
    case XmlProblem::Kind::UnknownValue:
        return { "xml-unknown-value", Severity::WillFail };
    case XmlProblem::Kind::Ignored:
        return { "xml-ignored", dropped };
    case XmlProblem::Kind::Refused:
        return { "xml-refused", Severity::WillFail };
    case XmlProblem::Kind::DroppedName:
        return { "xml-name-dropped", Severity::WillNotWork }; // on another tap than was meant
    }
    return { "xml-malformed", Severity::WillFail };
}

QList<Finding> findingsOf(const QList<XmlProblem>& problems, XmlUse use)
{
    QList<Finding> findings;
    for (const XmlProblem& problem : problems)
        findings.append(findingOf(problem, use));
    return findings;
}

// The guest as it would be, in place of the one of its UUID or name that is there.
DomainKey define(const DomainDescription& description, const QString& uri, Facts& facts)
{
    const auto state = std::ranges::find(facts.connections, uri, &ConnectionState::uri);
    if (state == facts.connections.end())
        return {};
    Domain guest;
    guest.uuid = description.uuid.isNull() ? QUuid::createUuidV5(QUuid(), description.name) : description.uuid;
    for (const DomainPtr& known : std::as_const(state->domains)) {
        if (known->name == description.name)
            guest.uuid = known->uuid;
    }
    guest.name = description.name;
    guest.type = description.type;
    guest.state = Domain::State::ShutOff;
    guest.isRead = true;
    guest.config = description.interfaces;
    state->domains.insert(guest.uuid, DomainPtr::create(guest));
    facts.index = nullptr; // which knows nothing of it
    return { .uri = uri, .uuid = guest.uuid };
}

QList<Finding> checkInterface(const InterfaceDraft& draft, const Facts& facts)
{
    QList<Finding> findings;
    for (const auto check : { checkTargetName, checkTap, checkMac, checkHardware, checkEthernetLimits })
        findings += check(draft, facts);
    return findings;
}

QList<Finding> checkInterfaces(const DomainDescription& description, const QString& uri, Facts facts)
{
    const DomainKey key = define(description, uri, facts);
    QList<Finding> findings;
    for (const Interface& interface : description.interfaces) {
        if (interface.isEthernet() && !key.isNull())
            findings += checkInterface({ .domain = key,
                                           .replaces = interface,
                                           .interface = interface,
                                           .scope = Scope::AfterNextStart,
                                           .config = description,
                                           .live = {} },
                facts);
    }
    return findings;
}

Finding schemaFinding(const SchemaVerdict& verdict)
{
    Finding finding;
    finding.id = QString::fromLatin1(schemaSort().id);
    finding.severity = schemaSort().severity;
    finding.message = Checks::tr("libvirt's schema refuses this XML, where it is asked for: %1")
                          .arg(verdict.reason.section(u'\n', 0, 0));
    return finding;
}

} // namespace

Finding findingOf(const XmlProblem& problem, XmlUse use)
{
    const Sort sort = sortOf(problem.kind, use);
    Finding finding;
    finding.id = QString::fromLatin1(sort.id);
    finding.severity = sort.severity;
    finding.message = problem.message;
    if (problem.line > 0) {
        finding.message = Checks::tr("Line %1: %2").arg(QString::number(problem.line), problem.message);
        finding.evidence = { { u"line"_s, QString::number(problem.line) } };
    }
    return finding;
}

QList<Finding> checkText(const QByteArray& xml, const QString& uri, const Facts& facts)
{
    const QList<XmlProblem> unfit = parseUntrusted(xml);
    if (!unfit.isEmpty())
        return findingsOf(unfit, XmlUse::Defined);
    const auto interface = readInterface(xml);
    const auto description = readDomain(xml);
    if (!interface && !description)
        return { findingOf({ .line = 0, .message = description.error().message }, XmlUse::Defined) };
    QList<Finding> findings
        = findingsOf(interface ? checkInterfaceElements(xml) : checkDomainElements(xml), XmlUse::Defined);
    const ConnectionState* state = facts.connection(uri);
    const SchemaVersions versions { .here = state ? state->host.clientVersion : 0,
        .there = state ? state->host.libvirtVersion : 0 };
    const SchemaVerdict verdict = interface ? checkInterfaceSchema(xml, versions) : checkDomainSchema(xml, versions);
    if (findings.isEmpty() && verdict.outcome == SchemaVerdict::Outcome::Invalid)
        findings.append(schemaFinding(verdict));
    if (!interface)
        findings += checkInterfaces(*description, uri, facts);
    else if (interface->isEthernet())
        findings += checkInterface({ .domain = { .uri = uri, .uuid = {} },
                                       .replaces = {},
                                       .interface = *interface,
                                       .scope = Scope::AfterNextStart,
                                       .config = {},
                                       .live = {} },
            facts);
    std::ranges::stable_sort(findings, isWorse, &Finding::severity);
    return findings;
}

} // namespace VirtTap
