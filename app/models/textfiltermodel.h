#pragma once

#include "models/textfilter.h"

#include <QSortFilterProxyModel>

namespace VirtTap {

// What the filters over lists share: rows whose FilterRole a text accepts, sorted by SortRole, texts as people sort names.
class TextFilterModel : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

    const QString& filterText() const { return m_filter.text(); }
    void setFilterText(const QString& text);

protected:
    bool isFilteredByText() const { return !m_filter.isEmpty(); }
    bool acceptsText(const QModelIndex& source) const; // without a text anything
    bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;

private:
    TextFilter m_filter;
};

} // namespace VirtTap
