#include "plan/planfile.h"

#include "core/accounts.h"
#include "core/jsonreader.h"
#include "plan/planwords.h"
#include "plan/shell.h"
#include "xml/interfacexml.h"
#include "xml/schema.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cstdio>
#include <limits>

namespace VirtTap {

using namespace Qt::StringLiterals;

namespace {

constexpr auto format = "virt-tap plan"_L1;
constexpr auto formatOfMany = "virt-tap plans"_L1; // one for each of many guests
constexpr int version = 1;
constexpr qsizetype mostSteps = 100'000;
constexpr qsizetype mostPlans = 100'000;
constexpr qsizetype mostNameBytes = 15; // of a link, IFNAMSIZ without its NUL

// What a step of some kind has beside its connection.
enum Part : unsigned {
    Guest = 1,
    When = 2,
    Xml = 4,
    PreviousXml = 8,
    Alias = 16, // may be absent
    Tap = 32,
    TapName = 64,
    Change = 128,
    MayHaveGuest = 256,
};

struct Shape
{
    Step::Kind kind;
    QLatin1StringView key;
    unsigned parts;
    Scope scope = Scope::Both; // where it is not said
};

// A new kind of step is one more line here.
constexpr Shape shapes[] {
    { Step::Kind::DiscardSavedState, "discard-saved-state"_L1, Guest, Scope::AfterNextStart },
    { Step::Kind::DetachInterface, "detach-interface"_L1, Guest | When | Xml },
    { Step::Kind::WaitForRemoval, "wait-for-removal"_L1, Guest | Alias, Scope::Now },
    { Step::Kind::UpdateInterface, "update-interface"_L1, Guest | When | Xml | PreviousXml },
    { Step::Kind::AttachInterface, "attach-interface"_L1, Guest | When | Xml },
    { Step::Kind::DefineGuest, "define-guest"_L1, Guest | Xml | PreviousXml, Scope::AfterNextStart },
    { Step::Kind::StartGuest, "start-guest"_L1, Guest, Scope::Now },
    { Step::Kind::ShutDownGuest, "shut-down-guest"_L1, Guest, Scope::Now },
    { Step::Kind::WaitForGuestOff, "wait-for-guest-off"_L1, Guest, Scope::Now },
    { Step::Kind::CreateTap, "create-tap"_L1, MayHaveGuest | Tap },
    { Step::Kind::UpdateTap, "update-tap"_L1, MayHaveGuest | Tap | Change },
    { Step::Kind::DeleteTap, "delete-tap"_L1, MayHaveGuest | Tap },
    { Step::Kind::WaitForTapGone, "wait-for-tap-gone"_L1, MayHaveGuest | TapName },
};

constexpr std::pair<QLatin1StringView, Scope> scopes[] {
    { "now"_L1, Scope::Now },
    { "after-next-start"_L1, Scope::AfterNextStart },
    { "both"_L1, Scope::Both },
};

const Shape& shapeOf(Step::Kind kind)
{
    return *std::ranges::find(shapes, kind, &Shape::kind);
}

QString wordOf(Scope scope)
{
    return std::ranges::find(scopes, scope, &std::pair<QLatin1StringView, Scope>::second)->first;
}

QJsonValue orNull(const QString& text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

QJsonValue orNull(const std::optional<MacAddress>& mac)
{
    return mac ? QJsonValue(mac->toString()) : QJsonValue();
}

template <typename T>
QJsonValue orNull(const std::optional<T>& value)
{
    return value ? QJsonValue(static_cast<qint64>(*value)) : QJsonValue();
}

QJsonObject tapObject(const Step& step)
{
    const TapSpec& tap = step.tap;
    return { { u"name"_s, tap.name }, { u"owner"_s, orNull(tap.owner) }, { u"group"_s, orNull(tap.group) },
        { u"opener"_s, orNull(step.opener) }, { u"multi_queue"_s, tap.isMultiQueue },
        { u"mtu"_s, static_cast<qint64>(tap.mtu) }, { u"mac"_s, orNull(tap.mac) },
        { u"guest_mac"_s, orNull(tap.guestMac) }, { u"up"_s, tap.isUp }, { u"bridge"_s, orNull(tap.bridge) },
        { u"recreate_at_boot"_s, tap.isRestored }, { u"label"_s, orNull(tap.label) } };
}

QJsonObject changeObject(const TapChange& change)
{
    QJsonObject object;
    if (change.mtu)
        object.insert(u"mtu"_s, static_cast<qint64>(*change.mtu));
    if (change.mac)
        object.insert(u"mac"_s, change.mac->toString());
    if (change.isUp)
        object.insert(u"up"_s, *change.isUp);
    if (change.bridge)
        object.insert(u"bridge"_s, *change.bridge);
    if (change.isRestored)
        object.insert(u"recreate_at_boot"_s, *change.isRestored);
    return object;
}

QJsonObject stepObject(const Step& step)
{
    const Shape& shape = shapeOf(step.kind);
    QJsonObject object { { u"step"_s, shape.key }, { u"connection"_s, step.domain.uri } };
    if (!step.domain.isNull()) {
        object.insert(u"guest"_s, step.domainName);
        object.insert(u"uuid"_s, step.domain.uuid.toString(QUuid::WithoutBraces));
    }
    if (shape.parts & When)
        object.insert(u"when"_s, wordOf(step.scope));
    if (shape.parts & Xml)
        object.insert(u"xml"_s, step.xml);
    if (shape.parts & PreviousXml)
        object.insert(u"previous_xml"_s, step.previousXml);
    if (shape.parts & Alias)
        object.insert(u"alias"_s, orNull(step.alias));
    if (shape.parts & Tap)
        object.insert(u"tap"_s, tapObject(step));
    if (shape.parts & TapName)
        object.insert(u"tap"_s, QJsonObject { { u"name"_s, step.tap.name } });
    if (shape.parts & Change)
        object.insert(u"change"_s, changeObject(step.change));
    return object;
}

// A name that a link can have; whether it is one that may be given to a new tap is for the checks and the helper.
QString readLinkName(JsonReader& reader, const QString& key)
{
    const QString name = reader.line(key);
    const auto isOdd = [](QChar c) { return c.isSpace() || c == u'/' || c == u'%' || c == u':' || c == u'\\'; };
    if (name.toUtf8().size() > mostNameBytes)
        reader.refuse(
            key, PlanWords::tr("“%1” is longer than the 15 bytes that a link's name has.").arg(excerpt(name)));
    else if (std::ranges::any_of(name, isOdd) || name == "."_L1 || name == ".."_L1 || name.startsWith(u'-'))
        reader.refuse(key, PlanWords::tr("“%1” is no name of a link.").arg(excerpt(name)));
    return name;
}

std::optional<MacAddress> readMac(JsonReader& reader, const QString& key)
{
    if (!reader.has(key))
        return std::nullopt;
    const QString text = reader.line(key);
    const auto mac = MacAddress::parse(text);
    if (!mac)
        reader.refuse(key, PlanWords::tr("“%1” is no MAC address.").arg(excerpt(text)));
    return mac;
}

quint32 readMtu(JsonReader& reader)
{
    return static_cast<quint32>(reader.number(u"mtu"_s, 68, 65535));
}

template <typename T>
std::optional<T> readId(JsonReader& reader, const QString& key)
{
    if (!reader.has(key))
        return std::nullopt;
    return static_cast<T>(reader.number(key, 0, std::numeric_limits<T>::max() - 1)); // the last one means nobody
}

void readTap(JsonReader reader, Step& step)
{
    TapSpec& tap = step.tap;
    tap.name = readLinkName(reader, u"name"_s);
    tap.owner = readId<uid_t>(reader, u"owner"_s);
    tap.group = readId<gid_t>(reader, u"group"_s);
    step.opener = reader.has(u"opener"_s) ? reader.line(u"opener"_s) : QString();
    tap.isMultiQueue = reader.has(u"multi_queue"_s) && reader.flag(u"multi_queue"_s);
    tap.mtu = reader.has(u"mtu"_s) ? readMtu(reader) : TapSpec().mtu;
    tap.mac = readMac(reader, u"mac"_s);
    tap.guestMac = readMac(reader, u"guest_mac"_s);
    tap.isUp = !reader.has(u"up"_s) || reader.flag(u"up"_s);
    tap.bridge = reader.has(u"bridge"_s) ? readLinkName(reader, u"bridge"_s) : QString();
    tap.isRestored = reader.has(u"recreate_at_boot"_s) && reader.flag(u"recreate_at_boot"_s);
    tap.label = reader.has(u"label"_s) ? reader.line(u"label"_s) : QString();
    if (tap.mac && tap.guestMac)
        reader.refuse(u"guest_mac"_s, PlanWords::tr("This and “mac” exclude each other."));
    if (step.kind == Step::Kind::CreateTap && tap.owner.has_value() == tap.group.has_value())
        reader.refuse({}, PlanWords::tr("Either “owner” or “group” says who may open a new tap."));
    reader.end();
}

void readTapName(JsonReader reader, Step& step)
{
    step.tap.name = readLinkName(reader, u"name"_s);
    reader.end();
}

void readChange(JsonReader reader, Step& step)
{
    TapChange& change = step.change;
    change.name = step.tap.name;
    if (reader.has(u"mtu"_s))
        change.mtu = readMtu(reader);
    change.mac = readMac(reader, u"mac"_s);
    if (reader.has(u"up"_s))
        change.isUp = reader.flag(u"up"_s);
    if (reader.has(u"bridge"_s)) // an empty text takes it out of its bridge
        change.bridge = reader.text(u"bridge"_s).isEmpty() ? QString() : readLinkName(reader, u"bridge"_s);
    if (reader.has(u"recreate_at_boot"_s))
        change.isRestored = reader.flag(u"recreate_at_boot"_s);
    if (change.isEmpty())
        reader.refuse({}, PlanWords::tr("It is not said what is to be another."));
    reader.end();
}

void refuseXml(JsonReader& reader, const QString& key, const XmlProblem& problem)
{
    reader.refuse(key,
        problem.line > 0 ? PlanWords::tr("Line %1: %2").arg(QString::number(problem.line), problem.message)
                         : problem.message);
}

QString readXml(JsonReader& reader, const QString& key)
{
    const QString xml = reader.text(key);
    if (!reader.isGood())
        return {};
    const QByteArray bytes = xml.toUtf8();
    if (const QList<XmlProblem> problems = parseUntrusted(bytes, mostInterfaceBytes); !problems.isEmpty())
        refuseXml(reader, key, problems.constFirst());
    else if (const auto interface = readInterface(bytes); !interface)
        reader.refuse(key, interface.error().message);
    else if (interface->targetDev != commentLine(interface->targetDev)) // it is going to be shown
        reader.refuse(key, PlanWords::tr("“%1” is no name of a link.").arg(excerpt(interface->targetDev)));
    return xml;
}

void readGuest(JsonReader& reader, Step& step)
{
    step.domainName = reader.line(u"guest"_s);
    const QString uuid = reader.line(u"uuid"_s);
    step.domain.uuid = QUuid(uuid);
    if (step.domain.isNull())
        reader.refuse(u"uuid"_s, PlanWords::tr("“%1” is no UUID.").arg(excerpt(uuid)));
}

Step readStep(JsonReader& reader)
{
    Step step;
    const QString key = reader.line(u"step"_s);
    const auto shape = std::ranges::find(shapes, key, [](const Shape& each) { return QString(each.key); });
    if (shape == std::ranges::end(shapes)) {
        reader.refuse(u"step"_s, PlanWords::tr("No step is called “%1”.").arg(excerpt(key)));
        return step;
    }
    step.kind = shape->kind;
    step.scope = shape->scope;
    step.domain.uri = reader.line(u"connection"_s);
    if ((shape->parts & Guest) || ((shape->parts & MayHaveGuest) && reader.has(u"guest"_s)))
        readGuest(reader, step);
    if (shape->parts & When)
        step.scope = reader.word<Scope>(u"when"_s, scopes);
    if (shape->parts & Xml)
        step.xml = readXml(reader, u"xml"_s);
    if (shape->parts & PreviousXml)
        step.previousXml = readXml(reader, u"previous_xml"_s);
    if ((shape->parts & Alias) && reader.has(u"alias"_s))
        step.alias = reader.line(u"alias"_s);
    if (shape->parts & Tap)
        readTap(reader.object(u"tap"_s), step);
    if (shape->parts & TapName)
        readTapName(reader.object(u"tap"_s), step);
    if (shape->parts & Change)
        readChange(reader.object(u"change"_s), step);
    reader.end();
    return step;
}

void readVersion(JsonReader& reader, QLatin1StringView wanted)
{
    if (const QString found = reader.line(u"format"_s); found != wanted)
        reader.refuse(u"format"_s, PlanWords::tr("This is no plan of virt-tap's: it is not “%1”.").arg(format));
    if (const qint64 found = reader.number(u"version"_s, 1, std::numeric_limits<int>::max()); found > version)
        reader.refuse(u"version"_s,
            PlanWords::tr("This is a plan of version %1; this program reads version %2.")
                .arg(QString::number(found), QString::number(version)));
}

// Each guest is done or undone as a whole: it has one plan.
QList<Plan> readPlanList(JsonReader& reader)
{
    QList<Plan> plans;
    QSet<DomainKey> guests;
    readVersion(reader, formatOfMany);
    QList<JsonReader> list = reader.objects(u"plans"_s, mostPlans);
    for (JsonReader& each : list) {
        plans.append(readPlanObject(each));
        if (!reader.isGood())
            return {};
        const DomainKey& guest = plans.constLast().steps.constFirst().domain;
        if (!guest.isNull() && guests.contains(guest))
            each.refuse(u"steps"_s, PlanWords::tr("This guest has a plan already."));
        guests.insert(guest);
    }
    if (plans.isEmpty())
        reader.refuse(u"plans"_s, PlanWords::tr("There are none."));
    reader.end();
    return plans;
}

} // namespace

QString stepKey(Step::Kind kind)
{
    return shapeOf(kind).key;
}

QJsonObject planObject(const Plan& plan)
{
    QJsonArray steps;
    for (const Step& step : plan.steps)
        steps.append(stepObject(step));
    return { { u"format"_s, format }, { u"version"_s, version }, { u"title"_s, orNull(plan.title) },
        { u"steps"_s, steps }, { u"config"_s, orNull(plan.configXml) } };
}

QByteArray writePlan(const Plan& plan)
{
    return QJsonDocument(planObject(plan)).toJson();
}

QByteArray writePlans(const QList<Plan>& plans)
{
    if (plans.size() == 1)
        return writePlan(plans.constFirst());
    QJsonArray list;
    for (const Plan& plan : plans)
        list.append(planObject(plan));
    return QJsonDocument(QJsonObject { { u"format"_s, formatOfMany }, { u"version"_s, version }, { u"plans"_s, list } })
        .toJson();
}

Plan readPlanObject(JsonReader& reader)
{
    Plan plan;
    readVersion(reader, format);
    plan.title = reader.has(u"title"_s) ? reader.line(u"title"_s) : PlanWords::tr("A plan");
    QList<JsonReader> steps = reader.objects(u"steps"_s, mostSteps);
    for (JsonReader& each : steps) {
        plan.steps.append(readStep(each));
        // What carries it out is for one guest of one connection.
        const DomainKey& first = plan.steps.constFirst().domain;
        const DomainKey& key = plan.steps.constLast().domain;
        if (key.uri != first.uri)
            each.refuse(u"connection"_s, PlanWords::tr("This is another connection than that of the first step."));
        else if (key.uuid != first.uuid)
            each.refuse(u"uuid"_s, PlanWords::tr("This is another guest than that of the first step."));
        if (!reader.isGood())
            return {};
    }
    if (plan.steps.isEmpty())
        reader.refuse(u"steps"_s, PlanWords::tr("There are none."));
    if (reader.has(u"config"_s)) {
        plan.configXml = reader.text(u"config"_s);
        if (const QList<XmlProblem> problems = parseUntrusted(plan.configXml.toUtf8()); !problems.isEmpty())
            refuseXml(reader, u"config"_s, problems.constFirst());
    }
    reader.end();
    return plan;
}

Result<QList<Plan>> readPlans(const QByteArray& json)
{
    const auto invalid = [](const QString& message) {
        return std::unexpected(Error { .kind = Error::Kind::Invalid, .message = message, .detail = {} });
    };
    if (json.size() > mostPlanBytes)
        return invalid(
            PlanWords::tr("The file is larger than %1 MiB, which is not read.").arg(mostPlanBytes / (1024 * 1024)));
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError)
        return invalid(PlanWords::tr("This is no JSON: %1 (line %2).")
                           .arg(error.errorString(), QString::number(json.left(error.offset).count('\n') + 1)));
    if (!document.isObject())
        return invalid(PlanWords::tr("This is no plan: a plan is a JSON object."));
    QString problem;
    JsonReader reader(document.object(), {}, problem);
    const bool isOfMany = document[u"format"_s] == QString(formatOfMany);
    const QList<Plan> plans = isOfMany ? readPlanList(reader) : QList { readPlanObject(reader) };
    if (!problem.isEmpty())
        return invalid(problem);
    return plans;
}

Result<Plan> readPlan(const QByteArray& json)
{
    const auto plans = readPlans(json);
    if (!plans)
        return std::unexpected(plans.error());
    if (plans->size() > 1)
        return std::unexpected(
            Error { .kind = Error::Kind::Invalid, .message = PlanWords::tr("These are several plans."), .detail = {} });
    return plans->constFirst();
}

Result<QList<Plan>> readPlansFile(const QString& path)
{
    QFile file(path);
    const bool isOpen = path == "-"_L1 ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly);
    const QByteArray json = isOpen ? file.read(mostPlanBytes + 1) : QByteArray();
    if (!isOpen || file.error() != QFileDevice::NoError)
        return std::unexpected(Error { .kind = Error::Kind::Invalid,
            .message = PlanWords::tr("“%1” cannot be read.").arg(path),
            .detail = file.errorString() });
    Result<QList<Plan>> plans = readPlans(json);
    if (plans)
        return withTrueOpeners(*plans);
    plans.error().message = PlanWords::tr("“%1” is no plan that can be read: %2").arg(path, plans.error().message);
    return plans;
}

QList<Plan> withTrueOpeners(QList<Plan> plans)
{
    QHash<std::pair<bool, QString>, std::optional<id_t>> known;
    for (Plan& plan : plans) {
        for (Step& step : plan.steps) {
            const std::optional<id_t> wanted = step.tap.group ? step.tap.group : step.tap.owner;
            if (!wanted)
                continue;
            const bool isGroup = step.tap.group.has_value();
            const std::pair key(isGroup, step.opener);
            if (!known.contains(key))
                known.insert(key, accountId(isGroup ? AccountKind::Group : AccountKind::User, step.opener));
            if (known.value(key) != wanted)
                step.opener = QString::number(*wanted);
        }
    }
    return plans;
}

Plan throughConnection(Plan plan, const QString& uri)
{
    for (Step& step : plan.steps)
        step.domain.uri = uri;
    return plan;
}

} // namespace VirtTap
