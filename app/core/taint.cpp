#include "core/taint.h"

#include <array>

using namespace Qt::StringLiterals;

namespace VirtTap {

namespace {

struct Names
{
    TaintFlag flag;
    QLatin1StringView name;
    QLatin1StringView text;
};

// domain_conf.c: virDomainTaint and virDomainTaintMessage.
constexpr std::array table {
    Names { TaintFlag::CustomArgv, "custom-argv"_L1, "custom configuration parameters specified"_L1 },
    Names { TaintFlag::CustomMonitor, "custom-monitor"_L1, "custom monitor control commands issued"_L1 },
    Names { TaintFlag::HighPrivileges, "high-privileges"_L1, "running with undesirable elevated privileges"_L1 },
    Names { TaintFlag::ShellScripts, "shell-scripts"_L1, "network configuration using opaque shell scripts"_L1 },
    Names { TaintFlag::DiskProbing, "disk-probing"_L1, "potentially unsafe disk format probing"_L1 },
    Names { TaintFlag::ExternalLaunch, "external-launch"_L1, "managing externally launched configuration"_L1 },
    Names { TaintFlag::HostCpu, "host-cpu"_L1, "potentially unsafe use of host CPU passthrough"_L1 },
    Names { TaintFlag::HookScript, "hook-script"_L1, "configuration potentially modified by hook script"_L1 },
    Names { TaintFlag::CdromPassthrough, "cdrom-passthrough"_L1, "use of host cdrom passthrough"_L1 },
    Names { TaintFlag::CustomDtb, "custom-dtb"_L1, "custom device tree blob used"_L1 },
    Names { TaintFlag::CustomGaCommand, "custom-ga-command"_L1, "custom guest agent control commands issued"_L1 },
    Names { TaintFlag::CustomHypervisorFeature, "custom-hypervisor-feature"_L1,
        "hypervisor feature autodetection override"_L1 },
    Names { TaintFlag::DeprecatedConfig, "deprecated-config"_L1, "use of deprecated configuration settings"_L1 },
    Names { TaintFlag::CustomDevice, "custom-device"_L1, "custom device configuration"_L1 },
};

const Names* find(TaintFlag flag)
{
    const auto* const found = std::ranges::find(table, flag, &Names::flag);
    return found == table.end() ? nullptr : found;
}

} // namespace

QList<TaintFlag> allTaintFlags()
{
    QList<TaintFlag> flags;
    for (const Names& names : table)
        flags.append(names.flag);
    return flags;
}

QString taintName(TaintFlag flag)
{
    const Names* names = find(flag);
    return names ? QString(names->name) : QString();
}

QString taintText(TaintFlag flag)
{
    const Names* names = find(flag);
    return names ? QString(names->text) : QString();
}

TaintFlag taintByMessage(const QString& message)
{
    constexpr auto prefix = "tainted: "_L1;
    if (!message.startsWith(prefix))
        return TaintFlag::Unknown;
    const QStringView text = QStringView(message).sliced(prefix.size());
    for (const Names& names : table) {
        if (text == names.text)
            return names.flag;
    }
    return TaintFlag::Unknown;
}

} // namespace VirtTap
