#include "checks/interfacechecks.h"

#include "checks/context.h"

#include <algorithm>
#include <array>
#include <span>

namespace VirtTap {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array<Check, 6> all { targetNameChecks, tapChecks, macChecks, hardwareChecks, ethernetChecks,
    guestChecks };

QList<Finding> run(const InterfaceDraft& draft, const Facts& facts, std::span<const Check> checks)
{
    CheckContext context(draft, facts);
    for (const Check check : checks)
        check(context);
    return context.take();
}

// Whoever asked for it: libvirt has no event for it. What is found now stands beside it.
void checkLastStart(const Domain& guest, const InterfaceDraft& draft, const Facts& facts, QList<Finding>& findings)
{
    if (!guest.lastStartFailed || guest.isActive() || std::ranges::none_of(guest.config, &Interface::isEthernet))
        return;
    CheckContext context(draft, facts);
    const auto why = std::ranges::find_if(findings, blocks);
    context.add("start-failed", Finding::Severity::Hint,
        why == findings.end()
            ? Checks::tr("The last start of %1 failed; nothing that is checked here speaks against the next one.")
                  .arg(context.guest())
            : Checks::tr("The last start of %1 failed, and the next one will: %2", "%2 is a sentence")
                  .arg(context.guest(), why->message),
        "", { { u"now"_s, why == findings.end() ? QString() : why->id } });
    findings += context.take();
}

} // namespace

QList<Finding> checkDraft(const InterfaceDraft& draft, const Facts& facts)
{
    return run(draft, facts, all);
}

QList<Finding> checkTargetName(const InterfaceDraft& draft, const Facts& facts)
{
    return run(draft, facts, std::array<Check, 1> { targetNameChecks });
}

QList<Finding> checkTap(const InterfaceDraft& draft, const Facts& facts)
{
    return run(draft, facts, std::array<Check, 1> { tapChecks });
}

QList<Finding> checkMac(const InterfaceDraft& draft, const Facts& facts)
{
    return run(draft, facts, std::array<Check, 1> { macChecks });
}

QList<Finding> checkHardware(const InterfaceDraft& draft, const Facts& facts)
{
    return run(draft, facts, std::array<Check, 1> { hardwareChecks });
}

QList<Finding> checkEthernetLimits(const InterfaceDraft& draft, const Facts& facts)
{
    return run(draft, facts, std::array<Check, 1> { ethernetChecks });
}

QList<Finding> checkGuest(const InterfaceDraft& draft, const Facts& facts)
{
    return run(draft, facts, std::array<Check, 1> { guestChecks });
}

QList<Finding> checkGuestAsItIs(const DomainKey& key, const Facts& facts)
{
    const ConnectionState* connection = facts.connection(key.uri);
    const DomainPtr domain = connection ? connection->domain(key.uuid) : DomainPtr();
    if (!domain)
        return {};
    QList<Finding> findings;
    const auto take = [&](const InterfaceDraft& draft, std::span<const Check> checks) {
        for (const Finding& finding : run(draft, facts, checks)) {
            const auto isSame = [&](const Finding& other) { return identityOf(other) == identityOf(finding); };
            if (std::ranges::none_of(findings, isSame))
                findings.append(finding);
        }
    };
    InterfaceDraft draft;
    draft.domain = key;
    draft.scope = Scope::AfterNextStart;
    draft.of = InterfaceDraft::Of::Config;
    take(draft, std::array<Check, 1> { guestChecks });
    const auto look = [&](const QList<Interface>& interfaces) {
        for (const Interface& interface : interfaces) {
            draft.replaces = interface;
            draft.interface = interface;
            take(draft, std::span(all).first(all.size() - 1));
        }
    };
    if (domain->isPersistent)
        look(domain->config);
    draft.of = InterfaceDraft::Of::Live;
    draft.scope = Scope::Now;
    if (domain->isActive())
        look(domain->live);
    std::ranges::stable_sort(findings, isWorse, &Finding::severity);
    draft.replaces.reset();
    draft.interface = {};
    checkLastStart(*domain, draft, facts, findings);
    std::ranges::stable_sort(findings, isWorse, &Finding::severity);
    findings.squeeze(); // they are kept, of thousands of guests
    return findings;
}

} // namespace VirtTap
