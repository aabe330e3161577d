#include "core/accounts.h"

#include <grp.h>
#include <pwd.h>
#include <thread>
#include <vector>

#include <QPromise>

namespace VirtTap {

namespace {

constexpr std::size_t startSize = 1024;
constexpr std::size_t maximumSize = 1024 * 1024; // a group with very many members

template <typename Entry, typename Get>
std::optional<id_t> findId(Get get, id_t Entry::*id)
{
    for (std::vector<char> buffer(startSize); buffer.size() <= maximumSize; buffer.resize(buffer.size() * 4)) {
        Entry entry {};
        Entry* found = nullptr;
        const int error = get(&entry, buffer.data(), buffer.size(), &found);
        if (error != ERANGE)
            return found ? std::optional(found->*id) : std::nullopt;
    }
    return std::nullopt;
}

} // namespace

std::optional<id_t> accountId(AccountKind kind, const QString& text)
{
    const QByteArray name = text.toLocal8Bit();
    if (kind == AccountKind::User)
        return findId<passwd>(
            [&](auto... arguments) { return getpwnam_r(name.constData(), arguments...); }, &passwd::pw_uid);
    return findId<group>([&](auto... arguments) { return getgrnam_r(name.constData(), arguments...); }, &group::gr_gid);
}

QFuture<std::optional<id_t>> findAccount(AccountKind kind, const QString& name)
{
    QPromise<std::optional<id_t>> promise;
    const auto future = promise.future();
    promise.start();
    std::thread([promise = std::move(promise), kind, name]() mutable {
        promise.addResult(accountId(kind, name));
        promise.finish();
    }).detach();
    return future;
}

} // namespace VirtTap
