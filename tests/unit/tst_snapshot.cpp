#include "core/snapshot.h"
#include "engine/engine.h"
#include "engine/machinewatch.h"
#include "fakes/samples.h"

#include <QFile>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace VirtTap;
using namespace Qt::StringLiterals;

namespace {

// The samples, with what they leave out.
Snapshot sample()
{
    Snapshot snapshot {
        .time = QDateTime::currentDateTimeUtc(), .connection = sampleConnection(), .machine = sampleMachine()
    };
    snapshot.time.setTime(QTime(12, 30));
    snapshot.connection.host.hostName = u"vm-host.example.org"_s;
    snapshot.connection.asOf = snapshot.time;
    snapshot.connection.host.deprecatedMachines = QSet<QString> { u"x86_64 pc-1.0"_s };
    Domain guest = *snapshot.connection.domain(sampleUuid(3));
    guest.problem = u"“secret-guest” says no"_s;
    guest.lastStartFailed = true;
    guest.autostart = Known<bool>::unknown(u"because of secret-guest"_s);
    guest.taints = QStringList { u"tainted: network configuration using opaque shell scripts"_s, u"secret-words"_s };
    guest.taintFlags = { TaintFlag::ShellScripts, TaintFlag::Unknown };
    guest.configCauses = { { .flag = TaintFlag::ShellScripts,
        .condition = TaintCause::Condition::Always,
        .element = "interface/script"_L1,
        .device = sampleMac(3).toString(),
        .value = u"/etc/secret/ifup"_s,
        .line = 7,
        .lastLine = 9 } };
    guest.savedCauses = guest.configCauses;
    guest.config.first().filter = u"secret-filter"_s;
    snapshot.connection.netFilters = QSet<QString> { u"secret-filter"_s };
    Link& port = snapshot.machine.links[11];
    port.isDefaultRoute = false;
    port.bridgePort = BridgePort { .state = BridgePort::State::Blocking, .isIsolated = true };
    port.vlans = PortVlans { .untagged = 7, .ranges = { { 7, 7 }, { 20, 30 } } };
    snapshot.machine.links[2].filtersVlans = true;
    snapshot.connection.domains.insert(guest.uuid, DomainPtr::create(guest));
    return snapshot;
}

QList<Domain> guestsOf(const Snapshot& snapshot)
{
    QList<Domain> guests;
    for (const DomainPtr& guest : snapshot.connection.domains)
        guests.append(*guest);
    std::ranges::sort(guests, {}, &Domain::uuid);
    return guests;
}

// How many interfaces are on taps that there are.
qsizetype matches(const Snapshot& snapshot)
{
    qsizetype count = 0;
    for (const Domain& guest : guestsOf(snapshot)) {
        for (const Interface& each : guest.live + guest.config)
            count += snapshot.machine.linkNamed(each.targetDev) ? 1 : 0;
    }
    return count;
}

} // namespace

// Snapshots: saved and opened again as they were, or with other names.
class TestSnapshot : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_directory;

    QString save(const QByteArray& contents)
    {
        QFile file(m_directory.filePath(u"a snapshot.json"_s));
        return file.open(QIODevice::WriteOnly) && file.write(contents) == contents.size() ? file.fileName() : QString();
    }

private slots:
    void whatIsSavedIsReadAsItWas()
    {
        const Snapshot before = sample();
        const auto after = readSnapshot(writeSnapshot(before));
        QVERIFY2(after, qPrintable(after ? QString() : after.error().message));
        QCOMPARE(after->time, before.time);
        QVERIFY(guestsOf(*after) == guestsOf(before));
        QVERIFY(after->machine.links == before.machine.links);
        HostFacts host = before.connection.host;
        host.machineId.clear(); // it is another machine where it is opened
        QVERIFY(after->connection.host == host);
        QCOMPARE(after->connection.asOf, before.connection.asOf);
        QVERIFY(after->connection.netFilters == before.connection.netFilters);
    }

    void anAnonymousOneNamesNobody()
    {
        const Snapshot before = sample();
        const Snapshot after = anonymised(before);
        const QList<Domain> guests = guestsOf(after);
        QVERIFY2(std::ranges::any_of(guests,
                     [&](const Domain& each) {
                         return !each.config.isEmpty()
                             && after.connection.netFilters.value().contains(each.config.first().filter);
                     }),
            "a filter is called the same wherever it is named");
        const QString text = QString::fromUtf8(writeSnapshot(after));
        QStringList names { u"secret"_s, before.connection.host.hostName };
        for (const Domain& guest : guestsOf(before)) {
            names << guest.name << guest.uuid.toString(QUuid::WithoutBraces);
            for (const Interface& each : guest.live + guest.config)
                names << (each.mac ? each.mac->toString() : guest.name);
        }
        for (const Link& link : before.machine.links) {
            if (link.name.startsWith(u"tap-"))
                names << link.name;
        }
        for (const QString& name : names)
            QVERIFY2(!text.contains(u'"' + name + u'"') && !text.contains(u"“"_s + name), qPrintable(name));
        QVERIFY(!text.contains(u"secret"_s));
    }

    void anAnonymousOneIsStillTheSameHost()
    {
        const Snapshot before = sample();
        const Snapshot after = anonymised(before);
        QCOMPARE(after.connection.domains.size(), before.connection.domains.size());
        QCOMPARE(after.machine.links.size(), before.machine.links.size());
        QCOMPARE(matches(after), matches(before));
        QVERIFY(matches(after) > 0);
        for (const Link& link : after.machine.links) {
            QVERIFY2(link.name.toUtf8().size() <= 15, qPrintable(link.name));
            QCOMPARE(link.kind, before.machine.links.value(link.id).kind);
            QCOMPARE(link.master, before.machine.links.value(link.id).master);
        }
        QVERIFY(after.machine.linkNamed(u"br0"));
        QVERIFY(after.machine.linkNamed(u"enp3s0"));
        QVERIFY(readSnapshot(writeSnapshot(after)));
        const auto states = [](const Snapshot& snapshot) {
            QStringList words;
            for (const Domain& guest : guestsOf(snapshot))
                words << QString::number(int(guest.state)) + QString::number(guest.live.size());
            words.sort();
            return words;
        };
        QCOMPARE(states(after), states(before));
        QVERIFY(guestsOf(anonymised(before)).constFirst().uuid != guestsOf(after).constFirst().uuid);
    }

    void whatIsNoSnapshotIsRefused_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("says");
        const auto with = [](const char* more) {
            return QByteArray("{\"format\": \"virt-tap snapshot\", \"version\": 1, ") + more + "}";
        };
        QTest::newRow("nothing") << QByteArray() << u"no JSON"_s;
        QTest::newRow("a list") << QByteArray("[]") << u"no snapshot"_s;
        QTest::newRow("a plan") << QByteArray("{\"format\": \"virt-tap plan\", \"version\": 1}") << u"no snapshot"_s;
        QTest::newRow("a later version") << QByteArray("{\"format\": \"virt-tap snapshot\", \"version\": 2}")
                                         << u"another version"_s;
        QTest::newRow("guests that are a number") << with("\"guests\": 1") << u"guests: This is no list"_s;
        QTest::newRow("a guest that is a text") << with("\"guests\": [\"a\"]") << u"guests[0]: "_s;
        QTest::newRow("a state that is none") << with("\"guests\": [{\"state\": \"happy\"}]") << u"guests[0].state: "_s;
        QTest::newRow("a name with an escape")
            << with("\"guests\": [{\"name\": \"\\u001b[2J\"}]") << u"guests[0].name: "_s;
        QTest::newRow("a UUID that is none") << with("\"guests\": [{\"uuid\": \"x\"}]") << u"guests[0].uuid: "_s;
        QTest::newRow("a MAC address that is none")
            << with("\"guests\": [{\"live\": [{\"mac\": \"x\"}]}]") << u"guests[0].live[0].mac: "_s;
        QTest::newRow("an id beyond all numbers") << with("\"links\": [{\"id\": 1e300}]") << u"links[0].id: "_s;
        QTest::newRow("an MTU below none") << with("\"links\": [{\"mtu\": {\"value\": -1}}]") << u"links[0].mtu: "_s;
        QTest::newRow("half a queue") << with("\"links\": [{\"tun\": {\"value\": {\"queues\": 0.5}}}]")
                                      << u"links[0].tun.queues: "_s;
        QTest::newRow("neither known nor unknown") << with("\"links\": [{\"up\": true}]") << u"links[0].up: "_s;
    }

    void whatIsNoSnapshotIsRefused()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, says);
        const auto read = readSnapshot(json);
        QVERIFY(!read);
        QVERIFY2(read.error().message.contains(says), qPrintable(read.error().message));
    }

    void damagedFilesNeverDoHarm()
    {
        const QByteArray whole = writeSnapshot(sample());
        QRandomGenerator random(1);
        const QByteArray characters("\"{}[]:,0-9.eE\\u%/<>&\x00\xff ", 24);
        for (int round = 0; round < 500; ++round) {
            QByteArray damaged = whole;
            for (quint32 times = random.bounded(1U, 4U); times > 0; --times)
                damaged[random.bounded(damaged.size())] = characters.at(random.bounded(characters.size()));
            const auto read = readSnapshot(damaged);
            QVERIFY(read ? readSnapshot(writeSnapshot(*read)).has_value() : !read.error().message.isEmpty());
        }
    }

    void anOpenedOneIsAConnectionThatChangesNothing()
    {
        const Snapshot saved = sample();
        const QString path = save(writeSnapshot(saved));
        Engine engine;
        new MachineWatch(engine);
        const QString uri = u"snapshot://"_s + path;
        Connection* connection = engine.add(uri, false);
        connection->open();
        QTRY_COMPARE(connection->state().phase, ConnectionState::Phase::Open);
        QVERIFY(connection->state().isReadOnly && !connection->state().canChange());
        QCOMPARE(connection->state().domains.size(), saved.connection.domains.size());
        QVERIFY(engine.machineOf(uri).links == saved.machine.links);
        QVERIFY(!engine.tapService(engine.machineOf(uri).id));
        QCOMPARE(connection->start(sampleUuid(1)).result().error().kind, Error::Kind::Unsupported);
        QCOMPARE(
            connection->readXml(sampleUuid(1), Connection::Xml::Live).result().error().kind, Error::Kind::Unsupported);
        const auto traffic = engine.traffic(uri, { .links = { u"tap-web01"_s }, .bridge = 0, .guest = {} }).result();
        QCOMPARE(traffic.error().kind, Error::Kind::Unsupported);
        engine.remove(uri);
        QVERIFY(engine.machine(uri).links.isEmpty());
        engine.shutdown();
    }

    void oneThatCannotBeReadSaysWhy_data()
    {
        QTest::addColumn<QByteArray>("contents");
        QTest::addColumn<QString>("says");
        QTest::newRow("a file that is not there") << QByteArray() << u"No such file"_s;
        QTest::newRow("a file of something else") << QByteArray("hello") << u"no JSON"_s;
    }

    void oneThatCannotBeReadSaysWhy()
    {
        QFETCH(QByteArray, contents);
        QFETCH(QString, says);
        const QString path = contents.isEmpty() ? u"/nosuch.json"_s : save(contents);
        Engine engine;
        Connection* connection = engine.add(u"snapshot://"_s + path, true);
        connection->open();
        QTRY_COMPARE(connection->state().phase, ConnectionState::Phase::Failed);
        QVERIFY2(connection->state().error.detail.contains(says), qPrintable(connection->state().error.detail));
        engine.shutdown();
    }
};

QTEST_GUILESS_MAIN(TestSnapshot)
#include "tst_snapshot.moc"
