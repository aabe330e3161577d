#include "checks/machinechecks.h"

#include "checks/context.h"
#include "checks/factindex.h"
#include "checks/interfacechecks.h"
#include "core/tapuses.h"

#include <algorithm>

#include <unistd.h>

namespace VirtTap {

using namespace Qt::StringLiterals;
using Severity = Finding::Severity;

namespace {

constexpr qsizetype maxPorts = 1023; // BR_MAX_PORTS of the kernel

class LinkContext
{
public:
    LinkContext(const MachineState& machine, const Facts& facts)
        : m_machine(machine)
        , m_facts(facts)
    {
    }

    Finding& add(const char* id, Severity severity, const QString& tap, const QString& message,
        const QList<QPair<QString, QString>>& evidence = {})
    {
        Finding finding;
        finding.id = QString::fromLatin1(id);
        finding.severity = severity;
        finding.message = message;
        finding.tap = tap;
        finding.evidence = evidence;
        finding.machine = m_machine.id;
        m_findings.append(finding);
        return m_findings.last();
    }

    void offer(const char* fix)
    {
        Finding& finding = m_findings.last();
        finding.fix = QString::fromLatin1(fix);
        finding.fixArguments = { { u"tap"_s, finding.tap } };
    }

    QList<Finding> take()
    {
        std::ranges::stable_sort(m_findings, isWorse, &Finding::severity);
        return std::exchange(m_findings, {});
    }

    const MachineState& m_machine;
    const Facts& m_facts;

private:
    QList<Finding> m_findings;
};

QList<const Link*> portsOf(const LinkContext& context, const Link& bridge)
{
    QList<const Link*> ports;
    if (context.m_facts.index) {
        for (const int id : context.m_facts.index->portsOf(context.m_machine.id, bridge.id))
            ports.append(context.m_machine.link(id));
    } else {
        for (const Link& link : context.m_machine.links) {
            if (link.master.is(bridge.id))
                ports.append(&link);
        }
    }
    return ports;
}

bool isNamedByGuests(const LinkContext& context, const Link& tap)
{
    const QStringList names = QStringList { tap.name } + tap.altNames;
    return std::ranges::any_of(names, [&](const QString& name) {
        return context.m_facts.index ? !context.m_facts.index->usersOfName(context.m_machine.id, name).isEmpty()
                                     : !usesOfTap(name, context.m_facts, context.m_machine.id).isEmpty();
    });
}

// Taps that virt-tap made, against what it recorded.
void checkRecord(LinkContext& context, const Link& tap)
{
    const Known<ManagedTaps> made = context.m_facts.managedTaps.value(context.m_machine.id);
    if (!made.isKnown())
        return;
    const auto record = made.value().constFind(tap.name);
    if (record == made.value().constEnd() || record->isMissing)
        return;
    if (record->isForeign)
        context.add("tap-replaced", Severity::Risk, tap.name,
            Checks::tr("Somebody has replaced the tap “%1” that virt-tap made by another one of the same name.")
                .arg(tap.name));
    else if (!record->drift.isEmpty())
        context.add("tap-changed", Severity::Risk, tap.name,
            Checks::tr("The tap “%1” is no longer as virt-tap made it.").arg(tap.name),
            { { u"changed"_s, record->drift.join(u' ') } });
    else
        return;
    context.offer("reset-tap");
}

void checkUnused(LinkContext& context, const Link& tap)
{
    if (!tap.isInUse().is(false) || tap.maker.is(Link::Maker::Libvirt))
        return;
    const bool isSystemSeen = std::ranges::any_of(context.m_facts.connections, [&](const ConnectionState& state) {
        return state.host.machineId == context.m_machine.id && !state.host.isSession && state.isUsable();
    });
    if (mayHaveUnseenUsers(tap, ::getuid(), isSystemSeen) || isNamedByGuests(context, tap))
        return;
    context.add("tap-unused", Severity::Hint, tap.name,
        Checks::tr("No guest of the connections open here names the tap “%1”, and nobody has it open.").arg(tap.name));
    context.offer("delete-tap");
}

void checkMaker(LinkContext& context, const Link& tap)
{
    if (tap.maker.is(Link::Maker::NetworkManager))
        context.add("tap-networkmanager", Severity::Hint, tap.name,
            Checks::tr("NetworkManager manages the tap “%1” and may take it down or out of its bridge.").arg(tap.name),
            { { u"made_by"_s, u"NetworkManager"_s } });
    else if (tap.maker.is(Link::Maker::Networkd))
        context.add("tap-networkd", Severity::Hint, tap.name,
            Checks::tr(
                "systemd-networkd manages the tap “%1”: change it in its files, or it becomes again what they say.")
                .arg(tap.name),
            { { u"made_by"_s, u"systemd-networkd"_s } });
}

void checkBridgePorts(LinkContext& context, const Link& bridge)
{
    const QList<const Link*> ports = portsOf(context, bridge);
    const auto isTap = [](const Link* port) { return port && port->isTap(); };
    if (std::ranges::none_of(ports, isTap))
        return;
    if (ports.size() >= maxPorts)
        context.add("bridge-full", Severity::Risk, {},
            Checks::tr("The bridge “%1” has %2 ports, which is all that the kernel allows.")
                .arg(bridge.name, QString::number(ports.size())),
            { { u"bridge"_s, bridge.name }, { u"ports"_s, QString::number(ports.size()) } });
    QStringList uplinks;
    for (const Link* port : ports) {
        if (!port || port->isTap())
            continue;
        if (!port->isUp.is(false) && !port->hasCarrier.is(false))
            return; // as far as can be told
        uplinks.append(port->name);
    }
    uplinks.sort();
    if (uplinks.isEmpty())
        context.add("bridge-no-uplink", Severity::Hint, {},
            Checks::tr(
                "The bridge “%1” has taps and no uplink: its guests reach one another and, if it has an address, "
                "the host.")
                .arg(bridge.name),
            { { u"bridge"_s, bridge.name } });
    else
        context.add("bridge-uplink-down", Severity::WillNotWork, {},
            Checks::tr("No uplink of the bridge “%1” has a carrier (%2): its guests reach nobody outside.")
                .arg(bridge.name, uplinks.join(u", "_s)),
            { { u"bridge"_s, bridge.name }, { u"uplinks"_s, uplinks.join(u' ') } });
}

void checkHelper(LinkContext& context)
{
    using Availability = TapServiceState::Availability;
    const auto service = context.m_facts.tapServices.constFind(context.m_machine.id);
    if (service == context.m_facts.tapServices.constEnd() || service->isDemo)
        return;
    switch (service->availability) {
    case Availability::NotInstalled:
        context.add("helper-missing", Severity::Hint, {},
            Checks::tr("virt-tap's helper is not installed on “%1”: taps are made by hand or by other programs.")
                .arg(context.m_machine.name));
        break;
    case Availability::OtherVersion:
        context.add("helper-version", Severity::Risk, {},
            Checks::tr("The helper on “%1” is of another version than this program and is not used.")
                .arg(context.m_machine.name),
            { { u"version"_s, service->version } });
        break;
    case Availability::NoPolkit:
        context.add("helper-polkit", Severity::Risk, {},
            Checks::tr("The helper on “%1” cannot ask polkit, and so lets nobody make taps.")
                .arg(context.m_machine.name),
            { { u"detail"_s, service->detail } });
        break;
    default:
        break;
    }
}

void checkEnvironment(LinkContext& context)
{
    const HostEnvironment environment = context.m_facts.environments.value(context.m_machine.id);
    if (environment.hasUdev.is(false))
        context.add("host-udev", Severity::Hint, {},
            Checks::tr("No udevd runs on “%1”: libvirt does not hear of taps that come and go.")
                .arg(context.m_machine.name));
    if (environment.filtersBridged.is(true)) {
        const bool hasDocker = context.m_facts.linkNamed(context.m_machine, u"docker0"_s) != nullptr;
        context.add("host-bridge-netfilter", hasDocker ? Severity::Risk : Severity::Hint, {},
            hasDocker ? Checks::tr("“%1” sends bridged frames through iptables, where Docker drops what it forwards: "
                                   "guests on a bridge may reach nobody.")
                            .arg(context.m_machine.name)
                      : Checks::tr("“%1” sends bridged frames through iptables; its rules apply to guests on a bridge.")
                            .arg(context.m_machine.name),
            { { u"bridge-nf-call-iptables"_s, u"1"_s }, { u"docker0"_s, hasDocker ? u"yes"_s : u"no"_s } });
    }
}

void checkLost(LinkContext& context)
{
    const Known<ManagedTaps> made = context.m_facts.managedTaps.value(context.m_machine.id);
    if (!made.isKnown())
        return;
    for (const ManagedTap& tap : made.value()) {
        if (!tap.isMissing)
            continue;
        context.add("tap-lost", Severity::Risk, tap.spec.name,
            Checks::tr("virt-tap made the tap “%1”, and somebody has deleted it since.").arg(tap.spec.name));
        context.offer("reset-tap");
    }
}

} // namespace

QList<Finding> checkLinkAsItIs(const MachineState& machine, int id, const Facts& facts)
{
    const Link* link = machine.link(id);
    LinkContext context(machine, facts);
    if (!link || machine.source == MachineState::Source::Libvirt)
        return {};
    if (link->kind == Link::Kind::Tap) {
        checkRecord(context, *link);
        checkUnused(context, *link);
        checkMaker(context, *link);
    } else if (link->kind == Link::Kind::Bridge) {
        checkBridgePorts(context, *link);
    }
    return context.take();
}

QList<Finding> checkMachineAsItIs(const MachineState& machine, const Facts& facts)
{
    using Source = MachineState::Source;
    LinkContext context(machine, facts);
    if ((machine.source == Source::None || machine.source == Source::Libvirt) && !machine.isBeingRead)
        context.add("machine-unknown", Severity::Unknown, {},
            Checks::tr("What the taps of “%1” are like, and who may open them, cannot be told: %2")
                .arg(machine.name, machine.reason));
    if (machine.source == Source::Kernel) {
        checkHelper(context);
        checkEnvironment(context);
    }
    checkLost(context);
    return context.take();
}

} // namespace VirtTap
