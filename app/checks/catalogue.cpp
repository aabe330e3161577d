#include "checks/catalogue.h"

#include <algorithm>
#include <array>

namespace VirtTap {

namespace {

using namespace Qt::StringLiterals;
using Joint = CheckEntry::Joint;
using enum CheckEntry::Kind;

constexpr auto entries = std::to_array<CheckEntry>({
    { "backend-missing"_L1, Host },
    { "backend-session"_L1, Host },
    { "boot-order-range"_L1, Input },
    { "boot-order-used"_L1, Input },
    { "boot-os"_L1, Input },
    { "bridge-down"_L1, Host, Joint::Bridge },
    { "bridge-full"_L1, Environment, Joint::Uplink },
    { "bridge-missing"_L1, Input },
    { "bridge-no-uplink"_L1, Host, Joint::Uplink },
    { "bridge-uplink-down"_L1, Host, Joint::Uplink },
    { "connection-closed"_L1, Environment },
    { "connection-read-only"_L1, Input },
    { "downscript"_L1, Host },
    { "ethernet-source"_L1, Input },
    { "ethernet-source-ip"_L1, Host },
    { "ethernet-virtualport"_L1, Input },
    { "ethernet-vlan"_L1, Host },
    { "filter-missing"_L1, Host },
    { "guest-gone"_L1, Input },
    { "guest-not-read"_L1, Environment },
    { "helper-missing"_L1, Environment },
    { "helper-polkit"_L1, Environment },
    { "helper-version"_L1, Environment },
    { "host-bridge-netfilter"_L1, Environment, Joint::Uplink },
    { "host-udev"_L1, Environment },
    { "libvirt-900"_L1, Environment },
    { "libvirt-too-old"_L1, Environment },
    { "link-down"_L1, Host, Joint::Nic },
    { "mac-fe"_L1, Host, Joint::Bridge },
    { "mac-missing"_L1, Input },
    { "mac-multicast"_L1, Input, Joint::Nic },
    { "mac-of-port"_L1, Host, Joint::Bridge },
    { "mac-of-tap"_L1, Host, Joint::Bridge },
    { "mac-used"_L1, Host, Joint::Bridge },
    { "mac-used-here"_L1, Host, Joint::Bridge },
    { "mac-zero"_L1, Host, Joint::Bridge },
    { "machine-unknown"_L1, Environment },
    { "model-missing"_L1, Input, Joint::Nic },
    { "model-unknown"_L1, Environment, Joint::Nic },
    { "mtu-range"_L1, Host },
    { "name-alternative"_L1, Host },
    { "name-character"_L1, Host },
    { "name-digits"_L1, Input },
    { "name-empty"_L1, Host },
    { "name-first-character"_L1, Input },
    { "name-not-a-tap"_L1, Host },
    { "name-not-new"_L1, Input },
    { "name-prefix"_L1, Input },
    { "name-reserved"_L1, Host },
    { "name-template"_L1, Input },
    { "name-too-long"_L1, Host },
    { "name-used-config"_L1, Host },
    { "name-used-here"_L1, Host },
    { "name-used-live"_L1, Host },
    { "pcie-port"_L1, Environment },
    { "pcie-port-unknown"_L1, Environment },
    { "port-blocked"_L1, Host, Joint::Bridge },
    { "port-isolated"_L1, Host, Joint::Bridge },
    { "port-learning"_L1, Host, Joint::Bridge },
    { "port-no-vlan"_L1, Environment, Joint::Bridge },
    { "port-tagged-only"_L1, Environment, Joint::Bridge },
    { "port-vlan-uplink"_L1, Environment, Joint::Bridge },
    { "queues-ignored"_L1, Input },
    { "queues-over-vcpus"_L1, Input },
    { "queues-too-many"_L1, Host },
    { "saved-state"_L1, Host, Joint::Nic },
    { "saved-state-unknown"_L1, Environment, Joint::Nic },
    { "scope-not-running"_L1, Input },
    { "scope-transient"_L1, Input },
    { "script-confined"_L1, Environment },
    { "script-missing"_L1, Host },
    { "script-not-executable"_L1, Host },
    { "script-taint"_L1, Host },
    { "session-bandwidth"_L1, Host },
    { "session-filter"_L1, Host },
    { "session-managed"_L1, Host },
    { "start-failed"_L1, Host, Joint::Nic },
    { "tap-changed"_L1, Environment },
    { "tap-down"_L1, Host, Joint::Bridge },
    { "tap-exists"_L1, Input },
    { "tap-gone"_L1, Host },
    { "tap-in-use"_L1, Host },
    { "tap-like"_L1, Environment },
    { "tap-lost"_L1, Environment },
    { "tap-mac-used"_L1, Host, Joint::Bridge },
    { "tap-managed"_L1, Host },
    { "tap-missing"_L1, Host },
    { "tap-mtu"_L1, Host },
    { "tap-mtu-bridge"_L1, Host, Joint::Bridge },
    { "tap-mtu-unsaid"_L1, Host },
    { "tap-networkd"_L1, Environment, Joint::Bridge },
    { "tap-networkmanager"_L1, Environment, Joint::Bridge },
    { "tap-no-bridge"_L1, Host, Joint::Bridge },
    { "tap-not-openable"_L1, Host },
    { "tap-not-persistent"_L1, Host },
    { "tap-not-restored"_L1, Environment },
    { "tap-open-to-all"_L1, Host },
    { "tap-open-unknown"_L1, Environment },
    { "tap-queues-few"_L1, Host },
    { "tap-queues-many"_L1, Host },
    { "tap-queues-model"_L1, Host },
    { "tap-replaced"_L1, Environment },
    { "tap-unknown"_L1, Environment },
    { "tap-unused"_L1, Host },
    { "tap-use-unknown"_L1, Environment },
    { "vhost-missing"_L1, Environment },
    { "xml-ignored"_L1, Input },
    { "xml-malformed"_L1, Input },
    { "xml-name-dropped"_L1, Input },
    { "xml-refused"_L1, Input },
    { "xml-schema"_L1, Input },
    { "xml-unknown-attribute"_L1, Input },
    { "xml-unknown-element"_L1, Input },
    { "xml-unknown-value"_L1, Input },
});

} // namespace

std::span<const CheckEntry> catalogue()
{
    return entries;
}

const CheckEntry* findCheck(QStringView id)
{
    const auto* found = std::ranges::find_if(entries, [id](const CheckEntry& entry) { return entry.id == id; });
    return found == entries.end() ? nullptr : found;
}

} // namespace VirtTap
