#pragma once

#include "core/finding.h"
#include "core/machinestate.h"
#include "plan/plan.h"

namespace VirtTap {

// What mends a finding.
enum class FixKind {
    None, // nothing, or a dialog that asks for more
    Interface, // a change of the guest's config, and of what runs where it can be changed while it runs
    Tap, // a change of the tap, or commands for root where that is not ours
};
FixKind fixKindOf(const Finding& finding);

// For what was found of one guest, all of it as one plan. Invalid when the interface is gone meanwhile. liveXml is
// empty for a guest that is off.
Result<Plan> planInterfaceFixes(const QList<Finding>& findings, const QString& uri, const Domain& guest,
    const QByteArray& configXml, const QByteArray& liveXml);

struct TapFixes
{
    Plan plan; // of those that virt-tap made
    QStringList commands; // for the others, and for what is the host's own, as root
};
TapFixes planTapFixes(
    const QList<Finding>& findings, const QString& uri, const MachineState& machine, const ManagedTaps& made);

} // namespace VirtTap
