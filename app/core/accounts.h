#pragma once

#include <QFuture>
#include <QString>

#include <optional>
#include <sys/types.h>

namespace VirtTap {

enum class AccountKind { User, Group };

// The number of an account of this machine, by its name; nothing when there is none. Asking may take long (LDAP).
std::optional<id_t> accountId(AccountKind kind, const QString& name);
// The same in a thread of its own.
QFuture<std::optional<id_t>> findAccount(AccountKind kind, const QString& name);

} // namespace VirtTap
