#include <QApplication>
#include <QImage>
#include <QMap>
#include <QPainter>
#include <QScrollBar>
#include <QSemaphore>
#include <QStandardItemModel>
#include <QStyleFactory>
#include <QTest>
#include <QThread>
#include <QTreeView>

#include <algorithm>
#include <cstdlib>
#include <functional>
#include <memory>

#include "core/workers.h"
#include "models/roles.h"
#include "ui/rowdelegate.h"
#include "ui/style.h"

using namespace VirtTap;
using namespace Qt::StringLiterals;

namespace {

using Paint = std::function<void(QPainter*, const QStyleOptionViewItem&)>;

QImage picture(const QStyleOptionViewItem& item, qreal scale, const Paint& paint)
{
    QImage image(item.rect.size() * scale, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(scale);
    image.fill(item.palette.color(QPalette::Base));
    QPainter painter(&image);
    paint(&painter, item);
    painter.end();
    return image;
}

// The largest difference of a channel between two pixels at the same place.
int difference(const QImage& left, const QImage& right)
{
    int largest = 0;
    for (int y = 0; y < left.height(); ++y) {
        for (int x = 0; x < left.width(); ++x) {
            const QRgb a = left.pixel(x, y);
            const QRgb b = right.pixel(x, y);
            largest = std::max({ largest, std::abs(qRed(a) - qRed(b)), std::abs(qGreen(a) - qGreen(b)),
                std::abs(qBlue(a) - qBlue(b)) });
        }
    }
    return largest;
}

QPalette darkPalette()
{
    QPalette palette;
    palette.setColor(QPalette::Base, Qt::black);
    palette.setColor(QPalette::Text, Qt::white);
    return palette;
}

} // namespace

class TestRowDelegate : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QApplication::setStyle(new Style); }

    // What is kept of a text must not be seen: the style's own way of drawing is the measure.
    void itLooksAsTheStyleWouldDrawIt_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QMap<int, QVariant>>("roles");
        QTest::addColumn<QStyleOptionViewItem>("option");
        QTest::addColumn<double>("scale");

        const QMap<int, QVariant> none;
        QStyleOptionViewItem usual;
        usual.rect = QRect(0, 0, 140, 24);
        usual.state = QStyle::State_Enabled | QStyle::State_Active;
        usual.displayAlignment = Qt::AlignLeft | Qt::AlignVCenter;
        usual.textElideMode = Qt::ElideRight;
        const auto with = [&](auto change) {
            QStyleOptionViewItem option = usual;
            change(option);
            return option;
        };
        QTest::newRow("a name") << u"web01"_s << none << usual << 1.0;
        QTest::newRow("a name that is longer than its column")
            << u"a-guest-with-a-name-that-is-quite-long"_s << none << usual << 1.0;
        QTest::newRow("a column too narrow for a letter")
            << u"web01"_s << none << with([](auto& option) { option.rect.setWidth(5); }) << 1.0;
        QTest::newRow("a state with its picture")
            << u"running"_s << QMap<int, QVariant> { { IconNameRole, u"running"_s } } << usual << 1.0;
        QTest::newRow("a picture alone") << QString() << QMap<int, QVariant> { { IconNameRole, u"running"_s } } << usual
                                         << 1.0;
        QTest::newRow("as last known") << u"web01"_s << QMap<int, QVariant> { { StaleRole, true } } << usual << 1.0;
        QTest::newRow("changed by the next start")
            << u"tap-web01"_s << QMap<int, QVariant> { { PendingRole, u"tap-web02"_s } } << usual << 1.0;
        QTest::newRow("a number on the right")
            << u"1500"_s << QMap<int, QVariant> { { Qt::TextAlignmentRole, int(Qt::AlignRight | Qt::AlignVCenter) } }
            << usual << 1.0;
        QTest::newRow("a colour of its own")
            << u"web01"_s << QMap<int, QVariant> { { Qt::BackgroundRole, QBrush(Qt::yellow) } } << usual << 1.0;
        QTest::newRow("markup is shown as it is written") << u"<b>web01</b>"_s << none << usual << 1.0;
        QTest::newRow("of a window that is not active")
            << u"web01"_s << none << with([](auto& option) { option.state = QStyle::State_Enabled; }) << 1.0;
        QTest::newRow("selected") << u"web01"_s << none
                                  << with([](auto& option) { option.state |= QStyle::State_Selected; }) << 1.0;
        QTest::newRow("under the pointer")
            << u"web01"_s << none << with([](auto& option) { option.state |= QStyle::State_MouseOver; }) << 1.0;
        QTest::newRow("from right to left") << u"web01"_s << QMap<int, QVariant> { { IconNameRole, u"running"_s } }
                                            << with([](auto& option) { option.direction = Qt::RightToLeft; }) << 1.0;
        QTest::newRow("in Hebrew, from right to left")
            << u"שלום עולם, זהו שם ארוך מאוד"_s << none
            << with([](auto& option) { option.direction = Qt::RightToLeft; }) << 1.0;
        QTest::newRow("on a dark desktop")
            << u"web01"_s << none << with([](auto& option) { option.palette = darkPalette(); }) << 1.0;
        QTest::newRow("at 200 %") << u"web01"_s << QMap<int, QVariant> { { IconNameRole, u"running"_s } } << usual
                                  << 2.0;
        QTest::newRow("at 125 %") << u"web01"_s << none << usual << 1.25;
    }
    void itLooksAsTheStyleWouldDrawIt()
    {
        QFETCH(const QString, text);
        using Roles = QMap<int, QVariant>;
        QFETCH(const Roles, roles);
        QFETCH(QStyleOptionViewItem, option);
        QFETCH(const double, scale);

        QTreeView view;
        QStandardItemModel model;
        auto* item = new QStandardItem(text);
        for (const auto& [role, value] : roles.asKeyValueRange())
            item->setData(value, role);
        model.appendRow(item);
        option.widget = &view;
        const RowDelegate delegate;
        const QImage expected = picture(option, scale, [&](QPainter* painter, const QStyleOptionViewItem& given) {
            delegate.QStyledItemDelegate::paint(painter, given, model.index(0, 0));
        });
        const auto ours = [&] {
            return picture(option, scale, [&](QPainter* painter, const QStyleOptionViewItem& given) {
                delegate.paint(painter, given, model.index(0, 0));
            });
        };
        QCOMPARE_LE(difference(ours(), expected), 2);
        QCOMPARE_LE(difference(ours(), expected), 2); // from what was kept
    }

    void aChangedFontIsDrawn()
    {
        QStandardItemModel model;
        model.appendRow(new QStandardItem(u"web01"_s));
        QTreeView view;
        const RowDelegate delegate;
        QStyleOptionViewItem option;
        option.widget = &view;
        option.rect = QRect(0, 0, 140, 40);
        option.state = QStyle::State_Enabled | QStyle::State_Active;
        option.displayAlignment = Qt::AlignLeft | Qt::AlignVCenter;
        for (const int points : { 10, 20, 10 }) {
            option.font.setPointSize(points);
            option.fontMetrics = QFontMetrics(option.font);
            const auto drawn = [&](bool isOurs) {
                return picture(option, 1, [&](QPainter* painter, const QStyleOptionViewItem& given) {
                    if (isOurs)
                        delegate.paint(painter, given, model.index(0, 0));
                    else
                        delegate.QStyledItemDelegate::paint(painter, given, model.index(0, 0));
                });
            };
            QCOMPARE_LE(difference(drawn(true), drawn(false)), 2);
        }
    }

    void aScrollBarLooksAsFusionDrawsIt_data()
    {
        QTest::addColumn<Qt::Orientation>("orientation");
        QTest::addColumn<int>("maximum");
        QTest::addColumn<int>("value");
        QTest::addColumn<bool>("isEnabled");

        QTest::newRow("standing, at its top") << Qt::Vertical << 5000 << 0 << true;
        QTest::newRow("standing, half way") << Qt::Vertical << 5000 << 2500 << true;
        QTest::newRow("lying, at its end") << Qt::Horizontal << 100 << 100 << true;
        QTest::newRow("with nothing to scroll") << Qt::Vertical << 0 << 0 << false;
    }
    void aScrollBarLooksAsFusionDrawsIt()
    {
        QFETCH(const Qt::Orientation, orientation);
        QFETCH(const int, maximum);
        QFETCH(const int, value);
        QFETCH(const bool, isEnabled);

        const std::unique_ptr<QStyle> fusion(QStyleFactory::create(u"Fusion"_s));
        QScrollBar bar(orientation);
        bar.setRange(0, maximum);
        bar.setValue(value);
        bar.setEnabled(isEnabled);
        bar.resize(orientation == Qt::Vertical ? QSize(20, 400) : QSize(400, 20));
        bar.setStyle(fusion.get());
        const QImage expected = bar.grab().toImage();
        bar.setStyle(QApplication::style());
        const QImage first = bar.grab().toImage();
        bar.setValue(maximum / 3);
        bar.grab();
        bar.setValue(value);
        QCOMPARE_LE(difference(first, expected), 2);
        QCOMPARE_LE(difference(bar.grab().toImage(), expected), 2);
        bar.setStyle(nullptr);
    }

    // Files on a server that is away, accounts of a directory that does not answer.
    void workThatHangsDoesNotStopThePainting()
    {
        QSemaphore answers;
        QSemaphore started;
        const int most = std::min(workers().maxThreadCount(), 2 * QThread::idealThreadCount());
        for (int i = 0; i < most; ++i)
            workers().start([&] {
                started.release();
                answers.acquire();
            });
        QVERIFY(started.tryAcquire(most, 10'000));
        QImage image(600, 600, QImage::Format_ARGB32_Premultiplied); // an area that Qt fills by several threads
        QLinearGradient gradient(0, 0, 600, 600);
        gradient.setColorAt(0, QColor(255, 0, 0, 100));
        gradient.setColorAt(1, QColor(0, 0, 255, 100));
        std::unique_ptr<QThread> painting(QThread::create([&] {
            image.fill(Qt::white);
            QPainter(&image).fillRect(image.rect(), gradient);
        }));
        painting->start();
        const bool isPainted = painting->wait(10'000);
        answers.release(most);
        painting->wait();
        QVERIFY(isPainted);
        QVERIFY(workers().waitForDone(10'000));
    }
};

QTEST_MAIN(TestRowDelegate)
#include "tst_rowdelegate.moc"
