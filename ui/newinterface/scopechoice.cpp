#include "ui/newinterface/scopechoice.h"

#include <QCoreApplication>

#include <algorithm>

namespace VirtTap {

namespace {

struct ScopeText
{
    Q_DECLARE_TR_FUNCTIONS(VirtTap::ScopeChoice)
};

QString whyNotNow(const Domain* domain)
{
    if (!domain)
        return ScopeText::tr("Nothing is known of this guest.");
    return domain->isActive() ? QString() : ScopeText::tr("“%1” is off: there is no now to change.").arg(domain->name);
}

QString whyNotConfig(const Domain* domain)
{
    if (!domain)
        return ScopeText::tr("Nothing is known of this guest.");
    return domain->isPersistent
        ? QString()
        : ScopeText::tr("“%1” is transient: it has no config and no next start.").arg(domain->name);
}

} // namespace

QList<ScopeOption> scopeOptions(const Domain* domain, const InterfaceRequest& request)
{
    QString now = whyNotNow(domain);
    QString config = whyNotConfig(domain);
    if (request.deed == InterfaceRequest::Deed::Replace && request.replaces) {
        if (now.isEmpty() && !request.replaces->live)
            now = ScopeText::tr("This interface is only in the config; the running guest does not have it.");
        if (config.isEmpty() && !request.replaces->config)
            config = ScopeText::tr("Only the running guest has this interface; it is not in the config.");
    }
    return { { Scope::Both, now.isEmpty() ? config : now }, { Scope::Now, now }, { Scope::AfterNextStart, config } };
}

bool isPossible(const QList<ScopeOption>& options, Scope scope)
{
    return std::ranges::any_of(
        options, [&](const ScopeOption& option) { return option.scope == scope && option.whyNot.isEmpty(); });
}

Scope bestScope(const QList<ScopeOption>& options, Scope wanted)
{
    if (isPossible(options, wanted))
        return wanted;
    for (const ScopeOption& option : options) {
        if (option.whyNot.isEmpty())
            return option.scope;
    }
    return wanted;
}

QString scopeWords(Scope scope)
{
    switch (scope) {
    case Scope::Now:
        return ScopeText::tr("now");
    case Scope::AfterNextStart:
        return ScopeText::tr("after next start");
    case Scope::Both:
        break;
    }
    return ScopeText::tr("now and after next start");
}

} // namespace VirtTap
