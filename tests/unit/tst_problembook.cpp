#include "checks/catalogue.h"
#include "core/connection.h"
#include "engine/problembook.h"
#include "engine/problemwatch.h"
#include "fakes/fakeconnection.h"
#include "fakes/fakeconnections.h"
#include "fakes/samples.h"
#include "unit/problemworld.h"

#include <QDirIterator>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTest>

#include <functional>

using namespace VirtTap;
using namespace Qt::StringLiterals;
using Severity = Finding::Severity;

namespace {

using Change = std::function<void(World&)>;

} // namespace

class TestProblemBook : public QObject
{
    Q_OBJECT

private slots:
    void aHealthyHostHasNoFindings();
    void whatIsWrongIsFound_data();
    void whatIsWrongIsFound();
    void whatIsRightIsNotFound_data();
    void whatIsRightIsNotFound();
    void everyIdIsInTheCatalogue();
    void aChangeFindsWhatAFreshLookDoes();
    void theWatchTellsWhatChanged();
};

void TestProblemBook::aHealthyHostHasNoFindings()
{
    QCOMPARE(World().findings(), QList<Finding>());
}

void TestProblemBook::whatIsWrongIsFound_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("id");
    QTest::addColumn<Severity>("severity");
    const auto row = [](const char* name, const Change& change, const QString& id, Severity severity) {
        QTest::newRow(name) << change << id << severity;
    };
    row(
        "the tap of a guest that is off is missing", [](World& w) { w.machine().links.remove(101); }, u"tap-missing"_s,
        Severity::WillFail);
    row(
        "the tap of a running guest is gone", [](World& w) { w.machine().links.remove(100); }, u"tap-gone"_s,
        Severity::WillNotWork);
    row(
        "the tap of a running guest has another name", [](World& w) { w.link(100).name = u"other"_s; }, u"tap-gone"_s,
        Severity::WillNotWork);
    row(
        "libvirt would make a tap that exists", [](World& w) { w.off([](Interface& i) { i.managed = {}; }); },
        u"tap-managed"_s, Severity::WillFail);
    row(
        "libvirt would make a tap of whose other name there is one",
        [](World& w) {
            w.link(101).altNames = { u"other"_s };
            w.off([](Interface& i) {
                i.managed = {};
                i.targetDev = u"other"_s;
            });
        },
        u"tap-managed"_s, Severity::WillFail);
    row(
        "another process has it open", [](World& w) { w.link(101).hasCarrier = true; }, u"tap-in-use"_s,
        Severity::WillFail);
    row(
        "two guests name it, and one runs", [](World& w) { w.off([](Interface& i) { i.targetDev = u"tap00000"_s; }); },
        u"name-used-live"_s, Severity::WillFail);
    row(
        "the bridge is down", [](World& w) { w.link(2).isUp = false; }, u"bridge-down"_s, Severity::WillNotWork);
    row(
        "the uplink has no carrier", [](World& w) { w.link(3).hasCarrier = false; }, u"bridge-uplink-down"_s,
        Severity::WillNotWork);
    row(
        "there is no uplink", [](World& w) { w.machine().links.remove(3); }, u"bridge-no-uplink"_s, Severity::Hint);
    row(
        "the bridge has the port of a running guest blocked",
        [](World& w) {
            w.link(100).bridgePort = BridgePort { BridgePort::State::Blocking, false };
        },
        u"port-blocked"_s, Severity::WillNotWork);
    row(
        "the spanning tree is still finding out",
        [](World& w) {
            w.link(100).bridgePort = BridgePort { BridgePort::State::Listening, false };
        },
        u"port-learning"_s, Severity::Hint);
    row(
        "the port is isolated",
        [](World& w) {
            w.link(101).bridgePort = BridgePort { BridgePort::State::Disabled, true };
        },
        u"port-isolated"_s, Severity::Hint);
    row(
        "the port and the uplink are isolated",
        [](World& w) {
            for (const int id : { 101, 3 })
                w.link(id).bridgePort = BridgePort { BridgePort::State::Forwarding, true };
        },
        u"port-isolated"_s, Severity::WillNotWork);
    row(
        "the bridge filters VLANs, and the port is in none",
        [](World& w) {
            w.link(2).filtersVlans = true;
            w.link(101).vlans = PortVlans();
        },
        u"port-no-vlan"_s, Severity::WillNotWork);
    row(
        "frames without a tag are in no VLAN",
        [](World& w) {
            w.link(2).filtersVlans = true;
            w.link(101).vlans = PortVlans { .untagged = 0, .ranges = { { 10, 20 } } };
        },
        u"port-tagged-only"_s, Severity::Risk);
    row(
        "no uplink is in the VLAN of the port",
        [](World& w) {
            w.link(2).filtersVlans = true;
            w.link(101).vlans = PortVlans { .untagged = 7, .ranges = { { 7, 7 } } };
            w.link(3).vlans = PortVlans { .untagged = 1, .ranges = { { 1, 1 }, { 10, 20 } } };
        },
        u"port-vlan-uplink"_s, Severity::Risk);
    row(
        "the bridge has all ports that it can have", [](World& w) { w.machine() = manyTaps(1023); }, u"bridge-full"_s,
        Severity::Risk);
    row(
        "the live link is down", [](World& w) { w.running([](Interface& i) { i.link = Interface::Link::Down; }); },
        u"link-down"_s, Severity::WillNotWork);
    row(
        "two interfaces of one guest have one MAC address",
        [](World& w) { w.guest(1, [](Domain& d) { d.config.append(d.config.constFirst()); }); }, u"mac-used-here"_s,
        Severity::Risk);
    row(
        "two interfaces of one guest have one tap",
        [](World& w) {
            w.guest(1, [](Domain& d) {
                d.config.append(d.config.constFirst());
                d.config.last().mac = sampleMac(77);
            });
        },
        u"name-used-here"_s, Severity::WillFail);
    row(
        "nobody uses a tap", [](World& w) { w.machine().links.insert(900, sampleTap(900, u"tap-spare"_s, 2)); },
        u"tap-unused"_s, Severity::Hint);
    row(
        "NetworkManager has it", [](World& w) { w.link(101).maker = Link::Maker::NetworkManager; },
        u"tap-networkmanager"_s, Severity::Hint);
    row(
        "networkd has it", [](World& w) { w.link(101).maker = Link::Maker::Networkd; }, u"tap-networkd"_s,
        Severity::Hint);
    row(
        "it is not as virt-tap made it", [](World& w) { w.made([](ManagedTap& t) { t.drift = { u"mtu"_s }; }); },
        u"tap-changed"_s, Severity::Risk);
    row(
        "it is not the one that virt-tap made", [](World& w) { w.made([](ManagedTap& t) { t.isForeign = true; }); },
        u"tap-replaced"_s, Severity::Risk);
    row(
        "what virt-tap made is gone", [](World& w) { w.made([](ManagedTap& t) { t.isMissing = true; }); },
        u"tap-lost"_s, Severity::Risk);
    row(
        "the guest starts with the host, and its tap does not come back",
        [](World& w) {
            w.made([](ManagedTap&) {});
            w.guest(1, [](Domain& d) { d.autostart = true; });
        },
        u"tap-not-restored"_s, Severity::Risk);
    row(
        "there is no helper", [](World& w) { w.helper(TapServiceState::Availability::NotInstalled); },
        u"helper-missing"_s, Severity::Hint);
    row(
        "the helper is another one", [](World& w) { w.helper(TapServiceState::Availability::OtherVersion); },
        u"helper-version"_s, Severity::Risk);
    row(
        "the helper has no polkit", [](World& w) { w.helper(TapServiceState::Availability::NoPolkit); },
        u"helper-polkit"_s, Severity::Risk);
    row(
        "there is no udevd", [](World& w) { w.environment([](HostEnvironment& e) { e.hasUdev = false; }); },
        u"host-udev"_s, Severity::Hint);
    row(
        "bridged frames are filtered",
        [](World& w) { w.environment([](HostEnvironment& e) { e.filtersBridged = true; }); },
        u"host-bridge-netfilter"_s, Severity::Hint);
    row(
        "bridged frames are filtered by Docker",
        [](World& w) {
            w.environment([](HostEnvironment& e) { e.filtersBridged = true; });
            w.machine().links.insert(901, sampleLink(901, u"docker0"_s, Link::Kind::Bridge));
        },
        u"host-bridge-netfilter"_s, Severity::Risk);
    row(
        "vhost is asked for and is not there",
        [](World& w) {
            w.environment([](HostEnvironment& e) { e.hasVhostNet = false; });
            w.guest(1, [](Domain& d) {
                d.type = u"kvm"_s;
                d.config.first().driverName = u"vhost"_s;
            });
        },
        u"vhost-missing"_s, Severity::WillFail);
    row(
        "vhost is asked for by a device that is not there",
        [](World& w) {
            w.look.file = [](const QString&) { return HostFile(); };
            w.guest(1, [](Domain& d) {
                d.type = u"kvm"_s;
                d.config.first().driverName = u"vhost"_s;
                d.config.first().backendVhost = u"/dev/nosuch"_s;
            });
        },
        u"vhost-missing"_s, Severity::WillFail);
    row(
        "the script is not there",
        [](World& w) {
            w.look.file = [](const QString&) { return HostFile(); };
            w.off([](Interface& i) { i.script = u"/etc/nosuch"_s; });
        },
        u"script-missing"_s, Severity::WillFail);
    row(
        "the script cannot be executed",
        [](World& w) {
            w.look.file = [](const QString&) { return HostFile { .exists = true, .isExecutable = false }; };
            w.off([](Interface& i) { i.script = u"/etc/up"_s; });
        },
        u"script-not-executable"_s, Severity::WillFail);
    row(
        "AppArmor refuses the script",
        [](World& w) {
            w.environment([](HostEnvironment& e) { e.confinesLibvirt = true; });
            w.off([](Interface& i) { i.script = u"/etc/qemu-ifup"_s; });
        },
        u"script-confined"_s, Severity::WillFail);
    row(
        "a machine that is far away", [](World& w) { w.machine().source = MachineState::Source::None; },
        u"machine-unknown"_s, Severity::Unknown);
    row(
        "libvirt is too old", [](World& w) { w.connection().host.libvirtVersion = 5'006'000; }, u"libvirt-too-old"_s,
        Severity::WillFail);
    row(
        "libvirt is 9.0.0, and no guest runs on such a tap",
        [](World& w) {
            w.connection().host.libvirtVersion = 9'000'000;
            w.guest(0, [](Domain& d) { d.state = Domain::State::ShutOff; });
            w.link(100).hasCarrier = false;
        },
        u"libvirt-900"_s, Severity::Unknown);
    row(
        "libvirt has no such network filter",
        [](World& w) {
            w.connection().netFilters = QSet<QString> { u"clean-traffic"_s };
            w.off([](Interface& i) { i.filter = u"nosuch"_s; });
        },
        u"filter-missing"_s, Severity::WillFail);
    row(
        "another port of the bridge has the guest's MAC address", [](World& w) { w.link(3).mac = sampleMac(1); },
        u"mac-of-port"_s, Severity::WillNotWork);
    row(
        "the bridge has the guest's MAC address", [](World& w) { w.link(2).mac = sampleMac(0); }, u"mac-of-port"_s,
        Severity::WillNotWork);
    row(
        "two taps on one bridge have one MAC address", [](World& w) { w.link(100).mac = w.link(101).mac; },
        u"tap-mac-used"_s, Severity::Hint);
    row(
        "two bridges have one MAC address from their taps",
        [](World& w) {
            w.machine().links.insert(902, sampleLink(902, u"br1"_s, Link::Kind::Bridge));
            w.link(101).master = 902;
            for (const int id : { 2, 902, 100 })
                w.link(id).mac = w.link(101).mac;
        },
        u"tap-mac-used"_s, Severity::Risk);
    row(
        "two running guests have one tap of several queues",
        [](World& w) {
            TunFacts tun = w.link(100).tun.value();
            tun.isMultiQueue = true;
            tun.queues = 4;
            w.link(100).tun = tun;
            w.guest(0, [](Domain& d) { d.live.first().queues = 2; });
            w.guest(1, [](Domain& d) {
                d.state = Domain::State::Running;
                d.config.first().targetDev = u"tap00000"_s;
                d.config.first().queues = 2;
                d.live = d.config;
            });
        },
        u"name-used-live"_s, Severity::WillNotWork);
    row(
        "there is a dot in the name",
        [](World& w) {
            w.link(101).name = u"tap.1"_s;
            w.off([](Interface& i) { i.targetDev = u"tap.1"_s; });
        },
        u"name-character"_s, Severity::Risk);
    row(
        "a copy that virt-clone left without a tap", [](World& w) { w.off([](Interface& i) { i.targetDev.clear(); }); },
        u"name-empty"_s, Severity::WillFail);
    row(
        "the last start failed, and nothing says why",
        [](World& w) { w.guest(1, [](Domain& d) { d.lastStartFailed = true; }); }, u"start-failed"_s, Severity::Hint);
    row(
        "the last start failed, and the next one will",
        [](World& w) {
            w.machine().links.remove(101);
            w.guest(1, [](Domain& d) { d.lastStartFailed = true; });
        },
        u"start-failed"_s, Severity::Hint);
    row(
        "the guest could not be read",
        [](World& w) {
            w.guest(1, [](Domain& d) {
                d.isRead = false;
                d.problem = u"no access"_s;
            });
        },
        u"guest-not-read"_s, Severity::Unknown);
}

void TestProblemBook::whatIsWrongIsFound()
{
    QFETCH(Change, change);
    QFETCH(QString, id);
    QFETCH(Severity, severity);
    World world;
    change(world);
    const QList<Finding> findings = world.findings();
    const auto found = std::ranges::find(findings, id, &Finding::id);
    QVERIFY2(found != findings.end(), findings.isEmpty() ? "nothing" : qPrintable(findings.constFirst().message));
    QCOMPARE(found->severity, severity);
    QVERIFY(found->message.endsWith(u'.') || severity == Severity::Unknown);
    QVERIFY(findCheck(id));
}

void TestProblemBook::whatIsRightIsNotFound_data()
{
    QTest::addColumn<Change>("change");
    QTest::newRow("libvirt made the tap of a guest that runs") << Change([](World& w) {
        w.connection().host.libvirtVersion = 9'001'000;
        w.guest(0, [](Domain& d) {
            d.live.first().managed = {};
            d.config.first().managed = {};
        });
    });
    QTest::newRow("the port of a guest that is off is disabled") << Change([](World& w) {
        w.link(101).bridgePort = BridgePort { BridgePort::State::Disabled, false };
        w.link(100).bridgePort = BridgePort { BridgePort::State::Forwarding, false };
    });
    QTest::newRow("the port and the uplink are in one VLAN") << Change([](World& w) {
        w.link(2).filtersVlans = true;
        w.link(101).vlans = PortVlans { .untagged = 15, .ranges = { { 15, 15 } } };
        w.link(3).vlans = PortVlans { .untagged = 1, .ranges = { { 1, 1 }, { 10, 20 } } };
    });
    QTest::newRow("a bridge that filters no VLANs") << Change([](World& w) { w.link(101).vlans = PortVlans(); });
    QTest::newRow("the network filters are not known")
        << Change([](World& w) { w.off([](Interface& i) { i.filter = u"nosuch"_s; }); });
    QTest::newRow("there is such a network filter") << Change([](World& w) {
        w.connection().netFilters = QSet<QString> { u"clean-traffic"_s };
        w.off([](Interface& i) { i.filter = u"clean-traffic"_s; });
    });
    QTest::newRow("libvirt will make a tap") << Change([](World& w) {
        w.off([](Interface& i) {
            i.managed = {};
            i.targetDev = u"web0"_s;
        });
        w.machine().links.remove(101);
    });
    QTest::newRow("the guest has its tap open itself") << Change([](World& w) { w.link(100).hasCarrier = true; });
    QTest::newRow("the tap comes back at a reboot") << Change([](World& w) {
        w.made([](ManagedTap& t) { t.spec.isRestored = true; });
        w.guest(1, [](Domain& d) { d.autostart = true; });
    });
    QTest::newRow("vhost is no matter of software emulation") << Change([](World& w) {
        w.guest(1, [](Domain& d) {
            d.type = u"qemu"_s;
            d.config.first().driverName = u"vhost"_s;
        });
        w.environment([](HostEnvironment& e) { e.hasVhostNet = false; });
    });
    QTest::newRow("vhost has another device, and the usual one is not there") << Change([](World& w) {
        w.look.file = [](const QString&) { return HostFile { .exists = true }; };
        w.guest(1, [](Domain& d) {
            d.type = u"kvm"_s;
            d.config.first().driverName = u"vhost"_s;
            d.config.first().backendVhost = u"/dev/vhost-net-2"_s;
        });
        w.environment([](HostEnvironment& e) { e.hasVhostNet = false; });
    });
    QTest::newRow("another bridge has a port of the guest's MAC address") << Change([](World& w) {
        w.machine().links.insert(902, sampleLink(902, u"br1"_s, Link::Kind::Bridge));
        Link port = sampleLink(903, u"veth0"_s, Link::Kind::Veth);
        port.master = 902;
        port.mac = sampleMac(1);
        w.machine().links.insert(903, port);
    });
    QTest::newRow("taps on two bridges have one MAC address, and the bridges their own") << Change([](World& w) {
        Link bridge = sampleLink(902, u"br1"_s, Link::Kind::Bridge);
        w.machine().links.insert(902, bridge);
        Link uplink = sampleLink(904, u"enp4s0"_s, Link::Kind::Physical);
        uplink.master = 902;
        w.machine().links.insert(904, uplink);
        w.link(101).master = 902;
        w.link(100).mac = w.link(101).mac;
    });
    QTest::newRow("a guest without a tap did not start") << Change([](World& w) {
        w.guest(1, [](Domain& d) {
            d.lastStartFailed = true;
            d.config.first().type = u"user"_s;
        });
        w.machine().links.remove(101);
    });
    QTest::newRow("libvirt is 9.0.0, and a guest runs on such a tap")
        << Change([](World& w) { w.connection().host.libvirtVersion = 9'000'000; });
}

void TestProblemBook::whatIsRightIsNotFound()
{
    QFETCH(Change, change);
    World world;
    change(world);
    const QList<Finding> findings = world.findings();
    QVERIFY2(findings.isEmpty(), qPrintable(findings.isEmpty() ? QString() : findings.constFirst().message));
}

// A new check without an entry has no kind, and so no proof.
void TestProblemBook::everyIdIsInTheCatalogue()
{
    QSet<QString> ids;
    QDirIterator sources(QStringLiteral(CHECKS), { u"*checks.cpp"_s });
    static const QRegularExpression id(u"(?:add\\(\\s*|return \\{ |add\\(isAlternative \\? .* : )\"([a-z0-9-]+)\""_s);
    while (sources.hasNext()) {
        QFile file(sources.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        auto matches = id.globalMatch(QString::fromUtf8(file.readAll()));
        while (matches.hasNext())
            ids.insert(matches.next().captured(1));
    }
    QVERIFY(ids.size() > 60);
    for (const QString& found : std::as_const(ids))
        QVERIFY2(findCheck(found), qPrintable(found));
    for (const CheckEntry& entry : catalogue())
        QVERIFY2(ids.contains(entry.id), entry.id.data());
}

void TestProblemBook::aChangeFindsWhatAFreshLookDoes()
{
    World world;
    world.facts.connections = { manyGuests(30) };
    world.facts.machines = { manyTaps(30) };
    ProblemBook book(world.look);
    book.update(world.facts, {});
    QRandomGenerator random(20);
    for (int round = 0; round < 400; ++round) {
        ProblemBook::Changes changes;
        const int number = random.bounded(30);
        if (random.bounded(2) == 0) {
            const int id = random.bounded(15) == 0 ? 2 : 100 + number;
            QHash<int, Link>& links = world.machine().links;
            const Link fresh = manyTaps(30).links.value(id);
            Link link = links.value(id, fresh);
            switch (random.bounded(8)) {
            case 0:
                links.remove(id);
                break;
            case 1:
                link.isUp = !link.isUp.valueOr(true);
                links.insert(id, link);
                break;
            case 2:
                link.master = link.master.is(2) ? 0 : 2;
                links.insert(id, link);
                break;
            case 3:
                link.name = link.name == fresh.name ? fresh.name + u'x' : fresh.name;
                links.insert(id, link);
                break;
            case 4:
                link.mtu = link.mtu.is(1500) ? 9000 : 1500;
                links.insert(id, link);
                break;
            case 5:
                link.mac = random.bounded(2) == 0 ? sampleMac(random.bounded(30))
                                                  : manyTaps(30).links.value(100 + random.bounded(30)).mac;
                links.insert(id, link);
                break;
            case 6:
                links.insert(902, sampleLink(902, u"br1"_s, Link::Kind::Bridge));
                if (link.kind == Link::Kind::Tap)
                    link.master = link.master.is(902) ? 2 : 902;
                links.insert(id, link);
                break;
            default:
                links.insert(id, fresh);
            }
            changes.links[world.machine().id] = { id, 902 };
        } else {
            world.guest(number, [&](Domain& guest) {
                Interface& interface = guest.config.first();
                switch (random.bounded(4)) {
                case 0:
                    interface.targetDev = u"tap%1"_s.arg(random.bounded(30), 5, 10, QLatin1Char('0'));
                    break;
                case 1:
                    interface.mac = sampleMac(random.bounded(30));
                    break;
                case 2:
                    guest.state = guest.isActive() ? Domain::State::ShutOff : Domain::State::Running;
                    guest.live = guest.isActive() ? guest.config : QList<Interface>();
                    break;
                default:
                    interface.managed = !interface.managed.value_or(true);
                }
            });
            changes.guests[world.connection().uri] = { sampleUuid(number) };
        }
        book.update(world.facts, changes);
        if (round % 10 == 9) {
            ProblemBook fresh(world.look);
            fresh.update(world.facts, {});
            const auto sorted = [](QList<Finding> findings) {
                std::ranges::sort(findings, {}, [](const Finding& f) { return std::pair(identityOf(f), f.message); });
                return findings;
            };
            // Any sibling on a bridge will do as an example, and is then another one.
            const auto ids = [&](const FindingsByPlace& all) {
                QStringList lines;
                for (const QList<Finding>& findings : all) {
                    for (const Finding& finding : sorted(findings))
                        lines.append(identityOf(finding) + severityKey(finding.severity));
                }
                lines.sort();
                return lines;
            };
            QCOMPARE(ids(book.findings()), ids(fresh.findings()));
        }
    }
}

void TestProblemBook::theWatchTellsWhatChanged()
{
    FakeConnections connections;
    fillSamples(connections);
    ProblemWatch watch(connections);
    const DomainKey saved { .uri = QString::fromUtf16(sampleUri), .uuid = sampleUuid(5) };
    QTRY_VERIFY(!watch.ofGuest(saved).isEmpty());
    QCOMPARE(watch.ofGuest(saved).constFirst().id, u"tap-missing"_s);
    QCOMPARE(watch.countOfGuest(saved).count(Severity::WillFail), 1);
    const int before = watch.count().faults();
    watch.setIgnored({ { identityOf(watch.ofGuest(saved).constFirst()), u"on purpose"_s } });
    QCOMPARE(watch.count().faults(), before - 1);

    MachineState machine = sampleMachine();
    machine.links.insert(77, sampleTap(77, u"tap-gone"_s, 2));
    connections.setMachine(machine);
    QTRY_VERIFY(std::ranges::none_of(
        watch.ofGuest(saved), [](const Finding& finding) { return finding.id == u"tap-missing"_s; }));
    QTRY_VERIFY(watch.isSettled());
}

QTEST_GUILESS_MAIN(TestProblemBook)
#include "tst_problembook.moc"
