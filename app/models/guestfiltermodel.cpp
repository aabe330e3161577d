#include "models/guestfiltermodel.h"
#include "models/roles.h"

namespace VirtTap {

GuestFilterModel::GuestFilterModel(QObject* parent)
    : TextFilterModel(parent)
{
    setRecursiveFilteringEnabled(true);
    sort(0);
}

bool GuestFilterModel::filterAcceptsRow(int sourceRow, const QModelIndex& sourceParent) const
{
    if (isFilteredByText() && !sourceParent.isValid())
        return false; // unless a guest of it is accepted: recursive filtering
    return acceptsText(sourceModel()->index(sourceRow, 0, sourceParent));
}

bool GuestFilterModel::lessThan(const QModelIndex& left, const QModelIndex& right) const
{
    if (!left.parent().isValid()) // in the order they were added, whichever way guests are sorted
        return sortOrder() == Qt::AscendingOrder ? left.row() < right.row() : right.row() < left.row();
    return TextFilterModel::lessThan(left, right);
}

} // namespace VirtTap
