#pragma once

#include "core/connectionstate.h"

#include <QHash>
#include <QSet>

#include <sys/types.h>

namespace VirtTap {

struct Link;

// A guest's interface that uses or names a tap.
struct TapUser
{
    DomainKey domain;
    QString domainName;
    Interface interface; // as it is now, or as the config has it
    bool isLive = false; // it has the tap now
    bool isConfig = false; // it will have it after the next start

    friend bool operator==(const TapUser&, const TapUser&) = default;
};

// Whether a guest that is not seen from here may use the tap: one of another user's session, or one of the system's
// daemon where no connection to that is open. Such a tap is never called unused.
bool mayHaveUnseenUsers(const Link& link, uid_t self, bool isSystemSeen);

// Who names which target dev, over all connections of a machine. Fed with snapshots; a change costs what it touches.
class TapUses
{
public:
    // Returns the target devs whose users changed. `domains` as in Connection::changed(); the first call for a
    // connection, and one after its machine became another, reads all guests.
    QSet<QString> apply(const ConnectionState& state, const QSet<QUuid>& domains);
    QSet<QString> remove(const QString& uri);

    QString machineOf(const QString& uri) const { return m_connections.value(uri).machineId; }
    QList<TapUser> users(const QString& machineId, const QString& targetDev) const; // by guest's name
    QList<TapUser> users(const QString& machineId, const Link& link) const; // alternative names count too

private:
    struct Uses // of one connection
    {
        QString machineId;
        QHash<QUuid, DomainPtr> domains; // those that name any
        QMultiHash<QString, QUuid> byName;
    };

    static void update(Uses& uses, const QUuid& uuid, const DomainPtr& domain, QSet<QString>& touched);
    void collect(const QString& machineId, const QString& targetDev, QList<TapUser>& users) const;

    QHash<QString, Uses> m_connections;
};

} // namespace VirtTap
