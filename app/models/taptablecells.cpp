#include "core/connection.h"
#include "models/problemtablemodel.h"
#include "models/taptablemodel.h"
#include "models/usernames.h"
#include "models/words.h"

#include <unistd.h>

using namespace Qt::StringLiterals;

namespace VirtTap {

bool TapTableModel::hasUnseenUsersAt(int row) const
{
    bool isSystemSeen = false;
    for (const QString& uri : m_connections.uris()) {
        const ConnectionState& state = m_connections.connection(uri)->state();
        isSystemSeen |= state.host.machineId == m_rows.at(row).machine && !state.host.isSession && state.isUsable();
    }
    return !isMissingAt(row) && mayHaveUnseenUsers(m_rows.at(row).link, ::getuid(), isSystemSeen);
}

QString TapTableModel::stateText(const Row& row) const
{
    const QString state = row.link.id < 0 ? tr("missing", "state of a tap") : linkStateWords(row.link);
    const QString problems = m_problems ? problemsWord(m_problems->countOfTap(row.machine, row.link.name)) : QString();
    return problems.isEmpty() ? state : tr("%1, %2", "%1 is “down”, %2 is “2 problems”").arg(state, problems);
}

void TapTableModel::setProblems(const Problems& problems)
{
    m_problems = &problems;
    connect(&problems, &Problems::tapsChanged, this, [this](const QSet<std::pair<QString, QString>>& taps) {
        for (int row = 0; row < rowCount(); ++row) {
            if (taps.contains({ m_rows.at(row).machine, m_rows.at(row).link.name }))
                emit dataChanged(index(row, StateColumn), index(row, StateColumn));
        }
    });
    connect(&problems, &Problems::ignoredChanged, this, [this] {
        if (!m_rows.isEmpty())
            emit dataChanged(index(0, StateColumn), index(rowCount() - 1, StateColumn));
    });
}

QString TapTableModel::openersText(const Row& row) const
{
    if (!row.link.isTap())
        return {};
    if (!row.link.tun.isKnown())
        return unknownWord();
    const TunFacts& tun = row.link.tun.value();
    if (!tun.owner && !tun.group)
        return tr("any local user");
    const bool isHere = machineOf(row).source == MachineState::Source::Kernel;
    const QString user = !tun.owner ? QString() : isHere ? m_names->user(*tun.owner) : QString::number(*tun.owner);
    const QString group = !tun.group ? QString() : isHere ? m_names->group(*tun.group) : QString::number(*tun.group);
    if (!tun.group)
        return tr("user %1").arg(user);
    return tun.owner ? tr("user %1 if in group %2").arg(user, group) : tr("group %1").arg(group);
}

QString TapTableModel::makerText(const Row& row) const
{
    if (row.managed && !row.managed->isForeign) {
        const QString maker = makerWord(Link::Maker::VirtTap);
        return row.managed->drift.isEmpty() ? maker : tr("%1, changed since", "%1 made the tap").arg(maker);
    }
    return row.link.maker.isKnown() ? makerWord(row.link.maker.value()) : unknownWord();
}

QString TapTableModel::makerToolTip(const Row& row) const
{
    if (row.managed && row.managed->isForeign)
        return tr("virt-tap made a tap of this name. This is another one, made since.");
    if (row.managed && row.managed->isMissing)
        return tr("virt-tap made it, and somebody has deleted it since.");
    if (row.managed && !row.managed->drift.isEmpty())
        return tr("Changed since virt-tap made it: %1.").arg(driftWords(row.managed->drift));
    return row.managed || row.link.maker.isKnown() ? QString() : whyUnknown(row.link.maker.reason());
}

QString TapTableModel::afterRebootText(const Row& row) const
{
    if (!row.link.isTap())
        return {};
    if (row.managed && !row.managed->isForeign)
        return row.managed->spec.isRestored ? tr("recreated by virt-tap", "what becomes of a tap")
                                            : tr("gone", "what becomes of a tap");
    return row.link.maker.is(Link::Maker::Libvirt) ? tr("made anew by libvirt", "what becomes of a tap")
                                                   : unknownWord();
}

QString TapTableModel::afterRebootToolTip(const Row& row) const
{
    if (row.managed && !row.managed->isForeign)
        return row.managed->spec.isRestored
            ? tr("virt-tap recreates it when the host boots.")
            : tr("The kernel forgets taps at a reboot, and nothing makes this one again.");
    if (row.link.maker.is(Link::Maker::Libvirt))
        return tr("libvirt makes it when its guest starts.");
    return tr("The kernel forgets taps at a reboot; what makes this one again, if anything, cannot be told.");
}

// A number where it is one, so that it sorts as one.
QVariant TapTableModel::text(const Row& row, int column) const
{
    const Link& link = row.link;
    switch (column) {
    case NameColumn:
        return link.name;
    case StateColumn:
        return stateText(row);
    case UsedByColumn:
        return usersWords(m_uses.users(row.machine, link));
    case BridgeColumn:
        return machineOf(row).bridgeOf(link).valueOr(unknownWord());
    case QueuesColumn:
        return queuesWords(link);
    case MtuColumn:
        return link.mtu.isKnown() ? QVariant(link.mtu.value()) : QVariant(unknownWord());
    case MacColumn:
        return link.mac.isKnown() ? link.mac.value().toString() : unknownWord();
    case OpenedByColumn:
        return openersText(row);
    case MakerColumn:
        return makerText(row);
    case AfterRebootColumn:
        return afterRebootText(row);
    case MachineColumn:
        return machineOf(row).name;
    default:
        return {};
    }
}

QString TapTableModel::toolTip(const Row& row, int column) const
{
    const Link& link = row.link;
    const MachineState& machine = machineOf(row);
    const auto reason = [](const auto& value) { return value.isKnown() ? QString() : whyUnknown(value.reason()); };
    const QString users = usersWords(m_uses.users(row.machine, link));
    switch (column) {
    case NameColumn:
        return (QStringList { link.name } + link.altNames).join(u'\n');
    case StateColumn:
        return link.isUp.isKnown() && link.isTap() ? reason(link.isInUse()) : reason(link.isUp);
    case UsedByColumn:
        return users.isEmpty() ? tr("No guest of the connections open here names it.") : users;
    case BridgeColumn:
        return reason(machine.bridgeOf(link));
    case QueuesColumn:
    case OpenedByColumn:
        return link.isTap() ? reason(link.tun) : QString();
    case MtuColumn:
        return reason(link.mtu);
    case MacColumn:
        return reason(link.mac);
    case MakerColumn:
        return makerToolTip(row);
    case AfterRebootColumn:
        return afterRebootToolTip(row);
    case MachineColumn:
        return machine.reason;
    default:
        return {};
    }
}

QString TapTableModel::filterText(const Row& row) const
{
    QStringList lines { row.link.name, usersWords(m_uses.users(row.machine, row.link)),
        machineOf(row).bridgeOf(row.link).valueOr({}) };
    if (row.link.mac.isKnown())
        lines.append(row.link.mac.value().toString());
    return (lines + row.link.altNames).join(u'\n');
}

} // namespace VirtTap
