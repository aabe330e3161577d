#include "models/tapfiltermodel.h"
#include "models/roles.h"

namespace VirtTap {

TapFilterModel::TapFilterModel(QObject* parent)
    : QSortFilterProxyModel(parent)
{
    sort(0);
}

void TapFilterModel::setFilterText(const QString& text)
{
    m_filter = TextFilter(text);
    invalidateFilter();
}

void TapFilterModel::setShowsGenerated(bool shows)
{
    m_showsGenerated = shows;
    invalidateFilter();
}

void TapFilterModel::setShowsAllLinks(bool shows)
{
    m_showsAllLinks = shows;
    invalidateFilter();
}

bool TapFilterModel::filterAcceptsRow(int sourceRow, const QModelIndex& sourceParent) const
{
    const QModelIndex source = sourceModel()->index(sourceRow, 0, sourceParent);
    if (!m_showsAllLinks && !source.data(IsTapRole).toBool())
        return false;
    if (!m_showsGenerated && source.data(IsGeneratedRole).toBool())
        return false;
    return m_filter.isEmpty() || m_filter.accepts(source.data(FilterRole).toString());
}

bool TapFilterModel::lessThan(const QModelIndex& left, const QModelIndex& right) const
{
    const QVariant a = left.data(SortRole);
    const QVariant b = right.data(SortRole);
    if (a.typeId() != QMetaType::QString)
        return QVariant::compare(a, b) == QPartialOrdering::Less;
    return isNameLess(a.toString(), b.toString());
}

} // namespace VirtTap
