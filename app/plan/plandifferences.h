#pragma once

#include "core/finding.h"
#include "core/tapspec.h"
#include "plan/plan.h"

namespace VirtTap {

class Connections;

// What of the host is not as a plan takes it to be, by what is known of it now: a plan may be older than its host. What
// blocks() would make it fail, or do something else than it says. Of interfaces on taps that it gives to a guest the
// checks say the rest: see plannedInterfaces(). The config as a text is compared by what carries the plan out.
QList<Finding> planDifferences(const Plan& plan, const Connections& connections);

// An interface that a guest has afterwards.
struct PlannedInterface
{
    Interface interface;
    Scope scope = Scope::Both;
    std::optional<Interface> replaces; // the one it stands for
    std::optional<TapSpec> newTap; // made for it by the plan
};
QList<PlannedInterface> plannedInterfaces(const Plan& plan);

} // namespace VirtTap
