#pragma once

#include "core/tapservice.h"
#include "plan/plan.h"

#include <QObject>
#include <QSet>

#include <functional>

namespace VirtTap {

class Connections;

// Does the steps of a plan that are about taps, by who makes taps on one machine. What it creates is provisional: it
// goes when this program ends before commit(), and undoing it asks nobody anything.
class TapSteps : public QObject
{
    Q_OBJECT

public:
    using Receive = std::function<void(const Result<void>&)>;

    TapSteps(Connections& connections, const QString& uri, QObject* parent);

    // Steps of one kind as one call, so that a person is asked once. Always answered, when the service vanishes too.
    void perform(const QList<Step>& steps, const Receive& receive);
    bool isAsking() const { return m_isAsking; } // and the answer will come
    bool stopWaiting(const Error& error); // for a tap to be gone; false when it does not wait
    bool isAnyProvisional() const { return !m_provisional.isEmpty(); }
    void commit(const Receive& receive); // keeps all of them
    void commit(const QList<Step>& steps, const Receive& receive); // keeps those

private:
    template <typename T>
    void ask(const QFuture<Result<T>>& future, const Receive& receive);
    void create(const QList<Step>& steps, const Receive& receive);
    void keep(QStringList names, const Receive& receive);
    void remove(const QStringList& names, int attempts, const Receive& receive);
    void look();

    Connections& m_connections;
    const QString m_machine;
    QSet<QString> m_made;
    QSet<QString> m_provisional;
    QString m_awaited; // to be gone
    Receive m_waiting;
    bool m_isAsking = false;
};

} // namespace VirtTap
