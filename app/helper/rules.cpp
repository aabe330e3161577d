#include "helper/rules.h"

#include "contract/ifname.h"

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <set>

namespace VirtTap::Helper {

using Taps1::Error;
namespace Action = Taps1::Action;

namespace {

constexpr std::size_t maxNamesShown = 20; // in a question

bool isMadeOf(std::string_view text, std::string_view others)
{
    return std::ranges::all_of(text, [others](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
            || others.find(c) != std::string_view::npos;
    });
}

std::string joined(const std::set<std::string>& names, std::size_t most = std::string::npos)
{
    std::string text;
    std::size_t shown = 0;
    for (const std::string& name : names) {
        if (shown++ == most)
            return text + ", ...";
        text += (text.empty() ? "" : ", ") + name;
    }
    return text.empty() ? "-" : text;
}

} // namespace

void Demand::strengthen(const char* other)
{
    if (action == nullptr || covers(other, action))
        action = other;
}

void Demand::describe(const std::vector<const Record*>& records, const Config& config)
{
    std::set<std::string> names;
    std::set<std::string> owners;
    std::set<std::string> bridges;
    bool isRestored = false;
    for (const Record* record : records) {
        const Tap& tap = record->tap;
        names.insert(tap.name);
        owners.insert(tap.owner ? "uid " + std::to_string(*tap.owner) : "gid " + std::to_string(tap.group.value_or(0)));
        if (!tap.master.empty())
            bridges.insert(tap.master);
        isRestored = isRestored || tap.isRestored;
    }
    details = { { "names", joined(names, maxNamesShown) }, { "count", std::to_string(names.size()) },
        { "owner", joined(owners) }, { "bridge", joined(bridges) }, { "restore", isRestored ? "yes" : "no" },
        { "bridges_listed", config.isBridgesGiven ? "yes" : "no" } }; // for rules: by the administrator, for this
}

std::optional<Mac> parseMac(std::string_view text)
{
    Mac mac {};
    if (text.size() != 17)
        return std::nullopt;
    for (std::size_t i = 0; i < mac.size(); ++i) {
        const char* part = text.data() + 3 * i;
        const auto [end, problem] = std::from_chars(part, part + 2, mac.at(i), 16);
        if (problem != std::errc {} || end != part + 2 || (i < 5 && *end != ':'))
            return std::nullopt;
    }
    return mac;
}

std::string macText(const Mac& mac)
{
    std::array<char, 18> text {};
    std::snprintf(
        text.data(), text.size(), "%02x:%02x:%02x:%02x:%02x:%02x", mac[0], mac[1], mac[2], mac[3], mac[4], mac[5]);
    return text.data();
}

Outcome<void> checkTap(const Tap& tap)
{
    if (checkIfname(tap.name) != IfnameProblem::None || isHostName(tap.name))
        return fail(Error::InvalidName, "this is no name for a tap"); // it is not repeated: it could be anything
    const auto refuse = [&](const char* why) { return fail(Error::InvalidArgument, tap.name + ": " + why); };
    if (tap.owner.has_value() == tap.group.has_value())
        return refuse("exactly one of owner and group is needed");
    if (tap.owner == static_cast<uid_t>(-1) || tap.group == static_cast<gid_t>(-1))
        return refuse("this uid or gid stands for everybody");
    if (tap.mtu < Taps1::minMtu || tap.mtu > Taps1::maxMtu)
        return refuse("mtu must be between 68 and 65521");
    if ((tap.mac[0] & 1U) != 0 || tap.mac == Mac {})
        return refuse("mac must be unicast and not all zero");
    if (tap.label.size() > Taps1::maxLabelLength || !isMadeOf(tap.label, "._/-"))
        return refuse("label must be at most 64 letters, digits, dots, dashes, slashes and underscores");
    if (tap.master.size() > 15 || !isMadeOf(tap.master, "._-"))
        return fail(Error::BridgeNotFound, tap.name + ": this is no name of a bridge");
    return {};
}

bool covers(std::string_view a, std::string_view b)
{
    const auto rank = [](std::string_view action) { // create and modify do not cover each other
        return action == Action::createForOther                    ? 3
            : action == Action::createAttached                     ? 2
            : action == Action::create || action == Action::modify ? 1
                                                                   : 0;
    };
    return a == b || (a == Action::removeOthers && b == Action::remove) || (rank(b) > 0 && rank(a) > rank(b));
}

const char* actionToMake(const Record& record, uid_t caller)
{
    const Tap& tap = record.tap;
    if (record.creator != caller || tap.group || (tap.owner != caller && tap.owner != 0U))
        return Action::createForOther;
    return tap.master.empty() ? Action::create : Action::createAttached;
}

} // namespace VirtTap::Helper
