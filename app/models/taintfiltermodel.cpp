#include "models/taintfiltermodel.h"
#include "models/roles.h"

namespace VirtTap {

TaintFilterModel::TaintFilterModel(QObject* parent)
    : QSortFilterProxyModel(parent)
{
    sort(0);
}

void TaintFilterModel::setFilterText(const QString& text)
{
    m_filter = TextFilter(text);
    invalidateFilter();
}

void TaintFilterModel::setFlag(std::optional<TaintFlag> flag)
{
    if (m_flag == flag)
        return;
    m_flag = flag;
    invalidateFilter();
}

bool TaintFilterModel::filterAcceptsRow(int sourceRow, const QModelIndex& sourceParent) const
{
    const QModelIndex source = sourceModel()->index(sourceRow, 0, sourceParent);
    if (m_flag && source.data(StateRole).toInt() != static_cast<int>(*m_flag))
        return false;
    return m_filter.isEmpty() || m_filter.accepts(source.data(FilterRole).toString());
}

bool TaintFilterModel::lessThan(const QModelIndex& left, const QModelIndex& right) const
{
    return isNameLess(left.data(SortRole).toString(), right.data(SortRole).toString());
}

} // namespace VirtTap
