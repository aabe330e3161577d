#pragma once

#include <QString>

#include <span>

namespace VirtTap {

// A check: its id, where a fault of its sort can be made, and so how it is shown to be right.
struct CheckEntry
{
    enum class Kind {
        Host, // on a real host
        Input, // in what a person or a file supplies: libvirt drops or refuses it when the guest is defined
        Environment, // only by another kernel, daemon or program than a test has
    };

    // Where on the way of a guest's frames (checks/networkpath.h) it stops them.
    enum class Joint { Nic, Tap, Bridge, Uplink };

    QLatin1StringView id;
    Kind kind;
    Joint joint = Joint::Tap; // most keep QEMU from it
};

std::span<const CheckEntry> catalogue(); // by id
const CheckEntry* findCheck(QStringView id); // nullptr when there is none

} // namespace VirtTap
