#pragma once

#include "core/connection.h"

#include <QObject>
#include <QSet>

namespace VirtTap {

// Whether a guest has let go of an interface: by libvirt's event, which may come before the call that asked for it has
// returned, by the guest going off, or by what was read back. Watches from its construction on.
class RemovalWatch : public QObject
{
    Q_OBJECT

public:
    RemovalWatch(Connection& connection, const QUuid& domain, QObject* parent);

    void expect(const QString& alias); // forgets earlier answers; empty: any interface
    bool isExpecting() const { return m_isExpecting; }

signals:
    void removed();
    void refused();
    void connectionLost();

private:
    void applyState(const ConnectionState& state, const QSet<QUuid>& domains);
    void applyRemoved(const QUuid& domain, const QString& alias);
    void end(void (RemovalWatch::*signal)());

    const QUuid m_domain;
    QString m_alias;
    QSet<QString> m_gone; // what came before it was expected
    bool m_isExpecting = false;
};

} // namespace VirtTap
