#include "plan/plan.h"
#include "plan/planwords.h"
#include "plan/shell.h"
#include "plan/tapcommands.h"
#include "xml/interfacexml.h"

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

QString openerText(const Step& step)
{
    const QString name
        = !step.opener.isEmpty() ? step.opener : QString::number(step.tap.owner.value_or(step.tap.group.value_or(0)));
    if (step.tap.group)
        return PlanWords::tr("members of the group “%1” may open it").arg(name);
    return step.tap.owner.value_or(0) == 0 ? PlanWords::tr("only root may open it")
                                           : PlanWords::tr("the user “%1” may open it").arg(name);
}

QString createText(const Step& step)
{
    QStringList words { openerText(step) };
    if (!step.tap.bridge.isEmpty())
        words.append(PlanWords::tr("port of “%1”").arg(step.tap.bridge));
    if (step.tap.isRestored)
        words.append(PlanWords::tr("recreated when the host boots"));
    return PlanWords::tr("Create the tap “%1”: %2.").arg(step.tap.name, words.join(u", "_s));
}

QString changeText(const TapChange& change)
{
    QStringList words;
    if (change.mtu)
        words.append(PlanWords::tr("MTU %1").arg(*change.mtu));
    if (change.mac)
        words.append(PlanWords::tr("MAC address %1").arg(change.mac->toString()));
    if (change.bridge)
        words.append(change.bridge->isEmpty() ? PlanWords::tr("in no bridge")
                                              : PlanWords::tr("port of “%1”").arg(*change.bridge));
    if (change.isUp)
        words.append(*change.isUp ? PlanWords::tr("up") : PlanWords::tr("down"));
    if (change.isRestored)
        words.append(*change.isRestored ? PlanWords::tr("recreated when the host boots")
                                        : PlanWords::tr("not recreated when the host boots"));
    return PlanWords::tr("Change the tap “%1”: %2.").arg(change.name, words.join(u", "_s));
}

// As root.
QString tapCommand(const Step& step)
{
    switch (step.kind) {
    case Step::Kind::CreateTap: {
        const QString opener = !step.opener.isEmpty()
            ? step.opener
            : QString::number(step.tap.owner.value_or(step.tap.group.value_or(0)));
        return createCommands(step.tap, step.tap.group ? QString() : opener, step.tap.group ? opener : QString())
            .join(u'\n');
    }
    case Step::Kind::UpdateTap:
        return changeCommands(step.change).join(u'\n');
    default:
        return deleteCommand(step.tap.name, step.tap.isMultiQueue);
    }
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

} // namespace

QString describe(const Step& step)
{
    switch (step.kind) {
    case Step::Kind::CreateTap:
        return createText(step);
    case Step::Kind::UpdateTap:
        return changeText(step.change);
    case Step::Kind::DeleteTap:
        return PlanWords::tr("Delete the tap “%1”.").arg(step.tap.name);
    case Step::Kind::DiscardSavedState:
        return PlanWords::tr("Discard the saved state of “%1”; this cannot be undone.").arg(step.domainName);
    case Step::Kind::DetachInterface:
        return detachText(step).arg(nameOf(step.xml), step.domainName);
    case Step::Kind::WaitForRemoval:
        return step.alias.isEmpty()
            ? PlanWords::tr("Wait until “%1” lets go of the interface.").arg(step.domainName)
            : PlanWords::tr("Wait until “%1” lets go of the interface %2.").arg(step.domainName, step.alias);
    case Step::Kind::UpdateInterface:
        return PlanWords::tr("Put %1 in the place of %2 in the config of “%3”; it counts after the next start.")
            .arg(nameOf(step.xml), nameOf(step.previousXml), step.domainName);
    case Step::Kind::AttachInterface:
        return attachText(step).arg(nameOf(step.xml), step.domainName);
    case Step::Kind::StartGuest:
        return PlanWords::tr("Start “%1”.").arg(step.domainName);
    }
    return {};
}

QString command(const Step& step)
{
    switch (step.kind) {
    case Step::Kind::CreateTap:
    case Step::Kind::UpdateTap:
    case Step::Kind::DeleteTap:
        return tapCommand(step);
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
    case Step::Kind::StartGuest:
        return virsh(step, u"start"_s);
    }
    return {};
}

std::optional<Step> undoOf(const Step& step)
{
    Step undo = step;
    switch (step.kind) {
    case Step::Kind::CreateTap:
        undo.kind = Step::Kind::DeleteTap;
        return undo;
    case Step::Kind::UpdateTap:
        undo.change = step.previousChange;
        undo.previousChange = step.change;
        return undo;
    case Step::Kind::DeleteTap:
        undo.kind = Step::Kind::CreateTap;
        return undo.tap.owner || undo.tap.group ? std::optional(undo) : std::nullopt;
    case Step::Kind::DetachInterface:
        undo.kind = Step::Kind::AttachInterface;
        return undo;
    case Step::Kind::AttachInterface:
        undo.kind = Step::Kind::DetachInterface;
        return undo;
    case Step::Kind::UpdateInterface:
        std::swap(undo.xml, undo.previousXml);
        return undo;
    case Step::Kind::DiscardSavedState:
    case Step::Kind::WaitForRemoval:
    case Step::Kind::StartGuest:
        break;
    }
    return std::nullopt;
}

} // namespace VirtTap
