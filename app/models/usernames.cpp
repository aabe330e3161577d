#include "models/usernames.h"
#include "core/deliver.h"

#include <grp.h>
#include <pwd.h>
#include <thread>
#include <vector>

#include <QPromise>
#include <QTimer>

namespace VirtTap {

namespace {

constexpr std::size_t startSize = 1024;
constexpr std::size_t maximumSize = 1024 * 1024; // a group with very many members

template <typename Entry, typename Get>
QString findName(Get get, char* Entry::*name)
{
    for (std::vector<char> buffer(startSize); buffer.size() <= maximumSize; buffer.resize(buffer.size() * 4)) {
        Entry entry {};
        Entry* found = nullptr;
        const int error = get(&entry, buffer.data(), buffer.size(), &found);
        if (error != ERANGE)
            return found ? QString::fromLocal8Bit(found->*name) : QString();
    }
    return {};
}

QString findUser(quint32 uid)
{
    return findName<passwd>([uid](auto... arguments) { return getpwuid_r(uid, arguments...); }, &passwd::pw_name);
}

QString findGroup(quint32 gid)
{
    return findName<group>([gid](auto... arguments) { return getgrgid_r(gid, arguments...); }, &group::gr_name);
}

struct Answer
{
    QHash<quint32, QString> users;
    QHash<quint32, QString> groups;
};

QHash<quint32, QString> findAll(const UserNames::Lookup& find, const QSet<quint32>& ids)
{
    QHash<quint32, QString> names;
    for (const quint32 id : ids)
        names.insert(id, find(id));
    return names;
}

} // namespace

UserNames::UserNames(QObject* parent)
    : UserNames(findUser, findGroup, parent)
{
}

UserNames::UserNames(Lookup findUser, Lookup findGroup, QObject* parent)
    : QObject(parent)
    , m_users { .find = std::move(findUser), .known = {}, .wanted = {} }
    , m_groups { .find = std::move(findGroup), .known = {}, .wanted = {} }
{
}

QString UserNames::name(Names& names, quint32 id)
{
    if (const auto found = names.known.constFind(id); found != names.known.constEnd())
        return found->isEmpty() ? QString::number(id) : *found;
    if (!names.wanted.contains(id)) {
        names.wanted.insert(id);
        if (!m_isLookingUp) {
            m_isLookingUp = true;
            QTimer::singleShot(0, this, &UserNames::lookUp); // all that one paint asks for go together
        }
    }
    return QString::number(id);
}

// A thread of its own, not a pool's: pools wait for their work at exit, and this may hang as long as the network does.
void UserNames::lookUp()
{
    QPromise<Answer> promise;
    const QFuture<Answer> future = promise.future();
    promise.start();
    std::thread([promise = std::move(promise), findUser = m_users.find, findGroup = m_groups.find,
                    users = m_users.wanted, groups = m_groups.wanted]() mutable {
        promise.addResult(Answer { .users = findAll(findUser, users), .groups = findAll(findGroup, groups) });
        promise.finish();
    }).detach();

    deliver(future, this, [this](const Answer& answer) {
        const auto take = [](Names& names, const QHash<quint32, QString>& found) {
            names.known.insert(found);
            names.wanted -= QSet<quint32>(found.keyBegin(), found.keyEnd());
        };
        take(m_users, answer.users);
        take(m_groups, answer.groups);
        m_isLookingUp = !m_users.wanted.isEmpty() || !m_groups.wanted.isEmpty();
        if (m_isLookingUp)
            lookUp();
        emit resolved();
    });
}

} // namespace VirtTap
