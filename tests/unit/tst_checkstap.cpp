#include "checks/interfacechecks.h"
#include "fakes/fakeconnections.h"
#include "fakes/samples.h"

#include <QTest>

#include <algorithm>
#include <functional>

using namespace VirtTap;
using namespace Qt::StringLiterals;
using Severity = Finding::Severity;

namespace {

constexpr int tapId = 40;

struct Setup
{
    Facts facts;
    InterfaceDraft draft;

    Link& tap() { return facts.machines.first().links[tapId]; }
    void setTun(const std::function<void(TunFacts&)>& change)
    {
        TunFacts tun = tap().tun.value();
        change(tun);
        tap().tun = tun;
    }
};

// A good tap "tap-x" on br0 for the running db01, which gets it besides what it has.
Setup good(bool isSession = false)
{
    Setup setup;
    setup.facts.connections = { sampleConnection(), sampleSession() };
    setup.facts.machines = { sampleMachine() };
    setup.facts.machines.first().links.insert(tapId, sampleTap(tapId, u"tap-x"_s, 2));
    setup.draft.domain = { QString::fromUtf16(sampleUri), sampleUuid(2) };
    setup.draft.interface = sampleTapInterface(99, u"tap-x"_s);
    if (isSession) {
        setup.draft.domain.uri = QString::fromUtf16(sampleSessionUri);
        Domain domain = sampleDomain(2, u"mine"_s, Domain::State::Running, {});
        setup.facts.connections[1].domains.insert(domain.uuid, DomainPtr::create(domain));
        setup.facts.sessionUsers.insert(
            setup.draft.domain.uri, SessionUser { .uid = 1000, .name = u"alice"_s, .groups = { 1000, 27 } });
    }
    return setup;
}

const Finding* find(const QList<Finding>& findings, const QString& id)
{
    const auto found = std::ranges::find(findings, id, &Finding::id);
    return found == findings.end() ? nullptr : &*found;
}

using Change = std::function<void(Setup&)>;

} // namespace

class TestChecksTap : public QObject
{
    Q_OBJECT

private slots:
    void aGoodTapHasNoFindings();
    void aTapIsJudged_data();
    void aTapIsJudged();
    void queuesHaveToMatch_data();
    void queuesHaveToMatch();
    void aSessionOpensWhatItsUserMay_data();
    void aSessionOpensWhatItsUserMay();
    void theUserOfARemoteSessionIsNotKnown();
    void aNewTapBelongsToWhomItsGuestsNeed();
    void aTapThatIsMadeIsJudgedBeforehand_data();
    void aTapThatIsMadeIsJudgedBeforehand();
    void factsAreGatheredFromTheConnections();
};

void TestChecksTap::aGoodTapHasNoFindings()
{
    const Setup setup = good();
    QCOMPARE(checkTap(setup.draft, setup.facts), QList<Finding>());
    QCOMPARE(checkTargetName(setup.draft, setup.facts), QList<Finding>());
}

void TestChecksTap::aTapIsJudged_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("id");
    QTest::addColumn<Severity>("severity");
    QTest::newRow("it is not there, and the guest runs")
        << Change([](Setup& s) { s.facts.machines.first().links.remove(tapId); }) << u"tap-missing"_s
        << Severity::WillFail;
    QTest::newRow("it is not there, but the guest gets it later") << Change([](Setup& s) {
        s.facts.machines.first().links.remove(tapId);
        s.draft.scope = Scope::AfterNextStart;
    }) << u"tap-missing"_s << Severity::Risk;
    QTest::newRow("libvirt does not list it") << Change([](Setup& s) {
        s.facts.machines.first().links.remove(tapId);
        s.facts.machines.first().source = MachineState::Source::Libvirt;
    }) << u"tap-missing"_s << Severity::Risk;
    QTest::newRow("nothing is known of the machine")
        << Change([](Setup& s) { s.facts.machines.clear(); }) << u"tap-unknown"_s << Severity::Unknown;
    QTest::newRow("libvirt says only that it is there") << Change([](Setup& s) {
        s.tap().kind = Link::Kind::TapLike;
        s.tap().tun = Known<TunFacts>::unknown(u"of a host far away"_s);
    }) << u"tap-like"_s << Severity::Unknown;
    QTest::newRow("another process has it open")
        << Change([](Setup& s) { s.tap().hasCarrier = true; }) << u"tap-in-use"_s << Severity::WillFail;
    QTest::newRow("another process has it open now, the guest gets it later") << Change([](Setup& s) {
        s.tap().hasCarrier = true;
        s.draft.scope = Scope::AfterNextStart;
    }) << u"tap-in-use"_s << Severity::Risk;
    QTest::newRow("another process has a queue of it") << Change([](Setup& s) {
        s.setTun([](TunFacts& tun) {
            tun.isMultiQueue = true;
            tun.queues = 1;
        });
        s.draft.interface.queues = 2;
    }) << u"tap-in-use"_s << Severity::WillNotWork;
    QTest::newRow("it is down") << Change([](Setup& s) { s.tap().isUp = false; }) << u"tap-down"_s
                                << Severity::WillNotWork;
    QTest::newRow("it is on no bridge, though others are")
        << Change([](Setup& s) { s.tap().master = 0; }) << u"tap-no-bridge"_s << Severity::Risk;
    QTest::newRow("its MTU is less than the guest's")
        << Change([](Setup& s) { s.draft.interface.mtu = 9000; }) << u"tap-mtu"_s << Severity::WillNotWork;
    QTest::newRow("its MTU is more than the guest's")
        << Change([](Setup& s) { s.draft.interface.mtu = 1400; }) << u"tap-mtu"_s << Severity::Risk;
    QTest::newRow("the guest is not told of its MTU")
        << Change([](Setup& s) { s.tap().mtu = 1400; }) << u"tap-mtu-unsaid"_s << Severity::Hint;
    QTest::newRow("its bridge has a smaller MTU") << Change([](Setup& s) {
        s.tap().mtu = 9000;
        s.draft.interface.mtu = 9000;
    }) << u"tap-mtu-bridge"_s << Severity::Risk;
    QTest::newRow("anybody may open it") << Change([](Setup& s) { s.setTun([](TunFacts& tun) { tun.owner.reset(); }); })
                                         << u"tap-open-to-all"_s << Severity::Risk;
    QTest::newRow("it goes with the process that has it")
        << Change([](Setup& s) { s.setTun([](TunFacts& tun) { tun.isPersistent = false; }); })
        << u"tap-not-persistent"_s << Severity::Risk;
}

void TestChecksTap::aTapIsJudged()
{
    QFETCH(Change, change);
    QFETCH(QString, id);
    QFETCH(Severity, severity);
    Setup setup = good();
    change(setup);
    const QList<Finding> findings = checkTap(setup.draft, setup.facts);
    const Finding* finding = find(findings, id);
    QVERIFY2(finding, qPrintable(findings.isEmpty() ? u"nothing"_s : findings.first().message));
    QCOMPARE(findings.size(), 1);
    QCOMPARE(finding->severity, severity);
    QVERIFY2(finding->message.contains(u"tap-x"_s), qPrintable(finding->message));
    QCOMPARE(finding->domain, setup.draft.domain);
}

void TestChecksTap::queuesHaveToMatch_data()
{
    QTest::addColumn<bool>("isMultiQueue");
    QTest::addColumn<QString>("model");
    QTest::addColumn<int>("queues");
    QTest::addColumn<QString>("id");
    QTest::newRow("one queue, none asked for") << false << u"virtio"_s << 0 << QString();
    QTest::newRow("one queue, one asked for") << false << u"virtio"_s << 1 << QString();
    QTest::newRow("one queue, four asked for") << false << u"virtio"_s << 4 << u"tap-queues-many"_s;
    QTest::newRow("one queue, four asked for in vain by e1000") << false << u"e1000"_s << 4 << QString();
    QTest::newRow("multi-queue, none asked for") << true << u"virtio"_s << 0 << u"tap-queues-few"_s;
    QTest::newRow("multi-queue, one asked for") << true << u"virtio"_s << 1 << u"tap-queues-few"_s;
    QTest::newRow("multi-queue, two asked for") << true << u"virtio"_s << 2 << QString();
    QTest::newRow("multi-queue, two asked for by virtio-transitional")
        << true << u"virtio-transitional"_s << 2 << QString();
    QTest::newRow("multi-queue and e1000") << true << u"e1000"_s << 2 << u"tap-queues-model"_s;
    QTest::newRow("multi-queue and no model") << true << QString() << 0 << u"tap-queues-model"_s;
}

void TestChecksTap::queuesHaveToMatch()
{
    QFETCH(bool, isMultiQueue);
    QFETCH(QString, model);
    QFETCH(int, queues);
    QFETCH(QString, id);
    Setup setup = good();
    setup.setTun([=](TunFacts& tun) { tun.isMultiQueue = isMultiQueue; });
    setup.draft.interface.model = model;
    setup.draft.interface.queues = queues;
    const QList<Finding> findings = checkTap(setup.draft, setup.facts);
    QCOMPARE(findings.isEmpty() ? QString() : findings.first().id, id);
    QVERIFY(findings.isEmpty() || blocks(findings.first()));
}

void TestChecksTap::aSessionOpensWhatItsUserMay_data()
{
    QTest::addColumn<int>("owner"); // -1: none
    QTest::addColumn<int>("group");
    QTest::addColumn<QString>("id");
    QTest::newRow("it is mine") << 1000 << -1 << QString();
    QTest::newRow("it is my group's") << -1 << 27 << QString();
    QTest::newRow("it is somebody else's") << 1001 << -1 << u"tap-not-openable"_s;
    QTest::newRow("it is root's") << 0 << -1 << u"tap-not-openable"_s;
    QTest::newRow("it is another group's") << -1 << 28 << u"tap-not-openable"_s;
    QTest::newRow("it is nobody's, so that anybody may") << -1 << -1 << u"tap-open-to-all"_s;
    QTest::newRow("it is mine and another group's") << 1000 << 28 << u"tap-not-openable"_s;
    QTest::newRow("it is somebody else's and my group's") << 1001 << 27 << u"tap-not-openable"_s;
    QTest::newRow("it is somebody else's and another group's") << 1001 << 28 << u"tap-not-openable"_s;
    QTest::newRow("it is mine and my group's") << 1000 << 27 << QString();
}

void TestChecksTap::aSessionOpensWhatItsUserMay()
{
    QFETCH(int, owner);
    QFETCH(int, group);
    QFETCH(QString, id);
    Setup setup = good(true);
    setup.setTun([=](TunFacts& tun) {
        tun.owner = owner < 0 ? std::optional<uid_t>() : static_cast<uid_t>(owner);
        tun.group = group < 0 ? std::optional<gid_t>() : static_cast<gid_t>(group);
    });
    const QList<Finding> findings = checkTap(setup.draft, setup.facts);
    QCOMPARE(findings.isEmpty() ? QString() : findings.first().id, id);
    if (id == u"tap-not-openable") {
        QVERIFY(blocks(findings.first()));
        QVERIFY(findings.first().message.contains(u"alice"_s));
    }
    // libvirtd of the system opens every tap.
    setup.draft.domain.uri = QString::fromUtf16(sampleUri);
    const QList<Finding> system = checkTap(setup.draft, setup.facts);
    QVERIFY(!find(system, u"tap-not-openable"_s));
}

void TestChecksTap::theUserOfARemoteSessionIsNotKnown()
{
    Setup setup = good(true);
    setup.facts.sessionUsers.clear();
    const QList<Finding> findings = checkTap(setup.draft, setup.facts);
    QCOMPARE(findings.size(), 1);
    QCOMPARE(findings.first().id, u"tap-open-unknown"_s);
    QCOMPARE(findings.first().severity, Severity::Unknown);
}

void TestChecksTap::aNewTapBelongsToWhomItsGuestsNeed()
{
    Setup setup = good(true);
    const QString session = QString::fromUtf16(sampleSessionUri);
    QCOMPARE(tapOwner(setup.facts, session), u"alice"_s);
    QCOMPARE(tapOwner(setup.facts, QString::fromUtf16(sampleUri)), QString()); // root's
    setup.facts.sessionUsers.clear();
    QCOMPARE(tapOwner(setup.facts, session), u"$USER"_s);
}

void TestChecksTap::aTapThatIsMadeIsJudgedBeforehand_data()
{
    QTest::addColumn<bool>("isSession");
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("id"); // empty: it is good
    QTest::newRow("a good one") << false << Change([](Setup&) {}) << QString();
    QTest::newRow("its name is taken") << false << Change([](Setup& s) {
        s.facts.machines.first().links.insert(tapId, sampleTap(tapId, u"tap-x"_s));
    }) << u"tap-exists"_s;
    QTest::newRow("its name is the host's")
        << false << Change([](Setup& s) { s.draft.interface.targetDev = s.draft.newTap->name = u"eth7"_s; })
        << u"name-not-new"_s;
    QTest::newRow("there is no such bridge")
        << false << Change([](Setup& s) { s.draft.newTap->bridge = u"br9"_s; }) << u"bridge-missing"_s;
    QTest::newRow("that is no bridge") << false << Change([](Setup& s) { s.draft.newTap->bridge = u"enp3s0"_s; })
                                       << u"bridge-missing"_s;
    QTest::newRow("on no bridge, while others are")
        << false << Change([](Setup& s) { s.draft.newTap->bridge.clear(); }) << u"tap-no-bridge"_s;
    QTest::newRow("it is larger than its bridge")
        << false << Change([](Setup& s) { s.draft.interface.mtu = s.draft.newTap->mtu = 9000; }) << u"tap-mtu-bridge"_s;
    QTest::newRow("several queues, but not virtio") << false << Change([](Setup& s) {
        s.draft.interface.model = u"e1000"_s;
        s.draft.newTap->isMultiQueue = true;
    }) << u"tap-queues-model"_s;
    QTest::newRow("a session's user may not open root's") << true << Change([](Setup&) {}) << u"tap-not-openable"_s;
    QTest::newRow("but his own") << true << Change([](Setup& s) { s.draft.newTap->owner = 1000; }) << QString();
}

void TestChecksTap::aTapThatIsMadeIsJudgedBeforehand()
{
    QFETCH(bool, isSession);
    QFETCH(Change, change);
    QFETCH(QString, id);
    Setup setup = good(isSession);
    setup.facts.machines.first().links.remove(tapId);
    TapSpec tap;
    tap.name = u"tap-x"_s;
    tap.owner = 0;
    tap.bridge = u"br0"_s;
    setup.draft.newTap = tap;
    change(setup);
    const QList<Finding> findings = checkTap(setup.draft, setup.facts);
    if (id.isEmpty())
        QCOMPARE(findings, QList<Finding>());
    else
        QVERIFY(find(findings, id));
    QVERIFY(!find(findings, u"tap-missing"_s));
}

void TestChecksTap::factsAreGatheredFromTheConnections()
{
    FakeConnections connections;
    fillSamples(connections);
    Facts facts = gatherFacts(connections);
    QCOMPARE(facts.connections.size(), 2);
    QCOMPARE(facts.machines.size(), 1);
    const QString session = QString::fromUtf16(sampleSessionUri);
    QVERIFY(facts.sessionUser(session).isKnown());
    QCOMPARE(facts.sessionUser(session).value(), currentUser());
    QCOMPARE(currentUser().name.constData(), currentUser().name.constData()); // asked for once: it may block
    QVERIFY(!facts.sessionUser(QString::fromUtf16(sampleUri)).isKnown());

    MachineState remote = sampleMachine();
    remote.source = MachineState::Source::Libvirt;
    connections.setMachine(remote);
    QVERIFY(!gatherFacts(connections).sessionUser(session).isKnown());
    QVERIFY(!gatherFacts(connections).sessionUser(session).reason().isEmpty());
}

QTEST_APPLESS_MAIN(TestChecksTap)
#include "tst_checkstap.moc"
