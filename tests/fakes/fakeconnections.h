#pragma once

#include "core/connections.h"

#include <QHash>
#include <QList>

namespace VirtTap {

class FakeConnection;
class FakeTapService;

// Connections whose every part the test sets.
class FakeConnections : public Connections
{
    Q_OBJECT

public:
    using Connections::Connections;

    FakeConnection* add(const ConnectionState& state); // or gives the one of that URI this state
    FakeConnection* fake(const QString& uri) const; // nullptr when there is none
    void setMachine(const MachineState& machine); // announces the links that differ
    void setLink(const QString& machineId, const Link& link);
    void removeLink(const QString& machineId, int link);
    FakeTapService* addTapService(const QString& machineId); // available; its taps are this machine's
    FakeTapService* fakeTaps(const QString& machineId) const { return m_tapServices.value(machineId); }
    void removeTapService(const QString& machineId);
    void say(const Activity& activity) { emit happened(activity); }

    QStringList uris() const override;
    Connection* connection(const QString& uri) const override;
    MachineState machine(const QString& id) const override { return m_machines.value(id); }
    TapService* tapService(const QString& machine) const override;
    QFuture<Result<Traffic>> traffic(const QString& machine, const TrafficQuestion& question) const override;
    void setFrames(const Result<quint64>& frames) { m_frames = frames; } // that have come from any link
    void setTraffic(const Traffic& traffic) { m_traffic = traffic; } // for links that it names
    int trafficReadings() const { return m_trafficReadings; }
    Connection* add(const QString& uri, bool readOnly) override;
    void remove(const QString& uri) override;

private:
    QList<FakeConnection*> m_connections;
    QHash<QString, MachineState> m_machines;
    QHash<QString, FakeTapService*> m_tapServices;
    Result<quint64> m_frames = 0;
    Traffic m_traffic;
    mutable int m_trafficReadings = 0;
};

} // namespace VirtTap
