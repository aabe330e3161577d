#include "checks/context.h"

#include <algorithm>

namespace VirtTap {

using Severity = Finding::Severity;

namespace {

// Values that libvirt defines without a word and refuses at the start.
void checkRefused(CheckContext& context)
{
    const Interface& interface = context.interface();
    const QString tap = context.tap();
    if (interface.hasVlan)
        context.add("ethernet-vlan", Severity::WillFail,
            Checks::tr(
                "libvirt sets no VLAN on type='ethernet', so that %1 would not start: set it on the port of “%2” in "
                "the bridge or switch.")
                .arg(context.guest(), tap),
            "vlan");
    if (interface.hasVirtualport)
        context.add("ethernet-virtualport", Severity::WillFail,
            Checks::tr("libvirt refuses <virtualport> on type='ethernet': %1 gets its port where “%2” is added to the "
                       "switch.")
                .arg(context.guest(), tap),
            "virtualport");
    if (interface.hasSourceIp && !interface.isManaged())
        context.add("ethernet-source-ip", Severity::WillFail,
            Checks::tr(
                "libvirt would put the address of <source><ip> on “%1” and never take it away again, so that the "
                "second start of %2 fails.")
                .arg(tap, context.guest()),
            "source/ip");
    else if (interface.hasSourceIp && context.isSession())
        context.add("ethernet-source-ip", Severity::WillFail,
            Checks::tr("A session may not set the address of <source><ip> on “%1” for %2.").arg(tap, context.guest()),
            "source/ip");
    if (!interface.source.isEmpty())
        context.add("ethernet-source", Severity::WillFail,
            Checks::tr(
                "type='ethernet' has no source; libvirt ignores “%1” in the interface of %2, and its schema refuses "
                "it.")
                .arg(interface.source, context.guest()),
            "source");
}

void checkSessionLimits(CheckContext& context)
{
    if (!context.isSession())
        return;
    const Interface& interface = context.interface();
    if (interface.hasBandwidth)
        context.add("session-bandwidth", Severity::WillFail,
            Checks::tr("A session cannot limit the bandwidth of the interface of %1; only system guests can.")
                .arg(context.guest()),
            "bandwidth");
    if (!interface.filter.isEmpty())
        context.add("session-filter", Severity::WillFail,
            Checks::tr("A session has no network filters; “%1” on the interface of %2 works for system guests only.")
                .arg(interface.filter, context.guest()),
            "filterref/filter");
    if (interface.isManaged())
        context.add("session-managed", Severity::WillFail,
            Checks::tr("A session may not make a tap for %1; use one that exists, with managed='no'.")
                .arg(context.guest()),
            "target/managed");
}

void checkScripts(CheckContext& context)
{
    const Interface& interface = context.interface();
    if (interface.script && !interface.script->isEmpty())
        context.add("script-taint", Severity::Risk,
            Checks::tr("The script “%1” taints %2; libvirt runs it as its own user and waits for it at each start.")
                .arg(*interface.script, context.guest()),
            "script/path");
    if (interface.downscript && !interface.downscript->isEmpty())
        context.add("downscript", Severity::Hint,
            Checks::tr("libvirt runs the downscript “%1” of %2 after failed starts too.")
                .arg(*interface.downscript, context.guest()),
            "downscript/path");
}

bool hasRunningOwnTap(const ConnectionState& connection)
{
    return std::ranges::any_of(connection.domains, [](const DomainPtr& domain) {
        return domain->isActive() && std::ranges::any_of(domain->live, &Interface::isOnOwnTap);
    });
}

void checkVersion(CheckContext& context)
{
    const ConnectionState* connection = context.m_connection;
    if (!connection || !context.interface().isOnOwnTap() || connection->host.isDemo)
        return;
    const unsigned long version = connection->host.libvirtVersion;
    if (version > 0 && version < 5'008'000)
        context.add("libvirt-too-old", Severity::WillFail,
            Checks::tr("The libvirt of this connection is older than 5.8 and knows no managed='no': it would make and "
                       "delete “%1” for %2 itself.")
                .arg(context.tap(), context.guest()),
            "target/managed");
    // 9.0.0 as released has the sense of managed='no' reversed; distributions mended it without another number.
    if (version == 9'000'000 && !hasRunningOwnTap(*connection))
        context.add("libvirt-900", Severity::Unknown,
            Checks::tr(
                "libvirt 9.0.0 as it was released refuses “%1” for %2 with “already exists”; whether this one is "
                "mended shows at the first start.")
                .arg(context.tap(), context.guest()),
            "target/managed");
}

} // namespace

QList<Finding> checkEthernetLimits(const InterfaceDraft& draft, const Facts& facts)
{
    CheckContext context(draft, facts);
    if (draft.interface.isEthernet()) {
        checkRefused(context);
        checkSessionLimits(context);
        checkVersion(context);
    }
    checkScripts(context);
    return context.take();
}

} // namespace VirtTap
