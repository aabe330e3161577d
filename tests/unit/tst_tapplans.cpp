#include "fakes/fakeconnection.h"
#include "fakes/fakeconnections.h"
#include "fakes/faketapservice.h"
#include "fakes/samples.h"
#include "plan/run.h"

#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace VirtTap;
using namespace Qt::StringLiterals;
using StepState = PlanRun::StepState;
using Verb = FakeConnection::Verb;
using TapVerb = FakeTapService::Verb;

namespace {

const Error broken { .kind = Error::Kind::Failed, .message = u"It broke."_s, .detail = u"no"_s };
const Error busy { .kind = Error::Kind::Busy, .message = u"tap-new is in use."_s, .detail = {} };

QString uri()
{
    return QString::fromUtf16(sampleUri);
}
QString machineId()
{
    return QString::fromUtf16(sampleMachineId);
}

TapSpec spec(const QString& name = {})
{
    TapSpec tap;
    tap.name = name;
    tap.owner = 0;
    tap.bridge = u"br0"_s;
    return tap;
}

// A machine with one guest and somebody who makes taps.
struct Host
{
    Host()
    {
        connections.setMachine(manyTaps(1));
        ConnectionState state = sampleConnection();
        const Domain domain = sampleDomain(2, u"db01"_s, Domain::State::ShutOff, { sampleUserInterface(2) });
        state.domains = { { domain.uuid, DomainPtr::create(domain) } };
        connection = connections.add(state);
        taps = connections.addTapService(machineId());
    }

    DomainPtr guest() const { return connection->state().domain(sampleUuid(2)); }
    const Link* link(const QString& name) const { return connections.machine(machineId()).linkNamed(name); }

    Step step(Step::Kind kind) const
    {
        Step step;
        step.kind = kind;
        step.domain = { uri(), sampleUuid(2) };
        step.domainName = u"db01"_s;
        step.scope = Scope::Now;
        return step;
    }
    Step creation(const QString& name) const
    {
        Step result = step(Step::Kind::CreateTap);
        result.tap = spec(name);
        return result;
    }
    Plan wholeWay() const
    {
        InterfaceRequest request;
        request.domain = { uri(), sampleUuid(2) };
        request.domainName = u"db01"_s;
        request.interface = sampleTapInterface(50, u"tap-new"_s);
        request.interface.queues = 4;
        request.interface.mtu = 9000;
        request.newTap = spec();
        request.startAfterwards = true;
        return planInterface(request, sampleDomainXml(*guest(), Connection::Xml::Config).toUtf8(), {}).value();
    }
    bool run(const Plan& plan)
    {
        current = std::make_unique<PlanRun>(plan, connections);
        QObject::connect(current.get(), &PlanRun::finished, current.get(), [this](const PlanRun::Outcome& result) {
            outcome = result;
            isFinished = true;
        });
        current->start();
        return QTest::qWaitFor([this] { return isFinished; }, 20'000);
    }
    QList<TapVerb> verbs() const
    {
        QList<TapVerb> result;
        for (const FakeTapService::Call& call : taps->calls())
            result.append(call.verb);
        return result;
    }

    FakeConnections connections;
    FakeConnection* connection = nullptr;
    FakeTapService* taps = nullptr;
    std::unique_ptr<PlanRun> current;
    PlanRun::Outcome outcome;
    bool isFinished = false;
};

} // namespace

// Plans that make, change and delete taps.
class TestTapPlans : public QObject
{
    Q_OBJECT

private slots:
    void theTapFollowsTheInterface()
    {
        const Host host;
        const Step made = host.wholeWay().steps.first();
        QCOMPARE(made.kind, Step::Kind::CreateTap);
        QCOMPARE(made.tap.name, u"tap-new"_s);
        QVERIFY(made.tap.isMultiQueue);
        QCOMPARE(made.tap.mtu, 9000U);
        QCOMPARE(made.tap.guestMac, sampleTapInterface(50, u"tap-new"_s).mac);
        QCOMPARE(made.tap.label, u"db01"_s);
    }

    void theTapIsMadeThenNamedThenKept()
    {
        Host host;
        QVERIFY(host.run(host.wholeWay()));
        QVERIFY2(host.outcome.isDone, qPrintable(host.outcome.error.message));
        QCOMPARE(host.verbs(), QList({ TapVerb::Create, TapVerb::Commit }));
        QCOMPARE(host.taps->calls().first().mode, TapMode::Provisional);
        QVERIFY(host.link(u"tap-new"_s));
        QVERIFY(!host.taps->taps().value().value(u"tap-new"_s).isProvisional);
        QCOMPARE(host.guest()->state, Domain::State::Running);
    }

    void whateverFailsTheHostIsAsBefore_data()
    {
        QTest::addColumn<std::optional<TapVerb>>("tapVerb");
        QTest::addColumn<std::optional<Verb>>("verb");
        QTest::addColumn<QList<StepState>>("steps");
        using enum StepState;
        QTest::newRow("the config cannot be read")
            << std::optional<TapVerb>() << std::optional(Verb::ReadXml) << QList({ Waiting, Waiting, Waiting });
        QTest::newRow("the tap cannot be made")
            << std::optional(TapVerb::Create) << std::optional<Verb>() << QList({ Failed, Waiting, Waiting });
        QTest::newRow("the interface cannot be attached")
            << std::optional<TapVerb>() << std::optional(Verb::Attach) << QList({ Undone, Failed, Waiting });
        QTest::newRow("the tap cannot be kept")
            << std::optional(TapVerb::Commit) << std::optional<Verb>() << QList({ Undone, Undone, Waiting });
        QTest::newRow("the guest cannot be started")
            << std::optional<TapVerb>() << std::optional(Verb::Start) << QList({ Undone, Undone, Failed });
    }

    void whateverFailsTheHostIsAsBefore()
    {
        QFETCH(std::optional<TapVerb>, tapVerb);
        QFETCH(std::optional<Verb>, verb);
        Host host;
        const Domain before = *host.guest();
        const MachineState machine = host.connections.machine(machineId());
        if (tapVerb)
            host.taps->failNext(broken, tapVerb);
        if (verb)
            host.connection->failNext(*verb, broken);
        QVERIFY(host.run(host.wholeWay()));
        QVERIFY(!host.outcome.isDone);
        QCOMPARE(host.outcome.error, broken);
        QTEST(host.outcome.steps, "steps");
        QVERIFY2(host.outcome.left.isEmpty(), qPrintable(host.outcome.left.join(u'\n')));
        QCOMPARE(host.guest()->config, before.config);
        QCOMPARE(host.guest()->state, before.state);
        QCOMPARE(host.connections.machine(machineId()).links, machine.links);
        QVERIFY(host.taps->taps().value().isEmpty());
    }

    void aTapThatIsStillHeldIsWaitedFor()
    {
        Host host;
        host.connection->failNext(Verb::Attach, broken);
        host.taps->failNext(busy, TapVerb::Delete, 3);
        QVERIFY(host.run(host.wholeWay()));
        QVERIFY2(host.outcome.left.isEmpty(), qPrintable(host.outcome.left.join(u'\n')));
        QCOMPARE(host.verbs().count(TapVerb::Delete), 4);
        QVERIFY(!host.link(u"tap-new"_s));
    }

    void aTapThatCannotBeDeletedIsLeft()
    {
        Host host;
        host.connection->failNext(Verb::Attach, broken);
        host.taps->failNext(broken, TapVerb::Delete);
        QVERIFY(host.run(host.wholeWay()));
        QCOMPARE(host.outcome.left.size(), 1);
        QVERIFY2(host.outcome.left.first().contains(u"tap-new"_s), qPrintable(host.outcome.left.first()));
        QCOMPARE(host.outcome.steps.first(), StepState::NotUndone);
    }

    void manyTapsAreOneCall()
    {
        Host host;
        Plan plan;
        for (const QString& name : { u"tap-a"_s, u"tap-b"_s, u"tap-c"_s })
            plan.steps.append(host.creation(name));
        QVERIFY(host.run(plan));
        QVERIFY(host.outcome.isDone);
        QCOMPARE(host.verbs(), QList({ TapVerb::Create, TapVerb::Commit }));
        QCOMPARE(host.taps->calls().first().taps.size(), 3);
        QCOMPARE(host.outcome.steps, QList<StepState>(3, StepState::Done));
    }

    void manyTapsFailTogether()
    {
        Host host;
        Plan plan;
        plan.steps = { host.creation(u"tap-a"_s), host.creation(u"tap-b"_s) };
        host.taps->failNext(broken, TapVerb::Create);
        QVERIFY(host.run(plan));
        QCOMPARE(host.outcome.steps, QList<StepState>(2, StepState::Failed));
    }

    void aChangeAndADeletionAreTakenBack()
    {
        Host host;
        Plan plan;
        plan.steps = { host.creation(u"tap-a"_s) };
        QVERIFY(host.run(plan));

        Step change = host.step(Step::Kind::UpdateTap);
        change.change.name = change.previousChange.name = u"tap-a"_s;
        change.change.mtu = 1400;
        change.previousChange.mtu = 1500;
        Step deletion = host.step(Step::Kind::DeleteTap);
        deletion.tap = spec(u"tap-a"_s);
        deletion.tap.mtu = 1400;
        plan.steps = { change, deletion, host.step(Step::Kind::StartGuest) };
        host.connection->failNext(Verb::Start, broken);
        host.isFinished = false;
        QVERIFY(host.run(plan));
        QVERIFY2(host.outcome.left.isEmpty(), qPrintable(host.outcome.left.join(u'\n')));
        QCOMPARE(host.outcome.steps, QList({ StepState::Undone, StepState::Undone, StepState::Failed }));
        QVERIFY(host.link(u"tap-a"_s));
        QVERIFY2(!host.taps->taps().value().value(u"tap-a"_s).isProvisional, "what is put back is there to stay");
        QVERIFY(host.link(u"tap-a"_s)->mtu.is(1500));
    }

    void aDeletionOfAnUnknownTapCannotBeUndone()
    {
        const Host host;
        Step deletion = host.step(Step::Kind::DeleteTap);
        deletion.tap.name = u"tap-a"_s;
        QVERIFY(!undoOf(deletion));
    }

    void whereNobodyMakesTapsThePlanSaysSo()
    {
        Host host;
        host.connections.removeTapService(machineId());
        QVERIFY(host.run(host.wholeWay()));
        QCOMPARE(host.outcome.error.kind, Error::Kind::Unsupported);
        QVERIFY(!host.outcome.error.message.isEmpty());
    }

    void cancelWhileSomebodyIsAskedTakesTheTapBack()
    {
        Host host;
        host.taps->setAnsweringLater(true);
        auto* run = new PlanRun(host.wholeWay(), host.connections, &host.connections);
        QSignalSpy finished(run, &PlanRun::finished);
        run->start();
        QTRY_COMPARE(host.verbs(), QList({ TapVerb::Create }));
        run->cancel();
        host.taps->setAnsweringLater(false);
        QVERIFY(host.taps->answerNext());
        QTRY_COMPARE(finished.size(), 1);
        const auto outcome = finished.first().first().value<PlanRun::Outcome>();
        QCOMPARE(outcome.error.kind, Error::Kind::Cancelled);
        QCOMPARE(outcome.steps, QList({ StepState::Undone, StepState::Waiting, StepState::Waiting }));
        QVERIFY(!host.link(u"tap-new"_s));
    }

    void stepsSayWhatTheyDo_data()
    {
        QTest::addColumn<Step>("step");
        QTest::addColumn<QString>("sentence");
        QTest::addColumn<QString>("lines");
        const Host host;
        Step step = host.creation(u"tap-a"_s);
        QTest::newRow("root's tap in a bridge")
            << step << u"Create the tap “tap-a”: only root may open it, port of “br0”."_s
            << u"ip tuntap add dev tap-a mode tap user 0\nip link set dev tap-a master br0\nip link set dev tap-a up"_s;
        step.tap = {};
        step.tap.name = u"tap-a"_s;
        step.tap.group = 1001;
        step.opener = u"staff"_s;
        step.tap.isRestored = true;
        step.tap.guestMac = MacAddress::parse(u"52:54:00:00:00:01");
        QTest::newRow("a group's tap that comes back")
            << step
            << u"Create the tap “tap-a”: members of the group “staff” may open it, recreated when the host boots."_s
            << u"ip tuntap add dev tap-a mode tap group staff\nip link set dev tap-a address fe:54:00:00:00:01\n"
               "ip link set dev tap-a up"_s;
        step = host.step(Step::Kind::UpdateTap);
        step.change.name = u"tap-a"_s;
        step.change.mtu = 1400;
        step.change.bridge = QString();
        QTest::newRow("a change") << step << u"Change the tap “tap-a”: MTU 1400, in no bridge."_s
                                  << u"ip link set dev tap-a mtu 1400\nip link set dev tap-a nomaster"_s;
        step = host.step(Step::Kind::DeleteTap);
        step.tap.name = u"tap-a"_s;
        step.tap.isMultiQueue = true;
        QTest::newRow("a deletion") << step << u"Delete the tap “tap-a”."_s
                                    << u"ip tuntap del dev tap-a mode tap multi_queue"_s;
    }

    void stepsSayWhatTheyDo()
    {
        QFETCH(Step, step);
        QTEST(describe(step), "sentence");
        QTEST(command(step), "lines");
    }
};

QTEST_GUILESS_MAIN(TestTapPlans)
#include "tst_tapplans.moc"
