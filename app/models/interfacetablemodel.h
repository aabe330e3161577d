#pragma once

#include "core/domain.h"

#include <QAbstractTableModel>

namespace VirtTap {

// The interfaces of one guest. A cell shows what is now (live), or what will be where there is no now; what the next
// start changes is told by PendingRole, the tool tip and the When column.
class InterfaceTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        NameColumn,
        TypeColumn,
        SourceColumn,
        TargetColumn,
        ModelColumn,
        MacColumn,
        QueuesColumn,
        MtuColumn,
        LinkColumn,
        ScriptsColumn,
        WhenColumn,
        ColumnCount,
    };

    using QAbstractTableModel::QAbstractTableModel;

    // Another guest replaces all rows; the same one again touches only the cells that changed. A null domain empties
    // it. `isStale`: as last known.
    void setGuest(const DomainKey& key, const DomainPtr& domain, bool isStale = false);

    const DomainKey& guest() const { return m_guest; }
    const InterfacePair& pairAt(int row) const { return m_rows.at(row).pair; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    struct Row
    {
        QString key; // survives an update: see keysOf()
        InterfacePair pair;
        QString place; // "net0", or where the interface stands in the config
        bool isActive = false; // the guest
        bool isPersistent = true;

        friend bool operator==(const Row&, const Row&) = default;
    };

    static QList<Row> rowsOf(const Domain& domain);
    static QVariant cell(const Row& row, int column, int role);
    void setStale(bool isStale);

    DomainKey m_guest;
    QList<Row> m_rows;
    bool m_isStale = false;
};

} // namespace VirtTap
