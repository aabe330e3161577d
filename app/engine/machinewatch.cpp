#include "engine/machinewatch.h"

#include "core/deliver.h"
#include "engine/engine.h"
#include "engine/libvirtconnection.h"

namespace VirtTap {

MachineWatch::MachineWatch(Engine& engine, MachineBook::SourceMaker makeSource, TapServices::Maker makeTaps)
    : QObject(&engine)
    , m_book(std::move(makeSource))
    , m_taps(m_book, std::move(makeTaps))
{
    connect(&m_book, &MachineBook::changed, &engine, &Engine::setMachine);
    connect(&m_book, &MachineBook::changed, &m_taps, &TapServices::setMachine);
    connect(&m_taps, &TapServices::changed, &engine, &Engine::setTapService);
    connect(&engine, &Connections::added, this,
        [this, &engine](const QString& uri) { watch(engine.libvirtConnection(uri)); });
    connect(&engine, &Connections::aboutToRemove, this, [this](const QString& uri) { m_book.remove(uri); });
    connect(&engine, &Connections::changed, this,
        [this](const ConnectionState& state, const QSet<QUuid>& domains) { m_book.setConnection(state, domains); });
    for (const QString& uri : engine.uris())
        watch(engine.libvirtConnection(uri));
}

// The devices are read when the guests are there: names and states come first.
void MachineWatch::watch(LibvirtConnection* connection)
{
    auto wasOpen = std::make_shared<bool>(false);
    connect(connection, &Connection::changed, this, [this, connection, wasOpen](const ConnectionState& state) {
        const bool isOpen = state.phase == ConnectionState::Phase::Open;
        if (std::exchange(*wasOpen, isOpen) != isOpen && isOpen)
            readNodeDevices(connection);
    });
    connect(connection, &LibvirtConnection::nodeDevicesChanged, this, [this, connection] {
        if (m_book.wantsNodeDevices(connection->state().uri))
            readNodeDevices(connection);
    });
}

void MachineWatch::readNodeDevices(LibvirtConnection* connection)
{
    if (connection->state().host.isDemo)
        return;
    deliver(connection->readNodeDevices(), connection, [this, connection](const Result<QList<NodeNetDevice>>& devices) {
        m_book.setNodeDevices(connection->state().uri, devices);
    });
}

} // namespace VirtTap
