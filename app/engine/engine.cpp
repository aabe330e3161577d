#include "engine/engine.h"
#include "core/tapservice.h"
#include "engine/demotraffic.h"
#include "engine/libvirtconnection.h"
#include "engine/relay.h"
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
    for (LibvirtConnection* connection : m_connections) {
        if (connection->state().uri == uri)
            return connection;
    }
    return nullptr;
}

QStringList Engine::uris() const
{
    QStringList result;
    for (const LibvirtConnection* connection : m_connections)
        result.append(connection->state().uri);
    return result;
}

Connection* Engine::connection(const QString& uri) const
{
    return libvirtConnection(uri);
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
        return QtConcurrent::run(readTraffic, question);
    if (state.source == MachineState::Source::Demo)
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
    if (LibvirtConnection* known = libvirtConnection(uri))
        return known;
    auto* connection = new LibvirtConnection(uri, readOnly, m_identities, this);
    m_connections.append(connection);
    connect(connection, &Connection::changed, this, &Connections::changed);
    connect(connection, &LibvirtConnection::happened, this, &Connections::happened);
    emit added(uri);
    return connection;
}

void Engine::remove(const QString& uri)
{
    LibvirtConnection* connection = libvirtConnection(uri);
    if (!connection)
        return;
    emit aboutToRemove(uri);
    m_connections.removeOne(connection);
    connection->disconnect(this);
    connection->close();
    connection->deleteLater();
}

} // namespace VirtTap
