#include "checks/context.h"

namespace VirtTap {

using namespace Qt::StringLiterals;
using Severity = Finding::Severity;

namespace {

void checkDuplicates(CheckContext& context, const MacAddress& mac)
{
    QSet<QUuid> told;
    int here = 0;
    const QString machine = context.m_connection ? context.m_connection->host.machineId : QString();
    const QList<TapUse> uses = usesOfMac(mac, context.m_facts, machine);
    for (const TapUse& use : uses) {
        const bool isHere = use.domain == context.m_draft.domain;
        if (!context.isDraft() && isHere) {
            here += use.isLive == context.isLive() ? 1 : 0; // one of them is this one
            if (here != 2)
                continue;
        } else if (context.isReplaced(use.domain, use.interface)) {
            continue;
        }
        if (told.contains(use.domain.uuid))
            continue;
        told.insert(use.domain.uuid);
        if (isHere)
            context.add("mac-used-here", Severity::Risk,
                Checks::tr("Another interface of %1 has the MAC address %2 too: libvirt cannot tell them apart when "
                           "one is to be detached or changed.")
                    .arg(context.guest(), mac.toString()),
                "mac/address");
        else
            context.add("mac-used", Severity::Risk,
                Checks::tr("The guest “%1” has the MAC address %2 of an interface of %3 too; on one network both lose "
                           "packets.")
                    .arg(use.domainName, mac.toString(), context.guest()),
                "mac/address", { { u"guest"_s, use.domainName } });
    }
}

// The bridge that the tap is a port of, or is going to be; nullptr where there is none.
const Link* bridgeOf(const CheckContext& context)
{
    const Link* bridge = nullptr;
    if (const Link* link = context.link())
        bridge = link->master.valueOr(0) != 0 ? context.m_machine.link(link->master.value()) : nullptr;
    else if (const std::optional<TapSpec>& tap = context.m_draft.newTap)
        bridge = context.m_facts.linkNamed(context.m_machine, tap->bridge);
    return bridge && bridge->kind == Link::Kind::Bridge ? bridge : nullptr;
}

// A bridge keeps what is sent to its own address, or to that of any of its ports, for the host.
void checkPorts(CheckContext& context, const MacAddress& mac)
{
    const Link* bridge = bridgeOf(context);
    const Link* tap = context.link();
    if (!bridge)
        return;
    for (const Link* other : context.m_facts.linksOfMac(context.m_machine, mac, tap ? tap->id : 0)) {
        const bool isBridge = other->id == bridge->id;
        if (!isBridge && !other->master.is(bridge->id))
            continue;
        context.add("mac-of-port", Severity::WillNotWork,
            isBridge
                ? Checks::tr("The bridge “%1” itself has the MAC address %2: it keeps the packets that are for %3.")
                      .arg(bridge->name, mac.toString(), context.guest())
                : Checks::tr("The MAC address %1 of %2 is also that of “%3”, a port of the bridge “%4”: the bridge "
                             "keeps the packets that are for the guest.")
                      .arg(mac.toString(), context.guest(), other->name, bridge->name),
            "mac/address", { { u"link"_s, other->name }, { u"bridge"_s, bridge->name } });
        if (other->isTap() && mac.forHostSide() != mac)
            context.offer("set-tap-mac", { { u"tap"_s, other->name }, { u"mac"_s, mac.forHostSide().toString() } });
        return; // one is enough
    }
}

// Two taps of one address on their hosts' sides. Tried on a real bridge: no frame is lost by that, but the bridge tells
// of the address at one port only. A bridge that nobody has given an address takes the lowest of its ports', and two
// may so come to have the same.
void checkTapAddress(CheckContext& context, const Link& tap)
{
    if (!tap.isTap() || tap.master.valueOr(0) == 0 || !tap.mac.isKnown())
        return;
    const MacAddress address = tap.mac.value();
    const QList<const Link*> links = context.m_facts.linksOfMac(context.m_machine, address, tap.id);
    const auto bridgeAt = [&](const Link* link) { return context.m_machine.link(link->master.valueOr(0)); };
    const Link* bridge = bridgeAt(&tap);
    for (const Link* other : links) {
        const Link* elsewhere = bridgeAt(other);
        if (!other->isTap() || !bridge || !elsewhere)
            continue;
        const bool isSame = bridge == elsewhere;
        if (!isSame && (!bridge->mac.is(address) || !elsewhere->mac.is(address)))
            continue;
        context.add("tap-mac-used", isSame ? Severity::Hint : Severity::Risk,
            isSame
                ? Checks::tr("The taps “%1” of %2 and “%3” have one MAC address, %4, on the host's side: the bridge "
                             "“%5” tells of it at one of its ports only.")
                      .arg(tap.name, context.guest(), other->name, address.toString(), bridge->name)
                : Checks::tr(
                    "The bridges “%1” and “%2” both have the MAC address %3 of their taps “%4”, of %5, and “%6”: on "
                    "one network both lose packets.")
                      .arg(bridge->name, elsewhere->name, address.toString(), tap.name, context.guest(), other->name),
            "target/dev", { { u"mac"_s, address.toString() }, { u"link"_s, other->name } });
        if (const auto& mac = context.interface().mac; mac && mac->forHostSide() != address)
            context.offer("set-tap-mac", { { u"tap"_s, tap.name }, { u"mac"_s, mac->forHostSide().toString() } });
        return;
    }
}

// The addresses of the host's side.
void checkLinks(CheckContext& context, const MacAddress& mac)
{
    const Link* link = context.link();
    const bool isMadeByLibvirt = !context.isDraft() && context.interface().isManaged();
    if (link && !isMadeByLibvirt && link->mac.is(mac)) {
        context.add("mac-of-tap", Severity::WillNotWork,
            Checks::tr("The tap “%1” itself has the MAC address %2: the host would keep the packets that are for %3.")
                .arg(link->name, mac.toString(), context.guest()),
            "mac/address");
        if (mac.forHostSide() != mac)
            context.offer("set-tap-mac", { { u"tap"_s, link->name }, { u"mac"_s, mac.forHostSide().toString() } });
    }
    checkPorts(context, mac);
    if (link && !isMadeByLibvirt) // whose taps have one address because their guests have
        checkTapAddress(context, *link);
}

} // namespace

QString macProblem(const QString& text)
{
    if (text.isEmpty())
        return Checks::tr("Give the interface a MAC address: without one it gets another at each change of the guest.");
    if (MacAddress::parse(text))
        return {};
    if (text.contains(u'-') || text.contains(u'.'))
        return Checks::tr("“%1” is no MAC address that libvirt reads: separate the six parts by colons.").arg(text);
    return Checks::tr(
        "“%1” is no MAC address: it has six parts of one or two digits 0 to 9, a to f, separated by colons.")
        .arg(text);
}

void macChecks(CheckContext& context)
{
    if (!context.m_draft.interface.mac) {
        if (!context.isDraft()) // libvirt has given each one; where it has not, it shows none
            return;
        context.add("mac-missing", Severity::Risk,
            Checks::tr("The interface of %1 has no MAC address, so that libvirt makes up another one at each change.")
                .arg(context.guest()),
            "mac/address");
        return;
    }
    const MacAddress mac = *context.m_draft.interface.mac;
    if (mac.isMulticast()) {
        context.add("mac-multicast", Severity::WillFail,
            Checks::tr("%1 is a multicast address; the interface of %2 needs one whose first octet is even.")
                .arg(mac.toString(), context.guest()),
            "mac/address");
        return;
    }
    if (mac.isZero()) {
        context.add("mac-zero", Severity::Risk,
            Checks::tr("The MAC address of the interface of %1 is all zero: libvirt takes it, but most guests choose "
                       "another one themselves.")
                .arg(context.guest()),
            "mac/address");
        return;
    }
    if (mac.octets()[0] == 0xfe)
        context.add("mac-fe", Severity::Risk,
            Checks::tr(
                "%1 begins with fe: as the host's side of libvirt's taps does, so that a bridge may take it for its "
                "own and drop what is sent to %2.")
                .arg(mac.toString(), context.guest()),
            "mac/address");
    if (context.interface().isEthernet())
        checkLinks(context, mac);
    checkDuplicates(context, mac);
}

} // namespace VirtTap
