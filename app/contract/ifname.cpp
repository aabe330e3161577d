#include "contract/ifname.h"

#include <algorithm>
#include <array>

namespace VirtTap {

namespace {

constexpr std::size_t maxLength = 15;

// Not <cctype>: its answers follow the locale.
constexpr bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

constexpr bool isAlnum(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// "p1p1" and the like: `prefix`, a number, and nothing else.
bool isNumbered(std::string_view name, std::string_view prefix)
{
    return name.size() > prefix.size() && name.starts_with(prefix)
        && std::ranges::all_of(name.substr(prefix.size()), isDigit);
}

// "enp3s0": the type, how the device was found, and where.
bool isPredictable(std::string_view name)
{
    using namespace std::string_view_literals;
    static constexpr std::array types { "en"sv, "ib"sv, "sl"sv, "wl"sv, "ww"sv };
    static constexpr std::string_view schemes = "bopPsuvx";
    return name.size() > 3 && std::ranges::find(types, name.substr(0, 2)) != types.end()
        && schemes.find(name[2]) != std::string_view::npos
        && (isDigit(name[3]) || (name[2] == 'x' && name[3] >= 'a' && name[3] <= 'f'));
}

} // namespace

std::span<const std::string_view> generatedPrefixes()
{
    using namespace std::string_view_literals;
    static constexpr std::array prefixes { "vnet"sv, "vif"sv, "macvtap"sv, "macvlan"sv };
    return prefixes;
}

IfnameProblem checkIfname(std::string_view name, std::span<const std::string_view> netPrefixes)
{
    if (name.empty())
        return IfnameProblem::Empty;
    if (name.find('%') != std::string_view::npos)
        return IfnameProblem::Template;
    if (!std::ranges::all_of(name, [](char c) { return isAlnum(c) || c == '_' || c == '-' || c == '.'; }))
        return IfnameProblem::BadCharacter;
    if (!isAlnum(name.front()))
        return IfnameProblem::BadFirstCharacter;
    if (name.find('.') != std::string_view::npos)
        return IfnameProblem::BadCharacter;
    if (name.size() > maxLength)
        return IfnameProblem::TooLong;
    if (std::ranges::all_of(name, isDigit))
        return IfnameProblem::OnlyDigits;
    if (name == "all" || name == "default" || name == "lo")
        return IfnameProblem::ReservedName;
    const auto isPrefix = [&](std::string_view prefix) { return !prefix.empty() && name.starts_with(prefix); };
    if (std::ranges::any_of(generatedPrefixes(), isPrefix) || std::ranges::any_of(netPrefixes, isPrefix))
        return IfnameProblem::ReservedPrefix;
    return IfnameProblem::None;
}

bool isHostName(std::string_view name)
{
    using namespace std::string_view_literals;
    static constexpr std::array numbered { "eth"sv, "wlan"sv, "wwan"sv, "usb"sv, "ib"sv, "can"sv, "em"sv, "bond"sv,
        "p1p"sv, "p2p"sv, "p3p"sv, "p4p"sv, "p5p"sv, "p6p"sv, "p7p"sv };
    static constexpr std::array prefixes { "virbr"sv, "ovs-"sv };
    static constexpr std::array names { "bonding_masters"sv, "tunl0"sv, "gre0"sv, "gretap0"sv, "erspan0"sv, "ip_vti0"sv,
        "ip6_vti0"sv, "sit0"sv, "ip6tnl0"sv, "ip6gre0"sv };
    return isPredictable(name) || std::ranges::find(names, name) != names.end()
        || std::ranges::any_of(numbered, [name](std::string_view prefix) { return isNumbered(name, prefix); })
        || std::ranges::any_of(prefixes, [name](std::string_view prefix) { return name.starts_with(prefix); });
}

} // namespace VirtTap
