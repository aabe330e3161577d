#include "cli/filecommand.h"

#include "checks/interfacechecks.h"
#include "cli/cliwords.h"
#include "core/connections.h"
#include "core/deliver.h"
#include "plan/plandifferences.h"
#include "xml/linediff.h"

#include <algorithm>

namespace VirtTap {

using namespace Qt::StringLiterals;

FileCommand::FileCommand(Connections& connections, Plan plan, Doing& doing, QObject* parent)
    : QObject(parent)
    , m_connections(connections)
    , m_plan(std::move(plan))
    , m_doing(doing)
{
}

void FileCommand::start()
{
    const DomainKey& guest = m_plan.steps.constFirst().domain;
    const Connection* connection = m_connections.connection(guest.uri);
    const bool isThere = connection && connection->state().domain(guest.uuid);
    if (m_plan.configXml.isEmpty() || !isThere) {
        review();
        return;
    }
    deliver(m_connections.connection(guest.uri)->readXml(guest.uuid, Connection::Xml::Config), this,
        [this](const Result<QString>& config) { compare(config); });
}

void FileCommand::compare(const Result<QString>& config)
{
    if (!config) {
        m_doing.fail(codeOf(config.error().kind), config.error().message, config.error().detail);
        return;
    }
    if (config->trimmed() == m_plan.configXml.trimmed()) {
        review();
        return;
    }
    QStringList lines;
    for (const DiffLine& line : diffLines(m_plan.configXml, *config)) {
        if (line.kind != DiffLine::Kind::Same)
            lines.append((line.kind == DiffLine::Kind::Removed ? u"- "_s : u"+ "_s) + line.text);
    }
    m_doing.fail(ExitCode::Refused,
        CliWords::tr("The config of “%1” was changed since this plan was made. Nothing was done; plan it anew.")
            .arg(m_plan.steps.constFirst().domainName),
        lines.join(u"\n  "_s));
}

QList<Finding> FileCommand::findings() const
{
    QList<Finding> all = planDifferences(m_plan, m_connections);
    const Facts facts = gatherFacts(m_connections);
    for (const PlannedInterface& each : plannedInterfaces(m_plan)) {
        if (!each.interface.isOnOwnTap()) // what it had before, and gets back
            continue;
        const InterfaceDraft draft { .domain = m_plan.steps.constFirst().domain,
            .replaces = each.replaces,
            .interface = each.interface,
            .scope = each.scope,
            .newTap = each.newTap,
            .config = {},
            .live = {} };
        for (const Finding& finding : checkDraft(draft, facts)) {
            if (std::ranges::find(all, finding.message, &Finding::message) == all.end())
                all.append(finding);
        }
    }
    return all;
}

void FileCommand::review()
{
    const QList<Finding> all = findings();
    for (const Finding& finding : all)
        m_doing.note(finding.message, blocks(finding));
    if (std::ranges::any_of(all, blocks))
        m_doing.fail(ExitCode::Refused, CliWords::tr("Nothing was changed."));
    else
        m_doing.start(m_plan);
}

} // namespace VirtTap
