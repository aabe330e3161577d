#pragma once

#include "core/known.h"
#include "ovs/jsonstream.h"
#include "ovs/ovstables.h"

#include <QFileSystemWatcher>
#include <QLocalSocket>
#include <QTimer>

namespace VirtTap {

// The Open vSwitch database of this machine, live: which link is a port of which bridge. Lives in any one thread. Where
// there is no Open vSwitch it waits for one without waking up.
class OvsDatabase : public QObject
{
    Q_OBJECT

public:
    explicit OvsDatabase(QString socketPath = defaultPath(), QObject* parent = nullptr);
    ~OvsDatabase() override;

    static QString defaultPath() { return QStringLiteral("/var/run/openvswitch/db.sock"); }

    void start();
    const Known<OvsPorts>& ports() const { return m_ports; }

signals:
    void changed(const VirtTap::Known<VirtTap::OvsPorts>& ports); // or why it is not known

private:
    void connectToServer();
    void monitor();
    void read();
    void handle(const QJsonObject& message);
    void send(const QJsonObject& message);
    void lose(const QString& reason, bool isWorthTrying);
    void watchFolder();
    void set(const Known<OvsPorts>& ports);

    QString m_path;
    QLocalSocket m_socket;
    QTimer m_retry;
    QFileSystemWatcher m_watcher;
    JsonStream m_stream;
    OvsTables m_tables;
    Known<OvsPorts> m_ports;
    int m_failures = 0;
};

} // namespace VirtTap
