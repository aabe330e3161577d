#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

// What virt-tap-helper and its callers agree on: the D-Bus interface org.virttap.Taps1. What each thing means is said in
// resources/helper/org.virttap.Taps1.xml, the source of truth; a test compares the two.
namespace VirtTap::Taps1 {

inline constexpr char busName[] = "org.virttap.Taps1";
inline constexpr char objectPath[] = "/org/virttap/Taps1";
inline constexpr char interfaceName[] = "org.virttap.Taps1";

namespace Key {
inline constexpr char owner[] = "owner";
inline constexpr char group[] = "group";
inline constexpr char multiQueue[] = "multi_queue";
inline constexpr char mtu[] = "mtu";
inline constexpr char mac[] = "mac";
inline constexpr char guestMac[] = "guest_mac";
inline constexpr char up[] = "up";
inline constexpr char master[] = "master";
inline constexpr char restore[] = "restore";
inline constexpr char label[] = "label";
inline constexpr char name[] = "name";
inline constexpr char ifindex[] = "ifindex";
inline constexpr char creator[] = "creator";
inline constexpr char created[] = "created";
inline constexpr char provisional[] = "provisional";
inline constexpr char drift[] = "drift";
} // namespace Key

// Values of drift that are no key.
inline constexpr char driftMissing[] = "missing";
inline constexpr char driftForeign[] = "foreign";

enum Flag : std::uint32_t {
    DryRun = 1,
    Provisional = 2,
};

// polkit's actions, each chain from weak to strong.
namespace Action {
inline constexpr char create[] = "org.virttap.taps.create";
inline constexpr char createAttached[] = "org.virttap.taps.create-attached";
inline constexpr char createForOther[] = "org.virttap.taps.create-for-other";
inline constexpr char modify[] = "org.virttap.taps.modify";
inline constexpr char remove[] = "org.virttap.taps.delete";
inline constexpr char removeOthers[] = "org.virttap.taps.delete-others";
} // namespace Action

// What a dry run says that authorisation would answer.
namespace Answer {
inline constexpr char granted[] = "granted";
inline constexpr char asks[] = "asks";
inline constexpr char refused[] = "refused";
} // namespace Answer

// ifalias of a tap of ours: this, a token of 32 hexadecimal digits, and a label after a space where there is one.
inline constexpr char aliasPrefix[] = "virt-tap:";

inline constexpr std::uint32_t maxTapsPerCall = 1024;
inline constexpr std::uint32_t minMtu = 68; // bytes; ETH_MIN_MTU
inline constexpr std::uint32_t maxMtu = 65521; // bytes; what the kernel's tun driver takes
inline constexpr std::uint32_t defaultMtu = 1500; // bytes
inline constexpr std::size_t maxLabelLength = 64; // bytes
inline constexpr int maxBridgePorts = 1023; // the kernel's BR_MAX_PORTS, less the reserved port 0

enum class Error {
    InvalidName,
    InvalidArgument,
    NameInUse,
    NotOurs,
    InUse,
    QuotaExceeded,
    TooManyRequests,
    BridgeNotFound,
    BridgeNotAllowed,
    NotAuthorized,
    Dismissed,
    Kernel,
    QuestionImpossible, // a question would have to be asked, and there is nobody to ask, or the call forbids it
    NoAuthority, // polkit cannot be asked
};

// The D-Bus error names, in the order of Error.
inline constexpr std::array<std::string_view, 14> errorNames {
    "org.virttap.Error.InvalidName",
    "org.virttap.Error.InvalidArgument",
    "org.virttap.Error.NameInUse",
    "org.virttap.Error.NotOurs",
    "org.virttap.Error.InUse",
    "org.virttap.Error.QuotaExceeded",
    "org.virttap.Error.TooManyRequests",
    "org.virttap.Error.BridgeNotFound",
    "org.virttap.Error.BridgeNotAllowed",
    "org.virttap.Error.NotAuthorized",
    "org.virttap.Error.Dismissed",
    "org.virttap.Error.Kernel",
    "org.freedesktop.DBus.Error.InteractiveAuthorizationRequired",
    "org.freedesktop.DBus.Error.AccessDenied",
};

constexpr std::string_view errorName(Error error)
{
    return errorNames.at(static_cast<std::size_t>(error));
}

constexpr std::optional<Error> errorNamed(std::string_view name)
{
    for (std::size_t i = 0; i < errorNames.size(); ++i) {
        if (errorNames[i] == name)
            return static_cast<Error>(i);
    }
    return std::nullopt;
}

} // namespace VirtTap::Taps1
