#pragma once

#include "plan/interfacerequest.h"

#include <QList>

namespace VirtTap {

struct ScopeOption
{
    Scope scope = Scope::Both;
    QString whyNot; // translated; empty = possible
};

// Both, now, after next start: each possible for this guest and deed, or why not. `domain` may be null: nothing is
// known.
QList<ScopeOption> scopeOptions(const Domain* domain, const InterfaceRequest& request);

// `wanted` when it is possible, else the next best; the first one when none is.
Scope bestScope(const QList<ScopeOption>& options, Scope wanted);
bool isPossible(const QList<ScopeOption>& options, Scope scope);

QString scopeWords(Scope scope); // "now and after next start"

} // namespace VirtTap
