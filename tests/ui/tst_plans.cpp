#include "fakes/fakeconnection.h"
#include "fakes/fakeconnections.h"
#include "fakes/faketapservice.h"
#include "fakes/samples.h"
#include "plan/planfile.h"
#include "ui/messagebar.h"
#include "ui/newinterface/findinglist.h"
#include "ui/newinterface/planjournal.h"
#include "ui/newinterface/runkeeper.h"
#include "ui/newinterface/steplist.h"
#include "ui/plans/manyplansdialog.h"
#include "ui/plans/plandialog.h"
#include "plan/undoplan.h"
#include "unit/planhost.h"

#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeWidget>

#include <algorithm>

using namespace VirtTap;
using namespace VirtTap::PlanHost;

using Deed = InterfaceRequest::Deed;
using State = Domain::State;

namespace {

// The dialog on a plan for that host, as a person uses it.
struct Driver
{
    Driver(Host& host, const Plan& plan, PlanDialog::Deed deed = PlanDialog::Deed::CarryOut)
        : dialog(host.connections, plan, deed)
    {
        dialog.open();
    }

    template <typename T>
    T* find(const QString& name) const
    {
        return dialog.findChild<T*>(name);
    }
    QPushButton* deed() const { return find<QPushButton>(u"deedButton"_s); }
    MessageBar* bar() const { return dialog.findChild<MessageBar*>(); }
    QString headline() const { return find<QLabel>(u"headlineLabel"_s)->text(); }
    void takeOffer() const { bar()->findChild<QPushButton*>(u"messageOffer"_s)->click(); }
    bool carryOut()
    {
        if (!QTest::qWaitFor([this] { return deed()->isEnabled(); }))
            return false;
        deed()->click();
        auto* cancel = find<QPushButton>(u"cancelRunButton"_s);
        return QTest::qWaitFor([cancel] { return !cancel->isVisible(); });
    }

    PlanDialog dialog;
};

} // namespace

// File > Open Plan and Undo: what is shown of a plan and its host, how it is carried out, and what is kept of it.
class TestPlans : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_directory;
    QString file() const { return m_directory.filePath(u"data/applied.json"_s); }

private slots:
    void init() { QFile::remove(file()); }

    void aPlanIsShownAndCarriedOut()
    {
        Host host(State::Running);
        const Plan plan = host.plan(host.request(Deed::Replace, Scope::Both));
        Driver drive(host, readPlan(writePlan(plan)).value());
        QCOMPARE(drive.headline(), plan.title);
        QCOMPARE(drive.find<StepList>(u"stepList"_s)->count(), plan.steps.size());
        QVERIFY(drive.carryOut());
        QVERIFY(host.has(u"tap-new"_s));
        QTRY_VERIFY2(drive.headline().contains(u"libvirt shows “tap-new”"_s), qPrintable(drive.headline()));
        QVERIFY(!drive.deed()->isVisible());
    }

    void whatIsOtherwiseIsShownAndKeepsItBack()
    {
        Host host(State::Running);
        const Plan plan = host.plan(host.request(Deed::Add, Scope::Both));
        host.connections.removeTapService(machineId());
        const Driver drive(host, plan);
        QVERIFY(!drive.deed()->isEnabled());
        QVERIFY(!drive.dialog.findChild<FindingList*>()->findings().isEmpty());
        host.connections.addTapService(machineId());
        QTRY_VERIFY(drive.deed()->isEnabled());
    }

    void anotherConfigHasToBeSeen()
    {
        Host host(State::ShutOff);
        const Plan plan = host.plan(host.request(Deed::Add, Scope::Both));
        Domain other = *host.guest();
        other.config[0].model = u"e1000"_s;
        host.connection->setDomain(other);
        Driver drive(host, plan);
        auto* tabs = drive.find<QTabWidget>(u"tabs"_s);
        QTRY_VERIFY(tabs->isTabVisible(2));
        QVERIFY(!drive.deed()->isEnabled());
        drive.takeOffer();
        QTRY_VERIFY(drive.deed()->isEnabled());
        QVERIFY(!tabs->isTabVisible(2));
        QVERIFY(drive.carryOut());
        QVERIFY(host.has(u"tap-new"_s));
    }

    void aPlanOfAnUnknownConnectionGoesWhereItsGuestIs()
    {
        Host host(State::ShutOff);
        const Plan plan = host.plan(host.request(Deed::Add, Scope::Both));
        Driver drive(host, throughConnection(plan, u"qemu+ext:///system?command=/bin/sh"_s));
        QCOMPARE(host.connections.uris().size(), 1);
        QCOMPARE(drive.find<QComboBox>(u"connectionCombo"_s)->currentData().toString(), uri());
        QVERIFY(drive.find<QLabel>(u"madeForLabel"_s)->text().contains(u"qemu+ext"_s));
        QVERIFY(drive.carryOut());
        QVERIFY(host.has(u"tap-new"_s));
    }

    void whatFailsIsTakenBackAndSaid()
    {
        Host host(State::ShutOff);
        const Snapshot before = host.snapshot();
        Driver drive(host, host.plan(host.request(Deed::Add, Scope::Both)));
        host.connection->failNext(FakeConnection::Verb::Attach,
            { .kind = Error::Kind::Uncheckable, .message = u"It said no."_s, .detail = {} });
        QVERIFY(drive.carryOut());
        QCOMPARE(drive.bar()->text(), u"It said no."_s);
        QVERIFY(host.snapshot() == before);
        drive.takeOffer(); // without the check
        QTRY_VERIFY(host.has(u"tap-new"_s));
    }

    void whatWasDoneIsKeptAndUndone()
    {
        Host host(State::Running);
        const Snapshot before = host.snapshot();
        const Plan plan = host.plan(host.request(Deed::Replace, Scope::Both));
        PlanJournal journal(host.connections, file());
        const QSignalSpy lines(&host.connections, &Connections::happened);
        QTest::qWait(50); // it is read
        Driver drive(host, plan);
        QVERIFY(drive.carryOut());
        QCOMPARE(journal.applied().size(), 1);
        const auto line = lines.last().constFirst().value<Activity>();
        QCOMPARE(line.applied, journal.applied().constFirst().id);
        QCOMPARE(line.kind, Activity::Kind::Done);
        QTRY_VERIFY(!journal.applied().constFirst().configAfter.isEmpty());

        // Another day.
        QList<AppliedPlan> kept;
        QTRY_VERIFY(readBack(kept) && kept.size() == 1 && !kept.constFirst().configAfter.isEmpty());
        QCOMPARE(kept, journal.applied());
        QVERIFY(!(QFile::permissions(file()) & (QFileDevice::ReadGroup | QFileDevice::ReadOther)));
        const AppliedPlan applied = kept.constFirst();
        const UndoPlan undo = undoPlan(applied.plan, applied.isDone, host.guest(), applied.configAfter);
        Driver undoing(host, undo.plan, PlanDialog::Deed::Undo);
        QVERIFY(undoing.carryOut());
        QVERIFY2(undoing.headline().contains(u"undone"_s), qPrintable(undoing.headline()));
        QVERIFY(host.snapshot() == before);
        journal.setUndone(applied.id);
        QTRY_VERIFY(readBack(kept) && kept.constFirst().isUndone);
    }

    void twoProgramsKeepBoth()
    {
        Host one(State::ShutOff);
        Host other(State::ShutOff);
        PlanJournal first(one.connections, file());
        PlanJournal second(other.connections, file());
        for (Host* host : { &one, &other }) {
            const auto* run = startRun(host->plan(host->request(Deed::Add, Scope::Both)), host->connections);
            const QSignalSpy finished(run, &PlanRun::finished);
            QTRY_COMPARE(finished.size(), 1);
        }
        QList<AppliedPlan> kept;
        QTRY_VERIFY(readBack(kept) && kept.size() == 2);
    }

    void aDemoLeavesNothingBehind()
    {
        Host host(State::ShutOff);
        ConnectionState state = host.connection->state();
        state.host.isDemo = true;
        host.connection->setState(state);
        PlanJournal journal(host.connections, file());
        const auto* run = startRun(host.plan(host.request(Deed::Add, Scope::Both)), host.connections);
        const QSignalSpy finished(run, &PlanRun::finished);
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(journal.applied().size(), 1);
        QTest::qWait(100);
        QVERIFY(!QFile::exists(file()));
    }

    void aRunThatWasTakenBackIsNotKept()
    {
        Host host(State::ShutOff);
        PlanJournal journal(host.connections, file());
        host.connection->failNext(FakeConnection::Verb::Attach, Error {});
        const auto* run = startRun(host.plan(host.request(Deed::Add, Scope::Both)), host.connections);
        const QSignalSpy finished(run, &PlanRun::finished);
        QTRY_COMPARE(finished.size(), 1);
        QVERIFY(journal.applied().isEmpty());
    }

    void aFileThatCannotBeReadIsPutAside_data()
    {
        QTest::addColumn<QByteArray>("contents");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("words") << QByteArray("hello");
        QTest::newRow("another format") << QByteArray("{\"format\": \"x\", \"version\": 1, \"applied\": []}");
        QTest::newRow("a later version") << QByteArray("{\"format\": \"virt-tap activity\", \"version\": 2}");
        QTest::newRow("a plan of nothing")
            << QByteArray("{\"format\": \"virt-tap activity\", \"version\": 1, \"applied\": [{}]}");
    }

    void aFileThatCannotBeReadIsPutAside()
    {
        QFETCH(QByteArray, contents);
        QDir().mkpath(m_directory.filePath(u"data"_s));
        QFile unreadable(file());
        QVERIFY(unreadable.open(QIODevice::WriteOnly) && unreadable.write(contents) == contents.size());
        unreadable.close();
        Host host(State::ShutOff);
        PlanJournal journal(host.connections, file());
        const QSignalSpy failures(&journal, &PlanJournal::failed);
        QTRY_COMPARE(failures.size(), 1);
        const auto* run = startRun(host.plan(host.request(Deed::Add, Scope::Both)), host.connections);
        const QSignalSpy finished(run, &PlanRun::finished);
        QTRY_COMPARE(finished.size(), 1);
        QList<AppliedPlan> kept;
        QTRY_VERIFY(readBack(kept) && kept.size() == 1);
        QFile aside(file() + u".unreadable"_s);
        QVERIFY(aside.open(QIODevice::ReadOnly));
        QCOMPARE(aside.readAll(), contents);
        aside.remove();
    }

private:
    bool readBack(QList<AppliedPlan>& kept) const
    {
        QFile written(file());
        if (!written.open(QIODevice::ReadOnly))
            return false;
        const auto applied = readApplied(written.readAll());
        kept = applied.value_or(QList<AppliedPlan> {});
        return applied.has_value();
    }

    void plansForManyGuestsAreShownAndCarriedOut_data()
    {
        QTest::addColumn<bool>("isChanged"); // the second guest, since
        QTest::addColumn<bool>("isThrough"); // another connection
        QTest::newRow("both") << false << false;
        QTest::newRow("a guest that was changed since is left out") << true << false;
        QTest::newRow("made for a connection that is not open: they go to where the guests are") << false << true;
    }

    void plansForManyGuestsAreShownAndCarriedOut()
    {
        QFETCH(bool, isChanged);
        QFETCH(bool, isThrough);
        Host host(State::ShutOff);
        Domain second = sampleDomain(3, u"db02"_s, State::ShutOff, { sampleUserInterface(3) });
        host.connection->setDomain(second);
        InterfaceRequest wanted = host.request(Deed::Add, Scope::Both);
        QList<Plan> plans { host.plan(wanted) };
        wanted.domain.uuid = second.uuid;
        wanted.domainName = second.name;
        wanted.interface = sampleTapInterface(51, u"tap-two"_s);
        plans.append(planInterface(wanted, sampleDomainXml(second, Connection::Xml::Config).toUtf8(), {}).value());
        if (isThrough)
            std::ranges::transform(plans, plans.begin(),
                [](const Plan& plan) { return throughConnection(plan, u"qemu+ssh://elsewhere/system"_s); });
        ManyPlansDialog dialog(host.connections, readPlans(writePlans(plans)).value());
        dialog.open();
        auto* deed = dialog.findChild<QPushButton*>(u"deedButton"_s);
        const auto* rows = dialog.findChild<QTreeWidget*>(u"rowTree"_s);
        QCOMPARE(rows->topLevelItemCount(), 2);
        QCOMPARE(dialog.findChild<QComboBox*>(u"connectionCombo"_s)->currentData().toString(), uri());
        QTRY_VERIFY(deed->isEnabled());
        if (isChanged) {
            second.config[0].model = u"e1000"_s;
            host.connection->setDomain(second);
            QTRY_VERIFY(rows->topLevelItem(1)->text(2).contains(u"not as it was"_s));
            QTRY_VERIFY(deed->isEnabled());
        }
        QCOMPARE(dialog.findChild<StepList*>()->count(), plans.constFirst().steps.size());
        deed->click();
        auto* bar = dialog.findChild<QProgressBar*>();
        QTRY_COMPARE(bar->value(), bar->maximum());
        QVERIFY(host.has(u"tap-new"_s));
        QCOMPARE(host.has(u"tap-two"_s), !isChanged);
        QCOMPARE(host.connection->state().domain(second.uuid)->config.size(), isChanged ? 1 : 2);
    }
};

QTEST_MAIN(TestPlans)
#include "tst_plans.moc"
