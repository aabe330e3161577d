#include "models/tapfiltermodel.h"
#include "models/roles.h"

namespace VirtTap {

TapFilterModel::TapFilterModel(QObject* parent)
    : TextFilterModel(parent)
{
    sort(0);
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
    return acceptsText(source);
}

} // namespace VirtTap
