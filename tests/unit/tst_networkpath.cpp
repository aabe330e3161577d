#include "checks/interfacechecks.h"
#include "checks/machinechecks.h"
#include "checks/networkpath.h"
#include "fakes/samples.h"

#include <QTest>

#include <functional>

using namespace VirtTap;
using namespace Qt::StringLiterals;
using State = NetworkPath::State;

namespace {

constexpr int bridgeId = 2;
constexpr int uplinkId = 3;
constexpr int tapId = 10;

// web01, running on tap-web01, which is a port of br0 with enp3s0: all is well and frames go both ways.
struct World
{
    Domain guest = *sampleConnection().domain(sampleUuid(1));
    MachineState machine = sampleMachine();
    Traffic first;
    Traffic now;
    QString whyNotCounted;

    World()
    {
        first.counters = { { u"tap-web01"_s, { .received = 5, .sent = 7 } }, { u"br0"_s, {} },
            { u"enp3s0"_s, { .received = 100, .sent = 50 } } };
        first.heardAt = tapId;
        now = first;
        now.counters[u"tap-web01"_s] = { .received = 12, .sent = 10 };
    }

    Link& tap() { return machine.links[tapId]; }
    Link& bridge() { return machine.links[bridgeId]; }
    void beOff()
    {
        guest.state = Domain::State::ShutOff;
        guest.live.clear();
        tap().hasCarrier = false;
    }

    NetworkPath path() const
    {
        PathFacts facts;
        facts.domain = { .uri = QString::fromUtf16(sampleUri), .uuid = guest.uuid };
        facts.guest = DomainPtr::create(guest);
        facts.interface = guest.interfaces().constFirst().shown();
        facts.interfaceName = u"net0"_s;
        facts.machine = machine;
        facts.whyNotCounted = whyNotCounted;
        if (whyNotCounted.isEmpty()) {
            facts.first = first;
            facts.now = now;
        }
        return pathOf(facts, findingsAlong(facts, findings(facts)));
    }

    // As the checks find them, of everything.
    FindingsByPlace findings(const PathFacts& path) const
    {
        Facts facts;
        ConnectionState connection = sampleConnection();
        connection.domains.insert(guest.uuid, path.guest);
        connection.host.libvirtVersion = 10'000'000;
        facts.connections = { connection };
        facts.machines = { machine };
        FindingsByPlace found;
        for (const DomainPtr& domain : connection.domains) {
            const DomainKey key { .uri = connection.uri, .uuid = domain->uuid };
            found.insert({ .where = key.uri, .guest = key.uuid, .link = 0 }, checkGuestAsItIs(key, facts));
        }
        for (const Link& link : machine.links)
            found.insert(
                { .where = machine.id, .guest = {}, .link = link.id }, checkLinkAsItIs(machine, link.id, facts));
        found.insert({ .where = machine.id, .guest = {}, .link = 0 }, checkMachineAsItIs(machine, facts));
        return found;
    }
};

using Change = std::function<void(World&)>;

} // namespace

class TestNetworkPath : public QObject
{
    Q_OBJECT

private slots:
    void theBrokenJointIsFound_data()
    {
        QTest::addColumn<Change>("change");
        QTest::addColumn<int>("joint"); // -1: none
        QTest::addColumn<State>("state"); // its, or that of the worst
        QTest::addColumn<QString>("said");
        QTest::addColumn<QString>("fix");
        const auto row = [](const char* name, const Change& change, int joint, State state, const char* said,
                             const char* fix = "") {
            QTest::newRow(name) << change << joint << state << QString::fromUtf8(said) << QString::fromLatin1(fix);
        };
        row(
            "frames go both ways", [](World&) {}, -1, State::Good, "12 so far, 7 since");
        row(
            "the guest is off", [](World& world) { world.beOff(); }, -1, State::Idle,
            "Nothing stands in the way of the next start");
        row(
            "the guest is paused", [](World& world) { world.guest.state = Domain::State::Paused; }, -1, State::Idle,
            "is paused and sends nothing");
        row(
            "the cable is pulled",
            [](World& world) {
                world.guest.live[0].link = Interface::Link::Down;
                world.guest.config[0].link = Interface::Link::Down;
            },
            0, State::Broken, "link down", "set-link");
        row(
            "the tap is missing, and the guest is off",
            [](World& world) {
                world.beOff();
                world.machine.links.remove(tapId);
            },
            1, State::Broken, "There is no tap “tap-web01”", "make-tap");
        row(
            "the tap has gone from under the guest", [](World& world) { world.machine.links.remove(tapId); }, 1,
            State::Broken, "was deleted or renamed while", "make-tap");
        row(
            "QEMU does not have it open", [](World& world) { world.tap().hasCarrier = false; }, 1, State::Broken,
            "QEMU does not have the tap “tap-web01” open");
        row(
            "the next start will fail, what runs goes on", [](World& world) { world.guest.config[0].queues = 4; }, 1,
            State::Flawed, "asks for 4", "set-queues");
        row(
            "nothing has ever come from the guest",
            [](World& world) { world.now.counters[u"tap-web01"_s] = { .received = 0, .sent = 10 }; }, 1, State::Flawed,
            "No frame from the guest has ever arrived");
        row(
            "nothing has ever come back",
            [](World& world) { world.now.counters[u"tap-web01"_s] = { .received = 12, .sent = 0 }; }, 2, State::Flawed,
            "none have ever come back");
        row(
            "the guest takes nothing",
            [](World& world) { world.now.counters[u"tap-web01"_s] = { .received = 12, .sent = 10, .sentDropped = 3 }; },
            2, State::Flawed, "3 frames for the guest were dropped");
        row(
            "frames that were dropped before are of the past",
            [](World& world) {
                world.first.counters[u"tap-web01"_s] = { .received = 5, .sent = 7, .sentDropped = 3 };
                world.now.counters[u"tap-web01"_s] = { .received = 12, .sent = 10, .sentDropped = 3 };
            },
            -1, State::Good, "3 dropped");
        row(
            "the tap is down", [](World& world) { world.tap().isUp = false; }, 2, State::Broken, "is down", "up-tap");
        row(
            "the tap is a port of nothing, the others are", [](World& world) { world.tap().master = 0; }, 2,
            State::Flawed, "a port of no bridge", "join-bridge");
        row(
            "no tap is a port of anything: the host routes",
            [](World& world) {
                for (Link& link : world.machine.links)
                    link.master = 0;
                world.now.heardAt = {};
            },
            -1, State::Idle, "has the tap for itself");
        row(
            "the bridge is down", [](World& world) { world.bridge().isUp = false; }, 2, State::Broken,
            "The bridge “br0” of the tap", "up-bridge");
        row(
            "the bridge hears the guest elsewhere", [](World& world) { world.now.heardAt = 11; }, 2, State::Broken,
            "at “tap-db01”");
        row(
            "the bridge has forgotten the guest", [](World& world) { world.now.heardAt = 0; }, -1, State::Good,
            "does not know the guest's MAC address");
        row(
            "the bridge cannot be asked",
            [](World& world) { world.now.heardAt = Known<int>::unknown(u"the kernel is shy"_s); }, -1, State::Good,
            "the kernel is shy");
        row(
            "the uplink has no carrier", [](World& world) { world.machine.links[uplinkId].hasCarrier = false; }, 3,
            State::Broken, "No uplink of the bridge");
        row(
            "there is no uplink", [](World& world) { world.machine.links.remove(uplinkId); }, -1, State::Idle,
            "has taps and no uplink");
        row(
            "of two uplinks one carries",
            [](World& world) {
                Link other = sampleLink(4, u"enp4s0"_s, Link::Kind::Physical);
                other.master = bridgeId;
                other.hasCarrier = false;
                world.machine.links.insert(4, other);
                world.now.counters.insert(u"enp4s0"_s, { .received = 11, .sent = 22 });
            },
            -1, State::Good, "enp3s0, enp4s0 [in order]: up, with a carrier; MTU 1500; 111 frames received, 72 sent");
        row(
            "a port of Open vSwitch",
            [](World& world) {
                Link bridge = sampleLink(30, u"br-int"_s, Link::Kind::Other);
                world.machine.links.insert(30, bridge);
                world.tap().master = 31;
                world.machine.links.insert(31, sampleLink(31, u"ovs-system"_s, Link::Kind::OvsSwitch));
                world.tap().port = u"br-int"_s;
                world.machine.links[uplinkId].port = u"br-int"_s;
                world.machine.links[uplinkId].master = 31;
            },
            -1, State::Good, "Bridge br-int [in order]");
        row(
            "frames are not counted there", [](World& world) { world.whyNotCounted = u"it is far away"_s; }, -1,
            State::Unknown, "it is far away");
        row(
            "only libvirt tells of the host",
            [](World& world) {
                world.whyNotCounted = u"it is far away"_s;
                world.machine.source = MachineState::Source::Libvirt;
                world.machine.reason = u"another host"_s;
                Link tap = sampleLink(tapId, u"tap-web01"_s, Link::Kind::TapLike);
                tap.master = Known<int>::unknown(u"libvirt does not say it"_s);
                tap.port = {};
                tap.mtu = Known<quint32>::unknown(u"libvirt does not say it"_s);
                tap.tun = Known<TunFacts>::unknown(u"libvirt does not say it"_s);
                world.machine.links = { { tapId, tap } };
            },
            -1, State::Unknown, "Bridge [not known]: not known: libvirt does not say it");
        row(
            "nothing is told of the host",
            [](World& world) {
                world.machine.links.clear();
                world.machine.source = MachineState::Source::None;
                world.machine.reason = u"another host"_s;
            },
            -1, State::Unknown, "another host");
        row(
            "an interface without a tap",
            [](World& world) {
                world.guest.live = { sampleUserInterface(1) };
                world.guest.config = world.guest.live;
            },
            -1, State::Idle, "an interface of type “user” has none here");
        row(
            "a tap that libvirt is going to make",
            [](World& world) {
                world.beOff();
                world.guest.config[0].managed.reset();
                world.guest.config[0].targetDev = u"tap-new"_s;
            },
            -1, State::Idle, "libvirt makes it at the start");
    }

    void theBrokenJointIsFound()
    {
        QFETCH(Change, change);
        QFETCH(int, joint);
        QFETCH(State, state);
        QFETCH(QString, said);
        QFETCH(QString, fix);
        World world;
        change(world);
        const NetworkPath path = world.path();
        const QString text = textOf(path);
        QVERIFY2(path.worstJoint() == joint, qPrintable(text));
        const State worst = joint >= 0 ? path.joints.at(joint).state
                                       : std::ranges::max(path.joints, {}, &NetworkPath::Joint::state).state;
        QVERIFY2(worst == state, qPrintable(text));
        QVERIFY2(text.contains(said), qPrintable(text));
        QCOMPARE(path.fix() ? path.fix()->fix : QString(), fix);
        QCOMPARE(path.hops.size(), 5);
        QCOMPARE(path.joints.size(), 4);
        for (const NetworkPath::Joint& each : path.joints)
            QVERIFY2(!each.words.isEmpty(), qPrintable(text));
    }

    void whatIsOfOthersIsNotTold()
    {
        World world;
        world.guest.live.append(sampleTapInterface(77, u"tap-nosuch"_s));
        world.guest.config.append(sampleTapInterface(77, u"tap-nosuch"_s));
        QCOMPARE(world.path().worstJoint(), -1);
    }

    void aPendingChangeIsNotTheWayItGoesNow()
    {
        World world;
        world.guest.config[0].targetDev = u"tap-nosuch"_s;
        QCOMPARE(world.path().worstJoint(), -1);
    }

    void onlyWhatIsNeededIsRead()
    {
        World world;
        const Interface interface = world.guest.live.constFirst();
        const TrafficQuestion question = trafficQuestion(interface, world.machine);
        QCOMPARE(question.links, QStringList({ u"tap-web01"_s, u"br0"_s, u"enp3s0"_s }));
        QCOMPARE(question.bridge, bridgeId);
        QCOMPARE(question.guest, interface.mac);
        QVERIFY(trafficQuestion(sampleUserInterface(1), world.machine).links.isEmpty());
        world.machine.links.remove(tapId);
        QVERIFY(trafficQuestion(interface, world.machine).links.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestNetworkPath)
#include "tst_networkpath.moc"
