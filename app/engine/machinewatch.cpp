#include "engine/machinewatch.h"

#include "core/deliver.h"
#include "core/snapshot.h"
#include "engine/engine.h"
#include "engine/libvirtconnection.h"
#include "engine/rereading.h"

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
    connect(&engine, &Connections::changed, this, [this](const ConnectionState& state, const QSet<QUuid>& domains) {
        if (!isSnapshot(state.uri)) // nothing is to be found out about its machine
            m_book.setConnection(state, domains);
    });
    for (const QString& uri : engine.uris())
        watch(engine.libvirtConnection(uri));
}

// The devices are read when the guests are there: names and states come first.
void MachineWatch::watch(LibvirtConnection* connection)
{
    if (!connection)
        return;
    auto wasOpen = std::make_shared<bool>(false);
    const auto rereading = std::make_shared<Rereading>();
    connect(
        connection, &Connection::changed, this, [this, connection, wasOpen, rereading](const ConnectionState& state) {
            const bool isOpen = state.phase == ConnectionState::Phase::Open;
            if (std::exchange(*wasOpen, isOpen) != isOpen && isOpen) {
                *rereading = Rereading(rereading->round() + 1); // what went on over the lost connection may never end
                readNodeDevices(connection, rereading);
            }
        });
    connect(connection, &LibvirtConnection::nodeDevicesChanged, this, [this, connection, rereading] {
        if (m_book.wantsNodeDevices(connection->state().uri))
            readNodeDevices(connection, rereading);
    });
}

void MachineWatch::readNodeDevices(LibvirtConnection* connection, const std::shared_ptr<Rereading>& rereading)
{
    const ConnectionState& state = connection->state();
    if (MachineBook::isSimulated(state.uri, state.host) || !rereading->mayBegin())
        return;
    deliver(connection->readNodeDevices(), connection,
        [this, connection, rereading, round = rereading->round()](const Result<QList<NodeNetDevice>>& devices) {
            const bool isLost = !devices && !connection->state().isUsable();
            if (isLost || round != rereading->round()) // what was known stays
                return;
            m_book.setNodeDevices(connection->state().uri, devices);
            if (rereading->end() && m_book.wantsNodeDevices(connection->state().uri))
                readNodeDevices(connection, rereading);
        });
}

} // namespace VirtTap
