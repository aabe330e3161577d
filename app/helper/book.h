#pragma once

#include "helper/rules.h"
#include "helper/statefile.h"

#include <chrono>
#include <optional>
#include <string>

namespace VirtTap::Helper {

// The taps of ours: what the state file has of them, and the kernel to compare that with. Changes are made by the
// classes of change.h.
class Book
{
public:
    Book(StateFile file, TapKernel& kernel, Config config);

    // Nothing is changed once this is set: the state or helper.conf cannot be trusted.
    std::optional<Failure> broken;

    TapKernel& kernel;
    const Config config;
    Records records;

    const Record* find(const std::string& name) const;
    Outcome<void> save() const { return m_file.save(records); }
    // Finishes or takes back what was under way when the helper ended, and provisional taps, whose creators are gone.
    Outcome<void> settle();

    // Keys of the contract in which the link differs from the record; "missing", "foreign".
    static std::vector<std::string> drift(const Record& record, const Links& links);

private:
    StateFile m_file;
};

const Link* findLink(const Links& links, std::string_view name); // by name or alternative name
const Link* findBridge(const Links& links, std::string_view name);
Tap asItIs(const Link& link, Tap tap); // the tap, but for what can be changed of a link: that as the link has it
std::string newToken();

// udev gives a new link an address of its own, and sometimes just after we gave it ours: it looked before and writes
// after. So ours is looked at once more, this long after the link was made; the second one is final.
constexpr std::chrono::seconds udevTime { 2 };
void setAddressesAgain(TapKernel& kernel, const Records& records);

} // namespace VirtTap::Helper
