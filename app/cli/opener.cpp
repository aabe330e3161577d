#include "cli/opener.h"

#include "cli/cliwords.h"
#include "cli/doing.h"
#include "cli/options.h"
#include "core/accounts.h"
#include "core/workers.h"

#include <QtConcurrent>

namespace VirtTap {

namespace {

std::optional<id_t> numberOf(const QString& name, bool isUser)
{
    bool isNumber = false;
    const id_t number = name.toUInt(&isNumber);
    if (isNumber)
        return number != id_t(-1) ? std::optional(number) : std::nullopt; // -1 stands for nobody
    return accountId(isUser ? AccountKind::User : AccountKind::Group, name);
}

Result<NewTap> lookUp(NewTap tap, const QString& user, const QString& group)
{
    const bool isUser = group.isEmpty();
    const QString& name = isUser ? user : group;
    const std::optional<id_t> number = numberOf(name, isUser);
    if (!number)
        return std::unexpected(refused(isUser ? CliWords::tr("There is no user “%1” on this computer.").arg(name)
                                              : CliWords::tr("There is no group “%1” on this computer.").arg(name)));
    (isUser ? tap.owner : tap.group) = number;
    tap.opener = name;
    return tap;
}

Result<NewTap> withDefaultOpener(NewTap tap, const Facts& facts, const QString& uri)
{
    const ConnectionState* state = facts.connection(uri);
    if (!state || !state->host.isSession) { // libvirtd opens it
        tap.owner = 0;
        tap.opener = QStringLiteral("root");
        return tap;
    }
    const Known<SessionUser> user = facts.sessionUser(uri);
    if (!user.isKnown())
        return std::unexpected(
            refused(CliWords::tr("--user is needed: whom the guests of %1 run as is not known here.").arg(uri)));
    tap.owner = user.value().uid;
    tap.opener = user.value().name.isEmpty() ? QString::number(user.value().uid) : user.value().name;
    return tap;
}

} // namespace

QFuture<Result<NewTap>> newTapOf(const Options& options, const Facts& facts, const QString& uri)
{
    NewTap tap;
    tap.bridge = options.bridge.value_or(QString());
    tap.isRestored = options.isRestored.value_or(false);
    const bool isNamed = !options.user.isEmpty() || !options.group.isEmpty();
    return QtConcurrent::run(&workers(), [tap, facts, uri, isNamed, user = options.user, group = options.group] {
        return isNamed ? lookUp(tap, user, group) : withDefaultOpener(tap, facts, uri);
    });
}

} // namespace VirtTap
