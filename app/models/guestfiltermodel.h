#pragma once

#include "models/textfilter.h"

#include <QSortFilterProxyModel>

namespace VirtTap {

// Guests sorted as people sort names (web2 before web10), connections left in their order. The filter looks through
// names, target devs, MAC addresses and UUIDs; a connection stays as long as one of its guests does.
class GuestFilterModel : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    explicit GuestFilterModel(QObject* parent = nullptr);

    const QString& filterText() const { return m_filter.text(); }
    void setFilterText(const QString& text);

protected:
    bool filterAcceptsRow(int sourceRow, const QModelIndex& sourceParent) const override;
    bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;

private:
    TextFilter m_filter;
};

} // namespace VirtTap
