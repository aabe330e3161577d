#pragma once

#include "core/connectionstate.h"
#include "core/error.h"
#include "core/machinestate.h"

#include <QByteArray>

namespace VirtTap {

// A connection and the machine behind it at one moment, to be looked at elsewhere: by support, or another day.
struct Snapshot
{
    QDateTime time; // when it was saved
    ConnectionState connection;
    MachineState machine;

    friend bool operator==(const Snapshot&, const Snapshot&) = default;
};

// JSON of "format": "virt-tap snapshot", "version": 1. What has no meaning elsewhere (errors, attempts) is left out,
// and so are passwords: there are none in these values.
QByteArray writeSnapshot(const Snapshot& snapshot);

// Whatever the bytes are: an Error says what is wrong and where. What is absent is unknown, or as if it were not set.
Result<Snapshot> readSnapshot(const QByteArray& json);
constexpr qsizetype mostSnapshotBytes = 256 * 1024 * 1024;

// The same with other names, MAC addresses, UUIDs and paths: the same one always becomes the same, so that guests still
// name their taps and findings stay what they are. Names that libvirt, the kernel or everybody gives (vnet3, enp3s0,
// lo, br0) stay. Which became which is in no file.
Snapshot anonymised(Snapshot snapshot);

// The scheme of the URI of an opened snapshot: snapshot:///path/of/the/file.
inline constexpr auto snapshotScheme = u"snapshot";
bool isSnapshot(const QString& uri);

} // namespace VirtTap
