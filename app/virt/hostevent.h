#pragma once

#include <QString>
#include <QUuid>

namespace VirtTap {

// What libvirt called back with, copied out.
struct HostEvent
{
    enum class Kind {
        Lifecycle,
        DeviceAdded,
        DeviceRemoved,
        DeviceRemovalFailed,
        MetadataChanged,
        NodeDevicesChanged,
        ConnectionClosed,
    };
    enum class Lifecycle { Other, Defined, Undefined, Started, Suspended, Resumed, Stopped, ShuttingDown, Crashed };

    Kind kind = Kind::Lifecycle;
    Lifecycle lifecycle = Lifecycle::Other;
    QUuid domain; // null for those of the host
    QString name; // of the domain
    QString text; // the alias of a device; of ConnectionClosed the reason, translated

    friend bool operator==(const HostEvent&, const HostEvent&) = default;
};

} // namespace VirtTap
