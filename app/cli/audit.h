#pragma once

#include "cli/options.h"

#include <QTextStream>

namespace VirtTap {

// virt-tapctl audit: what of that qemu.conf old advice changed, and what it costs. Reads, and changes nothing.
ExitCode audit(const Options& options, QTextStream& out, QTextStream& err);

} // namespace VirtTap
