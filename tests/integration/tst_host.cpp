#include "core/connection.h"
#include "engine/engine.h"
#include "engine/machinewatch.h"
#include "integration/labhost.h"
#include "integration/labtools.h"

#include <QSignalSpy>
#include <QTemporaryFile>
#include <QTest>

using namespace VirtTap;
using namespace Qt::StringLiterals;

// The code behind the wizard's button against a real libvirtd, real QEMU guests and real taps. Each test has guests and
// taps of its own; what counts is read from the kernel and by virsh, not from the program.
class TestHost : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<Lab::Host> m_host;
    std::unique_ptr<Engine> m_other; // until the end: the first engine to go stops libvirt's event loop

    void prepare(const QString& name, const QString& interfaceXml = {})
    {
        Lab::define(name, Lab::guestXml(name, interfaceXml));
        QVERIFY(m_host->waitForGuest(name));
    }

    void prepareRunning(const QString& name, const QString& interfaceXml = {})
    {
        prepare(name, interfaceXml);
        if (QTest::currentTestFailed())
            return;
        const Lab::Said said = Lab::virsh({ u"start"_s, name });
        QVERIFY2(said.code == 0, qPrintable(said.err));
        const qsizetype interfaces = interfaceXml.isEmpty() ? 0 : 1;
        QVERIFY(Lab::waitFor([&] { return isKnownToRun(name) && m_host->guest(name)->live.size() == interfaces; }));
    }

    bool isKnownToRun(const QString& name)
    {
        const DomainPtr guest = m_host->guest(name);
        return guest && guest->isActive() && guest->taints.isKnown(); // read last
    }

    static bool keepsPassword(const QString& name)
    {
        return Lab::virsh({ u"dumpxml"_s, u"--inactive"_s, u"--security-info"_s, name })
            .out.contains(u"passwd='secret'"_s);
    }

    static QString userNic(const QString& model)
    {
        return u"<interface type='user'><mac address='52:54:00:aa:00:01'/><model type='%1'/>%2</interface>"_s.arg(
            model, Lab::addressFor(model));
    }

    static QString targetElement(const QString& tap) { return u"<target dev='%1' managed='no'/>"_s.arg(tap); }

    // As the Result page does it: by what the kernel and libvirt show.
    void verifyWorking(const QString& guest, const QString& tap)
    {
        QVERIFY(Lab::waitFor([&] { return Lab::hasCarrier(tap); }));
        QVERIFY(Lab::isHeld(tap));
        QVERIFY(Lab::waitFor([&] { return m_host->guest(guest)->taints.isKnown(); }));
        QCOMPARE(m_host->guest(guest)->taints.value(), QStringList());
        QVERIFY(Lab::waitFor([&] { return m_host->tap(tap) && m_host->tap(tap)->isInUse().is(true); }));
        QVERIFY(Lab::liveXml(guest).contains(targetElement(tap)));
    }

private slots:
    void initTestCase()
    {
        auto engine = std::make_unique<Engine>();
        new MachineWatch(*engine);
        m_host = std::make_unique<Lab::Host>(std::move(engine));
        QVERIFY2(m_host->open(), qPrintable(m_host->connection().state().error.detail));
        QVERIFY(Lab::waitFor([this] { return m_host->tap(u"t4"_s) != nullptr; }));
        QCOMPARE(m_host->connection().state().host.isSession, Lab::isSession());
        QCOMPARE(m_host->connections().machineOf(Lab::uri()).source, MachineState::Source::Kernel);
    }

    // A guest without an operating system is one that keeps a processor busy.
    void cleanup()
    {
        const QStringList names = Lab::virsh({ u"list"_s, u"--name"_s }).out.split(u'\n', Qt::SkipEmptyParts);
        for (const QString& name : names)
            Lab::virsh({ u"destroy"_s, name });
    }

    void cleanupTestCase()
    {
        m_host.reset();
        m_other.reset();
    }

    void attachesToAGuestThatIsOffAndStartsIt()
    {
        prepare(u"off"_s);
        if (QTest::currentTestFailed())
            return;
        InterfaceRequest request = m_host->request(u"off"_s, u"t4"_s);
        request.startAfterwards = true;

        const PlanRun::Outcome outcome = m_host->carryOut(m_host->plan(request));

        QVERIFY2(outcome.isDone, qPrintable(outcome.error.message + u" | "_s + outcome.error.detail));
        verifyWorking(u"off"_s, u"t4"_s);
        QVERIFY(Lab::configXml(u"off"_s).contains(targetElement(u"t4"_s)));
        QVERIFY(keepsPassword(u"off"_s));
    }

    void attachesToARunningGuestNowAndForGood()
    {
        prepareRunning(u"on"_s);
        if (QTest::currentTestFailed())
            return;

        const PlanRun::Outcome outcome = m_host->carryOut(m_host->plan(m_host->request(u"on"_s, u"t5"_s)));

        QVERIFY2(outcome.isDone, qPrintable(outcome.error.message + u" | "_s + outcome.error.detail));
        verifyWorking(u"on"_s, u"t5"_s);
        QVERIFY(Lab::configXml(u"on"_s).contains(targetElement(u"t5"_s)));
        QVERIFY(keepsPassword(u"on"_s));
    }

    void replacesAUserInterfaceOfAGuestThatIsOff()
    {
        prepare(u"swap"_s, userNic(u"virtio"_s));
        if (QTest::currentTestFailed())
            return;
        const QString address = m_host->guest(u"swap"_s)->config.constFirst().address;

        const PlanRun::Outcome outcome = m_host->carryOut(m_host->plan(m_host->replacement(u"swap"_s, u"t6"_s)));

        QVERIFY2(outcome.isDone, qPrintable(outcome.error.message + u" | "_s + outcome.error.detail));
        QVERIFY(Lab::waitFor([&] { return m_host->guest(u"swap"_s)->config.constFirst().isOnOwnTap(); }));
        const Interface after = m_host->guest(u"swap"_s)->config.constFirst();
        QCOMPARE(after.mac, MacAddress::parse(u"52:54:00:aa:00:01"));
        QCOMPARE(after.address, address);
        QCOMPARE(Lab::configXml(u"swap"_s).count(u"<interface "_s), 1);
        QVERIFY(keepsPassword(u"swap"_s));
    }

    void replacesTheFirstOfTwoByOneOfAnotherMacInItsPlace()
    {
        const QString second = userNic(u"virtio"_s).replace(u":01"_s, u":02"_s);
        prepare(u"anew"_s, userNic(u"virtio"_s) + second);
        if (QTest::currentTestFailed())
            return;
        const QString before = Lab::configXml(u"anew"_s);
        const QString address = m_host->guest(u"anew"_s)->config.constFirst().address;
        InterfaceRequest request = m_host->replacement(u"anew"_s, u"t6"_s);
        request.interface.mac = MacAddress::parse(u"52:54:00:aa:00:09");
        const Plan plan = m_host->plan(request).value();
        QCOMPARE(plan.steps.constFirst().kind, Step::Kind::DefineGuest);

        const PlanRun::Outcome outcome = m_host->carryOut(plan);

        QVERIFY2(outcome.isDone, qPrintable(outcome.error.message + u" | "_s + outcome.error.detail));
        QVERIFY(Lab::waitFor([&] { return m_host->guest(u"anew"_s)->config.constFirst().isOnOwnTap(); }));
        const QList<Interface> after = m_host->guest(u"anew"_s)->config;
        QCOMPARE(after.size(), 2);
        QCOMPARE(after.constFirst().mac, request.interface.mac);
        QCOMPARE(after.constFirst().address, address);
        QVERIFY(keepsPassword(u"anew"_s));

        // What undoes it brings the config back.
        Plan undo { .title = u"undo"_s, .steps = { *undoOf(plan.steps.constFirst()) }, .configXml = {} };
        QVERIFY(m_host->carryOut(undo).isDone);
        QCOMPARE(Lab::sortedLines(Lab::configXml(u"anew"_s)), Lab::sortedLines(before));
        QVERIFY(keepsPassword(u"anew"_s));
    }

    void replacesAUserInterfaceThatTheGuestLetsGoOf()
    {
        prepareRunning(u"usb"_s, userNic(u"usb-net"_s));
        if (QTest::currentTestFailed())
            return;

        const PlanRun::Outcome outcome = m_host->carryOut(m_host->plan(m_host->replacement(u"usb"_s, u"t7"_s)));

        QVERIFY2(outcome.isDone, qPrintable(outcome.error.message + u" | "_s + outcome.error.detail));
        verifyWorking(u"usb"_s, u"t7"_s);
        QVERIFY(Lab::configXml(u"usb"_s).contains(targetElement(u"t7"_s)));
        QVERIFY(keepsPassword(u"usb"_s));
    }

    void saysThatItWaitsForAGuestThatDoesNotLetGo()
    {
        prepareRunning(u"deaf"_s, userNic(u"virtio"_s)); // there is no operating system in it to answer
        if (QTest::currentTestFailed())
            return;
        const auto plan = m_host->plan(m_host->replacement(u"deaf"_s, u"t8"_s));
        QVERIFY(plan.has_value());
        PlanRun run(*plan, m_host->connections());
        run.setPatience(std::chrono::milliseconds(200));
        const QSignalSpy waiting(&run, &PlanRun::waitingForGuest);
        const QSignalSpy finished(&run, &PlanRun::finished);

        run.start();

        QVERIFY(Lab::waitFor([&] { return !waiting.isEmpty() || !finished.isEmpty(); }));
        QVERIFY(finished.isEmpty());
        QVERIFY2(Lab::liveXml(u"deaf"_s).contains(u"type='user'"_s), "it is still there");
        run.cancel();
        QVERIFY(Lab::waitFor([&] { return !finished.isEmpty(); }));
        const auto outcome = finished.first().first().value<PlanRun::Outcome>();
        QVERIFY(!outcome.isDone);
        QCOMPARE(outcome.error.kind, Error::Kind::Cancelled);
        QVERIFY2(!outcome.left.isEmpty(), "it may still let go");
        QVERIFY2(Lab::configXml(u"deaf"_s).contains(u"type='user'"_s), "the config is as it was");
        QVERIFY(keepsPassword(u"deaf"_s));
    }

    void detaches_data()
    {
        QTest::addColumn<bool>("isRunning");
        QTest::addColumn<QString>("guest");
        QTest::addColumn<QString>("tap");
        QTest::newRow("from a guest that is off") << false << u"d1"_s << u"t9"_s;
        QTest::newRow("from a running guest, now and for good") << true << u"d2"_s << u"t10"_s;
    }

    void detaches()
    {
        QFETCH(bool, isRunning);
        QFETCH(QString, guest);
        QFETCH(QString, tap);
        const QString nic = Lab::tapInterface(tap, u"52:54:00:bb:00:01"_s, u"usb-net"_s);
        isRunning ? prepareRunning(guest, nic) : prepare(guest, nic);
        if (QTest::currentTestFailed())
            return;

        const PlanRun::Outcome outcome = m_host->carryOut(m_host->detachPlan(guest, Scope::Both));

        QVERIFY2(outcome.isDone, qPrintable(outcome.error.message + u" | "_s + outcome.error.detail));
        QVERIFY(!Lab::configXml(guest).contains(u"<interface "_s));
        QVERIFY(!Lab::liveXml(guest).contains(u"<interface "_s));
        QVERIFY(!Lab::isHeld(tap));
        QVERIFY2(m_host->tap(tap), "managed='no': the tap stays");
        QVERIFY(keepsPassword(guest));
        QVERIFY(Lab::waitFor([&] { return m_host->guest(guest)->interfaces().isEmpty(); }));
    }

    void tellsWhyItCannotWork_data()
    {
        QTest::addColumn<QString>("guest");
        QTest::addColumn<QString>("tap");
        QTest::addColumn<int>("queues");
        QTest::addColumn<QString>("finding");
        QTest::addColumn<QString>("libvirtsWords");
        QTest::newRow("a missing tap") << u"w1"_s << u"nosuch0"_s << 0 << u"tap-missing"_s << u"doesn't exist"_s;
        QTest::newRow("too few queues") << u"w2"_s << u"mq0"_s << 0 << u"tap-queues-few"_s << u"Invalid argument"_s;
        QTest::newRow("too many queues") << u"w3"_s << u"t11"_s << 4 << u"tap-queues-many"_s << u"Invalid argument"_s;
        if (Lab::isSession())
            QTest::newRow("someone else's tap")
                << u"w4"_s << u"theirs0"_s << 0 << u"tap-not-openable"_s << u"Operation not permitted"_s;
    }

    void tellsWhyItCannotWork()
    {
        QFETCH(QString, guest);
        QFETCH(QString, tap);
        QFETCH(int, queues);
        QFETCH(QString, finding);
        QFETCH(QString, libvirtsWords);
        prepare(guest);
        if (QTest::currentTestFailed())
            return;
        InterfaceRequest request = m_host->request(guest, tap);
        request.interface.queues = queues;
        request.startAfterwards = true;

        const QList<Finding> findings = m_host->findings(request);
        const auto found = std::ranges::find(findings, finding, &Finding::id);
        QVERIFY2(found != findings.end(), "it is foreseen");
        QVERIFY2(found->message.contains(tap), qPrintable(found->message));

        const PlanRun::Outcome outcome = m_host->carryOut(m_host->plan(request));
        QVERIFY(!outcome.isDone);
        QCOMPARE(outcome.error.message, u"The guest could not be started."_s);
        QVERIFY2(outcome.error.detail.contains(libvirtsWords), qPrintable(outcome.error.detail));
        QCOMPARE(outcome.left, QStringList());
        QVERIFY2(!Lab::configXml(guest).contains(u"<interface "_s), "what was done is undone");
        QVERIFY(keepsPassword(guest));
    }

    void someoneElsesTapIsNoMatterToTheSystemDaemon()
    {
        if (Lab::isSession())
            QSKIP("a row of tellsWhyItCannotWork here");
        prepare(u"root"_s);
        if (QTest::currentTestFailed())
            return;
        InterfaceRequest request = m_host->request(u"root"_s, u"theirs0"_s);
        request.startAfterwards = true;
        QVERIFY(m_host->carryOut(m_host->plan(request)).isDone);
        verifyWorking(u"root"_s, u"theirs0"_s);
    }

    void discardsASavedStateFirst()
    {
        prepareRunning(u"saved"_s);
        if (QTest::currentTestFailed())
            return;
        QCOMPARE(Lab::virsh({ u"managedsave"_s, u"saved"_s }).code, 0);
        QVERIFY(Lab::waitFor([&] { return m_host->guest(u"saved"_s)->hasManagedSave.is(true); }));
        QVERIFY(!m_host->guest(u"saved"_s)->isActive());
        InterfaceRequest request = m_host->request(u"saved"_s, u"t12"_s);
        request.discardSavedState = true;
        request.startAfterwards = true;

        const PlanRun::Outcome outcome = m_host->carryOut(m_host->plan(request));

        QVERIFY2(outcome.isDone, qPrintable(outcome.error.message + u" | "_s + outcome.error.detail));
        verifyWorking(u"saved"_s, u"t12"_s);
        QVERIFY(Lab::waitFor([&] { return m_host->guest(u"saved"_s)->hasManagedSave.is(false); }));
    }

    void changesATransientGuestNow()
    {
        QTemporaryFile file;
        QVERIFY(file.open());
        file.write(Lab::guestXml(u"brief"_s));
        file.close();
        QCOMPARE(Lab::virsh({ u"create"_s, file.fileName() }).code, 0);
        QVERIFY(m_host->waitForGuest(u"brief"_s));
        QVERIFY(!m_host->guest(u"brief"_s)->isPersistent);

        const PlanRun::Outcome outcome = m_host->carryOut(m_host->plan(m_host->request(u"brief"_s, u"t13"_s)));

        QVERIFY2(outcome.isDone, qPrintable(outcome.error.message + u" | "_s + outcome.error.detail));
        verifyWorking(u"brief"_s, u"t13"_s);
    }

    void comesBackWhenTheDaemonDoes()
    {
        prepareRunning(u"still"_s, Lab::tapInterface(u"t14"_s, u"52:54:00:cc:00:01"_s));
        if (QTest::currentTestFailed())
            return;
        prepare(u"later"_s);

        Lab::endDaemon();
        QVERIFY(Lab::waitFor([&] { return m_host->connection().state().phase == ConnectionState::Phase::Lost; }));
        QVERIFY(!m_host->connection().state().error.message.isEmpty());
        QVERIFY2(m_host->guest(u"still"_s), "what was known stays");
        QVERIFY2(Lab::isHeld(u"t14"_s), "QEMU outlives its daemon");

        Lab::beginDaemon();
        QVERIFY(Lab::waitFor([&] { return m_host->connection().state().phase == ConnectionState::Phase::Open; }));
        QVERIFY(m_host->guest(u"still"_s)->isActive());
        QCOMPARE(Lab::virsh({ u"start"_s, u"later"_s }).code, 0);
        QVERIFY2(Lab::waitFor([&] { return m_host->guest(u"later"_s)->isActive(); }), "events come again");
    }

    // Where only libvirt can be asked each event makes it read all again; whatever comes in between, what is shown last
    // is what is there.
    void followsABurstThroughLibvirtAlone()
    {
        if (Lab::isSession())
            QSKIP("an ordinary user can make no tap; the system run does this");
        m_other = std::make_unique<Engine>();
        Engine& engine = *m_other;
        new MachineWatch(engine);
        const QString elsewhere = u"qemu+unix:///system?socket=/run/libvirt/libvirt-sock"_s;
        engine.add(elsewhere, true)->open();
        const auto taps = [&] {
            const MachineState machine = engine.machineOf(elsewhere);
            return std::ranges::count_if(
                machine.links, [](const Link& link) { return link.name.startsWith(u"burst"_s) && link.isTap(); });
        };
        QVERIFY(Lab::waitFor([&] { return engine.machineOf(elsewhere).linkNamed(u"t0"_s) != nullptr; }));
        QCOMPARE(engine.machineOf(elsewhere).source, MachineState::Source::Libvirt);
        QTemporaryFile make;
        QTemporaryFile remove;
        QVERIFY(make.open() && remove.open());
        for (int i = 0; i < 60; ++i) {
            make.write("tuntap add burst" + QByteArray::number(i) + " mode tap user root\n");
            remove.write("link delete burst" + QByteArray::number(i) + "\n");
        }
        make.close();
        remove.close();
        QCOMPARE(Lab::run(u"ip"_s, { u"-batch"_s, make.fileName() }).code, 0);
        QVERIFY(Lab::waitFor([&] { return taps() == 60; }));
        QCOMPARE(Lab::run(u"ip"_s, { u"-batch"_s, remove.fileName() }).code, 0);
        QVERIFY(Lab::waitFor([&] { return taps() == 0; }));
    }

    void keepsAPasswordInAnArgumentAndShowsItNowhere()
    {
        const QByteArray commandLine = "<qemu:commandline><qemu:env name='LAB_PASSWORD' value='Hidd3n'/>"
                                       "</qemu:commandline></domain>";
        QByteArray xml = Lab::guestXml(u"args"_s).replace("</domain>", commandLine);
        xml.replace(
            "<domain type='qemu'", "<domain type='qemu' xmlns:qemu='http://libvirt.org/schemas/domain/qemu/1.0'");
        Lab::define(u"args"_s, xml);
        QVERIFY(m_host->waitForGuest(u"args"_s));
        const auto shown = m_host->connection().readXml(m_host->guest(u"args"_s)->uuid, Connection::Xml::Config);
        QVERIFY(Lab::waitFor([&] { return shown.isFinished(); }));
        QVERIFY(shown.result()->contains(u"LAB_PASSWORD"_s) && !shown.result()->contains(u"Hidd3n"_s));

        const PlanRun::Outcome outcome = m_host->carryOut(m_host->plan(m_host->request(u"args"_s, u"t15"_s)));

        QVERIFY2(outcome.isDone, qPrintable(outcome.error.message + u" | "_s + outcome.error.detail));
        QVERIFY(Lab::configXml(u"args"_s).contains(u"value='Hidd3n'"_s));
        QVERIFY(Lab::configXml(u"args"_s).contains(targetElement(u"t15"_s)));
    }

    // libvirt has no event for it, and forgets it when the guest runs.
    void showsAStartOfAnotherProgramThatFailed()
    {
        prepare(u"failing"_s, Lab::tapInterface(u"nosuch0"_s, u"52:54:00:aa:00:31"_s));
        QVERIFY(!m_host->guest(u"failing"_s)->lastStartFailed);
        QVERIFY(Lab::virsh({ u"start"_s, u"failing"_s }).code != 0);
        m_host->connection().refresh(m_host->guest(u"failing"_s)->uuid);
        QVERIFY(Lab::waitFor([&] { return m_host->guest(u"failing"_s)->lastStartFailed; }));

        const QString good = Lab::configXml(u"failing"_s).replace(u"nosuch0"_s, u"t16"_s);
        QTemporaryFile file;
        QVERIFY(file.open());
        file.write(good.toUtf8());
        file.close();
        QCOMPARE(Lab::virsh({ u"define"_s, file.fileName() }).err, QString());
        QVERIFY(m_host->guest(u"failing"_s)->lastStartFailed);
        QCOMPARE(Lab::virsh({ u"start"_s, u"failing"_s }).err, QString());
        QVERIFY(
            Lab::waitFor([&] { return isKnownToRun(u"failing"_s) && !m_host->guest(u"failing"_s)->lastStartFailed; }));
        QCOMPARE(Lab::virsh({ u"destroy"_s, u"failing"_s }).err, QString());
        QVERIFY(Lab::waitFor(
            [&] { return !m_host->guest(u"failing"_s)->isActive() && !m_host->guest(u"failing"_s)->lastStartFailed; }));
    }

    void showsATapThatComesAndGoes()
    {
        if (Lab::isSession())
            QSKIP("an ordinary user can make no tap; the system run does this");
        QVERIFY(!m_host->tap(u"comes0"_s));
        Lab::run(u"ip"_s, { u"tuntap"_s, u"add"_s, u"comes0"_s, u"mode"_s, u"tap"_s, u"user"_s, u"labuser"_s });
        QVERIFY(Lab::waitFor([&] { return m_host->tap(u"comes0"_s) != nullptr; }));
        // The kernel announces the link before it has an owner, and the owner not at all.
        QVERIFY(Lab::waitFor([&] {
            const Link* tap = m_host->tap(u"comes0"_s);
            return tap->tun.isKnown() && tap->tun.value().owner.has_value();
        }));
        Lab::run(u"ip"_s, { u"link"_s, u"del"_s, u"comes0"_s });
        QVERIFY(Lab::waitFor([&] { return m_host->tap(u"comes0"_s) == nullptr; }));
    }
};

QTEST_GUILESS_MAIN(TestHost)
#include "tst_host.moc"
