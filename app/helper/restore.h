#pragma once

#include "helper/book.h"

namespace VirtTap::Helper {

// When the host boots: makes the taps again that are to be, and forgets those that are not. What one of them lacks
// keeps none of the others away. Returns those that still wait for a bridge.
Records restoreTaps(Book& book);

// Makes them ports of their bridges as those appear, for two minutes at most. Needs no state file.
void attachWhenBridgesAppear(TapKernel& kernel, Records waiting);

} // namespace VirtTap::Helper
