#include "checks/interfacechecks.h"
#include "fakes/samples.h"

#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <functional>

using namespace VirtTap;
using namespace Qt::StringLiterals;
using Severity = Finding::Severity;

namespace {

struct Setup
{
    Facts facts;
    InterfaceDraft draft;

    Interface& interface() { return draft.interface; }
    void changeGuest(const std::function<void(Domain&)>& change)
    {
        Domain domain = *facts.connections.first().domain(draft.domain.uuid);
        change(domain);
        facts.connections.first().domains.insert(domain.uuid, DomainPtr::create(domain));
    }
};

// A new interface for the running db01, with which nothing is wrong.
Setup good()
{
    Setup setup;
    setup.facts.connections = { sampleConnection(), sampleSession() };
    setup.facts.machines = { sampleMachine() };
    setup.draft.domain = { QString::fromUtf16(sampleUri), sampleUuid(2) };
    setup.draft.interface = sampleTapInterface(99, u"tap-alice"_s);
    DomainDescription description;
    description.vcpus = 4;
    description.freePciePorts = 3;
    setup.draft.config = description;
    setup.draft.live = description;
    return setup;
}

using Change = std::function<void(Setup&)>;
using Check = QList<Finding> (*)(const InterfaceDraft&, const Facts&);

void columns()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("id"); // empty: nothing to say
    QTest::addColumn<Severity>("severity");
}

void compare(Check check)
{
    QFETCH(Change, change);
    QFETCH(QString, id);
    QFETCH(Severity, severity);
    Setup setup = good();
    change(setup);
    const QList<Finding> findings = check(setup.draft, setup.facts);
    QCOMPARE(findings.isEmpty() ? QString() : findings.first().id, id);
    QCOMPARE(findings.size(), id.isEmpty() ? 0 : 1);
    if (id.isEmpty())
        return;
    QCOMPARE(findings.first().severity, severity);
    QVERIFY2(findings.first().message.endsWith(u'.'), qPrintable(findings.first().message));
    static const QRegularExpression placeholder(u"%[0-9L]"_s);
    QVERIFY2(!findings.first().message.contains(placeholder), qPrintable(findings.first().message));
}

} // namespace

class TestChecksInterface : public QObject
{
    Q_OBJECT

private slots:
    void aMacAddressIsJudged_data();
    void aMacAddressIsJudged() { compare(checkMac); }
    void aMacAddressIsTyped_data();
    void aMacAddressIsTyped();
    void hardwareIsJudged_data();
    void hardwareIsJudged() { compare(checkHardware); }
    void whatEthernetCannotDoIsRefused_data();
    void whatEthernetCannotDoIsRefused() { compare(checkEthernetLimits); }
    void theGuestIsJudged_data();
    void theGuestIsJudged() { compare(checkGuest); }
    void managedTapsAreDestroyed();
    void allChecksSortTheWorstFirst();
    void manyGuestsAreNoBurden();
};

void TestChecksInterface::aMacAddressIsJudged_data()
{
    columns();
    const auto mac
        = [](const QString& text) { return Change([text](Setup& s) { s.interface().mac = MacAddress::parse(text); }); };
    QTest::newRow("a good one") << Change([](Setup&) { }) << QString() << Severity::Hint;
    QTest::newRow("none") << Change([](Setup& s) { s.interface().mac.reset(); }) << u"mac-missing"_s << Severity::Risk;
    QTest::newRow("multicast") << mac(u"53:54:00:00:00:01"_s) << u"mac-multicast"_s << Severity::WillFail;
    QTest::newRow("broadcast") << mac(u"ff:ff:ff:ff:ff:ff"_s) << u"mac-multicast"_s << Severity::WillFail;
    QTest::newRow("all zero") << mac(u"00:00:00:00:00:00"_s) << u"mac-zero"_s << Severity::Risk;
    QTest::newRow("the host's side") << mac(u"fe:54:00:00:00:01"_s) << u"mac-fe"_s << Severity::Risk;
    QTest::newRow("another guest's") << Change([](Setup& s) { s.interface().mac = sampleMac(1); }) << u"mac-used"_s
                                     << Severity::Risk;
    QTest::newRow("another interface's of this guest")
        << Change([](Setup& s) { s.interface().mac = sampleMac(2); }) << u"mac-used-here"_s << Severity::Risk;
    QTest::newRow("the replaced interface's") << Change([](Setup& s) {
        s.interface().mac = sampleMac(2);
        s.draft.replaces = s.facts.connections.first().domain(sampleUuid(2))->live.first();
    }) << QString() << Severity::Hint;
    QTest::newRow("the tap's own") << Change([](Setup& s) {
        s.interface().mac = s.facts.machines.first().linkNamed(u"tap-alice")->mac.value();
    }) << u"mac-of-tap"_s << Severity::WillNotWork;
    QTest::newRow("a guest's of another machine") << Change([](Setup& s) {
        s.facts.connections[1].host.machineId = u"another"_s;
        const Domain other = sampleDomain(8, u"other"_s, Domain::State::ShutOff, { sampleUserInterface(99) });
        s.facts.connections[1].domains.insert(other.uuid, DomainPtr::create(other));
    }) << QString() << Severity::Hint;
}

void TestChecksInterface::aMacAddressIsTyped_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isGood");
    QTest::newRow("six parts") << u"52:54:00:12:34:56"_s << true;
    QTest::newRow("parts of one digit") << u"52:54:0:0:0:1"_s << true;
    QTest::newRow("upper case") << u"52:54:00:AB:CD:EF"_s << true;
    QTest::newRow("nothing") << QString() << false;
    QTest::newRow("minus signs") << u"52-54-00-12-34-56"_s << false;
    QTest::newRow("as Cisco writes it") << u"5254.0012.3456"_s << false;
    QTest::newRow("five parts") << u"52:54:00:12:34"_s << false;
    QTest::newRow("seven parts") << u"52:54:00:12:34:56:78"_s << false;
    QTest::newRow("a letter beyond f") << u"52:54:00:12:34:5g"_s << false;
}

void TestChecksInterface::aMacAddressIsTyped()
{
    QFETCH(QString, text);
    QFETCH(bool, isGood);
    QCOMPARE(macProblem(text).isEmpty(), isGood);
}

void TestChecksInterface::hardwareIsJudged_data()
{
    columns();
    QTest::newRow("nothing is wrong") << Change([](Setup&) { }) << QString() << Severity::Hint;
    QTest::newRow("no model") << Change([](Setup& s) { s.interface().model.clear(); }) << u"model-missing"_s
                              << Severity::Risk;
    QTest::newRow("a model that is not known")
        << Change([](Setup& s) { s.interface().model = u"e2000"_s; }) << u"model-unknown"_s << Severity::Unknown;
    QTest::newRow("as many queues as vCPUs")
        << Change([](Setup& s) { s.interface().queues = 4; }) << QString() << Severity::Hint;
    QTest::newRow("more queues than vCPUs")
        << Change([](Setup& s) { s.interface().queues = 5; }) << u"queues-over-vcpus"_s << Severity::Hint;
    QTest::newRow("more queues than a tap has")
        << Change([](Setup& s) { s.interface().queues = 300; }) << u"queues-too-many"_s << Severity::WillFail;
    QTest::newRow("queues without virtio") << Change([](Setup& s) {
        s.interface().model = u"e1000"_s;
        s.interface().queues = 2;
    }) << u"queues-ignored"_s << Severity::Hint;
    QTest::newRow("the least MTU") << Change([](Setup& s) { s.interface().mtu = 68; }) << QString() << Severity::Hint;
    QTest::newRow("too small an MTU") << Change([](Setup& s) { s.interface().mtu = 67; }) << u"mtu-range"_s
                                      << Severity::WillFail;
    QTest::newRow("the greatest MTU") << Change([](Setup& s) { s.interface().mtu = 65521; }) << QString()
                                      << Severity::Hint;
    QTest::newRow("too great an MTU") << Change([](Setup& s) { s.interface().mtu = 65522; }) << u"mtu-range"_s
                                      << Severity::WillFail;
    QTest::newRow("a boot order of its own") << Change([](Setup& s) {
        s.interface().bootOrder = 2;
        s.draft.config->bootOrders = QList { 1 };
    }) << QString() << Severity::Hint;
    QTest::newRow("another device's boot order") << Change([](Setup& s) {
        s.interface().bootOrder = 1;
        s.draft.config->bootOrders = QList { 1 };
    }) << u"boot-order-used"_s << Severity::WillFail;
    QTest::newRow("the replaced interface's boot order") << Change([](Setup& s) {
        s.interface().bootOrder = 1;
        s.draft.config->bootOrders = QList { 1 };
        s.draft.replaces = sampleUserInterface(2);
        s.draft.replaces->bootOrder = 1;
    }) << QString() << Severity::Hint;
    QTest::newRow("a boot order besides <os><boot>") << Change([](Setup& s) {
        s.interface().bootOrder = 1;
        s.draft.config->hasOsBoot = true;
    }) << u"boot-os"_s << Severity::WillFail;
    QTest::newRow("no free port") << Change([](Setup& s) { s.draft.live->freePciePorts = 0; }) << u"pcie-port"_s
                                  << Severity::WillFail;
    QTest::newRow("no free port, but it waits for the next start") << Change([](Setup& s) {
        s.draft.live->freePciePorts = 0;
        s.draft.scope = Scope::AfterNextStart;
    }) << QString() << Severity::Hint;
    QTest::newRow("no free port, but one gets free") << Change([](Setup& s) {
        s.draft.live->freePciePorts = 0;
        s.draft.replaces = sampleUserInterface(2);
    }) << QString() << Severity::Hint;
    QTest::newRow("a machine without PCIe")
        << Change([](Setup& s) { s.draft.live->freePciePorts = -1; }) << QString() << Severity::Hint;
    QTest::newRow("ports that were not read")
        << Change([](Setup& s) { s.draft.live.reset(); }) << u"pcie-port-unknown"_s << Severity::Unknown;
}

void TestChecksInterface::whatEthernetCannotDoIsRefused_data()
{
    columns();
    const auto toSession = [](Setup& s) {
        s.draft.domain.uri = QString::fromUtf16(sampleSessionUri);
        s.facts.connections[1].host.libvirtVersion = 9'000'001;
    };
    QTest::newRow("nothing is wrong") << Change([](Setup&) { }) << QString() << Severity::Hint;
    QTest::newRow("a VLAN") << Change([](Setup& s) { s.interface().hasVlan = true; }) << u"ethernet-vlan"_s
                            << Severity::WillFail;
    QTest::newRow("a virtualport") << Change([](Setup& s) { s.interface().hasVirtualport = true; })
                                   << u"ethernet-virtualport"_s << Severity::WillFail;
    QTest::newRow("an address of the host's side")
        << Change([](Setup& s) { s.interface().hasSourceIp = true; }) << u"ethernet-source-ip"_s << Severity::WillFail;
    QTest::newRow("a source") << Change([](Setup& s) { s.interface().source = u"br0"_s; }) << u"ethernet-source"_s
                              << Severity::WillFail;
    QTest::newRow("bandwidth on the system")
        << Change([](Setup& s) { s.interface().hasBandwidth = true; }) << QString() << Severity::Hint;
    QTest::newRow("bandwidth in a session") << Change([toSession](Setup& s) {
        toSession(s);
        s.interface().hasBandwidth = true;
    }) << u"session-bandwidth"_s << Severity::WillFail;
    QTest::newRow("a filter in a session") << Change([toSession](Setup& s) {
        toSession(s);
        s.interface().filter = u"clean-traffic"_s;
    }) << u"session-filter"_s << Severity::WillFail;
    QTest::newRow("a tap that the session would make") << Change([toSession](Setup& s) {
        toSession(s);
        s.interface().managed.reset();
    }) << u"session-managed"_s << Severity::WillFail;
    QTest::newRow("a script") << Change([](Setup& s) { s.interface().script = u"/etc/qemu-ifup"_s; })
                              << u"script-taint"_s << Severity::Risk;
    QTest::newRow("a script of no name") << Change([](Setup& s) { s.interface().script = QString(); }) << QString()
                                         << Severity::Hint;
    QTest::newRow("a downscript") << Change([](Setup& s) { s.interface().downscript = u"/etc/qemu-ifdown"_s; })
                                  << u"downscript"_s << Severity::Hint;
    QTest::newRow("a libvirt without managed")
        << Change([](Setup& s) { s.facts.connections[0].host.libvirtVersion = 5'007'000; }) << u"libvirt-too-old"_s
        << Severity::WillFail;
    QTest::newRow("libvirt 9.0.0 with nothing to show that it is mended")
        << Change([](Setup& s) { s.facts.connections[0].domains.remove(sampleUuid(1)); }) << u"libvirt-900"_s
        << Severity::Unknown;
}

void TestChecksInterface::theGuestIsJudged_data()
{
    columns();
    const auto off = [](Domain& domain) {
        domain.state = Domain::State::ShutOff;
        domain.live.clear();
    };
    QTest::newRow("nothing is wrong") << Change([](Setup&) { }) << QString() << Severity::Hint;
    QTest::newRow("only the XML is wanted")
        << Change([](Setup& s) { s.draft.domain.uuid = QUuid(); }) << QString() << Severity::Hint;
    QTest::newRow("the connection is read-only") << Change([](Setup& s) { s.facts.connections[0].isReadOnly = true; })
                                                 << u"connection-read-only"_s << Severity::WillFail;
    QTest::newRow("the connection was lost")
        << Change([](Setup& s) { s.facts.connections[0].phase = ConnectionState::Phase::Lost; })
        << u"connection-closed"_s << Severity::WillFail;
    QTest::newRow("the guest is gone") << Change([](Setup& s) { s.draft.domain.uuid = sampleUuid(77); })
                                       << u"guest-gone"_s << Severity::WillFail;
    QTest::newRow("the guest was not read")
        << Change([](Setup& s) { s.changeGuest([](Domain& domain) { domain.isRead = false; }); }) << u"guest-not-read"_s
        << Severity::Unknown;
    QTest::newRow("now, of a guest that is off") << Change([off](Setup& s) {
        s.changeGuest(off);
        s.draft.scope = Scope::Now;
    }) << u"scope-not-running"_s << Severity::WillFail;
    QTest::newRow("both, of a guest that is off")
        << Change([off](Setup& s) { s.changeGuest(off); }) << QString() << Severity::Hint;
    QTest::newRow("after the next start of a transient guest") << Change([](Setup& s) {
        s.changeGuest([](Domain& domain) { domain.isPersistent = false; });
        s.draft.scope = Scope::AfterNextStart;
    }) << u"scope-transient"_s << Severity::WillFail;
    QTest::newRow("a saved state") << Change([](Setup& s) {
        s.changeGuest([](Domain& domain) { domain.hasManagedSave = true; });
    }) << u"saved-state"_s << Severity::Risk;
    QTest::newRow("a saved state, but only now is meant") << Change([](Setup& s) {
        s.changeGuest([](Domain& domain) { domain.hasManagedSave = true; });
        s.draft.scope = Scope::Now;
    }) << QString() << Severity::Hint;
    QTest::newRow("a saved state that cannot be told") << Change([](Setup& s) {
        s.changeGuest(
            [](Domain& domain) { domain.hasManagedSave = Known<bool>::unknown(u"the driver does not say"_s); });
    }) << u"saved-state-unknown"_s << Severity::Unknown;
}

void TestChecksInterface::managedTapsAreDestroyed()
{
    Setup setup = good();
    setup.interface().managed.reset();
    QList<Finding> findings = checkTargetName(setup.draft, setup.facts);
    QCOMPARE(findings.size(), 1);
    QCOMPARE(findings.first().id, u"tap-managed"_s);
    QCOMPARE(findings.first().field, u"target/managed"_s);
    setup.interface().targetDev.clear(); // libvirt chooses
    QVERIFY(checkTargetName(setup.draft, setup.facts).isEmpty());
    QVERIFY(checkTap(setup.draft, setup.facts).isEmpty());
}

void TestChecksInterface::allChecksSortTheWorstFirst()
{
    Setup setup = good();
    setup.interface().model.clear();
    setup.interface().queues = 2;
    setup.interface().hasVlan = true;
    setup.interface().targetDev = u"tap-spare"_s;
    const QList<Finding> findings = checkDraft(setup.draft, setup.facts);
    QVERIFY(findings.size() >= 4);
    QVERIFY(std::ranges::is_sorted(findings, isWorse, &Finding::severity));
    QCOMPARE(findings.first().severity, Severity::WillFail);
    const Setup fine = good();
    QVERIFY(checkDraft(fine.draft, fine.facts).isEmpty());
}

void TestChecksInterface::manyGuestsAreNoBurden()
{
    Setup setup = good();
    setup.facts.connections = { manyGuests(5000) };
    setup.facts.machines = { manyTaps(5000) };
    setup.draft.domain.uuid = sampleUuid(1);
    setup.draft.interface = sampleTapInterface(6000, u"tap00042"_s);
    QList<Finding> findings;
    QBENCHMARK_ONCE
    {
        findings = checkDraft(setup.draft, setup.facts);
    }
    QVERIFY(std::ranges::find(findings, u"name-used-live"_s, &Finding::id) != findings.end());
}

QTEST_APPLESS_MAIN(TestChecksInterface)
#include "tst_checksinterface.moc"
