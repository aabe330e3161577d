#include "plan/script.h"
#include "plan/tapcommands.h"
#include "unit/planhost.h"

#include <QTest>

using namespace VirtTap;
using namespace VirtTap::PlanHost;
using namespace Qt::StringLiterals;
using StepState = PlanRun::StepState;
using Verb = FakeConnection::Verb;
using TapVerb = FakeTapService::Verb;

namespace {

const Error broken { .kind = Error::Kind::Failed, .message = u"It said no."_s, .detail = {} };

} // namespace

// Plans that make taps: what they do, in what order, and what is left when one of their steps fails.
class TestPlanTaps : public QObject
{
    Q_OBJECT

private slots:
    void aTapIsMadeKeptAndUsed()
    {
        Host host(Domain::State::ShutOff);
        InterfaceRequest wanted = host.request(InterfaceRequest::Deed::Add, Scope::Both);
        wanted.interface.queues = 4;
        wanted.interface.mtu = 9000;
        wanted.startAfterwards = true;
        const Plan plan = host.plan(wanted);
        QCOMPARE(plan.steps.constFirst().kind, Step::Kind::CreateTap);
        QVERIFY(host.carryOut(plan));
        QVERIFY2(host.outcome.isDone, qPrintable(host.outcome.error.message));
        QVERIFY(host.outcome.left.isEmpty());

        const ManagedTap made = host.service->taps().value().value(u"tap-new"_s);
        QVERIFY2(!made.isProvisional, "it is kept");
        QVERIFY(made.spec.isMultiQueue);
        QCOMPARE(made.spec.mtu, 9000U);
        QCOMPARE(made.spec.owner, std::optional<uid_t>(0));
        QCOMPARE(made.spec.guestMac, wanted.interface.mac);
        QCOMPARE(made.spec.bridge, u"br0"_s);
        QVERIFY(made.spec.isRestored);
        QCOMPARE(made.spec.label, u"db01"_s);
        QCOMPARE(host.guest()->config.constLast().targetDev, u"tap-new"_s);
        QVERIFY(host.guest()->isActive());

        const auto& calls = host.service->calls();
        QCOMPARE(calls.size(), 2);
        QCOMPARE(calls.constFirst().mode, TapMode::Provisional);
        QCOMPARE(calls.constLast().verb, TapVerb::Commit);
    }

    void aFailedStepLeavesTheHostAsItWas_data()
    {
        using Deed = InterfaceRequest::Deed;
        using State = Domain::State;
        QTest::addColumn<State>("state");
        QTest::addColumn<Deed>("deed");
        QTest::addColumn<Scope>("scope");
        QTest::addColumn<int>("failing"); // a verb of the tap's service, or 100 and one of the connection
        QTest::addColumn<int>("failedStep");
        constexpr auto tap = [](TapVerb verb) { return int(verb); };
        constexpr auto guest = [](Verb verb) { return 100 + int(verb); };
        QTest::newRow("add: the tap cannot be created")
            << State::Running << Deed::Add << Scope::Both << tap(TapVerb::Create) << 0;
        QTest::newRow("add: it cannot be attached")
            << State::Running << Deed::Add << Scope::Both << guest(Verb::Attach) << 1;
        QTest::newRow("add now: it cannot be attached")
            << State::Running << Deed::Add << Scope::Now << guest(Verb::Attach) << 1;
        QTest::newRow("add to one that is off: it cannot be attached")
            << State::ShutOff << Deed::Add << Scope::Both << guest(Verb::Attach) << 1;
        QTest::newRow("add to one that is off: it cannot be started")
            << State::ShutOff << Deed::Add << Scope::Both << guest(Verb::Start) << 2;
        QTest::newRow("add to one that is off: the tap cannot be kept")
            << State::ShutOff << Deed::Add << Scope::AfterNextStart << tap(TapVerb::Commit) << -1;
        QTest::newRow("replace: the tap cannot be created")
            << State::Running << Deed::Replace << Scope::Both << tap(TapVerb::Create) << 0;
        QTest::newRow("replace: the config cannot be updated")
            << State::Running << Deed::Replace << Scope::Both << guest(Verb::Update) << 1;
        QTest::newRow("replace: the old one cannot be detached")
            << State::Running << Deed::Replace << Scope::Both << guest(Verb::Detach) << 2;
        QTest::newRow("replace: the new one cannot be attached")
            << State::Running << Deed::Replace << Scope::Both << guest(Verb::Attach) << 4;
        QTest::newRow("replace now: the old one cannot be detached")
            << State::Running << Deed::Replace << Scope::Now << guest(Verb::Detach) << 1;
        QTest::newRow("replace now: the new one cannot be attached")
            << State::Running << Deed::Replace << Scope::Now << guest(Verb::Attach) << 3;
        QTest::newRow("replace in one that is off: the config cannot be updated")
            << State::ShutOff << Deed::Replace << Scope::Both << guest(Verb::Update) << 1;
        QTest::newRow("the config cannot be read")
            << State::Running << Deed::Replace << Scope::Both << guest(Verb::ReadXml) << -1;
    }

    void aFailedStepLeavesTheHostAsItWas()
    {
        QFETCH(Domain::State, state);
        QFETCH(InterfaceRequest::Deed, deed);
        QFETCH(Scope, scope);
        QFETCH(int, failing);
        QFETCH(int, failedStep);
        Host host(state);
        const Snapshot before = host.snapshot();
        InterfaceRequest wanted = host.request(deed, scope);
        wanted.startAfterwards = failing == 100 + int(Verb::Start);
        const Plan plan = host.plan(wanted);
        if (failing < 100)
            host.service->failNext(TapVerb(failing), broken);
        else
            host.connection->failNext(Verb(failing - 100), broken);
        QVERIFY(host.carryOut(plan));
        QVERIFY(!host.outcome.isDone);
        QCOMPARE(host.outcome.error, broken);
        QVERIFY2(host.outcome.left.isEmpty(), qPrintable(host.outcome.left.join(u'\n')));
        for (int i = 0; i < host.outcome.steps.size() && failedStep >= 0; ++i)
            QCOMPARE(host.outcome.steps.at(i),
                i < failedStep && undoOf(plan.steps.at(i)) ? StepState::Undone
                    : i < failedStep                       ? StepState::Done
                    : i == failedStep                      ? StepState::Failed
                                                           : StepState::Waiting);
        const Snapshot after = host.snapshot();
        QCOMPARE(after.live, before.live);
        QCOMPARE(after.config, before.config);
        QVERIFY(after == before);
    }

    void manyTapsAreOneQuestion()
    {
        Host host(Domain::State::ShutOff);
        QList<TapSpec> taps;
        for (const QString& name : { u"tap-a"_s, u"tap-b"_s, u"tap-c"_s }) {
            TapSpec tap;
            tap.name = name;
            tap.owner = 0;
            taps.append(tap);
        }
        const Snapshot before = host.snapshot();
        host.service->failNext(TapVerb::Create, broken);
        QVERIFY(host.carryOut(planTapCreation(uri(), taps, u"root"_s)));
        QCOMPARE(host.outcome.steps, QList({ StepState::Failed, StepState::Waiting, StepState::Waiting }));
        QVERIFY(host.snapshot() == before);

        QVERIFY(host.carryOut(planTapCreation(uri(), taps, u"root"_s)));
        QVERIFY(host.outcome.isDone);
        QCOMPARE(host.outcome.steps, QList({ StepState::Done, StepState::Done, StepState::Done }));
        QCOMPARE(host.service->calls().size(), 3); // one that failed, one, and that they are kept
        QVERIFY(host.has(u"tap-c"_s));
        QVERIFY(host.carryOut(planTapDeletion(uri(), taps)));
        QVERIFY(host.outcome.isDone);
        QCOMPARE(host.service->calls().size(), 4);
        QVERIFY(host.snapshot() == before);
    }

    void aChangeIsTurnedAround()
    {
        Host host(Domain::State::ShutOff);
        TapSpec before;
        before.name = u"tap-spare"_s;
        before.owner = 0;
        before.mtu = 1400;
        TapChange change;
        change.name = before.name;
        change.mtu = 9000;
        change.bridge = u"br0"_s;
        Plan plan = planTapChange(uri(), before, change);
        const auto undo = undoOf(plan.steps.constFirst());
        QVERIFY(undo);
        QCOMPARE(undo->change.mtu, std::optional<quint32>(1400));
        QCOMPARE(undo->change.bridge, std::optional(QString()));
        QVERIFY(!undo->change.isUp);

        Step start;
        start.kind = Step::Kind::StartGuest;
        start.domain = { uri(), host.uuid };
        plan.steps.append(start);
        host.connection->failNext(Verb::Start, broken);
        QVERIFY(host.carryOut(plan));
        QCOMPARE(host.outcome.steps, QList({ StepState::Undone, StepState::Failed }));
        QVERIFY(host.connections.machine(machineId()).linkNamed(u"tap-spare"_s)->mtu.is(1400));
    }

    void aTapThatCannotBeTakenBackIsLeft()
    {
        Host host(Domain::State::Running);
        host.connection->failNext(Verb::Attach, broken);
        host.service->failNext(TapVerb::Delete, broken);
        QVERIFY(host.carryOut(host.plan(host.request(InterfaceRequest::Deed::Add, Scope::Both))));
        QCOMPARE(host.outcome.steps.constFirst(), StepState::NotUndone);
        QCOMPARE(host.outcome.left.size(), 1);
        QVERIFY2(host.outcome.left.constFirst().contains(u"tap-new"), qPrintable(host.outcome.left.constFirst()));
    }

    void aTapThatAGuestIsJustLettingGoOfIsWaitedFor()
    {
        Host host(Domain::State::Running);
        const Snapshot before = host.snapshot();
        host.connection->failNext(Verb::Attach, broken);
        host.service->failNext(TapVerb::Delete, { .kind = Error::Kind::Busy, .message = u"In use."_s, .detail = {} });
        QVERIFY(host.carryOut(host.plan(host.request(InterfaceRequest::Deed::Add, Scope::Both))));
        QVERIFY2(host.outcome.left.isEmpty(), qPrintable(host.outcome.left.join(u'\n')));
        QVERIFY(host.snapshot() == before);
    }

    void whereNobodyMakesTapsNothingIsDone()
    {
        Host host(Domain::State::Running);
        const Plan plan = host.plan(host.request(InterfaceRequest::Deed::Add, Scope::Both));
        host.connections.removeTapService(machineId());
        QVERIFY(host.carryOut(plan));
        QCOMPARE(host.outcome.error.kind, Error::Kind::Unreachable);
        QVERIFY(!host.outcome.error.message.isEmpty());
        QVERIFY(host.connection->changes().isEmpty());
    }

    void aServiceThatVanishesWhileItAsksEndsIt()
    {
        Host host(Domain::State::Running);
        host.service->setAnsweringLater(true);
        host.start(host.plan(host.request(InterfaceRequest::Deed::Add, Scope::Both)));
        QTRY_COMPARE(host.service->calls().size(), 1);
        host.connections.removeTapService(machineId());
        QTRY_VERIFY(host.isFinished);
        QCOMPARE(host.outcome.error.kind, Error::Kind::Unreachable);
        QVERIFY(host.connection->changes().isEmpty());
    }

    void cancelTakesTheTapBack()
    {
        Host host(Domain::State::Running);
        const Snapshot before = host.snapshot();
        host.service->setAnsweringLater(true);
        host.start(host.plan(host.request(InterfaceRequest::Deed::Add, Scope::Both)));
        QTRY_COMPARE(host.service->calls().size(), 1);
        host.run->cancel(); // while the person is asked for a password
        QVERIFY(!host.isFinished);
        host.service->setAnsweringLater(false);
        QVERIFY(host.service->answerNext());
        QTRY_VERIFY(host.isFinished);
        QCOMPARE(host.outcome.error.kind, Error::Kind::Cancelled);
        QVERIFY(host.outcome.left.isEmpty());
        QVERIFY(host.snapshot() == before);
    }

    void aConnectionThatIsRemovedMeanwhileLeavesNoTap()
    {
        Host host(Domain::State::Running);
        host.service->setAnsweringLater(true);
        host.start(host.plan(host.request(InterfaceRequest::Deed::Add, Scope::Both)));
        QTRY_COMPARE(host.service->calls().size(), 1);
        host.connections.remove(uri());
        host.service->setAnsweringLater(false);
        QVERIFY(host.service->answerNext());
        QTRY_VERIFY(host.isFinished);
        QCOMPARE(host.outcome.error.kind, Error::Kind::Unreachable);
        QVERIFY(!host.has(u"tap-new"_s));
    }

    void aNameThatLibvirtHoldsIsWaitedFor_data()
    {
        QTest::addColumn<bool>("isGoing");
        QTest::newRow("it goes") << true;
        QTest::newRow("it stays until the person cancels") << false;
    }

    void aNameThatLibvirtHoldsIsWaitedFor()
    {
        QFETCH(bool, isGoing);
        Host host(Domain::State::Running);
        Interface old = sampleTapInterface(2, u"tap-new"_s);
        old.managed = std::nullopt; // libvirt made the tap
        host.connection->setDomain(sampleDomain(2, u"db01"_s, Domain::State::Running, { old }));
        host.connections.setLink(machineId(), sampleTap(60, u"tap-new"_s));
        const Plan plan = host.plan(host.request(InterfaceRequest::Deed::Replace, Scope::Now));
        QList<Step::Kind> kinds;
        for (const Step& step : plan.steps)
            kinds.append(step.kind);
        using enum Step::Kind;
        QCOMPARE(kinds, QList({ DetachInterface, WaitForRemoval, WaitForTapGone, CreateTap, AttachInterface }));
        host.start(plan);
        QTRY_VERIFY(host.guest()->live.isEmpty());
        QTest::qWait(20);
        QVERIFY(!host.isFinished);
        QVERIFY(host.service->calls().isEmpty());
        if (isGoing)
            host.connections.removeLink(machineId(), 60);
        else
            host.run->cancel();
        QTRY_VERIFY(host.isFinished);
        QCOMPARE(host.outcome.isDone, isGoing);
        QCOMPARE(host.guest()->live.size(), 1);
        QCOMPARE(host.guest()->live.constFirst().isOnOwnTap(), isGoing);
    }

    void aReadOnlyConnectionIsEnoughForTaps()
    {
        Host host(Domain::State::ShutOff);
        ConnectionState state = host.connection->state();
        state.isReadOnly = true;
        host.connection->setState(state);
        TapSpec tap;
        tap.name = u"tap-a"_s;
        tap.owner = 0;
        QVERIFY(host.carryOut(planTapCreation(uri(), { tap }, u"root"_s)));
        QVERIFY2(host.outcome.isDone, qPrintable(host.outcome.error.message));
    }

    void tapStepsAreDescribed()
    {
        TapSpec tap;
        tap.name = u"tap-a"_s;
        tap.group = 27;
        tap.bridge = u"br0"_s;
        tap.isMultiQueue = true;
        tap.mtu = 9000;
        tap.isRestored = true;
        const Step made = planTapCreation(uri(), { tap }, u"kvm"_s).steps.constFirst();
        QCOMPARE(describe(made),
            u"Create the tap “tap-a”, on the bridge “br0”, for the group kvm to open, of several queues, MTU 9000, "
            "recreated when the host boots."_s);
        QCOMPARE(command(made),
            u"ip tuntap add dev tap-a mode tap group kvm multi_queue\nip link set dev tap-a mtu 9000\n"
            "ip link set dev tap-a master br0\nip link set dev tap-a up"_s);
        QCOMPARE(describe(*undoOf(made)), u"Delete the tap “tap-a”."_s);
        QCOMPARE(command(*undoOf(made)), u"ip tuntap del dev tap-a mode tap multi_queue"_s);
        TapChange change;
        change.name = tap.name;
        change.isUp = false;
        change.bridge = QString();
        const Step changed = planTapChange(uri(), tap, change).steps.constFirst();
        QCOMPARE(describe(changed), u"Change the tap “tap-a”: on no bridge, down."_s);
        QCOMPARE(command(changed), u"ip link set dev tap-a nomaster\nip link set dev tap-a down"_s);
    }

    void aBridgeToTheLanIsMadeByTheHostsService()
    {
        const QStringList manager = bridgeCommands(u"enp3s0"_s, u"br1"_s, NetworkService::NetworkManager);
        QCOMPARE(manager.constFirst(), u"nmcli connection add type bridge ifname br1 con-name br1 bridge.stp no"_s);
        QVERIFY(manager.at(1).endsWith(u"ifname enp3s0 con-name br1-uplink master br1"));
        const QStringList networkd = bridgeCommands(u"enp3s0"_s, u"br1"_s, NetworkService::Networkd);
        QCOMPARE(networkd.at(1),
            u"printf '%b' '[Match]\\nName=enp3s0\\n\\n[Network]\\nBridge=br1\\n' "
            ">/etc/systemd/network/05-br1-uplink.network"_s);
        QCOMPARE(networkd.constLast(), u"networkctl reload"_s);
    }

    void theScriptMakesTheTapAndTakesItBack()
    {
        const Host host(Domain::State::ShutOff);
        const QString script
            = shellScript(host.plan(host.request(InterfaceRequest::Deed::Add, Scope::Both)), uri(), {});
        const auto at = [&script](const QString& text) { return script.indexOf(text); };
        QVERIFY2(at(u"as_root ip tuntap add dev tap-new mode tap user root"_s) > 0, qPrintable(script));
        QVERIFY(at(u"as_root ip link set dev tap-new master br0"_s) > 0);
        const auto undo = at(u"undo() {"_s);
        const auto detach = script.indexOf(u"detach-device", undo);
        const auto del = script.indexOf(u"as_root ip tuntap del dev tap-new mode tap", undo);
        QVERIFY(undo > 0 && detach > undo && del > detach);
        QVERIFY2(!script.contains(u"when the host boots"), "nothing in a script does that");
    }
};

QTEST_GUILESS_MAIN(TestPlanTaps)
#include "tst_plantaps.moc"
