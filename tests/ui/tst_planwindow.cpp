#include "ui/windowfixture.h"

#include <QFile>
#include <QFileDialog>
#include <QPushButton>
#include <QTest>
#include <QTreeView>
#include <QUrl>

#include "core/snapshot.h"
#include "models/guesttreemodel.h"
#include "plan/planfile.h"
#include "ui/messagebar.h"
#include "ui/newinterface/runkeeper.h"
#include "ui/plans/plandialog.h"

using namespace Qt::StringLiterals;
using namespace VirtTap;

namespace {

// An interface on a tap that is there, for a guest that is off.
Plan samplePlan()
{
    Step step;
    step.domain = WindowFixture::guest(3);
    step.domainName = u"old07"_s;
    step.scope = Scope::AfterNextStart;
    step.xml = sampleInterfaceXml(sampleTapInterface(91, u"tap-spare"_s));
    return { .title = u"Give “old07” an interface"_s, .steps = { step }, .configXml = {} };
}

bool hasInterface(const WindowFixture& f)
{
    const QList<Interface> config = f.host().state().domain(sampleUuid(3))->config;
    return std::ranges::find(config, u"tap-spare"_s, &Interface::targetDev) != config.end();
}

bool carryOut(const WindowFixture& f)
{
    if (!QTest::qWaitFor([&] { return f.dialog(u"planDialog"_s) != nullptr; }))
        return false;
    auto* deed = f.dialog(u"planDialog"_s)->findChild<QPushButton*>(u"deedButton"_s);
    if (!QTest::qWaitFor([deed] { return deed->isEnabled(); }))
        return false;
    deed->click();
    return QTest::qWaitFor([deed] { return !deed->isVisible(); });
}

} // namespace

// Plans in the window: opened from a file, and undone from the page of activity.
class TestPlanWindow : public QObject
{
    Q_OBJECT

private slots:
    void aPlanIsOpenedFromAFile()
    {
        WindowFixture f;
        f.fill();
        f.open();
        QFile file(f.directory.filePath(u"plan.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(writePlan(samplePlan()));
        file.close();
        f.trigger(u"openPlanAction"_s);
        emit f.find<QFileDialog>(u"openPlanDialog"_s)->fileSelected(file.fileName());
        QVERIFY(carryOut(f));
        QTRY_VERIFY(hasInterface(f));
    }

    void aConnectionIsSavedAsASnapshot_data()
    {
        QTest::addColumn<QString>("action");
        QTest::addColumn<bool>("isNamed");
        QTest::newRow("as it is") << u"saveSnapshotAction"_s << true;
        QTest::newRow("with other names") << u"saveAnonymisedAction"_s << false;
    }

    void aConnectionIsSavedAsASnapshot()
    {
        QFETCH(QString, action);
        QFETCH(bool, isNamed);
        WindowFixture f;
        f.fill();
        f.open();
        f.select(1);
        QTRY_VERIFY(f.isEnabled(action));
        f.trigger(action);
        const QString path = f.directory.filePath(u"snapshot.json"_s);
        emit f.find<QFileDialog>(u"saveSnapshotDialog"_s)->fileSelected(path);
        QTRY_VERIFY(f.find<MessageBar>(u"messageBar"_s)->text().contains(path));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray contents = file.readAll();
        const auto snapshot = readSnapshot(contents);
        QVERIFY(snapshot && snapshot->connection.domains.size() == f.host().state().domains.size());
        QCOMPARE(contents.contains("web01"), isNamed);
    }

    void aSnapshotIsOpenedAsAConnection()
    {
        WindowFixture f;
        f.fill();
        f.open();
        f.trigger(u"openSnapshotAction"_s);
        emit f.find<QFileDialog>(u"openSnapshotDialog"_s)->fileSelected(u"/tmp/x y%20z.json"_s);
        QCOMPARE(QUrl(f.connections.uris().constLast()).path(), u"/tmp/x y%20z.json"_s);
        QVERIFY(isSnapshot(f.connections.uris().constLast()));
        QVERIFY(f.connections.connection(f.connections.uris().constLast())->state().isReadOnly);
        const QAbstractItemModel& rows = *f.guests().tree()->model();
        const QModelIndex last = rows.index(rows.rowCount() - 1, GuestTreeModel::NameColumn);
        QCOMPARE(last.data().toString(), u"Snapshot “x y%20z.json”"_s);
        QCOMPARE(last.siblingAtColumn(GuestTreeModel::NotesColumn).data().toString(), u"snapshot"_s);
    }

    void aFileThatIsNoPlanIsSaidToBeNone()
    {
        WindowFixture f;
        f.fill();
        f.open();
        f.trigger(u"openPlanAction"_s);
        emit f.find<QFileDialog>(u"openPlanDialog"_s)->fileSelected(u"/etc/passwd"_s);
        auto* bar = f.find<MessageBar>(u"messageBar"_s);
        QTRY_VERIFY2(bar->text().contains(u"no JSON"_s), qPrintable(bar->text()));
        QVERIFY(!f.dialog(u"planDialog"_s));
    }

    void whatWasAppliedIsUndoneAnotherDay()
    {
        WindowFixture f;
        f.fill();
        f.open();
        f.window->showPage(u"activityPage"_s);
        const auto* run = startRun(samplePlan(), f.connections);
        const QSignalSpy finished(run, &PlanRun::finished);
        QTRY_COMPARE(finished.size(), 1);
        QVERIFY(hasInterface(f));

        f.openAgain();
        auto* table = f.find<QTreeView>(u"activityTable"_s);
        QTRY_COMPARE(table->model()->rowCount(), 1);
        QVERIFY(!f.isEnabled(u"undoAppliedAction"_s));
        table->setCurrentIndex(table->model()->index(0, 0));
        QVERIFY(f.isEnabled(u"undoAppliedAction"_s));
        f.find<QPushButton>(u"undoButton"_s)->click();
        QVERIFY(carryOut(f));
        QTRY_VERIFY(!hasInterface(f));
        QTRY_VERIFY(!f.isEnabled(u"undoAppliedAction"_s)); // it is
        QTRY_COMPARE(table->model()->rowCount(), 2);
    }

    void whatIsClearedIsForgotten()
    {
        WindowFixture f;
        f.fill();
        f.open();
        const auto* run = startRun(samplePlan(), f.connections);
        const QSignalSpy finished(run, &PlanRun::finished);
        QTRY_COMPARE(finished.size(), 1);
        f.find<QPushButton>(u"clearButton"_s)->click();
        f.openAgain();
        QTest::qWait(100);
        QCOMPARE(f.find<QTreeView>(u"activityTable"_s)->model()->rowCount(), 0);
    }
};

QTEST_MAIN(TestPlanWindow)
#include "tst_planwindow.moc"
