#include "models/activitymodel.h"
#include "core/connection.h"
#include "core/connections.h"
#include "models/roles.h"
#include "models/words.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace VirtTap {

namespace {

QString iconOf(Activity::Kind kind)
{
    switch (kind) {
    case Activity::Kind::Event:
        return u"event"_s;
    case Activity::Kind::Done:
        return u"done"_s;
    case Activity::Kind::Failed:
        return u"failed"_s;
    }
    return {};
}

QString wordOf(Activity::Kind kind)
{
    switch (kind) {
    case Activity::Kind::Event:
        return ActivityModel::tr("happened", "kind of an activity");
    case Activity::Kind::Done:
        return ActivityModel::tr("done", "kind of an activity");
    case Activity::Kind::Failed:
        return ActivityModel::tr("failed", "kind of an activity");
    }
    return {};
}

} // namespace

ActivityModel::ActivityModel(Connections& connections, int capacity, QObject* parent)
    : QAbstractTableModel(parent)
    , m_connections(connections)
    , m_capacity(std::max(1, capacity))
{
    connect(&connections, &Connections::happened, this, &ActivityModel::append);
}

void ActivityModel::append(const Activity& activity)
{
    if (static_cast<int>(m_lines.size()) == m_capacity) {
        beginRemoveRows({}, m_capacity - 1, m_capacity - 1);
        m_lines.pop_back();
        endRemoveRows();
    }
    beginInsertRows({}, 0, 0);
    m_lines.push_front(lineOf(activity));
    endInsertRows();
}

ActivityModel::Line ActivityModel::lineOf(const Activity& activity) const
{
    const Connection* connection = m_connections.connection(activity.uri);
    const DomainPtr domain = connection ? connection->state().domain(activity.domain) : DomainPtr();
    return { .activity = activity, .guest = domain ? domain->name : activity.guest };
}

void ActivityModel::appendOlder(const QList<Activity>& activities)
{
    const int first = rowCount();
    const int count = std::min(static_cast<int>(activities.size()), m_capacity - first);
    if (count <= 0)
        return;
    beginInsertRows({}, first, first + count - 1);
    for (int i = 1; i <= count; ++i)
        m_lines.push_back(lineOf(activities.at(activities.size() - i)));
    endInsertRows();
}

void ActivityModel::clear()
{
    beginResetModel();
    m_lines.clear();
    endResetModel();
}

QString ActivityModel::plainText(int row) const
{
    const Line& line = m_lines.at(static_cast<std::size_t>(row));
    QStringList parts { line.activity.time.toString(Qt::ISODate), text(line, WhatColumn), text(line, GuestColumn),
        text(line, DetailColumn) };
    parts.removeAll(QString());
    return parts.join(u'\t');
}

QString ActivityModel::plainText() const
{
    QStringList lines;
    for (int row = rowCount() - 1; row >= 0; --row)
        lines.append(plainText(row));
    return lines.join(u'\n');
}

QString ActivityModel::text(const Line& line, int column)
{
    const QDateTime time = line.activity.time.toLocalTime();
    switch (column) {
    case TimeColumn:
        return time.date() == QDate::currentDate() ? QLocale().toString(time.time(), u"HH:mm:ss"_s)
                                                   : QLocale().toString(time, QLocale::ShortFormat);
    case WhatColumn:
        return oneLine(line.activity.text);
    case GuestColumn:
        return line.guest;
    case DetailColumn:
        return oneLine(line.activity.detail);
    default:
        return {};
    }
}

int ActivityModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

int ActivityModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ActivityModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Line& line = m_lines.at(static_cast<std::size_t>(index.row()));
    const Activity& activity = line.activity;
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return text(line, column);
    case Qt::ToolTipRole: {
        QStringList parts { QLocale().toString(activity.time.toLocalTime(), QLocale::LongFormat), activity.text,
            activity.detail, activity.uri };
        parts.removeAll(QString());
        return plainToolTip(parts.join(u'\n'));
    }
    case Qt::AccessibleTextRole:
        return column == WhatColumn ? u"%1: %2"_s.arg(wordOf(activity.kind), text(line, column)) : text(line, column);
    case IconNameRole:
        return column == WhatColumn ? QVariant(iconOf(activity.kind)) : QVariant();
    case SortRole:
        return column == TimeColumn ? QVariant(activity.time) : QVariant(text(line, column));
    case FilterRole:
        return QStringList { activity.text, line.guest, activity.detail, activity.uri }.join(u'\n');
    case StateRole:
        return static_cast<int>(activity.kind);
    case UriRole:
        return activity.uri;
    case UuidRole:
        return activity.domain;
    default:
        return {};
    }
}

QVariant ActivityModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case TimeColumn:
        return tr("Time");
    case WhatColumn:
        return tr("What");
    case GuestColumn:
        return tr("Guest");
    case DetailColumn:
        return tr("Detail");
    default:
        return {};
    }
}

} // namespace VirtTap
