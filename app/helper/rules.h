#pragma once

#include "helper/config.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace VirtTap::Helper {

// What authorisation a change needs.
struct Demand
{
    const char* action = nullptr; // one of Taps1::Action; nullptr: nobody has to be asked
    std::map<std::string, std::string> details; // for the question and for polkit's rules

    void strengthen(const char* other); // so that it covers that, too
    void describe(const std::vector<const Record*>& records, const Config& config);
};

std::optional<Mac> parseMac(std::string_view text);
std::string macText(const Mac& mac);

// The definition by itself, without a look at the host: what comes by the bus and from the state file passes here.
Outcome<void> checkTap(const Tap& tap);

// Whether action a allows all that b does; of one chain.
bool covers(std::string_view a, std::string_view b);
const char* actionToMake(const Record& record, uid_t caller);

} // namespace VirtTap::Helper
