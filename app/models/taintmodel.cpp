#include "models/taintmodel.h"
#include "core/connection.h"
#include "models/roles.h"
#include "models/rowruns.h"
#include "models/words.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace VirtTap {

namespace {

QString certaintyWord(TaintEntry::Certainty certainty)
{
    switch (certainty) {
    case TaintEntry::Certainty::Yes:
        return TaintModel::tr("yes", "it is tainted");
    case TaintEntry::Certainty::Depends:
        return TaintModel::tr("depends", "whether it will be tainted");
    case TaintEntry::Certainty::Unknown:
        return unknownWord();
    }
    return {};
}

QString certaintyIcon(const std::optional<TaintEntry>& entry)
{
    if (!entry)
        return {};
    return entry->certainty == TaintEntry::Certainty::Yes ? u"warning"_s : u"unknown"_s;
}

QString causeText(const TaintRow& row)
{
    QStringList words;
    for (const TaintCause& cause : row.next && !row.next->causes.isEmpty() ? row.next->causes : row.shown().causes)
        words.append(causeWords(cause));
    if (words.isEmpty())
        words.append(row.shown().note);
    return oneLine(words.join(u"; "_s));
}

QString notes(const TaintRow& row)
{
    QStringList lines;
    for (const std::optional<TaintEntry>& entry : { row.now, row.next }) {
        if (entry && !entry->note.isEmpty() && !lines.contains(entry->note))
            lines.append(entry->note);
    }
    return lines.join(u'\n');
}

// Whether what is foreseen for its guests may be another.
bool differs(const HostFacts& a, const HostFacts& b)
{
    return a.driver != b.driver || a.isSession != b.isSession || a.deprecatedMachines != b.deprecatedMachines
        || a.deprecatedCpus != b.deprecatedCpus;
}

} // namespace

QString taintFlagWord(TaintFlag flag)
{
    return flag == TaintFlag::Unknown ? TaintModel::tr("not known", "flag of a taint") : taintName(flag);
}

QString taintCell(const TaintRow& row, int column)
{
    switch (column) {
    case TaintModel::GuestColumn:
        return row.name;
    case TaintModel::FlagColumn:
        return taintFlagWord(row.flag);
    case TaintModel::NowColumn:
        return row.now     ? certaintyWord(row.now->certainty)
            : row.isActive ? TaintModel::tr("no", "it is not tainted")
                           : TaintModel::tr("not running");
    case TaintModel::NextColumn:
        return row.next        ? certaintyWord(row.next->certainty)
            : row.isPersistent ? TaintModel::tr("no", "it is not tainted")
                               : TaintModel::tr("no next start", "of a transient guest");
    case TaintModel::CauseColumn:
        return causeText(row);
    case TaintModel::ConnectionColumn:
        return row.connection;
    default:
        return {};
    }
}

TaintModel::TaintModel(Connections& connections, QObject* parent)
    : QAbstractTableModel(parent)
    , m_connections(connections)
{
    connect(&connections, &Connections::added, this, &TaintModel::add);
    connect(&connections, &Connections::aboutToRemove, this, &TaintModel::remove);
    connect(&connections, &Connections::changed, this, &TaintModel::apply);
    for (const QString& uri : connections.uris())
        add(uri);
}

void TaintModel::add(const QString& uri)
{
    const ConnectionState& state = m_connections.connection(uri)->state();
    apply(state, QSet<QUuid>(state.domains.keyBegin(), state.domains.keyEnd()));
}

void TaintModel::remove(const QString& uri)
{
    QList<int> gone;
    for (int row = 0; row < m_rows.size(); ++row) {
        if (m_rows.at(row).id.guest.uri == uri)
            gone.append(row);
    }
    removeRows(gone);
    m_idsOf.removeIf([&](const auto& entry) { return entry.key().uri == uri; });
    m_states.remove(uri);
}

QList<TaintModel::Row> TaintModel::rowsOf(const ConnectionState& state, const Domain& domain) const
{
    QList<Row> rows;
    const DomainKey key { .uri = state.uri, .uuid = domain.uuid };
    for (const TaintEntry& entry : taintsOf(domain, state.host)) {
        const bool isNow = entry.when == TaintEntry::When::Now;
        const Id id { .guest = key,
            .flag = entry.flag,
            .text = entry.flag == TaintFlag::Unknown ? QString::number(int(isNow)) + entry.text : QString() };
        auto row = std::ranges::find(rows, id, &Row::id);
        if (row == rows.end()) {
            rows.append({ .id = id,
                .value = { .guest = key,
                    .name = domain.name,
                    .connection = connectionName(state),
                    .flag = entry.flag,
                    .isActive = domain.isActive(),
                    .isPersistent = domain.isPersistent,
                    .now = {},
                    .next = {} } });
            row = std::prev(rows.end());
        }
        (isNow ? row->value.now : row->value.next) = entry;
    }
    return rows;
}

void TaintModel::apply(const ConnectionState& state, QSet<QUuid> domains)
{
    const ConnectionState before = std::exchange(m_states[state.uri], state);
    if (differs(before.host, state.host) || connectionName(before) != connectionName(state))
        domains.unite(QSet<QUuid>(state.domains.keyBegin(), state.domains.keyEnd()));

    QList<int> gone;
    QList<Row> fresh;
    for (const QUuid& uuid : std::as_const(domains)) {
        const DomainKey key { .uri = state.uri, .uuid = uuid };
        const DomainPtr domain = state.domain(uuid);
        const QList<Row> rows = domain ? rowsOf(state, *domain) : QList<Row>();
        const auto known = m_idsOf.constFind(key);
        if (rows.isEmpty() && known == m_idsOf.constEnd())
            continue;
        const QList<Id> old = known == m_idsOf.constEnd() ? QList<Id>() : *known;
        QList<Id> ids;
        for (const Row& row : rows) {
            ids.append(row.id);
            if (!old.contains(row.id)) {
                fresh.append(row);
            } else if (const int at = rowOf(row.id); m_rows.at(at).value != row.value) {
                m_rows[at].value = row.value;
                emit dataChanged(index(at, 0), index(at, ColumnCount - 1));
            }
        }
        for (const Id& id : old) {
            if (!ids.contains(id))
                gone.append(rowOf(id));
        }
        if (ids.isEmpty())
            m_idsOf.remove(key);
        else
            m_idsOf.insert(key, ids);
    }
    removeRows(gone);
    append(fresh);
    if (before.isUsable() != state.isUsable() && !m_rows.isEmpty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1), { StaleRole });
}

int TaintModel::rowOf(const Id& id) const
{
    int row = m_hints.value(id, -1);
    while (row >= 0 && (row >= m_rows.size() || m_rows.at(row).id != id))
        --row;
    return row;
}

void TaintModel::removeRows(const QList<int>& rows)
{
    if (rows.isEmpty())
        return;
    forEachRunBackwards(rows, [this](int first, int last) {
        beginRemoveRows({}, first, last);
        for (int row = first; row <= last; ++row)
            m_hints.remove(m_rows.at(row).id);
        m_rows.remove(first, last - first + 1);
        endRemoveRows();
    });
    for (int row = 0; row < m_rows.size(); ++row)
        m_hints.insert(m_rows.at(row).id, row);
}

void TaintModel::append(const QList<Row>& rows)
{
    if (rows.isEmpty())
        return;
    beginInsertRows({}, rowCount(), rowCount() + int(rows.size()) - 1);
    for (const Row& row : rows) {
        m_hints.insert(row.id, rowCount());
        m_rows.append(row);
    }
    endInsertRows();
}

QMap<TaintFlag, int> TaintModel::counts() const
{
    QMap<TaintFlag, int> counts;
    for (const Row& row : m_rows)
        ++counts[row.id.flag];
    return counts;
}

int TaintModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int TaintModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant TaintModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const TaintRow& row = rowAt(index.row());
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
    case SortRole:
        return taintCell(row, column);
    case Qt::ToolTipRole: {
        QStringList lines { taintCell(row, column), row.shown().text, notes(row) };
        lines.removeAll(QString());
        return plainToolTip(lines.join(u'\n'));
    }
    case Qt::AccessibleTextRole:
        if (column != GuestColumn)
            return taintCell(row, column);
        return tr("%1: %2, now: %3, after next start: %4", "guest, flag")
            .arg(row.name, taintCell(row, FlagColumn), taintCell(row, NowColumn), taintCell(row, NextColumn));
    case IconNameRole:
        return column == NowColumn ? certaintyIcon(row.now)
            : column == NextColumn ? certaintyIcon(row.next)
                                   : QVariant();
    case FilterRole:
        return QStringList { row.name, row.guest.uuid.toString(QUuid::WithoutBraces), taintCell(row, FlagColumn),
            causeText(row), row.shown().text, row.connection }
            .join(u'\n');
    case StaleRole:
        return !m_states.value(row.guest.uri).isUsable();
    case UriRole:
        return row.guest.uri;
    case UuidRole:
        return row.guest.uuid;
    case StateRole:
        return int(row.flag);
    default:
        return {};
    }
}

QVariant TaintModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case GuestColumn:
        return tr("Guest");
    case FlagColumn:
        return tr("Flag");
    case NowColumn:
        return tr("Now");
    case NextColumn:
        return tr("After next start");
    case CauseColumn:
        return tr("Cause");
    case ConnectionColumn:
        return tr("Connection");
    default:
        return {};
    }
}

} // namespace VirtTap
