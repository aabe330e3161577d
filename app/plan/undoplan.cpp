#include "plan/undoplan.h"

#include "plan/planwords.h"
#include "xml/interfacexml.h"

#include <algorithm>
#include <utility>

namespace VirtTap {

namespace {

bool holds(const QList<Interface>& all, const Interface& wanted)
{
    return std::ranges::any_of(
        all, [&](const Interface& each) { return each.mac == wanted.mac && each.targetDev == wanted.targetDev; });
}

// Collects what undoes a plan, last step first.
class Reversal
{
public:
    explicit Reversal(DomainPtr guest)
        : m_guest(std::move(guest))
    {
    }

    void reverse(const Step& step)
    {
        const std::optional<Step> undo = undoOf(step);
        if (step.kind == Step::Kind::ShutDownGuest)
            return; // it was started since, or somebody wants it off
        if (!undo)
            leave(step);
        else if (undo->isOfTap())
            addTap(*undo);
        else
            addForGuest(*undo);
    }

    UndoPlan result;

private:
    void leave(const Step& step)
    {
        if (step.kind == Step::Kind::WaitForRemoval || step.kind == Step::Kind::WaitForTapGone
            || step.kind == Step::Kind::WaitForGuestOff)
            return;
        if (step.kind == Step::Kind::StartGuest && m_guest && !m_guest->isActive())
            return;
        result.stays.append(step.kind == Step::Kind::StartGuest
                ? PlanWords::tr("“%1” goes on running.").arg(step.domainName)
                : step.kind == Step::Kind::DiscardSavedState
                ? PlanWords::tr("The saved state of “%1” does not come back.").arg(step.domainName)
                : PlanWords::tr("This cannot be undone: %1").arg(describe(step)));
    }

    void addTap(Step undo)
    {
        if (undo.opener.isEmpty() && (undo.tap.owner || undo.tap.group))
            undo.opener = QString::number(undo.tap.group ? *undo.tap.group : *undo.tap.owner);
        result.plan.steps.append(undo);
    }

    // Where the guest is now, instead of where it was.
    void addForGuest(Step undo)
    {
        if (m_guest && !m_guest->isActive() && undo.scope != Scope::AfterNextStart) {
            if (undo.scope == Scope::Now)
                return; // that self of it is gone
            undo.scope = Scope::AfterNextStart;
        }
        const bool isDetach = undo.kind == Step::Kind::DetachInterface;
        const bool isUpdate = undo.kind == Step::Kind::UpdateInterface || undo.kind == Step::Kind::DefineGuest;
        const auto added = readInterface((isUpdate ? undo.previousXml : undo.xml).toUtf8());
        const bool isHeldSince = undo.scope == Scope::AfterNextStart && added && m_guest && m_guest->isActive()
            && holds(m_guest->live, *added) && !isDetachedNow(*added); // it was started with it
        if (isDetach && isHeldSince)
            undo.scope = Scope::Both;
        result.plan.steps.append(undo);
        if (isDetach && undo.scope != Scope::AfterNextStart)
            addWait(undo);
        if (isUpdate && isHeldSince)
            addLiveReplacement(undo);
    }

    void addWait(Step wait)
    {
        wait.kind = Step::Kind::WaitForRemoval;
        wait.scope = Scope::Now;
        wait.xml.clear();
        result.plan.steps.append(wait);
    }

    void addLiveReplacement(Step step)
    {
        const QString wanted = step.xml;
        step.kind = Step::Kind::DetachInterface;
        step.scope = Scope::Now;
        step.xml = std::exchange(step.previousXml, QString());
        result.plan.steps.append(step);
        addWait(step);
        step.kind = Step::Kind::AttachInterface;
        step.xml = wanted;
        result.plan.steps.append(step);
    }

    bool isDetachedNow(const Interface& wanted) const
    {
        return std::ranges::any_of(result.plan.steps, [&](const Step& step) {
            const auto interface = readInterface(step.xml.toUtf8());
            return step.kind == Step::Kind::DetachInterface && step.scope == Scope::Now
                && interface && interface->mac == wanted.mac;
        });
    }

    const DomainPtr m_guest;
};

} // namespace

UndoPlan undoPlan(const Plan& plan, const QList<bool>& isDone, const DomainPtr& guest, const QString& configAfter)
{
    Reversal reversal(guest);
    for (qsizetype i = plan.steps.size() - 1; i >= 0; --i) {
        if (isDone.value(i))
            reversal.reverse(plan.steps.at(i));
    }
    UndoPlan result = std::move(reversal.result);
    result.plan.title = PlanWords::tr("Undo: %1").arg(plan.title);
    const bool isOfTaps = std::ranges::all_of(result.plan.steps, &Step::isOfTap);
    if (!isOfTaps)
        result.plan.configXml = configAfter;
    return result;
}

} // namespace VirtTap
