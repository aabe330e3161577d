#include "core/connection.h"
#include "core/tapservice.h"
#include "engine/engine.h"
#include "engine/machinewatch.h"
#include "integration/labhost.h"
#include "integration/labtools.h"
#include "plan/plandifferences.h"
#include "plan/planfile.h"
#include "plan/undoplan.h"

#include <QProcess>
#include <QSignalSpy>
#include <QTest>

using namespace VirtTap;
using namespace Qt::StringLiterals;

// Taps made by the real helper, with the real polkit, for a real guest: by the code behind the window's buttons.
class TestMaking : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<Lab::Host> m_host;

    TapService* service() { return m_host->connections().tapService(m_host->connection().state().host.machineId); }

    template <typename T>
    static Result<T> answerOf(const QFuture<Result<T>>& future)
    {
        if (!Lab::waitFor([&] { return future.isFinished(); }) || future.resultCount() == 0)
            return std::unexpected(Error { .message = u"no answer"_s, .detail = {} });
        return future.result();
    }

    static TapSpec spec(const QString& name)
    {
        TapSpec spec;
        spec.name = name;
        spec.owner = 0;
        spec.bridge = u"br0"_s;
        spec.isRestored = true;
        spec.label = u"guest/net0"_s;
        return spec;
    }

    static NewTap newTap()
    {
        return { .owner = 0, .group = {}, .opener = u"root"_s, .bridge = u"br0"_s, .isRestored = true };
    }

private slots:
    void initTestCase()
    {
        auto engine = std::make_unique<Engine>();
        new MachineWatch(*engine);
        m_host = std::make_unique<Lab::Host>(std::move(engine));
        QVERIFY2(m_host->open(), qPrintable(m_host->connection().state().error.detail));
        QVERIFY(Lab::waitFor(
            [this] { return m_host->connections().machineOf(Lab::uri()).source == MachineState::Source::Kernel; }));
        QVERIFY(Lab::waitFor([this] { return service() && service()->state().isAvailable(); }));
        QCOMPARE(service()->state().version, QStringLiteral(VIRT_TAP_VERSION));
        QVERIFY(!service()->state().isDemo);
        QVERIFY(Lab::waitFor([this] { return service()->taps().isKnown(); }));
    }

    void cleanupTestCase() { m_host.reset(); }

    void aTapIsMadeUsedChangedAndDeleted()
    {
        const auto asked = answerOf(service()->createTaps({ spec(u"tap-new"_s) }, TapMode::DryRun));
        QVERIFY2(asked, qPrintable(asked ? QString() : asked.error().message));
        QCOMPARE(asked->consent, TapAnswer::Consent::Granted); // root is always allowed
        QVERIFY(!m_host->tap(u"tap-new"_s));

        const auto made = answerOf(service()->createTaps({ spec(u"tap-new"_s) }, TapMode::Final));
        QVERIFY2(made, qPrintable(made ? QString() : made.error().message + u" | "_s + made.error().detail));
        QVERIFY(Lab::waitFor([this] {
            const Link* tap = m_host->tap(u"tap-new"_s);
            return tap && tap->isUp.is(true) && tap->maker.is(Link::Maker::VirtTap)
                && m_host->connections().machineOf(Lab::uri()).bridgeOf(*tap).is(u"br0"_s);
        }));
        QCOMPARE(made->made.value(u"tap-new"_s), m_host->tap(u"tap-new"_s)->id);
        QVERIFY(Lab::waitFor([this] { // udev may have given it another address for a moment
            const ManagedTaps taps = service()->taps().value();
            return taps.contains(u"tap-new"_s) && !taps.value(u"tap-new"_s).hasDrifted();
        }));

        Lab::define(u"guest"_s, Lab::guestXml(u"guest"_s));
        QVERIFY(m_host->waitForGuest(u"guest"_s));
        InterfaceRequest request = m_host->request(u"guest"_s, u"tap-new"_s);
        request.startAfterwards = true;
        const PlanRun::Outcome outcome = m_host->carryOut(m_host->plan(request));
        QVERIFY2(outcome.isDone, qPrintable(outcome.error.message + u" | "_s + outcome.error.detail));
        QVERIFY(Lab::waitFor([] { return Lab::hasCarrier(u"tap-new"_s); }));
        QVERIFY(Lab::isHeld(u"tap-new"_s));

        const auto busy = answerOf(service()->deleteTaps({ u"tap-new"_s }, TapMode::Final));
        QVERIFY(!busy);
        QCOMPARE(busy.error().kind, Error::Kind::Busy);
        QVERIFY2(busy.error().message.contains(u"tap-new"_s), qPrintable(busy.error().message));
        QVERIFY2(Lab::hasCarrier(u"tap-new"_s), "the guest keeps its network");

        TapChange change;
        change.name = u"tap-new"_s;
        change.mtu = 1400;
        change.isRestored = false;
        QVERIFY(answerOf(service()->updateTaps({ change }, TapMode::Final)));
        QVERIFY(Lab::waitFor([this] { return m_host->tap(u"tap-new"_s)->mtu.is(1400); }));

        QCOMPARE(Lab::virsh({ u"destroy"_s, u"guest"_s }).code, 0);
        QVERIFY(Lab::waitFor([] { return !Lab::hasCarrier(u"tap-new"_s); }));
        QVERIFY(answerOf(service()->deleteTaps({ u"tap-new"_s }, TapMode::Final)));
        QVERIFY(Lab::waitFor([this] { return m_host->tap(u"tap-new"_s) == nullptr; }));
        QVERIFY(Lab::waitFor([this] { return !service()->taps().value().contains(u"tap-new"_s); }));
    }

    void aPlanFromAFileIsCarriedOutAndUndone_data()
    {
        QTest::addColumn<bool>("isRunning");
        QTest::addColumn<bool>("isStartedSince");
        QTest::newRow("of a guest that is off") << false << false;
        QTest::newRow("of one that runs") << true << false;
        QTest::newRow("of one that is started in between") << false << true;
    }

    void aPlanFromAFileIsCarriedOutAndUndone()
    {
        QFETCH(bool, isRunning);
        QFETCH(bool, isStartedSince);
        const QString name = u"filed"_s;
        // Without an operating system a guest lets go of USB only.
        Lab::define(name,
            Lab::guestXml(name,
                u"<interface type='user'><mac address='52:54:00:00:77:01'/><model type='usb-net'/>%1</interface>"_s.arg(
                    Lab::addressFor(u"usb-net"_s))));
        QVERIFY(m_host->waitForGuest(name));
        if (isRunning)
            QCOMPARE(Lab::virsh({ u"start"_s, name }).err, QString());
        const auto isActive
            = [&](bool wanted) { return Lab::waitFor([&] { return m_host->guest(name)->isActive() == wanted; }); };
        QVERIFY(isActive(isRunning));
        const QString before = Lab::configXml(name);
        InterfaceRequest request = m_host->replacement(name, u"tap-filed"_s);
        request.newTap = newTap();
        const auto made = m_host->plan(request);
        QVERIFY2(made, qPrintable(made ? QString() : made.error().message));
        const auto plan = readPlan(writePlan(*made));
        QVERIFY2(plan, qPrintable(plan ? QString() : plan.error().message));
        QVERIFY(std::ranges::none_of(planDifferences(*plan, m_host->connections()), blocks));

        const PlanRun::Outcome outcome = m_host->carryOut(*plan);
        QVERIFY2(outcome.isDone, qPrintable(outcome.error.message + u" | "_s + outcome.error.detail));
        if (isStartedSince)
            QCOMPARE(Lab::virsh({ u"start"_s, name }).err, QString());
        QVERIFY(isActive(isRunning || isStartedSince));
        if (isRunning || isStartedSince)
            QVERIFY(Lab::waitFor([] { return Lab::isHeld(u"tap-filed"_s); }));

        QVERIFY(Lab::waitFor([&] { return m_host->guest(name)->isActive() == !m_host->guest(name)->live.isEmpty(); }));
        const UndoPlan undo
            = undoPlan(*plan, QList<bool>(plan->steps.size(), true), m_host->guest(name), Lab::configXml(name));
        const QList<Finding> differences = planDifferences(undo.plan, m_host->connections());
        QVERIFY2(std::ranges::none_of(differences, blocks),
            qPrintable(differences.isEmpty() ? QString() : differences.constFirst().message));
        const PlanRun::Outcome undone = m_host->carryOut(undo.plan);
        QVERIFY2(undone.isDone, qPrintable(undone.error.message + u" | "_s + undone.error.detail));
        QCOMPARE(Lab::configXml(name), before);
        QVERIFY(Lab::waitFor([this] { return m_host->tap(u"tap-filed"_s) == nullptr; }));
        Lab::virsh({ u"destroy"_s, name });
        QCOMPARE(Lab::virsh({ u"undefine"_s, name }).code, 0);
        QVERIFY(Lab::waitFor([&] { return !m_host->guest(name); }));
    }

    void whatHasDriftedIsReset()
    {
        QVERIFY(answerOf(service()->createTaps({ spec(u"tap-a"_s), spec(u"tap-b"_s) }, TapMode::Final)));
        Lab::run(u"ip"_s, { u"link"_s, u"set"_s, u"tap-a"_s, u"mtu"_s, u"1300"_s });
        Lab::run(u"ip"_s, { u"link"_s, u"del"_s, u"tap-b"_s });
        QVERIFY(Lab::waitFor([this] {
            const ManagedTaps taps = service()->taps().value();
            return taps.value(u"tap-a"_s).drift == QStringList { u"mtu"_s } && taps.value(u"tap-b"_s).isMissing;
        }));
        const auto repaired = answerOf(service()->repair({ u"tap-a"_s, u"tap-b"_s }));
        QVERIFY2(repaired, qPrintable(repaired ? QString() : repaired.error().message));
        QCOMPARE(QSet<QString>(repaired->begin(), repaired->end()), (QSet<QString> { u"tap-a"_s, u"tap-b"_s }));
        QVERIFY(Lab::waitFor([this] {
            return m_host->tap(u"tap-b"_s) && m_host->tap(u"tap-a"_s)->mtu.is(1500)
                && !service()->taps().value().value(u"tap-b"_s).hasDrifted();
        }));
        QVERIFY(answerOf(service()->deleteTaps({ u"tap-a"_s, u"tap-b"_s }, TapMode::Final)));
    }

    void refusalsNameTheTap_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("bridge");
        QTest::addColumn<QString>("says");
        QTest::newRow("a name that is taken") << u"taken0"_s << u"br0"_s << u"taken0"_s;
        QTest::newRow("a bridge that is not there") << u"tap-x"_s << u"br9"_s << u"tap-x"_s;
    }

    void refusalsNameTheTap()
    {
        QFETCH(QString, name);
        QFETCH(QString, bridge);
        QFETCH(QString, says);
        Lab::run(u"ip"_s, { u"tuntap"_s, u"add"_s, u"taken0"_s, u"mode"_s, u"tap"_s, u"user"_s, u"root"_s });
        TapSpec tap = spec(name);
        tap.bridge = bridge;
        const auto made = answerOf(service()->createTaps({ spec(u"tap-y"_s), tap }, TapMode::Final));
        QVERIFY(!made);
        QVERIFY2(made.error().message.contains(says), qPrintable(made.error().message));
        QVERIFY2(!m_host->tap(u"tap-y"_s), "all or nothing");
        Lab::run(u"ip"_s, { u"link"_s, u"del"_s, u"taken0"_s });
    }

    void aPlanMakesTheTapAndStartsTheGuest()
    {
        Lab::define(u"whole"_s, Lab::guestXml(u"whole"_s));
        QVERIFY(m_host->waitForGuest(u"whole"_s));
        InterfaceRequest request = m_host->request(u"whole"_s, u"tap-whole"_s);
        request.newTap = newTap();
        request.interface.queues = 2;
        request.interface.mtu = 1400;
        request.startAfterwards = true;
        const PlanRun::Outcome outcome = m_host->carryOut(m_host->plan(request));
        QVERIFY2(outcome.isDone, qPrintable(outcome.error.message + u" | "_s + outcome.error.detail));
        QVERIFY(Lab::waitFor([] { return Lab::isHeld(u"tap-whole"_s); }));
        QVERIFY(Lab::waitFor([this] {
            const Link* tap = m_host->tap(u"tap-whole"_s);
            return tap && tap->mtu.is(1400) && tap->tun.isKnown() && tap->tun.value().isMultiQueue
                && m_host->connections().machineOf(Lab::uri()).bridgeOf(*tap).is(u"br0"_s);
        }));
        QVERIFY(Lab::waitFor([this] {
            const ManagedTaps taps = service()->taps().valueOr({});
            return taps.contains(u"tap-whole"_s) && !taps.value(u"tap-whole"_s).isProvisional;
        }));
        QCOMPARE(Lab::virsh({ u"destroy"_s, u"whole"_s }).code, 0);
        QVERIFY(Lab::waitFor([] { return !Lab::isHeld(u"tap-whole"_s); }));
        QVERIFY(m_host->tap(u"tap-whole"_s));
        QVERIFY(answerOf(service()->deleteTaps({ u"tap-whole"_s }, TapMode::Final)));
    }

    void aPlanThatFailsLeavesNoTap_data()
    {
        QTest::addColumn<bool>("isRunning");
        QTest::newRow("the guest cannot be started with it") << false;
        QTest::newRow("it cannot be attached to the guest that runs") << true;
    }

    void aPlanThatFailsLeavesNoTap()
    {
        QFETCH(bool, isRunning);
        const QString name = isRunning ? u"failing-on"_s : u"failing-off"_s;
        Lab::define(name, Lab::guestXml(name));
        if (isRunning)
            QCOMPARE(Lab::virsh({ u"start"_s, name }).code, 0);
        QVERIFY(m_host->waitForGuest(name));
        QVERIFY(Lab::waitFor([this, name, isRunning] { return m_host->guest(name)->isActive() == isRunning; }));
        const QString config = Lab::configXml(name);
        const QString live = isRunning ? Lab::liveXml(name) : QString();
        InterfaceRequest request = m_host->request(name, u"tap-failing"_s, u"no-such-model"_s); // QEMU's to refuse
        request.newTap = newTap();
        request.startAfterwards = !isRunning;
        const PlanRun::Outcome outcome = m_host->carryOut(m_host->plan(request));
        QVERIFY(!outcome.isDone);
        QCOMPARE(outcome.steps.constFirst(), PlanRun::StepState::Undone);
        QVERIFY2(outcome.left.isEmpty(), qPrintable(outcome.left.join(u'\n')));
        QVERIFY(Lab::run(u"ip"_s, { u"link"_s, u"show"_s, u"tap-failing"_s }).code != 0);
        QVERIFY(Lab::waitFor([this] { return !service()->taps().valueOr({}).contains(u"tap-failing"_s); }));
        QCOMPARE(Lab::configXml(name), config);
        if (isRunning)
            QCOMPARE(Lab::liveXml(name), live);
    }

    void aProgramThatIsKilledLeavesNoTapThatNobodyUses_data()
    {
        QTest::addColumn<int>("step"); // after which it is killed
        QTest::addColumn<bool>("isKept");
        QTest::newRow("killed between create and attach") << 0 << false;
        QTest::newRow("killed when all was done") << 99 << true;
    }

    void aProgramThatIsKilledLeavesNoTapThatNobodyUses()
    {
        QFETCH(int, step);
        QFETCH(bool, isKept);
        const QString name = u"killed-%1"_s.arg(step);
        const QString tap = u"tap-k%1"_s.arg(step);
        Lab::define(name, Lab::guestXml(name));
        const QString before = Lab::configXml(name);
        QProcess program;
        program.start(QStringLiteral(DYING_PLAN), { name, tap, QString::number(step) });
        QVERIFY(program.waitForFinished(60000));
        QVERIFY2(program.exitStatus() == QProcess::CrashExit, qPrintable(QString::number(program.exitCode())));
        QCOMPARE(program.readAllStandardOutput().trimmed(), QByteArray("there"));
        const auto isThere = [&tap] { return Lab::run(u"ip"_s, { u"link"_s, u"show"_s, tap }).code == 0; };
        if (isKept) {
            QVERIFY(Lab::waitFor([&] { return service()->taps().valueOr({}).contains(tap); }));
            QTest::qWait(500); // the helper has seen it leave by now
            QVERIFY(isThere());
            QVERIFY(Lab::configXml(name).contains(tap));
            QVERIFY(answerOf(service()->deleteTaps({ tap }, TapMode::Final)));
        } else {
            QVERIFY(Lab::waitFor([&] { return !isThere(); }));
            QVERIFY(Lab::waitFor([&] { return !service()->taps().valueOr({}).contains(tap); }));
            QCOMPARE(Lab::configXml(name), before);
        }
    }

    void theHelperMayBeRestartedMeanwhile()
    {
        QVERIFY(answerOf(service()->createTaps({ spec(u"tap-r"_s) }, TapMode::Final)));
        Lab::run(qEnvironmentVariable("LAB_TOOLS") + u"/daemon"_s, { u"restart"_s, u"helper"_s });
        QVERIFY(Lab::waitFor([this] { return service()->state().isAvailable(); }));
        QVERIFY(answerOf(service()->deleteTaps({ u"tap-r"_s }, TapMode::Final)));
        QVERIFY(Lab::waitFor([this] { return m_host->tap(u"tap-r"_s) == nullptr; }));
    }
};

QTEST_GUILESS_MAIN(TestMaking)
#include "tst_making.moc"
