#include "plan/plandifferences.h"

#include "core/connection.h"
#include "core/connections.h"
#include "core/tapservice.h"
#include "plan/planwords.h"
#include "xml/interfacexml.h"

#include <algorithm>

namespace VirtTap {

using namespace Qt::StringLiterals;

namespace {

using Severity = Finding::Severity;

bool isSameNic(const Interface& a, const Interface& b)
{
    return a.mac == b.mac && (a.mac || a.targetDev == b.targetDev);
}

const Interface* find(const QList<Interface>& all, const Interface& wanted)
{
    const auto found = std::ranges::find_if(all, [&](const Interface& each) { return isSameNic(each, wanted); });
    return found == all.end() ? nullptr : &*found;
}

QString nameOf(const Interface& interface)
{
    return interface.mac ? interface.mac->toString() : interface.targetDev;
}

bool isLive(const Step& step)
{
    return step.scope != Scope::AfterNextStart;
}

bool isConfig(const Step& step)
{
    return step.scope != Scope::Now;
}

// Goes through the steps as they will be done, with the guest's interfaces as they will be by then.
class Comparison
{
public:
    Comparison(const Plan& plan, const Connections& connections)
        : m_plan(plan)
        , m_key(plan.steps.isEmpty() ? DomainKey {} : plan.steps.constFirst().domain)
        , m_machine(connections.machineOf(m_key.uri))
    {
        const Connection* connection = connections.connection(m_key.uri);
        m_isOpen = connection && connection->state().isUsable();
        m_isReadOnly = connection && connection->state().isReadOnly;
        m_service = connections.tapService(m_machine.id);
        if (connection)
            m_guest = connection->state().domain(m_key.uuid);
        if (m_guest) {
            m_live = m_guest->live;
            m_config = m_guest->config;
        }
    }

    QList<Finding> all()
    {
        if (!m_isOpen) {
            say("plan-connection", Severity::WillFail,
                PlanWords::tr("The connection “%1” is not open.").arg(m_key.uri));
            return m_findings;
        }
        if (!m_key.isNull())
            compareGuest();
        if (m_key.isNull() || m_guest) {
            for (const Step& step : m_plan.steps)
                compare(step);
        }
        std::ranges::stable_sort(m_findings, isWorse, &Finding::severity);
        return m_findings;
    }

private:
    void say(const char* id, Severity severity, const QString& sentence, const QString& tap = {})
    {
        Finding finding;
        finding.id = QString::fromLatin1(id);
        finding.severity = severity;
        finding.message = sentence;
        finding.domain = m_key;
        finding.tap = tap;
        finding.machine = m_machine.id;
        if (!m_findings.contains(finding))
            m_findings.append(finding);
    }

    void compareGuest()
    {
        const QString& name = m_plan.steps.constFirst().domainName;
        const bool isOfGuest = !std::ranges::all_of(m_plan.steps, &Step::isOfTap);
        if (!m_guest) {
            say("plan-guest", Severity::WillFail,
                PlanWords::tr("There is no guest “%1” (%2) on this connection.")
                    .arg(name, m_key.uuid.toString(QUuid::WithoutBraces)));
        } else if (m_guest->name != name) {
            say("plan-guest-name", Severity::Hint,
                PlanWords::tr("The guest “%1” is called “%2” now.").arg(name, m_guest->name));
        }
        if (m_isReadOnly && isOfGuest)
            say("plan-read-only", Severity::WillFail,
                PlanWords::tr("This connection is read-only; nothing can be changed by it."));
    }

    void compare(const Step& step)
    {
        switch (step.kind) {
        case Step::Kind::DetachInterface:
            compareDetach(step);
            break;
        case Step::Kind::UpdateInterface:
        case Step::Kind::DefineGuest:
            compareUpdate(step);
            break;
        case Step::Kind::AttachInterface:
            compareAttach(step);
            break;
        case Step::Kind::StartGuest:
            if (m_guest->isActive() && !isShutDown())
                say("plan-running", Severity::WillFail, PlanWords::tr("“%1” runs already.").arg(m_guest->name));
            break;
        case Step::Kind::ShutDownGuest:
            if (!m_guest->isActive())
                say("plan-off-already", Severity::WillFail, PlanWords::tr("“%1” is off by now.").arg(m_guest->name));
            break;
        case Step::Kind::DiscardSavedState:
            if (m_guest->hasManagedSave.is(false))
                say("plan-saved-state", Severity::Hint,
                    PlanWords::tr("“%1” has no saved state now.").arg(m_guest->name));
            break;
        case Step::Kind::CreateTap:
        case Step::Kind::UpdateTap:
        case Step::Kind::DeleteTap:
            compareTap(step);
            break;
        default:
            break;
        }
    }

    bool isShutDown() const // by the plan
    {
        return std::ranges::any_of(
            m_plan.steps, [](const Step& step) { return step.kind == Step::Kind::ShutDownGuest; });
    }

    // Whether the guest has the two selves that the step is about. A live one alone is passed over when it is off.
    void compareScope(const Step& step)
    {
        if (!m_guest->isActive() && isLive(step)) {
            say("plan-off", isConfig(step) ? Severity::WillFail : Severity::Risk,
                PlanWords::tr("“%1” is off by now: nothing can be changed in it now, only in its config.")
                    .arg(m_guest->name));
        }
        if (!m_guest->isPersistent && isConfig(step))
            say("plan-transient", Severity::WillFail,
                PlanWords::tr("“%1” is transient: it has no config.").arg(m_guest->name));
    }

    void compareDetach(const Step& step)
    {
        compareScope(step);
        const auto wanted = readInterface(step.xml.toUtf8());
        if (!wanted || !m_guest->isRead)
            return;
        if (isConfig(step) && m_guest->isPersistent)
            take(m_config, *wanted, PlanWords::tr("The config of “%1” has no interface %2 (any more)."));
        if (isLive(step) && m_guest->isActive())
            take(m_live, *wanted, PlanWords::tr("“%1” has no interface %2 now."));
    }

    void take(QList<Interface>& all, const Interface& wanted, const QString& sentence)
    {
        if (!find(all, wanted))
            say("plan-interface-gone", Severity::WillFail, sentence.arg(m_guest->name, nameOf(wanted)));
        all.removeIf([&](const Interface& each) { return isSameNic(each, wanted); });
    }

    void compareUpdate(const Step& step)
    {
        compareScope(step);
        const auto before = readInterface(step.previousXml.toUtf8());
        const auto after = readInterface(step.xml.toUtf8());
        if (!before || !after || !m_guest->isRead || !m_guest->isPersistent)
            return;
        const Interface* now = find(m_config, *before);
        if (!now)
            say("plan-interface-gone", Severity::WillFail,
                PlanWords::tr("The config of “%1” has no interface %2 (any more).")
                    .arg(m_guest->name, nameOf(*before)));
        else if (*now != *before)
            say("plan-interface-changed", Severity::Risk,
                PlanWords::tr(
                    "The interface %2 of “%1” is another than this plan was made for: it would be replaced all "
                    "the same, and an undo would not bring it back as it is.")
                    .arg(m_guest->name, nameOf(*before)));
        m_config.removeIf([&](const Interface& each) { return isSameNic(each, *before); });
        m_config.append(*after);
    }

    void compareAttach(const Step& step)
    {
        compareScope(step);
        const auto wanted = readInterface(step.xml.toUtf8());
        if (!wanted || !m_guest->isRead)
            return;
        const bool isThere = (isConfig(step) && m_guest->isPersistent && find(m_config, *wanted))
            || (isLive(step) && m_guest->isActive() && find(m_live, *wanted));
        if (isThere)
            say("plan-interface-there", Severity::WillFail,
                PlanWords::tr("“%1” has an interface %2 already.").arg(m_guest->name, nameOf(*wanted)));
        if (wanted->script && !wanted->script->isEmpty())
            say("plan-script", Severity::Risk,
                PlanWords::tr("The interface has a script, “%1”, which libvirt runs with its own privileges.")
                    .arg(*wanted->script));
        if (!isLive(step) && m_guest->isActive())
            say("plan-next-start", Severity::Hint,
                PlanWords::tr("“%1” is running: what changes its config counts after its next start.")
                    .arg(m_guest->name));
        if (isConfig(step))
            m_config.append(*wanted);
        if (isLive(step))
            m_live.append(*wanted);
    }

    void compareTap(const Step& step)
    {
        const QString& name = step.tap.name;
        if (!m_service) {
            say("plan-no-taps", Severity::WillFail,
                PlanWords::tr(
                    "Nobody makes taps on this host: virt-tap does so on the computer that it runs on only."));
            return;
        }
        // What has not answered yet answers the call.
        const bool isUnknown = m_service->state().availability == TapServiceState::Availability::Unknown;
        if (!isUnknown && !m_service->state().whatToDo().isEmpty())
            say("plan-no-taps", Severity::WillFail, m_service->state().whatToDo());
        if (m_machine.source == MachineState::Source::None) {
            say("plan-links-unknown", Severity::Unknown,
                PlanWords::tr("Whether there is a tap “%1” is not known: %2").arg(name, m_machine.reason), name);
            return;
        }
        const bool isForInterface = step.kind == Step::Kind::CreateTap
            && std::ranges::any_of(plannedInterfaces(m_plan), [&](const PlannedInterface& each) {
                   return each.interface.isOnOwnTap() && each.newTap && each.newTap->name == name;
               });
        if (isForInterface) // the checks of that say it all
            return;
        const Link* link = m_machine.linkNamed(name);
        if (step.kind == Step::Kind::CreateTap)
            compareNew(step, link);
        else
            compareOld(step, link);
        const QString bridge
            = step.kind == Step::Kind::CreateTap ? step.tap.bridge : step.change.bridge.value_or(QString());
        if (step.kind != Step::Kind::DeleteTap && !bridge.isEmpty() && !m_machine.linkNamed(bridge))
            say("plan-bridge-gone", Severity::WillFail, PlanWords::tr("There is no bridge “%1”.").arg(bridge), name);
    }

    void compareNew(const Step& step, const Link* link)
    {
        const bool goesBefore = std::ranges::any_of(m_plan.steps, [&](const Step& each) {
            return each.kind == Step::Kind::WaitForTapGone && each.tap.name == step.tap.name;
        });
        if (link && !goesBefore)
            say("plan-tap-there", Severity::WillFail,
                PlanWords::tr("There is a link named “%1” already.").arg(step.tap.name), step.tap.name);
    }

    void compareOld(const Step& step, const Link* link)
    {
        const QString& name = step.tap.name;
        if (!link) {
            say("plan-tap-gone", Severity::WillFail, PlanWords::tr("There is no tap “%1” (any more).").arg(name), name);
            return;
        }
        if (m_service->taps().isKnown() && !m_service->taps().value().contains(name))
            say("plan-tap-foreign", Severity::WillFail,
                PlanWords::tr("The tap “%1” was not made by virt-tap, which leaves it alone.").arg(name), name);
        const bool isLetGo = std::ranges::any_of(
            m_plan.steps, [](const Step& each) { return each.kind == Step::Kind::WaitForRemoval; });
        if (step.kind == Step::Kind::DeleteTap && link->isInUse().is(true) && !isLetGo)
            say("plan-tap-used", Severity::WillFail, PlanWords::tr("The tap “%1” is in use.").arg(name), name);
        if (step.kind == Step::Kind::UpdateTap)
            compareValues(step, *link);
    }

    void compareValues(const Step& step, const Link& link)
    {
        const TapChange& change = step.change;
        const Known<QString> bridge = m_machine.bridgeOf(link);
        const bool isOther = (change.mtu && link.mtu.isKnown() && !link.mtu.is(step.tap.mtu))
            || (change.isUp && link.isUp.isKnown() && !link.isUp.is(step.tap.isUp))
            || (change.bridge && bridge.isKnown() && !bridge.is(step.tap.bridge));
        if (isOther)
            say("plan-tap-changed", Severity::Risk,
                PlanWords::tr(
                    "The tap “%1” is not as it was when this plan was made: an undo would not bring it back as "
                    "it is.")
                    .arg(link.name),
                link.name);
    }

    const Plan& m_plan;
    const DomainKey m_key;
    const MachineState m_machine;
    const TapService* m_service = nullptr;
    bool m_isOpen = false;
    bool m_isReadOnly = false;
    DomainPtr m_guest;
    QList<Interface> m_live;
    QList<Interface> m_config;
    QList<Finding> m_findings;
};

std::optional<TapSpec> tapMadeFor(const Plan& plan, const Interface& interface)
{
    const auto made = std::ranges::find_if(plan.steps,
        [&](const Step& step) { return step.kind == Step::Kind::CreateTap && step.tap.name == interface.targetDev; });
    return made == plan.steps.end() ? std::nullopt : std::optional(made->tap);
}

} // namespace

QList<Finding> planDifferences(const Plan& plan, const Connections& connections)
{
    return Comparison(plan, connections).all();
}

QList<PlannedInterface> plannedInterfaces(const Plan& plan)
{
    QList<PlannedInterface> result;
    std::optional<Interface> detached;
    for (const Step& step : plan.steps) {
        if (step.kind == Step::Kind::DetachInterface) {
            const auto old = readInterface(step.xml.toUtf8());
            detached = old ? std::optional(*old) : std::nullopt;
        }
        if (!step.bringsInterface())
            continue;
        const auto interface = readInterface(step.xml.toUtf8());
        if (!interface)
            continue;
        if (const auto old = readInterface(step.previousXml.toUtf8()); !step.previousXml.isEmpty() && old)
            detached = *old;
        const auto same = std::ranges::find_if(
            result, [&](const PlannedInterface& each) { return isSameNic(each.interface, *interface); });
        if (same != result.end()) // the config and the live one of one
            same->scope = Scope::Both;
        else
            result.append({ .interface = *interface,
                .scope = step.scope,
                .replaces = detached,
                .newTap = tapMadeFor(plan, *interface) });
    }
    return result;
}

} // namespace VirtTap
