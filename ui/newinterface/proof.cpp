#include "ui/newinterface/proof.h"

#include <QCoreApplication>

#include <algorithm>

namespace VirtTap {

namespace {

struct ProofText
{
    Q_DECLARE_TR_FUNCTIONS(VirtTap::Proof)
};

using Answer = Proof::Answer;
using Claim = Proof::Claim;

QString reasonOr(const QString& reason)
{
    return reason.isEmpty() ? ProofText::tr("it has not been read yet") : reason;
}

QString whyNoLink(const MachineState& machine)
{
    return machine.source == MachineState::Source::None
        ? reasonOr(machine.reason)
        : ProofText::tr("the links of this host were read, and it is not among them");
}

const Interface* on(const QList<Interface>& interfaces, const QString& tap)
{
    const auto found = std::ranges::find(interfaces, tap, &Interface::targetDev);
    return found == interfaces.end() ? nullptr : &*found;
}

// What is wrong with it there; empty when it is as it was sent.
QString whyNotWritten(const QList<Interface>& interfaces, const Interface& sent, const QString& place)
{
    const auto isIt = [&](const Interface& found) {
        return found.targetDev == sent.targetDev && (!sent.mac || found.mac == sent.mac);
    };
    const auto found = std::ranges::find_if(interfaces, isIt);
    if (found == interfaces.end())
        return ProofText::tr("%1 has no interface with that MAC address on “%2”.", "%1 is “the config of …”")
            .arg(place, sent.targetDev);
    if (sent.isOnOwnTap() && !found->isOnOwnTap())
        return ProofText::tr("%1 names “%2”, but libvirt did not keep managed='no'.", "%1 is “the config of …”")
            .arg(place, sent.targetDev);
    return {};
}

Proof written(const InterfaceRequest& request, const Domain& domain, const ReadBack& readBack)
{
    if (!readBack.isRead)
        return readBack.whyNot.isEmpty()
            ? Proof { Claim::Written, Answer::NotYet, ProofText::tr("The XML of “%1” is being read.").arg(domain.name) }
            : Proof { Claim::Written, Answer::Unknown,
                  ProofText::tr("The XML of “%1” could not be read: %2").arg(domain.name, readBack.whyNot) };
    const Interface& sent = request.interface;
    QStringList wrong;
    if (request.scope != Scope::Now && readBack.config)
        wrong.append(whyNotWritten(*readBack.config, sent, ProofText::tr("The config of “%1”").arg(domain.name)));
    if (request.scope != Scope::AfterNextStart && domain.isActive() && readBack.live)
        wrong.append(whyNotWritten(*readBack.live, sent, ProofText::tr("“%1” as it runs").arg(domain.name)));
    wrong.removeAll(QString());
    if (!wrong.isEmpty())
        return { Claim::Written, Answer::No, wrong.join(u' ') };
    return { Claim::Written, Answer::Yes,
        request.scope == Scope::Now
            ? ProofText::tr("libvirt shows “%1” in “%2” as it runs.").arg(sent.targetDev, domain.name)
            : request.scope == Scope::Both && domain.isActive()
            ? ProofText::tr("libvirt shows “%1” in “%2” as it runs and in its config.").arg(sent.targetDev, domain.name)
            : ProofText::tr("libvirt shows “%1” in the config of “%2”.").arg(sent.targetDev, domain.name) };
}

Proof opened(
    const Domain& domain, const Interface* live, const QString& tap, const Link* link, const MachineState& machine)
{
    if (!live)
        return { Claim::Opened, Answer::No,
            ProofText::tr("“%1” runs without an interface on “%2”.").arg(domain.name, tap) };
    if (!link)
        return machine.source == MachineState::Source::None
            ? Proof { Claim::Opened, Answer::Unknown,
                  ProofText::tr("libvirt says that “%1” has “%2”; whether QEMU has it open cannot be told: %3.")
                      .arg(domain.name, tap, whyNoLink(machine)) }
            : Proof { Claim::Opened, Answer::No, ProofText::tr("There is no tap “%1”.").arg(tap) };
    const Known<bool> isInUse = link->isInUse();
    if (!isInUse.isKnown())
        return { Claim::Opened, Answer::Unknown,
            ProofText::tr("libvirt says that “%1” has “%2”; whether QEMU has it open cannot be told: %3.")
                .arg(domain.name, tap, reasonOr(isInUse.reason())) };
    return isInUse.value()
        ? Proof { Claim::Opened, Answer::Yes,
              ProofText::tr("QEMU has the tap “%1” open for “%2”.").arg(tap, domain.name) }
        : Proof { Claim::Opened, Answer::No,
              ProofText::tr("libvirt says that “%1” has “%2”, but nobody has it open.").arg(domain.name, tap) };
}

Proof carrier(const QString& tap, const Link* link, const MachineState& machine)
{
    if (!link)
        return { Claim::Carrier, machine.source == MachineState::Source::None ? Answer::Unknown : Answer::No,
            ProofText::tr("Whether “%1” has carrier cannot be told: %2.").arg(tap, whyNoLink(machine)) };
    if (link->isUp.is(false))
        return { Claim::Carrier, Answer::No, ProofText::tr("“%1” is down, so that nothing passes.").arg(tap) };
    if (!link->hasCarrier.isKnown())
        return {
            Claim::Carrier, Answer::Unknown,
            ProofText::tr("Whether “%1” has carrier cannot be told: %2.").arg(tap, reasonOr(link->hasCarrier.reason()))
        };
    return link->hasCarrier.value()
        ? Proof { Claim::Carrier, Answer::Yes, ProofText::tr("“%1” is up and has carrier.").arg(tap) }
        : Proof { Claim::Carrier, Answer::No, ProofText::tr("“%1” has no carrier.").arg(tap) };
}

Proof taint(const Domain& domain, const Interface* live)
{
    if (live && live->script && !live->script->isEmpty())
        return { Claim::NoTaint, Answer::No,
            ProofText::tr("“%1” is tainted: its interface runs the script %2.").arg(domain.name, *live->script) };
    if (!domain.taints.isKnown())
        return { Claim::NoTaint, Answer::Unknown,
            ProofText::tr("Whether “%1” is tainted cannot be told: %2.")
                .arg(domain.name, reasonOr(domain.taints.reason())) };
    if (domain.taints.value().isEmpty())
        return { Claim::NoTaint, Answer::Yes, ProofText::tr("libvirt reports no taint of “%1”.").arg(domain.name) };
    return {
        Claim::NoTaint, Answer::No,
        ProofText::tr("libvirt reports of “%1”: %2").arg(domain.name, domain.taints.value().join(QStringLiteral("; ")))
    };
}

} // namespace

Proof sendsProof(const QString& guest, const QString& tap, bool isRunning, bool hasSeen, const QString& whyNot)
{
    if (hasSeen)
        return { Claim::Sends, Answer::Yes, ProofText::tr("“%1” sends: frames come out of “%2”.").arg(guest, tap) };
    if (!isRunning)
        return { Claim::Sends, Answer::NotYet,
            ProofText::tr("No frame can come before “%1” uses “%2”.").arg(guest, tap) };
    if (!whyNot.isEmpty())
        return { Claim::Sends, Answer::Unknown,
            ProofText::tr("Whether frames come from “%1” cannot be told: %2.").arg(guest, whyNot) };
    return { Claim::Sends, Answer::NotYet,
        ProofText::tr("No frame has come from “%1” since. One comes when its operating system uses the interface.")
            .arg(guest) };
}

QList<Proof> proofsOf(const InterfaceRequest& request, const ConnectionState* connection, const MachineState& machine,
    const ReadBack& readBack)
{
    const QString& tap = request.interface.targetDev;
    const DomainPtr domain = connection ? connection->domain(request.domain.uuid) : DomainPtr();
    if (!domain || !connection->isUsable()) {
        const QString why = ProofText::tr("The connection or the guest is gone.");
        return { { Claim::Written, Answer::Unknown, why }, { Claim::Opened, Answer::Unknown, why },
            { Claim::Carrier, Answer::Unknown, why }, { Claim::NoTaint, Answer::Unknown, why } };
    }
    const Proof first = written(request, *domain, readBack);
    if (!domain->isActive()) {
        const QString& name = domain->name;
        return { first,
            { Claim::Opened, Answer::NotYet,
                ProofText::tr("“%1” is off; QEMU opens the tap when it starts.").arg(name) },
            { Claim::Carrier, Answer::NotYet, ProofText::tr("“%1” gets carrier when QEMU opens it.").arg(tap) },
            { Claim::NoTaint, Answer::NotYet,
                ProofText::tr("libvirt tells of taint only while “%1” runs.").arg(name) } };
    }
    const Interface* live = on(readBack.live ? *readBack.live : domain->live, tap);
    const Link* link = machine.linkNamed(tap);
    if (!live && request.scope == Scope::AfterNextStart) {
        const QString& name = domain->name;
        return { first,
            { Claim::Opened, Answer::NotYet, ProofText::tr("“%1” opens “%2” after its next start.").arg(name, tap) },
            { Claim::Carrier, Answer::NotYet, ProofText::tr("“%1” gets carrier when QEMU opens it.").arg(tap) },
            taint(*domain, live) };
    }
    return { first, opened(*domain, live, tap, link, machine), carrier(tap, link, machine), taint(*domain, live) };
}

} // namespace VirtTap
