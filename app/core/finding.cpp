#include "core/finding.h"

#include <algorithm>
#include <array>

namespace VirtTap {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array keys { "will-fail"_L1, "will-not-work"_L1, "risk"_L1, "hint"_L1, "unknown"_L1 };

} // namespace

bool isWorse(Finding::Severity a, Finding::Severity b)
{
    return static_cast<int>(a) < static_cast<int>(b);
}

bool blocks(const Finding& finding)
{
    return finding.severity == Finding::Severity::WillFail;
}

QLatin1StringView severityKey(Finding::Severity severity)
{
    return keys.at(static_cast<std::size_t>(severity));
}

std::optional<Finding::Severity> severityOf(QStringView key)
{
    const auto found = std::ranges::find_if(keys, [key](QLatin1StringView other) { return other == key; });
    return found == keys.end() ? std::nullopt : std::optional(static_cast<Finding::Severity>(found - keys.begin()));
}

QString identityOf(const Finding& finding)
{
    const QString place
        = finding.domain.isNull() ? finding.machine : finding.domain.uuid.toString(QUuid::WithoutBraces);
    return QStringList { finding.id, place, finding.interface, finding.tap }.join(u'|');
}

} // namespace VirtTap
