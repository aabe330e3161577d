#pragma once

#include "core/connectionstate.h"
#include "core/hostenvironment.h"
#include "core/machinestate.h"
#include "core/tapservice.h"

#include <sys/types.h>

namespace VirtTap {

class Connections;
class FactIndex;

// The user that a session daemon runs as.
struct SessionUser
{
    uid_t uid = 0;
    QString name;
    QList<gid_t> groups; // the effective one included

    friend bool operator==(const SessionUser&, const SessionUser&) = default;
};

// All that checks look at: every connection that is known here and the machine the draft is for. Values only.
struct Facts
{
    QList<ConnectionState> connections;
    QList<MachineState> machines; // by ConnectionState::host.machineId
    QHash<QString, Known<SessionUser>> sessionUsers; // by the URI of session connections

    // Of those machines that are looked at closely, by MachineState::id.
    QHash<QString, Known<ManagedTaps>> managedTaps;
    QHash<QString, TapServiceState> tapServices;
    QHash<QString, HostEnvironment> environments;
    QHash<QString, Known<HostFile>> files; // of this computer, by path: those that guests name
    const FactIndex* index = nullptr; // of the above; outlives this. Without it everything is searched

    const ConnectionState* connection(const QString& uri) const;
    MachineState machineOf(const QString& uri) const; // Source::None when it is not known
    const Link* linkNamed(const MachineState& machine, const QString& name) const;
    QList<const Link*> uplinksOf(const MachineState& machine, int bridge) const; // its ports that are no taps
    const Link* bridgedTap(const MachineState& machine) const; // any that is a port of a bridge; may be null
    const Link* onlyBridgeOfTaps(const MachineState& machine) const; // a Linux bridge, if no tap is on another one
    // By their id, but for that one.
    QList<const Link*> linksOfMac(const MachineState& machine, const MacAddress& mac, int except = 0) const;
    bool hasRunningOwnTap(const ConnectionState& connection) const;
    Known<SessionUser> sessionUser(const QString& uri) const;
};

// The user whom a tap has to belong to for guests of this connection; empty: root. “$USER” where that is not known.
QString tapOwner(const Facts& facts, const QString& uri);

SessionUser currentUser(); // of this process

// As things are now. A session connection of this machine runs as our user; of another one's user nothing is known.
Facts gatherFacts(const Connections& connections);

} // namespace VirtTap
