#include "checks/catalogue.h"
#include "checks/networkpath.h"

#include <algorithm>

namespace VirtTap {

QList<Finding> findingsAlong(const PathFacts& facts, const FindingsByPlace& findings)
{
    const Link* tap = facts.machine.linkNamed(facts.interface.targetDev);
    const QString mac = facts.interface.mac ? facts.interface.mac->toString() : QString();
    QList<Finding> along;
    const auto take = [&](const ProblemPlace& place, const auto& isMeant) {
        std::ranges::copy_if(findings.value(place), std::back_inserter(along), isMeant);
    };
    const auto isOfTap = [&](const Finding& finding) {
        return finding.tap.isEmpty() || finding.tap == facts.interface.targetDev || (tap && finding.tap == tap->name);
    };
    // Of a pending change, and of the guest's other interfaces, the way of this one does not depend.
    take({ .where = facts.domain.uri, .guest = facts.domain.uuid, .link = 0 }, [&](const Finding& finding) {
        const bool isOfInterface = finding.interface.isEmpty() || finding.interface == mac
            || (mac.isEmpty() && finding.interface == facts.interface.alias);
        return isOfInterface && isOfTap(finding);
    });
    const QString& machine = facts.machine.id;
    const bool hasBridge = tap && tap->master.valueOr(0) != 0;
    take({ .where = machine, .guest = {}, .link = 0 }, [&](const Finding& finding) {
        const CheckEntry* entry = findCheck(finding.id);
        const bool isOfBridges = entry && entry->joint == CheckEntry::Joint::Uplink;
        return (isOfBridges && hasBridge) || (!finding.tap.isEmpty() && isOfTap(finding));
    });
    const auto isAny = [](const Finding&) { return true; };
    if (tap)
        take({ .where = machine, .guest = {}, .link = tap->id }, isAny);
    if (hasBridge)
        take({ .where = machine, .guest = {}, .link = tap->master.value() }, isAny);
    std::ranges::stable_sort(along, isWorse, &Finding::severity);
    return along;
}

} // namespace VirtTap
