#pragma once

#include "core/known.h"
#include "core/macaddress.h"

#include <QList>
#include <QStringList>

#include <optional>
#include <sys/types.h>
#include <utility>

namespace VirtTap {

// What the kernel tells of a tun device (IFLA_TUN_*).
struct TunFacts
{
    std::optional<uid_t> owner; // who may open it: set ones must match both, none set = any local user
    std::optional<gid_t> group;
    bool isPersistent = false;
    bool isMultiQueue = false;
    bool hasVnetHeader = false;
    int queues = 0; // attached and enabled; multi-queue only
    int disabledQueues = 0; // attached and disabled; multi-queue only

    friend bool operator==(const TunFacts&, const TunFacts&) = default;
};

// How a Linux bridge treats one of its ports.
struct BridgePort
{
    enum class State { Disabled, Listening, Learning, Forwarding, Blocking }; // in the kernel's order (BR_STATE_…)

    State state = State::Forwarding;
    bool isIsolated = false; // it exchanges frames with ports that are not isolated only

    friend bool operator==(const BridgePort&, const BridgePort&) = default;
};

// The VLANs that a bridge lets through at one of its ports.
struct PortVlans
{
    quint16 untagged = 0; // to which frames without a tag belong (PVID); 0 = none, they are dropped
    QList<std::pair<quint16, quint16>> ranges; // first and last

    bool contains(quint16 vlan) const;
    friend bool operator==(const PortVlans&, const PortVlans&) = default;
};

// A network link of a machine; a tap is a link of kind Tap.
struct Link
{
    enum class Kind {
        Other,
        Loopback,
        Physical,
        Bridge,
        OvsSwitch, // kernel datapath of Open vSwitch
        Tap,
        Tun, // a tun device without Ethernet header: no guest can use it
        Macvtap,
        Veth,
        Vlan,
        Bond,
        TapLike, // of a host where only libvirt can be asked: a tap or something that looks like one to it
    };
    enum class Maker { Unknown, Libvirt, VirtTap, Networkd, NetworkManager, OpenVSwitch };

    int id = 0; // the identity: the ifindex where the kernel was asked, else a number of the snapshot's own
    QString name;
    QStringList altNames;
    Kind kind = Kind::Other;
    Known<bool> isUp; // IFF_UP
    Known<bool> hasCarrier; // of a tap: somebody has it open
    Known<quint32> mtu; // bytes
    Known<MacAddress> mac;
    Known<bool> isDefaultRoute; // the machine's default route, of IPv4 or IPv6, leaves by it
    Known<int> master; // id of the bridge or switch it is a port of; 0 = none
    Known<QString> port; // the Open vSwitch bridge it is a port of; empty = none
    Known<QString> alias; // ifalias
    Known<Maker> maker;
    Known<TunFacts> tun; // of taps
    Known<BridgePort> bridgePort; // of ports of a Linux bridge
    Known<PortVlans> vlans; // of ports of one that filters them
    Known<bool> filtersVlans; // of Linux bridges

    bool isTap() const { return kind == Kind::Tap || kind == Kind::TapLike; }
    bool leadsOut() const
    {
        return kind == Kind::Physical || kind == Kind::Vlan || kind == Kind::Bond;
    } // of the machine
    // Multi-queue: a queue is attached. Single-queue: carrier, which the one who holds it can forge. For showing only.
    Known<bool> isInUse() const;

    friend bool operator==(const Link&, const Link&) = default;
};

} // namespace VirtTap

Q_DECLARE_TYPEINFO(VirtTap::Link, Q_RELOCATABLE_TYPE); // hashes of thousands grow by copying bytes
