#include "plan/plan.h"

#include "plan/planwords.h"
#include "xml/interfacexml.h"

#include <algorithm>

namespace VirtTap {

namespace {

Error invalid(const QString& message)
{
    return { .kind = Error::Kind::Invalid, .message = message, .detail = {} };
}

// What of the guest is changed: its running self, its config or both.
struct Reach
{
    bool live = false;
    bool config = false;

    Scope scope() const { return live && config ? Scope::Both : live ? Scope::Now : Scope::AfterNextStart; }
};

Result<Reach> reach(Scope scope, const QString& guest, bool isActive, bool isPersistent)
{
    if (!isActive && !isPersistent)
        return std::unexpected(invalid(PlanWords::tr("Nothing is known of the guest “%1”.").arg(guest)));
    if (scope == Scope::Now && !isActive)
        return std::unexpected(invalid(
            PlanWords::tr("“%1” is off: nothing can be changed in it now, only after its next start.").arg(guest)));
    if (scope == Scope::AfterNextStart && !isPersistent)
        return std::unexpected(invalid(
            PlanWords::tr("“%1” is transient: it has no config, so that it can be changed only now.").arg(guest)));
    return Reach { .live = scope != Scope::AfterNextStart && isActive, .config = scope != Scope::Now && isPersistent };
}

// Collects the steps for one guest.
class Steps
{
public:
    Steps(const DomainKey& domain, const QString& name)
        : m_domain(domain)
        , m_name(name)
    {
    }

    void add(Step::Kind kind, Scope scope, const QString& xml = {}, const QString& previousXml = {})
    {
        m_steps.append({ .kind = kind,
            .domain = m_domain,
            .domainName = m_name,
            .scope = scope,
            .xml = xml,
            .previousXml = previousXml,
            .alias = {} });
    }

    void detachLive(Scope scope, const QString& xml, const QString& alias)
    {
        add(Step::Kind::DetachInterface, scope, xml);
        add(Step::Kind::WaitForRemoval, Scope::Now);
        m_steps.last().alias = alias;
    }

    void shutDown()
    {
        add(Step::Kind::ShutDownGuest, Scope::Now);
        add(Step::Kind::WaitForGuestOff, Scope::Now);
    }

    // First of all, as a person may be asked about it; but where libvirt has a tap of that name for the interface that
    // is replaced, when that is gone.
    void createTap(const TapSpec& tap, const QString& opener, bool isTakenNow)
    {
        Step step { .kind = Step::Kind::CreateTap,
            .domain = m_domain,
            .domainName = m_name,
            .scope = Scope::Both,
            .xml = {},
            .previousXml = {},
            .alias = {},
            .tap = tap,
            .change = {},
            .opener = opener };
        const auto wait = std::ranges::find_if(m_steps, [](const Step& each) {
            return each.kind == Step::Kind::WaitForRemoval || each.kind == Step::Kind::WaitForGuestOff;
        });
        if (!isTakenNow || wait == m_steps.end()) {
            m_steps.prepend(step);
            return;
        }
        const qsizetype at = std::distance(m_steps.begin(), wait) + 1;
        m_steps.insert(at, step);
        step.kind = Step::Kind::WaitForTapGone;
        m_steps.insert(at, step);
    }

    const QList<Step>& steps() const { return m_steps; }

private:
    DomainKey m_domain;
    QString m_name;
    QList<Step> m_steps;
};

// What the person left open stays as it was.
Interface completed(Interface wanted, const Interface& old)
{
    if (!wanted.mac)
        wanted.mac = old.mac;
    if (wanted.model.isEmpty())
        wanted.model = old.model;
    if (wanted.bootOrder == 0)
        wanted.bootOrder = old.bootOrder;
    wanted.alias = old.alias;
    wanted.address = old.address;
    return wanted;
}

Result<void> replaceConfig(
    Steps& steps, const InterfacePair& pair, const Interface& request, const QByteArray& configXml)
{
    if (!pair.config) { // it came while the guest ran and was not to last
        steps.add(Step::Kind::AttachInterface, Scope::AfterNextStart, writeInterface(completed(request, *pair.live)));
        return {};
    }
    const Interface wanted = completed(request, *pair.config);
    const auto before = extractInterface(configXml, *pair.config);
    if (!before)
        return std::unexpected(before.error());
    const auto after = rewriteInterface(configXml, *pair.config, wanted);
    if (!after)
        return std::unexpected(after.error());
    // libvirt finds what it is to update by its MAC address. Taken out and added anew it would lose its place.
    const auto kind = wanted.mac == pair.config->mac ? Step::Kind::UpdateInterface : Step::Kind::DefineGuest;
    steps.add(kind, Scope::AfterNextStart, after.value(), before.value());
    return {};
}

Result<void> replaceLive(Steps& steps, const InterfacePair& pair, const Interface& request, const QByteArray& liveXml)
{
    if (!pair.live) {
        Interface wanted = completed(request, *pair.config);
        wanted.address.clear(); // of the config: something else may be there now
        steps.add(Step::Kind::AttachInterface, Scope::Now, writeInterface(wanted));
        return {};
    }
    const auto before = extractInterface(liveXml, *pair.live);
    if (!before)
        return std::unexpected(before.error());
    const auto after = rewriteInterface(liveXml, *pair.live, completed(request, *pair.live));
    if (!after)
        return std::unexpected(after.error());
    steps.detachLive(Scope::Now, before.value(), pair.live->alias);
    steps.add(Step::Kind::AttachInterface, Scope::Now, after.value());
    return {};
}

Result<void> replace(Steps& steps, const InterfaceRequest& request, const Reach& where, const QByteArray& configXml,
    const QByteArray& liveXml)
{
    if (!request.replaces || (!request.replaces->live && !request.replaces->config))
        return std::unexpected(invalid(PlanWords::tr("It is not said which interface is to be replaced.")));
    // Config first: only that can be undone for certain.
    if (where.config) {
        if (auto done = replaceConfig(steps, *request.replaces, request.interface, configXml); !done)
            return done;
    }
    if (where.live)
        return replaceLive(steps, *request.replaces, request.interface, liveXml);
    return {};
}

QString titleOf(const InterfaceRequest& request)
{
    if (request.newTap && request.deed != InterfaceRequest::Deed::WriteXml)
        return PlanWords::tr("Create the tap “%2” and attach “%1” to it")
            .arg(request.domainName, request.interface.targetDev);
    switch (request.deed) {
    case InterfaceRequest::Deed::Replace:
        return PlanWords::tr("Replace an interface of “%1” by one on “%2”")
            .arg(request.domainName, request.interface.targetDev);
    case InterfaceRequest::Deed::Add:
        return PlanWords::tr("Give “%1” an interface on “%2”").arg(request.domainName, request.interface.targetDev);
    case InterfaceRequest::Deed::WriteXml:
        break;
    }
    return PlanWords::tr("Write the XML of an interface on “%1”").arg(request.interface.targetDev);
}

} // namespace

Result<Plan> planInterface(const InterfaceRequest& request, const QByteArray& configXml, const QByteArray& liveXml)
{
    Plan plan { .title = titleOf(request), .steps = {}, .configXml = QString::fromUtf8(configXml) };
    if (request.deed == InterfaceRequest::Deed::WriteXml)
        return plan;

    const bool isShutDown = request.shutDownFirst && !liveXml.isEmpty();
    const auto where = reach(isShutDown ? Scope::AfterNextStart : request.scope, request.domainName, !liveXml.isEmpty(),
        !configXml.isEmpty());
    if (!where)
        return std::unexpected(where.error());
    Steps steps(request.domain, request.domainName);
    if (isShutDown)
        steps.shutDown();
    if (request.deed == InterfaceRequest::Deed::Add) {
        steps.add(Step::Kind::AttachInterface, where->scope(), writeInterface(request.interface));
    } else if (const auto done = replace(steps, request, *where, configXml, liveXml); !done) {
        return std::unexpected(done.error());
    }
    if (request.newTap) {
        const bool isTakenNow = request.replaces && request.replaces->live
            && request.replaces->live->targetDev == request.interface.targetDev;
        steps.createTap(
            tapFor(request.interface, *request.newTap, request.domainName), request.newTap->opener, isTakenNow);
    }
    // As late as can be: it cannot be undone.
    if (request.discardSavedState)
        steps.add(Step::Kind::DiscardSavedState, Scope::AfterNextStart);
    if (isShutDown || (request.startAfterwards && liveXml.isEmpty()))
        steps.add(Step::Kind::StartGuest, Scope::Now);
    plan.steps = steps.steps();
    return plan;
}

Result<Plan> planDetach(const DomainKey& domain, const QString& domainName, const InterfacePair& pair, Scope scope,
    const QByteArray& configXml, const QByteArray& liveXml)
{
    const auto where = reach(scope, domainName, !liveXml.isEmpty(), !configXml.isEmpty());
    if (!where)
        return std::unexpected(where.error());
    const bool isLive = where->live && pair.live;
    const bool isConfig = where->config && pair.config;
    if (!isLive && !isConfig)
        return std::unexpected(invalid(PlanWords::tr("“%1” has no such interface there.").arg(domainName)));

    const auto config = isConfig ? extractInterface(configXml, *pair.config) : Result<QString>();
    if (!config)
        return std::unexpected(config.error());
    const auto live = isLive ? extractInterface(liveXml, *pair.live) : Result<QString>();
    if (!live)
        return std::unexpected(live.error());

    Steps steps(domain, domainName);
    if (isLive && isConfig && !pair.isPending) {
        steps.detachLive(Scope::Both, config.value(), pair.live->alias);
    } else { // two that differ each need their own words, or undoing it would not put back what was there
        if (isConfig)
            steps.add(Step::Kind::DetachInterface, Scope::AfterNextStart, config.value());
        if (isLive)
            steps.detachLive(Scope::Now, live.value(), pair.live->alias);
    }
    return Plan { .title = PlanWords::tr("Detach an interface of “%1”").arg(domainName),
        .steps = steps.steps(),
        .configXml = QString::fromUtf8(configXml) };
}

} // namespace VirtTap
