#include "tapclient/buslistener.h"

#include "contract/taps1.h"

#include <QDBusError>
#include <QDBusMessage>
#include <QPromise>
#include <QThread>

#include <atomic>
#include <thread>

namespace VirtTap {

using namespace Qt::StringLiterals;

BusListener::BusListener(const QDBusConnection& bus)
    : m_bus(bus)
{
}

BusListener::~BusListener()
{
    QDBusConnection::disconnectFromBus(m_bus.name());
}

// Opening blocks, and so may telling the bus what one wants to hear; only asking afterwards does not.
QFuture<std::shared_ptr<BusListener>> BusListener::open(const QString& address)
{
    static std::atomic<int> number = 0;
    const QString name = u"virt-tap-%1"_s.arg(++number);
    QPromise<std::shared_ptr<BusListener>> promise;
    const auto future = promise.future();
    promise.start();
    std::thread([promise = std::move(promise), address, name, home = QThread::currentThread()]() mutable {
        const QDBusConnection bus = address.isEmpty() ? QDBusConnection::connectToBus(QDBusConnection::SystemBus, name)
                                                      : QDBusConnection::connectToBus(address, name);
        // Who asked may be gone when it is there: then it is left to its own thread to delete.
        const std::shared_ptr<BusListener> listener(new BusListener(bus), [](BusListener* old) { old->deleteLater(); });
        if (bus.isConnected())
            listener->listen();
        else
            listener->m_problem = bus.lastError().name() + ": "_L1 + bus.lastError().message();
        listener->moveToThread(home);
        promise.addResult(listener);
        promise.finish();
    }).detach();
    return future;
}

// Without the sender in the rules, of which QtDBus would ask the owner at once; it is looked at when a signal comes.
void BusListener::listen()
{
    const QString path = QString::fromLatin1(Taps1::objectPath);
    const QString interface = QString::fromLatin1(Taps1::interfaceName);
    for (const QString& signal : { u"TapAdded"_s, u"TapRemoved"_s })
        m_bus.connect(QString(), path, interface, signal, this, SLOT(takeTapSignal(QDBusMessage)));
    m_bus.connect(QString(), u"/org/freedesktop/DBus"_s, u"org.freedesktop.DBus"_s, u"NameOwnerChanged"_s,
        { QString::fromLatin1(Taps1::busName) }, QString(), this, SLOT(takeOwner(QString, QString, QString)));
    m_bus.connect(QString(), u"/org/freedesktop/DBus/Local"_s, u"org.freedesktop.DBus.Local"_s, u"Disconnected"_s, this,
        SLOT(takeDisconnected()));
}

void BusListener::takeDisconnected()
{
    emit lost();
}

void BusListener::takeOwner(const QString& name, const QString& /*before*/, const QString& after)
{
    if (name != QLatin1StringView(Taps1::busName))
        return;
    m_owner = after;
    emit ownerChanged(!after.isEmpty());
}

// Anybody may send a signal of that name; at worst it makes us look.
void BusListener::takeTapSignal(const QDBusMessage& message)
{
    if (m_owner.isEmpty() || message.service() == m_owner)
        emit tapsChanged();
}

} // namespace VirtTap
