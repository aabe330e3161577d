#include "windowfixture.h"
#include "wizarddriver.h"

#include "fakes/faketapservice.h"
#include "plan/bulkrun.h"
#include "ui/fix/fixdialog.h"
#include "ui/messagebar.h"
#include "ui/newinterface/steplist.h"
#include "ui/taps/commandbox.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSpinBox>
#include <QTreeView>
#include <QTreeWidget>

using namespace VirtTap;
using namespace Qt::StringLiterals;

namespace {

// Besides what is there: guests 11 and 12, off, with one queue each on taps of several; 13 and 14, off, on missing
// taps.
struct Page : WindowFixture
{
    Page()
    {
        fill();
        connections.addTapService(sampleMachine().id);
        for (const int number : { 11, 12 }) {
            Link tap = sampleTap(100 + number, u"tap-q%1"_s.arg(number), 2);
            TunFacts tun = tap.tun.value();
            tun.isMultiQueue = true;
            tap.tun = tun;
            connections.setLink(sampleMachine().id, tap);
            add(number, sampleTapInterface(number, tap.name));
        }
        add(13, sampleTapInterface(13, u"tap-m13"_s));
        Interface large = sampleTapInterface(14, u"tap-m14"_s);
        large.queues = 4;
        large.mtu = 9000;
        add(14, large);
        open();
        trigger(u"showProblemsAction"_s);
    }

    void add(int number, const Interface& interface) const
    {
        host().setDomain(sampleDomain(number, u"guest%1"_s.arg(number), Domain::State::ShutOff, { interface }));
    }

    QModelIndex row(const QString& words) const
    {
        auto* table = find<QTreeView>(u"problemTable"_s);
        return table->model()
            ->match(table->model()->index(0, 1), Qt::DisplayRole, words, 1, Qt::MatchContains)
            .value(0);
    }

    void choose(const QString& words) const
    {
        QTRY_VERIFY2(row(words).isValid(), qPrintable(words));
        find<QTreeView>(u"problemTable"_s)->setCurrentIndex(row(words));
    }

    template <typename T>
    T& part(const QString& dialogName, const QString& name) const
    {
        return *dialog(dialogName)->findChild<T*>(name);
    }
    void chooseBoth() const // guests 11 and 12
    {
        choose(u"of “guest12” at least 2 queues"_s);
        choose(u"of “guest11” at least 2 queues"_s);
        trigger(u"fixAllAction"_s);
        QTRY_COMPARE(steps().count(), 2);
    }
    QString headline() const { return part<QLabel>(u"fixDialog"_s, u"headline"_s).text(); }
    QString partWords(int row) const
    {
        const QTreeWidgetItem* item = part<QTreeWidget>(u"fixDialog"_s, u"partTree"_s).topLevelItem(row);
        return item ? u"%1 | %2 | %3"_s.arg(item->text(0), item->text(1), item->text(2)) : QString();
    }
    StepList& steps() const { return part<StepList>(u"fixDialog"_s, u"stepList"_s); }
    QPushButton& button() const { return part<QPushButton>(u"fixDialog"_s, u"fixButton"_s); }
    QString said() const { return part<MessageBar>(u"fixDialog"_s, u"messageBar"_s).text(); }
};

} // namespace

class TestFix : public QObject
{
    Q_OBJECT

private slots:
    void thePlanIsSeenBeforeItRuns()
    {
        const Page page;
        page.choose(u"give the interface of “guest11” at least 2 queues"_s);
        page.trigger(u"fixAction"_s);
        QTRY_COMPARE(page.steps().count(), 1);
        QVERIFY(page.steps().item(0)->text().contains(u"guest11"_s));
        QCOMPARE(page.count(FakeConnection::Verb::Update), 0);
        page.button().click();
        QTRY_COMPARE(page.count(FakeConnection::Verb::Update), 1);
        QTRY_VERIFY(page.said().startsWith(u"Done"_s));
        QTRY_VERIFY(!page.row(u"of “guest11” at least 2 queues"_s).isValid());
        QVERIFY(page.row(u"of “guest12” at least 2 queues"_s).isValid());
    }

    void allOfAKindAreMendedTogether()
    {
        const Page page;
        page.chooseBoth();
        QVERIFY(page.part<QComboBox>(u"fixDialog"_s, u"failureBox"_s).isVisible());
        QVERIFY(!page.part<QWidget>(u"fixDialog"_s, u"progress"_s).isVisible());
        page.button().click();
        QVERIFY(page.part<QWidget>(u"fixDialog"_s, u"progress"_s).isVisible());
        QTRY_COMPARE(page.count(FakeConnection::Verb::Update), 2);
        QTRY_VERIFY2(page.headline().startsWith(u"All 2 change"_s), qPrintable(page.headline()));
        const auto& bar = page.part<QProgressBar>(u"fixDialog"_s, u"progressBar"_s);
        QCOMPARE(bar.value(), bar.maximum());
        QTRY_VERIFY(!page.row(u"at least 2 queues"_s).isValid());
    }

    void oneThatFails_data()
    {
        QTest::addColumn<BulkRun::OnFailure>("then");
        QTest::addColumn<int>("updates");
        QTest::addColumn<QString>("other");
        QTest::addColumn<QString>("headline");
        QTest::newRow("leaves the others to be mended")
            << BulkRun::OnFailure::GoOn << 2 << u"guest12 | done"_s << u"1 of 2 change"_s;
        QTest::newRow("stops, and the others are as they were")
            << BulkRun::OnFailure::Stop << 1 << u"guest12 | not done"_s << u"0 of 2 change"_s;
    }

    void oneThatFails()
    {
        QFETCH(BulkRun::OnFailure, then);
        QFETCH(int, updates);
        QFETCH(QString, other);
        QFETCH(QString, headline);
        const Page page;
        page.chooseBoth();
        auto& box = page.part<QComboBox>(u"fixDialog"_s, u"failureBox"_s);
        box.setCurrentIndex(box.findData(int(then)));
        page.host().failNext(FakeConnection::Verb::Update,
            { .kind = Error::Kind::Failed, .message = u"It said no."_s, .detail = u"raw words"_s });
        page.button().click();
        QTRY_VERIFY2(page.headline().startsWith(headline), qPrintable(page.headline()));
        QCOMPARE(page.count(FakeConnection::Verb::Update), updates);
        QVERIFY2(page.partWords(0).startsWith(u"guest11 | failed"_s), qPrintable(page.partWords(0)));
        QVERIFY2(page.partWords(0).contains(u"It said no."_s), qPrintable(page.partWords(0)));
        QVERIFY2(page.partWords(1).startsWith(other), qPrintable(page.partWords(1)));
    }

    void itGoesOnWithoutTheDialog()
    {
        const Page page;
        page.chooseBoth();
        page.button().click();
        page.part<QPushButton>(u"fixDialog"_s, u"closeButton"_s).click();
        QTRY_VERIFY(!page.row(u"at least 2 queues"_s).isValid());
        QCOMPARE(page.count(FakeConnection::Verb::Update), 2);
    }

    void aTapIsPutOnTheOnlyBridge()
    {
        Page page;
        ManagedTap record;
        record.spec.name = u"tap-q11"_s;
        record.spec.owner = 0;
        record.spec.isMultiQueue = true;
        page.connections.fakeTaps(sampleMachine().id)->setTap(record);
        const MachineState machine = page.connections.machine(sampleMachine().id);
        Link tap = *machine.linkNamed(u"tap-q11");
        tap.master = 0;
        page.connections.setLink(machine.id, tap);
        page.choose(u"The tap “tap-q11” is a port of no bridge"_s);
        page.trigger(u"fixAction"_s);
        QTRY_COMPARE(page.steps().count(), 1);
        QVERIFY2(page.steps().item(0)->text().contains(u"br0"_s), qPrintable(page.steps().item(0)->text()));
        page.button().click();
        QTRY_VERIFY(page.connections.machine(machine.id).linkNamed(u"tap-q11")->master.is(2));
        QTRY_VERIFY(!page.row(u"The tap “tap-q11” is a port of no bridge"_s).isValid());
    }

    // virt-clone leaves its copies so.
    void anInterfaceWithoutATapGetsOne()
    {
        const Page page;
        page.add(15, sampleTapInterface(15, QString()));
        page.choose(u"of “guest15” has managed='no' and names no tap"_s);
        page.trigger(u"fixAction"_s);
        const Driver drive(*page.dialog(u"newInterfaceWizard"_s));
        drive.review();
        QTRY_VERIFY2(drive.isEnabled(u"deedButton"_s), qPrintable(drive.text(u"problemLabel"_s)));
        drive.click(u"deedButton"_s);
        QTRY_VERIFY(page.connections.machine(sampleMachine().id).linkNamed(u"tap-guest15"));
        QTRY_COMPARE(page.host().state().domain(sampleUuid(15))->config.constFirst().targetDev, u"tap-guest15"_s);
        QCOMPARE(page.host().state().domain(sampleUuid(15))->config.constFirst().mac, sampleMac(15));
        QTRY_VERIFY(!page.row(u"names no tap"_s).isValid());
    }

    void allInterfacesWithoutATapGetOneEachByOneCall()
    {
        const Page page;
        page.add(15, sampleTapInterface(15, QString()));
        page.add(16, sampleTapInterface(16, QString()));
        page.choose(u"of “guest15” has managed='no' and names no tap"_s);
        page.choose(u"of “guest16” has managed='no' and names no tap"_s);
        page.trigger(u"fixAllAction"_s);
        auto& deed = page.part<QPushButton>(u"bulkDialog"_s, u"deedButton"_s);
        QTRY_VERIFY(deed.isEnabled());
        QCOMPARE(page.part<QTreeWidget>(u"bulkDialog"_s, u"rowTree"_s).topLevelItemCount(), 2);
        const FakeTapService* taps = page.connections.fakeTaps(sampleMachine().id);
        const qsizetype before = taps->calls().size();
        deed.click();
        QTRY_VERIFY(!page.row(u"names no tap"_s).isValid());
        const auto isCreation = [](const FakeTapService::Call& call) { return call.taps.size() == 2; };
        QVERIFY(std::ranges::any_of(taps->calls().mid(before), isCreation));
    }

    void aTapOfOursIsMendedAndAnotherIsTold()
    {
        Page page;
        ManagedTap record;
        record.spec.name = u"tap-web01"_s;
        record.spec.owner = 0;
        record.spec.bridge = u"br0"_s;
        page.connections.fakeTaps(sampleMachine().id)->setTap(record);
        for (const QString& name : { u"tap-web01"_s, u"tap-q11"_s }) {
            const MachineState machine = page.connections.machine(sampleMachine().id);
            Link tap = *machine.linkNamed(name);
            tap.isUp = false;
            page.connections.setLink(machine.id, tap);
        }
        page.choose(u"The tap “tap-q11” is down"_s);
        page.choose(u"The tap “tap-web01” is down"_s);
        page.trigger(u"fixAllAction"_s);
        QTRY_COMPARE(page.steps().count(), 1);
        QVERIFY(page.steps().item(0)->text().contains(u"tap-web01"_s));
        QCOMPARE(page.part<CommandBox>(u"fixDialog"_s, u"commandBox"_s).commands(),
            QStringList { u"ip link set dev tap-q11 up"_s });
        page.button().click();
        QTRY_VERIFY(page.connections.machine(sampleMachine().id).linkNamed(u"tap-web01")->isUp.is(true));
    }

    void aMissingTapIsMadeAsItsGuestNeedsIt()
    {
        const Page page;
        page.choose(u"There is no tap “tap-m14”"_s);
        page.trigger(u"fixAction"_s);
        QVERIFY(page.dialog(u"newTapsDialog"_s));
        QCOMPARE(page.part<QLineEdit>(u"newTapsDialog"_s, u"nameEdit"_s).text(), u"tap-m14"_s);
        QVERIFY(page.part<QCheckBox>(u"newTapsDialog"_s, u"multiQueueBox"_s).isChecked());
        QCOMPARE(page.part<QSpinBox>(u"newTapsDialog"_s, u"mtuSpin"_s).value(), 9000);
        page.part<QPushButton>(u"newTapsDialog"_s, u"makeButton"_s).click();
        QTRY_VERIFY(page.connections.machine(sampleMachine().id).linkNamed(u"tap-m14"));
        QTRY_VERIFY(!page.row(u"There is no tap “tap-m14”"_s).isValid());
    }

    void allMissingTapsAreMadeEachAsItsGuestNeedsIt()
    {
        const Page page;
        page.choose(u"There is no tap “tap-m13”"_s);
        page.choose(u"There is no tap “tap-m14”"_s);
        page.trigger(u"fixAllAction"_s);
        QVERIFY(page.dialog(u"newTapsDialog"_s));
        auto& edit = page.part<QLineEdit>(u"newTapsDialog"_s, u"nameEdit"_s);
        QCOMPARE(edit.text(), u"tap-gone tap-m13 tap-m14"_s);
        QVERIFY(!page.part<QSpinBox>(u"newTapsDialog"_s, u"mtuSpin"_s).isEnabled());
        const auto& names = page.part<QTreeWidget>(u"newTapsDialog"_s, u"namesTree"_s);
        QVERIFY2(names.topLevelItem(2)->text(1).contains(u"several queues, MTU 9000"_s),
            qPrintable(names.topLevelItem(2)->text(1)));
        page.part<QPushButton>(u"newTapsDialog"_s, u"makeButton"_s).click();
        QTRY_VERIFY(page.connections.machine(sampleMachine().id).linkNamed(u"tap-m14"));
        const QList<TapSpec> made = page.connections.fakeTaps(sampleMachine().id)->calls().last().taps;
        QCOMPARE(made.size(), 3);
        QVERIFY(!made.at(1).isMultiQueue && made.at(2).isMultiQueue);
        QCOMPARE(made.at(1).mtu, 1500U);
        QCOMPARE(made.at(2).mtu, 9000U);
        QCOMPARE(made.at(2).guestMac, sampleMac(14));
    }

    void aSavedStateIsDiscardedByAPlan()
    {
        const Page page;
        page.choose(u"a saved state"_s);
        page.trigger(u"fixAction"_s);
        QTRY_COMPARE(page.steps().count(), 1);
        page.dialog(u"fixDialog"_s)->close();
        QVERIFY(page.isEnabled(u"fixAllAction"_s));
    }
};

QTEST_MAIN(TestFix)
#include "tst_fix.moc"
