#include "models/taintfiltermodel.h"
#include "models/roles.h"
#include "models/taintmodel.h"

namespace VirtTap {

TaintFilterModel::TaintFilterModel(QObject* parent)
    : TextFilterModel(parent)
{
    sort(0);
}

void TaintFilterModel::setFlag(std::optional<TaintFlag> flag)
{
    if (m_flag == flag)
        return;
    m_flag = flag;
    invalidateFilter();
}

void TaintFilterModel::setTime(Time time)
{
    if (m_time == time)
        return;
    m_time = time;
    invalidateFilter();
}

bool TaintFilterModel::acceptsTime(const TaintRow& row) const
{
    switch (m_time) {
    case Time::Any:
        return true;
    case Time::Now:
        return row.now.has_value();
    case Time::NextStart:
        return row.next.has_value();
    case Time::UntilShutdown:
        break;
    }
    return row.now && !row.next && row.isPersistent;
}

bool TaintFilterModel::filterAcceptsRow(int sourceRow, const QModelIndex& sourceParent) const
{
    const QModelIndex source = sourceModel()->index(sourceRow, 0, sourceParent);
    if (m_flag && source.data(StateRole).toInt() != static_cast<int>(*m_flag))
        return false;
    if (!acceptsTime(static_cast<const TaintModel*>(sourceModel())->rowAt(sourceRow)))
        return false;
    return acceptsText(source);
}

} // namespace VirtTap
