#pragma once

#include "core/error.h"

#include <string_view>

namespace VirtTap {

// libvirt keeps its last error per thread: call this on the thread that failed, before any other call.
// `message` is what the person reads; libvirt's words become the detail.
Error takeLibvirtError(const QString& message);

// The kind of an error by libvirt's numbers (virErrorNumber, virErrorDomain), by errno where it is one of the system's,
// and by what ssh says, which has no number.
Error::Kind kindOfLibvirtError(int code, int domain, int systemError = 0, std::string_view words = {});

// Keeps libvirt off stderr: its errors go to the log category virttap.libvirt, debug level, as each is reported where
// it is taken.
void installLibvirtErrorHandler();

} // namespace VirtTap
