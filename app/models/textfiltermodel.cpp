#include "models/textfiltermodel.h"
#include "models/roles.h"

namespace VirtTap {

void TextFilterModel::setFilterText(const QString& text)
{
    if (text == m_filter.text())
        return;
    m_filter = TextFilter(text);
    invalidateFilter();
}

bool TextFilterModel::acceptsText(const QModelIndex& source) const
{
    return m_filter.isEmpty() || m_filter.accepts(source.data(FilterRole).toString());
}

bool TextFilterModel::lessThan(const QModelIndex& left, const QModelIndex& right) const
{
    const QVariant a = left.data(SortRole);
    const QVariant b = right.data(SortRole);
    if (a.typeId() != QMetaType::QString)
        return QVariant::compare(a, b) == QPartialOrdering::Less;
    return isNameLess(a.toString(), b.toString());
}

} // namespace VirtTap
