#pragma once

#include <QString>

#include <expected>

namespace VirtTap {

// Why a call failed. The kind drives what the window does, the message is what it says.
struct Error
{
    enum class Kind {
        Invalid, // the input is wrong: mark the field
        Denied, // not allowed: offer to try again
        Cancelled, // the person said no: say nothing
        NotFound,
        Busy,
        Unsupported, // this driver or daemon cannot do it
        Uncheckable, // the guest's XML does not pass libvirt's schema even as it is: offer to go on without
        Unreachable, // the connection is gone: grey it
        Failed,
    };

    Kind kind = Kind::Failed;
    QString message; // one translated sentence about the person's action, plain text
    QString detail; // libvirt's or the kernel's own words: the Details pane and the log only

    friend bool operator==(const Error&, const Error&) = default;
};

template<typename T>
using Result = std::expected<T, Error>;

} // namespace VirtTap
