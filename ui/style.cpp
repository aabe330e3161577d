#include "ui/style.h"

#include <QPainter>
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

} // namespace VirtTap
