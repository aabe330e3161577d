#include "ui/rowdelegate.h"

#include "models/roles.h"
#include "ui/icons.h"

namespace VirtTap {

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

} // namespace VirtTap
