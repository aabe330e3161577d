#pragma once

#include "core/connection.h"
#include "core/connections.h"

#include <QObject>
#include <QSet>

class QWidget;

namespace VirtTap {

class Problems;
class Settings;

// Start, Shut Down, Force Off and Discard Saved State of a guest: when each is allowed, the question before it, the
// call.
class Verbs : public QObject
{
    Q_OBJECT

public:
    enum class Verb { Start, ShutDown, ForceOff, DiscardSavedState };

    Verbs(Connections& connections, Settings& settings, QWidget* window);

    void setProblems(const Problems& problems) { m_problems = &problems; } // asked before a start

    // Why it cannot be done now: a translated sentence; empty when it can.
    QString whyNot(Verb verb, const DomainKey& key) const;
    void ask(Verb verb, const DomainKey& key); // and then do it

signals:
    void busyChanged(const VirtTap::DomainKey& key);
    void failed(const VirtTap::DomainKey& key, const VirtTap::Error& error);

private:
    QStringList whyStartFails(const DomainKey& key) const;
    void carryOut(Verb verb, const DomainKey& key);
    DomainPtr domain(const DomainKey& key) const;

    Connections& m_connections;
    const Problems* m_problems = nullptr;
    Settings& m_settings;
    QWidget* m_window;
    QSet<DomainKey> m_busy; // a call is under way
};

} // namespace VirtTap
