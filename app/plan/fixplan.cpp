#include "plan/fixplan.h"

#include "plan/planwords.h"
#include "plan/shell.h"
#include "plan/tapcommands.h"
#include "xml/interfacexml.h"

#include <algorithm>
#include <array>
#include <span>

namespace VirtTap {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array interfaceFixes { "discard-saved-state"_L1, "drop-script"_L1, "own-tap"_L1, "set-interface-mtu"_L1,
    "set-link"_L1, "set-model"_L1, "set-queues"_L1, "set-target"_L1 };
constexpr std::array tapFixes { "join-bridge"_L1, "restore-tap"_L1, "set-mtu"_L1, "set-tap-mac"_L1, "up-tap"_L1 };
// Of the host's own things, which virt-tap leaves to root.
constexpr std::array hostFixes { "forward-port"_L1, "join-ports"_L1, "join-vlan"_L1, "load-vhost"_L1, "up-bridge"_L1 };

QString argument(const Finding& finding, QStringView key)
{
    const auto found = std::ranges::find(finding.fixArguments, key, &QPair<QString, QString>::first);
    return found == finding.fixArguments.end() ? QString() : found->second;
}

Interface mended(Interface interface, const Finding& finding)
{
    if (finding.fix == "drop-script"_L1) {
        interface.script.reset();
        interface.downscript.reset();
    } else if (finding.fix == "own-tap"_L1) {
        interface.managed = false;
    } else if (finding.fix == "set-interface-mtu"_L1) {
        interface.mtu = argument(finding, u"mtu").toUInt();
    } else if (finding.fix == "set-link"_L1) {
        interface.link = Interface::Link::Unset; // which is up
    } else if (finding.fix == "set-model"_L1) {
        interface.model = argument(finding, u"model");
    } else if (finding.fix == "set-queues"_L1) {
        const int queues = argument(finding, u"queues").toInt();
        interface.queues = queues > 1 ? queues : 0;
    } else if (finding.fix == "set-target"_L1) {
        interface.targetDev = argument(finding, u"tap");
    }
    return interface;
}

// libvirt changes this of a NIC while the guest has it, and nothing else of what is mended here.
bool isMendedLive(const Finding& finding)
{
    return finding.fix == "set-link"_L1;
}

bool isOf(const Interface& interface, const Finding& finding)
{
    return interface.mac ? interface.mac->toString() == finding.interface : interface.alias == finding.interface;
}

TapChange changeFor(const Finding& finding)
{
    TapChange change;
    change.name = argument(finding, u"tap");
    if (finding.fix == "up-tap"_L1)
        change.isUp = true;
    else if (finding.fix == "set-mtu"_L1)
        change.mtu = argument(finding, u"mtu").toUInt();
    else if (finding.fix == "restore-tap"_L1)
        change.isRestored = true;
    else if (finding.fix == "join-bridge"_L1)
        change.bridge = argument(finding, u"bridge");
    else if (finding.fix == "set-tap-mac"_L1)
        change.mac = MacAddress::parse(argument(finding, u"mac"));
    return change;
}

bool isOneOf(std::span<const QLatin1StringView> fixes, const Finding& finding)
{
    return std::ranges::find(fixes, finding.fix) != fixes.end();
}

QString hostCommand(const Finding& finding)
{
    const QString tap = shellQuote(argument(finding, u"tap"));
    if (finding.fix == "forward-port"_L1)
        return u"bridge link set dev %1 state 3"_s.arg(tap); // forwarding
    if (finding.fix == "join-ports"_L1)
        return u"bridge link set dev %1 isolated off"_s.arg(tap);
    if (finding.fix == "join-vlan"_L1)
        return u"bridge vlan add dev %1 vid %2 pvid untagged"_s.arg(tap, shellQuote(argument(finding, u"vlan")));
    if (finding.fix == "up-bridge"_L1)
        return u"ip link set dev %1 up"_s.arg(shellQuote(argument(finding, u"bridge")));
    return u"modprobe vhost_net"_s;
}

} // namespace

FixKind fixKindOf(const Finding& finding)
{
    if (isOneOf(interfaceFixes, finding))
        return FixKind::Interface;
    if (finding.fix == "join-bridge"_L1 && argument(finding, u"bridge").isEmpty())
        return FixKind::None; // a person has to say which
    return isOneOf(tapFixes, finding) || isOneOf(hostFixes, finding) ? FixKind::Tap : FixKind::None;
}

Result<Plan> planInterfaceFixes(const QList<Finding>& findings, const QString& uri, const Domain& guest,
    const QByteArray& configXml, const QByteArray& liveXml)
{
    Plan plan { .title = PlanWords::tr("Mend what was found of “%1”").arg(guest.name),
        .steps = {},
        .configXml = QString::fromUtf8(configXml) };
    const auto change = [&](const Finding& finding, const QList<Interface>& interfaces, const QByteArray& xml,
                            Scope scope) -> Result<void> {
        const auto which = std::ranges::find_if(interfaces, [&](const Interface& each) { return isOf(each, finding); });
        if (which == interfaces.end() || xml.isEmpty())
            return {};
        const auto before = extractInterface(xml, *which);
        const auto after = rewriteInterface(xml, *which, mended(*which, finding));
        if (!before || !after)
            return std::unexpected(before ? after.error() : before.error());
        Step step;
        step.kind = Step::Kind::UpdateInterface;
        step.domain = { .uri = uri, .uuid = guest.uuid };
        step.domainName = guest.name;
        step.scope = scope;
        step.xml = *after;
        step.previousXml = *before;
        plan.steps.append(step);
        return {};
    };
    for (const Finding& finding : findings) {
        if (finding.fix == "discard-saved-state"_L1) {
            Step step;
            step.kind = Step::Kind::DiscardSavedState;
            step.domain = { .uri = uri, .uuid = guest.uuid };
            step.domainName = guest.name;
            step.scope = Scope::AfterNextStart;
            plan.steps.append(step);
            continue;
        }
        if (const auto done = change(finding, guest.config, configXml, Scope::AfterNextStart); !done)
            return std::unexpected(done.error());
        if (isMendedLive(finding)) {
            if (const auto done = change(finding, guest.live, liveXml, Scope::Now); !done)
                return std::unexpected(done.error());
        }
    }
    if (plan.steps.isEmpty())
        return std::unexpected(Error { .kind = Error::Kind::Invalid,
            .message = PlanWords::tr("“%1” no longer has what was to be mended.").arg(guest.name),
            .detail = {} });
    return plan;
}

TapFixes planTapFixes(
    const QList<Finding>& findings, const QString& uri, const MachineState& machine, const ManagedTaps& made)
{
    TapFixes fixes;
    fixes.plan.title = PlanWords::tr("Mend %n tap(s)", nullptr, static_cast<int>(findings.size()));
    QStringList names; // two guests may tell of one tap
    for (const Finding& finding : findings) {
        if (isOneOf(hostFixes, finding)) {
            fixes.commands.append(hostCommand(finding));
            continue;
        }
        const TapChange change = changeFor(finding);
        const Link* link = machine.linkNamed(change.name);
        const auto record = made.constFind(change.name);
        if (!link || names.contains(change.name))
            continue;
        names.append(change.name);
        if (record == made.constEnd() || record->isForeign) {
            fixes.commands += changeCommands(change);
            continue;
        }
        TapSpec before = record->spec; // as undoing it is to find it
        before.isUp = link->isUp.valueOr(before.isUp);
        before.mtu = link->mtu.valueOr(before.mtu);
        before.bridge = machine.bridgeOf(*link).valueOr(before.bridge);
        if (change.mac && link->mac.isKnown())
            before.mac = link->mac.value();
        fixes.plan.steps += planTapChange(uri, before, change).steps;
    }
    fixes.commands.removeDuplicates(); // one bridge may be that of many taps
    return fixes;
}

} // namespace VirtTap
