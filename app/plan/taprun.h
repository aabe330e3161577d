#pragma once

#include "core/error.h"
#include "core/tapspec.h"

#include <QObject>
#include <QPointer>

#include <functional>

namespace VirtTap {

class Connections;
class TapService;

// The steps of a plan that are of taps, on the machine behind one connection. What is provisional goes with this
// program, unless keep() came first. No call waits; an answer comes once, or never when this is deleted.
class TapRun : public QObject
{
public:
    using Receive = std::function<void(const Result<void>&)>;

    TapRun(Connections& connections, QString uri, QObject* parent);

    void create(const QList<TapSpec>& taps, TapMode mode, const Receive& receive);
    void update(const TapChange& change, const Receive& receive);
    // One that a guest is just letting go of is waited for.
    void remove(const QString& tap, const Receive& receive);
    bool hasToKeep() const { return !m_provisional.isEmpty(); }
    void keep(const Receive& receive);

private:
    Result<TapService*> service() const;
    void tryToRemove(const QString& tap, int attemptsLeft, const Receive& receive);

    Connections& m_connections;
    const QString m_uri;
    QStringList m_provisional;
};

} // namespace VirtTap
