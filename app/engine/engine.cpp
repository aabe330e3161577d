#include "engine/engine.h"
#include "core/tapservice.h"
#include "core/workers.h"
#include "engine/demotraffic.h"
#include "engine/libvirtconnection.h"
#include "engine/relay.h"
#include "engine/snapshotconnection.h"
#include "kernel/linkcounters.h"
#include "virt/eventloop.h"
#include "virt/hostconnection.h"

#include <QtConcurrent>

namespace VirtTap {

namespace {

constexpr int closingTime = 500; // ms

} // namespace

Engine::Engine(QObject* parent)
    : Connections(parent)
{
    m_sinceStart.start();
}

Engine::~Engine()
{
    shutdown();
}

void Engine::shutdown()
{
    if (std::exchange(m_isShutDown, true))
        return;
    qDeleteAll(std::exchange(m_connections, {})); // threads in a call keep what they need
    HostConnection::waitUntilAllClosed(closingTime);
    EventLoop::instance().stop();
}

LibvirtConnection* Engine::libvirtConnection(const QString& uri) const
{
    return qobject_cast<LibvirtConnection*>(connection(uri));
}

QStringList Engine::uris() const
{
    QStringList result;
    for (const Connection* connection : m_connections)
        result.append(connection->state().uri);
    return result;
}

Connection* Engine::connection(const QString& uri) const
{
    for (Connection* connection : m_connections) {
        if (connection->state().uri == uri)
            return connection;
    }
    return nullptr;
}

MachineState Engine::machine(const QString& id) const
{
    return m_machines.value(id);
}

void Engine::setMachine(const MachineState& machine, const QSet<int>& links)
{
    m_machines.insert(machine.id, machine);
    emit machineChanged(machine, links);
}

TapService* Engine::tapService(const QString& machine) const
{
    return m_tapServices.value(machine);
}

QFuture<Result<Traffic>> Engine::traffic(const QString& machine, const TrafficQuestion& question) const
{
    const MachineState state = m_machines.value(machine);
    if (state.source == MachineState::Source::Kernel)
        return QtConcurrent::run(&workers(), readTraffic, question);
    if (state.source == MachineState::Source::Demo && !isSnapshot(machine))
        return QtFuture::makeReadyFuture(demoTraffic(state, question, m_sinceStart.elapsed()));
    return failedFuture<Traffic>({ .kind = Error::Kind::Unsupported,
        .message = tr("frames are counted on the computer that virt-tap runs on only"),
        .detail = {} });
}

void Engine::setTapService(const QString& machine, TapService* service)
{
    if (service)
        m_tapServices.insert(machine, service);
    else
        m_tapServices.remove(machine);
    emit tapServiceChanged(machine);
}

Connection* Engine::add(const QString& uri, bool readOnly)
{
    if (Connection* known = connection(uri))
        return known;
    Connection* connection = make(uri, readOnly);
    m_connections.append(connection);
    connect(connection, &Connection::changed, this, &Connections::changed);
    emit added(uri);
    return connection;
}

Connection* Engine::make(const QString& uri, bool readOnly)
{
    if (isSnapshot(uri)) {
        auto* snapshot = new SnapshotConnection(uri, this);
        connect(snapshot, &SnapshotConnection::machineRead, this, [this](const MachineState& machine) {
            setMachine(machine, QSet<int>(machine.links.keyBegin(), machine.links.keyEnd()));
        });
        return snapshot;
    }
    auto* connection = new LibvirtConnection(uri, readOnly, m_identities, this);
    connect(connection, &LibvirtConnection::happened, this, &Connections::happened);
    return connection;
}

void Engine::remove(const QString& uri)
{
    Connection* connection = this->connection(uri);
    if (!connection)
        return;
    emit aboutToRemove(uri);
    m_connections.removeOne(connection);
    connection->disconnect(this);
    connection->close();
    connection->deleteLater();
    if (const MachineState machine = m_machines.value(uri); isSnapshot(uri) && !machine.id.isEmpty()) {
        setMachine({ .id = uri, .name = {}, .reason = {}, .asOf = {}, .links = {} },
            QSet<int>(machine.links.keyBegin(), machine.links.keyEnd()));
        m_machines.remove(uri);
    }
}

} // namespace VirtTap
