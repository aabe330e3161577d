#pragma once

#include "core/connections.h"
#include "core/problems.h"
#include "core/tapspec.h"
#include "core/tapuses.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QTimer>

#include <optional>

namespace VirtTap {

class UserNames;

struct LinkKey
{
    QString machine; // MachineState::id
    int link = 0; // Link::id

    friend bool operator==(const LinkKey&, const LinkKey&) = default;
};

size_t qHash(const LinkKey& key, size_t seed = 0) noexcept;

// The links of every machine behind the connections, each machine once. All kinds: TapFilterModel leaves the taps. Taps
// that virt-tap made and that are gone are rows, too: with a negative id, and as they were made. Thousands that come at once become rows in
// portions, each in an event of its own.
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

    void setProblems(const Problems& problems); // to be counted beside the state; outlive this

    int rowOf(const LinkKey& key) const; // -1 when there is none
    LinkKey keyAt(int row) const { return { m_rows.at(row).machine, m_rows.at(row).link.id }; }
    const Link& linkAt(int row) const { return m_rows.at(row).link; }
    QList<TapUser> usersAt(int row) const;
    bool isStale(const QString& machine) const { return m_stale.contains(machine); } // nobody keeps it right just now
    const std::optional<ManagedTap>& managedAt(int row) const { return m_rows.at(row).managed; } // made by virt-tap
    bool isMissingAt(int row) const { return m_rows.at(row).link.id < 0; }
    bool hasUnseenUsersAt(int row) const; // perhaps: see mayHaveUnseenUsers()

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    struct Row
    {
        QString machine;
        Link link;
        std::optional<ManagedTap> managed;
        mutable QString filter; // FilterRole, made when it is first asked for
    };

    void applyConnection(const ConnectionState& state, const QSet<QUuid>& domains);
    void applyMachine(const MachineState& machine, const QSet<int>& links);
    void applyTaps(const QString& machine);
    void removeMissing(const QString& machine, const QSet<QString>& names);
    Link missingLink(const MachineState& machine, const ManagedTap& tap);
    std::optional<ManagedTap> managedTap(const QString& machine, const QString& name) const;
    void updateMachines(); // those behind the connections, no others
    void updateStale(const QString& machine);
    void removeRows(const QList<int>& rows);
    void addLinks(const MachineState& machine, const QList<int>& links);
    void sortComing();
    void addNextRows();
    void addRows(const QString& machine, const QList<Link>& links);
    void updateLinks(const MachineState& machine, const QSet<int>& links);
    void usersChanged(const QString& machine, const QSet<QString>& taps);
    QVariant text(const Row& row, int column) const;
    QString stateText(const Row& row) const;
    QString openersText(const Row& row) const;
    QString makerText(const Row& row) const;
    QString makerToolTip(const Row& row) const;
    QString afterRebootText(const Row& row) const;
    QString afterRebootToolTip(const Row& row) const;
    QString filterText(const Row& row) const;
    QString toolTip(const Row& row, int column) const;
    const MachineState& machineOf(const Row& row) const { return *m_machines.constFind(row.machine); }

    Connections& m_connections;
    const Problems* m_problems = nullptr;
    UserNames* m_names;
    TapUses m_uses;
    QHash<QString, MachineState> m_machines;
    QSet<QString> m_stale;
    QHash<QString, ManagedTaps> m_taps; // by machine
    QHash<QString, int> m_missingIds; // by name
    QList<Row> m_rows;
    QList<LinkKey> m_coming; // that are to become rows
    bool m_isSorted = true; // they are
    QTimer m_nextRows;
    QHash<LinkKey, int> m_rowOf; // never too small: rows only move up
};

} // namespace VirtTap
