#include "plan/plan.h"
#include "plan/planwords.h"
#include "plan/shell.h"
#include "plan/tapcommands.h"
#include "xml/interfacexml.h"

#include <QRegularExpression>

namespace VirtTap {

using namespace Qt::StringLiterals;

namespace {

// "net on “tap-db01”" where it has a name, else its MAC address.
QString nameOf(const QString& interfaceXml)
{
    const auto interface = readInterface(interfaceXml.toUtf8());
    if (!interface)
        return PlanWords::tr("an interface");
    if (!interface->targetDev.isEmpty())
        return PlanWords::tr("the %1 interface on “%2”").arg(interface->type, interface->targetDev);
    if (interface->mac)
        return PlanWords::tr("the %1 interface %2").arg(interface->type, interface->mac->toString());
    return PlanWords::tr("the %1 interface").arg(interface->type);
}

QString attachText(const Step& step)
{
    switch (step.scope) {
    case Scope::Now:
        return PlanWords::tr("Attach %1 to “%2” now, while it runs.");
    case Scope::AfterNextStart:
        return PlanWords::tr("Add %1 to the config of “%2”; it counts after the next start.");
    case Scope::Both:
        break;
    }
    return PlanWords::tr("Attach %1 to “%2”, now and in its config.");
}

QString detachText(const Step& step)
{
    switch (step.scope) {
    case Scope::Now:
        return PlanWords::tr("Detach %1 from “%2” now, while it runs.");
    case Scope::AfterNextStart:
        return PlanWords::tr("Take %1 out of the config of “%2”; it counts after the next start.");
    case Scope::Both:
        break;
    }
    return PlanWords::tr("Detach %1 from “%2”, now and in its config.");
}

// "on “br0”, for root to open, MTU 9000"
QString tapWords(const Step& step)
{
    const TapSpec& tap = step.tap;
    QStringList words { tap.bridge.isEmpty() ? PlanWords::tr("on no bridge")
                                             : PlanWords::tr("on the bridge “%1”").arg(tap.bridge) };
    if (tap.group)
        words.append(PlanWords::tr("for the group %1 to open").arg(step.opener));
    else if (tap.owner == uid_t(0))
        words.append(PlanWords::tr("for root alone to open"));
    else
        words.append(PlanWords::tr("for %1 alone to open", "%1 is a user").arg(step.opener));
    if (tap.isMultiQueue)
        words.append(PlanWords::tr("of several queues"));
    if (tap.mtu != TapSpec().mtu)
        words.append(PlanWords::tr("MTU %1").arg(tap.mtu));
    if (!tap.isUp)
        words.append(PlanWords::tr("down"));
    if (tap.isRestored)
        words.append(PlanWords::tr("recreated when the host boots"));
    return words.join(u", "_s);
}

QString changeWords(const TapChange& change)
{
    QStringList words;
    if (change.mtu)
        words.append(PlanWords::tr("MTU %1").arg(*change.mtu));
    if (change.mac)
        words.append(PlanWords::tr("MAC address %1").arg(change.mac->toString()));
    if (change.bridge)
        words.append(change.bridge->isEmpty() ? PlanWords::tr("on no bridge")
                                              : PlanWords::tr("on the bridge “%1”").arg(*change.bridge));
    if (change.isUp)
        words.append(*change.isUp ? PlanWords::tr("up") : PlanWords::tr("down"));
    if (change.isRestored)
        words.append(*change.isRestored ? PlanWords::tr("recreated when the host boots")
                                        : PlanWords::tr("not recreated when the host boots"));
    return words.join(u", "_s);
}

// What puts it back.
TapChange reverseOf(const TapChange& change, const TapSpec& before)
{
    TapChange back;
    back.name = change.name;
    if (change.mtu)
        back.mtu = before.mtu;
    if (change.mac)
        back.mac = before.mac;
    if (change.isUp)
        back.isUp = before.isUp;
    if (change.bridge)
        back.bridge = before.bridge;
    if (change.isRestored)
        back.isRestored = before.isRestored;
    return back;
}

QString virsh(const Step& step, const QString& verb)
{
    return u"virsh -c %1 %2 %3"_s.arg(
        shellQuote(step.domain.uri), verb, shellQuote(step.domain.uuid.toString(QUuid::WithoutBraces)));
}

QString withXml(const Step& step, const QString& verb)
{
    const QString scope = step.scope == Scope::Both ? u"--live --config"_s
        : step.scope == Scope::Now                  ? u"--live"_s
                                                    : u"--config"_s;
    return virsh(step, verb) + u" /dev/stdin "_s + scope + u" "_s + hereDocument(step.xml);
}

// For sed: puts `xml` in the place of the interface with that MAC address. Where there is none, or several, it fails,
// and what it has printed by then is no domain.
QString replacement(const QString& mac, const QString& xml)
{
    static const QRegularExpression special(uR"([/\\&])"_s);
    QString plain = PlanWords::tr("The guest has no interface %1 any more, or several.").arg(mac);
    plain.remove(special);
    QString text = withoutFinalNewlines(xml);
    text.replace(u'\\', u"\\\\"_s).replace(u'\n', u"\\\n"_s);
    return uR"(/^ *<interface /{
:more
/<\/interface>/!{
N
b more
}
/<mac address='%1'\/>/{
x
s/^/found/
x
c\
%2
}
}
/^<\/domain>/{
x
/^found$/!{
s/^.*$/%3/
w /dev/stderr
q4
}
x
}
)"_s.arg(mac, text, plain);
}

// As virsh edit does it, the secrets of the guest included, which are in a pipe and in no file.
QString redefinition(const Step& step)
{
    const auto previous = readInterface(step.previousXml.toUtf8());
    const QString mac = previous && previous->mac ? previous->mac->toString() : QString();
    return u"virsh -c %1 define --validate <(%2 | sed -f /dev/fd/3 3%3\n)"_s.arg(shellQuote(step.domain.uri),
        virsh(step, u"dumpxml --inactive --security-info"_s), hereDocument(replacement(mac, step.xml)));
}

} // namespace

QString describe(const Step& step)
{
    switch (step.kind) {
    case Step::Kind::DiscardSavedState:
        return PlanWords::tr("Discard the saved state of “%1”; this cannot be undone.").arg(step.domainName);
    case Step::Kind::DetachInterface:
        return detachText(step).arg(nameOf(step.xml), step.domainName);
    case Step::Kind::WaitForRemoval:
        return step.alias.isEmpty()
            ? PlanWords::tr("Wait until “%1” lets go of the interface.").arg(step.domainName)
            : PlanWords::tr("Wait until “%1” lets go of the interface %2.").arg(step.domainName, step.alias);
    case Step::Kind::UpdateInterface:
        if (step.scope == Scope::Now)
            return PlanWords::tr("Change %1 of “%2” as it runs, without replugging it.")
                .arg(nameOf(step.xml), step.domainName);
        return PlanWords::tr("Put %1 in the place of %2 in the config of “%3”; it counts after the next start.")
            .arg(nameOf(step.xml), nameOf(step.previousXml), step.domainName);
    case Step::Kind::DefineGuest:
        return PlanWords::tr("Define “%3” anew with %1 in the place of %2; it counts after the next start.")
            .arg(nameOf(step.xml), nameOf(step.previousXml), step.domainName);
    case Step::Kind::AttachInterface:
        return attachText(step).arg(nameOf(step.xml), step.domainName);
    case Step::Kind::StartGuest:
        return PlanWords::tr("Start “%1”.").arg(step.domainName);
    case Step::Kind::ShutDownGuest:
        return PlanWords::tr("Ask “%1” to shut down.").arg(step.domainName);
    case Step::Kind::WaitForGuestOff:
        return PlanWords::tr("Wait until “%1” is off.").arg(step.domainName);
    case Step::Kind::CreateTap:
        return PlanWords::tr("Create the tap “%1”, %2.").arg(step.tap.name, tapWords(step));
    case Step::Kind::UpdateTap:
        return PlanWords::tr("Change the tap “%1”: %2.").arg(step.change.name, changeWords(step.change));
    case Step::Kind::DeleteTap:
        return PlanWords::tr("Delete the tap “%1”.").arg(step.tap.name);
    case Step::Kind::WaitForTapGone:
        return PlanWords::tr("Wait until the tap “%1” is gone.").arg(step.tap.name);
    }
    return {};
}

QString command(const Step& step)
{
    switch (step.kind) {
    case Step::Kind::DiscardSavedState:
        return virsh(step, u"managedsave-remove"_s);
    case Step::Kind::DetachInterface:
        return withXml(step, u"detach-device"_s);
    case Step::Kind::WaitForRemoval: {
        const QString alias = step.alias.isEmpty() ? u"<alias name='net"_s : u"<alias name='%1'/>"_s.arg(step.alias);
        return u"while xml=$(%1) && [[ $xml == *%2* ]]; do sleep 1; done"_s.arg(
            virsh(step, u"dumpxml"_s), shellQuote(alias));
    }
    case Step::Kind::UpdateInterface:
        return withXml(step, u"update-device"_s);
    case Step::Kind::AttachInterface:
        return withXml(step, u"attach-device"_s);
    case Step::Kind::DefineGuest:
        return redefinition(step);
    case Step::Kind::StartGuest:
        return virsh(step, u"start"_s);
    case Step::Kind::ShutDownGuest:
        return virsh(step, u"shutdown"_s);
    case Step::Kind::WaitForGuestOff:
        return u"until [[ $(LC_ALL=C %1) == 'shut off' ]]; do sleep 1; done"_s.arg(virsh(step, u"domstate"_s));
    case Step::Kind::CreateTap:
        return createCommands(
            step.tap, step.tap.group ? QString() : step.opener, step.tap.group ? step.opener : QString())
            .join(u'\n');
    case Step::Kind::UpdateTap:
        return changeCommands(step.change).join(u'\n');
    case Step::Kind::DeleteTap:
        return deleteCommands(step.tap.name, step.tap.isMultiQueue).join(u'\n');
    case Step::Kind::WaitForTapGone:
        return u"while ip link show dev %1 >/dev/null 2>&1; do sleep 1; done"_s.arg(shellQuote(step.tap.name));
    }
    return {};
}

std::optional<Step> undoOf(const Step& step)
{
    Step undo = step;
    switch (step.kind) {
    case Step::Kind::DetachInterface:
        undo.kind = Step::Kind::AttachInterface;
        return undo;
    case Step::Kind::AttachInterface:
        undo.kind = Step::Kind::DetachInterface;
        return undo;
    case Step::Kind::UpdateInterface:
    case Step::Kind::DefineGuest:
        std::swap(undo.xml, undo.previousXml);
        return undo;
    case Step::Kind::ShutDownGuest:
        undo.kind = Step::Kind::StartGuest;
        return undo;
    case Step::Kind::CreateTap:
        undo.kind = Step::Kind::DeleteTap;
        return undo;
    case Step::Kind::UpdateTap:
        undo.change = reverseOf(step.change, step.tap);
        return undo.change.isEmpty() ? std::nullopt : std::optional(undo);
    case Step::Kind::DeleteTap: // another tap of the same name, as it was made
        if (!step.tap.owner && !step.tap.group)
            break;
        undo.kind = Step::Kind::CreateTap;
        return undo;
    case Step::Kind::DiscardSavedState:
    case Step::Kind::WaitForRemoval:
    case Step::Kind::StartGuest:
    case Step::Kind::WaitForGuestOff:
    case Step::Kind::WaitForTapGone:
        break;
    }
    return std::nullopt;
}

} // namespace VirtTap
