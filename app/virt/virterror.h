#pragma once

#include "core/error.h"

namespace VirtTap {

// libvirt keeps its last error per thread: call this on the thread that failed, before any other call.
// `message` is what the person reads; libvirt's words become the detail.
Error takeLibvirtError(const QString& message);

// The kind of an error by libvirt's numbers (virErrorNumber, virErrorDomain).
Error::Kind kindOfLibvirtError(int code, int domain);

// Keeps libvirt off stderr: its errors go to the log category virttap.libvirt, debug level, as each is reported where
// it is taken.
void installLibvirtErrorHandler();

} // namespace VirtTap
