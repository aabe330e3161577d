#pragma once

#include "core/link.h"
#include "core/snapshotfields.h"

namespace VirtTap::SnapshotFields {

// The same of links.

template <>
inline constexpr std::array<std::string_view, 12> words<Link::Kind> { "other", "loopback", "physical", "bridge",
    "ovs-switch", "tap", "tun", "macvtap", "veth", "vlan", "bond", "tap-like" };
template <>
inline constexpr std::array<std::string_view, 5> words<BridgePort::State> { "disabled", "listening", "learning",
    "forwarding", "blocking" };
template <>
inline constexpr std::array<std::string_view, 6> words<Link::Maker> { "unknown", "libvirt", "virt-tap", "networkd",
    "network-manager", "open-vswitch" };

template <typename V>
void fields(V& v, TunFacts& t)
{
    v("owner", t.owner);
    v("group", t.group);
    v("persistent", t.isPersistent);
    v("multi_queue", t.isMultiQueue);
    v("vnet_header", t.hasVnetHeader);
    v("queues", t.queues);
    v("disabled_queues", t.disabledQueues);
}

template <typename V>
void fields(V& v, BridgePort& p)
{
    v("state", p.state);
    v("isolated", p.isIsolated);
}

template <typename V>
void fields(V& v, std::pair<quint16, quint16>& range)
{
    v("first", range.first);
    v("last", range.second);
}

template <typename V>
void fields(V& v, PortVlans& p)
{
    v("untagged", p.untagged);
    v("ranges", p.ranges);
}

template <typename V>
void fields(V& v, Link& l)
{
    v("id", l.id);
    v("name", l.name, As::Link);
    v("alternative_names", l.altNames, As::Link);
    v("kind", l.kind);
    v("up", l.isUp);
    v("carrier", l.hasCarrier);
    v("mtu", l.mtu);
    v("mac", l.mac);
    v("master", l.master);
    v("port", l.port, As::Link);
    v("alias", l.alias, As::Words);
    v("made_by", l.maker);
    v("tun", l.tun);
    v("default_route", l.isDefaultRoute);
    v("bridge_port", l.bridgePort);
    v("vlans", l.vlans);
    v("filters_vlans", l.filtersVlans);
}

} // namespace VirtTap::SnapshotFields
