#include "models/guestfiltermodel.h"
#include "models/roles.h"

namespace VirtTap {

GuestFilterModel::GuestFilterModel(QObject* parent)
    : QSortFilterProxyModel(parent)
{
    setRecursiveFilteringEnabled(true);
    sort(0);
}

void GuestFilterModel::setFilterText(const QString& text)
{
    if (text == m_filter.text())
        return;
    m_filter = TextFilter(text);
    invalidateFilter();
}

bool GuestFilterModel::filterAcceptsRow(int sourceRow, const QModelIndex& sourceParent) const
{
    if (m_filter.isEmpty())
        return true;
    if (!sourceParent.isValid())
        return false; // unless a guest of it is accepted: recursive filtering
    return m_filter.accepts(sourceModel()->index(sourceRow, 0, sourceParent).data(FilterRole).toString());
}

bool GuestFilterModel::lessThan(const QModelIndex& left, const QModelIndex& right) const
{
    if (!left.parent().isValid()) // in the order they were added, whichever way guests are sorted
        return sortOrder() == Qt::AscendingOrder ? left.row() < right.row() : right.row() < left.row();
    return isNameLess(left.data(SortRole).toString(), right.data(SortRole).toString());
}

} // namespace VirtTap
