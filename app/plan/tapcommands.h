#pragma once

#include "core/link.h"
#include "core/tapspec.h"

#include <QStringList>

namespace VirtTap {

// The ip commands that do by hand, as root, what the helper would do.

// `owner` or `group`, by name or number, whichever may open it; never neither.
QStringList createCommands(const TapSpec& tap, const QString& owner, const QString& group);
QStringList changeCommands(const TapChange& change);
QStringList deleteCommands(const Link& tap); // refused by the kernel while somebody has it open
QStringList deleteCommands(const QString& name, bool isMultiQueue);

enum class NetworkService { NetworkManager, Networkd };
// A bridge of that link, which leads where the link led. It is the host's own network that is changed.
QStringList bridgeCommands(const QString& uplink, const QString& bridge, NetworkService service);

} // namespace VirtTap
