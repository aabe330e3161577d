#include "checks/context.h"

#include <algorithm>

namespace VirtTap {

using namespace Qt::StringLiterals;
using Severity = Finding::Severity;

namespace {

QString stateKey(BridgePort::State state)
{
    switch (state) {
    case BridgePort::State::Disabled:
        return u"disabled"_s;
    case BridgePort::State::Listening:
        return u"listening"_s;
    case BridgePort::State::Learning:
        return u"learning"_s;
    case BridgePort::State::Forwarding:
        return u"forwarding"_s;
    case BridgePort::State::Blocking:
        return u"blocking"_s;
    }
    return {};
}

// A port without a carrier is always disabled; it is of consequence while somebody has the tap open.
void checkState(CheckContext& context, const Link& tap, const Link& bridge)
{
    using State = BridgePort::State;
    const State state = tap.bridgePort.value().state;
    if (state == State::Forwarding || !tap.hasCarrier.is(true) || !tap.isUp.is(true) || !bridge.isUp.is(true))
        return;
    const QList<QPair<QString, QString>> evidence { { u"port_state"_s, stateKey(state) },
        { u"bridge"_s, bridge.name } };
    if (state == State::Listening || state == State::Learning) {
        context.add("port-learning", Severity::Hint,
            Checks::tr(
                "The bridge “%1” forwards nothing from the tap “%2” yet: its spanning tree is still finding out, "
                "which takes as long as its forward delay.")
                .arg(bridge.name, tap.name),
            "target/dev", evidence);
    } else {
        context.add("port-blocked", Severity::WillNotWork,
            Checks::tr("The bridge “%1” forwards nothing from the tap “%2”, whose port is %3: %4 reaches nobody.")
                .arg(bridge.name, tap.name,
                    state == State::Blocking ? Checks::tr("blocked", "a port of a bridge")
                                             : Checks::tr("disabled", "a port of a bridge"),
                    context.guest()),
            "target/dev", evidence);
        // Where a spanning tree blocks it, that has to be asked why.
        if (state == State::Disabled)
            context.offer("forward-port");
    }
}

void checkIsolation(CheckContext& context, const Link& tap, const Link& bridge)
{
    if (!tap.bridgePort.value().isIsolated)
        return;
    const QList<const Link*> uplinks = context.m_facts.uplinksOf(context.m_machine, bridge.id);
    const auto isIsolated = [](const Link* link) { return link->bridgePort.valueOr({}).isIsolated; };
    const bool isAlone = !uplinks.isEmpty() && std::ranges::all_of(uplinks, isIsolated);
    context.add("port-isolated", isAlone ? Severity::WillNotWork : Severity::Hint,
        isAlone ? Checks::tr("The port of the tap “%1” is isolated, and so is every uplink of the bridge “%2”: %3 "
                             "reaches nobody outside.")
                      .arg(tap.name, bridge.name, context.guest())
                : Checks::tr("The port of the tap “%1” on the bridge “%2” is isolated: %3 does not reach guests whose "
                             "ports are isolated, too.")
                      .arg(tap.name, bridge.name, context.guest()),
        "target/dev", { { u"isolated"_s, u"yes"_s } });
    context.offer("join-ports");
}

// In which the frames without a tag are that go out of the bridge; 0 where that is not known or there are several.
quint16 vlanOf(const QList<const Link*>& uplinks)
{
    QSet<quint16> vlans;
    for (const Link* uplink : uplinks)
        vlans.insert(uplink->vlans.valueOr({}).untagged);
    return vlans.size() == 1 ? *vlans.cbegin() : 0;
}

void checkVlans(CheckContext& context, const Link& tap, const Link& bridge)
{
    if (!bridge.filtersVlans.is(true) || !tap.vlans.isKnown())
        return;
    const PortVlans& vlans = tap.vlans.value();
    const QList<const Link*> uplinks = context.m_facts.uplinksOf(context.m_machine, bridge.id);
    const auto offerVlan = [&] {
        if (const quint16 vlan = vlanOf(uplinks); vlan != 0)
            context.offer("join-vlan", { { u"tap"_s, tap.name }, { u"vlan"_s, QString::number(vlan) } });
    };
    const QList<QPair<QString, QString>> evidence { { u"vlan_filtering"_s, u"1"_s },
        { u"pvid"_s, QString::number(vlans.untagged) } };
    if (vlans.ranges.isEmpty()) {
        context.add("port-no-vlan", Severity::WillNotWork,
            Checks::tr("The bridge “%1” filters VLANs, and the port of the tap “%2” is in none: every frame of %3 is "
                       "dropped.")
                .arg(bridge.name, tap.name, context.guest()),
            "target/dev", evidence);
        offerVlan();
        return;
    }
    if (vlans.untagged == 0) {
        context.add("port-tagged-only", Severity::Risk,
            Checks::tr("The bridge “%1” drops frames without a VLAN tag at the tap “%2”: %3 has no network unless it "
                       "tags its frames itself.")
                .arg(bridge.name, tap.name, context.guest()),
            "target/dev", evidence);
        return;
    }
    const auto lets
        = [&](const Link* link) { return !link->vlans.isKnown() || link->vlans.value().contains(vlans.untagged); };
    if (!uplinks.isEmpty() && std::ranges::none_of(uplinks, lets)) {
        context.add("port-vlan-uplink", Severity::Risk,
            Checks::tr(
                "The tap “%1” is in VLAN %2, which no uplink of the bridge “%3” is in: %4 reaches nobody outside.")
                .arg(tap.name, QString::number(vlans.untagged), bridge.name, context.guest()),
            "target/dev", evidence);
        offerVlan();
    }
}

} // namespace

// What the bridge does at the port that the tap is.
void checkPort(CheckContext& context, const Link& tap, const Link& bridge)
{
    if (tap.bridgePort.isKnown()) {
        checkState(context, tap, bridge);
        checkIsolation(context, tap, bridge);
    }
    checkVlans(context, tap, bridge);
}

} // namespace VirtTap
