#include "models/guesttreemodel.h"
#include "core/connection.h"
#include "core/taintentries.h"
#include "models/guesttreenode.h"
#include "models/roles.h"
#include "models/rowruns.h"
#include "models/textfilter.h"
#include "models/words.h"

#include <algorithm>
#include <bit>

#include <QLocale>

using namespace Qt::StringLiterals;

namespace VirtTap {

namespace {

using Columns = GuestTreeModel::Columns;

constexpr qsizetype guestsAtOnce = 500;
constexpr int nearRows = 16; // changes so near are told as one: each costs a view more than a few cells for nothing

Columns changedColumns(const Domain& old, const Domain& fresh, const HostFacts& host)
{
    Columns changed {};
    const bool isOther = old.live != fresh.live || old.config != fresh.config || old.isActive() != fresh.isActive()
        || old.isPersistent != fresh.isPersistent;
    changed[GuestTreeModel::NameColumn] = old.name != fresh.name;
    changed[GuestTreeModel::StateColumn] = old.state != fresh.state;
    changed[GuestTreeModel::InterfacesColumn] = isOther || old.isRead != fresh.isRead || old.problem != fresh.problem;
    changed[GuestTreeModel::TaintColumn] = taintGist(old, host) != taintGist(fresh, host);
    changed[GuestTreeModel::NotesColumn]
        = (isOther || old.autostart != fresh.autostart || old.hasManagedSave != fresh.hasManagedSave
              || old.lastStartFailed != fresh.lastStartFailed)
        && domainNotes(old) != domainNotes(fresh);
    return changed;
}

} // namespace

GuestTreeModel::GuestTreeModel(Connections& connections, QObject* parent)
    : QAbstractItemModel(parent)
    , m_connections(connections)
{
    connect(&m_times, &QTimer::timeout, this, &GuestTreeModel::updateTimes);
    m_nextGuests.setSingleShot(true);
    connect(&m_nextGuests, &QTimer::timeout, this, &GuestTreeModel::addNextGuests);
    connect(&connections, &Connections::added, this, &GuestTreeModel::add);
    connect(&connections, &Connections::aboutToRemove, this, &GuestTreeModel::remove);
    connect(&connections, &Connections::changed, this, &GuestTreeModel::apply);
    for (const QString& uri : connections.uris())
        add(uri);
}

GuestTreeModel::~GuestTreeModel() = default;

void GuestTreeModel::setProblems(const Problems& problems)
{
    m_problems = &problems;
    connect(&problems, &Problems::changed, this, [this](const QSet<ProblemPlace>& places) {
        QHash<Node*, Changes> changes;
        for (const ProblemPlace& place : places) {
            Node* node = place.guest.isNull() ? nullptr : nodeOf(place.where);
            if (const int row = node ? node->row(place.guest) : -1; row >= 0)
                changes[node].insert(row, Columns(1U << NotesColumn));
        }
        for (auto change = changes.cbegin(); change != changes.cend(); ++change)
            tellOf(*change.key(), *change);
    });
    connect(&problems, &Problems::ignoredChanged, this, [this] {
        for (const auto& node : m_nodes) {
            const int last = static_cast<int>(node->rows.size()) - 1;
            if (last >= 0)
                emit dataChanged(createIndex(0, NotesColumn, node.get()), createIndex(last, NotesColumn, node.get()));
        }
    });
}

GuestTreeModel::Node* GuestTreeModel::nodeOf(const QString& uri) const
{
    const auto found = std::ranges::find_if(m_nodes, [&](const auto& node) { return node->state.uri == uri; });
    return found == m_nodes.end() ? nullptr : found->get();
}

int GuestTreeModel::rowOf(const Node* node) const
{
    const auto found = std::ranges::find_if(m_nodes, [&](const auto& other) { return other.get() == node; });
    return static_cast<int>(found - m_nodes.begin());
}

QModelIndex GuestTreeModel::connectionIndex(const Node* node, int column) const
{
    return createIndex(rowOf(node), column);
}

QModelIndex GuestTreeModel::connectionIndex(const QString& uri) const
{
    const Node* node = nodeOf(uri);
    return node ? connectionIndex(node) : QModelIndex();
}

QModelIndex GuestTreeModel::guestIndex(const DomainKey& key) const
{
    Node* node = nodeOf(key.uri);
    const int row = node ? node->row(key.uuid) : -1;
    return row < 0 ? QModelIndex() : createIndex(row, 0, node);
}

DomainKey GuestTreeModel::keyOf(const QModelIndex& index) const
{
    if (!index.isValid())
        return {};
    if (const auto* node = static_cast<const Node*>(index.internalPointer()))
        return { .uri = node->state.uri, .uuid = node->rows.at(index.row())->uuid };
    return { .uri = m_nodes.at(static_cast<std::size_t>(index.row()))->state.uri, .uuid = {} };
}

QModelIndex GuestTreeModel::index(int row, int column, const QModelIndex& parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return parent.isValid() ? createIndex(row, column, m_nodes.at(static_cast<std::size_t>(parent.row())).get())
                            : createIndex(row, column);
}

QModelIndex GuestTreeModel::parent(const QModelIndex& child) const
{
    const auto* node = static_cast<const Node*>(child.internalPointer());
    return node ? connectionIndex(node) : QModelIndex();
}

int GuestTreeModel::rowCount(const QModelIndex& parent) const
{
    if (!parent.isValid())
        return static_cast<int>(m_nodes.size());
    if (parent.internalPointer() || parent.column() != 0)
        return 0;
    return static_cast<int>(m_nodes.at(static_cast<std::size_t>(parent.row()))->rows.size());
}

int GuestTreeModel::columnCount(const QModelIndex&) const
{
    return ColumnCount;
}

QVariant GuestTreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NameColumn:
        return tr("Name");
    case StateColumn:
        return tr("State");
    case InterfacesColumn:
        return tr("Interfaces");
    case TaintColumn:
        return tr("Taint");
    case NotesColumn:
        return tr("Notes");
    default:
        return {};
    }
}

void GuestTreeModel::add(const QString& uri)
{
    const Connection* connection = m_connections.connection(uri);
    if (!connection || nodeOf(uri))
        return;
    const int row = static_cast<int>(m_nodes.size());
    beginInsertRows({}, row, row);
    m_nodes.push_back(std::make_unique<Node>());
    m_nodes.back()->state.uri = uri;
    endInsertRows();
    const ConnectionState& state = connection->state();
    apply(state, QSet<QUuid>(state.domains.keyBegin(), state.domains.keyEnd()));
}

void GuestTreeModel::remove(const QString& uri)
{
    const Node* node = nodeOf(uri);
    if (!node)
        return;
    const int row = rowOf(node);
    beginRemoveRows({}, row, row);
    m_nodes.erase(m_nodes.begin() + row);
    endRemoveRows();
    scheduleTimes();
}

void GuestTreeModel::apply(const ConnectionState& state, const QSet<QUuid>& domains)
{
    Node* node = nodeOf(state.uri);
    if (!node)
        return;
    const ConnectionTexts before = textsOf(*node);
    const bool wasStale = node->isStale();

    const HostFacts host = node->state.host;
    node->state = state;
    removeGuests(*node, domains);
    updateGuests(*node, domains);

    tellOfConnection(*node, before);
    if (wasStale != node->isStale()) {
        const int last = static_cast<int>(node->rows.size()) - 1;
        emit dataChanged(connectionIndex(node), connectionIndex(node, ColumnCount - 1), { StaleRole });
        if (last >= 0)
            emit dataChanged(createIndex(0, 0, node), createIndex(last, ColumnCount - 1, node), { StaleRole });
    }
    const bool isForeseenAnew = host.driver != state.host.driver || host.isSession != state.host.isSession
        || host.deprecatedMachines != state.host.deprecatedMachines || host.deprecatedCpus != state.host.deprecatedCpus;
    if (isForeseenAnew && !node->rows.isEmpty()) {
        const int last = static_cast<int>(node->rows.size()) - 1;
        emit dataChanged(createIndex(0, TaintColumn, node), createIndex(last, TaintColumn, node));
    }
    scheduleTimes();
}

GuestTreeModel::ConnectionTexts GuestTreeModel::textsOf(const Node& node) const
{
    ConnectionTexts texts;
    for (int column = 0; column < ColumnCount; ++column)
        texts.at(static_cast<std::size_t>(column)) = connectionData(node, column, Qt::DisplayRole);
    return texts;
}

void GuestTreeModel::tellOfConnection(const Node& node, const ConnectionTexts& before)
{
    const ConnectionTexts now = textsOf(node);
    for (int column = 0; column < ColumnCount; ++column) {
        const auto at = static_cast<std::size_t>(column);
        if (before.at(at) != now.at(at))
            emit dataChanged(connectionIndex(&node, column), connectionIndex(&node, column));
    }
}

void GuestTreeModel::removeGuests(Node& node, const QSet<QUuid>& domains)
{
    QList<int> gone;
    for (const QUuid& uuid : domains) {
        if (!node.state.domains.contains(uuid)) {
            if (const int row = node.row(uuid); row >= 0)
                gone.append(row);
            node.hints.remove(uuid);
        }
    }
    if (gone.isEmpty())
        return;
    forEachRunBackwards(gone, [&](int first, int last) {
        beginRemoveRows(connectionIndex(&node), first, last);
        for (int row = first; row <= last; ++row)
            node.count(*node.rows.at(row), -1);
        node.rows.remove(first, last - first + 1);
        endRemoveRows();
    });
    for (int row = 0; row < node.rows.size(); ++row)
        node.hints.insert(node.rows.at(row)->uuid, row);
}

void GuestTreeModel::tellOf(Node& node, const Changes& changes)
{
    for (auto change = changes.cbegin(); change != changes.cend();) {
        const int first = change.key();
        int last = first;
        Columns columns;
        for (; change != changes.cend() && change.key() - last <= nearRows; ++change) {
            last = change.key();
            columns |= *change;
        }
        const int left = std::countr_zero(columns.to_ulong());
        const int right = std::bit_width(columns.to_ulong()) - 1;
        emit dataChanged(createIndex(first, left, &node), createIndex(last, right, &node));
    }
}

void GuestTreeModel::updateGuests(Node& node, const QSet<QUuid>& domains)
{
    QList<DomainPtr> fresh;
    Changes changes;
    for (const QUuid& uuid : domains) {
        const DomainPtr domain = node.state.domain(uuid);
        if (!domain)
            continue;
        const int row = node.row(uuid);
        if (row < 0) {
            fresh.append(domain);
            continue;
        }
        const DomainPtr old = std::exchange(node.rows[row], domain);
        if (old == domain)
            continue;
        node.count(*old, -1);
        node.count(*domain, 1);
        if (const Columns columns = changedColumns(*old, *domain, node.state.host); columns.any())
            changes.insert(row, columns);
    }
    tellOf(node, changes);

    if (fresh.isEmpty())
        return;
    // Sorted, so that a sorting proxy inserts as one what comes as one.
    std::ranges::sort(fresh, isNameLess, [](const DomainPtr& domain) -> QStringView { return domain->name; });
    for (const DomainPtr& domain : std::as_const(fresh))
        node.coming.append(domain->uuid);
    addComingGuests(node);
}

// As many as the window has time for between two pictures; the others follow. What became of them meanwhile is looked
// at when it is their turn.
void GuestTreeModel::addComingGuests(Node& node)
{
    const QList<QUuid> now = node.coming.first(std::min(guestsAtOnce, node.coming.size()));
    node.coming.remove(0, now.size());
    if (!node.coming.isEmpty())
        m_nextGuests.start();
    QList<DomainPtr> fresh;
    QSet<QUuid> taken; // one that changes while it waits is announced again
    for (const QUuid& uuid : now) {
        const DomainPtr domain = node.state.domain(uuid);
        if (!domain || node.row(uuid) >= 0 || taken.contains(uuid))
            continue;
        taken.insert(uuid);
        fresh.append(domain);
    }
    if (fresh.isEmpty())
        return;
    const int first = static_cast<int>(node.rows.size());
    beginInsertRows(connectionIndex(&node), first, first + static_cast<int>(fresh.size()) - 1);
    for (const DomainPtr& domain : std::as_const(fresh)) {
        node.hints.insert(domain->uuid, static_cast<int>(node.rows.size()));
        node.rows.append(domain);
        node.count(*domain, 1);
    }
    endInsertRows();
}

void GuestTreeModel::addNextGuests()
{
    for (const auto& node : m_nodes) {
        if (node->coming.isEmpty())
            continue;
        const ConnectionTexts before = textsOf(*node);
        addComingGuests(*node);
        tellOfConnection(*node, before);
    }
}

void GuestTreeModel::updateTimes()
{
    for (const auto& node : m_nodes) {
        if (node->state.phase == ConnectionState::Phase::Lost || node->state.retryAt.isValid()) {
            const QModelIndex cell = connectionIndex(node.get(), StateColumn);
            emit dataChanged(cell, cell, { Qt::DisplayRole, Qt::ToolTipRole, Qt::AccessibleTextRole });
        }
    }
    scheduleTimes();
}

void GuestTreeModel::scheduleTimes()
{
    using namespace std::chrono_literals;
    bool tellsSeconds = false;
    bool tellsMinutes = false;
    const QDateTime now = QDateTime::currentDateTimeUtc();
    for (const auto& node : m_nodes) {
        tellsMinutes |= node->state.phase == ConnectionState::Phase::Lost || node->state.retryAt.isValid();
        const qint64 seconds = node->state.retryAt.isValid() ? now.secsTo(node->state.retryAt) : -1;
        tellsSeconds |= seconds >= 0 && seconds < 90;
    }
    if (!tellsMinutes)
        m_times.stop();
    else if (const auto interval = tellsSeconds ? 1000ms : 30000ms;
             !m_times.isActive() || m_times.intervalAsDuration() != interval)
        m_times.start(interval);
}

QVariant GuestTreeModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (const auto* node = static_cast<const Node*>(index.internalPointer()))
        return guestData(*node, index.row(), index.column(), role);
    return connectionData(*m_nodes.at(static_cast<std::size_t>(index.row())), index.column(), role);
}

} // namespace VirtTap
