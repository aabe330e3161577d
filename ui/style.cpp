#include "ui/style.h"

#include <QPainter>
#include <QPixmapCache>
#include <QStyleOption>

using namespace Qt::StringLiterals;

namespace VirtTap {

Style::Style()
    : QProxyStyle(u"Fusion"_s)
{
}

// Fusion draws their outlines darker than the window, which on a dark one cannot be told from it.
void Style::drawPrimitive(
    PrimitiveElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const
{
    QProxyStyle::drawPrimitive(element, option, painter, widget);
    const bool isIndicator = element == PE_IndicatorCheckBox || element == PE_IndicatorRadioButton;
    if (!isIndicator || option->palette.color(QPalette::Window).lightness() >= 128)
        return;
    QColor outline = option->palette.color(QPalette::WindowText); // fainter where it is disabled
    outline.setAlphaF(0.6F);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(outline);
    painter->setBrush(Qt::NoBrush);
    const QRectF box = QRectF(option->rect).adjusted(0.5, 0.5, -0.5, -0.5);
    if (element == PE_IndicatorRadioButton)
        painter->drawEllipse(box);
    else
        painter->drawRoundedRect(box, 2, 2);
    painter->restore();
}

// A list that grows draws its scroll bar in every picture. Qt fills the bar's gradients by threads of its own and waits
// for them, which on a busy computer took several times as long as all the rest of the picture.
void Style::drawComplexControl(
    ComplexControl control, const QStyleOptionComplex* option, QPainter* painter, const QWidget* widget) const
{
    const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option);
    if (control == CC_ScrollBar && bar != nullptr && !bar->rect.isEmpty())
        painter->drawPixmap(bar->rect.topLeft(), scrollBar(*bar, painter->device()->devicePixelRatioF(), widget));
    else
        QProxyStyle::drawComplexControl(control, option, painter, widget);
}

QPixmap Style::scrollBar(const QStyleOptionSlider& bar, qreal pixelRatio, const QWidget* widget) const
{
    const QRect slider = subControlRect(CC_ScrollBar, &bar, SC_ScrollBarSlider, widget);
    const QString key = u"scroll bar %1 %2 %3 %4 %5 %6 %7 %8 %9"_s.arg(bar.rect.width())
                            .arg(bar.rect.height())
                            .arg(slider.x() - bar.rect.x())
                            .arg(slider.y() - bar.rect.y())
                            .arg(slider.width())
                            .arg(slider.height())
                            .arg(static_cast<int>(bar.state))
                            .arg(static_cast<int>(bar.activeSubControls))
                            .arg(static_cast<int>(bar.subControls))
        + u" %1 %2 %3 %4"_s.arg(bar.palette.cacheKey()).arg(pixelRatio).arg(bar.orientation).arg(bar.direction);
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    pixmap = QPixmap(bar.rect.size() * pixelRatio);
    pixmap.setDevicePixelRatio(pixelRatio);
    pixmap.fill(Qt::transparent);
    QStyleOptionSlider alone = bar;
    alone.rect.moveTo(0, 0);
    QPainter painter(&pixmap);
    QProxyStyle::drawComplexControl(CC_ScrollBar, &alone, &painter, widget);
    painter.end();
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

} // namespace VirtTap
