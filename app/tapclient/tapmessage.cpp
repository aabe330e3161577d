#include "tapclient/tapmessage.h"

#include "contract/taps1.h"

#include <QDBusArgument>
#include <QDBusMetaType>

namespace VirtTap {

// One element of a(sa{sv}). Outside of the anonymous namespace, as QDBusArgument's operators are found by its own.
struct NamedTap
{
    QString name;
    QVariantMap values;
};

QDBusArgument& operator<<(QDBusArgument& argument, const NamedTap& tap)
{
    argument.beginStructure();
    argument << tap.name << tap.values;
    argument.endStructure();
    return argument;
}

const QDBusArgument& operator>>(const QDBusArgument& argument, NamedTap& tap)
{
    argument.beginStructure();
    argument >> tap.name >> tap.values;
    argument.endStructure();
    return argument;
}

} // namespace VirtTap

Q_DECLARE_METATYPE(VirtTap::NamedTap)

namespace VirtTap {

using namespace Qt::StringLiterals;
namespace Key = Taps1::Key;

namespace {

QString key(const char* name)
{
    return QString::fromLatin1(name);
}

QDBusMessage call(const char* method, const QVariantList& arguments, bool mayAsk)
{
    QDBusMessage message = QDBusMessage::createMethodCall(
        key(Taps1::busName), key(Taps1::objectPath), key(Taps1::interfaceName), key(method));
    message.setInteractiveAuthorizationAllowed(mayAsk);
    message.setArguments(arguments);
    return message;
}

QVariant flagsOf(TapMode mode)
{
    switch (mode) {
    case TapMode::DryRun:
        return quint32(Taps1::DryRun);
    case TapMode::Provisional:
        return quint32(Taps1::Provisional);
    case TapMode::Final:
        break;
    }
    return quint32(0);
}

QVariant listOf(const QList<NamedTap>& taps)
{
    [[maybe_unused]] static const bool isRegistered
        = qDBusRegisterMetaType<NamedTap>().isValid() && qDBusRegisterMetaType<QList<NamedTap>>().isValid();
    return QVariant::fromValue(taps);
}

NamedTap named(const TapSpec& spec)
{
    NamedTap tap { .name = spec.name, .values = {} };
    QVariantMap& values = tap.values;
    if (spec.owner)
        values.insert(key(Key::owner), quint32(*spec.owner));
    if (spec.group)
        values.insert(key(Key::group), quint32(*spec.group));
    values.insert(key(Key::multiQueue), spec.isMultiQueue);
    values.insert(key(Key::mtu), spec.mtu);
    if (spec.mac)
        values.insert(key(Key::mac), spec.mac->toString());
    if (spec.guestMac)
        values.insert(key(Key::guestMac), spec.guestMac->toString());
    values.insert(key(Key::up), spec.isUp);
    if (!spec.bridge.isEmpty())
        values.insert(key(Key::master), spec.bridge);
    values.insert(key(Key::restore), spec.isRestored);
    if (!spec.label.isEmpty())
        values.insert(key(Key::label), spec.label);
    return tap;
}

NamedTap named(const TapChange& change)
{
    NamedTap tap { .name = change.name, .values = {} };
    QVariantMap& values = tap.values;
    if (change.mtu)
        values.insert(key(Key::mtu), *change.mtu);
    if (change.mac)
        values.insert(key(Key::mac), change.mac->toString());
    if (change.isUp)
        values.insert(key(Key::up), *change.isUp);
    if (change.bridge)
        values.insert(key(Key::master), *change.bridge);
    if (change.isRestored)
        values.insert(key(Key::restore), *change.isRestored);
    return tap;
}

template <typename T>
QVariant listOf(const QList<T>& all)
{
    QList<NamedTap> taps;
    taps.reserve(all.size());
    for (const T& each : all)
        taps.append(named(each));
    return listOf(taps);
}

ManagedTap managed(const QVariantMap& values)
{
    const auto value = [&values](const char* name) { return values.value(key(name)); };
    ManagedTap tap;
    tap.spec.name = value(Key::name).toString();
    if (const QVariant owner = value(Key::owner); owner.isValid())
        tap.spec.owner = owner.toUInt();
    if (const QVariant group = value(Key::group); group.isValid())
        tap.spec.group = group.toUInt();
    tap.spec.isMultiQueue = value(Key::multiQueue).toBool();
    tap.spec.mtu = value(Key::mtu).toUInt();
    tap.spec.mac = MacAddress::parse(value(Key::mac).toString());
    tap.spec.isUp = value(Key::up).toBool();
    tap.spec.bridge = value(Key::master).toString();
    tap.spec.isRestored = value(Key::restore).toBool();
    tap.spec.label = value(Key::label).toString();
    tap.ifindex = value(Key::ifindex).toInt();
    tap.creator = value(Key::creator).toUInt();
    tap.created = QDateTime::fromSecsSinceEpoch(value(Key::created).toLongLong(), Qt::UTC);
    tap.isProvisional = value(Key::provisional).toBool();
    tap.drift = value(Key::drift).toStringList();
    tap.isMissing = tap.drift.removeAll(key(Taps1::driftMissing)) > 0;
    tap.isForeign = tap.drift.removeAll(key(Taps1::driftForeign)) > 0;
    return tap;
}

std::optional<TapAnswer> answerOf(const QVariant& action, const QVariant& consent)
{
    TapAnswer answer;
    answer.action = action.toString();
    const QString word = consent.toString();
    if (word == QLatin1StringView(Taps1::Answer::granted))
        answer.consent = TapAnswer::Consent::Granted;
    else if (word == QLatin1StringView(Taps1::Answer::asks))
        answer.consent = TapAnswer::Consent::Asks;
    else if (word == QLatin1StringView(Taps1::Answer::refused))
        answer.consent = TapAnswer::Consent::Refused;
    else
        return std::nullopt;
    return answer;
}

} // namespace

QDBusMessage createMessage(const QList<TapSpec>& taps, TapMode mode)
{
    return call("CreateTaps", { listOf<TapSpec>(taps), flagsOf(mode) }, true);
}

QDBusMessage updateMessage(const QList<TapChange>& changes, TapMode mode)
{
    return call("UpdateTaps", { listOf<TapChange>(changes), flagsOf(mode) }, true);
}

QDBusMessage deleteMessage(const QStringList& names, TapMode mode)
{
    return call("DeleteTaps", { names, flagsOf(mode) }, true);
}

QDBusMessage listMessage()
{
    return call("ListTaps", {}, false);
}

QDBusMessage repairMessage(const QStringList& names)
{
    return call("Repair", { names }, true);
}

QDBusMessage commitMessage(const QStringList& names)
{
    return call("Commit", { names }, false);
}

QDBusMessage propertiesMessage()
{
    QDBusMessage message = QDBusMessage::createMethodCall(
        key(Taps1::busName), key(Taps1::objectPath), u"org.freedesktop.DBus.Properties"_s, u"GetAll"_s);
    message.setArguments({ key(Taps1::interfaceName) });
    return message;
}

std::optional<TapAnswer> readCreated(const QDBusMessage& reply)
{
    if (reply.signature() != "a(si)ss"_L1)
        return std::nullopt;
    const QVariantList arguments = reply.arguments();
    auto answer = answerOf(arguments.at(1), arguments.at(2));
    if (!answer)
        return std::nullopt;
    const auto list = arguments.first().value<QDBusArgument>();
    list.beginArray();
    while (!list.atEnd()) {
        QString name;
        int ifindex = 0;
        list.beginStructure();
        list >> name >> ifindex;
        list.endStructure();
        answer->made.insert(name, ifindex);
    }
    list.endArray();
    return answer;
}

std::optional<TapAnswer> readAnswer(const QDBusMessage& reply)
{
    if (reply.signature() != "ss"_L1)
        return std::nullopt;
    return answerOf(reply.arguments().at(0), reply.arguments().at(1));
}

std::optional<ManagedTaps> readTaps(const QDBusMessage& reply)
{
    if (reply.signature() != "aa{sv}"_L1)
        return std::nullopt;
    ManagedTaps taps;
    const auto list = reply.arguments().constFirst().value<QDBusArgument>();
    list.beginArray();
    while (!list.atEnd()) {
        QVariantMap values;
        list >> values;
        const ManagedTap tap = managed(values);
        taps.insert(tap.spec.name, tap);
    }
    list.endArray();
    return taps;
}

std::optional<QStringList> readNames(const QDBusMessage& reply)
{
    if (reply.signature() != "as"_L1)
        return std::nullopt;
    return reply.arguments().constFirst().toStringList();
}

std::optional<QVariantMap> readProperties(const QDBusMessage& reply)
{
    if (reply.signature() != "a{sv}"_L1)
        return std::nullopt;
    return qdbus_cast<QVariantMap>(reply.arguments().constFirst());
}

} // namespace VirtTap
