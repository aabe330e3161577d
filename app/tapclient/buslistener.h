#pragma once

#include <QDBusConnection>
#include <QFuture>
#include <QObject>

#include <memory>

class QDBusMessage;

namespace VirtTap {

// A connection to the bus, and what is told there of the helper. Lives on the thread that asked for it.
class BusListener : public QObject
{
    Q_OBJECT

public:
    // Opens a bus, the system's if no address is given, in a thread of its own that nobody waits for. Null when that
    // failed or the bus is gone again.
    static QFuture<std::shared_ptr<BusListener>> open(const QString& address);

    ~BusListener() override;

    const QDBusConnection& bus() const { return m_bus; }
    const QString& problem() const { return m_problem; } // of an opening that failed: the bus's words

signals:
    void lost();
    void ownerChanged(bool isThere); // the helper started, or ended
    void tapsChanged();

private slots:
    void takeDisconnected();
    void takeOwner(const QString& name, const QString& before, const QString& after);
    void takeTapSignal(const QDBusMessage& message);

private:
    explicit BusListener(const QDBusConnection& bus);
    void listen();

    QDBusConnection m_bus;
    QString m_problem;
    QString m_owner; // unique name of the helper, once it has shown itself
};

} // namespace VirtTap
