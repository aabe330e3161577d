#pragma once

#include "core/macaddress.h"

#include <QList>
#include <QString>

#include <optional>

namespace VirtTap {

// One <interface> of a domain: what its XML says, with absent things empty. Names follow libvirt's domain XML format
// (https://libvirt.org/formatdomain.html#network-interfaces).
struct Interface
{
    enum class Link { Unset, Up, Down };

    QString type; // "ethernet", "bridge", "network", "user", "direct", ...
    QString source; // what <source> names for this type: a bridge, network, device, path; empty if it names nothing
    QString network; // libvirt network of <source>; live XML names it also where it shows what the network resolved to
    QString targetDev;
    std::optional<bool> managed; // of <target>; absent counts as yes
    std::optional<MacAddress> mac;
    QString model;
    QString driverName; // of <driver>: "vhost", "qemu" or empty
    int queues = 0; // of <driver>; 0 = not given
    quint32 mtu = 0; // bytes; 0 = not given
    Link link = Link::Unset;
    int bootOrder = 0; // 0 = not given
    QString alias; // "net0"; in live XML, or a user's own ua-… in config
    QString address; // e.g. "pci 0000:01:00.0"; for showing and for telling interfaces apart
    std::optional<QString> script; // path; a present but empty path is not the same as none
    std::optional<QString> downscript;
    QString filter; // of <filterref>
    QString backendTap; // of <backend tap=>: the device opened in place of /dev/net/tun
    QString backendVhost; // of <backend vhost=>: in place of /dev/vhost-net
    bool hasSourceIp = false; // <source><ip/></source>: libvirt puts it on the tap at each start
    bool hasVlan = false;
    bool hasVirtualport = false;
    bool hasBandwidth = false;

    bool isEthernet() const { return type == QLatin1StringView("ethernet"); }
    bool isManaged() const { return managed.value_or(true); } // as libvirt takes it
    // libvirt opens a tap that exists already and leaves it alone afterwards.
    bool isOnOwnTap() const { return isEthernet() && !isManaged(); }

    friend bool operator==(const Interface&, const Interface&) = default;
};

// An interface of a guest as it is now (live) and as it will be after the next start (config). Either may be missing:
// a shut-off guest has no live one, a transient guest no config one, and a change may be pending in either direction.
struct InterfacePair
{
    std::optional<Interface> live;
    std::optional<Interface> config;
    bool isPending = false; // the next start changes it: live and config differ in more than what libvirt fills in

    const Interface& shown() const { return live ? *live : *config; } // live wins; one of the two is always there

    friend bool operator==(const InterfacePair&, const InterfacePair&) = default;
};

// Pairs by MAC address and address, then by MAC alone, then by address; the order is live's, then config-only ones.
// No live ones for a guest that is not active, no config ones for one that is not persistent.
QList<InterfacePair> pairInterfaces(
    const QList<Interface>& live, const QList<Interface>& config, bool isActive, bool isPersistent);

} // namespace VirtTap
