#include "helper/rules.h"
#include "helper/statefile.h"

#include <cstdlib>

using namespace VirtTap::Helper;

// Whatever the state file holds: what is understood is the same after it was written and read once more.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size)
{
    const auto records = StateFile::parse(std::string(reinterpret_cast<const char*>(data), size));
    if (!records)
        return 0;
    const std::string text = StateFile::format(*records);
    const auto again = StateFile::parse(text);
    if (!again || again->size() != records->size() || StateFile::format(*again) != text)
        std::abort();
    for (const auto& [name, record] : *records) {
        if (name != record.tap.name || !checkTap(record.tap) || record.token.size() != 32)
            std::abort();
    }
    return 0;
}
