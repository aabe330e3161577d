#pragma once

#include <QPixmap>
#include <QProxyStyle>

class QStyleOptionSlider;

namespace VirtTap {

// Fusion, with check boxes and radio buttons that stand out of a dark window, too, and scroll bars that are drawn once.
class Style : public QProxyStyle
{
    Q_OBJECT

public:
    Style();

    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
        const QWidget* widget = nullptr) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
        const QWidget* widget = nullptr) const override;

private:
    QPixmap scrollBar(const QStyleOptionSlider& bar, qreal pixelRatio, const QWidget* widget) const;
};

} // namespace VirtTap
