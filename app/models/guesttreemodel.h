#pragma once

#include "core/connections.h"
#include "core/problems.h"

#include <QAbstractItemModel>
#include <QTimer>

#include <array>
#include <bitset>
#include <memory>
#include <vector>

namespace VirtTap {

// The connections, in the order they were added, and their guests below them in no order: GuestFilterModel sorts.
// A change touches only the rows it names, so selection, expansion and scroll position survive it.
class GuestTreeModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Column { NameColumn, StateColumn, InterfacesColumn, TaintColumn, NotesColumn, ColumnCount };

    explicit GuestTreeModel(Connections& connections, QObject* parent = nullptr);
    ~GuestTreeModel() override;

    void setProblems(const Problems& problems); // to be counted in the notes; outlive this

    QModelIndex connectionIndex(const QString& uri) const; // invalid when there is none
    QModelIndex guestIndex(const DomainKey& key) const;
    DomainKey keyOf(const QModelIndex& index) const; // a connection has a null UUID

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& child) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    using Columns = std::bitset<ColumnCount>;

private:
    using Changes = QMap<int, Columns>; // by row
    using ConnectionTexts = std::array<QVariant, ColumnCount>;

    struct Node;

    Node* nodeOf(const QString& uri) const;
    int rowOf(const Node* node) const;
    void add(const QString& uri);
    void remove(const QString& uri);
    void apply(const ConnectionState& state, const QSet<QUuid>& domains);
    void removeGuests(Node& node, const QSet<QUuid>& domains);
    void updateGuests(Node& node, const QSet<QUuid>& domains);
    void addComingGuests(Node& node);
    void addNextGuests();
    void tellOf(Node& node, const Changes& changes);
    ConnectionTexts textsOf(const Node& node) const;
    void tellOfConnection(const Node& node, const ConnectionTexts& before);
    void updateTimes();
    void scheduleTimes();
    QModelIndex connectionIndex(const Node* node, int column = 0) const;
    QVariant connectionData(const Node& node, int column, int role) const;
    QString notesOf(const Node& node, const Domain& domain) const;
    QVariant guestData(const Node& node, int row, int column, int role) const;

    Connections& m_connections;
    const Problems* m_problems = nullptr;
    std::vector<std::unique_ptr<Node>> m_nodes;
    QTimer m_nextGuests;
    QTimer m_times; // runs only while a text on screen tells an age
};

} // namespace VirtTap
