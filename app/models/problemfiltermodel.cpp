#include "models/problemfiltermodel.h"
#include "models/problemtablemodel.h"
#include "models/roles.h"

namespace VirtTap {

ProblemFilterModel::ProblemFilterModel(QObject* parent)
    : TextFilterModel(parent)
{
    sort(ProblemTableModel::SeverityColumn);
}

void ProblemFilterModel::setLeast(Finding::Severity least)
{
    m_least = least;
    invalidateFilter();
}

void ProblemFilterModel::setShowsIgnored(bool shows)
{
    m_showsIgnored = shows;
    invalidateFilter();
}

bool ProblemFilterModel::filterAcceptsRow(int sourceRow, const QModelIndex& sourceParent) const
{
    const QModelIndex source = sourceModel()->index(sourceRow, 0, sourceParent);
    if (source.data(StateRole).toInt() > static_cast<int>(m_least))
        return false;
    if (!m_showsIgnored && source.data(StaleRole).toBool())
        return false;
    return acceptsText(source);
}

// What weighs the same is in the order of its sentences.
bool ProblemFilterModel::lessThan(const QModelIndex& left, const QModelIndex& right) const
{
    if (left.data(SortRole) != right.data(SortRole) || left.column() == ProblemTableModel::WhatColumn)
        return TextFilterModel::lessThan(left, right);
    return isNameLess(left.siblingAtColumn(ProblemTableModel::WhatColumn).data().toString(),
        right.siblingAtColumn(ProblemTableModel::WhatColumn).data().toString());
}

} // namespace VirtTap
