#include "core/finding.h"

namespace VirtTap {

bool isWorse(Finding::Severity a, Finding::Severity b)
{
    return static_cast<int>(a) < static_cast<int>(b);
}

bool blocks(const Finding& finding)
{
    return finding.severity == Finding::Severity::WillFail;
}

} // namespace VirtTap
