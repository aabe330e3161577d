#pragma once

#include "core/connections.h"
#include "core/taintentries.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QMap>

#include <optional>

namespace VirtTap {

// What taints a guest: a flag, as it is now and as it will be after the next start.
struct TaintRow
{
    DomainKey guest;
    QString name; // of the guest
    QString connection; // likewise
    TaintFlag flag = TaintFlag::Unknown;
    bool isActive = false;
    bool isPersistent = true;
    std::optional<TaintEntry> now;
    std::optional<TaintEntry> next;

    const TaintEntry& shown() const { return now ? *now : *next; } // one of the two is always there
    friend bool operator==(const TaintRow&, const TaintRow&) = default;
};

// The taints of all guests of all connections, in no order. A change computes those of the guests it names.
class TaintModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { GuestColumn, FlagColumn, NowColumn, NextColumn, CauseColumn, ConnectionColumn, ColumnCount };

    explicit TaintModel(Connections& connections, QObject* parent = nullptr);

    const TaintRow& rowAt(int row) const { return m_rows.at(row).value; }
    QMap<TaintFlag, int> counts() const; // rows by flag

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    struct Id
    {
        DomainKey guest;
        TaintFlag flag = TaintFlag::Unknown;
        QString text; // of unknown flags, which are several

        friend bool operator==(const Id&, const Id&) = default;
        friend size_t qHash(const Id& id, size_t seed = 0) noexcept
        {
            return qHashMulti(seed, id.guest, int(id.flag), id.text);
        }
    };
    struct Row
    {
        Id id;
        TaintRow value;
    };

    void add(const QString& uri);
    void remove(const QString& uri);
    void apply(const ConnectionState& state, QSet<QUuid> domains);
    QList<Row> rowsOf(const ConnectionState& state, const Domain& domain) const;
    int rowOf(const Id& id) const;
    void removeRows(const QList<int>& rows);
    void append(const QList<Row>& rows);

    Connections& m_connections;
    QList<Row> m_rows;
    QHash<Id, int> m_hints; // never too small: rows only move up
    QHash<DomainKey, QList<Id>> m_idsOf;
    QHash<QString, ConnectionState> m_states; // as last seen, by URI
};

QString taintFlagWord(TaintFlag flag); // libvirt's name of it
QString taintCell(const TaintRow& row, int column); // as the table shows it

} // namespace VirtTap
