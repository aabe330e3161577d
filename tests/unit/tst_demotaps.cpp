#include "contract/taps1.h"
#include "engine/demomachine.h"
#include "engine/demotaps.h"
#include "engine/machinebook.h"
#include "engine/tapservices.h"

#include <QPointer>
#include <QSignalSpy>
#include <QTest>

#include <unistd.h>

using namespace VirtTap;
using namespace Qt::StringLiterals;
using Kind = Error::Kind;

namespace {

using Edit = std::function<void(TapSpec&)>;

TapSpec spec(const QString& name)
{
    TapSpec result;
    result.name = name;
    result.owner = 0;
    return result;
}

struct Demo
{
    DemoMachine machine;
    int changes = 0;
    DemoTaps taps { machine, [this] { ++changes; } };

    const Link* link(const QString& name) const { return machine.linkNamed(name); }
};

// Taps that remember how often they were looked at.
class LocalTaps : public TapService
{
public:
    const TapServiceState& state() const override { return m_state; }
    const Known<ManagedTaps>& taps() const override { return m_taps; }
    void refresh() override { ++refreshes; }
    Answer createTaps(const QList<TapSpec>& /*taps*/, TapMode /*mode*/) override { return {}; }
    Answer updateTaps(const QList<TapChange>& /*changes*/, TapMode /*mode*/) override { return {}; }
    Answer deleteTaps(const QStringList& /*names*/, TapMode /*mode*/) override { return {}; }
    QFuture<Result<ManagedTaps>> list() override { return {}; }
    QFuture<Result<QStringList>> repair(const QStringList& /*names*/) override { return {}; }
    QFuture<Result<void>> commit(const QStringList& /*names*/) override { return {}; }

    void setTap(const QString& name)
    {
        ManagedTap tap;
        tap.spec.name = name;
        m_taps = ManagedTaps { { name, tap } };
        emit changed();
    }

    int refreshes = 0;

private:
    TapServiceState m_state;
    Known<ManagedTaps> m_taps;
};

Link tapLink(int id, const QString& name)
{
    Link link;
    link.id = id;
    link.name = name;
    link.kind = Link::Kind::Tap;
    link.isUp = true;
    link.mtu = 1500U;
    link.hasCarrier = false;
    link.tun = TunFacts {};
    return link;
}

} // namespace

Q_DECLARE_METATYPE(Edit)

class TestDemoTaps : public QObject
{
    Q_OBJECT

private slots:
    void aTapIsMadeAtOnce();
    void aTrialMakesNothing();
    void whatTheHelperRefuses_data();
    void whatTheHelperRefuses();
    void aBatchIsAllOrNothing();
    void theActionIsTheSmallestThatCoversIt_data();
    void theActionIsTheSmallestThatCoversIt();
    void aTapIsChanged();
    void aTapIsDeletedUnlessItIsInUse();
    void othersTapsAreLeftAlone();
    void whatHasDriftedIsReset();
    void theHelpersTapsGoWithThisComputer();
    void aTapThatSomebodyChangesIsLookedAtAgain_data();
    void aTapThatSomebodyChangesIsLookedAtAgain();
};

void TestDemoTaps::aTapIsMadeAtOnce()
{
    Demo demo;
    QVERIFY(demo.taps.state().isDemo && demo.taps.state().isAvailable());
    const QSignalSpy changed(&demo.taps, &TapService::changed);
    TapSpec wanted = spec(u"tap-new"_s);
    wanted.bridge = u"br0"_s;
    wanted.mtu = 9000;
    wanted.isMultiQueue = true;
    wanted.guestMac = MacAddress::parse(u"52:54:00:00:00:09");
    wanted.label = u"web09/net0"_s;
    const auto answer = demo.taps.createTaps({ wanted }, TapMode::Final);
    QVERIFY(answer.result());
    QCOMPARE(demo.changes, 1);
    QCOMPARE(changed.size(), 1);
    const Link* link = demo.link(u"tap-new"_s);
    QVERIFY(link);
    QCOMPARE(answer.result()->made, (QHash<QString, int> { { u"tap-new"_s, link->id } }));
    QVERIFY(link->maker.is(Link::Maker::VirtTap));
    QVERIFY(link->mtu.is(9000));
    QCOMPARE(link->mac.value().toString(), u"fe:54:00:00:00:09"_s);
    QVERIFY(link->tun.value().isMultiQueue && link->tun.value().isPersistent);
    QCOMPARE(link->tun.value().owner, std::optional<uid_t>(0));
    QCOMPARE(link->alias.value(), u"virt-tap:demo web09/net0"_s);
    QCOMPARE(demo.machine.links().value(link->master.value()).name, u"br0"_s);
    const ManagedTap tap = demo.taps.taps().value()[u"tap-new"_s];
    QVERIFY(!tap.hasDrifted());
    QCOMPARE(tap.creator, ::getuid());

    demo.machine.setDomains({}); // it outlives what guests do
    QVERIFY(demo.link(u"tap-new"_s));
}

void TestDemoTaps::aTrialMakesNothing()
{
    Demo demo;
    QVERIFY(demo.taps.createTaps({ spec(u"tap-new"_s) }, TapMode::DryRun).result());
    QVERIFY(demo.taps.deleteTaps({ u"tap-spare"_s }, TapMode::DryRun).result());
    QVERIFY(!demo.link(u"tap-new"_s));
    QVERIFY(demo.link(u"tap-spare"_s));
    QCOMPARE(demo.changes, 0);
}

void TestDemoTaps::whatTheHelperRefuses_data()
{
    QTest::addColumn<Edit>("edit");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QString>("sentence");

    const auto row = [](const char* title, Edit edit, Kind kind, const char16_t* sentence) {
        QTest::newRow(title) << std::move(edit) << kind << QString::fromUtf16(sentence);
    };
    const auto name
        = [](const char16_t* text) { return Edit([text](TapSpec& tap) { tap.name = QString::fromUtf16(text); }); };
    const auto* noName = u"This is no name for a tap here: it is malformed, reserved, or not allowed.";
    row("no name", name(u""), Kind::Invalid, noName);
    row("a name of sixteen letters", name(u"tap-012345678901"), Kind::Invalid, noName);
    row("a name with a blank", name(u"tap a"), Kind::Invalid, noName);
    row("a name that libvirt makes up", name(u"vnet7"), Kind::Invalid, noName);
    row("a network card's name", name(u"eth7"), Kind::Invalid, noName);
    row("a name of libvirt's bridges", name(u"virbr7"), Kind::Invalid, noName);
    row("a name with a dot", name(u"enp3s0.100"), Kind::Invalid, noName);
    row("a tap of that name", name(u"tap-alice"), Kind::Invalid, u"A link of the name “tap-alice” exists already.");
    row("the name of a link that is no tap", name(u"vpn0"), Kind::Invalid,
        u"A link of the name “vpn0” exists already.");
    row("the name of a tap that is missing", name(u"tap-cache01"), Kind::Invalid,
        u"A link of the name “tap-cache01” exists already.");
    const auto* impossible = u"What was asked for “tap-new” is not possible.";
    row("open to everybody", [](TapSpec& tap) { tap.owner.reset(); }, Kind::Invalid, impossible);
    row("an owner and a group", [](TapSpec& tap) { tap.group = 109; }, Kind::Invalid, impossible);
    row("a small MTU", [](TapSpec& tap) { tap.mtu = 67; }, Kind::Invalid, impossible);
    row("a large MTU", [](TapSpec& tap) { tap.mtu = 65522; }, Kind::Invalid, impossible);
    row(
        "a group's MAC address", [](TapSpec& tap) { tap.mac = MacAddress({ 1, 0, 0, 0, 0, 1 }); }, Kind::Invalid,
        impossible);
    row(
        "two MAC addresses", [](TapSpec& tap) { tap.guestMac = tap.mac = MacAddress({ 2, 0, 0, 0, 0, 1 }); },
        Kind::Invalid, impossible);
    row("a label with markup", [](TapSpec& tap) { tap.label = u"<b>"_s; }, Kind::Invalid, impossible);
    const auto* noBridge = u"The bridge that “tap-new” is to be a port of does not exist.";
    row("a bridge that is not there", [](TapSpec& tap) { tap.bridge = u"br9"_s; }, Kind::NotFound, noBridge);
    row("a card for a bridge", [](TapSpec& tap) { tap.bridge = u"enp3s0"_s; }, Kind::NotFound, noBridge);
    row("Open vSwitch for a bridge", [](TapSpec& tap) { tap.bridge = u"ovs-system"_s; }, Kind::NotFound, noBridge);
}

void TestDemoTaps::whatTheHelperRefuses()
{
    QFETCH(Edit, edit);
    Demo demo;
    TapSpec wanted = spec(u"tap-new"_s);
    edit(wanted);
    const auto before = demo.machine.links();
    for (const TapMode mode : { TapMode::DryRun, TapMode::Final }) {
        const Result<TapAnswer> result = demo.taps.createTaps({ wanted }, mode).result();
        QVERIFY(!result);
        QTEST(result.error().kind, "kind");
        QTEST(result.error().message, "sentence");
    }
    QCOMPARE(demo.machine.links(), before);
}

void TestDemoTaps::aBatchIsAllOrNothing()
{
    Demo demo;
    QVERIFY(!demo.taps.createTaps({ spec(u"tap-1"_s), spec(u"vpn0"_s) }, TapMode::Final).result());
    QVERIFY(!demo.taps.createTaps({ spec(u"tap-1"_s), spec(u"tap-1"_s) }, TapMode::Final).result());
    QVERIFY(!demo.link(u"tap-1"_s));
    QList<TapSpec> many;
    for (quint32 i = 0; i <= Taps1::maxTapsPerCall; ++i)
        many.append(spec(u"tap-%1"_s.arg(i)));
    QCOMPARE(demo.taps.createTaps(many, TapMode::Final).result().error().kind, Kind::Failed);
    many.removeLast();
    QVERIFY(demo.taps.createTaps(many, TapMode::Final).result());
    QVERIFY(demo.link(u"tap-1023"_s));
    QVERIFY(!demo.taps.deleteTaps({ u"tap-1"_s, u"tap-alice"_s }, TapMode::Final).result());
    QVERIFY(demo.link(u"tap-1"_s));
}

void TestDemoTaps::theActionIsTheSmallestThatCoversIt_data()
{
    QTest::addColumn<Edit>("edit");
    QTest::addColumn<QString>("action");
    QTest::newRow("root's") << Edit([](TapSpec&) { }) << u"org.virttap.taps.create"_s;
    QTest::newRow("one's own") << Edit([](TapSpec& tap) { tap.owner = ::getuid(); }) << u"org.virttap.taps.create"_s;
    QTest::newRow("on a bridge") << Edit([](TapSpec& tap) { tap.bridge = u"br0"_s; })
                                 << u"org.virttap.taps.create-attached"_s;
    QTest::newRow("another's") << Edit([](TapSpec& tap) { tap.owner = 4711; })
                               << u"org.virttap.taps.create-for-other"_s;
    QTest::newRow("a group's") << Edit([](TapSpec& tap) {
        tap.owner.reset();
        tap.group = 4711;
    }) << u"org.virttap.taps.create-for-other"_s;
}

void TestDemoTaps::theActionIsTheSmallestThatCoversIt()
{
    QFETCH(Edit, edit);
    Demo demo;
    TapSpec wanted = spec(u"tap-new"_s);
    edit(wanted);
    const Result<TapAnswer> answer = demo.taps.createTaps({ wanted }, TapMode::DryRun).result();
    QVERIFY(answer);
    QTEST(answer->action, "action");
}

void TestDemoTaps::aTapIsChanged()
{
    Demo demo;
    TapChange change;
    change.name = u"tap-spare"_s;
    change.mtu = 1400;
    change.isUp = false;
    change.bridge = QString();
    change.isRestored = true;
    QVERIFY(demo.taps.updateTaps({ change }, TapMode::Final).result());
    const Link* link = demo.link(u"tap-spare"_s);
    QVERIFY(link->mtu.is(1400));
    QVERIFY(link->isUp.is(false));
    QVERIFY(link->master.is(0));
    const ManagedTap tap = demo.taps.taps().value()[u"tap-spare"_s];
    QVERIFY(tap.spec.isRestored);
    QVERIFY(!tap.hasDrifted());

    change = {};
    change.name = u"tap-spare"_s;
    change.bridge = u"virbr0"_s;
    QVERIFY(demo.taps.updateTaps({ change }, TapMode::Final).result());
    QVERIFY(demo.link(u"tap-spare"_s)->mtu.is(1400)); // what is not named stays
}

void TestDemoTaps::aTapIsDeletedUnlessItIsInUse()
{
    Demo demo;
    Interface interface;
    interface.type = u"ethernet"_s;
    interface.targetDev = u"tap-spare"_s;
    interface.managed = false;
    Domain guest;
    guest.uuid = QUuid::createUuid();
    guest.state = Domain::State::Running;
    guest.live = { interface };
    demo.machine.setDomains({ { guest.uuid, DomainPtr::create(guest) } });
    const Result<TapAnswer> refused = demo.taps.deleteTaps({ u"tap-spare"_s }, TapMode::Final).result();
    QCOMPARE(refused.error().kind, Kind::Busy);
    QCOMPARE(refused.error().message, u"“tap-spare” is in use: a guest or another program has it open."_s);
    demo.machine.setDomains({});
    QVERIFY(demo.taps.deleteTaps({ u"tap-spare"_s }, TapMode::Final).result());
    QVERIFY(!demo.link(u"tap-spare"_s));
    QVERIFY(!demo.taps.taps().value().contains(u"tap-spare"_s));
}

void TestDemoTaps::othersTapsAreLeftAlone()
{
    Demo demo;
    TapChange change;
    change.name = u"tap-alice"_s;
    change.mtu = 1400;
    QCOMPARE(demo.taps.updateTaps({ change }, TapMode::Final).result().error().kind, Kind::NotFound);
    QCOMPARE(demo.taps.deleteTaps({ u"tap-alice"_s }, TapMode::Final).result().error().kind, Kind::NotFound);
    QCOMPARE(demo.taps.deleteTaps({ u"br0"_s }, TapMode::Final).result().error().kind, Kind::NotFound);
    QCOMPARE(demo.taps.repair({ u"tap-alice"_s }).result().error().kind, Kind::NotFound);
}

void TestDemoTaps::whatHasDriftedIsReset()
{
    Demo demo;
    const ManagedTaps before = demo.taps.taps().value();
    QCOMPARE(before[u"tap-lonely"_s].drift, (QStringList { u"mtu"_s, u"master"_s }));
    QVERIFY(before[u"tap-cache01"_s].isMissing);
    QVERIFY(!before[u"tap-web01"_s].hasDrifted());

    const Result<QStringList> repaired
        = demo.taps.repair({ u"tap-web01"_s, u"tap-lonely"_s, u"tap-cache01"_s }).result();
    QVERIFY(repaired);
    QCOMPARE(*repaired, (QStringList { u"tap-lonely"_s, u"tap-cache01"_s }));
    QVERIFY(demo.link(u"tap-lonely"_s)->mtu.is(1500));
    QVERIFY(demo.link(u"tap-cache01"_s));
    for (const ManagedTap& tap : demo.taps.taps().value())
        QVERIFY2(!tap.hasDrifted(), qPrintable(tap.spec.name));
}

void TestDemoTaps::theHelpersTapsGoWithThisComputer()
{
    const MachineBook book;
    QPointer<LocalTaps> local;
    TapServices services(book, [&local] {
        auto made = std::make_unique<LocalTaps>();
        local = made.get();
        return made;
    });
    QHash<QString, TapService*> told;
    connect(&services, &TapServices::changed, this,
        [&told](const QString& machine, TapService* service) { told.insert(machine, service); });

    MachineState other;
    other.id = u"other"_s;
    other.source = MachineState::Source::Libvirt;
    services.setMachine(other, {});
    QVERIFY(!local); // nobody needs the helper for what it cannot do
    QVERIFY(told.isEmpty());

    MachineState here;
    here.id = u"here"_s;
    here.source = MachineState::Source::Kernel;
    services.setMachine(here, {});
    QVERIFY(local);
    QCOMPARE(local->refreshes, 1);
    QCOMPARE(told.take(u"here"_s), local.data());
    local->setTap(u"tap-a"_s);
    QCOMPARE(told.take(u"here"_s), local.data());

    here.source = MachineState::Source::None;
    services.setMachine(here, {});
    QVERIFY(told.contains(u"here"_s));
    QCOMPARE(told.take(u"here"_s), nullptr);
    local->setTap(u"tap-b"_s);
    QVERIFY(told.isEmpty());
}

void TestDemoTaps::aTapThatSomebodyChangesIsLookedAtAgain_data()
{
    using Change = std::function<void(MachineState&)>;
    QTest::addColumn<Change>("change");
    QTest::addColumn<int>("looks");
    const auto edit = [](const std::function<void(Link&)>& how) {
        return Change([how](MachineState& machine) { how(machine.links[3]); });
    };
    QTest::newRow("another MTU") << edit([](Link& link) { link.mtu = 1400U; }) << 1;
    QTest::newRow("it goes down") << edit([](Link& link) { link.isUp = false; }) << 1;
    QTest::newRow("it leaves its bridge") << edit([](Link& link) { link.master = 0; }) << 1;
    QTest::newRow("it is renamed") << edit([](Link& link) { link.name = u"tap-z"_s; }) << 1;
    QTest::newRow("it is deleted") << Change([](MachineState& machine) { machine.links.remove(3); }) << 1;
    QTest::newRow("a guest opens it") << edit([](Link& link) {
        link.hasCarrier = true;
        TunFacts tun;
        tun.queues = 4;
        tun.hasVnetHeader = true;
        link.tun = tun;
    }) << 0;
    QTest::newRow("another tap is changed") << Change([](MachineState& machine) { machine.links[4].mtu = 1400U; }) << 0;
}

void TestDemoTaps::aTapThatSomebodyChangesIsLookedAtAgain()
{
    QFETCH(std::function<void(MachineState&)>, change);
    const MachineBook book;
    QPointer<LocalTaps> local;
    TapServices services(book, [&local] {
        auto made = std::make_unique<LocalTaps>();
        local = made.get();
        return made;
    });
    MachineState machine;
    machine.id = u"here"_s;
    machine.source = MachineState::Source::Kernel;
    machine.links = { { 3, tapLink(3, u"tap-a"_s) }, { 4, tapLink(4, u"tap-b"_s) } };
    services.setMachine(machine, { 3, 4 });
    local->setTap(u"tap-a"_s);
    local->refreshes = 0;
    change(machine);
    services.setMachine(machine, { 3, 4 });
    QTEST(local->refreshes, "looks");
    services.setMachine(machine, { 3, 4 });
    QTEST(local->refreshes, "looks");
}

QTEST_GUILESS_MAIN(TestDemoTaps)
#include "tst_demotaps.moc"
