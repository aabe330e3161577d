#include "checks/interfacechecks.h"

#include <algorithm>

namespace VirtTap {

QList<Finding> checkDraft(const InterfaceDraft& draft, const Facts& facts)
{
    QList<Finding> findings = checkTargetName(draft, facts);
    for (const auto check : { checkTap, checkMac, checkHardware, checkEthernetLimits, checkGuest })
        findings += check(draft, facts);
    std::ranges::stable_sort(findings, isWorse, &Finding::severity);
    return findings;
}

} // namespace VirtTap
