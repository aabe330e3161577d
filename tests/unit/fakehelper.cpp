#include "fakehelper.h"

#include "contract/taps1.h"

#include <QDBusArgument>
#include <QDBusMetaType>

namespace VirtTap {

struct MadeTap // of a(si)
{
    QString name;
    int ifindex = 0;
};

QDBusArgument& operator<<(QDBusArgument& argument, const MadeTap& tap)
{
    argument.beginStructure();
    argument << tap.name << tap.ifindex;
    argument.endStructure();
    return argument;
}

const QDBusArgument& operator>>(const QDBusArgument& argument, MadeTap& tap)
{
    argument.beginStructure();
    argument >> tap.name >> tap.ifindex;
    argument.endStructure();
    return argument;
}

} // namespace VirtTap

Q_DECLARE_METATYPE(VirtTap::MadeTap)

using namespace Qt::StringLiterals;

namespace VirtTap {

namespace {

const QString serviceName = QString::fromLatin1(Taps1::busName);
const QString path = QString::fromLatin1(Taps1::objectPath);
const QString interface = QString::fromLatin1(Taps1::interfaceName);

QString newName()
{
    static int number = 0;
    return u"fake-helper-%1"_s.arg(++number);
}

} // namespace

FakeHelper::FakeHelper(const QString& address, const QString& version)
    : m_name(newName())
    , m_version(version)
    , m_bus(QDBusConnection::connectToBus(address, m_name))
{
    qDBusRegisterMetaType<MadeTap>();
    qDBusRegisterMetaType<QList<MadeTap>>();
    qDBusRegisterMetaType<QList<QVariantMap>>();
    if (!m_bus.registerVirtualObject(path, this) || !m_bus.registerService(serviceName))
        qFatal("the fake helper cannot be on the bus");
}

FakeHelper::~FakeHelper()
{
    leave();
}

void FakeHelper::leave()
{
    m_bus.unregisterObject(path);
    m_bus = QDBusConnection(QString());
    QDBusConnection::disconnectFromBus(m_name);
}

void FakeHelper::fail(const QString& method, const QString& error, const QString& message)
{
    setAnswer(method, [error, message](const QDBusMessage& call) { return call.createErrorReply(error, message); });
}

void FakeHelper::release()
{
    m_isHolding = false;
    for (const QDBusMessage& message : std::exchange(m_held, {}))
        m_bus.send(answerTo(message));
}

void FakeHelper::say(const QString& signal, const QVariantList& arguments)
{
    QDBusMessage message = QDBusMessage::createSignal(path, interface, signal);
    message.setArguments(arguments);
    m_bus.send(message);
}

QString FakeHelper::introspect(const QString& /*path*/) const
{
    return {};
}

bool FakeHelper::handleMessage(const QDBusMessage& message, const QDBusConnection& /*connection*/)
{
    if (message.member() == "GetAll"_L1 || message.member() == "ListTaps"_L1)
        ++m_reads[message.member()];
    else
        m_calls.append(message);
    if (m_isHolding && message.member() != "GetAll"_L1)
        m_held.append(message);
    else
        m_bus.send(answerTo(message));
    return true;
}

QDBusMessage FakeHelper::answerTo(const QDBusMessage& message) const
{
    const QString method = message.member();
    if (const auto answer = m_answers.constFind(method); answer != m_answers.constEnd())
        return (*answer)(message);
    if (method == "GetAll"_L1)
        return message.createReply(QVariantMap { { u"Version"_s, m_version }, { u"MaxTapsPerUser"_s, 1000U },
            { u"MaxTapsPerCall"_s, 100U }, { u"BridgesAllowed"_s, QStringList { u"br*"_s } } });
    if (method == "ListTaps"_L1)
        return message.createReply(QVariant::fromValue(m_taps));
    const QString action = QString::fromLatin1(Taps1::Action::create);
    if (method == "CreateTaps"_L1)
        return message.createReply(
            { QVariant::fromValue(QList<MadeTap> { { u"tap-a"_s, 42 } }), action, u"granted"_s });
    if (method == "UpdateTaps"_L1 || method == "DeleteTaps"_L1)
        return message.createReply({ action, u"granted"_s });
    if (method == "Repair"_L1)
        return message.createReply(QStringList { u"tap-a"_s });
    return message.createReply();
}

} // namespace VirtTap
