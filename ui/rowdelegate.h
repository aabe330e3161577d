#pragma once

#include <QHash>
#include <QIcon>
#include <QStyledItemDelegate>

namespace VirtTap {

// Draws rows of the models: the picture that IconNameRole names, what is only remembered (StaleRole) as disabled, what
// the next start changes (PendingRole) in italics, and names, addresses and XML from left to right in every language.
class RowDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override;

private:
    mutable QHash<QString, QIcon> m_icons;
};

} // namespace VirtTap
