#pragma once

#include "core/macaddress.h"

#include <QList>
#include <QSet>
#include <QString>
#include <QStringList>
#include <QUuid>

#include <optional>

namespace VirtTap {

// What libvirt's XML of a host tells: its capabilities and its node devices.

struct HostCapabilities
{
    QUuid hostUuid; // null when it is not there
    QStringList netPrefixes; // names of interfaces that the driver generates
    QSet<QString> deprecatedMachines; // "x86_64 pc-i440fx-1.7"; "x86_64 " alone says that this architecture is known

    friend bool operator==(const HostCapabilities&, const HostCapabilities&) = default;
};

std::optional<HostCapabilities> readCapabilities(const char* xml); // nothing when it is no <capabilities>

// Of <domainCapabilities>, likewise: "x86_64 " and "x86_64 MODEL".
QSet<QString> readDeprecatedCpuModels(const char* xml);

QUuid readSysinfoUuid(const char* xml); // of <sysinfo type='smbios'>; null when it is not there

// A network device of a host as libvirt's node devices tell of it. The interface's name is the identity: libvirt's own
// name of the device and its MAC go stale when the address changes. Bridges, VLANs and bonds never appear.
struct NodeNetDevice
{
    QString interface; // "eth0"
    std::optional<MacAddress> mac; // none for links without Ethernet header
    QString linkState; // "up", "down", "unknown", ...; empty if libvirt does not say
    QString path; // in sysfs
    QString parent; // libvirt's name of the device it belongs to: "computer", "pci_0000_00_03_0"
    QStringList features; // "sg", "gso", "rx", ...
    QString capability; // of <capability type='net'>'s own <capability>: "80203", "80211" or empty

    friend bool operator==(const NodeNetDevice&, const NodeNetDevice&) = default;
};

// One <device>; nothing when it is no network device.
std::optional<NodeNetDevice> readNodeNetDevice(const char* xml);

} // namespace VirtTap
