#include "core/connection.h"
#include "engine/demohost.h"
#include "engine/engine.h"
#include "engine/machinewatch.h"
#include "plan/run.h"
#include "unit/patience.h"

#include <QSignalSpy>
#include <QTest>

using namespace VirtTap;
using namespace Qt::StringLiterals;

namespace {

using Phase = ConnectionState::Phase;

// The demo as the program opens it.
struct Demo
{
    explicit Demo(DemoPart part = DemoPart::Host)
        : uri(demoUri(part))
        , connection(*engine.add(uri, false))
    {
        new MachineWatch(engine);
    }

    bool open()
    {
        connection.open();
        return QTest::qWaitFor([this] { return connection.state().phase == Phase::Open; }, 30'000);
    }
    DomainPtr guest(const QString& name) const
    {
        for (const DomainPtr& domain : connection.state().domains) {
            if (domain->name == name)
                return domain;
        }
        return {};
    }
    QUuid uuid(const QString& name) const { return guest(name) ? guest(name)->uuid : QUuid(); }
    Link link(QStringView name) const
    {
        const MachineState machine = engine.machineOf(uri);
        const Link* found = machine.linkNamed(name);
        return found == nullptr ? Link {} : *found;
    }
    QString xml(const QString& name, Connection::Xml which)
    {
        const auto text = connection.readXml(uuid(name), which);
        return QTest::qWaitFor([&] { return text.isFinished(); }, 30'000) ? text.result().value_or(QString())
                                                                          : QString();
    }
    PlanRun::Outcome carryOut(const Result<Plan>& plan)
    {
        PlanRun run(plan.value_or(Plan {}), engine);
        const QSignalSpy finished(&run, &PlanRun::finished);
        run.start();
        if (!plan || !QTest::qWaitFor([&] { return !finished.isEmpty(); }, 30'000))
            return {};
        return finished.first().first().value<PlanRun::Outcome>();
    }

    Engine engine;
    QString uri;
    Connection& connection;
};

InterfaceRequest wanted(const Demo& demo, const QString& guest, const QString& tap)
{
    InterfaceRequest request;
    request.domain = { demo.uri, demo.uuid(guest) };
    request.domainName = guest;
    request.interface.type = u"ethernet"_s;
    request.interface.targetDev = tap;
    request.interface.managed = false;
    request.interface.mac = MacAddress({ 0x52, 0x54, 0, 0, 0, 9 });
    request.interface.model = u"virtio"_s;
    return request;
}

QStringList targets(const QList<Interface>& interfaces)
{
    QStringList result;
    for (const Interface& each : interfaces)
        result.append(each.targetDev);
    return result;
}

} // namespace

class TestDemo : public QObject
{
    Q_OBJECT

private slots:
    void itFollowsItsGuests();
    void itShowsEveryState();
    void itShowsEveryKindOfLink();
    void aRunningGuestTakesAnInterface();
    void aRunningGuestLetsGoOfAnInterface();
    void anInterfaceIsReplaced();
    void whatWasSimulatedEndsWithTheGuest();
    void itShowsEveryKindOfConnection();
    void theLostHostComesBackWhenItIsOpenedAnew();
};

void TestDemo::itFollowsItsGuests()
{
    Demo demo;
    QVERIFY(demo.open());
    TRY_VERIFY(demo.link(u"tap-web01").hasCarrier.is(true));
    QCOMPARE(demo.engine.machineOf(demo.uri).source, MachineState::Source::Demo);
    QVERIFY(!demo.engine.machineOf(demo.uri).reason.isEmpty());
    QCOMPARE(demo.link(u"tap-db01").tun.value().queues, 4);
    QVERIFY(demo.link(u"tap-alice").isInUse().is(false));
    QCOMPARE(demo.engine.machineOf(demo.uri).bridgeOf(demo.link(u"web01-lan")).value(), u"br0"_s);

    demo.connection.forceOff(demo.uuid(u"web01"_s));
    TRY_VERIFY(demo.link(u"tap-web01").hasCarrier.is(false));
    TRY_COMPARE(demo.link(u"web01-lan").id, 0); // libvirt takes its own along
    demo.connection.start(demo.uuid(u"alice-lab"_s));
    TRY_VERIFY(demo.link(u"tap-alice").isInUse().is(true));
}

void TestDemo::itShowsEveryState()
{
    Demo demo;
    QVERIFY(demo.open());
    QSet<Domain::State> states;
    QSet<QString> properties;
    for (const DomainPtr& domain : demo.connection.state().domains) {
        QVERIFY2(domain->isRead && domain->problem.isEmpty(), qPrintable(domain->name));
        states.insert(domain->state);
        properties.insert(domain->isPersistent ? u"persistent"_s : u"transient"_s);
        if (domain->hasManagedSave.is(true))
            properties.insert(u"saved"_s);
        if (domain->lastStartFailed)
            properties.insert(u"its last start failed"_s);
        if (domain->autostart.is(true))
            properties.insert(u"autostart"_s);
        for (const InterfacePair& pair : domain->interfaces()) {
            if (pair.isPending)
                properties.insert(u"pending"_s);
            if (pair.shown().script)
                properties.insert(u"script"_s);
            properties.insert(pair.shown().type);
        }
    }
    using State = Domain::State;
    QCOMPARE(states,
        (QSet<State> {
            State::Running, State::Paused, State::ShuttingDown, State::ShutOff, State::Crashed, State::Suspended }));
    for (const char* property : { "persistent", "transient", "saved", "its last start failed", "autostart", "pending",
             "script", "ethernet", "user", "bridge", "network", "direct" })
        QVERIFY2(properties.contains(QString::fromLatin1(property)), property);
}

void TestDemo::itShowsEveryKindOfLink()
{
    using Kind = Link::Kind;
    Demo demo;
    Demo remote(DemoPart::ReadOnly);
    QVERIFY(demo.open() && remote.open());
    TRY_VERIFY(remote.link(u"tap-edge01").id != 0);
    QSet<Kind> kinds;
    QSet<QString> makers;
    for (const Demo* each : { &demo, &remote }) {
        for (const Link& link : each->engine.machineOf(each->uri).links) {
            kinds.insert(link.kind);
            makers.insert(link.maker.isKnown() ? QString::number(int(link.maker.value())) : link.maker.reason());
        }
    }
    for (const Kind kind : { Kind::Tap, Kind::Tun, Kind::Macvtap, Kind::Bridge, Kind::OvsSwitch, Kind::Physical,
             Kind::Bond, Kind::Veth, Kind::Vlan, Kind::Loopback, Kind::TapLike, Kind::Other })
        QVERIFY2(kinds.contains(kind), qPrintable(QString::number(int(kind))));
    QVERIFY(std::ranges::any_of(makers, [](const QString& maker) { return maker.contains(u"networkd"_s); }));
    const MachineState machine = remote.engine.machineOf(remote.uri);
    QCOMPARE(machine.source, MachineState::Source::Libvirt);
    QVERIFY2(!machine.isBeingRead, "there is no more to come");
    QVERIFY(!machine.reason.isEmpty());
}

// As the wizard proposes it: now, and after the next start.
void TestDemo::aRunningGuestTakesAnInterface()
{
    Demo demo;
    QVERIFY(demo.open());
    const auto plan = planInterface(wanted(demo, u"web01"_s, u"tap-spare"_s),
        demo.xml(u"web01"_s, Connection::Xml::Config).toUtf8(), demo.xml(u"web01"_s, Connection::Xml::Live).toUtf8());
    const PlanRun::Outcome outcome = demo.carryOut(plan);
    QVERIFY2(outcome.isDone, qPrintable(outcome.error.message + outcome.error.detail));
    QTRY_COMPARE_WITH_TIMEOUT(
        targets(demo.guest(u"web01"_s)->live), QStringList({ u"tap-web01"_s, u"web01-lan"_s, u"tap-spare"_s }), 30'000);
    QVERIFY(targets(demo.guest(u"web01"_s)->config).contains(u"tap-spare"_s));
    QVERIFY(demo.xml(u"web01"_s, Connection::Xml::Live).contains(u"tap-spare"_s));
    TRY_VERIFY(demo.link(u"tap-spare").isInUse().is(true));
    for (const InterfacePair& pair : demo.guest(u"web01"_s)->interfaces())
        QVERIFY(!pair.isPending);
}

void TestDemo::aRunningGuestLetsGoOfAnInterface()
{
    Demo demo;
    QVERIFY(demo.open());
    const InterfacePair pair = demo.guest(u"web01"_s)->interfaces().constFirst();
    const auto plan = planDetach({ demo.uri, demo.uuid(u"web01"_s) }, u"web01"_s, pair, Scope::Both,
        demo.xml(u"web01"_s, Connection::Xml::Config).toUtf8(), demo.xml(u"web01"_s, Connection::Xml::Live).toUtf8());
    const PlanRun::Outcome outcome = demo.carryOut(plan);
    QVERIFY2(outcome.isDone, qPrintable(outcome.error.message + outcome.error.detail));
    TRY_COMPARE(targets(demo.guest(u"web01"_s)->live), QStringList({ u"web01-lan"_s }));
    QCOMPARE(demo.guest(u"web01"_s)->config.size(), 1);
    TRY_VERIFY(demo.link(u"tap-web01").isInUse().is(false));
}

void TestDemo::anInterfaceIsReplaced()
{
    Demo demo;
    QVERIFY(demo.open());
    InterfaceRequest request = wanted(demo, u"web01"_s, u"tap-spare"_s);
    request.deed = InterfaceRequest::Deed::Replace;
    request.replaces = demo.guest(u"web01"_s)->interfaces().constFirst();
    request.interface.mac = request.replaces->shown().mac;
    const PlanRun::Outcome outcome = demo.carryOut(planInterface(request,
        demo.xml(u"web01"_s, Connection::Xml::Config).toUtf8(), demo.xml(u"web01"_s, Connection::Xml::Live).toUtf8()));
    QVERIFY2(outcome.isDone, qPrintable(outcome.error.message + outcome.error.detail));
    TRY_VERIFY(targets(demo.guest(u"web01"_s)->live).contains(u"tap-spare"_s));
    QVERIFY(!targets(demo.guest(u"web01"_s)->live).contains(u"tap-web01"_s));
    QVERIFY(targets(demo.guest(u"web01"_s)->config).contains(u"tap-spare"_s));
    QCOMPARE(demo.guest(u"web01"_s)->config.size(), 2);

    QString changed = u"<interface type='ethernet'><mac address='%1'/><target dev='tap-spare' managed='no'/>"
                      "<model type='virtio'/><link state='down'/></interface>"_s.arg(request.interface.mac->toString());
    const auto updated = demo.connection.updateInterface(demo.uuid(u"web01"_s), changed, Scope::Now);
    TRY_VERIFY(updated.isFinished());
    QVERIFY(updated.result());
    TRY_VERIFY(demo.xml(u"web01"_s, Connection::Xml::Live).contains(u"<link state='down'/>"_s));
}

void TestDemo::whatWasSimulatedEndsWithTheGuest()
{
    Demo demo;
    QVERIFY(demo.open());
    InterfaceRequest request = wanted(demo, u"web01"_s, u"tap-spare"_s);
    request.scope = Scope::Now;
    QVERIFY(demo.carryOut(planInterface(request, demo.xml(u"web01"_s, Connection::Xml::Config).toUtf8(),
                              demo.xml(u"web01"_s, Connection::Xml::Live).toUtf8()))
                .isDone);
    TRY_COMPARE(demo.guest(u"web01"_s)->live.size(), 3);
    demo.connection.forceOff(demo.uuid(u"web01"_s));
    TRY_VERIFY(!demo.guest(u"web01"_s)->isActive());
    QVERIFY(demo.guest(u"web01"_s)->live.isEmpty());
    demo.connection.start(demo.uuid(u"web01"_s));
    TRY_COMPARE(demo.guest(u"web01"_s)->live.size(), 2);
    QVERIFY(!demo.xml(u"web01"_s, Connection::Xml::Live).contains(u"tap-spare"_s));

    demo.connection.start(demo.uuid(u"cache01"_s)); // whose last start failed
    TRY_VERIFY(demo.guest(u"cache01"_s)->isActive());
    demo.connection.forceOff(demo.uuid(u"cache01"_s));
    TRY_VERIFY(!demo.guest(u"cache01"_s)->isActive());
    QVERIFY(!demo.guest(u"cache01"_s)->lastStartFailed);
}

void TestDemo::itShowsEveryKindOfConnection()
{
    Engine engine;
    new MachineWatch(engine);
    QSet<QString> names;
    for (const QString& uri : demoUris()) {
        Connection* connection = engine.add(uri, false);
        connection->open();
        QVERIFY(connection->state().host.isDemo);
        QVERIFY2(connection->state().host.demoName.contains(u"Demo"_s), qPrintable(uri));
        names.insert(connection->state().host.demoName);
    }
    QCOMPARE(names.size(), demoUris().size());
    const auto state = [&](DemoPart part) { return engine.connection(demoUri(part))->state(); };
    TRY_COMPARE(state(DemoPart::ReadOnly).phase, Phase::Open);
    QVERIFY(state(DemoPart::ReadOnly).isReadOnly);
    TRY_COMPARE(state(DemoPart::Failed).phase, Phase::Failed);
    QVERIFY(!state(DemoPart::Failed).error.detail.isEmpty());
    TRY_COMPARE(state(DemoPart::Lost).phase, Phase::Lost);
    QVERIFY(!state(DemoPart::Lost).error.detail.isEmpty());
    QVERIFY(state(DemoPart::Lost).asOf.isValid());
    QVERIFY(state(DemoPart::Lost).retryAt.isValid());
    QCOMPARE(state(DemoPart::Lost).domains.size(), 2); // what was known stays
    QVERIFY(state(DemoPart::Lost).host.isDemo);
    QCOMPARE(engine.machineOf(demoUri(DemoPart::Lost)).links.size(), 2);
    TRY_COMPARE(state(DemoPart::Lost).phase, Phase::Opening); // by itself, in vain
    TRY_COMPARE(state(DemoPart::Lost).phase, Phase::Lost);
}

void TestDemo::theLostHostComesBackWhenItIsOpenedAnew()
{
    Demo demo(DemoPart::Lost);
    QVERIFY(demo.open());
    TRY_COMPARE(demo.connection.state().phase, Phase::Lost);
    demo.connection.close();
    QCOMPARE(demo.connection.state().phase, Phase::Closed);
    QVERIFY(demo.open());
}

QTEST_GUILESS_MAIN(TestDemo)
#include "tst_demo.moc"
