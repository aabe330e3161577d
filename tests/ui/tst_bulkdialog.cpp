#include "tapworld.h"
#include "models/guesttreemodel.h"
#include "plan/bulkrun.h"
#include "plan/planfile.h"
#include "ui/bulk/bulkdialog.h"
#include "ui/taps/bridgebox.h"

#include <QCheckBox>
#include <QFileDialog>
#include <QMenu>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

using namespace VirtTap;
using namespace Qt::StringLiterals;
using Deed = BulkEditor::Deed;
using Way = BulkEditor::Way;

namespace {

struct BulkWorld : TapWorld
{
    explicit BulkWorld(const QSet<int>& chosen, Deed deed = Deed::Add)
        : guests(connections)
    {
        QSet<DomainKey> keys;
        for (const int number : chosen)
            keys.insert(systemGuest(number));
        dialog = std::make_unique<BulkDialog>(connections, guests, keys, deed);
        dialog->open();
    }

    // "guest | old | tap | bridge", without remarks
    QStringList rows() const
    {
        QStringList rows = rowsOf(Driver(*dialog), u"rowTree"_s);
        for (QString& row : rows)
            row = row.split(u" | "_s).first(4).join(u" | "_s);
        return rows;
    }
    QString remark(int row) const
    {
        return Driver(*dialog).find<QTreeWidget>(u"rowTree"_s)->topLevelItem(row)->toolTip(4);
    }
    void choose(const QString& box, int data) const
    {
        auto* combo = Driver(*dialog).find<QComboBox>(box);
        combo->setCurrentIndex(combo->findData(data));
    }
    bool isReady() const { return Driver(*dialog).isEnabled(u"deedButton"_s); }

    GuestTreeModel guests;
    std::unique_ptr<BulkDialog> dialog;
};

} // namespace

// Many guests at once, by the widgets of the dialog, on a simulated host.
class TestBulkDialog : public QObject
{
    Q_OBJECT

private slots:
    void namesAreSeenBefore_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QStringList>("rows");
        QTest::addColumn<QString>("remark");
        QTest::newRow("names that differ")
            << u"tap-{guest:8}-{n}"_s
            << QStringList { u"db01 | one more | tap-db01-1 | none"_s, u"old07 | one more | tap-old07-2 | none"_s }
            << QString();
        QTest::newRow("one for both") << u"tap-x"_s
                                      << QStringList { u"db01 | one more | tap-x | none"_s,
                                             u"old07 | one more | tap-x | none"_s }
                                      << u"Another of these taps has the name “tap-x”, too."_s;
        QTest::newRow("cut to fifteen bytes") << u"quite-a-long-{n}{n}-name"_s
                                              << QStringList { u"db01 | one more | quite-a-long-11 | none"_s,
                                                     u"old07 | one more | quite-a-long-22 | none"_s }
                                              << u"Cut from “quite-a-long-11-name”."_s;
        QTest::newRow("one that libvirt would drop")
            << u"vnet{n}"_s << QStringList { u"db01 | one more | vnet1 | none"_s, u"old07 | one more | vnet2 | none"_s }
            << u"vnet"_s;
    }
    void namesAreSeenBefore()
    {
        QFETCH(QString, pattern);
        QFETCH(QString, remark);
        BulkWorld world({ 2, 3 });
        const Driver drive(*world.dialog);
        drive.find<QLineEdit>(u"patternEdit"_s)->setText(pattern);
        QTRY_COMPARE(world.rows(), *static_cast<QStringList*>(QTest::qData("rows", qMetaTypeId<QStringList>())));
        QTRY_VERIFY2(world.remark(0).contains(remark), qPrintable(world.remark(0)));
        QVERIFY(world.service.calls().isEmpty());
    }

    void whatCannotBeDoneSaysSo()
    {
        BulkWorld world({});
        const Driver drive(*world.dialog);
        QTRY_COMPARE(drive.text(u"stateLabel"_s), u"No guest is chosen."_s);
        QVERIFY(!world.isReady());
        drive.find<QLineEdit>(u"patternEdit"_s)->setText(u"tap-{name}"_s);
        QTRY_VERIFY(drive.text(u"stateLabel"_s).startsWith(u"“{name}” stands for nothing"_s));
    }

    void aFilterLeavesWhatIsTicked()
    {
        BulkWorld world({ 2 });
        const Driver drive(*world.dialog);
        auto* tree = drive.find<QTreeView>(u"guestTree"_s);
        drive.type(u"filterEdit"_s, u"old07"_s);
        const QModelIndex connection = tree->model()->index(0, 0);
        QCOMPARE(tree->model()->rowCount(connection), 1);
        tree->model()->setData(tree->model()->index(0, 0, connection), Qt::Checked, Qt::CheckStateRole);
        drive.type(u"filterEdit"_s, {});
        QTRY_COMPARE(world.rows().size(), 2);
        QCOMPARE(connection.data(Qt::CheckStateRole).value<Qt::CheckState>(), Qt::PartiallyChecked);
    }

    void theyAreSetUp()
    {
        BulkWorld world({ 2, 3 });
        const Driver drive(*world.dialog);
        QTRY_VERIFY(world.isReady());
        QVERIFY2(drive.isShown(u"wayBox"_s), "db01 runs");
        drive.find<BridgeBox>(u"bridgeBox"_s)->setBridge(u"br0"_s);
        QTRY_COMPARE(world.rows().value(0), u"db01 | one more | tap-db01-1 | br0"_s);
        QTRY_VERIFY(world.isReady());
        drive.click(u"deedButton"_s);
        QTRY_VERIFY(drive.text(u"headline"_s).startsWith(u"All 2"_s));
        QCOMPARE(world.service.calls().size(), 3); // one creates, each guest keeps its own
        QCOMPARE(world.service.calls().constFirst().taps.size(), 2);
        QCOMPARE(world.service.calls().constFirst().taps.constFirst().bridge, u"br0"_s);
        QCOMPARE(world.guest(2)->config.constLast().targetDev, u"tap-db01-1"_s);
        QCOMPARE(world.guest(2)->live.size(), 1); // after the next start
        QVERIFY(world.has(u"tap-old07-2"_s));
        QVERIFY(!drive.isShown(u"stopButton"_s));
    }

    void itsPlansAreSavedToBeOpenedAgain()
    {
        const BulkWorld world({ 2, 3 });
        QTRY_VERIFY(world.isReady());
        const Driver drive(*world.dialog);
        drive.find<QPushButton>(u"saveButton"_s)->menu()->actions().constLast()->trigger();
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"taps.json"_s);
        QTRY_VERIFY(world.dialog->findChild<QFileDialog*>());
        emit world.dialog->findChild<QFileDialog*>()->fileSelected(path);
        const auto plans = readPlansFile(path);
        QVERIFY2(plans, qPrintable(plans ? QString() : plans.error().message));
        QCOMPARE(plans->size(), 2);
        QCOMPARE(plans->constLast().steps.constLast().domain, systemGuest(3));
    }

    void oneThatFailsIsTold()
    {
        BulkWorld world({ 2, 3 });
        const Driver drive(*world.dialog);
        QList<Activity> told;
        connect(&world.connections, &Connections::happened, this, [&](const Activity& each) { told.append(each); });
        QTRY_VERIFY(world.isReady());
        world.system().failNext(
            FakeConnection::Verb::Attach, { .kind = Error::Kind::Failed, .message = u"It said no."_s, .detail = {} });
        drive.click(u"deedButton"_s);
        QTRY_VERIFY(drive.text(u"headline"_s).startsWith(u"1 of 2"_s));
        const QStringList rows = rowsOf(drive, u"partTree"_s);
        QVERIFY2(rows.first().startsWith(u"db01 | failed, undone"_s), qPrintable(rows.first()));
        QVERIFY(rows.first().contains(u"It said no."_s));
        QVERIFY(rows.last().startsWith(u"old07 | done"_s));
        QVERIFY(!world.has(u"tap-db01-1"_s));
        QCOMPARE(told.size(), 2);
        QCOMPARE(told.first().kind, Activity::Kind::Failed);
        QCOMPARE(told.last().kind, Activity::Kind::Done);
    }

    void scriptsAreConverted()
    {
        BulkWorld world({ 3 }, Deed::ReplaceScripts);
        const Driver drive(*world.dialog);
        QTRY_VERIFY(world.isReady());
        QCOMPARE(world.dialog->windowTitle(), u"Convert Interfaces to Taps"_s);
        QVERIFY(world.rows().first().startsWith(u"old07 | ethernet /nosuch/qemu-ifup | "_s));
        auto* tabs = drive.find<QTabWidget>(u"rowTabs"_s);
        QVERIFY2(tabs->isTabVisible(2), "its script");
        const QString before = drive.find<QPlainTextEdit>(u"beforeView"_s)->toPlainText();
        QVERIFY2(before.contains(u"- "_s) && before.contains(u"<script path="_s), qPrintable(before));
        QVERIFY(!before.contains(u"managed='no'"_s));
        const QString after = drive.find<QPlainTextEdit>(u"afterView"_s)->toPlainText();
        QVERIFY2(after.contains(u"+ "_s) && after.contains(u"managed='no'"_s), qPrintable(after));
        QVERIFY(!after.contains(u"<script"_s));
        drive.click(u"deedButton"_s);
        QTRY_VERIFY(drive.text(u"headline"_s).startsWith(u"All 1"_s));
        const Interface now = world.guest(3)->config.constFirst();
        QVERIFY(now.isOnOwnTap() && !now.script);
    }

    void theBridgeIsThatOfTheScript_data()
    {
        QTest::addColumn<QByteArray>("script");
        QTest::addColumn<QString>("bridge");
        QTest::addColumn<QString>("words");
        QTest::newRow("ip link") << QByteArray("#!/bin/sh\nip link set \"$1\" master br0\n") << u"br0"_s
                                 << u"puts the tap on br0"_s;
        QTest::newRow("brctl, and a line that nothing will do")
            << QByteArray("#!/bin/sh\nbrctl addif br0 $1\niptables -A FORWARD -i $1 -j ACCEPT\n") << u"br0"_s
            << u"Nothing will do this any more"_s;
        QTest::newRow("Open vSwitch plugs taps itself") << QByteArray("#!/bin/sh\novs-vsctl add-port ovsbr0 $1 tag=7\n")
                                                        << QString() << u"ovs-vsctl add-port ovsbr0 TAP tag=7"_s;
    }
    void theBridgeIsThatOfTheScript()
    {
        QFETCH(QByteArray, script);
        QFETCH(QString, bridge);
        QFETCH(QString, words);
        QTemporaryDir folder;
        const QString path = folder.filePath(u"qemu-ifup"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(script) == script.size());
        file.close();
        BulkWorld world({ 3 }, Deed::ReplaceScripts);
        Domain guest = *world.guest(3);
        guest.config.first().script = path;
        world.system().setDomain(guest);
        const QString shown = bridge.isEmpty() ? u"none"_s : bridge;
        QTRY_VERIFY2(world.rows().value(0).endsWith(u" | "_s + shown), qPrintable(world.rows().value(0)));
        QTRY_VERIFY(Driver(*world.dialog).find<QPlainTextEdit>(u"scriptView"_s)->toPlainText().contains(words));
    }

    void withoutAHelperOnlyTheConfigIsWritten()
    {
        BulkWorld world({ 3 });
        world.service.setAvailability(TapServiceState::Availability::NotInstalled);
        QTRY_COMPARE(world.rows(), QStringList(u"old07 | one more | tap-old07-1 | by whoever makes the tap"_s));
    }

    void closingLetsItGoOn()
    {
        BulkWorld world({ 2, 3 });
        QTRY_VERIFY(world.isReady());
        Driver(*world.dialog).click(u"deedButton"_s);
        world.dialog.reset();
        QTRY_COMPARE(world.guest(3)->config.constLast().targetDev, u"tap-old07-2"_s);
    }
};

QTEST_MAIN(TestBulkDialog)
#include "tst_bulkdialog.moc"
