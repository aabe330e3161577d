#pragma once

#include "core/connections.h"
#include "core/tapuses.h"

#include <QAbstractTableModel>
#include <QHash>

namespace VirtTap {

class UserNames;

struct LinkKey
{
    QString machine; // MachineState::id
    int link = 0; // Link::id

    friend bool operator==(const LinkKey&, const LinkKey&) = default;
};

size_t qHash(const LinkKey& key, size_t seed = 0) noexcept;

// The links of every machine behind the connections, each machine once. All kinds: TapFilterModel leaves the taps.
class TapTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        NameColumn,
        StateColumn,
        UsedByColumn,
        BridgeColumn,
        QueuesColumn,
        MtuColumn,
        MacColumn,
        OpenedByColumn, // who may open it
        MakerColumn,
        AfterRebootColumn,
        MachineColumn,
        ColumnCount,
    };

    explicit TapTableModel(Connections& connections, QObject* parent = nullptr);
    ~TapTableModel() override;

    int rowOf(const LinkKey& key) const; // -1 when there is none
    LinkKey keyAt(int row) const { return { m_rows.at(row).machine, m_rows.at(row).link.id }; }
    const Link& linkAt(int row) const { return m_rows.at(row).link; }
    QList<TapUser> usersAt(int row) const;
    bool isStale(const QString& machine) const { return m_stale.contains(machine); } // nobody keeps it right just now

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    struct Row
    {
        QString machine;
        Link link;
        mutable QString filter; // FilterRole, made when it is first asked for
    };

    void applyConnection(const ConnectionState& state, const QSet<QUuid>& domains);
    void applyMachine(const MachineState& machine, const QSet<int>& links);
    void updateMachines(); // those behind the connections, no others
    void updateStale(const QString& machine);
    void removeRows(const QList<int>& rows);
    void addLinks(const MachineState& machine, QList<int> links);
    void updateLinks(const MachineState& machine, const QSet<int>& links);
    void usersChanged(const QString& machine, const QSet<QString>& taps);
    QVariant text(const Row& row, int column) const;
    QString filterText(const Row& row) const;
    QString toolTip(const Row& row, int column) const;
    const MachineState& machineOf(const Row& row) const { return *m_machines.constFind(row.machine); }

    Connections& m_connections;
    UserNames* m_names;
    TapUses m_uses;
    QHash<QString, MachineState> m_machines;
    QSet<QString> m_stale;
    QList<Row> m_rows;
    QHash<LinkKey, int> m_rowOf; // never too small: rows only move up
};

} // namespace VirtTap
