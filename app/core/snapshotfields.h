#pragma once

#include "core/connectionstate.h"
#include "core/machinestate.h"

#include <array>
#include <string_view>

// What of a value is in a snapshot, once for writing, reading and masking: a visitor gets key, field and kind of name.
namespace VirtTap::SnapshotFields {

enum class As {
    Plain,
    Guest, // a guest's name, and so on
    Host,
    Path,
    Link, // of a tap, a bridge, a network
    Words, // somebody's sentence, in which anything may be named
};

template <typename E>
inline constexpr std::array<std::string_view, 0> words {}; // of its enumerators, in their order
template <>
inline constexpr std::array<std::string_view, 7> words<Domain::State> { "unknown", "running", "paused", "shutting-down",
    "shut-off", "crashed", "suspended" };
template <>
inline constexpr std::array<std::string_view, 3> words<Interface::Link> { "unset", "up", "down" };
template <>
inline constexpr std::array<std::string_view, 6> words<TaintCause::Condition> { "always", "system-daemon", "cd-drive",
    "deprecated-machine", "deprecated-cpu", "restore" };
template <>
inline constexpr std::array<std::string_view, 15> words<TaintFlag> { "unknown", "custom-argv", "custom-monitor",
    "high-privileges", "shell-scripts", "disk-probing", "external-launch", "host-cpu", "hook-script",
    "cdrom-passthrough", "custom-dtb", "custom-ga-command", "custom-hypervisor-feature", "deprecated-config",
    "custom-device" };
template <>
inline constexpr std::array<std::string_view, 4> words<MachineState::Source> { "none", "kernel", "libvirt", "demo" };

template <typename V>
void fields(V& v, Interface& i)
{
    v("type", i.type);
    v("source", i.source, As::Link);
    v("network", i.network, As::Link);
    v("target", i.targetDev, As::Link);
    v("managed", i.managed);
    v("mac", i.mac);
    v("model", i.model);
    v("driver", i.driverName);
    v("queues", i.queues);
    v("mtu", i.mtu);
    v("link", i.link);
    v("boot_order", i.bootOrder);
    v("alias", i.alias);
    v("address", i.address);
    v("script", i.script, As::Path);
    v("downscript", i.downscript, As::Path);
    v("filter", i.filter, As::Link);
    v("backend_tap", i.backendTap, As::Path);
    v("backend_vhost", i.backendVhost, As::Path);
    v("source_ip", i.hasSourceIp);
    v("vlan", i.hasVlan);
    v("virtualport", i.hasVirtualport);
    v("bandwidth", i.hasBandwidth);
}

template <typename V>
void fields(V& v, TaintCause& c)
{
    v("flag", c.flag);
    v("condition", c.condition);
    v("element", c.element);
    v("device", c.device);
    v("value", c.value, As::Path);
    v("line", c.line);
    v("last_line", c.lastLine);
}

template <typename V>
void fields(V& v, Domain& d)
{
    v("uuid", d.uuid);
    v("name", d.name, As::Guest);
    v("state", d.state);
    v("persistent", d.isPersistent);
    v("autostart", d.autostart);
    v("managed_save", d.hasManagedSave);
    v("read", d.isRead);
    v("problem", d.problem, As::Words);
    v("live", d.live);
    v("config", d.config);
    v("type", d.type);
    v("taints", d.taints);
    v("taint_flags", d.taintFlags);
    v("deprecations", d.deprecations);
    v("live_causes", d.liveCauses);
    v("config_causes", d.configCauses);
    v("saved_causes", d.savedCauses);
    v("last_start_failed", d.lastStartFailed);
}

template <typename V>
void fields(V& v, HostFacts& h)
{
    v("name", h.hostName, As::Host);
    v("driver", h.driver);
    v("libvirt", h.libvirtVersion);
    v("client", h.clientVersion);
    v("hypervisor", h.hypervisorVersion);
    v("deprecated_machines", h.deprecatedMachines);
    v("deprecated_cpus", h.deprecatedCpus);
    v("net_prefixes", h.netPrefixes);
    v("session", h.isSession);
}

} // namespace VirtTap::SnapshotFields
