#pragma once

#include "core/known.h"

namespace VirtTap {

// What of a host decides whether guests start, besides their taps.
struct HostEnvironment
{
    Known<bool> hasVhostNet; // /dev/vhost-net
    Known<bool> hasUdev;
    Known<bool> confinesLibvirt; // AppArmor is on and has a profile for libvirtd
    Known<bool> filtersBridged; // br_netfilter sends bridged frames through iptables

    friend bool operator==(const HostEnvironment&, const HostEnvironment&) = default;
};

// A file that a guest's XML names.
struct HostFile
{
    bool exists = false;
    bool isExecutable = false; // by anybody

    friend bool operator==(const HostFile&, const HostFile&) = default;
};

} // namespace VirtTap
