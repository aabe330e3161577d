#include "models/tapchoicemodel.h"
#include "models/roles.h"
#include "models/words.h"

#include <algorithm>

#include <QLocale>

using namespace Qt::StringLiterals;

namespace VirtTap {

TapChoiceModel::TapChoiceModel(Connections& connections, QObject* parent)
    : QAbstractTableModel(parent)
    , m_connections(connections)
{
    connect(&connections, &Connections::machineChanged, this, &TapChoiceModel::apply);
}

void TapChoiceModel::setMachine(const QString& machine)
{
    beginResetModel();
    m_machine = m_connections.machine(machine);
    m_machine.id = machine;
    m_rows.clear();
    m_rowOf.clear();
    for (const Link& link : std::as_const(m_machine.links)) {
        if (isListed(link)) {
            m_rowOf.insert(link.id, static_cast<int>(m_rows.size()));
            m_rows.append({ .link = link, .verdict = {} });
        }
    }
    endResetModel();
}

void TapChoiceModel::setShowsOthers(bool shows)
{
    if (std::exchange(m_showsOthers, shows) == shows)
        return;
    for (int row = static_cast<int>(m_rows.size()) - 1; row >= 0; --row) {
        if (isListed(m_rows.at(row).link))
            continue;
        beginRemoveRows({}, row, row);
        m_rowOf.remove(m_rows.at(row).link.id);
        m_rows.removeAt(row);
        endRemoveRows();
    }
    QSet<int> others;
    for (const Link& link : std::as_const(m_machine.links)) {
        if (shows && !link.isTap())
            others.insert(link.id);
    }
    apply(MachineState(m_machine), others);
}

int TapChoiceModel::otherCount() const
{
    return static_cast<int>(std::ranges::count_if(m_machine.links, [](const Link& link) { return !link.isTap(); }));
}

void TapChoiceModel::setJudge(Judge judge)
{
    m_judge = std::move(judge);
    invalidateVerdicts();
}

void TapChoiceModel::invalidateVerdicts()
{
    for (const Row& row : std::as_const(m_rows))
        row.verdict.reset();
    if (!m_rows.isEmpty())
        emit dataChanged(index(0, 0), index(static_cast<int>(m_rows.size()) - 1, UsableColumn));
}

void TapChoiceModel::apply(const MachineState& machine, const QSet<int>& links)
{
    if (machine.id != m_machine.id)
        return;
    m_machine = machine;
    for (const int id : links) {
        const Link* link = machine.link(id);
        const int row = rowOfId(id);
        if (row >= 0 && (!link || !isListed(*link))) {
            beginRemoveRows({}, row, row);
            m_rows.removeAt(row);
            m_rowOf.remove(id);
            endRemoveRows();
        } else if (row >= 0) {
            m_rows[row] = { .link = *link, .verdict = {} };
            emit dataChanged(index(row, 0), index(row, ColumnCount - 1));
        } else if (link && isListed(*link)) {
            const int last = static_cast<int>(m_rows.size());
            beginInsertRows({}, last, last);
            m_rowOf.insert(id, last);
            m_rows.append({ .link = *link, .verdict = {} });
            endInsertRows();
        }
    }
}

int TapChoiceModel::rowOfId(int id) const
{
    int row = std::min(m_rowOf.value(id, -1), static_cast<int>(m_rows.size()) - 1);
    while (row >= 0 && m_rows.at(row).link.id != id)
        --row;
    return row;
}

int TapChoiceModel::rowOf(const QString& name) const
{
    const auto found = std::ranges::find_if(m_rows, [&](const Row& row) { return row.link.name == name; });
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

const TapChoiceModel::Verdict& TapChoiceModel::verdict(int row) const
{
    const Row& asked = m_rows.at(row);
    if (!asked.verdict)
        asked.verdict = m_judge ? m_judge(asked.link) : Verdict {};
    return *asked.verdict;
}

int TapChoiceModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int TapChoiceModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString TapChoiceModel::text(const Row& row, int column) const
{
    switch (column) {
    case NameColumn:
        return row.link.name;
    case BridgeColumn:
        return m_machine.bridgeOf(row.link).valueOr(unknownWord());
    case QueuesColumn:
        return queuesWords(row.link);
    case MtuColumn:
        return row.link.mtu.isKnown() ? QString::number(row.link.mtu.value()) : unknownWord();
    default:
        return {};
    }
}

QVariant TapChoiceModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row& row = m_rows.at(index.row());
    const auto shown = [&](int column) {
        if (column != UsableColumn)
            return text(row, column);
        const Verdict& said = verdict(index.row());
        if (!said.isUsable)
            return oneLine(said.words);
        return said.words.isEmpty() ? tr("usable") : tr("usable, but: %1").arg(oneLine(said.words));
    };
    const auto picture = [&]() -> QString {
        const Verdict& said = verdict(index.row());
        if (!said.isUsable)
            return u"error"_s;
        return said.words.isEmpty() ? u"success"_s : u"warning"_s;
    };
    switch (role) {
    case Qt::DisplayRole:
        return shown(index.column());
    case Qt::ToolTipRole:
        return plainToolTip(index.column() == UsableColumn ? shown(UsableColumn) : linkStateWords(row.link));
    case Qt::AccessibleTextRole:
        return index.column() == NameColumn ? u"%1, %2"_s.arg(row.link.name, shown(UsableColumn))
                                            : shown(index.column());
    case IconNameRole:
        if (index.column() == NameColumn)
            return linkStateIcon(row.link);
        return index.column() == UsableColumn ? QVariant(picture()) : QVariant();
    case SortRole:
        if (index.column() == MtuColumn)
            return static_cast<int>(row.link.mtu.valueOr(0));
        return index.column() == UsableColumn ? QVariant(verdict(index.row()).isUsable ? 0 : 1) : shown(index.column());
    case FilterRole:
        return row.link.name + u'\n' + row.link.altNames.join(u'\n');
    case MachineRole:
        return m_machine.id;
    case LinkRole:
        return row.link.id;
    case IsTapRole:
        return row.link.isTap();
    case IsUsableRole:
        return verdict(index.row()).isUsable;
    default:
        return {};
    }
}

QVariant TapChoiceModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NameColumn:
        return tr("Tap");
    case UsableColumn:
        return tr("Usable");
    case BridgeColumn:
        return tr("Bridge");
    case QueuesColumn:
        return tr("Queues");
    case MtuColumn:
        return tr("MTU");
    default:
        return {};
    }
}

} // namespace VirtTap
