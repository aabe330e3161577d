#pragma once

#include "core/domain.h"
#include "core/error.h"

#include <QDateTime>
#include <QHash>
#include <QSet>
#include <QStringList>

namespace VirtTap {

// What libvirt and the daemon behind a connection say of themselves, read once at each opening.
struct HostFacts
{
    QString hostName;
    QString driver; // virConnectGetType: "QEMU", "TEST", ...
    unsigned long libvirtVersion = 0; // of the daemon: major * 1,000,000 + minor * 1,000 + release
    unsigned long clientVersion = 0; // likewise, of the libvirt on this computer: its schema is of that version
    unsigned long hypervisorVersion = 0; // likewise
    QString machineId; // MachineState::id; connections of one machine share it
    // As QEMU there says it is going to drop them: "x86_64 pc-i440fx-1.7", architecture and machine type or CPU model.
    Known<QSet<QString>> deprecatedMachines;
    Known<QSet<QString>> deprecatedCpus; // of the host's own architecture only
    QStringList netPrefixes; // of the capabilities' <netprefix>: names that this driver generates
    bool isSession = false; // an unprivileged daemon: it can open only taps that its user may open
    bool isDemo = false; // a test driver: nothing real is behind it
    QString demoName; // what a host of the demo is called, translated; empty of others

    friend bool operator==(const HostFacts&, const HostFacts&) = default;
};

// A connection at one moment: an immutable value, cheap to copy (its containers are shared).
struct ConnectionState
{
    enum class Phase {
        Closed, // not opened, or closed by the person
        Opening,
        Loading, // open; guests are being read
        Open,
        Lost, // was open; what was known stays, with its age; retryAt says when it is tried again
        Failed, // could not be opened; likewise
    };

    QString uri; // the identity of a connection, as the person gave it
    Phase phase = Phase::Closed;
    bool isReadOnly = false;
    Error error; // for Lost and Failed: libvirt's words
    QDateTime retryAt; // invalid when no attempt is planned
    QDateTime asOf; // when the guests were last known to be right; invalid before the first load
    HostFacts host;
    Known<QSet<QString>> netFilters; // by name; read once a guest names one, as libvirt tells of no change
    QHash<QUuid, DomainPtr> domains;

    bool isUsable() const { return phase == Phase::Open || phase == Phase::Loading; }
    bool canChange() const { return isUsable() && !isReadOnly; }
    DomainPtr domain(const QUuid& uuid) const { return domains.value(uuid); } // null when there is none

    friend bool operator==(const ConnectionState&, const ConnectionState&) = default;
};

} // namespace VirtTap
