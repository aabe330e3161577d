#pragma once

#include "helper/kernel.h"

#include <string>

namespace VirtTap::Helper {

// taps.json in the state directory. Whoever has it open is the only writer: it holds a lock on the directory.
class StateFile
{
public:
    static Outcome<StateFile> open(const std::string& directory); // waits for the lock

    // A file that is corrupt, of another version, or holds what the rules refuse is a failure, never a guess.
    Outcome<Records> load() const;
    Outcome<void> save(const Records& records) const; // all or nothing, also when the machine stops meanwhile

    static Outcome<Records> parse(const std::string& text);
    static std::string format(const Records& records);

private:
    explicit StateFile(Descriptor directory)
        : m_directory(std::move(directory))
    {
    }

    Descriptor m_directory;
};

} // namespace VirtTap::Helper
