#include "kernel/linkmonitor.h"
#include "unit/loudskip.h"
#include "unit/netlab.h"
#include "unit/patience.h"

#include <QDir>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTemporaryFile>
#include <QTest>

#include <algorithm>
#include <vector>

#include <sys/resource.h>

using namespace VirtTap;
using namespace Qt::StringLiterals;

namespace {

// What was said last of the links.
class Table : public QObject
{
public:
    void take(const QHash<int, Link>& all, const QSet<int>& ids)
    {
        // What changed must be exactly what is named.
        for (const auto& [id, link] : all.asKeyValueRange()) {
            if (!ids.contains(id) && links.value(id) != link)
                isExact = false;
        }
        for (const auto& [id, link] : links.asKeyValueRange()) {
            if (!all.contains(id) && !ids.contains(id))
                isExact = false;
        }
        links = all;
        ++bundles;
    }

    Link named(QStringView name) const
    {
        for (const Link& link : links) {
            if (link.name == name)
                return link;
        }
        return {};
    }
    bool has(QStringView name) const { return named(name).id != 0; }
    qsizetype taps() const { return std::ranges::count_if(links, &Link::isTap); }

    QHash<int, Link> links;
    int bundles = 0;
    bool isExact = true;
};

// With a monitor.
class Watched : public Table
{
public:
    explicit Watched(LinkMonitorOptions options = {})
        : monitor(std::move(options))
    {
        connect(&monitor, &LinkMonitor::changed, this, &Table::take);
    }

    LinkMonitor monitor;
};

bool makeTap(const QByteArray& name, short flags = 0)
{
    NetLab::Tap tap(name, flags);
    return tap.isOpen() && tap.setPersistent(true);
}

} // namespace

class tst_LinkMonitor : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void tellsTheKind_data();
    void tellsTheKind();
    void aTapAtRest();
    void whoMayOpenATap_data();
    void whoMayOpenATap();
    void aTapThatWasMadeByHandIsReadAgain();
    void aTapOfManyIsReadAgainLater();
    void carrierFollowsWhoHasItOpen();
    void queuesInUse();
    void refreshTellsWhatNoEventTells();
    void aReadingThatFailsHasBegunToo();
    void followsChanges();
    void aPortThatLeavesItsBridgeStays();
    void knowsTheDefaultRoute_data();
    void knowsTheDefaultRoute();
    void followsWhatABridgeDoesAtItsPorts();
    void movesToAnotherNamespace();
    void aBurstIsBundled();
    void droppedEventsAreMadeUpFor();
    void saysWhoMadeIt_data();
    void saysWhoMadeIt();
    void believesNetworkManager();

private:
    QString m_skip;
};

void tst_LinkMonitor::initTestCase()
{
    m_skip = NetLab::enter();
}

void tst_LinkMonitor::init()
{
    if (!m_skip.isEmpty()) {
        SKIP_LOUDLY(qPrintable(m_skip));
    }
}

void tst_LinkMonitor::tellsTheKind_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("command"); // empty: it is there, or is made by this test
    QTest::addColumn<Link::Kind>("kind");

    QTest::newRow("loopback") << u"lo"_s << QString() << Link::Kind::Loopback;
    QTest::newRow("bridge") << u"kbr"_s << u"link add kbr type bridge"_s << Link::Kind::Bridge;
    QTest::newRow("tap") << u"ktap"_s << u"tuntap add ktap mode tap"_s << Link::Kind::Tap;
    QTest::newRow("tap with multiple queues")
        << u"kmq"_s << u"tuntap add kmq mode tap multi_queue"_s << Link::Kind::Tap;
    QTest::newRow("tun without Ethernet header") << u"ktun"_s << u"tuntap add ktun mode tun"_s << Link::Kind::Tun;
    QTest::newRow("veth") << u"kveth"_s << u"link add kveth type veth peer kpeer"_s << Link::Kind::Veth;
}

void tst_LinkMonitor::tellsTheKind()
{
    QFETCH(QString, name);
    QFETCH(QString, command);
    if (!command.isEmpty())
        QVERIFY(NetLab::ip(command.split(u' ')));

    const Watched watched;
    TRY_VERIFY(watched.has(name));
    QTEST(watched.named(name).kind, "kind");

    if (!command.isEmpty())
        QVERIFY(NetLab::ip({ u"link"_s, u"delete"_s, name }));
    if (!command.isEmpty())
        TRY_VERIFY(!watched.has(name));
}

void tst_LinkMonitor::aTapAtRest()
{
    QVERIFY(NetLab::ip("tuntap add rest0 mode tap user 1234"));
    QVERIFY(NetLab::ip("link set rest0 mtu 9000 address 02:00:00:00:00:77"));
    const Watched watched;
    TRY_VERIFY(watched.has(u"rest0"));
    const Link tap = watched.named(u"rest0");

    QCOMPARE(tap.isUp, Known<bool>(false));
    QCOMPARE(tap.mtu, Known<quint32>(9000));
    QCOMPARE(tap.mac.value().toString(), u"02:00:00:00:00:77"_s);
    QCOMPARE(tap.master, Known<int>(0));
    QCOMPARE(tap.alias, Known<QString>(QString()));
    QVERIFY(tap.tun.isKnown());
    QVERIFY(tap.tun.value().isPersistent);
    QVERIFY(!tap.tun.value().isMultiQueue);
    QCOMPARE(tap.isInUse(), Known<bool>(false));
    QVERIFY(!tap.maker.isKnown());
    QVERIFY(!tap.maker.reason().isEmpty());
    QVERIFY(NetLab::ip("link delete rest0"));
}

void tst_LinkMonitor::whoMayOpenATap_data()
{
    QTest::addColumn<QString>("extra");
    QTest::addColumn<int>("owner"); // -1 = not set
    QTest::addColumn<int>("group");

    QTest::newRow("anybody") << QString() << -1 << -1;
    QTest::newRow("one user") << u"user 1234"_s << 1234 << -1;
    QTest::newRow("root") << u"user 0"_s << 0 << -1;
    QTest::newRow("one group") << u"group 77"_s << -1 << 77;
    QTest::newRow("a user of a group") << u"user 1234 group 77"_s << 1234 << 77;
}

void tst_LinkMonitor::whoMayOpenATap()
{
    QFETCH(QString, extra);
    const QStringList words = (u"tuntap add who0 mode tap "_s + extra).split(u' ', Qt::SkipEmptyParts);
    QVERIFY(NetLab::ip(words));
    const Watched watched;
    TRY_VERIFY(watched.has(u"who0"));
    const TunFacts tun = watched.named(u"who0").tun.value();
    QTEST(tun.owner ? static_cast<int>(*tun.owner) : -1, "owner");
    QTEST(tun.group ? static_cast<int>(*tun.group) : -1, "group");
    QVERIFY(NetLab::ip("link delete who0"));
}

// It is announced before its owner and its persistence are set, and while it is down no event tells of them.
void tst_LinkMonitor::aTapThatWasMadeByHandIsReadAgain()
{
    const Watched watched;
    TRY_VERIFY(watched.has(u"lo"));
    QVERIFY(NetLab::ip("tuntap add hand0 mode tap user 1234"));
    TRY_VERIFY(watched.has(u"hand0"));
    TRY_COMPARE(watched.named(u"hand0").tun.value().owner, std::optional<uid_t>(1234));
    TRY_VERIFY(watched.named(u"hand0").tun.value().isPersistent);
    QVERIFY(NetLab::ip("link delete hand0"));
}

// Those that come after it bring readings of their own, which are not to be taken for its later ones.
void tst_LinkMonitor::aTapOfManyIsReadAgainLater()
{
    const Watched watched;
    TRY_VERIFY(watched.has(u"lo"));
    NetLab::Tap first("many0");
    QVERIFY(first.setPersistent(true));
    for (int number = 1; number <= 12; ++number) {
        QVERIFY(makeTap("many" + QByteArray::number(number)));
        QTest::qSleep(50);
    }
    QVERIFY(first.setOwner(1234));
    TRY_VERIFY(watched.has(u"many12"));
    TRY_COMPARE(watched.named(u"many0").tun.value().owner, std::optional<uid_t>(1234));
    for (int number = 0; number <= 12; ++number)
        QVERIFY(NetLab::ip("link delete many" + QByteArray::number(number)));
}

void tst_LinkMonitor::carrierFollowsWhoHasItOpen()
{
    QVERIFY(makeTap("open0"));
    QVERIFY(NetLab::ip("link set open0 up"));
    const Watched watched;
    TRY_VERIFY(watched.has(u"open0"));
    QCOMPARE(watched.named(u"open0").isUp, Known<bool>(true));
    QCOMPARE(watched.named(u"open0").hasCarrier, Known<bool>(false));
    {
        const NetLab::Tap held("open0");
        QVERIFY(held.isOpen());
        TRY_VERIFY(watched.named(u"open0").hasCarrier.is(true));
        QVERIFY(watched.named(u"open0").isInUse().is(true));
    }
    TRY_VERIFY(watched.named(u"open0").hasCarrier.is(false));
    QVERIFY(NetLab::ip("link delete open0"));
}

void tst_LinkMonitor::queuesInUse()
{
    QVERIFY(makeTap("mq0", IFF_MULTI_QUEUE));
    QVERIFY(NetLab::ip("link set mq0 up"));
    const Watched watched;
    TRY_VERIFY(watched.has(u"mq0"));
    QVERIFY(watched.named(u"mq0").tun.value().isMultiQueue);
    QCOMPARE(watched.named(u"mq0").tun.value().queues, 0);
    {
        std::vector<NetLab::Tap> queues;
        for (int count = 1; count <= 3; ++count) {
            queues.emplace_back("mq0", IFF_MULTI_QUEUE);
            QVERIFY(queues.back().isOpen());
            TRY_COMPARE(watched.named(u"mq0").tun.value().queues, count);
        }
        QVERIFY(watched.named(u"mq0").isInUse().is(true));
    }
    TRY_COMPARE(watched.named(u"mq0").tun.value().queues, 0);
    QVERIFY(NetLab::ip("link delete mq0"));
}

void tst_LinkMonitor::refreshTellsWhatNoEventTells()
{
    QVERIFY(makeTap("quiet0"));
    Watched watched;
    TRY_VERIFY(watched.has(u"quiet0"));
    QVERIFY(NetLab::ip("link set quiet0 alias silent"));
    NetLab::Tap held("quiet0");
    QVERIFY(held.setOwner(4321));
    watched.monitor.refresh();
    TRY_COMPARE(watched.named(u"quiet0").alias, Known<QString>(u"silent"_s));
    QCOMPARE(watched.named(u"quiet0").tun.value().owner, std::optional<uid_t>(4321));
    QVERIFY(NetLab::ip("link delete quiet0"));
    TRY_VERIFY(!watched.has(u"quiet0"));
}

// Or a refresh would be taken to be under way for ever.
void tst_LinkMonitor::aReadingThatFailsHasBegunToo()
{
    rlimit usual {};
    QCOMPARE(::getrlimit(RLIMIT_NOFILE, &usual), 0);
    const int next = ::dup(STDERR_FILENO);
    ::close(next);
    rlimit none = usual;
    none.rlim_cur = static_cast<rlim_t>(next);
    LinkReader reader({});
    const QSignalSpy begun(&reader, &LinkReader::readingAll);
    const QSignalSpy failed(&reader, &LinkReader::failed);
    const QSignalSpy changed(&reader, &LinkReader::changed);
    QCOMPARE(::setrlimit(RLIMIT_NOFILE, &none), 0);
    reader.readAll();
    QCOMPARE(::setrlimit(RLIMIT_NOFILE, &usual), 0);
    QCOMPARE(failed.count(), 1);
    QCOMPARE(begun.count(), 1);
    reader.readAll();
    QCOMPARE(begun.count(), 2);
    QCOMPARE(changed.count(), 1);
}

void tst_LinkMonitor::followsChanges()
{
    const Watched watched;
    TRY_VERIFY(watched.has(u"lo"));
    QVERIFY(NetLab::ip("link add fbr0 type bridge"));
    QVERIFY(makeTap("before0"));
    TRY_VERIFY(watched.has(u"before0"));
    const int id = watched.named(u"before0").id;

    QVERIFY(NetLab::ip("link set before0 name after0"));
    TRY_COMPARE(watched.links.value(id).name, u"after0"_s);
    QVERIFY(!watched.has(u"before0"));
    QVERIFY(NetLab::ip("link set after0 up"));
    TRY_VERIFY(watched.links.value(id).isUp.is(true));
    QVERIFY(NetLab::ip("link property add dev after0 altname a-long-name-of-a-tap altname another"));
    TRY_COMPARE(watched.links.value(id).altNames, (QStringList { u"a-long-name-of-a-tap"_s, u"another"_s }));
    QVERIFY(NetLab::ip("link set after0 mtu 1400"));
    TRY_COMPARE(watched.links.value(id).mtu, Known<quint32>(1400));
    QVERIFY(NetLab::ip("link set after0 master fbr0"));
    TRY_COMPARE(watched.links.value(id).master, Known<int>(watched.named(u"fbr0").id));
    QVERIFY(NetLab::ip("link set after0 address 02:00:00:00:00:99"));
    TRY_COMPARE(watched.links.value(id).mac.value().toString(), u"02:00:00:00:00:99"_s);
    QVERIFY(NetLab::ip("link set after0 down"));
    TRY_VERIFY(watched.links.value(id).isUp.is(false));
    QVERIFY(NetLab::ip("link delete after0"));
    TRY_VERIFY(!watched.links.contains(id));
    QVERIFY(NetLab::ip("link delete fbr0"));
    QVERIFY(watched.isExact);
}

// The kernel says so by a message of the type that also says that a link is gone.
void tst_LinkMonitor::knowsTheDefaultRoute_data()
{
    QTest::addColumn<QStringList>("routes");
    QTest::addColumn<QStringList>("links");
    QTest::newRow("none") << QStringList() << QStringList();
    QTest::newRow("one by a bridge") << QStringList { u"route add default via 192.0.2.254"_s }
                                     << QStringList { u"brlan"_s };
    QTest::newRow("of IPv6") << QStringList { u"-6 route add default dev brwan"_s } << QStringList { u"brwan"_s };
    QTest::newRow("one of each") << QStringList { u"-6 route add default dev brwan"_s,
        u"route add default via 192.0.2.254"_s }
                                 << QStringList { u"brlan"_s, u"brwan"_s };
    QTest::newRow("one of two paths") << QStringList {
        u"route add default nexthop via 192.0.2.254 nexthop via 203.0.113.254"_s
    } << QStringList { u"brlan"_s, u"brwan"_s };
    QTest::newRow("a route to one network is none")
        << QStringList { u"route add 198.51.100.0/24 via 192.0.2.254"_s } << QStringList();
}

void tst_LinkMonitor::knowsTheDefaultRoute()
{
    QFETCH(QStringList, routes);
    QFETCH(QStringList, links);
    Watched watched;
    const auto found = [&watched] {
        QStringList names;
        for (const Link& link : std::as_const(watched.links)) {
            if (link.isDefaultRoute.is(true))
                names.append(link.name);
        }
        names.sort();
        return names;
    };
    QTRY_VERIFY(watched.bundles > 0);
    QVERIFY(NetLab::ip("link add brlan type bridge") && NetLab::ip("link add brwan type bridge"));
    QVERIFY(NetLab::ip("link set brlan up") && NetLab::ip("link set brwan up"));
    QVERIFY(NetLab::ip("addr add 192.0.2.1/24 dev brlan") && NetLab::ip("addr add 203.0.113.1/24 dev brwan"));
    for (const QString& route : routes)
        QVERIFY(NetLab::ip(route.split(u' ')));
    QTRY_VERIFY(watched.has(u"brwan") && watched.named(u"brwan").isUp.is(true));
    QTRY_COMPARE(found(), links);
    QVERIFY(watched.isExact);
    Watched late; // that finds them there
    QTRY_VERIFY(late.bundles > 0);
    QCOMPARE(late.named(u"brlan").isDefaultRoute.valueOr(false), links.contains(u"brlan"_s));
    NetLab::ip("link del brlan");
    NetLab::ip("link del brwan");
    QTRY_COMPARE(found(), QStringList());
}

void tst_LinkMonitor::aPortThatLeavesItsBridgeStays()
{
    QVERIFY(makeTap("port0"));
    QVERIFY(NetLab::ip("link add pbr0 type bridge"));
    QVERIFY(NetLab::ip("link set port0 master pbr0"));
    const Watched watched;
    TRY_VERIFY(watched.has(u"port0"));
    QVERIFY(NetLab::ip("link set port0 nomaster"));
    TRY_COMPARE(watched.named(u"port0").master, Known<int>(0));
    QVERIFY(watched.has(u"port0"));
    QVERIFY(NetLab::ip("link delete port0"));
    QVERIFY(NetLab::ip("link delete pbr0"));
}

void tst_LinkMonitor::followsWhatABridgeDoesAtItsPorts()
{
    const NetLab::Tap tap("port1");
    QVERIFY(NetLab::ip("link add pbr1 type bridge"));
    QVERIFY(NetLab::ip("link set pbr1 up"));
    const Watched watched;
    TRY_VERIFY(watched.has(u"port1"));
    QVERIFY(!watched.named(u"port1").bridgePort.isKnown());
    QCOMPARE(watched.named(u"pbr1").filtersVlans, Known<bool>(false));
    QVERIFY(NetLab::ip("link set port1 master pbr1 up"));
    const auto port = [&] { return watched.named(u"port1").bridgePort.valueOr({}); };
    TRY_COMPARE(port().state, BridgePort::State::Forwarding);
    TRY_VERIFY(watched.named(u"port1").bridgePort.isKnown());
    QVERIFY(NetLab::ip("link set port1 type bridge_slave isolated on"));
    TRY_VERIFY(port().isIsolated);
    QVERIFY(NetLab::setPortState(u"port1"_s, 0));
    TRY_COMPARE(port().state, BridgePort::State::Disabled);
    QVERIFY(port().isIsolated);
    QVERIFY(NetLab::setPortState(u"port1"_s, 3));
    TRY_COMPARE(port().state, BridgePort::State::Forwarding);
    QVERIFY(NetLab::ip("link set port1 nomaster"));
    TRY_VERIFY(!watched.named(u"port1").bridgePort.isKnown());
    QVERIFY(watched.isExact);
    QVERIFY(NetLab::ip("link delete pbr1"));
}

void tst_LinkMonitor::movesToAnotherNamespace()
{
    QProcess other;
    other.start(u"unshare"_s, { u"-n"_s, u"sh"_s, u"-c"_s, u"echo ready; read line"_s });
    QVERIFY(other.waitForReadyRead());
    QVERIFY(NetLab::ip("link add move0 type veth peer move1"));
    const Watched watched;
    TRY_VERIFY(watched.has(u"move0"));
    QVERIFY(NetLab::ip({ u"link"_s, u"set"_s, u"move0"_s, u"netns"_s, QString::number(other.processId()) }));
    TRY_VERIFY(!watched.has(u"move0"));
    QVERIFY(watched.has(u"move1"));
    other.write("end\n");
    QVERIFY(other.waitForFinished());
    TRY_VERIFY(!watched.has(u"move1"));
}

void tst_LinkMonitor::aBurstIsBundled()
{
    const Watched watched;
    TRY_VERIFY(watched.has(u"lo"));
    const int before = watched.bundles;
    QElapsedTimer clock;
    clock.start();
    std::vector<NetLab::Tap> taps;
    for (int number = 0; number < 500; ++number) {
        taps.emplace_back("burst" + QByteArray::number(number));
        QVERIFY(taps.back().isOpen());
    }
    TRY_COMPARE(watched.taps(), 500);
    // The first at once, then after 30 ms, 60, and each 90.
    QVERIFY2(
        watched.bundles - before <= clock.elapsed() / 60 + 4, qPrintable(QString::number(watched.bundles - before)));
    QVERIFY(watched.isExact);
    taps.clear();
    TRY_COMPARE(watched.taps(), 0);
}

void tst_LinkMonitor::droppedEventsAreMadeUpFor()
{
    LinkMonitorOptions options;
    options.receiveBuffer = 1; // the kernel takes its minimum
    // In this thread, which reads nothing while it waits for ip: events are dropped for certain.
    LinkReader reader(options);
    Table watched;
    int overruns = 0;
    connect(&reader, &LinkReader::changed, &watched, &Table::take);
    connect(&reader, &LinkReader::overrun, &watched, [&] { ++overruns; });
    reader.start();
    TRY_VERIFY(watched.has(u"lo"));
    QVERIFY(NetLab::ip("link add obr0 type bridge"));
    {
        std::vector<NetLab::Tap> taps;
        QTemporaryFile batch;
        QVERIFY(batch.open());
        for (int number = 0; number < 100; ++number) {
            taps.emplace_back("over" + QByteArray::number(number));
            QVERIFY(taps.back().isOpen());
            batch.write("link set over" + QByteArray::number(number) + " up master obr0 mtu 1400\n");
        }
        batch.close();
        QVERIFY(NetLab::ip({ u"-batch"_s, batch.fileName() }));
        TRY_VERIFY(overruns > 0);
        TRY_COMPARE(watched.taps(), 100);
        const int bridge = watched.named(u"obr0").id;
        TRY_COMPARE(std::ranges::count_if(watched.links,
                        [bridge](const Link& link) { return link.master.is(bridge) && link.mtu.is(1400U); }),
            100);
    }
    TRY_COMPARE(watched.taps(), 0);
    QVERIFY(watched.isExact);
    QVERIFY(NetLab::ip("link delete obr0"));
}

void tst_LinkMonitor::saysWhoMadeIt_data()
{
    QTest::addColumn<Link::Kind>("kind");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("alias");
    QTest::addColumn<Known<Link::Maker>>("maker");

    using Maker = Link::Maker;
    const auto unknown = makerOf(Link {});
    QTest::newRow("a name that libvirt generates")
        << Link::Kind::Tap << u"vnet12"_s << QString() << Known<Maker>(Maker::Libvirt);
    QTest::newRow("a name that only begins like one") << Link::Kind::Tap << u"vnetwork"_s << QString() << unknown;
    QTest::newRow("the bare prefix") << Link::Kind::Tap << u"vnet"_s << QString() << unknown;
    QTest::newRow("a bridge of such a name") << Link::Kind::Bridge << u"vnet1"_s << QString() << unknown;
    QTest::newRow("macvtap of libvirt") << Link::Kind::Macvtap << u"macvtap0"_s << QString()
                                        << Known<Maker>(Maker::Libvirt);
    QTest::newRow("our alias") << Link::Kind::Tap << u"tap0"_s << u"virt-tap:1000:web"_s
                               << Known<Maker>(Maker::VirtTap);
    QTest::newRow("our alias on a veth") << Link::Kind::Veth << u"tap0"_s << u"virt-tap:1000"_s << unknown;
    QTest::newRow("some alias") << Link::Kind::Tap << u"tap0"_s << u"uplink of virt-tap: x"_s << unknown;
    QTest::newRow("a datapath") << Link::Kind::OvsSwitch << u"ovs-system"_s << QString()
                                << Known<Maker>(Maker::OpenVSwitch);
    QTest::newRow("nothing to tell by") << Link::Kind::Tap << u"tap0"_s << QString() << unknown;
}

void tst_LinkMonitor::saysWhoMadeIt()
{
    QFETCH(Link::Kind, kind);
    QFETCH(QString, name);
    QFETCH(QString, alias);
    Link link;
    link.kind = kind;
    link.name = name;
    link.alias = alias;
    QTEST(makerOf(link), "maker");
}

void tst_LinkMonitor::believesNetworkManager()
{
    const QTemporaryDir run;
    LinkMonitorOptions options;
    options.services = { run.filePath(u"networkd"_s), run.filePath(u"nm"_s) };
    QVERIFY(QDir().mkpath(options.services.networkd));
    QVERIFY(QDir().mkpath(options.services.networkManager));
    QVERIFY(makeTap("nm0"));
    QVERIFY(makeTap("networkd0"));
    QVERIFY(makeTap("nobody0"));
    const auto write = [](const QString& folder, const QByteArray& link, const QByteArray& content) {
        QFile file(folder + u'/' + QString::number(::if_nametoindex(link.constData())));
        return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
    };
    QVERIFY(write(options.services.networkManager, "nm0", "[device]\nmanaged=true\nnm-owned=true\n"));
    QVERIFY(write(options.services.networkManager, "nobody0", "[device]\nmanaged=false\nnm-owned=false\n"));
    QVERIFY(write(options.services.networkd, "networkd0", "ADMIN_STATE=configured\nOPER_STATE=off\n"));
    QVERIFY(write(options.services.networkd, "nobody0", "ADMIN_STATE=unmanaged\n"));

    const Watched watched(options);
    TRY_VERIFY(watched.named(u"nm0").maker.is(Link::Maker::NetworkManager));
    TRY_VERIFY(watched.named(u"networkd0").maker.reason().contains(u"networkd"_s));
    QVERIFY(!watched.named(u"networkd0").maker.isKnown());
    QVERIFY(!watched.named(u"nobody0").maker.isKnown());
    for (const char* name : { "link delete nm0", "link delete networkd0", "link delete nobody0" })
        QVERIFY(NetLab::ip(name));
}

LOUD_GUILESS_MAIN(tst_LinkMonitor)
#include "tst_linkmonitor.moc"
