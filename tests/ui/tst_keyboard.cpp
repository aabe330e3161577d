#include "windowfixture.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QLabel>
#include <QListWidget>
#include <QRadioButton>
#include <QScrollBar>
#include <QStackedWidget>
#include <QTabBar>
#include <QTreeView>

#include "ui/xmleditor.h"

using namespace VirtTap;
using namespace Qt::StringLiterals;

namespace {

// What Tab should come to.
QSet<QWidget*> stops(const QWidget& dialog)
{
    QSet<QWidget*> found;
    for (QWidget* widget : dialog.findChildren<QWidget*>()) {
        const bool isStop = widget->isVisible() && widget->isEnabled() && (widget->focusPolicy() & Qt::TabFocus) != 0
            && !widget->focusProxy() && !qobject_cast<QScrollBar*>(widget);
        if (isStop)
            found.insert(widget);
    }
    return found;
}

QString namesOf(const QSet<QWidget*>& widgets)
{
    QStringList names;
    for (const QWidget* widget : widgets)
        names.append(QString::fromLatin1(widget->metaObject()->className()) + u' ' + widget->objectName());
    return names.join(u", "_s);
}

void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
{
    QWidget* focus = QApplication::focusWidget();
    QVERIFY(focus);
    QTest::keyClick(focus, key, modifiers);
}

} // namespace

// Everything by the keyboard alone.
class TestKeyboard : public QObject
{
    Q_OBJECT

private:
    static QWidget* openWizard(WindowFixture& f, int guest)
    {
        f.fill();
        f.open();
        f.select(guest);
        f.guests().tree()->setFocus();
        press(Qt::Key_N, Qt::ControlModifier);
        if (!QTest::qWaitFor([&] { return f.dialog(u"newInterfaceWizard"_s); }))
            return nullptr;
        QWidget* wizard = f.dialog(u"newInterfaceWizard"_s);
        const auto hasFocus = [wizard] { // as a window manager gives it
            wizard->activateWindow();
            return QApplication::activeWindow() == wizard && wizard->isAncestorOf(QApplication::focusWidget());
        };
        return QTest::qWaitFor(hasFocus) ? wizard : nullptr;
    }

    static int page(const QWidget& wizard) { return wizard.findChild<QStackedWidget*>(u"stack"_s)->currentIndex(); }

    // Goes there by Tab and presses it.
    static void pressButton(const QWidget& window, const QString& name)
    {
        auto* button = window.findChild<QAbstractButton*>(name);
        QTRY_VERIFY(button->isEnabled());
        for (int i = 0; i < 40 && !button->hasFocus(); ++i)
            press(Qt::Key_Tab);
        QVERIFY2(button->hasFocus(), qPrintable(name));
        press(Qt::Key_Space);
    }

    static QSet<QWidget*> missedByTab(const QWidget& window)
    {
        QSet<QWidget*> missed = stops(window);
        QSet<const QWidget*> groups; // of radio buttons: Tab comes to one of them, arrows do the rest
        const qsizetype count = missed.size();
        for (qsizetype i = 0; i < 2 * count && !missed.isEmpty(); ++i) {
            QWidget* focus = QApplication::focusWidget();
            missed.remove(focus);
            if (qobject_cast<QRadioButton*>(focus))
                groups.insert(focus->parentWidget());
            press(Qt::Key_Tab);
        }
        for (auto widget = missed.begin(); widget != missed.end();) {
            const bool isByArrows = qobject_cast<QRadioButton*>(*widget) && groups.contains((*widget)->parentWidget());
            widget = isByArrows ? missed.erase(widget) : std::next(widget);
        }
        return missed;
    }

private slots:
    void tabComesToEveryControlOfTheWizard()
    {
        WindowFixture f;
        QWidget* wizard = openWizard(f, 4);
        QVERIFY(wizard);
        pressButton(*wizard, u"backButton"_s);
        QTRY_COMPARE(page(*wizard), 0);
        for (int number = 0; number < 4; ++number) {
            QTRY_COMPARE(page(*wizard), number);
            auto* more = wizard->findChild<QAbstractButton*>(u"moreButton"_s);
            if (more->isVisible())
                more->click();
            const QSet<QWidget*> missed = missedByTab(*wizard);
            QVERIFY2(missed.isEmpty(), qPrintable(u"page %1: "_s.arg(number) + namesOf(missed)));
            if (number == 3)
                break;
            pressButton(*wizard, u"nextButton"_s);
        }
    }

    void tabComesToEveryControlOfTheWindow_data()
    {
        QTest::addColumn<QString>("page");
        QTest::newRow("guests") << u"guestsPage"_s;
        QTest::newRow("taps") << u"tapsPage"_s;
        QTest::newRow("taint") << u"taintPage"_s;
        QTest::newRow("problems") << u"problemsPage"_s;
        QTest::newRow("activity") << u"activityPage"_s;
    }

    void tabComesToEveryControlOfTheWindow()
    {
        QFETCH(QString, page);
        WindowFixture f;
        f.fill();
        f.open();
        f.select(1);
        f.connections.say({ .time = QDateTime::currentDateTime(),
            .kind = Activity::Kind::Done,
            .uri = WindowFixture::uri,
            .domain = sampleUuid(1),
            .text = u"Done."_s,
            .detail = {} });
        f.window->showPage(page);
        f.find<QWidget>(u"pages"_s)->setFocus();
        QVERIFY(QApplication::focusWidget());
        const QSet<QWidget*> missed = missedByTab(*f.window);
        QVERIFY2(missed.isEmpty(), qPrintable(namesOf(missed)));
    }

    void theWholeWayIsDoneByKeys()
    {
        WindowFixture f;
        QWidget* wizard = openWizard(f, 4);
        QVERIFY(wizard);
        QCOMPARE(page(*wizard), 1);
        auto* taps = wizard->findChild<QTreeView*>(u"tapView"_s);
        QTRY_VERIFY(taps->hasFocus());
        press(Qt::Key_Home);
        for (int i = 0; i < 10 && taps->currentIndex().siblingAtColumn(0).data().toString() != u"tap-db01"_s; ++i)
            press(Qt::Key_Down);
        QCOMPARE(taps->currentIndex().siblingAtColumn(0).data().toString(), u"tap-db01"_s);
        press(Qt::Key_Return);
        QCOMPARE(page(*wizard), 2);
        press(Qt::Key_Return);
        QCOMPARE(page(*wizard), 3);
        pressButton(*wizard, u"deedButton"_s);
        QCOMPARE(page(*wizard), 4);
        QTRY_COMPARE(f.count(FakeConnection::Verb::Attach), 1);
        QTRY_VERIFY(wizard->findChild<QLabel*>(u"writtenLabel"_s)->text().startsWith(u"Yes: "));
        press(Qt::Key_Return); // Close
        QTRY_VERIFY(!f.dialog(u"newInterfaceWizard"_s));
    }

    void tabLeavesTheXmlEditor()
    {
        WindowFixture f;
        QWidget* wizard = openWizard(f, 4);
        QVERIFY(wizard);
        wizard->findChild<QListWidget*>(u"pageList"_s)->setCurrentRow(3);
        QTRY_COMPARE(page(*wizard), 3);
        QTRY_VERIFY(wizard->findChild<XmlEditor*>());
        auto* editor = wizard->findChild<XmlEditor*>();
        editor->setFocus();
        press(Qt::Key_Tab);
        QVERIFY(!editor->hasFocus());
        press(Qt::Key_Backtab, Qt::ShiftModifier);
        QVERIFY(editor->hasFocus());
    }
};

QTEST_MAIN(TestKeyboard)
#include "tst_keyboard.moc"
