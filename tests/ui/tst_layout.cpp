#include "screens.h"

#include <QAbstractButton>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPixmap>
#include <QTest>
#include <QToolButton>
#include <QTranslator>

#include "translations/translations.h"
#include "ui/style.h"

using namespace Qt::StringLiterals;
using namespace VirtTap;

namespace {

// Whether a widget has less room than what it shows needs, so that it is elided, clipped or drawn over.
bool isCut(const QWidget& widget)
{
    if (!widget.isVisible())
        return false;
    if (const auto* label = qobject_cast<const QLabel*>(&widget)) {
        if (const QPixmap picture = label->pixmap(); !picture.isNull())
            return QSizeF(label->size()).expandedTo(picture.deviceIndependentSize()) != QSizeF(label->size());
        if (label->text().isEmpty())
            return false;
        return label->wordWrap()
            ? label->width() < label->minimumSizeHint().width()
                || label->height() < label->heightForWidth(label->width())
            : label->width() < label->sizeHint().width() || label->height() < label->sizeHint().height();
    }
    const auto* button = qobject_cast<const QAbstractButton*>(&widget);
    if (!button || qobject_cast<const QLineEdit*>(button->parentWidget())) // Qt fits its own icons into a line edit
        return false;
    if (button->text().isEmpty() && button->icon().isNull())
        return false;
    return button->width() < button->sizeHint().width() || button->height() < button->minimumSizeHint().height();
}

QString described(const QWidget& widget)
{
    const auto* label = qobject_cast<const QLabel*>(&widget);
    const auto* button = qobject_cast<const QAbstractButton*>(&widget);
    const QString text = label ? label->text() : button ? button->text() : QString();
    return u"%1 “%2” %3x%4, needs %5x%6"_s.arg(widget.objectName(), text.left(60))
        .arg(widget.width())
        .arg(widget.height())
        .arg(widget.sizeHint().width())
        .arg(widget.sizeHint().height());
}

} // namespace

// Every screen, in each direction and language, at the scale that the environment asks for.
class TestLayout : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QApplication::setStyle(new Style); }

    void nothingIsCut_data()
    {
        QTest::addColumn<Qt::LayoutDirection>("direction");
        QTest::addColumn<QLocale>("locale");
        QTest::addColumn<QSize>("size");
        const QLocale english(QLocale::English);
        const QLocale german(QLocale::German);
        QTest::newRow("English") << Qt::LeftToRight << english << QSize(1100, 700);
        QTest::newRow("German") << Qt::LeftToRight << german << QSize(1100, 700);
        QTest::newRow("from right to left") << Qt::RightToLeft << english << QSize(1100, 700);
        QTest::newRow("as small as it gets") << Qt::LeftToRight << english << QSize(1, 1);
        QTest::newRow("as small as it gets, German") << Qt::LeftToRight << german << QSize(1, 1);
        QTest::newRow("as small as it gets, from right to left") << Qt::RightToLeft << english << QSize(1, 1);
    }

    void nothingIsCut()
    {
        QFETCH(Qt::LayoutDirection, direction);
        QFETCH(QLocale, locale);
        QFETCH(QSize, size);
        installTranslations(*qApp, locale);
        QGuiApplication::setLayoutDirection(direction);
        QStringList cut;
        int looked = 0;
        visitScreens(
            [&](const QString& name, QWidget& screen) {
                QVERIFY2(screen.layoutDirection() == direction, qPrintable(name));
                const QPixmap picture = screen.grab();
                QVERIFY2(picture.devicePixelRatio() == qGuiApp->devicePixelRatio(), qPrintable(name));
                const QList<QWidget*> widgets = screen.findChildren<QWidget*>();
                for (QWidget* widget : widgets) {
                    ++looked;
                    if (widget->window() == &screen && isCut(*widget)) {
                        cut.append(described(*widget));
                        qInfo("%s: %s", qPrintable(name), qPrintable(described(*widget)));
                    }
                }
            },
            size);
        QGuiApplication::setLayoutDirection(Qt::LeftToRight);
        const QList<QTranslator*> translators = qApp->findChildren<QTranslator*>();
        for (QTranslator* translator : translators) {
            QCoreApplication::removeTranslator(translator);
            delete translator;
        }
        cut.removeDuplicates();
        QVERIFY(looked > 1000);
        QVERIFY2(cut.isEmpty(), qPrintable(u"%1 are cut"_s.arg(cut.size())));
    }

    void whatIsCutIsFound()
    {
        QLabel label(u"A text that needs some room"_s);
        label.show();
        QVERIFY(!isCut(label));
        label.setFixedWidth(30);
        QVERIFY(isCut(label));
        label.setWordWrap(true);
        label.setFixedSize(label.minimumSizeHint().width(), 10);
        QVERIFY(isCut(label));
    }
};

QTEST_MAIN(TestLayout)
#include "tst_layout.moc"
