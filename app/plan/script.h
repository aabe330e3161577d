#pragma once

#include "plan/plan.h"

#include <QString>

namespace VirtTap {

// The plan as a bash script that does the same: set -euo pipefail, everything quoted, host and preconditions in its
// head, nothing done twice; with the argument "undo" it undoes. `tapCommands` makes the tap first when it does not
// exist yet (see tapCommands()), where the plan itself does not; what is done to taps runs as root.
QString shellScript(const Plan& plan, const QString& uri, const QStringList& tapCommands);

// The same for many guests, one after the other; undone from the last to the first. None of the plans is empty.
QString shellScript(const QList<Plan>& plans);

// The ip commands that make a tap fit for this interface, to be run as root. `owner` is a user name, or empty for root
// (system connections): a tap without one could be opened by anybody. `group` and `bridge` may be empty.
QStringList tapCommands(
    const Interface& interface, const QString& owner, const QString& bridge = {}, const QString& group = {});

} // namespace VirtTap
