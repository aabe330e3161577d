#include "windowfixture.h"

#include "ui/diagnose/diagnosedialog.h"
#include "ui/diagnose/pathview.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTreeView>

using namespace VirtTap;
using namespace Qt::StringLiterals;

namespace {

// web01 (1) runs on tap-web01, a port of br0 with enp3s0; saved1 (5) is off and names tap-gone, which is missing.
struct Open : WindowFixture
{
    Open()
    {
        fill();
        Traffic traffic;
        traffic.counters = { { u"tap-web01"_s, { .received = 12, .sent = 10 } } };
        traffic.heardAt = 10;
        connections.setTraffic(traffic);
        open();
    }

    void diagnose(int guest)
    {
        select(guest);
        trigger(u"diagnoseAction"_s);
        QVERIFY(shown());
    }

    DiagnoseDialog* shown() const { return qobject_cast<DiagnoseDialog*>(dialog(u"diagnoseDialog"_s)); }
    template <typename T>
    T& part(const char* name) const
    {
        return *shown()->findChild<T*>(QString::fromLatin1(name));
    }
    QString verdict() const { return part<QLabel>("verdictLabel").text(); }
    QString text() const { return part<QPlainTextEdit>("pathText").toPlainText(); }
    PathView& view() const { return part<PathView>("pathView"); }
    QPushButton& fix() const { return part<QPushButton>("pathFixButton"); }

    void setTap(const std::function<void(Link&)>& change)
    {
        Link tap = *sampleMachine().linkNamed(u"tap-web01");
        change(tap);
        connections.setLink(QString::fromUtf16(sampleMachineId), tap);
    }
};

} // namespace

class TestDiagnose : public QObject
{
    Q_OBJECT

private slots:
    void aWayWithoutFaultIsSaidToBe()
    {
        Open f;
        f.diagnose(1);
        QTRY_VERIFY(f.text().contains(u"12 so far"_s));
        QTRY_COMPARE(f.verdict(), u"Nothing is broken as far as the host can see."_s);
        QVERIFY(!f.fix().isVisible());
        QCOMPARE(f.shown()->windowTitle(), u"Diagnose net0 of web01"_s);
    }

    void whatBreaksMeanwhileIsSeenAndWhatMendsItIsBesideIt()
    {
        Open f;
        f.diagnose(1);
        f.setTap([](Link& tap) { tap.isUp = false; });
        QTRY_COMPARE(f.verdict(), u"The way is broken between the tap and the bridge."_s);
        QTRY_VERIFY(f.fix().isVisible());
        f.fix().click();
        QVERIFY(f.dialog(u"fixDialog"_s));
        f.setTap([](Link&) {});
        QTRY_COMPARE(f.verdict(), u"Nothing is broken as far as the host can see."_s);
        QTRY_VERIFY(!f.fix().isVisible());
    }

    void whatIsIgnoredIsNoFault()
    {
        Open f;
        f.diagnose(1);
        f.setTap([](Link& tap) { tap.master = 0; });
        QTRY_VERIFY(f.verdict().startsWith(u"Something is amiss"_s));
        QTRY_VERIFY(f.text().contains(u"a port of no bridge, though"_s));
        QHash<QString, QString> ignored;
        for (const Finding& finding : f.problems.ofGuest(WindowFixture::guest(1)))
            ignored.insert(identityOf(finding), u"it is routed"_s);
        f.problems.setIgnored(ignored);
        QVERIFY(!f.text().contains(u"a port of no bridge, though"_s));
    }

    void framesAreCountedOnlyWhileItIsOpen()
    {
        Open f;
        QCOMPARE(f.connections.trafficReadings(), 0);
        f.diagnose(1);
        QTRY_VERIFY_WITH_TIMEOUT(f.connections.trafficReadings() >= 2, 3000);
        f.shown()->hide();
        const int before = f.connections.trafficReadings();
        QTest::qWait(1500);
        QCOMPARE(f.connections.trafficReadings(), before);
    }

    void aFindingOfAnInterfaceLeadsHere()
    {
        Open f;
        f.trigger(u"showProblemsAction"_s);
        auto* table = f.find<QTreeView>(u"problemTable"_s);
        const auto row = [table] {
            return table->model()
                ->match(
                    table->model()->index(0, 1), Qt::DisplayRole, u"There is no tap “tap-gone”"_s, 1, Qt::MatchContains)
                .value(0);
        };
        QTRY_VERIFY(row().isValid());
        table->setCurrentIndex(row());
        f.trigger(u"diagnoseProblemAction"_s);
        QVERIFY(f.shown());
        QCOMPARE(f.verdict(), u"The way is broken between QEMU and the tap."_s);
        QVERIFY(f.fix().isVisible());
    }

    void theKeysWalkAlongTheWay()
    {
        Open f;
        f.diagnose(1);
        QTRY_VERIFY(f.text().contains(u"12 so far"_s));
        PathView& view = f.view();
        QTRY_COMPARE(QApplication::focusWidget(), &view);
        QTest::keyClick(&view, Qt::Key_Down);
        QTest::keyClick(&view, Qt::Key_Down);
        QVERIFY2(view.accessibleDescription().startsWith(u"QEMU web01"_s), qPrintable(view.accessibleDescription()));
        QTest::keyClick(&view, Qt::Key_Down);
        QVERIFY(view.accessibleDescription().contains(u"Frames from the guest arrive"_s));
        QTest::keyClick(&view, Qt::Key_End);
        QCOMPARE(view.current(), 8);
        QVERIFY(view.accessibleDescription().startsWith(u"Uplink enp3s0"_s));
        QTest::keyClick(&view, Qt::Key_Down);
        QCOMPARE(view.current(), 8);
        QTest::mouseClick(&view, Qt::LeftButton, {}, QPoint(view.width() / 2, view.fontMetrics().height()));
        QCOMPARE(view.current(), 0);
        QTest::keyClick(&view, Qt::Key_End);
        QTest::keyClick(&view, Qt::Key_Home);
        QCOMPARE(view.current(), 0);
    }

    void itCanBeCopied()
    {
        Open f;
        f.diagnose(1);
        f.part<QPushButton>("copyButton").click();
        QCOMPARE(QGuiApplication::clipboard()->text(), f.text());
        QVERIFY(f.text().contains(u"Tap tap-web01"_s));
    }

    void oneInterfaceHasOneDialog()
    {
        Open f;
        f.diagnose(1);
        f.diagnose(1);
        QCOMPARE(f.window->findChildren<DiagnoseDialog*>().size(), 1);
        f.diagnose(2);
        QCOMPARE(f.window->findChildren<DiagnoseDialog*>().size(), 2);
    }

    void anInterfaceThatGoesIsSaidToBeGone()
    {
        Open f;
        f.diagnose(1);
        f.host().setDomain(sampleDomain(1, u"web01"_s, Domain::State::Running, {}));
        QTRY_COMPARE(f.verdict(), u"The guest no longer has this interface."_s);
        f.connections.remove(WindowFixture::uri);
        QTRY_VERIFY(!f.shown());
    }

    void whereNobodyCountsTheReasonIsSaid()
    {
        Open f;
        f.connections.setFrames(
            std::unexpected(Error { .kind = Error::Kind::Unsupported, .message = u"it is far away"_s, .detail = {} }));
        f.diagnose(1);
        QTRY_VERIFY(f.text().contains(u"it is far away"_s));
        QCOMPARE(f.verdict(), u"Nothing is known to be broken, but not everything can be told."_s);
    }
};

QTEST_MAIN(TestDiagnose)
#include "tst_diagnose.moc"
