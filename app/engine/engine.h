#pragma once

#include "core/connections.h"
#include "engine/hostidentities.h"

#include <QElapsedTimer>
#include <QHash>
#include <QList>
#include <QPointer>

namespace VirtTap {

class LibvirtConnection;

// The connections and machines of the program, as the windows see them. Owns all that talks to hosts.
class Engine : public Connections
{
    Q_OBJECT

public:
    explicit Engine(QObject* parent = nullptr);
    ~Engine() override;

    // The end of the program: lets go of every connection and stops libvirt's event loop. Returns within half a second,
    // with calls and attempts that hang left alone. Nothing may be added afterwards.
    void shutdown();

    LibvirtConnection* libvirtConnection(const QString& uri) const; // nullptr when there is none; a snapshot is none
    // For those who watch machines: what they know now, and which links came, went or changed.
    void setMachine(const MachineState& machine, const QSet<int>& links);
    void setTapService(const QString& machine, TapService* service); // nullptr: nobody makes taps there

    QStringList uris() const override;
    Connection* connection(const QString& uri) const override;
    MachineState machine(const QString& id) const override;
    TapService* tapService(const QString& machine) const override;
    QFuture<Result<Traffic>> traffic(const QString& machine, const TrafficQuestion& question) const override;
    Connection* add(const QString& uri, bool readOnly) override;
    void remove(const QString& uri) override;

private:
    Connection* make(const QString& uri, bool readOnly);

    QList<Connection*> m_connections; // in the order they were added; owned as children
    QHash<QString, MachineState> m_machines;
    QHash<QString, QPointer<TapService>> m_tapServices; // by machine
    HostIdentities m_identities;
    QElapsedTimer m_sinceStart; // for what a demo is to have done by now
    bool m_isShutDown = false;
};

} // namespace VirtTap
