#pragma once

#include "helper/tap.h"

#include <string>
#include <string_view>
#include <vector>

namespace VirtTap::Helper {

// /etc/virt-tap/helper.conf: what holds for everybody, whatever polkit says.
struct Config
{
    std::vector<std::string> bridges { "*" }; // globs
    bool isBridgesGiven = false;
    std::vector<std::string> names { "*" }; // globs
    std::uint32_t maxTapsPerUser = 1024;

    static Outcome<Config> read(const std::string& path); // the defaults when there is no such file
    static Outcome<Config> parse(std::string_view text);

    bool allowsBridge(const std::string& name) const;
    bool allowsName(const std::string& name) const;
};

} // namespace VirtTap::Helper
