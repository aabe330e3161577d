#include "plan/plandifferences.h"
#include "plan/undoplan.h"
#include "unit/planhost.h"

using namespace VirtTap;
using namespace VirtTap::PlanHost;

using Deed = InterfaceRequest::Deed;
using State = Domain::State;

namespace {

QList<bool> done(const PlanRun::Outcome& outcome)
{
    QList<bool> result;
    for (const PlanRun::StepState state : outcome.steps)
        result.append(state == PlanRun::StepState::Done);
    return result;
}

UndoPlan undoOfAll(const Host& host, const Plan& plan)
{
    return undoPlan(plan, done(host.outcome), host.guest(), QString::fromUtf8(host.xml(Connection::Xml::Config)));
}

void setState(Host& host, State state)
{
    Domain guest = *host.guest();
    if (guest.isActive())
        guest.live.clear();
    else
        guest.live = guest.config;
    for (qsizetype i = 0; i < guest.live.size(); ++i)
        guest.live[i].alias = u"net%1"_s.arg(i);
    guest.state = state;
    host.connection->setDomain(guest);
}

QStringList ids(const QList<Finding>& findings)
{
    QStringList result;
    for (const Finding& each : findings)
        result.append((blocks(each) ? u"!"_s : QString()) + each.id);
    return result;
}

} // namespace

// A plan that was carried out is taken back, and what of the host is not as a plan takes it to be is said.
class TestUndoPlan : public QObject
{
    Q_OBJECT

private slots:
    void theHostIsAsItWas_data()
    {
        QTest::addColumn<State>("state");
        QTest::addColumn<Deed>("deed");
        QTest::addColumn<Scope>("scope");
        QTest::newRow("an interface of one that runs") << State::Running << Deed::Add << Scope::Both;
        QTest::newRow("one that it got now") << State::Running << Deed::Add << Scope::Now;
        QTest::newRow("one that was to come at its next start") << State::Running << Deed::Add << Scope::AfterNextStart;
        QTest::newRow("one of a guest that is off") << State::ShutOff << Deed::Add << Scope::Both;
        QTest::newRow("a replaced one of a guest that runs") << State::Running << Deed::Replace << Scope::Both;
        QTest::newRow("one replaced now") << State::Running << Deed::Replace << Scope::Now;
        QTest::newRow("one replaced in the config") << State::Running << Deed::Replace << Scope::AfterNextStart;
        QTest::newRow("one replaced while it is off") << State::ShutOff << Deed::Replace << Scope::Both;
    }

    void theHostIsAsItWas()
    {
        QFETCH(State, state);
        QFETCH(Deed, deed);
        QFETCH(Scope, scope);
        Host host(state);
        const Snapshot before = host.snapshot();
        const Plan plan = host.plan(host.request(deed, scope));
        QVERIFY(host.carryOut(plan));
        QVERIFY(host.outcome.isDone);

        const UndoPlan undo = undoOfAll(host, plan);
        QVERIFY(undo.stays.isEmpty());
        QCOMPARE(ids(planDifferences(undo.plan, host.connections)).filter(u"!"_s), QStringList());
        QVERIFY(host.carryOut(undo.plan));
        QVERIFY2(host.outcome.isDone, qPrintable(host.outcome.error.message));
        QCOMPARE(host.snapshot().config, before.config);
        QCOMPARE(host.snapshot().live, before.live);
        QVERIFY(host.snapshot() == before);
    }

    void aGuestThatWasStartedSinceLetsGoToo_data()
    {
        QTest::addColumn<Deed>("deed");
        QTest::newRow("of what was added") << Deed::Add;
        QTest::newRow("of what was replaced, and gets that back") << Deed::Replace;
    }

    void aGuestThatWasStartedSinceLetsGoToo()
    {
        QFETCH(Deed, deed);
        Host host(State::ShutOff);
        const Snapshot before = host.snapshot();
        const Plan plan = host.plan(host.request(deed, Scope::Both));
        QVERIFY(host.carryOut(plan));
        setState(host, State::Running);
        const UndoPlan undo = undoOfAll(host, plan);
        QVERIFY(host.carryOut(undo.plan));
        QVERIFY2(host.outcome.isDone, qPrintable(host.outcome.error.message));
        QCOMPARE(host.snapshot().config, before.config);
        QVERIFY(!host.has(u"tap-new"_s));
        QCOMPARE(host.snapshot().live, before.config);
    }

    void aGuestThatWentOffSinceIsChangedInItsConfig_data() { theHostIsAsItWas_data(); }
    void aGuestThatWentOffSinceIsChangedInItsConfig()
    {
        QFETCH(State, state);
        QFETCH(Deed, deed);
        QFETCH(Scope, scope);
        if (state != State::Running)
            return;
        Host host(state);
        const Snapshot before = host.snapshot();
        const Plan plan = host.plan(host.request(deed, scope));
        QVERIFY(host.carryOut(plan));
        setState(host, State::ShutOff);
        const UndoPlan undo = undoOfAll(host, plan);
        QVERIFY(host.carryOut(undo.plan));
        QVERIFY2(host.outcome.isDone, qPrintable(host.outcome.error.message));
        QCOMPARE(host.snapshot().config, before.config);
        QVERIFY(host.snapshot().links == before.links);
    }

    void whatCannotBeUndoneIsSaid()
    {
        Host host(State::ShutOff);
        InterfaceRequest wanted = host.request(Deed::Add, Scope::Both);
        wanted.startAfterwards = true;
        wanted.discardSavedState = true;
        const Plan plan = host.plan(wanted);
        QVERIFY(host.carryOut(plan));
        const UndoPlan undo = undoOfAll(host, plan);
        QCOMPARE(undo.stays.size(), 2);
        QVERIFY(undo.stays.at(0).contains(u"goes on running"_s));
        QVERIFY(undo.stays.at(1).contains(u"does not come back"_s));
        QVERIFY(undo.plan.title.contains(plan.title));
    }

    void onlyWhatWasDoneIsUndone()
    {
        Host host(State::Running);
        const Plan plan = host.plan(host.request(Deed::Replace, Scope::Both));
        const UndoPlan undo = undoPlan(plan, { true, true }, host.guest(), {});
        QCOMPARE(undo.plan.steps.size(), 2);
        QCOMPARE(undo.plan.steps.at(0).kind, Step::Kind::UpdateInterface);
        QCOMPARE(undo.plan.steps.at(1).kind, Step::Kind::DeleteTap);
        QVERIFY(undoPlan(plan, {}, host.guest(), {}).plan.steps.isEmpty());
    }

    void anUndoOfAnOtherConfigIsRefused()
    {
        Host host(State::ShutOff);
        const Plan plan = host.plan(host.request(Deed::Add, Scope::Both));
        QVERIFY(host.carryOut(plan));
        const UndoPlan undo = undoOfAll(host, plan);
        host.connection->setXml(host.uuid, Connection::Xml::Config, u"<domain type='kvm'/>"_s);
        const Snapshot before = host.snapshot();
        QVERIFY(host.carryOut(undo.plan));
        QVERIFY(!host.outcome.configFound.isEmpty());
        QVERIFY(host.snapshot() == before);
    }

    // The plan is of an interface on a new tap in the place of another, for a guest that runs.
    void differencesAreTold_data()
    {
        using Change = std::function<void(Host&)>;
        QTest::addColumn<Change>("change");
        QTest::addColumn<QStringList>("found");
        const auto guest = [](const std::function<void(Domain&)>& change) {
            return Change([change](Host& host) {
                Domain domain = *host.guest();
                change(domain);
                host.connection->setDomain(domain);
            });
        };
        QTest::newRow("none") << Change([](Host&) {}) << QStringList();
        QTest::newRow("the connection is lost")
            << Change([](Host& host) { host.connection->setPhase(ConnectionState::Phase::Lost); })
            << QStringList { u"!plan-connection"_s };
        QTest::newRow("the guest is gone")
            << Change([](Host& host) { host.connection->removeDomain(host.uuid); }) << QStringList { u"!plan-guest"_s };
        QTest::newRow("it has another name")
            << guest([](Domain& domain) { domain.name = u"db02"_s; }) << QStringList { u"plan-guest-name"_s };
        QTest::newRow("it is off") << Change([](Host& host) { setState(host, State::ShutOff); })
                                   << QStringList { u"plan-off"_s };
        QTest::newRow("it has become transient")
            << guest([](Domain& domain) { domain.isPersistent = false; }) << QStringList { u"!plan-transient"_s };
        QTest::newRow("its interface is gone") << guest([](Domain& domain) {
            domain.config.clear();
            domain.live.clear();
        }) << QStringList { u"!plan-interface-gone"_s, u"!plan-interface-gone"_s };
        QTest::newRow("its interface is another") << guest([](Domain& domain) { domain.config[0].model = u"e1000"_s; })
                                                  << QStringList { u"plan-interface-changed"_s };
        QTest::newRow("who makes taps has not answered yet")
            << Change([](Host& host) { host.service->setAvailability(TapServiceState::Availability::Unknown); })
            << QStringList();
        QTest::newRow("nobody makes taps any more")
            << Change([](Host& host) { host.connections.removeTapService(machineId()); })
            << QStringList { u"!plan-no-taps"_s };
    }

    void differencesAreTold()
    {
        QFETCH(std::function<void(Host&)>, change);
        Host host(State::Running);
        const Plan plan = host.plan(host.request(Deed::Replace, Scope::Both));
        change(host);
        QTEST(ids(planDifferences(plan, host.connections)), "found");
    }

    void differencesOfTapsAreTold_data()
    {
        QTest::addColumn<Step::Kind>("kind");
        QTest::addColumn<QString>("tap");
        QTest::addColumn<QStringList>("found");
        using Kind = Step::Kind;
        QTest::newRow("a new one") << Kind::CreateTap << u"tap-new"_s << QStringList();
        QTest::newRow("a new one that is there")
            << Kind::CreateTap << u"tap-spare"_s << QStringList { u"!plan-tap-there"_s };
        QTest::newRow("one that is not there")
            << Kind::DeleteTap << u"tap-new"_s << QStringList { u"!plan-tap-gone"_s };
        QTest::newRow("one of somebody else")
            << Kind::DeleteTap << u"tap-db01"_s << QStringList { u"!plan-tap-foreign"_s };
        QTest::newRow("one in use") << Kind::DeleteTap << u"tap-web01"_s
                                    << QStringList { u"!plan-tap-foreign"_s, u"!plan-tap-used"_s };
        QTest::newRow("one to be deleted") << Kind::DeleteTap << u"tap-spare"_s << QStringList();
        QTest::newRow("one that is as it was") << Kind::UpdateTap << u"tap-spare"_s << QStringList();
        QTest::newRow("one that is not as it was")
            << Kind::UpdateTap << u"tap-mq"_s << QStringList { u"plan-tap-changed"_s };
    }

    void differencesOfTapsAreTold()
    {
        QFETCH(Step::Kind, kind);
        QFETCH(QString, tap);
        Host host(State::ShutOff);
        for (const QString& name : { u"tap-spare"_s, u"tap-mq"_s }) {
            ManagedTap made;
            made.spec.name = name;
            host.service->setTap(made);
        }
        Step step;
        step.kind = kind;
        step.domain.uri = uri();
        step.tap.name = tap;
        step.change.name = tap;
        step.change.bridge = u"br0"_s;
        const Plan plan { .title = u"x"_s, .steps = { step }, .configXml = {} };
        QTEST(ids(planDifferences(plan, host.connections)), "found");
    }
};

QTEST_GUILESS_MAIN(TestUndoPlan)
#include "tst_undoplan.moc"
