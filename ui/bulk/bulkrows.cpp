#include "ui/bulk/bulkrows.h"

#include "checks/factindex.h"
#include "ui/scripttext.h"
#include "xml/interfacexml.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace VirtTap {

namespace {

// For tr().
class BulkRows
{
    Q_DECLARE_TR_FUNCTIONS(VirtTap::BulkRows)
};

FactIndex indexOf(const Facts& facts)
{
    FactIndex index;
    for (const ConnectionState& connection : facts.connections) {
        for (const auto& [uuid, domain] : connection.domains.asKeyValueRange())
            index.setGuest(connection.host.machineId, { connection.uri, uuid }, domain);
    }
    for (const MachineState& machine : facts.machines) {
        for (const int link : machine.links.keys())
            index.setLink({}, machine, link);
    }
    return index;
}

InterfaceDraft draftOf(const InterfaceRequest& request, const GuestTexts& texts)
{
    InterfaceDraft draft { .domain = request.domain,
        .replaces = {},
        .interface = request.interface,
        .scope = request.scope,
        .config = {},
        .live = {} };
    if (request.replaces)
        draft.replaces = request.replaces->shown();
    if (request.newTap)
        draft.newTap = tapFor(request.interface, *request.newTap, request.domainName);
    const auto description = [](const QByteArray& xml) {
        const auto read = xml.isEmpty() ? Result<DomainDescription>(std::unexpected(Error {})) : readDomain(xml);
        return read ? std::optional(*read) : std::nullopt;
    };
    draft.config = description(texts.config);
    draft.live = description(texts.live);
    return draft;
}

// The interface as its XML has it now, and as it will be.
void compare(BulkRow& row, const GuestTexts& texts)
{
    const std::optional<InterfacePair>& replaces = row.entry.request.replaces;
    if (replaces) {
        const auto text = replaces->config ? extractInterface(texts.config, *replaces->config)
                                           : extractInterface(texts.live, *replaces->live);
        row.before = text ? *text : QString();
    }
    const auto gives = std::ranges::find_if(row.plan.steps, [](const Step& step) { // the config comes first
        return step.bringsInterface();
    });
    if (gives != row.plan.steps.cend())
        row.after = gives->xml;
}

void judge(BulkRow& row, const Facts& facts, const GuestTexts& texts)
{
    const InterfaceRequest& request = row.entry.request;
    row.findings = checkDraft(draftOf(request, texts), facts);
    const auto worst = std::ranges::find_if(row.findings, [](const Finding& finding) { return blocks(finding); });
    if (worst != row.findings.end()) {
        row.problem = worst->message;
        return;
    }
    if (!texts.error.message.isEmpty()) {
        row.problem = texts.error.message;
        return;
    }
    if (texts.waiting > 0) {
        row.problem = BulkRows::tr("Its XML is being read.");
        return;
    }
    const auto plan = planInterface(request, texts.config, texts.live);
    if (!plan) {
        row.problem = plan.error().message;
        return;
    }
    row.plan = *plan;
    compare(row, texts);
    QStringList remarks;
    if (request.interface.targetDev != row.entry.fullName)
        remarks.append(BulkRows::tr("Cut from “%1”.").arg(row.entry.fullName));
    if (!row.findings.isEmpty())
        remarks.append(row.findings.constFirst().message);
    row.remark = remarks.join(u' ');
}

} // namespace

QList<BulkRow> rowsOf(const BulkRequest& request, const Facts& facts, const QHash<DomainKey, GuestTexts>& texts)
{
    const FactIndex index = indexOf(facts);
    Facts indexed = facts;
    indexed.index = &index;

    QList<BulkRow> rows;
    QHash<QString, qsizetype> names; // by machine and name
    const auto place = [&facts](const InterfaceRequest& each) {
        return facts.machineOf(each.domain.uri).id + u'/' + each.interface.targetDev;
    };
    for (const BulkEntry& entry : entriesOf(request)) {
        rows.append(
            { .entry = entry, .findings = {}, .problem = {}, .remark = {}, .plan = {}, .before = {}, .after = {} });
        ++names[place(entry.request)];
    }
    for (BulkRow& row : rows) {
        if (names.value(place(row.entry.request)) > 1)
            row.problem = BulkRows::tr("Another of these taps has the name “%1”, too.")
                              .arg(row.entry.request.interface.targetDev);
        else
            judge(row, indexed, texts.value(row.entry.request.domain));
    }
    return rows;
}

QString bridgeOf(const InterfacePair& pair, const QHash<QString, std::optional<QString>>& scripts)
{
    const Interface& now = pair.config ? *pair.config : *pair.live;
    if (now.type == "bridge"_L1)
        return now.source;
    const auto text = scripts.value(scriptOf(pair));
    const NetScript script = text ? readNetScript(*text) : NetScript();
    return script.isOvs ? QString() : script.bridge; // a tap is plugged into Open vSwitch by that itself
}

} // namespace VirtTap
