#pragma once

#include "core/link.h"

#include <QDateTime>
#include <QHash>
#include <QString>

namespace VirtTap {

// The links of a machine at one moment: an immutable value, cheap to copy. System and session connections of one
// machine share it.
struct MachineState
{
    enum class Source {
        None, // nothing can be told; the reason says why
        Kernel, // rtnetlink, live
        Libvirt, // node devices: names, MACs and link state only
        Demo,
    };

    QString id; // HostFacts::machineId: the host UUID, or one made up where libvirt has none
    QString name; // host name, for showing
    Source source = Source::None;
    QString reason; // translated: why the source is not the kernel; empty when it is
    bool isBeingRead = false; // for the first time: more is to come
    QDateTime asOf;
    QHash<int, Link> links; // by Link::id

    const Link* link(int wanted) const; // nullptr when there is none; valid as long as this snapshot
    const Link* linkNamed(QStringView wanted) const; // by name or alternative name
    // The bridge or switch a link is a port of: its name, empty for none, unknown where it cannot be told.
    Known<QString> bridgeOf(const Link& link) const;

    friend bool operator==(const MachineState&, const MachineState&) = default;
};

} // namespace VirtTap
