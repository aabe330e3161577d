#include "cli/report.h"

#include "core/taintentries.h"

#include <QJsonObject>

#include <algorithm>

namespace VirtTap {

using namespace Qt::StringLiterals;

namespace {

QString key(TaintEntry::Certainty certainty)
{
    switch (certainty) {
    case TaintEntry::Certainty::Yes:
        return u"yes"_s;
    case TaintEntry::Certainty::Depends:
        return u"depends"_s;
    case TaintEntry::Certainty::Unknown:
        return u"unknown"_s;
    }
    return {};
}

QJsonValue orNull(const QString& text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

QJsonObject json(const Domain& domain, const TaintEntry& entry)
{
    QStringList causes;
    QJsonArray places;
    for (const TaintCause& cause : entry.causes) {
        causes.append(causeWords(cause));
        places.append(QJsonObject { { u"element"_s, QString(cause.element) }, { u"device"_s, orNull(cause.device) },
            { u"value"_s, orNull(cause.value) }, { u"line"_s, cause.line }, { u"last_line"_s, cause.lastLine } });
    }
    return { { u"guest"_s, domain.name }, { u"uuid"_s, domain.uuid.toString(QUuid::WithoutBraces) },
        { u"flag"_s, orNull(taintName(entry.flag)) },
        { u"when"_s, entry.when == TaintEntry::When::Now ? u"now"_s : u"next-start"_s },
        { u"certain"_s, key(entry.certainty) }, { u"cause"_s, orNull(causes.join(u"; "_s)) }, { u"places"_s, places },
        { u"text"_s, orNull(entry.text) }, { u"note"_s, orNull(entry.note) } };
}

} // namespace

QJsonArray taintsJson(const ConnectionState& state, const QString& guest)
{
    const DomainPtr only = findGuest(state, guest);
    QList<DomainPtr> domains = state.domains.values();
    std::ranges::sort(domains, {}, [](const DomainPtr& domain) { return std::pair(domain->name, domain->uuid); });
    QJsonArray rows;
    for (const DomainPtr& domain : std::as_const(domains)) {
        if (!guest.isEmpty() && domain != only)
            continue;
        for (const TaintEntry& entry : taintsOf(*domain, state.host))
            rows.append(json(*domain, entry));
    }
    return rows;
}

} // namespace VirtTap
