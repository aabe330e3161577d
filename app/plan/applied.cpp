#include "plan/applied.h"

#include "core/jsonreader.h"
#include "plan/planfile.h"
#include "plan/planwords.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace VirtTap {

using namespace Qt::StringLiterals;

namespace {

constexpr auto format = "virt-tap activity"_L1;
constexpr int version = 1;
constexpr qsizetype mostPlans = 100'000;

// The numbers of the steps that are done.
QJsonArray doneSteps(const AppliedPlan& applied)
{
    QJsonArray steps;
    for (qsizetype i = 0; i < applied.isDone.size(); ++i) {
        if (applied.isDone.at(i))
            steps.append(QJsonObject { { u"step"_s, i } });
    }
    return steps;
}

AppliedPlan readOne(JsonReader& reader)
{
    AppliedPlan applied;
    applied.id = QUuid(reader.line(u"id"_s));
    applied.time = QDateTime::fromString(reader.line(u"time"_s), Qt::ISODateWithMs);
    if (applied.id.isNull())
        reader.refuse(u"id"_s, PlanWords::tr("This is no UUID."));
    if (!applied.time.isValid())
        reader.refuse(u"time"_s, PlanWords::tr("This is no time."));
    applied.isUndone = reader.flag(u"undone"_s);
    applied.configAfter = reader.has(u"config_after"_s) ? reader.text(u"config_after"_s) : QString();
    JsonReader plan = reader.object(u"plan"_s);
    applied.plan = readPlanObject(plan);
    applied.isDone.fill(false, applied.plan.steps.size());
    QList<JsonReader> done = reader.objects(u"done"_s, applied.plan.steps.size());
    for (JsonReader& each : done) {
        const qint64 step = each.number(u"step"_s, 0, applied.plan.steps.size() - 1);
        if (each.isGood())
            applied.isDone[step] = true;
    }
    reader.end();
    return applied;
}

} // namespace

QByteArray writeApplied(const QList<AppliedPlan>& applied)
{
    QJsonArray list;
    for (const AppliedPlan& each : applied)
        list.append(QJsonObject { { u"id"_s, each.id.toString(QUuid::WithoutBraces) },
            { u"time"_s, each.time.toUTC().toString(Qt::ISODateWithMs) }, { u"undone"_s, each.isUndone },
            { u"config_after"_s, each.configAfter.isEmpty() ? QJsonValue() : QJsonValue(each.configAfter) },
            { u"plan"_s, planObject(each.plan) }, { u"done"_s, doneSteps(each) } });
    return QJsonDocument(QJsonObject { { u"format"_s, format }, { u"version"_s, version }, { u"applied"_s, list } })
        .toJson();
}

Result<QList<AppliedPlan>> readApplied(const QByteArray& json)
{
    const auto invalid = [](const QString& message) {
        return std::unexpected(Error { .kind = Error::Kind::Invalid, .message = message, .detail = {} });
    };
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError)
        return invalid(PlanWords::tr("This is no JSON: %1 (line %2).")
                           .arg(error.errorString(), QString::number(json.left(error.offset).count('\n') + 1)));
    QString problem;
    JsonReader reader(document.object(), {}, problem);
    if (reader.line(u"format"_s) != format)
        reader.refuse(u"format"_s, PlanWords::tr("It is not “%1”.").arg(format));
    reader.number(u"version"_s, version, version);
    QList<AppliedPlan> applied;
    QList<JsonReader> list = reader.objects(u"applied"_s, mostPlans);
    for (JsonReader& each : list) {
        if (reader.isGood())
            applied.append(readOne(each));
    }
    reader.end();
    if (!problem.isEmpty())
        return invalid(problem);
    return applied;
}

} // namespace VirtTap
