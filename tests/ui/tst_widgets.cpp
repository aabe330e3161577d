#include <QAccessible>
#include <QClipboard>
#include <QDBusVariant>
#include <QDir>
#include <QGuiApplication>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QStyleOptionButton>
#include <QTemporaryDir>
#include <QTest>
#include <QVBoxLayout>

#include "ui/appearance.h"
#include "ui/icons.h"
#include "ui/messagebar.h"
#include "ui/settings.h"
#include "ui/style.h"
#include "ui/xmlview.h"

using namespace VirtTap;
using namespace Qt::StringLiterals;

namespace {

const QString sampleXml = u"<domain>\n  <name>a&amp;b</name>\n  <devices>\n    <interface type='ethernet'>\n      "
                          "<target dev='tap0'/>\n    </interface>\n  </devices>\n</domain>\n"_s;

// Opaque enough pixels, as a share of the picture.
double inkOf(const QImage& image)
{
    int found = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            found += qAlpha(image.pixel(x, y)) > 60 ? 1 : 0;
    }
    return double(found) / (image.width() * image.height());
}

} // namespace

class TestWidgets : public QObject
{
    Q_OBJECT

private slots:
    void everyIconIsDrawn_data()
    {
        QTest::addColumn<QString>("name");
        (void)icon(u"close"); // brings the resources in
        const QStringList files = QDir(u":/icons"_s).entryList();
        QVERIFY(files.size() > 45);
        for (const QString& file : files)
            QTest::newRow(qPrintable(file)) << file.chopped(4);
    }

    void everyIconIsDrawn()
    {
        QFETCH(QString, name);
        for (const auto mode : { QIcon::Normal, QIcon::Disabled, QIcon::Selected }) {
            for (const bool isDark : { false, true }) {
                QGuiApplication::setPalette(Appearance::palette(isDark));
                const QImage image = icon(name).pixmap(QSize(32, 32), 1.0, mode).toImage();
                QCOMPARE(image.size(), QSize(32, 32));
                QVERIFY(inkOf(image) > 0.03);
            }
        }
    }

    void iconsFollowThePalette()
    {
        const QIcon shown = icon(u"close");
        QGuiApplication::setPalette(Appearance::palette(false));
        const QImage light = shown.pixmap(32).toImage();
        QGuiApplication::setPalette(Appearance::palette(true));
        QVERIFY(shown.pixmap(32).toImage() != light);
        QGuiApplication::setPalette(Appearance::palette(false));
        QCOMPARE(shown.pixmap(32).toImage(), light);
        QVERIFY(icon(u"no such icon").isNull());
    }

    void statesDifferInShapeNotOnlyInColour()
    {
        QGuiApplication::setPalette(Appearance::palette(false));
        QList<QImage> shapes; // disabled icons have one colour, so that only their shape is left
        for (const QStringView name : { u"guest-running", u"guest-paused", u"guest-off", u"guest-crashed",
                 u"guest-suspended", u"guest-stopping", u"guest-unknown", u"tap-in-use", u"tap-up", u"tap-down",
                 u"tap-missing", u"tap-unknown", u"connection-open", u"connection-closed", u"connection-opening",
                 u"connection-lost", u"connection-failed" }) {
            const QImage whole = icon(name).pixmap(QSize(64, 64), 1.0, QIcon::Disabled).toImage();
            QVERIFY2(!shapes.contains(whole), qPrintable(name.toString()));
            shapes.append(whole);
        }
    }

    void theBarShowsPlainTextAndItsDetails()
    {
        MessageBar bar;
        QVERIFY(bar.isHidden());
        bar.showError({ Error::Kind::Cancelled, u"Never shown."_s, {} });
        QVERIFY(bar.isHidden());
        bar.showError({ Error::Kind::Failed, u"<b>web01</b> could not be started."_s, u"internal error: x < y"_s });
        QVERIFY(!bar.isHidden());
        auto* text = bar.findChild<QLabel*>(u"messageText"_s);
        QCOMPARE(text->text(), u"<b>web01</b> could not be started."_s);
        QCOMPARE(text->textFormat(), Qt::PlainText);
        QCOMPARE(bar.accessibleName(), text->text());

        bar.findChild<QPushButton*>(u"messageDetails"_s)->click();
        auto* dialog = bar.findChild<QWidget*>(u"messageDetailsDialog"_s);
        QVERIFY(dialog && dialog->isVisible());
        QCOMPARE(dialog->findChild<QPlainTextEdit*>()->toPlainText(), u"internal error: x < y"_s);

        bar.showMessage(MessageBar::Severity::Success, u"Done."_s);
        QVERIFY(bar.findChild<QPushButton*>(u"messageDetails"_s)->isHidden());
        QSignalSpy closed(&bar, &MessageBar::closed);
        bar.findChild<QAbstractButton*>(u"messageClose"_s)->click();
        QCOMPARE(closed.size(), 1);
        QVERIFY(bar.isHidden());
    }

    void theBarOffersOneDeed()
    {
        MessageBar bar;
        bar.showMessage(MessageBar::Severity::Warning, u"Lost."_s);
        bar.offer(u"Retry"_s);
        QSignalSpy accepted(&bar, &MessageBar::accepted);
        bar.findChild<QPushButton*>(u"messageOffer"_s)->click();
        QCOMPARE(accepted.size(), 1);
        bar.showMessage(MessageBar::Severity::Warning, u"Lost again."_s);
        QVERIFY(bar.findChild<QPushButton*>(u"messageOffer"_s)->isHidden());
    }

    void theEditorIsMadeWhenItIsFirstSeen()
    {
        XmlView view;
        view.setXml(sampleXml);
        QVERIFY(!view.findChild<XmlEditor*>());
        QCOMPARE(view.xml(), sampleXml);
        view.setAccessibleName(u"XML of the guest"_s);
        view.show();
        auto* editor = view.findChild<XmlEditor*>();
        QVERIFY(editor);
        QCOMPARE(editor->text(), sampleXml);
        QVERIFY(editor->isReadOnly());
        QCOMPARE(editor->accessibleName(), u"XML of the guest"_s);
    }

    void settingXmlIsNotAnEditAndKeepsThePlace()
    {
        XmlView view;
        view.show();
        view.setReadOnly(false);
        QSignalSpy edited(&view, &XmlView::xmlEdited);
        view.setXml(sampleXml);
        QCOMPARE(edited.size(), 0);
        auto* editor = view.findChild<XmlEditor*>();
        editor->setCursorPosition(4, 3);
        view.setXml(QString(sampleXml).replace(u"tap0"_s, u"tap1"_s));
        int line = 0;
        int column = 0;
        editor->getCursorPosition(&line, &column);
        QCOMPARE(line, 4);
        QCOMPARE(column, 3);
        QTest::keyClicks(editor, u"x"_s);
        QVERIFY(edited.size() > 0);
    }

    void readOnlyXmlCannotBeTypedInto()
    {
        XmlView view;
        view.setXml(sampleXml);
        view.show();
        auto* editor = view.findChild<XmlEditor*>();
        editor->setFocus();
        QTest::keyClicks(editor, u"xyz"_s);
        QTest::keyClick(editor, Qt::Key_Delete);
        QCOMPARE(view.xml(), sampleXml);
        view.setXml(u"<other/>\n"_s);
        QCOMPARE(view.xml(), u"<other/>\n"_s);
    }

    void marksAreKeptForTheirLinesAndReadOut()
    {
        XmlView view;
        view.setXml(sampleXml);
        view.show();
        view.setMarks({ { 5, u"“dev” is <not> free."_s, true }, { 2, u"A hint."_s, false } });
        auto* editor = view.findChild<XmlEditor*>();
        QVERIFY(editor->markersAtLine(4) != 0);
        QVERIFY(editor->markersAtLine(1) != 0);
        QCOMPARE(editor->markersAtLine(0), 0U);
        QVERIFY(editor->accessibleDescription().contains(u"Line 5: “dev” is <not> free."));
        view.setMarks({});
        QCOMPARE(editor->markersAtLine(4), 0U);
        QVERIFY(editor->accessibleDescription().isEmpty());
    }

    void textIsFoundForwardsAndBackwards()
    {
        XmlView view;
        view.setXml(sampleXml);
        view.show();
        QVERIFY(QTest::qWaitForWindowActive(&view));
        auto* editor = view.findChild<XmlEditor*>();
        editor->setFocus();
        QTest::keyClick(editor, Qt::Key_F, Qt::ControlModifier);
        auto* edit = view.findChild<QLineEdit*>(u"findEdit"_s);
        QTRY_VERIFY(edit->hasFocus());
        const auto foundAt = [editor] {
            int line = 0, column = 0, endLine = 0, endColumn = 0;
            editor->getSelection(&line, &column, &endLine, &endColumn);
            return line;
        };
        QTest::keyClicks(edit, u"name"_s);
        QCOMPARE(foundAt(), 1);
        edit->setText(u"interface"_s);
        QCOMPARE(foundAt(), 3);
        QTest::keyClick(edit, Qt::Key_Return);
        QCOMPARE(foundAt(), 5);
        QTest::keyClick(edit, Qt::Key_Return); // round the end
        QCOMPARE(foundAt(), 3);
        view.findChild<QAbstractButton*>(u"findPrevious"_s)->click();
        QCOMPARE(foundAt(), 5);
        edit->setText(u"nowhere"_s);
        QVERIFY(!view.findChild<QLabel*>(u"findAnswer"_s)->text().isEmpty());
        QTest::keyClick(edit, Qt::Key_Escape);
        QVERIFY(!view.findChild<QWidget*>(u"findBar"_s)->isVisible());
    }

    void linesHaveNumbersAndElementsFold()
    {
        XmlView view;
        view.setXml(sampleXml);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        auto* editor = view.findChild<XmlEditor*>();
        QVERIFY(editor);
        QCOMPARE(editor->marginType(0), QsciScintilla::NumberMargin);
        QVERIFY(editor->marginWidth(0) > 0);
        const auto isShown = [editor](int line) {
            return editor->SendScintilla(QsciScintillaBase::SCI_GETLINEVISIBLE, static_cast<unsigned long>(line)) != 0;
        };
        editor->SendScintilla(QsciScintillaBase::SCI_COLOURISE, 0UL, -1L);
        QVERIFY(isShown(4));
        editor->foldLine(3); // <interface>
        QVERIFY(!isShown(4)); // <target>
        QVERIFY(isShown(6)); // </devices>
        editor->foldLine(3);
        QVERIFY(isShown(4));
    }

    void aScreenReaderCanReadTheXml()
    {
        XmlView view;
        view.setXml(sampleXml);
        view.setAccessibleName(u"XML of the guest"_s);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        QAccessibleInterface* accessible = QAccessible::queryAccessibleInterface(view.findChild<XmlEditor*>());
        QVERIFY(accessible && accessible->textInterface());
        QCOMPARE(accessible->textInterface()->text(0, int(sampleXml.size())), sampleXml);
        QVERIFY(!accessible->text(QAccessible::Name).isEmpty());
    }

    void coloursFollowTheDesktop_data()
    {
        QTest::addColumn<Colours>("chosen");
        QTest::addColumn<QString>("key");
        QTest::addColumn<uint>("scheme");
        QTest::addColumn<bool>("isDark");
        const QString scheme = u"color-scheme"_s;
        QTest::newRow("the desktop goes dark") << Colours::Automatic << scheme << 1U << true;
        QTest::newRow("the desktop goes light") << Colours::Automatic << scheme << 2U << false;
        QTest::newRow("the desktop has no wish") << Colours::Automatic << scheme << 0U << false;
        QTest::newRow("something else changes") << Colours::Automatic << u"accent-color"_s << 1U << false;
        QTest::newRow("light was chosen here") << Colours::Light << scheme << 1U << false;
        QTest::newRow("dark was chosen here") << Colours::Dark << scheme << 2U << true;
    }

    void coloursFollowTheDesktop()
    {
        QFETCH(Colours, chosen);
        QFETCH(QString, key);
        QFETCH(uint, scheme);
        QGuiApplication::setPalette(Appearance::palette(false));
        const QTemporaryDir directory;
        Settings settings(directory.filePath(u"s.ini"_s));
        Appearance appearance(settings);
        appearance.setColours(chosen);
        // As the bus delivers the portal's signal.
        QVERIFY(
            QMetaObject::invokeMethod(&appearance, "desktopChanged", Q_ARG(QString, u"org.freedesktop.appearance"_s),
                Q_ARG(QString, key), Q_ARG(QDBusVariant, QDBusVariant(scheme))));
        QTEST(QGuiApplication::palette().color(QPalette::Window).lightness() < 128, "isDark");
        QCOMPARE(settings.wasDark(), key == u"color-scheme" && scheme == 1); // for the next start
        QGuiApplication::setPalette(Appearance::palette(false));
    }

    void uncheckedBoxesAreSeenOnADarkWindow()
    {
        for (const bool isDark : { false, true }) {
            Style style;
            QStyleOptionButton option;
            option.palette = Appearance::palette(isDark);
            option.rect = QRect(0, 0, 14, 14);
            option.state = QStyle::State_Enabled | QStyle::State_Off;
            for (const auto element : { QStyle::PE_IndicatorCheckBox, QStyle::PE_IndicatorRadioButton }) {
                QImage image(14, 14, QImage::Format_ARGB32_Premultiplied);
                const QColor window = option.palette.color(QPalette::Window);
                image.fill(window);
                QPainter painter(&image);
                style.drawPrimitive(element, &option, &painter);
                painter.end();
                int most = 0; // the pixel that stands out most from the window
                for (int x = 0; x < 14; ++x)
                    most = std::max(most, std::abs(image.pixelColor(x, 7).lightness() - window.lightness()));
                QVERIFY2(most > 40, qPrintable(QString::number(most)));
            }
        }
    }

    void tabLeavesTheEditor()
    {
        QWidget window;
        auto* layout = new QVBoxLayout(&window);
        auto* view = new XmlView(&window);
        auto* after = new QLineEdit(&window);
        layout->addWidget(view);
        layout->addWidget(after);
        view->setReadOnly(false);
        view->setXml(sampleXml);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        auto* editor = view->findChild<XmlEditor*>();
        editor->setFocus();
        QTest::keyClick(editor, Qt::Key_Tab);
        QVERIFY(!editor->hasFocus());
        QCOMPARE(view->xml(), sampleXml);
    }
};

QTEST_MAIN(TestWidgets)
#include "tst_widgets.moc"
