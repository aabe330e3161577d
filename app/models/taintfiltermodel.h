#pragma once

#include "core/taint.h"
#include "models/textfilter.h"

#include <QSortFilterProxyModel>

#include <optional>

namespace VirtTap {

// Of a TaintModel those rows of one flag, or of all, that a text filter accepts.
class TaintFilterModel : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    explicit TaintFilterModel(QObject* parent = nullptr);

    void setFilterText(const QString& text);
    void setFlag(std::optional<TaintFlag> flag); // nothing: all
    bool isFiltering() const { return m_flag || !m_filter.isEmpty(); }

protected:
    bool filterAcceptsRow(int sourceRow, const QModelIndex& sourceParent) const override;
    bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;

private:
    TextFilter m_filter;
    std::optional<TaintFlag> m_flag;
};

} // namespace VirtTap
