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

} // namespace VirtTap
