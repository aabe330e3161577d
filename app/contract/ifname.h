#pragma once

#include <span>
#include <string_view>

namespace VirtTap {

// Why a name will not do for a new tap. Reading shows any name that exists; only creating is this strict.
enum class IfnameProblem {
    None,
    Empty,
    TooLong, // IFNAMSIZ counts the final NUL: 15 bytes at most
    BadFirstCharacter, // a letter or digit comes first: "-x" and ".x" are poison for shells and for ip
    BadCharacter, // only A-Z a-z 0-9 _ -; udevd renames links with others, a dot breaks libvirt's interface driver
    OnlyDigits, // ip takes it for an index
    Template, // the kernel makes a number of "%d"
    ReservedPrefix, // libvirt generates such names and drops them from config
    ReservedName, // all, default, lo
};

// The prefixes that libvirt's drivers generate (domain_conf.h VIR_NET_GENERATED_*_PREFIX, and vif of libxl).
std::span<const std::string_view> generatedPrefixes();

// The rule for names that a person chooses: [A-Za-z0-9][A-Za-z0-9_-]{0,14} and the exceptions above. `netPrefixes` are the
// connection's own (capabilities' <netprefix>), beside generatedPrefixes(). Whether the name is free is another question.
IfnameProblem checkIfname(std::string_view name, std::span<const std::string_view> netPrefixes = {});

// Names that checkIfname() lets pass and that the host nevertheless keeps for others: the shapes that the kernel and systemd
// give physical devices (systemd.net-naming-scheme(7): eth0, enp3s0, wlan0, ...), libvirt's and Open vSwitch's own
// (virbr0, ovs-system), and the fallback devices of the kernel's tunnel modules (tunl0, sit0, ...).
bool isHostName(std::string_view name);

} // namespace VirtTap
