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
    const Link* link = context.link();
    const bool isMadeByLibvirt = !context.isDraft() && context.interface().isManaged();
    if (link && !isMadeByLibvirt && context.m_draft.interface.isEthernet() && link->mac.is(mac))
        context.add("mac-of-tap", Severity::WillNotWork,
            Checks::tr("The tap “%1” itself has the MAC address %2: the host would keep the packets that are for %3.")
                .arg(link->name, mac.toString(), context.guest()),
            "mac/address");
    checkDuplicates(context, mac);
}

} // namespace VirtTap
