#include "windowfixture.h"

#include "ui/problemspage.h"

#include <QInputDialog>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QTabWidget>
#include <QTreeView>

using namespace VirtTap;
using namespace Qt::StringLiterals;

namespace {

// saved1 (5) is off and names tap-gone, which is missing.
struct Page : WindowFixture
{
    Page()
    {
        fill();
        open();
        trigger(u"showProblemsAction"_s);
    }

    QTreeView& table() const { return *find<QTreeView>(u"problemTable"_s); }
    bool isFound(const QString& words) const { return row(words).isValid(); }
    QModelIndex row(const QString& words) const
    {
        const QModelIndexList found
            = table().model()->match(table().model()->index(0, 1), Qt::DisplayRole, words, 1, Qt::MatchContains);
        return found.isEmpty() ? QModelIndex() : found.constFirst();
    }
};

} // namespace

class TestProblemsPage : public QObject
{
    Q_OBJECT

private slots:
    void whatIsWrongIsListedAndCounted()
    {
        const Page page;
        QTRY_VERIFY(page.isFound(u"There is no tap “tap-gone”"_s));
        QVERIFY(page.find<QTabWidget>(u"pages"_s)->tabText(2).startsWith(u"Problems ("_s));
        page.trigger(u"showGuestsAction"_s);
        page.select(5);
        QTRY_VERIFY(page.find<QLabel>(u"finding-tap-missing"_s)->isVisibleTo(page.window.get()));
    }

    void aFindingLeadsToItsGuest()
    {
        const Page page;
        QTRY_VERIFY(page.isFound(u"tap-gone"_s));
        page.table().setCurrentIndex(page.row(u"There is no tap “tap-gone”"_s));
        page.trigger(u"problemGuestAction"_s);
        QCOMPARE(page.guests().selection(), WindowFixture::guest(5));
        QVERIFY(page.guests().isVisible());
    }

    void whatIsIgnoredStaysSo()
    {
        Page page;
        QTRY_VERIFY(page.isFound(u"There is no tap “tap-gone”"_s));
        page.table().setCurrentIndex(page.row(u"There is no tap “tap-gone”"_s));
        page.trigger(u"ignoreAction"_s);
        auto* dialog = page.find<QInputDialog>(u"ignoreDialog"_s);
        dialog->setTextValue(u"made by a hook"_s);
        dialog->accept();
        QTRY_VERIFY(!page.isFound(u"There is no tap “tap-gone”"_s));
        page.openAgain();
        QCOMPARE(page.settings.ignoredFindings().values(), QStringList { u"made by a hook"_s });
        QTRY_VERIFY(page.isFound(u"saved state"_s));
        QVERIFY(!page.isFound(u"There is no tap “tap-gone”"_s));
    }

    void aStartThatWillFailIsAskedAbout()
    {
        const Page page;
        QTRY_VERIFY(page.isFound(u"There is no tap “tap-gone”"_s));
        page.trigger(u"showGuestsAction"_s);
        page.select(5);
        page.trigger(u"startAction"_s);
        auto* box = qobject_cast<QMessageBox*>(page.dialog(u"questionBox"_s));
        QVERIFY(box);
        QVERIFY(box->informativeText().contains(u"tap-gone"_s));
        QCOMPARE(page.count(FakeConnection::Verb::Start), 0);
        box->findChild<QPushButton*>(u"questionYes"_s)->click();
        QCOMPARE(page.count(FakeConnection::Verb::Start), 1);
    }
};

QTEST_MAIN(TestProblemsPage)
#include "tst_problems.moc"
