#include "fakes/samples.h"
#include "plan/fixplan.h"
#include "xml/interfacexml.h"

#include <QTest>

using namespace VirtTap;
using namespace Qt::StringLiterals;
using Arguments = QList<QPair<QString, QString>>;

namespace {

const QString uri = QString::fromUtf16(sampleUri);

Finding found(const char* fix, const Arguments& arguments, const Interface& interface)
{
    Finding finding;
    finding.domain = { .uri = uri, .uuid = sampleUuid(1) };
    finding.interface = interface.mac ? interface.mac->toString() : interface.alias;
    finding.tap = interface.targetDev;
    finding.fix = QString::fromLatin1(fix);
    finding.fixArguments = arguments;
    return finding;
}

// Two interfaces, the first of which has all that can be mended about it.
Domain guest(Domain::State state)
{
    Interface interface = sampleTapInterface(1, u"tap-web01"_s);
    interface.queues = 4;
    interface.model = u"e1000"_s;
    interface.link = Interface::Link::Down;
    interface.script = u"/etc/qemu-ifup"_s;
    interface.managed.reset();
    return sampleDomain(1, u"web01"_s, state, { interface, sampleTapInterface(2, u"tap-other"_s) });
}

QByteArray xmlOf(const QList<Interface>& interfaces)
{
    QString text;
    for (const Interface& interface : interfaces)
        text += writeInterface(interface);
    return u"<domain type='kvm'><name>web01</name><devices>%1</devices></domain>"_s.arg(text).toUtf8();
}

Result<Plan> planOf(const QList<Finding>& findings, const Domain& domain)
{
    return planInterfaceFixes(
        findings, uri, domain, xmlOf(domain.config), domain.isActive() ? xmlOf(domain.live) : QByteArray());
}

} // namespace

class TestFixPlan : public QObject
{
    Q_OBJECT

private slots:
    void onlyWhatIsToBeMendedIsAnother_data()
    {
        QTest::addColumn<QString>("fix");
        QTest::addColumn<Arguments>("arguments");
        QTest::addColumn<QString>("gone"); // of the XML
        QTest::addColumn<QString>("come");
        const auto row = [](const char* fix, const Arguments& arguments, const char* gone, const char* come) {
            QTest::newRow(fix) << QString::fromLatin1(fix) << arguments << QString::fromLatin1(gone)
                               << QString::fromLatin1(come);
        };
        row("set-queues", { { u"queues"_s, u"2"_s } }, "queues='4'", "queues='2'");
        row("set-model", { { u"model"_s, u"virtio"_s } }, "type='e1000'", "type='virtio'");
        row("set-link", { { u"link"_s, u"up"_s } }, "<link", "");
        row("set-interface-mtu", { { u"mtu"_s, u"9000"_s } }, "", "<mtu size='9000'");
        row("drop-script", { { u"script"_s, u"/etc/qemu-ifup"_s } }, "<script", "");
        row("set-target", { { u"tap"_s, u"tap-real"_s } }, "", "tap-real");
        row("own-tap", { { u"tap"_s, u"tap-web01"_s } }, "", "managed='no'");
    }

    void onlyWhatIsToBeMendedIsAnother()
    {
        QFETCH(QString, fix);
        QFETCH(Arguments, arguments);
        QFETCH(QString, gone);
        QFETCH(QString, come);
        Domain domain = guest(Domain::State::ShutOff);
        for (Interface& interface : domain.config)
            interface.address.clear(); // which is another's to write
        const Interface& before = domain.config.constFirst();
        const Finding finding = found(fix.toLatin1().constData(), arguments, before);
        QCOMPARE(fixKindOf(finding), FixKind::Interface);
        const Result<Plan> plan = planOf({ finding }, domain);
        QVERIFY2(plan, qPrintable(plan ? QString() : plan.error().message));
        QCOMPARE(plan->steps.size(), 1);
        const Step& step = plan->steps.constFirst();
        QCOMPARE(step.kind, Step::Kind::UpdateInterface);
        QCOMPARE(step.scope, Scope::AfterNextStart);
        QVERIFY2(gone.isEmpty() || (step.previousXml.contains(gone) && !step.xml.contains(gone)), qPrintable(step.xml));
        QVERIFY2(come.isEmpty() || (step.xml.contains(come) && !step.previousXml.contains(come)), qPrintable(step.xml));
        Interface after = readInterface(step.xml.toUtf8()).value();
        after.queues = before.queues;
        after.model = before.model;
        after.link = before.link;
        after.mtu = before.mtu;
        after.script = before.script;
        after.managed = before.managed;
        after.targetDev = before.targetDev;
        QCOMPARE(after, readInterface(step.previousXml.toUtf8()).value());
    }

    void oneQueueIsNoneSaid()
    {
        const Domain domain = guest(Domain::State::ShutOff);
        const auto plan
            = planOf({ found("set-queues", { { u"queues"_s, u"1"_s } }, domain.config.constFirst()) }, domain);
        QVERIFY(plan && !plan->steps.constFirst().xml.contains(u"queues"));
    }

    void aCableIsPluggedInAtOnce()
    {
        const Domain domain = guest(Domain::State::Running);
        const auto plan = planOf({ found("set-link", { { u"link"_s, u"up"_s } }, domain.config.constFirst()) }, domain);
        QVERIFY(plan);
        QCOMPARE(plan->steps.size(), 2);
        QCOMPARE(plan->steps.at(0).scope, Scope::AfterNextStart);
        QCOMPARE(plan->steps.at(1).scope, Scope::Now);
        QVERIFY(describe(plan->steps.at(1)).contains(u"as it runs"_s));
        QCOMPARE(undoOf(plan->steps.at(1))->xml, plan->steps.at(1).previousXml);
    }

    void severalOfOneGuestAreOnePlan()
    {
        const Domain domain = guest(Domain::State::ShutOff);
        QList<Finding> findings;
        for (const Interface& interface : domain.config)
            findings.append(found("set-queues", { { u"queues"_s, u"2"_s } }, interface));
        Finding saved = findings.constFirst();
        saved.fix = u"discard-saved-state"_s;
        findings.append(saved);
        const auto plan = planOf(findings, domain);
        QVERIFY(plan);
        QCOMPARE(plan->steps.size(), 3);
        QCOMPARE(plan->steps.at(2).kind, Step::Kind::DiscardSavedState);
        QVERIFY(!plan->configXml.isEmpty());
    }

    void anInterfaceThatIsGoneCannotBeMended()
    {
        const Domain domain = guest(Domain::State::ShutOff);
        const auto plan = planOf({ found("set-model", {}, sampleTapInterface(77, u"tap-x"_s)) }, domain);
        QVERIFY(!plan);
        QCOMPARE(plan.error().kind, Error::Kind::Invalid);
    }

    void ofTapsOnlyOursAreChanged()
    {
        MachineState machine = sampleMachine();
        machine.links[11].isUp = false;
        ManagedTap record;
        record.spec.name = u"tap-db01"_s;
        record.spec.isRestored = true;
        const ManagedTaps made { { u"tap-db01"_s, record } };
        QList<Finding> findings;
        for (const QString& tap : { u"tap-db01"_s, u"tap-spare"_s, u"tap-db01"_s, u"tap-nosuch"_s })
            findings.append(found("up-tap", { { u"tap"_s, tap } }, sampleTapInterface(1, tap)));
        QCOMPARE(fixKindOf(findings.constFirst()), FixKind::Tap);
        const TapFixes fixes = planTapFixes(findings, uri, machine, made);
        QCOMPARE(fixes.plan.steps.size(), 1);
        QCOMPARE(fixes.plan.steps.constFirst().change.name, u"tap-db01"_s);
        QCOMPARE(undoOf(fixes.plan.steps.constFirst())->change.isUp, std::optional(false));
        QCOMPARE(fixes.commands, QStringList { u"ip link set dev tap-spare up"_s });
    }

    void aTapOfOursIsChangedAndAnothersIsToldHow_data()
    {
        QTest::addColumn<QString>("fix");
        QTest::addColumn<Arguments>("arguments");
        QTest::addColumn<TapChange>("change");
        QTest::addColumn<QString>("command");
        const auto row = [](const char* fix, const Arguments& more, const TapChange& change, const QString& command) {
            QTest::newRow(fix) << QString::fromLatin1(fix) << more << change << command;
        };
        const auto change = [](const std::function<void(TapChange&)>& set) {
            TapChange made;
            made.name = u"tap-db01"_s;
            set(made);
            return made;
        };
        row("up-tap", {}, change([](TapChange& c) { c.isUp = true; }), u"ip link set dev tap-spare up"_s);
        row("set-mtu", { { u"mtu"_s, u"9000"_s } }, change([](TapChange& c) { c.mtu = 9000; }),
            u"ip link set dev tap-spare mtu 9000"_s);
        row("join-bridge", { { u"bridge"_s, u"br0"_s } }, change([](TapChange& c) { c.bridge = u"br0"_s; }),
            u"ip link set dev tap-spare master br0"_s);
        row("set-tap-mac", { { u"mac"_s, u"fe:54:00:00:00:01"_s } },
            change([](TapChange& c) { c.mac = MacAddress::parse(u"fe:54:00:00:00:01"); }),
            u"ip link set dev tap-spare address fe:54:00:00:00:01"_s);
    }

    void aTapOfOursIsChangedAndAnothersIsToldHow()
    {
        QFETCH(QString, fix);
        QFETCH(Arguments, arguments);
        QFETCH(TapChange, change);
        QFETCH(QString, command);
        ManagedTap record;
        record.spec.name = u"tap-db01"_s;
        QList<Finding> findings;
        for (const QString& tap : { u"tap-db01"_s, u"tap-spare"_s })
            findings.append(found(
                fix.toLatin1().constData(), Arguments { { u"tap"_s, tap } } + arguments, sampleTapInterface(1, tap)));
        const TapFixes fixes
            = planTapFixes(findings, uri, sampleMachine(), ManagedTaps { { record.spec.name, record } });
        QCOMPARE(fixes.plan.steps.size(), 1);
        QCOMPARE(fixes.plan.steps.constFirst().change, change);
        QCOMPARE(fixes.commands, QStringList { command });
        // Undoing it leaves the tap as it was.
        const Link& tap = *sampleMachine().linkNamed(u"tap-db01");
        const TapChange back = undoOf(fixes.plan.steps.constFirst())->change;
        QVERIFY(!back.mac || tap.mac.is(*back.mac));
        QVERIFY(!back.mtu || tap.mtu.is(*back.mtu));
        QCOMPARE(back.mac.has_value(), change.mac.has_value());
        QCOMPARE(back.bridge.value_or(u"br0"_s), u"br0"_s);
    }

    void whatIsTheHostsOwnIsToldAsCommands_data()
    {
        QTest::addColumn<QString>("fix");
        QTest::addColumn<QString>("command");
        QTest::newRow("a port that the bridge forwards nothing from")
            << u"forward-port"_s << u"bridge link set dev tap-db01 state 3"_s;
        QTest::newRow("an isolated port") << u"join-ports"_s << u"bridge link set dev tap-db01 isolated off"_s;
        QTest::newRow("a port in another VLAN than the uplink")
            << u"join-vlan"_s << u"bridge vlan add dev tap-db01 vid 7 pvid untagged"_s;
        QTest::newRow("a bridge that is down") << u"up-bridge"_s << u"ip link set dev br0 up"_s;
        QTest::newRow("a module that is not loaded") << u"load-vhost"_s << u"modprobe vhost_net"_s;
    }

    void whatIsTheHostsOwnIsToldAsCommands()
    {
        QFETCH(QString, fix);
        QFETCH(QString, command);
        const Finding finding = found(fix.toLatin1().constData(),
            { { u"tap"_s, u"tap-db01"_s }, { u"bridge"_s, u"br0"_s }, { u"vlan"_s, u"7"_s } },
            sampleTapInterface(1, u"tap-db01"_s));
        QCOMPARE(fixKindOf(finding), FixKind::Tap);
        ManagedTap record; // also where the tap is ours
        record.spec.name = u"tap-db01"_s;
        const TapFixes fixes
            = planTapFixes({ finding, finding }, uri, sampleMachine(), ManagedTaps { { record.spec.name, record } });
        QVERIFY(fixes.plan.steps.isEmpty());
        QCOMPARE(fixes.commands, QStringList { command });
    }

    void whatWantsAnAnswerIsNoPlan()
    {
        for (const char* fix : { "", "make-tap", "reset-tap", "delete-tap", "join-bridge", "choose-tap" })
            QCOMPARE(fixKindOf(found(fix, {}, sampleTapInterface(1, u"tap"_s))), FixKind::None);
    }
};

QTEST_GUILESS_MAIN(TestFixPlan)
#include "tst_fixplan.moc"
