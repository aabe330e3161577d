#include "checks/context.h"

#include <algorithm>

namespace VirtTap {

using namespace Qt::StringLiterals;
using Severity = Finding::Severity;

namespace {

// Values that libvirt defines without a word and refuses at the start.
void checkRefused(CheckContext& context)
{
    const Interface& interface = context.interface();
    const QString tap = context.tap();
    if (context.isLive())
        return; // it has started
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
        context.add("ethernet-source-ip",
            context.isSession() || context.isDraft() ? Severity::WillFail : Severity::Risk,
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
    if (!context.isSession() || context.isLive())
        return;
    const Known<SessionUser> user = context.m_facts.sessionUser(context.m_draft.domain.uri);
    const bool isRoot = user.isKnown() && user.value().uid == 0;
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
    if (interface.isManaged() && (context.isDraft() || !isRoot)) {
        context.add("session-managed", Severity::WillFail,
            Checks::tr("A session may not make a tap for %1; use one that exists, with managed='no'.")
                .arg(context.guest()),
            "target/managed");
        context.offer("choose-tap");
    }
}

// Whether libvirt can run it.
void checkScriptFile(CheckContext& context, const QString& script)
{
    if (context.isLive() || !script.startsWith(u'/'))
        return; // it ran, or is searched for
    const QList<QPair<QString, QString>> evidence { { u"script"_s, script } };
    if (context.isMissing(script)) {
        context.add("script-missing", context.atStart(),
            Checks::tr("The script “%1” of %2 does not exist, so that the guest cannot start.")
                .arg(script, context.guest()),
            "script/path", evidence);
        context.offer("drop-script", { { u"script"_s, script } });
        return;
    }
    const Known<HostFile> file = context.m_facts.files.value(script);
    if (file.isKnown() && !file.value().isExecutable) {
        context.add("script-not-executable", context.atStart(),
            Checks::tr("The script “%1” of %2 may not be executed, so that the guest cannot start.")
                .arg(script, context.guest()),
            "script/path", evidence);
        context.offer("drop-script", { { u"script"_s, script } });
    }
    static const QStringList allowed { u"/bin/"_s, u"/sbin/"_s, u"/usr/bin/"_s, u"/usr/sbin/"_s, u"/usr/libexec/"_s,
        u"/etc/libvirt/hooks/"_s, u"/etc/xen/scripts/"_s };
    const bool isConfined = context.m_facts.environments.value(context.m_machine.id).confinesLibvirt.is(true);
    if (isConfined && !context.isSession()
        && std::ranges::none_of(allowed, [&](const QString& path) { return script.startsWith(path); })) {
        context.add("script-confined", context.atStart(),
            Checks::tr(
                "AppArmor lets libvirt run no script in this place: “%1” of %2 is refused unless its profile was "
                "extended.")
                .arg(script, context.guest()),
            "script/path", evidence);
        context.offer("drop-script", { { u"script"_s, script } });
    }
}

void checkScripts(CheckContext& context)
{
    const Interface& interface = context.interface();
    if (interface.script && !interface.script->isEmpty()) {
        checkScriptFile(context, *interface.script);
        context.add("script-taint", Severity::Risk,
            Checks::tr("The script “%1” taints %2; libvirt runs it as its own user and waits for it at each start.")
                .arg(*interface.script, context.guest()),
            "script/path", { { u"script"_s, *interface.script } });
        context.offer("drop-script", { { u"script"_s, *interface.script } });
    }
    if (interface.downscript && !interface.downscript->isEmpty())
        context.add("downscript", Severity::Hint,
            Checks::tr("libvirt runs the downscript “%1” of %2 after failed starts too.")
                .arg(*interface.downscript, context.guest()),
            "downscript/path");
}

void checkVersion(CheckContext& context)
{
    const ConnectionState* connection = context.m_connection;
    if (context.isLive() || !connection || !context.interface().isOnOwnTap() || connection->host.isDemo)
        return;
    const unsigned long version = connection->host.libvirtVersion;
    if (version > 0 && version < 5'008'000)
        context.add("libvirt-too-old", Severity::WillFail,
            Checks::tr("The libvirt of this connection is older than 5.8 and knows no managed='no': it would make and "
                       "delete “%1” for %2 itself.")
                .arg(context.tap(), context.guest()),
            "target/managed");
    // 9.0.0 as released has the sense of managed='no' reversed; distributions mended it without another number.
    if (version == 9'000'000 && !context.m_facts.hasRunningOwnTap(*connection))
        context.add("libvirt-900", Severity::Unknown,
            Checks::tr(
                "libvirt 9.0.0 as it was released refuses “%1” for %2 with “already exists”; whether this one is "
                "mended shows at the first start.")
                .arg(context.tap(), context.guest()),
            "target/managed");
}

} // namespace

// Of interfaces of every type: libvirt looks for it at the start.
void checkFilter(CheckContext& context)
{
    const QString& filter = context.interface().filter;
    if (filter.isEmpty() || context.isLive() || context.isSession() || !context.m_connection)
        return;
    const Known<QSet<QString>>& known = context.m_connection->netFilters;
    if (known.isKnown() && !known.value().contains(filter))
        context.add("filter-missing", context.atStart(),
            Checks::tr("libvirt has no network filter “%1”, which the interface of %2 names.")
                .arg(filter, context.guest()),
            "filterref/filter", { { u"filter"_s, filter } });
}

void ethernetChecks(CheckContext& context)
{
    checkFilter(context);
    if (context.m_draft.interface.isEthernet()) {
        checkRefused(context);
        checkSessionLimits(context);
        checkVersion(context);
    }
    checkScripts(context);
}

} // namespace VirtTap
