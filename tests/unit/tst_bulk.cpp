#include "core/namepattern.h"
#include "fakes/fakeconnection.h"
#include "fakes/fakeconnections.h"
#include "fakes/faketapservice.h"
#include "fakes/samples.h"
#include "plan/bulkrequest.h"
#include "plan/bulkrun.h"
#include "plan/stages.h"

#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace VirtTap;
using namespace Qt::StringLiterals;
using PartState = BulkRun::PartState;
using OnFailure = BulkRun::OnFailure;
using Verb = FakeConnection::Verb;
using TapVerb = FakeTapService::Verb;

namespace {

const Error broken { .kind = Error::Kind::Failed, .message = u"It said no."_s, .detail = {} };

QString uri()
{
    return QString::fromUtf16(sampleUri);
}

Interface scriptInterface(int mac, const QString& tap)
{
    Interface interface = sampleTapInterface(mac, tap);
    interface.managed.reset();
    interface.script = u"/etc/qemu-ifup"_s;
    return interface;
}

NewTap newTap()
{
    return { .owner = 0, .group = {}, .opener = u"root"_s, .bridge = u"br0"_s, .isRestored = true };
}

// A host with guests vm1, vm2, …, each of one script interface whose tap libvirt makes as port1, port2, …
struct Host
{
    Host(int count, Domain::State state)
    {
        connections.setMachine(sampleMachine());
        ConnectionState each = sampleConnection();
        each.domains.clear();
        for (int number = 1; number <= count; ++number) {
            const Domain domain = sampleDomain(
                number, u"vm%1"_s.arg(number), state, { scriptInterface(number, u"port%1"_s.arg(number)) });
            uuids.append(domain.uuid);
            each.domains.insert(domain.uuid, DomainPtr::create(domain));
        }
        connection = connections.add(each);
        service = connections.addTapService(QString::fromUtf16(sampleMachineId));
    }

    DomainPtr guest(int at) const { return connection->state().domain(uuids.at(at)); }
    BulkItem item(int at, bool isReplacing) const
    {
        const DomainPtr domain = guest(at);
        BulkItem item { .domain = { uri(), domain->uuid },
            .domainName = domain->name,
            .isRunning = domain->isActive(),
            .replaces = {},
            .interface = newInterface(),
            .newTap = newTap() };
        if (isReplacing) {
            item.replaces = domain->interfaces().constFirst();
            item.interface = interfaceInPlaceOf(item.replaces->shown());
        }
        return item;
    }
    BulkRequest request(bool isReplacing) const
    {
        BulkRequest request { .items = {}, .pattern = u"tap-{guest:8}-{n}"_s };
        for (int at = 0; at < uuids.size(); ++at)
            request.items.append(item(at, isReplacing));
        return request;
    }
    QList<Plan> plans(const BulkRequest& request) const
    {
        QList<Plan> plans;
        for (const BulkEntry& entry : entriesOf(request)) {
            const DomainPtr domain = connection->state().domain(entry.request.domain.uuid);
            const auto xml = [&](Connection::Xml which) { return sampleDomainXml(*domain, which).toUtf8(); };
            plans.append(planInterface(entry.request, xml(Connection::Xml::Config),
                domain->isActive() ? xml(Connection::Xml::Live) : QByteArray())
                             .value());
        }
        return plans;
    }
    void start(const QList<Plan>& plans, OnFailure onFailure)
    {
        run = std::make_unique<BulkRun>(plans, onFailure, connections);
        QObject::connect(run.get(), &BulkRun::finished, run.get(), [this] { isFinished = true; });
        run->start();
    }
    bool carryOut(const QList<Plan>& plans, OnFailure onFailure = OnFailure::GoOn)
    {
        start(plans, onFailure);
        return QSignalSpy(run.get(), &BulkRun::finished).wait(20'000);
    }
    QList<PartState> states() const
    {
        QList<PartState> states;
        for (const BulkRun::Part& part : run->parts())
            states.append(part.state);
        return states;
    }
    qsizetype callsOf(TapVerb verb) const
    {
        return std::ranges::count(service->calls(), verb, &FakeTapService::Call::verb);
    }
    QStringList taps() const
    {
        QStringList names = service->taps().value().keys();
        names.sort();
        return names;
    }

    FakeConnections connections;
    FakeConnection* connection = nullptr;
    FakeTapService* service = nullptr;
    QList<QUuid> uuids;
    std::unique_ptr<BulkRun> run;
    bool isFinished = false;
};

} // namespace

// The same change of many guests: the names of their taps, and what is done, undone and left.
class TestBulk : public QObject
{
    Q_OBJECT

private slots:
    void aPatternIsFilled_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("filled");
        QTest::addColumn<QString>("name");
        QTest::newRow("the guest's name") << u"tap-{guest}"_s << u"tap-Prod-web01"_s << u"tap-Prod-web01"_s;
        QTest::newRow("the start of it and a number")
            << u"tap-{guest:8}-{n}"_s << u"tap-Prod-web-7"_s << u"tap-Prod-web-7"_s;
        QTest::newRow("more than fifteen bytes are cut")
            << u"{guest}-{mac6}"_s << u"Prod-web01-0000aa"_s << u"Prod-web01-0000"_s;
        QTest::newRow("a hyphen at the cut goes")
            << u"tap123-{guest:4}{n}{n}{n}-x"_s << u"tap123-Prod777-x"_s << u"tap123-Prod777"_s;
        QTest::newRow("the MAC address's last digits") << u"t{mac6}"_s << u"t0000aa"_s << u"t0000aa"_s;
        QTest::newRow("the UUID's first digits") << u"t{uuid8}"_s << u"t1b4e28ba"_s << u"t1b4e28ba"_s;
        QTest::newRow("what stands for nothing stays") << u"t{what}"_s << u"t{what}"_s << u"t{what}"_s;
    }
    void aPatternIsFilled()
    {
        QFETCH(QString, pattern);
        const NameFacts facts { .guest = u"Prod web01"_s,
            .uuid = QUuid(u"1b4e28ba-2fa1-11d2-883f-0016d3cca427"_s),
            .mac = MacAddress::parse(u"52:54:00:00:00:aa"),
            .number = 7 };
        QTEST(filledName(pattern, facts), "filled");
        QTEST(shortened(filledName(pattern, facts)), "name");
    }

    void aPatternIsRefused_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<bool>("isRefused");
        QTest::newRow("all marks that there are") << u"{guest}{guest:8}{n}{mac6}{uuid8}"_s << false;
        QTest::newRow("nothing") << u" "_s << true;
        QTest::newRow("an unknown mark") << u"tap-{name}"_s << true;
        QTest::newRow("no characters of the guest's name") << u"tap-{guest:0}"_s << true;
        QTest::newRow("a mark that is empty") << u"tap-{}"_s << true;
    }
    void aPatternIsRefused()
    {
        QFETCH(QString, pattern);
        QFETCH(bool, isRefused);
        QCOMPARE(!namePatternProblem(pattern).isEmpty(), isRefused);
    }

    void aTapKeepsItsName_data()
    {
        QTest::addColumn<int>("state");
        QTest::addColumn<bool>("isShutDown");
        QTest::addColumn<QString>("old");
        QTest::addColumn<QString>("name");
        const int off = int(Domain::State::ShutOff);
        const int running = int(Domain::State::Running);
        QTest::newRow("of a guest that is off") << off << false << u"port1"_s << u"port1"_s;
        QTest::newRow("not of one that runs on") << running << false << u"port1"_s << u"tap-vm1-1"_s;
        QTest::newRow("of one that is shut down for it") << running << true << u"port1"_s << u"port1"_s;
        QTest::newRow("not where the rule forbids it") << off << false << u"vnet1"_s << u"tap-vm1-1"_s;
        QTest::newRow("not where it has none") << off << false << QString() << u"tap-vm1-1"_s;
    }
    void aTapKeepsItsName()
    {
        QFETCH(int, state);
        QFETCH(bool, isShutDown);
        QFETCH(QString, old);
        Host host(1, Domain::State(state));
        Domain domain = *host.guest(0);
        for (QList<Interface>* interfaces : { &domain.config, &domain.live }) {
            if (!interfaces->isEmpty())
                interfaces->first().targetDev = old;
        }
        host.connection->setDomain(domain);
        BulkRequest request = host.request(true);
        request.shutDownFirst = isShutDown;
        QTEST(entriesOf(request).constFirst().request.interface.targetDev, "name");
    }

    void twoHundredGuestsAskOnce()
    {
        Host host(200, Domain::State::ShutOff);
        const QList<Plan> plans = host.plans(host.request(false));
        QVERIFY(host.carryOut(plans));
        QVERIFY(std::ranges::all_of(host.states(), [](PartState state) { return state == PartState::Done; }));
        QCOMPARE(host.callsOf(TapVerb::Create), 1);
        QCOMPARE(host.run->stepsEnded(), host.run->stepCount());
        for (const ManagedTap& tap : host.service->taps().value())
            QVERIFY2(!tap.isProvisional, "it is kept");
        QCOMPARE(host.guest(199)->config.constLast().targetDev, u"tap-vm200-200"_s);
    }

    void oneThatFails_data()
    {
        QTest::addColumn<int>("onFailure");
        QTest::addColumn<QList<PartState>>("states");
        QTest::addColumn<QStringList>("taps");
        using enum PartState;
        QTest::newRow("the others go on")
            << int(OnFailure::GoOn) << QList { Failed, Done, Done } << QStringList { u"tap-vm2-2"_s, u"tap-vm3-3"_s };
        QTest::newRow("the others are left alone")
            << int(OnFailure::Stop) << QList { Failed, Skipped, Skipped } << QStringList();
    }
    void oneThatFails()
    {
        QFETCH(int, onFailure);
        Host host(3, Domain::State::ShutOff);
        const QList<Interface> before = host.guest(0)->config;
        const QList<Plan> plans = host.plans(host.request(false));
        host.connection->failNext(Verb::Attach, broken);
        QVERIFY(host.carryOut(plans, OnFailure(onFailure)));
        QTEST(host.states(), "states");
        QCOMPARE(host.run->parts().constFirst().error, broken);
        QTEST(host.taps(), "taps");
        QCOMPARE(host.guest(0)->config, before);
    }

    void tapsThatCannotBeMadeLeaveEverythingAsItWas()
    {
        Host host(3, Domain::State::Running);
        BulkRequest request = host.request(true);
        request.shutDownFirst = true;
        const QList<Plan> plans = host.plans(request);
        host.service->failNext(TapVerb::Create, broken);
        QVERIFY(host.carryOut(plans));
        QCOMPARE(host.states(), QList<PartState>(3, PartState::Failed));
        QVERIFY(host.taps().isEmpty());
        for (int at = 0; at < 3; ++at) {
            QVERIFY2(host.guest(at)->isActive(), "it is started again");
            QVERIFY(host.guest(at)->config.constFirst().script.has_value());
        }
    }

    void eachStepFails_data()
    {
        QTest::addColumn<int>("verb"); // of the connection, or
        QTest::addColumn<int>("tapVerb"); // of the service
        QTest::newRow("it cannot be asked to shut down") << int(Verb::ShutDown) << -1;
        QTest::newRow("its tap cannot be made") << -1 << int(TapVerb::Create);
        QTest::newRow("its config cannot be changed") << int(Verb::Update) << -1;
        QTest::newRow("it cannot be started again at first") << int(Verb::Start) << -1;
    }
    void eachStepFails()
    {
        QFETCH(int, verb);
        QFETCH(int, tapVerb);
        Host host(1, Domain::State::Running);
        const QList<Interface> before = host.guest(0)->config;
        BulkRequest request = host.request(true);
        request.shutDownFirst = true;
        const QList<Plan> plans = host.plans(request);
        if (verb >= 0)
            host.connection->failNext(Verb(verb), broken);
        else
            host.service->failNext(TapVerb(tapVerb), broken);
        QVERIFY(host.carryOut(plans));
        QCOMPARE(host.states(), QList<PartState>(1, PartState::Failed));
        QCOMPARE(host.run->parts().constFirst().error, broken);
        QVERIFY2(
            host.run->parts().constFirst().left.isEmpty(), qPrintable(host.run->parts().constFirst().left.join(u' ')));
        QCOMPARE(host.guest(0)->config, before);
        QVERIFY(host.guest(0)->isActive());
        QVERIFY(host.taps().isEmpty());
    }

    void theNameIsKeptByAShutdown()
    {
        Host host(2, Domain::State::Running);
        BulkRequest request = host.request(true);
        request.shutDownFirst = true;
        const QList<Plan> plans = host.plans(request);
        using enum Step::Kind;
        QList<Step::Kind> kinds;
        for (const Step& step : plans.constFirst().steps)
            kinds.append(step.kind);
        QCOMPARE(
            kinds, (QList { ShutDownGuest, WaitForGuestOff, WaitForTapGone, CreateTap, UpdateInterface, StartGuest }));
        QVERIFY(host.carryOut(plans));
        QCOMPARE(host.states(), QList<PartState>(2, PartState::Done));
        for (int at = 0; at < 2; ++at) {
            const Interface now = host.guest(at)->config.constFirst();
            QVERIFY(now.isOnOwnTap());
            QVERIFY(!now.script.has_value());
            QCOMPARE(now.targetDev, u"port%1"_s.arg(at + 1));
            QVERIFY(host.guest(at)->isActive());
        }
        QCOMPARE(host.callsOf(TapVerb::Create), 1);
    }

    void aGuestOfTwoInterfacesIsChangedOnce_data()
    {
        QTest::addColumn<int>("state");
        QTest::addColumn<bool>("isShutDown");
        QTest::addColumn<QList<Step::Kind>>("kinds");
        using enum Step::Kind;
        QTest::newRow("that is off") << int(Domain::State::ShutOff) << false
                                     << QList { CreateTap, CreateTap, UpdateInterface, UpdateInterface };
        QTest::newRow("that is shut down for it")
            << int(Domain::State::Running) << true
            << QList { ShutDownGuest, WaitForGuestOff, WaitForTapGone, WaitForTapGone, CreateTap, CreateTap,
                   UpdateInterface, UpdateInterface, StartGuest };
        QTest::newRow("that runs on") << int(Domain::State::Running) << false
                                      << QList { CreateTap, CreateTap, UpdateInterface, DetachInterface, WaitForRemoval,
                                             AttachInterface, UpdateInterface, DetachInterface, WaitForRemoval,
                                             AttachInterface };
    }
    void aGuestOfTwoInterfacesIsChangedOnce()
    {
        QFETCH(int, state);
        QFETCH(bool, isShutDown);
        QFETCH(QList<Step::Kind>, kinds);
        Host host(2, Domain::State(state));
        Domain domain = sampleDomain(
            1, u"vm1"_s, Domain::State(state), { scriptInterface(1, u"port1"_s), scriptInterface(101, u"port101"_s) });
        host.connection->setDomain(domain);
        BulkRequest request = host.request(true);
        request.shutDownFirst = isShutDown;
        BulkItem second = request.items.constFirst();
        second.replaces = host.guest(0)->interfaces().constLast();
        second.interface = interfaceInPlaceOf(second.replaces->shown());
        request.items.append(second);

        const QList<Plan> plans = onePlanForEachGuest(host.plans(request));

        QCOMPARE(plans.size(), 2);
        QList<Step::Kind> found;
        for (const Step& step : plans.constFirst().steps)
            found.append(step.kind);
        QCOMPARE(found, kinds);
        QVERIFY(host.carryOut(plans));
        QCOMPARE(host.states(), QList<PartState>(2, PartState::Done));
        QCOMPARE(host.guest(0)->config.size(), 2);
        for (const Interface& now : host.guest(0)->config)
            QVERIFY(now.isOnOwnTap() && !now.script.has_value());
        QCOMPARE(host.guest(0)->isActive(), Domain::State(state) == Domain::State::Running);
        QCOMPARE(host.callsOf(TapVerb::Create), 1);
        QCOMPARE(host.taps().size(), 3);
    }

    void aGuestThatDoesNotShutDownCanBeGivenUp()
    {
        Host host(2, Domain::State::Running);
        BulkRequest request = host.request(true);
        request.shutDownFirst = true;
        const QList<Plan> plans = host.plans(request);
        host.connection->setShuttingDown(false);
        host.start(plans, OnFailure::GoOn);
        QTRY_COMPARE(host.states(), QList<PartState>(2, PartState::Running));
        QTest::qWait(50);
        Domain off = *host.guest(1);
        off.state = Domain::State::ShutOff;
        off.live.clear();
        host.connection->setDomain(off);
        host.run->giveUp(0);
        QTRY_VERIFY(host.isFinished);
        QCOMPARE(host.states(), (QList { PartState::Failed, PartState::Done }));
        QCOMPARE(host.run->parts().constFirst().error.kind, Error::Kind::Cancelled);
        QVERIFY2(host.run->parts().constFirst().left.join(u' ').contains(u"may still do so"), "it was asked to");
        QCOMPARE(host.taps(), QStringList(u"port2"_s));
    }

    void cancellingKeepsWhatIsDone()
    {
        Host host(50, Domain::State::ShutOff);
        const QList<Plan> plans = host.plans(host.request(false));
        host.start(plans, OnFailure::GoOn);
        connect(host.run.get(), &BulkRun::partChanged, this, [&host](int part) {
            if (part == 4 && host.run->parts().at(4).state == PartState::Done)
                host.run->cancel();
        });
        QTRY_VERIFY(host.isFinished);
        const qsizetype done = host.states().count(PartState::Done);
        QCOMPARE(done, 5);
        QCOMPARE(host.taps().size(), done);
        QCOMPARE(host.states().count(PartState::Skipped), 45);
        QCOMPARE(host.guest(49)->config.size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestBulk)
#include "tst_bulk.moc"
