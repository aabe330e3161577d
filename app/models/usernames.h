#pragma once

#include <QHash>
#include <QObject>
#include <QSet>

#include <functional>
#include <sys/types.h>

namespace VirtTap {

// Names of this machine's users and groups. Asking may take long (LDAP), so a thread does, and until it has answered
// the number stands in.
class UserNames : public QObject
{
    Q_OBJECT

public:
    using Lookup = std::function<QString(quint32 id)>; // called on another thread; empty when there is none

    explicit UserNames(QObject* parent = nullptr);
    UserNames(Lookup findUser, Lookup findGroup, QObject* parent = nullptr);

    QString user(uid_t uid) { return name(m_users, uid); }
    QString group(gid_t gid) { return name(m_groups, gid); }

signals:
    void resolved(); // some that were asked for

private:
    struct Names
    {
        Lookup find;
        QHash<quint32, QString> known;
        QSet<quint32> wanted; // includes those being looked up
    };

    QString name(Names& names, quint32 id);
    void lookUp();

    Names m_users;
    Names m_groups;
    bool m_isLookingUp = false;
};

} // namespace VirtTap
