#pragma once

#include "core/known.h"

#include <QSet>
#include <QString>
#include <QStringList>

using virConnect = struct _virConnect;

namespace VirtTap {

// What the daemon behind a connection says of itself and its host.
struct HostReport
{
    QString hostName;
    QString driver; // virConnectGetType
    unsigned long libvirtVersion = 0;
    unsigned long clientVersion = 0; // of the libvirt that this program is linked to
    unsigned long hypervisorVersion = 0;
    QString hostUuid; // empty where libvirt has none
    QStringList netPrefixes;
    Known<QSet<QString>> deprecatedMachines {}; // as in HostFacts
    Known<QSet<QString>> deprecatedCpus {};

    friend bool operator==(const HostReport&, const HostReport&) = default;
};

// Blocks for six round trips. What the driver does not tell stays empty.
HostReport readHostReport(virConnect* connection);

// The names of its network filters. Blocks for a round trip.
Known<QSet<QString>> readNetFilters(virConnect* connection);

} // namespace VirtTap
