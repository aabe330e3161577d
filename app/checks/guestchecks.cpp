#include "checks/context.h"

#include <algorithm>

namespace VirtTap {

using namespace Qt::StringLiterals;
using Severity = Finding::Severity;

namespace {

void checkScope(CheckContext& context, const Domain& domain)
{
    const Scope scope = context.m_draft.scope;
    if (scope == Scope::Now && !domain.isActive())
        context.add("scope-not-running", Severity::WillFail,
            Checks::tr("%1 is off: nothing can be changed in it now, only after its next start.").arg(context.guest()),
            "");
    if (scope == Scope::AfterNextStart && !domain.isPersistent)
        context.add("scope-transient", Severity::WillFail,
            Checks::tr("%1 is transient: it has no config, so that it can be changed only now.").arg(context.guest()),
            "");
}

void checkSavedState(CheckContext& context, const Domain& domain)
{
    if (context.m_draft.scope == Scope::Now)
        return;
    if (domain.hasManagedSave.is(true)) {
        context.add("saved-state", Severity::Risk,
            Checks::tr("%1 has a saved state: at its next start it resumes with its old interfaces, unless the saved "
                       "state is discarded.")
                .arg(context.guest()),
            "", { { u"managed_save"_s, u"yes"_s } });
        context.offer("discard-saved-state");
    }
    if (!domain.hasManagedSave.isKnown() && !domain.hasManagedSave.reason().isEmpty())
        context.add("saved-state-unknown", Severity::Unknown,
            Checks::tr("Whether %1 has a saved state cannot be told: %2.")
                .arg(context.guest(), domain.hasManagedSave.reason()),
            "");
}

void guestAsItIs(CheckContext& context, const Domain& domain)
{
    if (!domain.isRead && !domain.problem.isEmpty())
        context.add("guest-not-read", Severity::Unknown,
            Checks::tr("What interfaces %1 has is not known: %2.").arg(context.guest(), domain.problem), "");
    // It masks the config, and so matters where something of the config is about taps.
    if (std::ranges::any_of(domain.config, &Interface::isEthernet))
        checkSavedState(context, domain);
}

} // namespace

void guestChecks(CheckContext& context)
{
    if (context.m_draft.domain.isNull())
        return;
    if (!context.isDraft()) {
        if (context.m_domain)
            guestAsItIs(context, *context.m_domain);
        return;
    }
    const ConnectionState* connection = context.m_connection;
    if (connection && connection->isReadOnly)
        context.add("connection-read-only", Severity::WillFail,
            Checks::tr("This connection is read-only, so that %1 cannot be changed; the XML can still be saved.")
                .arg(context.guest()),
            "");
    else if (!connection || !connection->isUsable())
        context.add("connection-closed", Severity::WillFail,
            Checks::tr("The connection of %1 is not open.").arg(context.guest()), "");
    if (!context.m_domain) {
        context.add("guest-gone", Severity::WillFail, Checks::tr("The guest is no longer there."), "");
        return;
    }
    if (!context.m_domain->isRead)
        context.add("guest-not-read", Severity::Unknown,
            Checks::tr("What interfaces %1 has is not known: %2.")
                .arg(context.guest(),
                    context.m_domain->problem.isEmpty() ? Checks::tr("it has not been read yet")
                                                        : context.m_domain->problem),
            "");
    checkScope(context, *context.m_domain);
    checkSavedState(context, *context.m_domain);
}

} // namespace VirtTap
