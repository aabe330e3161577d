#include "cli/opener.h"

#include "cli/cliwords.h"
#include "cli/options.h"

#include <QtConcurrent>

#include <grp.h>
#include <pwd.h>
#include <vector>

namespace VirtTap {

namespace {

constexpr std::size_t entryBytes = 65'536;

Error refused(const QString& message)
{
    return { .kind = Error::Kind::Invalid, .message = message, .detail = {} };
}

std::optional<id_t> numberOf(const QString& name, bool isUser)
{
    bool isNumber = false;
    const id_t number = name.toUInt(&isNumber);
    if (isNumber)
        return number != id_t(-1) ? std::optional(number) : std::nullopt; // -1 stands for nobody
    std::vector<char> buffer(entryBytes);
    const QByteArray word = name.toLocal8Bit();
    if (isUser) {
        passwd entry {};
        passwd* found = nullptr;
        ::getpwnam_r(word.constData(), &entry, buffer.data(), buffer.size(), &found);
        return found ? std::optional(found->pw_uid) : std::nullopt;
    }
    group entry {};
    group* found = nullptr;
    ::getgrnam_r(word.constData(), &entry, buffer.data(), buffer.size(), &found);
    return found ? std::optional(found->gr_gid) : std::nullopt;
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
    return QtConcurrent::run([tap, facts, uri, isNamed, user = options.user, group = options.group] {
        return isNamed ? lookUp(tap, user, group) : withDefaultOpener(tap, facts, uri);
    });
}

} // namespace VirtTap
