#pragma once

#include "models/textfilter.h"

#include <QSortFilterProxyModel>

namespace VirtTap {

// The taps among the links of a TapTableModel: without those that libvirt makes and deletes itself, unless asked for.
class TapFilterModel : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    explicit TapFilterModel(QObject* parent = nullptr);

    const QString& filterText() const { return m_filter.text(); }
    void setFilterText(const QString& text);
    bool showsGenerated() const { return m_showsGenerated; } // vnet0, macvtap1, ...
    void setShowsGenerated(bool shows);
    bool showsAllLinks() const { return m_showsAllLinks; } // not only taps
    void setShowsAllLinks(bool shows);

protected:
    bool filterAcceptsRow(int sourceRow, const QModelIndex& sourceParent) const override;
    bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;

private:
    TextFilter m_filter;
    bool m_showsGenerated = false;
    bool m_showsAllLinks = false;
};

} // namespace VirtTap
