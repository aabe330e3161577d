#include "fakes/fakeconnection.h"
#include "fakes/fakeconnections.h"
#include "fakes/samples.h"
#include "plan/run.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <memory>

using namespace VirtTap;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using StepState = PlanRun::StepState;
using Verb = FakeConnection::Verb;

namespace {

const Error broken { .kind = Error::Kind::Failed, .message = u"QEMU said no."_s, .detail = u"qemu: no"_s };

QString uri()
{
    return QString::fromUtf16(sampleUri);
}

// A host with one guest, and one plan for it.
struct Host
{
    explicit Host(const Domain& domain)
        : uuid(domain.uuid)
    {
        ConnectionState state = sampleConnection();
        state.domains = { { domain.uuid, DomainPtr::create(domain) } };
        connection = connections.add(state);
    }

    DomainPtr guest() const { return connection->state().domain(uuid); }
    QByteArray xml(Connection::Xml which) const
    {
        const DomainPtr domain = guest();
        const bool isThere = which == Connection::Xml::Live ? domain->isActive() : domain->isPersistent;
        return isThere ? sampleDomainXml(*domain, which).toUtf8() : QByteArray();
    }
    void prepare(const Plan& plan)
    {
        run = std::make_unique<PlanRun>(plan, connections);
        connect();
    }
    void replace(Scope scope, bool isOtherMac = false)
    {
        InterfaceRequest wanted = request(InterfaceRequest::Deed::Replace, scope);
        if (isOtherMac)
            wanted.interface.mac = sampleMac(77);
        prepare(planInterface(wanted, xml(Connection::Xml::Config), xml(Connection::Xml::Live)).value());
    }
    void add(Scope scope, bool isStarting = false)
    {
        InterfaceRequest wanted = request(InterfaceRequest::Deed::Add, scope);
        wanted.startAfterwards = isStarting;
        wanted.discardSavedState = isStarting;
        prepare(planInterface(wanted, xml(Connection::Xml::Config), xml(Connection::Xml::Live)).value());
    }
    void detach(Scope scope)
    {
        prepare(planDetach({ uri(), uuid }, u"db01"_s, guest()->interfaces().first(), scope,
            xml(Connection::Xml::Config), xml(Connection::Xml::Live))
                    .value());
    }
    bool finish()
    {
        run->start();
        return QTest::qWaitFor([this] { return isFinished; });
    }
    bool isRunning(int step) const { return states.value(step) == StepState::Running; }

    QUuid uuid;
    FakeConnections connections;
    FakeConnection* connection = nullptr;
    std::unique_ptr<PlanRun> run;
    QHash<int, StepState> states;
    PlanRun::Outcome outcome;
    bool isFinished = false;

private:
    InterfaceRequest request(InterfaceRequest::Deed deed, Scope scope) const
    {
        InterfaceRequest result;
        result.domain = { uri(), uuid };
        result.domainName = u"db01"_s;
        result.deed = deed;
        result.interface = sampleTapInterface(deed == InterfaceRequest::Deed::Replace ? 2 : 50, u"tap-new"_s);
        if (deed == InterfaceRequest::Deed::Replace)
            result.replaces = guest()->interfaces().first();
        result.scope = scope;
        return result;
    }
    void connect()
    {
        QObject::connect(run.get(), &PlanRun::stepChanged, run.get(),
            [this](int step, StepState state) { states.insert(step, state); });
        QObject::connect(run.get(), &PlanRun::finished, run.get(), [this](const PlanRun::Outcome& result) {
            outcome = result;
            isFinished = true;
        });
    }
};

Domain guest(Domain::State state, bool isPersistent = true)
{
    Domain domain = sampleDomain(2, u"db01"_s, state, { sampleUserInterface(2) });
    domain.isPersistent = isPersistent;
    if (!isPersistent)
        domain.config.clear();
    return domain;
}

// What counts of a guest's interfaces; their order and aliases may change.
QStringList facts(const QList<Interface>& interfaces)
{
    QStringList result;
    for (const Interface& each : interfaces)
        result.append(each.type + u' ' + each.mac->toString() + u' ' + each.address
            + (each.type == u"ethernet" ? u' ' + each.targetDev : QString()));
    result.sort();
    return result;
}

} // namespace

class TestPlanRun : public QObject
{
    Q_OBJECT

private slots:
    void plansAreCarriedOut_data();
    void plansAreCarriedOut();
    void aFailureIsUndone_data();
    void aFailureIsUndone();
    void whatCannotBeUndoneIsLeft();
    void anUndoThatFailsIsLeft();
    void aChangedConfigStopsIt();
    void aDriverWithoutUpdateDefinesAnew();
    void theGuestIsWaitedFor();
    void cancelEndsTheWait();
    void cancelWaitsForTheStep();
    void aCancelAfterTheLastStepIsTooLate();
    void aRefusalToLetGoIsUndone();
    void aLostConnectionEndsTheWait();
    void aLostConnectionLeavesTheCallUnknown();
    void aRemovedConnectionEndsTheCall();
    void aGuestThatGoesOffHasLetGo_data();
    void aGuestThatGoesOffHasLetGo();
    void theEventMayComeBeforeTheAnswer();
    void theSchemaIsPassedOverOnRequestOnly();
    void aReadOnlyConnectionDoesNothing();
    void noStepsAreSoonDone();
};

void TestPlanRun::plansAreCarriedOut_data()
{
    QTest::addColumn<Domain::State>("state");
    QTest::addColumn<QString>("deed");
    QTest::addColumn<Scope>("scope");
    QTest::addColumn<QString>("live"); // the types afterwards
    QTest::addColumn<QString>("config");
    using State = Domain::State;
    QTest::newRow("replace in a running guest")
        << State::Running << u"replace"_s << Scope::Both << u"ethernet"_s << u"ethernet"_s;
    QTest::newRow("replace now only") << State::Running << u"replace"_s << Scope::Now << u"ethernet"_s << u"user"_s;
    QTest::newRow("replace later only") << State::Running << u"replace"_s << Scope::AfterNextStart << u"user"_s
                                        << u"ethernet"_s;
    QTest::newRow("replace in a guest that is off")
        << State::ShutOff << u"replace"_s << Scope::Both << QString() << u"ethernet"_s;
    QTest::newRow("replace with another MAC")
        << State::Running << u"another"_s << Scope::Both << u"ethernet"_s << u"ethernet"_s;
    QTest::newRow("replace with another MAC in a guest that is off")
        << State::ShutOff << u"another"_s << Scope::Both << QString() << u"ethernet"_s;
    QTest::newRow("add to a running guest")
        << State::Running << u"add"_s << Scope::Both << u"user ethernet"_s << u"user ethernet"_s;
    QTest::newRow("add and start") << State::ShutOff << u"start"_s << Scope::Both << u"user ethernet"_s
                                   << u"user ethernet"_s;
    QTest::newRow("detach from a running guest")
        << State::Running << u"detach"_s << Scope::Both << QString() << QString();
    QTest::newRow("detach later only") << State::Running << u"detach"_s << Scope::AfterNextStart << u"user"_s
                                       << QString();
}

void TestPlanRun::plansAreCarriedOut()
{
    QFETCH(Domain::State, state);
    QFETCH(QString, deed);
    QFETCH(Scope, scope);
    QFETCH(QString, live);
    QFETCH(QString, config);
    Host host(guest(state));
    if (deed == u"replace" || deed == u"another")
        host.replace(scope, deed == u"another");
    else if (deed == u"detach")
        host.detach(scope);
    else
        host.add(scope, deed == u"start");
    QVERIFY(host.finish());
    QVERIFY2(host.outcome.isDone, qPrintable(host.outcome.error.message));
    QVERIFY(host.outcome.left.isEmpty());
    QVERIFY(std::ranges::all_of(host.outcome.steps, [](StepState each) { return each == StepState::Done; }));
    const auto types = [](const QList<Interface>& interfaces) {
        QStringList result;
        for (const Interface& interface : interfaces)
            result.append(interface.type);
        return result.join(u' ');
    };
    QCOMPARE(types(host.guest()->live), live);
    QCOMPARE(types(host.guest()->config), config);
}

void TestPlanRun::aFailureIsUndone_data()
{
    QTest::addColumn<QString>("deed");
    QTest::addColumn<Scope>("scope");
    QTest::addColumn<Domain::State>("state");
    QTest::addColumn<Verb>("verb"); // that fails
    QTest::addColumn<int>("failedStep");
    using State = Domain::State;
    QTest::newRow("replace: the config cannot be updated")
        << u"replace"_s << Scope::Both << State::Running << Verb::Update << 0;
    QTest::newRow("replace: the old one cannot be detached")
        << u"replace"_s << Scope::Both << State::Running << Verb::Detach << 1;
    QTest::newRow("replace: the new one cannot be attached")
        << u"replace"_s << Scope::Both << State::Running << Verb::Attach << 3;
    QTest::newRow("replace now: the old one cannot be detached")
        << u"replace"_s << Scope::Now << State::Running << Verb::Detach << 0;
    QTest::newRow("replace now: the new one cannot be attached")
        << u"replace"_s << Scope::Now << State::Running << Verb::Attach << 2;
    QTest::newRow("replace later: the config cannot be updated")
        << u"replace"_s << Scope::AfterNextStart << State::Running << Verb::Update << 0;
    QTest::newRow("another MAC: it cannot be defined anew")
        << u"another"_s << Scope::Both << State::Running << Verb::Redefine << 0;
    QTest::newRow("another MAC: the new one cannot be attached")
        << u"another"_s << Scope::Both << State::Running << Verb::Attach << 3;
    QTest::newRow("another MAC later: it cannot be defined anew")
        << u"another"_s << Scope::AfterNextStart << State::Running << Verb::Redefine << 0;
    QTest::newRow("add: it cannot be attached") << u"add"_s << Scope::Both << State::Running << Verb::Attach << 0;
    QTest::newRow("add to one that is off: it cannot be attached")
        << u"add"_s << Scope::Both << State::ShutOff << Verb::Attach << 0;
    QTest::newRow("add and start: the saved state cannot be discarded")
        << u"start"_s << Scope::Both << State::ShutOff << Verb::DiscardSavedState << 1;
    QTest::newRow("detach: it cannot be detached") << u"detach"_s << Scope::Both << State::Running << Verb::Detach << 0;
    QTest::newRow("the config cannot be read") << u"replace"_s << Scope::Both << State::Running << Verb::ReadXml << -1;
}

void TestPlanRun::aFailureIsUndone()
{
    QFETCH(QString, deed);
    QFETCH(Scope, scope);
    QFETCH(Domain::State, state);
    QFETCH(Verb, verb);
    QFETCH(int, failedStep);
    Host host(guest(state));
    const Domain before = *host.guest();
    if (deed == u"replace" || deed == u"another")
        host.replace(scope, deed == u"another");
    else if (deed == u"detach")
        host.detach(scope);
    else
        host.add(scope, deed == u"start");
    host.connection->failNext(verb, broken);
    QVERIFY(host.finish());
    QVERIFY(!host.outcome.isDone);
    QCOMPARE(host.outcome.error, broken);
    QVERIFY2(host.outcome.left.isEmpty(), qPrintable(host.outcome.left.join(u'\n')));
    if (failedStep >= 0)
        QCOMPARE(host.outcome.steps.at(failedStep), StepState::Failed);
    for (int i = failedStep + 1; i < host.outcome.steps.size(); ++i)
        QCOMPARE(host.outcome.steps.at(i), StepState::Waiting);
    QCOMPARE(facts(host.guest()->live), facts(before.live));
    QCOMPARE(facts(host.guest()->config), facts(before.config));
    QCOMPARE(host.guest()->state, before.state);
}

void TestPlanRun::whatCannotBeUndoneIsLeft()
{
    Domain domain = guest(Domain::State::ShutOff);
    domain.hasManagedSave = true;
    Host host(domain);
    host.add(Scope::Both, true);
    host.connection->failNext(Verb::Start, broken);
    QVERIFY(host.finish());
    QCOMPARE(host.outcome.left.size(), 1);
    QVERIFY(host.outcome.left.first().contains(u"db01"_s));
    QCOMPARE(host.outcome.steps, QList({ StepState::Undone, StepState::NotUndone, StepState::Failed }));
    QCOMPARE(facts(host.guest()->config), facts(domain.config));
}

void TestPlanRun::anUndoThatFailsIsLeft()
{
    Host host(guest(Domain::State::Running));
    host.replace(Scope::Both);
    host.connection->failNext(Verb::Detach, broken);
    host.connection->failNext(Verb::Update, broken, 1); // the one that undoes
    QVERIFY(host.finish());
    QCOMPARE(host.outcome.left.size(), 1);
    QVERIFY(host.outcome.left.first().contains(broken.message));
    QCOMPARE(host.outcome.steps.first(), StepState::NotUndone);
}

void TestPlanRun::aChangedConfigStopsIt()
{
    Host host(guest(Domain::State::Running));
    host.replace(Scope::Both);
    Domain changed = *host.guest();
    changed.config.append(sampleUserInterface(9));
    host.connection->setDomain(changed);
    QVERIFY(host.finish());
    QCOMPARE(host.outcome.error.kind, Error::Kind::Invalid);
    QVERIFY(host.connection->changes().isEmpty());
    QCOMPARE(host.outcome.configExpected, host.run->plan().configXml);
    QCOMPARE(host.outcome.configFound.toUtf8(), host.xml(Connection::Xml::Config));
    QVERIFY(host.outcome.left.isEmpty());
}

void TestPlanRun::aDriverWithoutUpdateDefinesAnew()
{
    Host host(guest(Domain::State::ShutOff));
    host.replace(Scope::Both);
    host.connection->failNext(Verb::Update, { .kind = Error::Kind::Unsupported, .message = u"no"_s, .detail = {} });
    QVERIFY(host.finish());
    QVERIFY(host.outcome.isDone);
    QCOMPARE(host.connection->changes().last().verb, Verb::Redefine);
    QCOMPARE(host.guest()->config.size(), 1);
    QCOMPARE(host.guest()->config.first().type, u"ethernet"_s);
}

void TestPlanRun::theGuestIsWaitedFor()
{
    Host host(guest(Domain::State::Running));
    host.connection->setGuestLettingGo(false);
    host.replace(Scope::Both);
    host.run->setPatience(1ms);
    QSignalSpy waiting(host.run.get(), &PlanRun::waitingForGuest);
    host.run->start();
    QTRY_COMPARE(waiting.count(), 1);
    QCOMPARE(waiting.first().first().toInt(), 2);
    QVERIFY(!host.isFinished);
    host.connection->letGo(host.uuid, u"net7"_s); // another one
    QVERIFY(host.isRunning(2));
    host.connection->letGo(host.uuid, u"net0"_s);
    QTRY_VERIFY(host.isFinished);
    QVERIFY(host.outcome.isDone);
    QCOMPARE(waiting.count(), 1);
}

void TestPlanRun::cancelEndsTheWait()
{
    Host host(guest(Domain::State::Running));
    const Domain before = *host.guest();
    host.connection->setGuestLettingGo(false);
    host.replace(Scope::Both);
    host.run->start();
    QTRY_VERIFY(host.isRunning(2));
    host.run->cancel();
    QTRY_VERIFY(host.isFinished);
    QCOMPARE(host.outcome.error.kind, Error::Kind::Cancelled);
    QCOMPARE(facts(host.guest()->config), facts(before.config));
    QCOMPARE(facts(host.guest()->live), facts(before.live)); // and not twice
    QCOMPARE(host.outcome.left.size(), 1); // the guest may still let go
    QVERIFY(host.outcome.left.first().contains(u"db01"_s));
}

void TestPlanRun::cancelWaitsForTheStep()
{
    Host host(guest(Domain::State::Running));
    const Domain before = *host.guest();
    host.replace(Scope::Both);
    host.connection->setAnsweringLater(true);
    host.run->start();
    QTRY_COMPARE(host.connection->waitingCount(), 1); // the config is read
    host.connection->answerNext();
    QTRY_VERIFY(host.isRunning(0));
    host.run->cancel();
    QVERIFY(!host.isFinished);
    QVERIFY(host.isRunning(0));
    host.connection->answerNext();
    QTRY_COMPARE(host.connection->waitingCount(), 1); // it is put back
    QCOMPARE(host.connection->changes().last().verb, Verb::Update);
    host.connection->answerNext();
    QTRY_VERIFY(host.isFinished);
    QCOMPARE(host.outcome.error.kind, Error::Kind::Cancelled);
    QCOMPARE(
        host.outcome.steps, QList({ StepState::Undone, StepState::Waiting, StepState::Waiting, StepState::Waiting }));
    QCOMPARE(facts(host.guest()->config), facts(before.config));
}

void TestPlanRun::aCancelAfterTheLastStepIsTooLate()
{
    Host host(guest(Domain::State::Running));
    host.add(Scope::Both);
    host.connection->setAnsweringLater(true);
    host.run->start();
    QTRY_COMPARE(host.connection->waitingCount(), 1);
    host.connection->answerNext();
    QTRY_VERIFY(host.isRunning(0));
    host.run->cancel();
    host.connection->answerNext();
    QTRY_VERIFY(host.isFinished);
    QVERIFY(host.outcome.isDone);
}

void TestPlanRun::aRefusalToLetGoIsUndone()
{
    Host host(guest(Domain::State::Running));
    const Domain before = *host.guest();
    host.connection->setGuestLettingGo(false);
    host.replace(Scope::Both);
    host.run->start();
    QTRY_VERIFY(host.isRunning(2));
    host.connection->refuseToLetGo(host.uuid, u"net0"_s);
    QTRY_VERIFY(host.isFinished);
    QCOMPARE(host.outcome.error.kind, Error::Kind::Busy);
    QCOMPARE(facts(host.guest()->config), facts(before.config));
    QCOMPARE(facts(host.guest()->live), facts(before.live));
}

void TestPlanRun::aLostConnectionEndsTheWait()
{
    Host host(guest(Domain::State::Running));
    host.connection->setGuestLettingGo(false);
    host.replace(Scope::Both);
    host.run->start();
    QTRY_VERIFY(host.isRunning(2));
    host.connection->setPhase(ConnectionState::Phase::Lost);
    QTRY_VERIFY(host.isFinished);
    QCOMPARE(host.outcome.error.kind, Error::Kind::Unreachable);
    QCOMPARE(host.outcome.steps.at(0), StepState::NotUndone);
    QVERIFY(!host.outcome.left.isEmpty());
}

void TestPlanRun::aLostConnectionLeavesTheCallUnknown()
{
    Host host(guest(Domain::State::Running));
    host.add(Scope::Both);
    host.connection->setAnsweringLater(true);
    host.run->start();
    QTRY_COMPARE(host.connection->waitingCount(), 1);
    host.connection->answerNext();
    QTRY_VERIFY(host.isRunning(0));
    host.connection->setPhase(ConnectionState::Phase::Lost);
    host.connection->answerNext();
    QTRY_VERIFY(host.isFinished);
    QCOMPARE(host.outcome.error.kind, Error::Kind::Unreachable);
    QCOMPARE(host.outcome.left.size(), 1);
    QVERIFY(host.outcome.left.first().contains(u"tap-new"_s));
}

void TestPlanRun::aRemovedConnectionEndsTheCall()
{
    Host host(guest(Domain::State::Running));
    host.add(Scope::Both);
    host.connection->setAnsweringLater(true);
    host.run->start();
    QTRY_COMPARE(host.connection->waitingCount(), 1);
    host.connection->answerNext();
    QTRY_VERIFY(host.isRunning(0));
    host.connections.remove(uri());
    QTRY_VERIFY(host.isFinished);
    QCOMPARE(host.outcome.error.kind, Error::Kind::Unreachable);
}

void TestPlanRun::aGuestThatGoesOffHasLetGo_data()
{
    QTest::addColumn<Scope>("scope");
    QTest::addColumn<bool>("isDone");
    QTest::newRow("its config has the new one") << Scope::Both << true;
    QTest::newRow("only now was meant") << Scope::Now << false;
}

void TestPlanRun::aGuestThatGoesOffHasLetGo()
{
    QFETCH(Scope, scope);
    QFETCH(bool, isDone);
    Host host(guest(Domain::State::Running));
    const Domain before = *host.guest();
    host.connection->setGuestLettingGo(false);
    host.replace(scope);
    const int waitStep = scope == Scope::Both ? 2 : 1;
    host.run->start();
    QTRY_VERIFY(host.isRunning(waitStep));
    Domain off = *host.guest();
    off.state = Domain::State::ShutOff;
    off.live.clear();
    host.connection->setDomain(off);
    QTRY_VERIFY(host.isFinished);
    QCOMPARE(host.outcome.isDone, isDone);
    QCOMPARE(host.outcome.steps.at(waitStep), StepState::Done);
    QCOMPARE(host.outcome.steps.last(), isDone ? StepState::Skipped : StepState::Failed);
    QCOMPARE(host.guest()->config.first().type, isDone ? u"ethernet"_s : u"user"_s);
    QVERIFY2(host.outcome.left.isEmpty(), qPrintable(host.outcome.left.join(u'\n')));
}

void TestPlanRun::theEventMayComeBeforeTheAnswer()
{
    Host host(guest(Domain::State::Running));
    host.connection->setGuestLettingGo(false);
    host.detach(Scope::Now);
    host.connection->setAnsweringLater(true);
    host.run->start();
    QTRY_COMPARE(host.connection->waitingCount(), 1);
    host.connection->answerNext();
    QTRY_VERIFY(host.isRunning(0));
    emit host.connection->deviceRemoved(host.uuid, u"net0"_s);
    host.connection->answerNext();
    QTRY_VERIFY(host.isFinished);
    QVERIFY(host.outcome.isDone);
}

void TestPlanRun::theSchemaIsPassedOverOnRequestOnly()
{
    Host host(guest(Domain::State::ShutOff));
    const Error broken { .kind = Error::Kind::Uncheckable, .message = u"No."_s, .detail = {} };
    host.connection->failNext(FakeConnection::Verb::Attach, broken);
    host.add(Scope::AfterNextStart);
    QVERIFY(host.finish());
    QCOMPARE(host.outcome.error.kind, Error::Kind::Uncheckable);
    QCOMPARE(host.connection->changes().first().check, Connection::Check::Schema);

    Plan again = host.run->plan();
    again.isDefinedUnchecked = true;
    host.connection->forgetCalls();
    host.isFinished = false;
    host.prepare(again);
    QVERIFY(host.finish());
    QVERIFY(host.outcome.isDone);
    QCOMPARE(host.connection->changes().first().check, Connection::Check::None);
}

void TestPlanRun::aReadOnlyConnectionDoesNothing()
{
    Host host(guest(Domain::State::Running));
    host.add(Scope::Both);
    ConnectionState state = host.connection->state();
    state.isReadOnly = true;
    host.connection->setState(state);
    QVERIFY(host.finish());
    QCOMPARE(host.outcome.error.kind, Error::Kind::Denied);
    QVERIFY(host.connection->calls().isEmpty());
}

void TestPlanRun::noStepsAreSoonDone()
{
    Host host(guest(Domain::State::Running));
    host.prepare(Plan { .title = u"Nothing"_s, .steps = {}, .configXml = {} });
    QVERIFY(host.finish());
    QVERIFY(host.outcome.isDone);
}

QTEST_GUILESS_MAIN(TestPlanRun)
#include "tst_planrun.moc"
