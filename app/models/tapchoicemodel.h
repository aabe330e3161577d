#pragma once

#include "core/connections.h"

#include <QAbstractTableModel>

#include <functional>

namespace VirtTap {

// The taps of one machine to choose from, each usable, usable with a remark, or why not, and when asked for the links
// that are no taps, too. They come and go live. In no order: sort by a proxy.
class TapChoiceModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { NameColumn, UsableColumn, BridgeColumn, QueuesColumn, MtuColumn, ColumnCount };

    struct Verdict
    {
        bool isUsable = true;
        QString words {}; // translated: why not, or what is to be minded; may be empty when it is usable
    };
    // Asked once a row and only for rows on screen, until invalidateVerdicts() or a change of the link.
    using Judge = std::function<Verdict(const Link&)>;

    explicit TapChoiceModel(Connections& connections, QObject* parent = nullptr);

    void setMachine(const QString& machine); // MachineState::id
    void setJudge(Judge judge);
    void invalidateVerdicts(); // what they rest on changed
    void setShowsOthers(bool shows); // links that are no taps; false at first
    bool showsOthers() const { return m_showsOthers; }
    int otherCount() const; // links that are no taps

    int rowOf(const QString& name) const; // -1 when there is none
    const Link& linkAt(int row) const { return m_rows.at(row).link; }
    const Verdict& verdict(int row) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    struct Row
    {
        Link link;
        mutable std::optional<Verdict> verdict;
    };

    void apply(const MachineState& machine, const QSet<int>& links);
    bool isListed(const Link& link) const { return m_showsOthers || link.isTap(); }
    int rowOfId(int id) const;
    QString text(const Row& row, int column) const;

    Connections& m_connections;
    MachineState m_machine;
    Judge m_judge;
    bool m_showsOthers = false;
    QList<Row> m_rows;
    QHash<int, int> m_rowOf; // by Link::id; never too small: rows only move up
};

} // namespace VirtTap
