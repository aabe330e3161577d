#include "fakes/fakeconnections.h"
#include "fakes/fakeconnection.h"
#include "fakes/faketapservice.h"

namespace VirtTap {

FakeConnection* FakeConnections::add(const ConnectionState& state)
{
    if (FakeConnection* known = fake(state.uri)) {
        known->setState(state);
        return known;
    }
    auto* connection = new FakeConnection(state, this);
    m_connections.append(connection);
    connect(connection, &Connection::changed, this, &Connections::changed);
    emit added(state.uri);
    return connection;
}

FakeConnection* FakeConnections::fake(const QString& uri) const
{
    for (FakeConnection* connection : m_connections) {
        if (connection->state().uri == uri)
            return connection;
    }
    return nullptr;
}

void FakeConnections::setMachine(const MachineState& machine)
{
    const MachineState old = m_machines.value(machine.id);
    m_machines.insert(machine.id, machine);
    QSet<int> different;
    for (const Link& link : machine.links) {
        if (!old.links.contains(link.id) || old.links.value(link.id) != link)
            different.insert(link.id);
    }
    for (const Link& link : old.links) {
        if (!machine.links.contains(link.id))
            different.insert(link.id);
    }
    emit machineChanged(machine, different);
}

void FakeConnections::setLink(const QString& machineId, const Link& link)
{
    MachineState machine = m_machines.value(machineId);
    machine.id = machineId;
    machine.links.insert(link.id, link);
    setMachine(machine);
}

void FakeConnections::removeLink(const QString& machineId, int link)
{
    MachineState machine = m_machines.value(machineId);
    machine.links.remove(link);
    setMachine(machine);
}

FakeTapService* FakeConnections::addTapService(const QString& machineId)
{
    auto* service = new FakeTapService(*this, machineId);
    m_tapServices.insert(machineId, service);
    connect(service, &TapService::changed, this, [this, machineId] { emit tapServiceChanged(machineId); });
    emit tapServiceChanged(machineId);
    return service;
}

void FakeConnections::removeTapService(const QString& machineId)
{
    FakeTapService* service = m_tapServices.take(machineId);
    emit tapServiceChanged(machineId);
    delete service;
}

QFuture<Result<Traffic>> FakeConnections::traffic(const QString& /*machine*/, const TrafficQuestion& question) const
{
    ++m_trafficReadings;
    if (!m_frames)
        return QtFuture::makeReadyFuture(Result<Traffic>(std::unexpected(m_frames.error())));
    Traffic traffic = m_traffic;
    for (const QString& link : question.links) {
        if (!traffic.counters.contains(link))
            traffic.counters.insert(link, { .received = *m_frames });
    }
    return QtFuture::makeReadyFuture(Result<Traffic>(traffic));
}

TapService* FakeConnections::tapService(const QString& machine) const
{
    return m_tapServices.value(machine);
}

QStringList FakeConnections::uris() const
{
    QStringList result;
    for (const FakeConnection* connection : m_connections)
        result.append(connection->state().uri);
    return result;
}

Connection* FakeConnections::connection(const QString& uri) const
{
    return fake(uri);
}

Connection* FakeConnections::add(const QString& uri, bool readOnly)
{
    if (FakeConnection* known = fake(uri))
        return known;
    ConnectionState state;
    state.uri = uri;
    state.isReadOnly = readOnly;
    return add(state);
}

void FakeConnections::remove(const QString& uri)
{
    FakeConnection* connection = fake(uri);
    if (!connection)
        return;
    emit aboutToRemove(uri);
    m_connections.removeOne(connection);
    delete connection;
}

} // namespace VirtTap
