#include "checks/context.h"
#include "checks/openchecks.h"
#include "checks/tapnames.h"

#include <algorithm>

namespace VirtTap {

using namespace Qt::StringLiterals;
using Severity = Finding::Severity;

namespace {

void checkMissing(CheckContext& context)
{
    const QString& tap = context.tap();
    if (context.isLive())
        return; // the name's check says that it is gone
    switch (context.m_machine.source) {
    case MachineState::Source::None:
        if (context.isConfig()) // the machine's check says so once
            return;
        context.add("tap-unknown", Severity::Unknown,
            context.m_machine.reason.isEmpty()
                ? Checks::tr("Whether there is a tap “%1” for %2 cannot be told here.").arg(tap, context.guest())
                : Checks::tr("Whether there is a tap “%1” for %2 cannot be told: %3.")
                      .arg(tap, context.guest(), context.m_machine.reason),
            "target/dev");
        return;
    case MachineState::Source::Libvirt:
        context.add("tap-missing", Severity::Risk,
            Checks::tr("libvirt on “%1” lists no tap “%2”; unless it is made first, %3 cannot use it.")
                .arg(context.m_machine.name, tap, context.guest()),
            "target/dev");
        context.offer("make-tap");
        return;
    case MachineState::Source::Kernel:
    case MachineState::Source::Demo:
        break;
    }
    if (context.isConfig())
        context.add("tap-missing", Severity::WillFail,
            Checks::tr("There is no tap “%1”, and with managed='no' libvirt makes none: %2 cannot start.")
                .arg(tap, context.guest()),
            "target/dev", { { u"tap"_s, u"absent"_s } });
    else if (context.isNow())
        context.add("tap-missing", Severity::WillFail,
            Checks::tr("The tap “%1” does not exist yet; %2 cannot be given it before it is made.")
                .arg(tap, context.guest()),
            "target/dev");
    else
        context.add("tap-missing", Severity::Risk,
            Checks::tr("The tap “%1” does not exist yet; %2 cannot start before it is made.").arg(tap, context.guest()),
            "target/dev");
    context.offer("make-tap");
}

// Somebody has it open: a guest that is known here is told of by the name's check.
void checkInUse(CheckContext& context, const Link& link)
{
    if (context.isLive())
        return; // by itself
    const Known<bool> isInUse = link.isInUse();
    if (!isInUse.isKnown()) {
        if (context.isConfig())
            return;
        context.add("tap-use-unknown", Severity::Unknown,
            Checks::tr("Whether somebody has the tap “%1” open cannot be told.").arg(link.name), "target/dev");
        return;
    }
    const QList<TapUse> uses = usesOfTap(link.name, context.m_facts, context.m_machine.id);
    if (!isInUse.value() || std::ranges::any_of(uses, &TapUse::isLive))
        return;
    const bool isShared = link.tun.isKnown() && link.tun.value().isMultiQueue;
    context.add("tap-in-use", isShared ? Severity::WillNotWork : context.atStart(),
        isShared
            ? Checks::tr("Another process has the multi-queue tap “%1” open; it and %2 would each get a part of the "
                         "traffic.")
                  .arg(link.name, context.guest())
            : Checks::tr("Another process has the tap “%1” open, so that %2 cannot open it.")
                  .arg(link.name, context.guest()),
        "target/dev", { { u"in_use"_s, u"yes"_s } });
}

void checkQueues(CheckContext& context, const TunFacts& tun)
{
    if (context.isLive())
        return; // it has it open
    const Interface& interface = context.interface();
    const QString model = interface.model.isEmpty() ? u"rtl8139"_s : interface.model;
    const QList<QPair<QString, QString>> evidence { { u"multi_queue"_s, tun.isMultiQueue ? u"on"_s : u"off"_s },
        { u"queues"_s, QString::number(interface.queues) } };
    if (tun.isMultiQueue && !context.isVirtio()) {
        context.add("tap-queues-model", Severity::WillFail,
            Checks::tr(
                "The tap “%1” is multi-queue, and the model “%2” of %3 has one queue: only virtio can use this tap.")
                .arg(context.tap(), model, context.guest()),
            "model/type", evidence);
        context.offer("set-model", { { u"model"_s, u"virtio"_s } });
    } else if (tun.isMultiQueue && interface.queues < 2) {
        context.add("tap-queues-few", Severity::WillFail,
            Checks::tr("The tap “%1” is multi-queue: give the interface of %2 at least 2 queues.")
                .arg(context.tap(), context.guest()),
            "driver/queues", evidence);
        context.offer("set-queues", { { u"queues"_s, u"2"_s } });
    } else if (!tun.isMultiQueue && interface.queues > 1 && context.isVirtio()) {
        context.add("tap-queues-many", Severity::WillFail,
            Checks::tr("The tap “%1” has one queue, the interface of %2 asks for %3: make the tap multi-queue or leave "
                       "the queues out.")
                .arg(context.tap(), context.guest(), QString::number(interface.queues)),
            "driver/queues", evidence);
        context.offer("set-queues", { { u"queues"_s, u"1"_s } });
    }
}

void checkConnected(CheckContext& context, const Link& link)
{
    if (link.isUp.is(false)) {
        context.add("tap-down", Severity::WillNotWork,
            Checks::tr("The tap “%1” is down, and with managed='no' libvirt leaves it so: %2 would have no network.")
                .arg(link.name, context.guest()),
            "target/dev", { { u"up"_s, u"no"_s } });
        context.offer("up-tap", { { u"tap"_s, link.name } });
    }
    const Known<QString> bridge = context.m_machine.bridgeOf(link);
    if (!bridge.is(QString()))
        return;
    // A tap without a bridge may be routed or belong to VPP; it is odd only where other taps have one.
    const Link* sibling = context.m_facts.bridgedTap(context.m_machine);
    if (!sibling)
        return;
    context.add("tap-no-bridge", Severity::Risk,
        Checks::tr("The tap “%1” is a port of no bridge, though others are, such as “%2” of “%3”: %4 may have no "
                   "network.")
            .arg(link.name, sibling->name, context.m_machine.bridgeOf(*sibling).valueOr({}), context.guest()),
        "target/dev", { { u"bridge"_s, QString() } });
    const Link* only = context.m_facts.onlyBridgeOfTaps(context.m_machine); // else a person has to say which
    context.offer("join-bridge", { { u"tap"_s, link.name }, { u"bridge"_s, only ? only->name : QString() } });
}

// The bridge that the tap is a port of.
void checkBridge(CheckContext& context, const Link& link)
{
    const Link* bridge = link.master.valueOr(0) != 0 ? context.m_machine.link(link.master.value()) : nullptr;
    if (!bridge || bridge->kind != Link::Kind::Bridge)
        return;
    checkPort(context, link, *bridge);
    if (bridge->isUp.is(false)) {
        context.add("bridge-down", Severity::WillNotWork,
            Checks::tr("The bridge “%1” of the tap “%2” is down: %3 reaches nobody.")
                .arg(bridge->name, link.name, context.guest()),
            "target/dev", { { u"bridge"_s, bridge->name } });
        context.offer("up-bridge", { { u"tap"_s, link.name }, { u"bridge"_s, bridge->name } });
    }
}

void checkMtu(CheckContext& context, const Link& link)
{
    if (!link.mtu.isKnown())
        return;
    const quint32 wanted = context.interface().mtu;
    const quint32 mtu = link.mtu.value();
    if (wanted > 0 && wanted != mtu) {
        context.add("tap-mtu", wanted > mtu ? Severity::WillNotWork : Severity::Risk,
            Checks::tr("%1 would be told an MTU of %2, but the tap “%3” has %4 and libvirt does not change it.")
                .arg(context.guest(), QString::number(wanted), link.name, QString::number(mtu)),
            "mtu/size", { { u"mtu"_s, QString::number(mtu) }, { u"interface_mtu"_s, QString::number(wanted) } });
        context.offer("set-mtu", { { u"tap"_s, link.name }, { u"mtu"_s, QString::number(wanted) } });
    } else if (wanted == 0 && mtu != 1500) {
        context.add("tap-mtu-unsaid", Severity::Hint,
            Checks::tr("The tap “%1” has an MTU of %2, of which %3 is not told: say it in the interface too.")
                .arg(link.name, QString::number(mtu), context.guest()),
            "mtu/size", { { u"mtu"_s, QString::number(mtu) } });
        context.offer("set-interface-mtu", { { u"mtu"_s, QString::number(mtu) } });
    }

    const Link* bridge
        = link.master.isKnown() && link.master.value() != 0 ? context.m_machine.link(link.master.value()) : nullptr;
    if (bridge && bridge->mtu.isKnown() && bridge->mtu.value() < mtu) {
        context.add("tap-mtu-bridge", Severity::Risk,
            Checks::tr("The tap “%1” of %2 has an MTU of %3, its bridge “%4” only %5: large packets are lost.")
                .arg(link.name, context.guest(), QString::number(mtu), bridge->name,
                    QString::number(bridge->mtu.value())),
            "mtu/size",
            { { u"mtu"_s, QString::number(mtu) }, { u"bridge_mtu"_s, QString::number(bridge->mtu.value()) } });
        if (wanted == 0) // else both have to change, and which of them is meant is not known
            context.offer("set-mtu", { { u"tap"_s, link.name }, { u"mtu"_s, QString::number(bridge->mtu.value()) } });
    }
}

// Taps do not outlive the kernel that has them.
void checkReboot(CheckContext& context, const Link& link)
{
    if (!context.isConfig() || !context.m_domain || !context.m_domain->autostart.is(true))
        return;
    const Known<ManagedTaps> made = context.m_facts.managedTaps.value(context.m_machine.id);
    if (!made.isKnown())
        return;
    const auto tap = made.value().constFind(link.name);
    if (tap == made.value().constEnd() || tap->isForeign || tap->spec.isRestored)
        return;
    context.add("tap-not-restored", Severity::Risk,
        Checks::tr(
            "%1 starts with the host, but nothing recreates the tap “%2” then: after a reboot it does not start.")
            .arg(context.guest(), link.name),
        "target/dev", { { u"autostart"_s, u"yes"_s } });
    context.offer("restore-tap", { { u"tap"_s, link.name } });
}

void checkNew(CheckContext& context, const TapSpec& tap)
{
    const QStringList prefixes = context.m_connection ? context.m_connection->host.netPrefixes : QStringList();
    if (const QString problem = newNameProblem(tap.name, prefixes); !problem.isEmpty())
        context.add("name-not-new", Severity::WillFail, problem, "target/dev");
    const Link* bridge = tap.bridge.isEmpty() ? nullptr : context.m_machine.linkNamed(tap.bridge);
    if (!tap.bridge.isEmpty() && (!bridge || bridge->kind != Link::Kind::Bridge))
        context.add("bridge-missing", Severity::WillFail,
            Checks::tr("There is no bridge “%1” that the tap “%2” could be a port of.").arg(tap.bridge, tap.name),
            "target/dev");
    Link link = linkOf(tap, context.m_machine, 0, {});
    link.isUp = tap.isUp;
    link.hasCarrier = false;
    if (tap.bridge.isEmpty() || bridge)
        checkConnected(context, link);
    checkMtu(context, link);
    checkQueues(context, link.tun.value());
    checkMayOpen(context, link.tun.value());
}

} // namespace

void tapChecks(CheckContext& context)
{
    if (!context.m_draft.interface.isOnOwnTap() || context.m_draft.interface.targetDev.isEmpty())
        return;
    const Link* link = context.link();
    const std::optional<TapSpec>& newTap = context.m_draft.newTap;
    if (newTap && link) {
        context.add("tap-exists", Severity::WillFail,
            Checks::tr("There is a link “%1” already, so that no tap of that name can be made for %2.")
                .arg(link->name, context.guest()),
            "target/dev");
        return;
    }
    if (newTap) {
        checkNew(context, *newTap);
        return;
    }
    if (!link) {
        checkMissing(context);
        return;
    }
    if (!link->isTap()) // the name's check says so
        return;
    checkConnected(context, *link);
    checkBridge(context, *link);
    checkMtu(context, *link);
    if (!link->tun.isKnown()) {
        if (!context.isDraft())
            return;
        context.add("tap-like", Severity::Unknown,
            Checks::tr("Whether “%1” is a tap that %2 may open, and how many queues it has, cannot be told: %3.")
                .arg(link->name, context.guest(),
                    link->tun.reason().isEmpty() ? Checks::tr("libvirt does not say it of links of its host")
                                                 : link->tun.reason()),
            "target/dev");
        return;
    }
    const TunFacts& tun = link->tun.value();
    checkInUse(context, *link);
    checkQueues(context, tun);
    checkMayOpen(context, tun);
    checkReboot(context, *link);
    if (!tun.isPersistent)
        context.add("tap-not-persistent", Severity::Risk,
            Checks::tr("The tap “%1” is not persistent: it is gone as soon as the process that holds it ends, and %2 "
                       "cannot start again.")
                .arg(link->name, context.guest()),
            "target/dev");
}

} // namespace VirtTap
