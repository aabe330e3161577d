#include "cli/filecommand.h"

#include "cli/cliwords.h"
#include "core/connections.h"
#include "core/deliver.h"
#include "plan/plandifferences.h"
#include "xml/linediff.h"

#include <algorithm>

namespace VirtTap {

using namespace Qt::StringLiterals;

FileCommand::FileCommand(Connections& connections, QList<Plan> plans, Doing& doing, QObject* parent)
    : QObject(parent)
    , m_connections(connections)
    , m_plans(std::move(plans))
    , m_doing(doing)
{
}

void FileCommand::start()
{
    m_waiting = 1; // until all are asked for
    for (const Plan& plan : m_plans) {
        const DomainKey& guest = plan.steps.constFirst().domain;
        Connection* connection = m_connections.connection(guest.uri);
        if (plan.configXml.isEmpty() || !connection || !connection->state().domain(guest.uuid))
            continue;
        ++m_waiting;
        deliver(connection->readXml(guest.uuid, Connection::Xml::Config), this,
            [this, &plan](const Result<QString>& config) { compare(plan, config); });
    }
    if (--m_waiting == 0)
        review();
}

// The first one that does not fit ends it.
void FileCommand::compare(const Plan& plan, const Result<QString>& config)
{
    --m_waiting;
    if (m_isRefused)
        return;
    if (!config) {
        m_isRefused = true;
        m_doing.fail(codeOf(config.error().kind), config.error().message, config.error().detail);
    } else if (config->trimmed() != plan.configXml.trimmed()) {
        m_isRefused = true;
        QStringList lines;
        for (const DiffLine& line : diffLines(plan.configXml, *config)) {
            if (line.kind != DiffLine::Kind::Same)
                lines.append((line.kind == DiffLine::Kind::Removed ? u"- "_s : u"+ "_s) + line.text);
        }
        m_doing.fail(ExitCode::Refused,
            CliWords::tr("The config of “%1” was changed since this plan was made. Nothing was done; plan it anew.")
                .arg(plan.steps.constFirst().domainName),
            lines.join(u"\n  "_s));
    } else if (m_waiting == 0) {
        review();
    }
}

QList<Finding> FileCommand::findingsOf(const Plan& plan, const Facts& facts) const
{
    QList<Finding> all = planDifferences(plan, m_connections);
    for (const PlannedInterface& each : plannedInterfaces(plan)) {
        if (!each.interface.isOnOwnTap()) // what it had before, and gets back
            continue;
        const InterfaceDraft draft { .domain = plan.steps.constFirst().domain,
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
    const Facts facts = gatherFacts(m_connections);
    QList<Finding> all;
    for (const Plan& plan : m_plans)
        all += findingsOf(plan, facts);
    for (const Finding& finding : std::as_const(all))
        m_doing.note(finding.message, blocks(finding));
    if (std::ranges::any_of(all, blocks))
        m_doing.fail(ExitCode::Refused, CliWords::tr("Nothing was changed."));
    else
        m_doing.start(m_plans);
}

} // namespace VirtTap
