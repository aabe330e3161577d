#include "models/problemtablemodel.h"
#include "core/connection.h"
#include "core/connections.h"
#include "models/roles.h"
#include "models/words.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace VirtTap {

QString severityWord(Finding::Severity severity)
{
    switch (severity) {
    case Finding::Severity::WillFail:
        return ProblemTableModel::tr("Will fail");
    case Finding::Severity::WillNotWork:
        return ProblemTableModel::tr("Will not work");
    case Finding::Severity::Risk:
        return ProblemTableModel::tr("Risk");
    case Finding::Severity::Hint:
        return ProblemTableModel::tr("Hint");
    case Finding::Severity::Unknown:
        break;
    }
    return ProblemTableModel::tr("Not known");
}

QString severityIcon(Finding::Severity severity)
{
    switch (severity) {
    case Finding::Severity::WillFail:
        return u"error"_s;
    case Finding::Severity::WillNotWork:
    case Finding::Severity::Risk:
        return u"warning"_s;
    case Finding::Severity::Hint:
        return u"hint"_s;
    case Finding::Severity::Unknown:
        break;
    }
    return u"unknown"_s;
}

QString problemsWord(const ProblemCount& count)
{
    return count.faults() == 0 ? QString() : ProblemTableModel::tr("%n problem(s)", nullptr, count.faults());
}

ProblemTableModel::ProblemTableModel(const Connections& connections, const Problems& problems, QObject* parent)
    : QAbstractTableModel(parent)
    , m_connections(connections)
    , m_problems(problems)
{
    connect(&problems, &Problems::changed, this, &ProblemTableModel::apply);
    connect(&problems, &Problems::ignoredChanged, this, [this] {
        if (!m_rows.isEmpty())
            emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    });
    apply({ problems.all().keyBegin(), problems.all().keyEnd() });
}

QList<ProblemTableModel::Row> ProblemTableModel::rowsOf(const ProblemPlace& place) const
{
    QList<Row> rows;
    const Connection* connection = place.guest.isNull() ? nullptr : m_connections.connection(place.where);
    const DomainPtr guest = connection ? connection->state().domain(place.guest) : DomainPtr();
    const QList<Finding> findings = m_problems.all().value(place);
    for (qsizetype at = 0; at < findings.size(); ++at)
        rows.append({ .place = place, .all = findings, .at = at, .guest = guest ? guest->name : QString() });
    return rows;
}

void ProblemTableModel::apply(const QSet<ProblemPlace>& places)
{
    for (qsizetype last = m_rows.size() - 1; last >= 0; --last) {
        if (!places.contains(m_rows.at(last).place))
            continue;
        qsizetype first = last;
        while (first > 0 && places.contains(m_rows.at(first - 1).place))
            --first;
        beginRemoveRows({}, static_cast<int>(first), static_cast<int>(last));
        m_rows.remove(first, last - first + 1);
        endRemoveRows();
        last = first;
    }
    QList<Row> fresh;
    for (const ProblemPlace& place : places)
        fresh += rowsOf(place);
    if (fresh.isEmpty())
        return;
    beginInsertRows({}, rowCount(), rowCount() + static_cast<int>(fresh.size()) - 1);
    m_rows += fresh;
    endInsertRows();
}

QString ProblemTableModel::plainText(int row) const
{
    QStringList parts;
    for (int column = 0; column < ColumnCount; ++column)
        parts.append(text(m_rows.at(row), column));
    parts.removeAll(QString());
    return parts.join(u'\t');
}

QString ProblemTableModel::text(const Row& row, int column) const
{
    switch (column) {
    case SeverityColumn:
        return m_problems.isIgnored(row.finding()) ? tr("Ignored", "a finding") : severityWord(row.finding().severity);
    case WhatColumn:
        return oneLine(row.finding().message);
    case GuestColumn:
        return row.guest;
    case TapColumn:
        return row.finding().tap;
    case HostColumn: {
        if (row.place.guest.isNull())
            return m_connections.machine(row.place.where).name;
        const Connection* connection = m_connections.connection(row.place.where);
        return connection ? connectionName(connection->state()) : row.place.where;
    }
    default:
        return {};
    }
}

int ProblemTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ProblemTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ProblemTableModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row& row = m_rows.at(index.row());
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return text(row, column);
    case Qt::ToolTipRole: {
        QStringList parts { row.finding().message };
        for (const auto& [key, value] : row.finding().evidence)
            parts.append(u"%1: %2"_s.arg(key, value));
        if (const QString reason = m_problems.ignored().value(identityOf(row.finding())); !reason.isEmpty())
            parts.append(tr("Ignored: %1").arg(reason));
        return plainToolTip(parts.join(u'\n'));
    }
    case Qt::AccessibleTextRole:
        return column == WhatColumn ? u"%1: %2"_s.arg(text(row, SeverityColumn), text(row, WhatColumn))
                                    : text(row, column);
    case IconNameRole:
        return column == SeverityColumn ? QVariant(severityIcon(row.finding().severity)) : QVariant();
    case SortRole:
        return column == SeverityColumn ? QVariant(static_cast<int>(row.finding().severity))
                                        : QVariant(text(row, column));
    case FilterRole:
        return QStringList { row.finding().message, row.guest, row.finding().tap, row.finding().interface,
            row.finding().id, text(row, HostColumn) }
            .join(u'\n');
    case StaleRole:
        return isIgnoredAt(index.row());
    case StateRole:
        return static_cast<int>(row.finding().severity);
    case UriRole:
        return row.finding().domain.uri;
    case UuidRole:
        return row.finding().domain.uuid;
    case MachineRole:
        return row.finding().machine;
    default:
        return {};
    }
}

QVariant ProblemTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case SeverityColumn:
        return tr("Severity");
    case WhatColumn:
        return tr("What");
    case GuestColumn:
        return tr("Guest");
    case TapColumn:
        return tr("Tap");
    case HostColumn:
        return tr("Host");
    default:
        return {};
    }
}

} // namespace VirtTap
