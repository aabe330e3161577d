#pragma once

#include "contract/taps1.h"

#include <array>
#include <cstdint>
#include <cstdlib>
#include <expected>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include <sys/types.h>
#include <unistd.h>

namespace VirtTap::Helper {

// Why a call is refused. The message is English, for Details and the journal, and holds nothing that was not validated.
struct Failure
{
    Taps1::Error error = Taps1::Error::Kernel;
    std::string message;
};

template <typename T>
using Outcome = std::expected<T, Failure>;

inline std::unexpected<Failure> fail(Taps1::Error error, std::string message)
{
    return std::unexpected(Failure { .error = error, .message = std::move(message) });
}

// From the kernel's generator, in one call: std::random_device asks the processor for every word, and that can take µs.
template <typename T>
T randomValue()
{
    T value {};
    if (::getentropy(&value, sizeof value) != 0)
        std::abort(); // rather than a token that can be guessed
    return value;
}

using Mac = std::array<std::uint8_t, 6>;

// What a tap is to be like.
struct Tap
{
    std::string name;
    std::optional<uid_t> owner; // who may open it: exactly one of owner and group
    std::optional<gid_t> group;
    bool isMultiQueue = false;
    std::uint32_t mtu = Taps1::defaultMtu; // bytes
    Mac mac {}; // of the host's side
    bool isUp = true;
    std::string master; // the bridge it is a port of; empty: none
    bool isRestored = false; // recreated when the host boots
    std::string label;
};

// A tap of ours, as the state file has it.
struct Record
{
    // Written before the kernel is touched, so that the next start knows what was under way.
    enum class Phase { Settled, Creating, Updating, Deleting };

    Tap tap;
    std::string token; // 32 hexadecimal digits, also in the link's alias: the proof that a link is the one we made
    uid_t creator = 0; // whose it is: the uid that asked for it, never what the link says
    std::uint32_t created = 0; // seconds since the epoch
    bool isProvisional = false; // deleted when its creator leaves the bus without Commit
    Phase phase = Phase::Settled;
    std::uint32_t groupBefore = 0; // IFLA_GROUP, while Deleting
    std::string sender {}; // the bus name that created it, while it is connected; not saved

    bool isAbandoned() const // by a creator who has left, or by a helper that ended half way
    {
        return sender.empty() && (isProvisional || phase == Phase::Creating || phase == Phase::Deleting);
    }
    std::string alias() const
    {
        return Taps1::aliasPrefix + token + (tap.label.empty() ? std::string() : ' ' + tap.label);
    }
};

using Records = std::map<std::string, Record>; // by name

} // namespace VirtTap::Helper
