#include "fakes/faketapservice.h"
#include "windowfixture.h"

#include <QDialog>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>
#include <QTreeWidget>

using namespace VirtTap;
using namespace Qt::StringLiterals;

namespace {

const QString machineId = QString::fromUtf16(sampleMachineId);

// The window at its page of taps. tap-spare and tap-web01 are virt-tap's, tap-lost as well, and missing.
struct Page : WindowFixture
{
    Page()
    {
        fill();
        service = connections.addTapService(machineId);
        for (const char16_t* name : { u"tap-spare", u"tap-web01", u"tap-lost" })
            setTap(QString::fromUtf16(name), {}, name == QStringView(u"tap-lost"));
        connections.setLink(machineId, sampleTap(40, u"vnet3"_s));
        open();
        trigger(u"showTapsAction"_s);
        find<QToolButton>(u"generatedButton"_s)->setChecked(true);
    }

    void setTap(const QString& name, const QStringList& drift, bool isMissing = false) const
    {
        ManagedTap tap;
        tap.spec.name = name;
        tap.spec.owner = 0;
        tap.drift = drift;
        tap.isMissing = isMissing;
        service->setTap(tap);
    }

    QTreeView& table() const { return *find<QTreeView>(u"tapTable"_s); }

    void choose(const QStringList& names) const
    {
        table().clearSelection();
        for (const QString& name : names) {
            const QModelIndexList found
                = table().model()->match(table().model()->index(0, 0), Qt::DisplayRole, name, 1, Qt::MatchExactly);
            if (found.isEmpty())
                qFatal("there is no %s", qPrintable(name));
            table().selectionModel()->setCurrentIndex(
                found.first(), QItemSelectionModel::Select | QItemSelectionModel::Rows);
        }
    }

    FakeTapService* service = nullptr;
};

} // namespace

// The verbs on taps, as the window offers them.
class TestTapsPage : public QObject
{
    Q_OBJECT

private slots:
    void verbsAreOfferedByWhatIsSelected_data()
    {
        QTest::addColumn<QStringList>("taps");
        QTest::addColumn<QString>("offered");

        QTest::newRow("nothing") << QStringList {} << u"new"_s;
        QTest::newRow("a tap of virt-tap's") << QStringList { u"tap-spare"_s } << u"new use edit delete"_s;
        QTest::newRow("a tap of others: it shows the commands")
            << QStringList { u"tap-alice"_s } << u"new use edit delete"_s;
        QTest::newRow("two taps") << QStringList { u"tap-spare"_s, u"tap-alice"_s } << u"new delete"_s;
        QTest::newRow("one that is missing") << QStringList { u"tap-lost"_s } << u"new reset delete"_s;
        QTest::newRow("one that is missing and one that is not")
            << QStringList { u"tap-lost"_s, u"tap-spare"_s } << u"new delete"_s;
        QTest::newRow("one of libvirt's own") << QStringList { u"vnet3"_s } << u"new use"_s;
        QTest::newRow("one of libvirt's own and another") << QStringList { u"vnet3"_s, u"tap-spare"_s } << u"new"_s;
    }

    void verbsAreOfferedByWhatIsSelected()
    {
        QFETCH(QStringList, taps);
        const Page page;
        page.choose(taps);
        QStringList offered;
        for (const auto& [action, word] : { std::pair(u"newTapsAction"_s, u"new"_s), { u"useTapAction"_s, u"use"_s },
                 { u"editTapAction"_s, u"edit"_s }, { u"resetTapAction"_s, u"reset"_s },
                 { u"deleteTapAction"_s, u"delete"_s } }) {
            if (page.isEnabled(action))
                offered.append(word);
            else
                QVERIFY(action == u"useTapAction" || page.find<QAction>(action)->toolTip().endsWith(u'.')); // says why
        }
        QTEST(offered.join(u' '), "offered");
        page.trigger(u"showGuestsAction"_s); // what is not looked at cannot be deleted
        QVERIFY(!page.isEnabled(u"deleteTapAction"_s) && page.isEnabled(u"newTapsAction"_s));
    }

    void whatDriftsCanBeReset()
    {
        const Page page;
        page.choose({ u"tap-spare"_s });
        QVERIFY(!page.isEnabled(u"resetTapAction"_s));
        page.setTap(u"tap-spare"_s, { u"mtu"_s });
        QTRY_VERIFY(page.isEnabled(u"resetTapAction"_s));
        page.find<QToolButton>(u"resetButton"_s)->click();
        QTRY_VERIFY(page.dialog(u"resetTapsDialog"_s));
    }

    void theDeleteKeyAsks()
    {
        const Page page;
        page.choose({ u"tap-spare"_s, u"tap-lost"_s });
        page.table().setFocus();
        QTest::keyClick(&page.table(), Qt::Key_Delete);
        QTRY_VERIFY(page.dialog(u"deleteTapsDialog"_s));
        const auto* rows = page.dialog(u"deleteTapsDialog"_s)->findChild<QTreeWidget*>(u"rowsTree"_s);
        QCOMPARE(rows->topLevelItemCount(), 2);
        QVERIFY(page.service->calls().isEmpty());
    }

    void theDeleteKeyElsewhereDoesNothing()
    {
        const Page page;
        page.choose({ u"tap-spare"_s });
        auto* filter = page.find<QWidget>(u"tapsPage"_s)->findChild<QLineEdit*>(u"filterEdit"_s);
        filter->setFocus();
        QTest::keyClick(filter, Qt::Key_Delete);
        QVERIFY(!page.dialog(u"deleteTapsDialog"_s));
    }

    void returnEditsAndTheMenuHasEveryVerb()
    {
        const Page page;
        page.choose({ u"tap-spare"_s });
        page.table().setFocus();
        QTest::keyClick(&page.table(), Qt::Key_Return);
        QTRY_VERIFY(page.dialog(u"tapEditDialog"_s));
        qobject_cast<QDialog*>(page.dialog(u"tapEditDialog"_s))->reject();
        emit page.table().customContextMenuRequested({ 5, 5 });
        const auto* menu = page.find<QMenu>(u"tapContextMenu"_s);
        QStringList names;
        for (const QAction* action : menu->actions()) {
            if (!action->isSeparator())
                names.append(action->objectName());
        }
        QCOMPARE(names,
            (QStringList { u"newTapsAction"_s, u"useTapAction"_s, u"editTapAction"_s, u"resetTapAction"_s,
                u"deleteTapAction"_s }));
    }

    void aTapThatIsMadeAppears()
    {
        const Page page;
        const int before = page.table().model()->rowCount();
        page.trigger(u"newTapsAction"_s);
        QTRY_VERIFY(page.dialog(u"newTapsDialog"_s));
        QWidget* dialog = page.dialog(u"newTapsDialog"_s);
        dialog->findChild<QLineEdit*>(u"nameEdit"_s)->setText(u"tap-new"_s);
        dialog->findChild<QPushButton*>(u"makeButton"_s)->click();
        QTRY_VERIFY(!page.dialog(u"newTapsDialog"_s));
        QCOMPARE(page.table().model()->rowCount(), before + 1);
    }

    void aMachineWithoutTapsOffersToMakeOne()
    {
        WindowFixture f;
        MachineState machine = sampleMachine();
        machine.links.clear();
        f.connections.setMachine(machine);
        f.connections.add(sampleConnection());
        f.open();
        f.trigger(u"showTapsAction"_s);
        auto* button = f.find<QWidget>(u"tapsPage"_s)->findChild<QPushButton*>(u"emptyButton"_s);
        QVERIFY(button->isVisible());
        button->click();
        QTRY_VERIFY(f.dialog(u"newTapsDialog"_s));
    }

    void refreshAsksTheHelperToo()
    {
        const Page page;
        const int before = page.service->refreshes();
        page.trigger(u"refreshAction"_s);
        QVERIFY(page.service->refreshes() > before);
    }

    void aHelperOfAnotherVersionIsSaid()
    {
        const Page page;
        const auto* text = page.find<QWidget>(u"tapsPage"_s)->findChild<QLabel*>(u"messageText"_s);
        QVERIFY(text->text().isEmpty());
        page.service->setAvailability(TapServiceState::Availability::OtherVersion);
        QVERIFY(text->text().contains(u"another version"));
        page.service->setAvailability(TapServiceState::Availability::Available);
        QVERIFY(!text->isVisible());
    }
};

QTEST_MAIN(TestTapsPage)
#include "tst_tapspage.moc"
