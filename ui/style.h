#pragma once

#include <QProxyStyle>

namespace VirtTap {

// Fusion, with check boxes and radio buttons that stand out of a dark window, too.
class Style : public QProxyStyle
{
    Q_OBJECT

public:
    Style();

    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
        const QWidget* widget = nullptr) const override;
};

} // namespace VirtTap
