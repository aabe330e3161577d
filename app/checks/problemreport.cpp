#include "checks/problemreport.h"

#include "checks/context.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <array>

namespace VirtTap {

using namespace Qt::StringLiterals;
using Severity = Finding::Severity;

namespace {

QJsonValue orNull(const QString& text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

QJsonObject objectOf(const QList<QPair<QString, QString>>& pairs)
{
    QJsonObject object;
    for (const auto& [key, value] : pairs)
        object.insert(key, value);
    return object;
}

QString versionText(unsigned long version)
{
    return version == 0 ? Checks::tr("not known")
                        : u"%1.%2.%3"_s.arg(version / 1'000'000).arg(version / 1'000 % 1'000).arg(version % 1'000);
}

QString uriOf(const Finding& finding, const Facts& facts)
{
    if (!finding.domain.uri.isEmpty())
        return finding.domain.uri;
    for (const ConnectionState& state : facts.connections) {
        if (state.host.machineId == finding.machine)
            return state.uri;
    }
    return {};
}

QString escaped(QString text)
{
    for (const QChar c : u"\\`*_<>[]|"_s)
        text.replace(c, u'\\' + QString(c));
    return text.simplified();
}

QString titleOf(Severity severity)
{
    switch (severity) {
    case Severity::WillFail:
        return Checks::tr("Will fail");
    case Severity::WillNotWork:
        return Checks::tr("Will not work");
    case Severity::Risk:
        return Checks::tr("Risks");
    case Severity::Hint:
        return Checks::tr("Hints");
    case Severity::Unknown:
        break;
    }
    return Checks::tr("Not known");
}

} // namespace

QJsonArray findingsJson(const QList<Finding>& findings, const Facts& facts)
{
    QJsonArray rows;
    for (const Finding& finding : findings) {
        const ConnectionState* state = facts.connection(finding.domain.uri);
        const DomainPtr guest = state ? state->domain(finding.domain.uuid) : DomainPtr();
        const QJsonValue fix = finding.fix.isEmpty()
            ? QJsonValue()
            : QJsonObject { { u"id"_s, finding.fix }, { u"arguments"_s, objectOf(finding.fixArguments) } };
        rows.append(QJsonObject { { u"id"_s, finding.id }, { u"severity"_s, QString(severityKey(finding.severity)) },
            { u"connection"_s, orNull(uriOf(finding, facts)) },
            { u"guest"_s, guest ? QJsonValue(guest->name) : QJsonValue() },
            { u"uuid"_s, guest ? QJsonValue(guest->uuid.toString(QUuid::WithoutBraces)) : QJsonValue() },
            { u"interface"_s, orNull(finding.interface) }, { u"tap"_s, orNull(finding.tap) },
            { u"message"_s, finding.message }, { u"evidence"_s, objectOf(finding.evidence) }, { u"fix"_s, fix } });
    }
    return rows;
}

QByteArray jsonReport(const QList<Finding>& findings, const Facts& facts, const QString& version)
{
    QJsonArray connections;
    for (const ConnectionState& state : facts.connections)
        connections.append(QJsonObject { { u"connection"_s, state.uri }, { u"driver"_s, state.host.driver },
            { u"libvirt"_s, versionText(state.host.libvirtVersion) },
            { u"hypervisor"_s, versionText(state.host.hypervisorVersion) }, { u"guests"_s, state.domains.size() } });
    return QJsonDocument(QJsonObject { { u"version"_s, version }, { u"connections"_s, connections },
                             { u"findings"_s, findingsJson(findings, facts) } })
        .toJson();
}

QString markdownReport(const QList<Finding>& findings, const Facts& facts, const QString& version)
{
    QString text = u"# %1\n\n- virt-tap %2\n"_s.arg(Checks::tr("Problems with taps"), version);
    for (const ConnectionState& state : facts.connections)
        text += u"- %1\n"_s.arg(escaped(Checks::tr("%1: libvirt %2, %3 %4, %5")
                                            .arg(state.uri, versionText(state.host.libvirtVersion), state.host.driver,
                                                versionText(state.host.hypervisorVersion),
                                                Checks::tr("%n guest(s)", nullptr, int(state.domains.size())))));
    for (const Severity severity :
        { Severity::WillFail, Severity::WillNotWork, Severity::Risk, Severity::Hint, Severity::Unknown }) {
        bool isFirst = true;
        for (const Finding& finding : findings) {
            if (finding.severity != severity)
                continue;
            if (std::exchange(isFirst, false))
                text += u"\n## %1\n\n"_s.arg(titleOf(severity));
            QStringList evidence;
            for (const auto& [key, value] : finding.evidence)
                evidence.append(u"%1=%2"_s.arg(key, value));
            text += u"- %1 (%2)\n"_s.arg(
                escaped(finding.message), escaped((QStringList { finding.id } + evidence).join(u", "_s)));
        }
    }
    if (findings.isEmpty())
        text += u"\n%1\n"_s.arg(Checks::tr("Nothing was found."));
    return text;
}

} // namespace VirtTap
