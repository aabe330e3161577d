#include "models/interfacetablemodel.h"
#include "models/roles.h"
#include "models/words.h"

#include <algorithm>

#include <QLocale>

using namespace Qt::StringLiterals;

namespace VirtTap {

namespace {

using Model = InterfaceTableModel;

QString scriptsOf(const Interface& interface)
{
    QStringList scripts;
    if (interface.script)
        scripts.append(
            interface.script->isEmpty() ? InterfaceTableModel::tr("none (empty)", "a script") : *interface.script);
    if (interface.downscript)
        scripts.append(InterfaceTableModel::tr("down: %1", "%1 is a script").arg(*interface.downscript));
    return scripts.join(", "_L1);
}

QString targetOf(const Interface& interface)
{
    if (!interface.managed)
        return interface.targetDev;
    return interface.targetDev + (*interface.managed ? u" managed='yes'"_s : u" managed='no'"_s);
}

QString linkOf(const Interface& interface)
{
    switch (interface.link) {
    case Interface::Link::Unset:
        return {};
    case Interface::Link::Up:
        return InterfaceTableModel::tr("up", "link of an interface");
    case Interface::Link::Down:
        return InterfaceTableModel::tr("down", "link of an interface");
    }
    return {};
}

// What one value says in a column; the Name and When columns are of the pair.
QString field(const Interface& interface, int column)
{
    switch (column) {
    case Model::TypeColumn:
        return interface.type;
    case Model::SourceColumn:
        return interface.source;
    case Model::TargetColumn:
        return targetOf(interface);
    case Model::ModelColumn:
        return interface.model;
    case Model::MacColumn:
        return nameOf(interface.mac);
    case Model::QueuesColumn:
        return interface.queues == 0 ? QString() : QLocale().toString(interface.queues);
    case Model::MtuColumn:
        return interface.mtu == 0 ? QString() : QLocale::c().toString(interface.mtu).remove(u',');
    case Model::LinkColumn:
        return linkOf(interface);
    case Model::ScriptsColumn:
        return scriptsOf(interface);
    default:
        return {};
    }
}

QString heading(int column)
{
    switch (column) {
    case Model::NameColumn:
        return InterfaceTableModel::tr("Name");
    case Model::TypeColumn:
        return InterfaceTableModel::tr("Type");
    case Model::SourceColumn:
        return InterfaceTableModel::tr("Source");
    case Model::TargetColumn:
        return InterfaceTableModel::tr("Target");
    case Model::ModelColumn:
        return InterfaceTableModel::tr("Model");
    case Model::MacColumn:
        return InterfaceTableModel::tr("MAC");
    case Model::QueuesColumn:
        return InterfaceTableModel::tr("Queues");
    case Model::MtuColumn:
        return InterfaceTableModel::tr("MTU");
    case Model::LinkColumn:
        return InterfaceTableModel::tr("Link");
    case Model::ScriptsColumn:
        return InterfaceTableModel::tr("Scripts");
    case Model::WhenColumn:
        return InterfaceTableModel::tr("When");
    default:
        return {};
    }
}

QString change(const InterfacePair& pair, int column)
{
    if (!pair.isPending || !pair.live || !pair.config)
        return {};
    const QString after = field(*pair.config, column);
    const QString now = field(*pair.live, column);
    // What the config leaves out, libvirt fills in at each start.
    const bool isFilledIn = after.isEmpty()
        && (column == Model::MacColumn || column == Model::ModelColumn
            || (column == Model::TargetColumn && !pair.config->managed));
    if (after == now || isFilledIn || (column == Model::SourceColumn && pair.config->type == "network"_L1))
        return {};
    return after.isEmpty() ? InterfaceTableModel::tr("none", "a value that goes") : after;
}

// Which one an interface is stays as it is when a start fills in alias, address and target dev.
QString identity(const InterfacePair& pair)
{
    const Interface& one = pair.config && pair.config->mac ? *pair.config : pair.shown();
    if (one.mac)
        return one.mac->toString();
    return one.address.isEmpty() ? one.type + u'/' + one.targetDev : one.address;
}

} // namespace

QList<InterfaceTableModel::Row> InterfaceTableModel::rowsOf(const Domain& domain)
{
    QList<Row> rows;
    QHash<QString, int> seen;
    const QList<InterfacePair> pairs = domain.interfaces();
    for (qsizetype i = 0; i < pairs.size(); ++i) {
        const QString name = identity(pairs.at(i));
        rows.append({ .key = u"%1#%2"_s.arg(name).arg(seen[name]++),
            .pair = pairs.at(i),
            .place = interfacePlace(pairs.at(i).shown(), i),
            .isActive = domain.isActive(),
            .isPersistent = domain.isPersistent });
    }
    return rows;
}

void InterfaceTableModel::setStale(bool isStale)
{
    if (std::exchange(m_isStale, isStale) != isStale && !m_rows.isEmpty())
        emit dataChanged(index(0, 0), index(static_cast<int>(m_rows.size()) - 1, ColumnCount - 1), { StaleRole });
}

void InterfaceTableModel::setGuest(const DomainKey& key, const DomainPtr& domain, bool isStale)
{
    setStale(isStale);
    QList<Row> fresh = domain ? rowsOf(*domain) : QList<Row>();
    if (key != m_guest) {
        beginResetModel();
        m_guest = key;
        m_rows = std::move(fresh);
        endResetModel();
        return;
    }
    for (int row = static_cast<int>(m_rows.size()) - 1; row >= 0; --row) {
        if (std::ranges::find(fresh, m_rows.at(row).key, &Row::key) == fresh.end()) {
            beginRemoveRows({}, row, row);
            m_rows.removeAt(row);
            endRemoveRows();
        }
    }
    for (int row = 0; row < fresh.size(); ++row) {
        const auto found = std::ranges::find(m_rows, fresh.at(row).key, &Row::key);
        const int old = static_cast<int>(found - m_rows.begin());
        if (found == m_rows.end()) {
            beginInsertRows({}, row, row);
            m_rows.insert(row, fresh.at(row));
            endInsertRows();
            continue;
        }
        if (old != row) {
            beginMoveRows({}, old, old, {}, row);
            m_rows.move(old, row);
            endMoveRows();
        }
        const Row before = std::exchange(m_rows[row], fresh.at(row));
        for (int column = 0; column < ColumnCount; ++column) {
            const auto differs
                = [&](int role) { return cell(before, column, role) != cell(fresh.at(row), column, role); };
            if (differs(Qt::DisplayRole) || differs(PendingRole))
                emit dataChanged(index(row, column), index(row, column));
        }
    }
}

int InterfaceTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int InterfaceTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant InterfaceTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return orientation == Qt::Horizontal && role == Qt::DisplayRole ? heading(section) : QVariant();
}

QVariant InterfaceTableModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row& row = m_rows.at(index.row());
    const QString text = cell(row, index.column(), Qt::DisplayRole).toString();
    switch (role) {
    case Qt::ToolTipRole: {
        const QString after = cell(row, index.column(), PendingRole).toString();
        return plainToolTip(after.isEmpty() ? text : text + u'\n' + after);
    }
    case Qt::AccessibleTextRole: {
        const QString after = cell(row, index.column(), PendingRole).toString();
        if (index.column() == WhenColumn || after.isEmpty())
            return text;
        return text.isEmpty() ? after : u"%1, %2"_s.arg(text, after);
    }
    case StaleRole:
        return m_isStale;
    case UriRole:
        return m_guest.uri;
    case UuidRole:
        return m_guest.uuid;
    default:
        return cell(row, index.column(), role);
    }
}

QVariant InterfaceTableModel::cell(const Row& row, int column, int role)
{
    const InterfacePair& pair = row.pair;
    const auto changes = [&] {
        QStringList parts;
        for (int other = TypeColumn; other < WhenColumn; ++other) {
            if (const QString after = change(pair, other); !after.isEmpty())
                parts.append(u"%1 %2"_s.arg(heading(other), after));
        }
        return parts.join(", "_L1);
    };
    const auto when = [&] {
        if (pair.live && pair.config && !pair.isPending)
            return tr("now and after next start");
        if (pair.live && pair.config) {
            const QString all = changes();
            return all.isEmpty() ? tr("changes after next start")
                                 : tr("after next start: %1", "%1 lists changes").arg(all);
        }
        if (pair.live)
            return row.isPersistent ? tr("now, gone after next start") : tr("now");
        return tr("after next start");
    };
    switch (role) {
    case Qt::DisplayRole:
    case SortRole:
        if (column == NameColumn)
            return row.place;
        return column == WhenColumn ? when() : field(pair.shown(), column);
    case PendingRole: {
        if (column == WhenColumn)
            return pair.isPending ? when() : QString();
        const QString after = change(pair, column);
        return after.isEmpty() ? QString() : tr("after next start: %1", "%1 is a value").arg(after);
    }
    case IconNameRole:
        if (column == NameColumn)
            return u"interface"_s;
        return column == WhenColumn && pair.isPending ? QVariant(u"interface-pending"_s) : QVariant();
    default:
        return {};
    }
}

} // namespace VirtTap
