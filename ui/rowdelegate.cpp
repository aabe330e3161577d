#include "ui/rowdelegate.h"

#include "models/roles.h"
#include "ui/icons.h"

#include <QApplication>
#include <QPainter>

namespace VirtTap {

namespace {

// What no more than a line of text and a picture stands in. The few others are left to the style.
bool isPlain(const QStyleOptionViewItem& item)
{
    return !item.text.isEmpty() && !item.text.contains(QChar::LineSeparator)
        && !(item.state & (QStyle::State_Selected | QStyle::State_HasFocus))
        && !(item.features & (QStyleOptionViewItem::HasCheckIndicator | QStyleOptionViewItem::WrapText));
}

// Without the text, nothing is left to draw.
bool isBare(const QStyleOptionViewItem& item)
{
    return !(item.features & QStyleOptionViewItem::HasDecoration) && !(item.state & QStyle::State_MouseOver)
        && item.backgroundBrush.style() == Qt::NoBrush;
}

const QStyle& styleOf(const QStyleOptionViewItem& item)
{
    return item.widget != nullptr ? *item.widget->style() : *QApplication::style();
}

QPalette::ColorGroup colorGroup(QStyle::State state)
{
    if (!(state & QStyle::State_Enabled))
        return QPalette::Disabled;
    return (state & QStyle::State_Active) ? QPalette::Normal : QPalette::Inactive;
}

} // namespace

void RowDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    if (!isPlain(item)) {
        styleOf(item).drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget);
        return;
    }
    const QString text = std::exchange(item.text, {});
    item.features &= ~QStyleOptionViewItem::HasDisplay;
    if (!isBare(item))
        styleOf(item).drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget);
    drawText(*painter, item, text);
}

void RowDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    const QString name = index.data(IconNameRole).toString();
    if (!name.isEmpty()) {
        auto found = m_icons.constFind(name);
        if (found == m_icons.constEnd())
            found = m_icons.insert(name, VirtTap::icon(name));
        option->icon = *found;
        option->features |= QStyleOptionViewItem::HasDecoration;
        option->decorationSize = QSize(option->fontMetrics.height(), option->fontMetrics.height());
    }
    const bool isSelected = (option->state & QStyle::State_Selected) != 0; // grey on the highlight cannot be read
    if (!isSelected && index.data(StaleRole).toBool())
        option->state &= ~QStyle::State_Enabled;
    if (!index.data(PendingRole).toString().isEmpty())
        option->font.setItalic(true);
    if (option->direction == Qt::RightToLeft && !option->text.isEmpty())
        option->text = QChar(0x2068) + option->text + QChar(0x2069); // first strong isolate
}

// Where the style would put it.
void RowDelegate::drawText(QPainter& painter, const QStyleOptionViewItem& item, const QString& text) const
{
    QStyleOptionViewItem whole = item;
    whole.showDecorationSelected = true; // the text's place is then all that the picture leaves
    const QStyle& style = styleOf(item);
    const int margin = style.pixelMetric(QStyle::PM_FocusFrameHMargin, &item, item.widget) + 1;
    const QRect room
        = style.subElementRect(QStyle::SE_ItemViewItemText, &whole, item.widget).adjusted(margin, 0, -margin, 0);
    if (room.width() <= 0)
        return;
    const QStaticText& line = laidOut(item, text, room.width());
    const QSizeF size = line.size();
    const Qt::Alignment alignment = QStyle::visualAlignment(item.direction, item.displayAlignment);
    QPointF place
        = QStyle::alignedRect(item.direction, item.displayAlignment, QSize(room.width(), int(size.height())), room)
              .topLeft();
    if (alignment.testFlag(Qt::AlignRight))
        place.rx() += room.width() - size.width();
    else if (alignment.testFlag(Qt::AlignHCenter))
        place.rx() += (room.width() - size.width()) / 2;
    painter.save();
    painter.setPen(item.palette.color(colorGroup(item.state), QPalette::Text));
    painter.setFont(item.font);
    painter.drawStaticText(place, line);
    painter.restore();
}

const QStaticText& RowDelegate::laidOut(const QStyleOptionViewItem& item, const QString& text, int width) const
{
    QFont upright = item.font;
    upright.setItalic(false);
    if (upright != m_font) {
        m_texts.clear();
        m_font = upright;
    }
    const Line line { .text = text, .width = width, .isItalic = item.font.italic() };
    if (const QStaticText* known = m_texts.object(line))
        return *known;
    auto* made = new QStaticText(QFontMetrics(item.font).elidedText(text, item.textElideMode, width));
    made->setTextFormat(Qt::PlainText);
    QTextOption option;
    option.setTextDirection(item.direction);
    option.setWrapMode(QTextOption::NoWrap);
    made->setTextOption(option);
    made->prepare({}, item.font);
    m_texts.insert(line, made);
    return *made;
}

} // namespace VirtTap
