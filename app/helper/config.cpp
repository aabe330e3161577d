#include "helper/config.h"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <iterator>
#include <sstream>

#include <fnmatch.h>
#include <unistd.h>

namespace VirtTap::Helper {

namespace {

bool matchesAny(const std::vector<std::string>& globs, const std::string& name)
{
    return std::ranges::any_of(
        globs, [&](const std::string& glob) { return fnmatch(glob.c_str(), name.c_str(), 0) == 0; });
}

std::vector<std::string> words(const std::string& text)
{
    std::istringstream stream(text);
    return { std::istream_iterator<std::string>(stream), {} };
}

bool setKey(Config& config, std::string_view key, const std::string& value)
{
    if (key == "Bridges") {
        config.bridges = words(value);
        config.isBridgesGiven = true;
        return true;
    }
    if (key == "Names") {
        config.names = words(value);
        return true;
    }
    const auto [end, problem] = std::from_chars(value.data(), value.data() + value.size(), config.maxTapsPerUser);
    return key == "MaxTapsPerUser" && problem == std::errc {} && end == value.data() + value.size();
}

} // namespace

Outcome<Config> Config::read(const std::string& path)
{
    if (::access(path.c_str(), F_OK) != 0 && errno == ENOENT)
        return Config {};
    std::ifstream file(path);
    std::string text;
    for (std::string line; std::getline(file, line);)
        text += line + '\n';
    return file.is_open() && !file.bad() ? parse(text) : fail(Taps1::Error::Kernel, path + " cannot be read");
}

Outcome<Config> Config::parse(std::string_view text)
{
    Config config;
    std::istringstream stream { std::string(text) };
    int number = 0;
    for (std::string line; std::getline(stream, line);) {
        ++number;
        if (line.find_first_not_of(" \t\r") == std::string::npos || line.front() == '#')
            continue;
        const std::size_t equals = line.find('=');
        if (equals == std::string::npos || !setKey(config, line.substr(0, equals), line.substr(equals + 1)))
            return fail(Taps1::Error::Kernel, "helper.conf: line " + std::to_string(number) + " cannot be understood");
    }
    return config;
}

bool Config::allowsBridge(const std::string& name) const
{
    return matchesAny(bridges, name);
}

bool Config::allowsName(const std::string& name) const
{
    return matchesAny(names, name);
}

} // namespace VirtTap::Helper
