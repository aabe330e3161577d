#include "ovs/ovsdatabase.h"
#include "unit/loudskip.h"
#include "unit/patience.h"
#include "unit/socketprobe.h"

#include <QDeadlineTimer>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLocalServer>
#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <memory>
#include <thread>

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

using namespace VirtTap;
using namespace Qt::StringLiterals;

namespace {

constexpr auto schema = "/usr/share/openvswitch/vswitch.ovsschema";

// A database server of this test's own: no switch, no kernel module, no privilege.
class Server
{
public:
    explicit Server(const QString& folder)
        : m_folder(folder)
    {
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    }
    ~Server() { stop(); }

    bool create() const
    {
        return run(u"ovsdb-tool"_s, { u"create"_s, m_folder + "/conf.db"_L1, QString::fromLatin1(schema) });
    }
    bool start()
    {
        m_process.start(program(u"ovsdb-server"_s),
            { m_folder + "/conf.db"_L1, "--remote=punix:"_L1 + socket(), "--unixctl="_L1 + m_folder + "/ctl"_L1,
                u"--no-chdir"_s, u"-vconsole:off"_s });
        return m_process.waitForStarted() && QTest::qWaitFor([this] { return isListening(socket()); }, 30'000);
    }
    void stop()
    {
        if (m_process.state() == QProcess::NotRunning)
            return;
        m_process.terminate();
        m_process.waitForFinished();
    }
    bool vsctl(const char* words) const
    {
        return run(u"ovs-vsctl"_s,
            QStringList { "--db=unix:"_L1 + socket(), u"--no-wait"_s } + QString::fromLatin1(words).split(u' '));
    }
    QString socket() const { return m_folder + "/db.sock"_L1; }

    static QString program(const QString& name)
    {
        const QString found = QStandardPaths::findExecutable(name);
        return found.isEmpty() ? QStandardPaths::findExecutable(name, { u"/usr/sbin"_s, u"/sbin"_s }) : found;
    }

private:
    static bool run(const QString& name, const QStringList& arguments)
    {
        QProcess process;
        process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        process.start(program(name), arguments);
        return process.waitForFinished() && process.exitCode() == 0;
    }

    QString m_folder;
    QProcess m_process;
};

// A socket that is there all at once, once it is renamed.
class Listener
{
public:
    explicit Listener(const QByteArray& path)
        : m_descriptor(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0))
    {
        sockaddr_un address {};
        address.sun_family = AF_UNIX;
        qstrncpy(address.sun_path, path.constData(), sizeof address.sun_path);
        m_isListening = ::bind(m_descriptor, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0
            && ::listen(m_descriptor, 8) == 0;
    }
    ~Listener() { ::close(m_descriptor); }
    Listener(const Listener&) = delete;
    Listener& operator=(const Listener&) = delete;

    bool isListening() const { return m_isListening; }
    bool isAsked()
    {
        const int peer = ::accept(m_descriptor, nullptr, nullptr);
        m_isAsked = m_isAsked || (peer >= 0 && ::close(peer) == 0);
        return m_isAsked;
    }

private:
    int m_descriptor;
    bool m_isListening = false;
    bool m_isAsked = false;
};

QString bridgeOf(const OvsDatabase& database, const QString& link)
{
    return database.ports().valueOr({}).value(link).bridge;
}

} // namespace

class tst_OvsDatabase : public QObject
{
    Q_OBJECT

private slots:
    void cutsObjects_data();
    void cutsObjects();
    void tellsPorts();
    void comesBack();
    void waitsForAServer();
    void noticesASocketWheneverItComes();
    void saysWhenItMayNotRead();
    void answersEchoes();
    void survivesNonsense_data();
    void survivesNonsense();

private:
    static bool isInstalled()
    {
        return !Server::program(u"ovsdb-server"_s).isEmpty() && QFile::exists(QString::fromLatin1(schema));
    }
};

#define NEEDS_SERVER()                                                                                                 \
    if (!isInstalled())                                                                                                \
    SKIP_LOUDLY("ovsdb-server is not installed; the tests with a real database are not done")

void tst_OvsDatabase::cutsObjects_data()
{
    QTest::addColumn<QByteArray>("stream");
    QTest::addColumn<QByteArrayList>("objects");
    QTest::addColumn<bool>("isGood");

    using List = QByteArrayList;
    QTest::newRow("two without anything between them") << "{}{\"a\":1}"_ba << List { "{}", "{\"a\":1}" } << true;
    QTest::newRow("blanks between them") << " {}\n\t{} "_ba << List { "{}", "{}" } << true;
    QTest::newRow("one inside another") << "{\"a\":{\"b\":{}}}"_ba << List { "{\"a\":{\"b\":{}}}" } << true;
    QTest::newRow("braces in strings") << R"({"a":"}{"}{})"_ba << List { R"({"a":"}{"})", "{}" } << true;
    QTest::newRow("quotes in strings") << R"({"a":"\"}\\"}{})"_ba << List { R"({"a":"\"}\\"})", "{}" } << true;
    QTest::newRow("the last one is not complete") << "{}{\"a\":"_ba << List { "{}" } << true;
    QTest::newRow("something else") << "HTTP/1.1 400"_ba << List {} << false;
}

void tst_OvsDatabase::cutsObjects()
{
    QFETCH(QByteArray, stream);
    QFETCH(bool, isGood);
    for (const qsizetype piece : { stream.size(), qsizetype(1), qsizetype(3) }) {
        JsonStream cut;
        QByteArrayList objects;
        bool wasGood = true;
        for (qsizetype at = 0; at < stream.size() && wasGood; at += piece) {
            const auto found = cut.feed(QByteArrayView(stream).sliced(at, std::min(piece, stream.size() - at)));
            wasGood = found.has_value();
            objects += found.value_or(QList<QByteArray> {});
        }
        QCOMPARE(wasGood, isGood);
        QTEST(objects, "objects");
    }
}

void tst_OvsDatabase::tellsPorts()
{
    NEEDS_SERVER();
    const QTemporaryDir folder;
    Server server(folder.path());
    QVERIFY(server.create());
    QVERIFY(server.start());
    OvsDatabase database(server.socket());
    database.start();
    TRY_VERIFY(database.ports().isKnown());
    QVERIFY(database.ports().value().isEmpty());

    QVERIFY(server.vsctl("add-br br-int"));
    QVERIFY(server.vsctl("add-port br-int tap-a tag=12"));
    QVERIFY(server.vsctl("add-port br-int tap-b trunks=1,2,3"));
    QVERIFY(server.vsctl("add-bond br-int both tap-c tap-d"));
    TRY_COMPARE(bridgeOf(database, u"tap-d"_s), u"br-int"_s);
    const OvsPorts ports = database.ports().value();
    QCOMPARE(ports.value(u"tap-a"_s), (OvsPort { u"br-int"_s, u"tap-a"_s, QString(), 12, {} }));
    QCOMPARE(ports.value(u"tap-b"_s), (OvsPort { u"br-int"_s, u"tap-b"_s, QString(), {}, { 1, 2, 3 } }));
    QCOMPARE(ports.value(u"tap-c"_s).port, u"both"_s);
    QCOMPARE(ports.value(u"br-int"_s).type, u"internal"_s);

    QVERIFY(server.vsctl("set port tap-a tag=13"));
    TRY_COMPARE(database.ports().value().value(u"tap-a"_s).tag, std::optional(13));
    QVERIFY(server.vsctl("del-port br-int tap-a"));
    TRY_VERIFY(!database.ports().value().contains(u"tap-a"_s));
    QVERIFY(server.vsctl("add-br br-ext -- add-port br-ext tap-a"));
    TRY_COMPARE(bridgeOf(database, u"tap-a"_s), u"br-ext"_s);
    QVERIFY(server.vsctl("del-br br-int"));
    TRY_COMPARE(database.ports().value().size(), 2); // br-ext and tap-a
}

void tst_OvsDatabase::comesBack()
{
    NEEDS_SERVER();
    const QTemporaryDir folder;
    Server server(folder.path());
    QVERIFY(server.create());
    QVERIFY(server.start());
    QVERIFY(server.vsctl("add-br br0 -- add-port br0 tap-a"));
    OvsDatabase database(server.socket());
    database.start();
    TRY_COMPARE(bridgeOf(database, u"tap-a"_s), u"br0"_s);

    server.stop();
    TRY_VERIFY(!database.ports().isKnown());
    QVERIFY(!database.ports().reason().isEmpty());
    QVERIFY(server.start());
    TRY_COMPARE(bridgeOf(database, u"tap-a"_s), u"br0"_s);
}

void tst_OvsDatabase::waitsForAServer()
{
    NEEDS_SERVER();
    const QTemporaryDir folder;
    const QString inner = folder.filePath(u"not/yet"_s);
    Server server(inner);
    OvsDatabase database(server.socket());
    database.start();
    TRY_COMPARE(database.ports().reason(), u"Open vSwitch is not running here"_s);

    QVERIFY(QDir().mkpath(inner));
    QVERIFY(server.create());
    QVERIFY(server.start());
    TRY_VERIFY(database.ports().isKnown());
}

// The socket may come at any moment of the attempt that does not find it, and of what follows.
void tst_OvsDatabase::noticesASocketWheneverItComes()
{
    for (int round = 0; round < 1000; ++round) {
        const QTemporaryDir folder;
        const QByteArray path = QFile::encodeName(folder.filePath(u"db.sock"_s));
        Listener listener(path + ".new");
        QVERIFY(listener.isListening());
        OvsDatabase database(QFile::decodeName(path));
        std::atomic<bool> mayGo = false;
        const std::jthread late([&path, &mayGo, round] {
            const QByteArray before = path + ".new";
            while (!mayGo) { }
            for (QDeadlineTimer moment(std::chrono::nanoseconds(round * 250)); !moment.hasExpired();) { }
            std::rename(before.constData(), path.constData());
        });
        mayGo = true;
        database.start();
        const QDeadlineTimer patience(std::chrono::seconds(30));
        while (!listener.isAsked() && !patience.hasExpired())
            QCoreApplication::processEvents();
        QVERIFY2(listener.isAsked(), qPrintable(QString::number(round)));
    }
}

void tst_OvsDatabase::saysWhenItMayNotRead()
{
    const QTemporaryDir folder;
    QVERIFY(QFile::setPermissions(folder.path(), QFile::permissions(folder.path()) | QFile::ExeOther));
    QLocalServer server;
    QVERIFY(server.listen(folder.filePath(u"db.sock"_s)));
    QVERIFY(QFile::setPermissions(folder.filePath(u"db.sock"_s), {}));
    const bool isRoot = ::geteuid() == 0; // who may read everything
    QVERIFY(!isRoot || ::seteuid(65534) == 0);
    OvsDatabase database(folder.filePath(u"db.sock"_s));
    database.start();
    TRY_VERIFY(!database.ports().reason().isEmpty());
    QVERIFY(!isRoot || ::seteuid(0) == 0);
    QVERIFY2(database.ports().reason().contains(u"may not be read"_s), qPrintable(database.ports().reason()));
}

void tst_OvsDatabase::answersEchoes()
{
    const QTemporaryDir folder;
    QLocalServer server;
    QVERIFY(server.listen(folder.filePath(u"db.sock"_s)));
    OvsDatabase database(server.fullServerName());
    database.start();
    TRY_VERIFY(server.hasPendingConnections());
    const std::unique_ptr<QLocalSocket> peer(server.nextPendingConnection());
    TRY_VERIFY(peer->bytesAvailable() > 0);
    QVERIFY(peer->readAll().contains("\"monitor\""));

    peer->write(R"({"method":"echo","params":["are you there",1],"id":"echo"})");
    TRY_VERIFY(peer->bytesAvailable() > 0);
    const QJsonObject answer = QJsonDocument::fromJson(peer->readAll()).object();
    QCOMPARE(answer.value("id"_L1).toString(), u"echo"_s);
    QCOMPARE(answer.value("result"_L1).toArray(), (QJsonArray { u"are you there"_s, 1 }));
    QVERIFY(answer.contains("error"_L1));
    QVERIFY(answer.value("error"_L1).isNull());
}

void tst_OvsDatabase::survivesNonsense_data()
{
    QTest::addColumn<QByteArray>("answer");

    QTest::newRow("not JSON") << "* BYE\r\n"_ba;
    QTest::newRow("an error") << R"({"id":"links","error":{"error":"unknown database"},"result":null})"_ba;
    QTest::newRow("hangs up") << QByteArray();
}

void tst_OvsDatabase::survivesNonsense()
{
    QFETCH(QByteArray, answer);
    const QTemporaryDir folder;
    QLocalServer server;
    QVERIFY(server.listen(folder.filePath(u"db.sock"_s)));
    OvsDatabase database(server.fullServerName());
    database.start();
    TRY_VERIFY(server.hasPendingConnections());
    const std::unique_ptr<QLocalSocket> peer(server.nextPendingConnection());
    if (answer.isEmpty())
        peer->abort();
    else
        peer->write(answer);
    TRY_VERIFY(!database.ports().reason().isEmpty());
}

LOUD_GUILESS_MAIN(tst_OvsDatabase)
#include "tst_ovsdatabase.moc"
