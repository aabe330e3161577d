#include "engine/machinebook.h"
#include "engine/machinelocality.h"
#include "engine/demohost.h"
#include "engine/engine.h"
#include "engine/machinewatch.h"
#include "unit/patience.h"

#include "core/connection.h"
#include "core/tapservice.h"

#include <QPointer>
#include <QSignalSpy>
#include <QTest>

using namespace VirtTap;
using namespace Qt::StringLiterals;
using Source = MachineState::Source;
using Devices = QList<NodeNetDevice>;
using Links = QHash<int, Link>;

namespace {

class FakeLinks : public LinkSource
{
public:
    void refresh() override { ++refreshes; }

    int refreshes = 0;
};

MacAddress mac(int last)
{
    return MacAddress({ 2, 0, 0, 0, 0, static_cast<quint8>(last) });
}

Link link(int id, const QString& name, Link::Kind kind = Link::Kind::Tap)
{
    Link result;
    result.id = id;
    result.name = name;
    result.kind = kind;
    result.mac = mac(id);
    result.isUp = true;
    return result;
}

Links linksFrom(const QList<Link>& list)
{
    Links result;
    for (const Link& each : list)
        result.insert(each.id, each);
    return result;
}

NodeNetDevice device(int last, const QString& name)
{
    NodeNetDevice result;
    result.interface = name;
    result.mac = mac(last);
    result.path = "/sys/devices/virtual/net/"_L1 + name;
    result.parent = u"computer"_s;
    result.features = { u"sg"_s, u"gso"_s, u"gro"_s, u"txvlan"_s };
    return result;
}

NodeNetDevice card(int last, const QString& name)
{
    NodeNetDevice result = device(last, name);
    result.path = "/sys/devices/pci0000:00/0000:00:03.0/net/"_L1 + name;
    result.parent = u"pci_0000_00_03_0"_s;
    return result;
}

ConnectionState connection(const QString& uri, const QString& machine = u"m1"_s)
{
    ConnectionState state;
    state.uri = uri;
    state.phase = ConnectionState::Phase::Open;
    state.host.machineId = machine;
    state.host.hostName = u"host"_s;
    state.host.driver = u"QEMU"_s;
    return state;
}

// A book whose links are set by hand.
struct Book
{
    Book()
        : book([this] {
            auto made = std::make_unique<FakeLinks>();
            source = made.get();
            return made;
        })
        , spy(&book, &MachineBook::changed)
    {
    }

    void tell(const Links& links, const QSet<int>& ids) const { emit source->changed(links, ids); }
    MachineState machine() const { return book.machine(u"m1"_s); }

    MachineBook book;
    QPointer<FakeLinks> source;
    QSignalSpy spy;
};

const auto physical = Link::Kind::Physical;

} // namespace

class tst_Machines : public QObject
{
    Q_OBJECT

private slots:
    void recognisesItsOwnLinks_data();
    void recognisesItsOwnLinks();
    void takesWhatLibvirtTells();
    void asksTheKernelHere_data();
    void asksTheKernelHere();
    void oneMachineForTwoConnections();
    void passesChangesOn();
    void saysWhyItDoesNotKnow();
    void rereadsWhenGuestsMoveOnTapsThatAreDown();
    void letsGo();
    void theDemoMakesTaps();
};

void tst_Machines::recognisesItsOwnLinks_data()
{
    QTest::addColumn<Devices>("devices");
    QTest::addColumn<Links>("links");
    QTest::addColumn<bool>("areSame");

    const Link loopback = link(1, u"lo"_s, Link::Kind::Loopback);
    QTest::newRow("the same") << Devices { card(2, u"eth0"_s), device(3, u"tap0"_s) }
                              << linksFrom({ loopback, link(2, u"eth0"_s, physical), link(3, u"tap0"_s) }) << true;
    QTest::newRow("libvirt does not tell of bridges")
        << Devices { card(2, u"eth0"_s) }
        << linksFrom({ link(2, u"eth0"_s, physical), link(3, u"br0"_s, Link::Kind::Bridge) }) << true;
    QTest::newRow("a tap that libvirt has not noticed yet")
        << Devices { card(2, u"eth0"_s) } << linksFrom({ link(2, u"eth0"_s, physical), link(3, u"tap0"_s) }) << true;
    QTest::newRow("a stale MAC") << Devices { card(9, u"eth0"_s), device(3, u"tap0"_s) }
                                 << linksFrom({ link(2, u"eth0"_s, physical), link(3, u"tap0"_s) }) << true;
    QTest::newRow("nothing on either side") << Devices {} << linksFrom({ loopback }) << true;
    QTest::newRow("a network namespace with taps only")
        << Devices { device(3, u"tap0"_s) } << linksFrom({ loopback, link(3, u"tap0"_s) }) << true;

    QTest::newRow("a daemon that sees nothing") << Devices {} << linksFrom({ link(3, u"tap0"_s) }) << false;
    QTest::newRow("a daemon that does not see the card")
        << Devices { device(3, u"tap0"_s) } << linksFrom({ link(2, u"eth0"_s, physical), link(3, u"tap0"_s) }) << false;
    QTest::newRow("a card that is not here")
        << Devices { card(2, u"eth1"_s) } << linksFrom({ link(2, u"eth0"_s, physical) }) << false;
    QTest::newRow("the same names in another namespace")
        << Devices { device(8, u"tap0"_s), device(9, u"tap1"_s) }
        << linksFrom({ link(3, u"tap0"_s), link(4, u"tap1"_s) }) << false;
    QTest::newRow("this program is in an empty namespace")
        << Devices { card(2, u"eth0"_s) } << linksFrom({ loopback }) << false;
}

void tst_Machines::recognisesItsOwnLinks()
{
    QFETCH(Devices, devices);
    QFETCH(Links, links);
    QTEST(areSameLinks(devices, links), "areSame");
}

void tst_Machines::takesWhatLibvirtTells()
{
    NodeNetDevice tap = device(3, u"tap0"_s);
    tap.linkState = u"up"_s;
    NodeNetDevice veth = device(4, u"veth0"_s);
    veth.features.append(u"rx"_s);
    veth.linkState = u"down"_s;
    NodeNetDevice tun = device(5, u"tun0"_s);
    tun.mac.reset();
    QHash<QString, int> ids;
    const Links links = linksOf({ card(2, u"eth0"_s), tap, veth, tun, device(6, u"vnet3"_s) }, ids);
    QCOMPARE(links.size(), 5);

    const auto named = [&](const QString& name) { return links.value(ids.value(name)); };
    QCOMPARE(named(u"eth0"_s).kind, physical);
    QCOMPARE(named(u"tap0"_s).kind, Link::Kind::TapLike);
    QCOMPARE(named(u"veth0"_s).kind, Link::Kind::Other);
    QCOMPARE(named(u"tun0"_s).kind, Link::Kind::Other);
    QVERIFY(named(u"tap0"_s).isUp.is(true));
    QVERIFY(!named(u"veth0"_s).isUp.isKnown()); // down, or without carrier
    QVERIFY(!named(u"veth0"_s).isUp.reason().isEmpty());
    QVERIFY(!named(u"tap0"_s).tun.isKnown());
    QVERIFY(!named(u"tap0"_s).master.isKnown());
    QVERIFY(named(u"vnet3"_s).maker.is(Link::Maker::Libvirt));

    const Links later = linksOf({ device(7, u"new0"_s), tap }, ids);
    QCOMPARE(later.size(), 2);
    QCOMPARE(later.value(ids.value(u"tap0"_s)), named(u"tap0"_s)); // of the same id
}

void tst_Machines::asksTheKernelHere_data()
{
    QTest::addColumn<QString>("uri");
    QTest::addColumn<Devices>("devices");
    QTest::addColumn<Source>("source");

    const Devices here { card(2, u"eth0"_s), device(3, u"tap0"_s) };
    const Devices elsewhere { card(7, u"eth7"_s) };
    QTest::newRow("this computer, system") << u"qemu:///system"_s << here << Source::Kernel;
    QTest::newRow("this computer, session") << u"qemu:///session"_s << here << Source::Kernel;
    QTest::newRow("another namespace") << u"qemu:///system"_s << elsewhere << Source::Libvirt;
    QTest::newRow("another computer") << u"qemu+ssh://host/system"_s << elsewhere << Source::Libvirt;
    QTest::newRow("another computer with the same devices") << u"qemu+ssh://host/system"_s << here << Source::Libvirt;
    QTest::newRow("a socket of its own") << u"qemu+unix:///system?socket=/tmp/s"_s << here << Source::Libvirt;
}

void tst_Machines::asksTheKernelHere()
{
    QFETCH(QString, uri);
    QFETCH(Devices, devices);
    QFETCH(Source, source);
    Book test;
    test.book.setConnection(connection(uri), {});
    QCOMPARE(test.machine().source, Source::None);
    QVERIFY(!test.machine().reason.isEmpty());
    if (test.source)
        test.tell(linksFrom({ link(2, u"eth0"_s, physical), link(3, u"tap0"_s) }), { 2, 3 });
    test.book.setNodeDevices(uri, devices);

    QCOMPARE(test.machine().source, source);
    QCOMPARE(test.machine().reason.isEmpty(), source == Source::Kernel);
    QCOMPARE(test.machine().links.size(), devices.size());
    QCOMPARE(test.book.wantsNodeDevices(uri), source != Source::Kernel);
    QCOMPARE(test.spy.last().at(1).value<QSet<int>>().size(), devices.size());
}

void tst_Machines::oneMachineForTwoConnections()
{
    Book test;
    test.book.setConnection(connection(u"qemu+ssh://localhost/system"_s), {});
    test.book.setNodeDevices(u"qemu+ssh://localhost/system"_s, Devices { card(2, u"eth0"_s) });
    QCOMPARE(test.machine().source, Source::Libvirt);
    QVERIFY(!test.source);

    test.book.setConnection(connection(u"qemu:///session"_s), {});
    test.tell(linksFrom({ link(2, u"eth0"_s, physical) }), { 2 });
    test.book.setNodeDevices(u"qemu:///session"_s, Devices { card(2, u"eth0"_s) });
    QCOMPARE(test.machine().source, Source::Kernel);
    QVERIFY(test.machine().links.value(2).isUp.is(true));

    test.book.remove(u"qemu:///session"_s);
    QCOMPARE(test.machine().source, Source::Libvirt);
}

void tst_Machines::passesChangesOn()
{
    Book test;
    test.book.setConnection(connection(u"qemu:///system"_s), {});
    test.book.setNodeDevices(u"qemu:///system"_s, Devices { card(2, u"eth0"_s) });
    QCOMPARE(test.machine().source, Source::Libvirt); // until the kernel has answered
    const Link eth = link(2, u"eth0"_s, physical);
    test.tell(linksFrom({ eth }), { 2 });
    QCOMPARE(test.machine().source, Source::Kernel);
    test.spy.clear();

    test.tell(linksFrom({ eth, link(3, u"tap0"_s) }), { 3 });
    QCOMPARE(test.spy.size(), 1);
    QCOMPARE(test.spy.first().at(1).value<QSet<int>>(), QSet<int> { 3 });
    QCOMPARE(test.spy.first().at(0).value<MachineState>().links.size(), 2);
}

void tst_Machines::saysWhyItDoesNotKnow()
{
    Book test;
    test.book.setConnection(connection(u"qemu:///system"_s), {});
    test.tell(linksFrom({ link(2, u"eth0"_s, physical) }), { 2 });
    const Error refused { Error::Kind::Denied, u"No."_s, u"access denied by policy"_s };
    test.book.setNodeDevices(u"qemu:///system"_s, std::unexpected(refused));
    QCOMPARE(test.machine().source, Source::None);
    QVERIFY(test.machine().reason.contains(u"access denied by policy"_s));
    QVERIFY(test.machine().links.isEmpty());

    test.book.setNodeDevices(u"qemu:///system"_s, Devices { card(2, u"eth0"_s) });
    QCOMPARE(test.machine().source, Source::Kernel);
    emit test.source->failed({ Error::Kind::Failed, u"Links cannot be read."_s, u"No buffer space"_s });
    QCOMPARE(test.machine().source, Source::Libvirt);
    QVERIFY(test.machine().reason.contains(u"Links cannot be read."_s));
}

void tst_Machines::rereadsWhenGuestsMoveOnTapsThatAreDown()
{
    Book test;
    ConnectionState state = connection(u"qemu:///system"_s);
    test.book.setConnection(state, {});
    Link tap = link(3, u"tap0"_s);
    test.tell(linksFrom({ tap }), { 3 });
    test.book.setNodeDevices(state.uri, Devices { device(3, u"tap0"_s) });
    QCOMPARE(test.machine().source, Source::Kernel);
    tap.isUp = false;
    test.tell(linksFrom({ tap }), { 3 });

    test.book.setConnection(state, { QUuid::createUuid() });
    test.book.setConnection(state, { QUuid::createUuid() });
    TRY_COMPARE(test.source->refreshes, 1);
}

void tst_Machines::letsGo()
{
    Book test;
    test.book.setConnection(connection(u"qemu:///system"_s), {});
    test.tell(linksFrom({ link(2, u"eth0"_s, physical) }), { 2 });
    test.book.setNodeDevices(u"qemu:///system"_s, Devices { card(2, u"eth0"_s) });
    QVERIFY(test.source);
    test.book.remove(u"qemu:///system"_s);
    QVERIFY(!test.source);
    QCOMPARE(test.spy.last().at(0).value<MachineState>().source, Source::None);
    QCOMPARE(test.spy.last().at(1).value<QSet<int>>(), QSet<int> { 2 });
}

void tst_Machines::theDemoMakesTaps()
{
    Engine engine;
    new MachineWatch(engine);
    Connection* demo = engine.add(demoUri(), false);
    demo->open();
    QTRY_COMPARE(demo->state().phase, ConnectionState::Phase::Open);
    const QString machine = demo->state().host.machineId;
    QTRY_VERIFY(engine.tapService(machine));
    const QSignalSpy machineChanges(&engine, &Connections::machineChanged);
    const QSignalSpy serviceChanges(&engine, &Connections::tapServiceChanged);
    TapSpec tap;
    tap.name = u"tap-new"_s;
    tap.owner = 0;
    tap.bridge = u"br0"_s;
    QVERIFY(engine.tapService(machine)->createTaps({ tap }, TapMode::Final).result());
    QCOMPARE(machineChanges.size(), 1); // at once
    QCOMPARE(serviceChanges.size(), 1);
    const MachineState state = engine.machine(machine);
    const Link* link = state.linkNamed(u"tap-new");
    QVERIFY(link);
    QCOMPARE(state.bridgeOf(*link).value(), u"br0"_s);
    QVERIFY(engine.tapService(machine)->taps().value().contains(u"tap-new"_s));
    QVERIFY(!engine.tapService(u"another"_s));

    engine.remove(demoUri());
    QVERIFY(!engine.tapService(machine));
}

QTEST_GUILESS_MAIN(tst_Machines)
#include "tst_machines.moc"
