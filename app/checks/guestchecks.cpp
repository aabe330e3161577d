#include "checks/context.h"

namespace VirtTap {

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
    if (domain.hasManagedSave.is(true))
        context.add("saved-state", Severity::Risk,
            Checks::tr("%1 has a saved state: at its next start it resumes with its old interfaces, unless the saved "
                       "state is discarded.")
                .arg(context.guest()),
            "");
    else if (!domain.hasManagedSave.isKnown() && !domain.hasManagedSave.reason().isEmpty())
        context.add("saved-state-unknown", Severity::Unknown,
            Checks::tr("Whether %1 has a saved state cannot be told: %2.")
                .arg(context.guest(), domain.hasManagedSave.reason()),
            "");
}

} // namespace

QList<Finding> checkGuest(const InterfaceDraft& draft, const Facts& facts)
{
    CheckContext context(draft, facts);
    if (draft.domain.isNull())
        return {};
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
        return context.take();
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
    return context.take();
}

} // namespace VirtTap
