#pragma once

#include "core/connection.h"
#include "virt/hostconnection.h"

namespace VirtTap {

// The verbs on a guest; each blocks until libvirt has answered.
Result<void> startDomain(HostConnection& connection, const QUuid& uuid);
Result<void> shutDownDomain(HostConnection& connection, const QUuid& uuid);
Result<void> destroyDomain(HostConnection& connection, const QUuid& uuid);
Result<void> removeManagedSave(HostConnection& connection, const QUuid& uuid);

enum class DeviceDeed { Attach, Update, Detach };

// virDomain*DeviceFlags; a driver that has no such call gets its config defined anew, with the guest's secrets kept.
Result<void> changeInterface(HostConnection& connection, const QUuid& uuid, DeviceDeed deed, const QByteArray& xml,
    Scope scope, Connection::Check check);

// Defines the config anew, with one interface in the place of another.
Result<void> redefineDomain(HostConnection& connection, const QUuid& uuid, const QByteArray& previousXml,
    const QByteArray& xml, Connection::Check check);

} // namespace VirtTap
