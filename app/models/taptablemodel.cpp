#include "models/taptablemodel.h"
#include "contract/ifname.h"
#include "core/connection.h"
#include "core/tapservice.h"
#include "models/roles.h"
#include "models/rowruns.h"
#include "models/textfilter.h"
#include "models/usernames.h"
#include "models/words.h"

#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace VirtTap {

namespace {

constexpr qsizetype rowsAtOnce = 500; // some 2 ms with a view that sorts them

}

size_t qHash(const LinkKey& key, size_t seed) noexcept
{
    return qHashMulti(seed, key.machine, key.link);
}

TapTableModel::TapTableModel(Connections& connections, QObject* parent)
    : QAbstractTableModel(parent)
    , m_connections(connections)
    , m_names(new UserNames(this))
{
    const auto add = [this](const QString& uri) { applyConnection(m_connections.connection(uri)->state(), {}); };
    connect(&connections, &Connections::added, this, add);
    connect(&connections, &Connections::changed, this, &TapTableModel::applyConnection);
    connect(&connections, &Connections::machineChanged, this, &TapTableModel::applyMachine);
    connect(&connections, &Connections::tapServiceChanged, this, &TapTableModel::applyTaps);
    connect(&connections, &Connections::aboutToRemove, this, [this](const QString& uri) {
        const QString machine = m_uses.machineOf(uri);
        usersChanged(machine, m_uses.remove(uri));
        updateMachines();
    });
    connect(m_names, &UserNames::resolved, this, [this] {
        if (!m_rows.isEmpty())
            emit dataChanged(index(0, OpenedByColumn), index(static_cast<int>(m_rows.size()) - 1, OpenedByColumn));
    });
    m_nextRows.setSingleShot(true);
    connect(&m_nextRows, &QTimer::timeout, this, &TapTableModel::addNextRows);
    for (const QString& uri : connections.uris())
        add(uri);
}

TapTableModel::~TapTableModel() = default;

int TapTableModel::rowOf(const LinkKey& key) const
{
    int row = std::min(m_rowOf.value(key, -1), static_cast<int>(m_rows.size()) - 1);
    while (row >= 0 && keyAt(row) != key)
        --row;
    return row;
}

QList<TapUser> TapTableModel::usersAt(int row) const
{
    return m_uses.users(m_rows.at(row).machine, m_rows.at(row).link);
}

void TapTableModel::applyConnection(const ConnectionState& state, const QSet<QUuid>& domains)
{
    const QString before = m_uses.machineOf(state.uri);
    const QSet<QString> touched = m_uses.apply(state, domains);
    usersChanged(state.host.machineId, touched);
    if (before != state.host.machineId) {
        usersChanged(before, touched);
        updateMachines();
    }
    updateStale(state.host.machineId);
}

// The kernel tells of this machine whether or not libvirt runs; of another one only a connection does.
void TapTableModel::updateStale(const QString& machine)
{
    const auto known = m_machines.constFind(machine);
    if (known == m_machines.cend())
        return;
    const QStringList uris = m_connections.uris();
    const bool isKept
        = known->source == MachineState::Source::Kernel || std::ranges::any_of(uris, [&](const QString& uri) {
              return m_uses.machineOf(uri) == machine && m_connections.connection(uri)->state().isUsable();
          });
    if (isKept != m_stale.contains(machine))
        return;
    if (isKept)
        m_stale.remove(machine);
    else
        m_stale.insert(machine);
    for (int row = 0; row < m_rows.size(); ++row) {
        if (m_rows.at(row).machine == machine)
            emit dataChanged(index(row, 0), index(row, ColumnCount - 1), { StaleRole });
    }
}

void TapTableModel::updateMachines()
{
    QSet<QString> wanted;
    for (const QString& uri : m_connections.uris()) {
        if (const QString machine = m_uses.machineOf(uri); !machine.isEmpty())
            wanted.insert(machine);
    }
    QList<int> gone;
    for (int row = 0; row < m_rows.size(); ++row) {
        if (!wanted.contains(m_rows.at(row).machine))
            gone.append(row);
    }
    removeRows(gone);
    m_machines.removeIf([&](const auto& machine) { return !wanted.contains(machine.key()); });
    m_stale.intersect(wanted);
    m_taps.removeIf([&](const auto& taps) { return !wanted.contains(taps.key()); });
    for (const QString& id : std::as_const(wanted)) {
        if (m_machines.contains(id))
            continue;
        const MachineState machine = m_connections.machine(id);
        m_machines.insert(id, machine);
        addLinks(machine, machine.links.keys());
        updateStale(id);
        applyTaps(id);
    }
}

std::optional<ManagedTap> TapTableModel::managedTap(const QString& machine, const QString& name) const
{
    const auto taps = m_taps.constFind(machine);
    if (taps == m_taps.constEnd())
        return std::nullopt;
    const auto tap = taps->constFind(name);
    return tap == taps->constEnd() ? std::nullopt : std::optional(*tap);
}

// As it was made: that is how it would be made again.
Link TapTableModel::missingLink(const MachineState& machine, const ManagedTap& tap)
{
    const QString& name = tap.spec.name;
    if (!m_missingIds.contains(name))
        m_missingIds.insert(name, -1 - static_cast<int>(m_missingIds.size()));
    return linkOf(tap.spec, machine, m_missingIds.value(name), tr("the tap is missing"));
}

void TapTableModel::applyTaps(const QString& machine)
{
    if (!m_machines.contains(machine))
        return;
    const TapService* service = m_connections.tapService(machine);
    const ManagedTaps taps = service ? service->taps().valueOr({}) : ManagedTaps {};
    const ManagedTaps before = m_taps.value(machine);
    if (before == taps)
        return;
    m_taps.insert(machine, taps);
    const MachineState state = machineOf({ .machine = machine, .link = {}, .managed = {}, .filter = {} });
    QSet<QString> found;
    QList<Link> missing;
    for (const ManagedTap& tap : taps) {
        if (!tap.isMissing || state.linkNamed(tap.spec.name))
            found.insert(tap.spec.name);
        else if (rowOf({ .machine = machine, .link = m_missingIds.value(tap.spec.name, 0) }) < 0)
            missing.append(missingLink(state, tap));
    }
    for (const ManagedTap& tap : before) {
        if (!taps.contains(tap.spec.name))
            found.insert(tap.spec.name); // no longer missed
    }
    removeMissing(machine, found);
    for (int row = 0; row < m_rows.size(); ++row) {
        if (m_rows.at(row).machine != machine)
            continue;
        const Row old = m_rows.at(row);
        m_rows[row].managed = managedTap(machine, old.link.name);
        for (const int column : { MakerColumn, AfterRebootColumn }) {
            if (old.managed != m_rows.at(row).managed)
                emit dataChanged(index(row, column), index(row, column));
        }
    }
    addRows(machine, missing);
}

void TapTableModel::removeMissing(const QString& machine, const QSet<QString>& names)
{
    if (m_missingIds.isEmpty())
        return;
    QList<int> gone;
    for (const QString& name : names) {
        const int id = m_missingIds.value(name, 0);
        const int row = id == 0 ? -1 : rowOf({ .machine = machine, .link = id });
        if (row >= 0)
            gone.append(row);
    }
    removeRows(gone);
}

void TapTableModel::applyMachine(const MachineState& machine, const QSet<int>& links)
{
    if (!m_machines.contains(machine.id))
        return;
    m_machines.insert(machine.id, machine);
    updateStale(machine.id);
    QList<int> gone;
    QList<int> fresh;
    QSet<QString> names;
    for (const int id : links) {
        if (const Link* link = machine.link(id))
            names.insert(link->name);
        const int row = rowOf({ .machine = machine.id, .link = id });
        if (!machine.link(id) && row >= 0)
            gone.append(row);
        else if (machine.link(id) && row < 0)
            fresh.append(id);
    }
    removeRows(gone);
    removeMissing(machine.id, names);
    updateLinks(machine, links);
    addLinks(machine, fresh);
}

void TapTableModel::removeRows(const QList<int>& rows)
{
    int next = static_cast<int>(m_rows.size());
    forEachRunBackwards(rows, [&](int first, int last) {
        beginRemoveRows({}, first, last);
        for (int row = first; row <= last; ++row)
            m_rowOf.remove(keyAt(row));
        m_rows.remove(first, last - first + 1);
        endRemoveRows();
        next = first;
    });
    for (int row = next; row < m_rows.size(); ++row)
        m_rowOf.insert(keyAt(row), row);
}

void TapTableModel::addLinks(const MachineState& machine, const QList<int>& links)
{
    for (const int id : links)
        m_coming.append({ .machine = machine.id, .link = id });
    m_isSorted = false;
    if (m_nextRows.isActive())
        return;
    if (links.size() > rowsAtOnce) // the event that brought them has done enough
        m_nextRows.start();
    else
        addNextRows();
}

void TapTableModel::sortComing()
{
    QList<std::pair<QStringView, LinkKey>> byName; // not to look a name up at each comparison
    byName.reserve(m_coming.size());
    for (const LinkKey& key : std::as_const(m_coming)) {
        const auto machine = m_machines.constFind(key.machine);
        if (const Link* link = machine == m_machines.cend() ? nullptr : machine->link(key.link))
            byName.append({ link->name, key });
    }
    std::ranges::sort(byName, isNameLess, &std::pair<QStringView, LinkKey>::first);
    m_coming.clear();
    for (const auto& [name, key] : std::as_const(byName))
        m_coming.append(key);
    m_isSorted = true;
}

// As many as the window has time for between two pictures; the others follow. What became of them meanwhile is looked
// at when it is their turn.
void TapTableModel::addNextRows()
{
    if (!m_isSorted)
        sortComing();
    QList<LinkKey> now = m_coming.first(std::min(rowsAtOnce, m_coming.size()));
    m_coming.remove(0, now.size());
    while (!now.isEmpty()) {
        const QString machine = now.first().machine;
        const auto state = m_machines.constFind(machine);
        QList<Link> links;
        QSet<int> taken; // one that changes while it waits is announced again
        while (!now.isEmpty() && now.first().machine == machine) {
            const LinkKey key = now.takeFirst();
            const Link* link = state == m_machines.cend() ? nullptr : state->link(key.link);
            if (!link || rowOf(key) >= 0 || taken.contains(key.link))
                continue;
            taken.insert(key.link);
            links.append(*link);
        }
        addRows(machine, links);
    }
    if (!m_coming.isEmpty())
        m_nextRows.start();
}

void TapTableModel::addRows(const QString& machine, const QList<Link>& links)
{
    if (links.isEmpty())
        return;
    const int first = static_cast<int>(m_rows.size());
    beginInsertRows({}, first, first + static_cast<int>(links.size()) - 1);
    for (const Link& link : links) {
        m_rowOf.insert({ .machine = machine, .link = link.id }, static_cast<int>(m_rows.size()));
        m_rows.append({ .machine = machine, .link = link, .managed = managedTap(machine, link.name), .filter = {} });
    }
    endInsertRows();
}

void TapTableModel::updateLinks(const MachineState& machine, const QSet<int>& links)
{
    bool isBridgeRenamed = false;
    for (const int id : links) {
        const Link* fresh = machine.link(id);
        const int row = rowOf({ .machine = machine.id, .link = id });
        if (!fresh || row < 0)
            continue;
        const Row before = m_rows.at(row);
        isBridgeRenamed |= before.link.kind == Link::Kind::Bridge && before.link.name != fresh->name;
        m_rows[row].link = *fresh;
        if (before.link.name != fresh->name)
            m_rows[row].managed = managedTap(machine.id, fresh->name);
        m_rows[row].filter.clear();
        const bool isOther = before.link.name != fresh->name || before.link.altNames != fresh->altNames;
        const bool isMoved = before.link.master != fresh->master || before.link.port != fresh->port;
        for (int column = 0; column < ColumnCount; ++column) {
            const bool isChanged = column == UsedByColumn ? isOther
                : column == BridgeColumn                  ? isMoved
                                                          : text(before, column) != text(m_rows.at(row), column);
            if (isChanged)
                emit dataChanged(index(row, column), index(row, column));
        }
    }
    if (isBridgeRenamed) {
        for (Row& row : m_rows)
            row.filter.clear();
        emit dataChanged(index(0, BridgeColumn), index(static_cast<int>(m_rows.size()) - 1, BridgeColumn));
    }
}

void TapTableModel::usersChanged(const QString& machine, const QSet<QString>& taps)
{
    if (taps.isEmpty())
        return;
    for (int row = 0; row < m_rows.size(); ++row) {
        const Link& link = m_rows.at(row).link;
        const bool isTouched = taps.contains(link.name)
            || std::ranges::any_of(link.altNames, [&](const QString& name) { return taps.contains(name); });
        if (!isTouched || m_rows.at(row).machine != machine)
            continue;
        m_rows[row].filter.clear();
        emit dataChanged(index(row, UsedByColumn), index(row, UsedByColumn));
    }
}

int TapTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int TapTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant TapTableModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row& row = m_rows.at(index.row());
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return text(row, column).toString();
    case Qt::ToolTipRole: {
        QStringList lines { toolTip(row, column) };
        if (isStale(row.machine) && machineOf(row).asOf.isValid())
            lines.append(tr("As of %1", "%1 is a time")
                             .arg(QLocale().toString(machineOf(row).asOf.toLocalTime(), QLocale::ShortFormat)));
        lines.removeAll(QString());
        return plainToolTip(lines.join(u'\n'));
    }
    case StaleRole:
        return isStale(row.machine);
    case Qt::AccessibleTextRole: {
        if (column != NameColumn)
            return text(row, column).toString();
        const QString users = text(row, UsedByColumn).toString();
        const QString state = text(row, StateColumn).toString();
        if (!users.isEmpty())
            return tr("%1, %2, used by %3").arg(row.link.name, state, users);
        return hasUnseenUsersAt(index.row())
            ? tr("%1, %2, no guest that is seen here names it").arg(row.link.name, state)
            : tr("%1, %2, unused").arg(row.link.name, state);
    }
    case IconNameRole:
        if (column == MakerColumn && row.managed && row.managed->hasDrifted())
            return u"warning"_s;
        if (column != StateColumn)
            return {};
        return row.link.id < 0 ? u"tap-missing"_s : linkStateIcon(row.link);
    case SortRole:
        return column == MtuColumn ? QVariant(row.link.mtu.valueOr(0)) : text(row, column);
    case FilterRole:
        if (row.filter.isEmpty())
            row.filter = filterText(row);
        return row.filter;
    case MachineRole:
        return row.machine;
    case LinkRole:
        return row.link.id;
    case IsTapRole:
        return row.link.isTap();
    case IsGeneratedRole:
        return std::ranges::any_of(generatedPrefixes(), [&](std::string_view prefix) {
            return row.link.name.startsWith(QLatin1StringView(prefix.data(), static_cast<qsizetype>(prefix.size())));
        });
    default:
        return {};
    }
}

QVariant TapTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    static const std::array<const char*, ColumnCount> headings { QT_TR_NOOP("Name"), QT_TR_NOOP("State"),
        QT_TR_NOOP("Used by"), QT_TR_NOOP("Bridge"), QT_TR_NOOP("Queues"), QT_TR_NOOP("MTU"), QT_TR_NOOP("MAC"),
        QT_TR_NOOP("May be opened by"), QT_TR_NOOP("Made by"), QT_TR_NOOP("After reboot"), QT_TR_NOOP("Machine") };
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= ColumnCount)
        return {};
    return tr(headings.at(static_cast<std::size_t>(section)));
}

} // namespace VirtTap
