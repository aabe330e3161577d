#include "core/tapservice.h"

#include <QRegularExpression>

#include <algorithm>

namespace VirtTap {

QString TapServiceState::whatToDo() const
{
    switch (availability) {
    case Availability::Available:
        break;
    case Availability::Unknown:
        return TapService::tr("Whether taps can be made here is being found out.");
    case Availability::NotInstalled:
        return TapService::tr(
            "The helper that makes taps, virt-tap-helper, is not installed on this computer, or it cannot be started. "
            "Install it, or run the commands that are shown as root.");
    case Availability::OtherVersion:
        return TapService::tr(
            "The installed virt-tap-helper is of another version than this program. Update both to the same version.");
    case Availability::NoPolkit:
        return TapService::tr(
            "polkit, which says who may make taps, does not answer. Start its service (polkit.service) and refresh.");
    case Availability::BusUnreachable:
        return TapService::tr(
            "The system's message bus, by which the helper is reached, does not answer. Start its service "
            "(dbus.service) and refresh.");
    }
    return {};
}

bool TapServiceState::allowsBridge(const QString& bridge) const
{
    return std::ranges::any_of(bridgesAllowed, [&bridge](const QString& glob) {
        const QString pattern = QRegularExpression::wildcardToRegularExpression(glob);
        return QRegularExpression(pattern).match(bridge).hasMatch();
    });
}

} // namespace VirtTap
