#pragma once

#include "core/tapservice.h"

#include <memory>

namespace VirtTap {

// This computer's taps, made by virt-tap-helper over the system's message bus.
std::unique_ptr<TapService> makeHelperTaps();

} // namespace VirtTap
