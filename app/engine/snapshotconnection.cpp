#include "engine/snapshotconnection.h"

#include "core/deliver.h"
#include "core/workers.h"
#include "engine/relay.h"

#include <QFile>
#include <QUrl>
#include <QtConcurrentRun>

namespace VirtTap {

using namespace Qt::StringLiterals;

namespace {

Result<Snapshot> readFile(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return std::unexpected(Error { .kind = Error::Kind::Failed,
            .message = SnapshotConnection::tr("The snapshot “%1” cannot be read.").arg(path),
            .detail = file.errorString() });
    Result<Snapshot> snapshot = readSnapshot(file.read(mostSnapshotBytes + 1));
    if (!snapshot)
        snapshot.error() = { .kind = Error::Kind::Failed,
            .message = SnapshotConnection::tr("“%1” is no snapshot that can be read.").arg(path),
            .detail = snapshot.error().message };
    return snapshot;
}

template <typename T>
QFuture<Result<T>> refused()
{
    return failedFuture<T>({ .kind = Error::Kind::Unsupported,
        .message = SnapshotConnection::tr("This is a snapshot: nothing is behind it that could be asked or changed."),
        .detail = {} });
}

} // namespace

SnapshotConnection::SnapshotConnection(const QString& uri, QObject* parent)
    : Connection(parent)
{
    m_state.uri = uri;
    m_state.isReadOnly = true;
}

void SnapshotConnection::open()
{
    if (m_state.isUsable() || m_state.phase == ConnectionState::Phase::Opening)
        return;
    m_state.phase = ConnectionState::Phase::Opening;
    m_state.error = {};
    const QString path = QUrl(m_state.uri).path();
    deliver(QtConcurrent::run(&workers(), [path] { return readFile(path); }), this,
        [this, round = ++m_round](const Result<Snapshot>& snapshot) {
            if (round == m_round)
                take(snapshot);
        });
    emit changed(m_state, {});
}

void SnapshotConnection::take(const Result<Snapshot>& snapshot)
{
    if (!snapshot) {
        m_state.phase = ConnectionState::Phase::Failed;
        m_state.error = snapshot.error();
        emit changed(m_state, {});
        return;
    }
    // Of the same machine as it is now nothing is known by this, so it is another one here.
    const QString id = m_state.uri;
    MachineState machine = snapshot->machine;
    machine.id = id;
    if (machine.source == MachineState::Source::Kernel) // not that of this computer
        machine.source = MachineState::Source::Demo;
    machine.reason = tr("This is a snapshot: it stays as it was saved.");
    emit machineRead(machine);
    m_state.host = snapshot->connection.host;
    m_state.host.machineId = id;
    m_state.domains = snapshot->connection.domains;
    m_state.asOf = snapshot->connection.asOf;
    m_state.phase = ConnectionState::Phase::Open;
    emit changed(m_state, QSet<QUuid>(m_state.domains.keyBegin(), m_state.domains.keyEnd()));
}

void SnapshotConnection::close()
{
    ++m_round;
    m_state.phase = ConnectionState::Phase::Closed;
    emit changed(m_state, {});
}

QFuture<Result<QString>> SnapshotConnection::readXml(const QUuid& /*domain*/, Xml /*which*/)
{
    return failedFuture<QString>(
        { .kind = Error::Kind::Unsupported, .message = tr("A snapshot has no XML of its guests."), .detail = {} });
}

QFuture<Result<void>> SnapshotConnection::start(const QUuid& /*domain*/)
{
    return refused<void>();
}
QFuture<Result<void>> SnapshotConnection::shutDown(const QUuid& /*domain*/)
{
    return refused<void>();
}
QFuture<Result<void>> SnapshotConnection::forceOff(const QUuid& /*domain*/)
{
    return refused<void>();
}
QFuture<Result<void>> SnapshotConnection::discardSavedState(const QUuid& /*domain*/)
{
    return refused<void>();
}
QFuture<Result<void>> SnapshotConnection::attachInterface(
    const QUuid& /*domain*/, const QString& /*xml*/, Scope /*scope*/, Check /*check*/)
{
    return refused<void>();
}
QFuture<Result<void>> SnapshotConnection::updateInterface(
    const QUuid& /*domain*/, const QString& /*xml*/, Scope /*scope*/, Check /*check*/)
{
    return refused<void>();
}
QFuture<Result<void>> SnapshotConnection::detachInterface(
    const QUuid& /*domain*/, const QString& /*xml*/, Scope /*scope*/, Check /*check*/)
{
    return refused<void>();
}
QFuture<Result<void>> SnapshotConnection::redefineInterface(
    const QUuid& /*domain*/, const QString& /*previousXml*/, const QString& /*xml*/, Check /*check*/)
{
    return refused<void>();
}

} // namespace VirtTap
