#pragma once

#include "core/connection.h"
#include "core/snapshot.h"

namespace VirtTap {

// A snapshot that was opened: as it was saved, read-only, and nothing is behind it. Opening it again reads the file
// anew.
class SnapshotConnection : public Connection
{
    Q_OBJECT

public:
    explicit SnapshotConnection(const QString& uri, QObject* parent = nullptr);

    const ConnectionState& state() const override { return m_state; }
    void open() override;
    void close() override;
    void answerCredentials(const QStringList& /*answers*/) override { }
    void refresh() override { }
    void refresh(const QUuid& /*domain*/) override { }
    QFuture<Result<QString>> readXml(const QUuid& domain, Xml which) override;
    QFuture<Result<void>> start(const QUuid& domain) override;
    QFuture<Result<void>> shutDown(const QUuid& domain) override;
    QFuture<Result<void>> forceOff(const QUuid& domain) override;
    QFuture<Result<void>> discardSavedState(const QUuid& domain) override;
    QFuture<Result<void>> attachInterface(const QUuid& domain, const QString& xml, Scope scope, Check check) override;
    QFuture<Result<void>> updateInterface(const QUuid& domain, const QString& xml, Scope scope, Check check) override;
    QFuture<Result<void>> detachInterface(const QUuid& domain, const QString& xml, Scope scope, Check check) override;
    QFuture<Result<void>> redefineInterface(
        const QUuid& domain, const QString& previousXml, const QString& xml, Check check) override;

signals:
    void machineRead(const VirtTap::MachineState& machine); // before the guests

private:
    void take(const Result<Snapshot>& snapshot);

    ConnectionState m_state;
    int m_round = 0; // of open()
};

} // namespace VirtTap
