#include "ovs/ovsdatabase.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <chrono>

namespace VirtTap {

using namespace Qt::StringLiterals;

namespace {

using namespace std::chrono_literals;

constexpr std::chrono::milliseconds longestPause = 60s;
const auto monitorId = "links"_L1;

} // namespace

OvsDatabase::OvsDatabase(QString socketPath, QObject* parent)
    : QObject(parent)
    , m_path(std::move(socketPath))
    , m_socket(this) // children move to another thread together with this
    , m_retry(this)
    , m_watcher(this)
{
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &OvsDatabase::connectToServer);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, &OvsDatabase::connectToServer);
    connect(&m_socket, &QLocalSocket::connected, this, &OvsDatabase::monitor);
    connect(&m_socket, &QLocalSocket::readyRead, this, &OvsDatabase::read);
    connect(&m_socket, &QLocalSocket::errorOccurred, this, [this](QLocalSocket::LocalSocketError error) {
        switch (error) {
        case QLocalSocket::ServerNotFoundError:
            lose(tr("Open vSwitch is not running here"), false);
            if (QFileInfo::exists(m_path)) // by now
                m_retry.start(0ms);
            break;
        case QLocalSocket::SocketAccessError:
            lose(tr("the Open vSwitch database may not be read by this user"), false);
            break;
        default:
            lose(tr("the Open vSwitch database cannot be reached: %1").arg(m_socket.errorString()), true);
            break;
        }
    });
}

OvsDatabase::~OvsDatabase()
{
    m_socket.disconnect(this); // closing it is no loss
}

void OvsDatabase::start()
{
    connectToServer();
}

void OvsDatabase::connectToServer()
{
    if (m_socket.state() != QLocalSocket::UnconnectedState)
        return;
    m_retry.stop();
    if (!m_watcher.directories().isEmpty())
        m_watcher.removePaths(m_watcher.directories());
    m_stream = {};
    m_tables = {};
    m_socket.connectToServer(m_path);
}

void OvsDatabase::monitor()
{
    send({ { u"method"_s, u"monitor"_s },
        { u"params"_s, QJsonArray { u"Open_vSwitch"_s, monitorId, OvsTables::monitorRequests() } },
        { u"id"_s, monitorId } });
}

void OvsDatabase::read()
{
    const auto objects = m_stream.feed(m_socket.readAll());
    if (!objects) {
        lose(tr("what the Open vSwitch database sends cannot be understood"), true);
        return;
    }
    for (const QByteArray& text : *objects)
        handle(QJsonDocument::fromJson(text).object());
}

void OvsDatabase::handle(const QJsonObject& message)
{
    const QString method = message.value("method"_L1).toString();
    const QJsonArray parameters = message.value("params"_L1).toArray();
    if (method == "echo"_L1) { // unanswered, the server hangs up
        send({ { u"result"_s, parameters }, { u"error"_s, QJsonValue() }, { u"id"_s, message.value("id"_L1) } });
        return;
    }
    if (method == "update"_L1 && parameters.first() == monitorId) {
        m_tables.apply(parameters.at(1).toObject());
    } else if (method.isEmpty() && message.value("id"_L1) == monitorId) {
        if (!message.value("error"_L1).isNull()) {
            lose(tr("the Open vSwitch database refuses to be read: %1")
                     .arg(message.value("error"_L1).toObject().value("error"_L1).toString()),
                false);
            return;
        }
        m_failures = 0;
        m_tables.apply(message.value("result"_L1).toObject());
    } else {
        return;
    }
    set(m_tables.ports());
}

void OvsDatabase::send(const QJsonObject& message)
{
    m_socket.write(QJsonDocument(message).toJson(QJsonDocument::Compact));
}

void OvsDatabase::lose(const QString& reason, bool isWorthTrying)
{
    set(Known<OvsPorts>::unknown(reason));
    m_socket.abort();
    if (isWorthTrying) {
        const auto pause = std::min<std::chrono::milliseconds>(500ms * (1 << std::min(m_failures, 10)), longestPause);
        ++m_failures;
        m_retry.start(pause);
    } else {
        watchFolder();
    }
}

// The socket's folder or, as long as that is not there or may not be read, the nearest one above it. What was made
// between the failed attempt and the watch is looked for afterwards: the watch will not tell of it.
void OvsDatabase::watchFolder()
{
    const auto nearest = [this] {
        QString folder = QFileInfo(m_path).path();
        while (!QFileInfo(folder).isReadable() && folder.size() > 1)
            folder = QFileInfo(folder).path();
        return folder;
    };
    QString folder = nearest();
    m_watcher.addPath(folder);
    for (QString nearer = nearest(); nearer != folder; nearer = nearest()) {
        m_watcher.removePath(std::exchange(folder, nearer));
        m_watcher.addPath(folder);
    }
}

void OvsDatabase::set(const Known<OvsPorts>& ports)
{
    if (ports == m_ports)
        return;
    m_ports = ports;
    emit changed(m_ports);
}

} // namespace VirtTap
