#include "screens.h"

#include <QAccessible>
#include <QLineEdit>
#include <QScrollBar>
#include <QTabBar>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace VirtTap;

namespace {

bool isReached(const QWidget& widget)
{
    return widget.isVisible() && widget.isEnabled() && (widget.focusPolicy() & Qt::TabFocus) != 0
        && !widget.focusProxy();
}

bool isNameless(QWidget& widget)
{
    if (!isReached(widget) || qobject_cast<QTabBar*>(&widget) || qobject_cast<QScrollBar*>(&widget))
        return false;
    const QAccessibleInterface* accessible = QAccessible::queryAccessibleInterface(&widget);
    return !accessible || accessible->text(QAccessible::Name).trimmed().isEmpty();
}

QString described(const QWidget& widget)
{
    QStringList path;
    for (const QWidget* up = &widget; up; up = up->parentWidget()) {
        if (!up->objectName().isEmpty())
            path.prepend(up->objectName());
    }
    return u"%1 %2"_s.arg(QString::fromLatin1(widget.metaObject()->className()), path.join(u'/'));
}

} // namespace

class TestAccessibility : public QObject
{
    Q_OBJECT

private slots:
    void everyControlHasAName()
    {
        QStringList nameless;
        int controls = 0;
        visitScreens([&](const QString& name, QWidget& screen) {
            const QList<QWidget*> widgets = screen.findChildren<QWidget*>();
            for (QWidget* widget : widgets) {
                controls += isReached(*widget) ? 1 : 0;
                if (isNameless(*widget) && !nameless.contains(described(*widget))) {
                    nameless.append(described(*widget));
                    qInfo("%s: %s", qPrintable(name), qPrintable(described(*widget)));
                }
            }
        });
        qInfo("%d controls", controls);
        QVERIFY(controls > 200);
        QVERIFY2(nameless.isEmpty(), qPrintable(u"%1 controls have no name"_s.arg(nameless.size())));
    }

    void aControlWithoutANameIsFound()
    {
        QWidget screen;
        QLineEdit edit(&screen);
        screen.show();
        QVERIFY(isNameless(edit));
        edit.setAccessibleName(u"Filter"_s);
        QVERIFY(!isNameless(edit));
    }

    void everyScreenLaysOutFromRightToLeft()
    {
        QGuiApplication::setLayoutDirection(Qt::RightToLeft);
        int screens = 0;
        visitScreens([&](const QString& name, QWidget& screen) {
            ++screens;
            QVERIFY2(screen.layoutDirection() == Qt::RightToLeft, qPrintable(name));
        });
        QGuiApplication::setLayoutDirection(Qt::LeftToRight);
        QVERIFY(screens > 30);
    }
};

QTEST_MAIN(TestAccessibility)
#include "tst_accessibility.moc"
