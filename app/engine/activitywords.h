#pragma once

#include "core/connection.h"
#include "virt/hostevent.h"

namespace VirtTap {

// One translated sentence each, plain text.
QString wordsFor(const HostEvent& event); // empty for events that are not worth a line

enum class Deed { Start, ShutDown, ForceOff, DiscardSavedState, Attach, Update, Detach, Redefine };
QString wordsForDone(Deed deed, Scope scope, const QString& guest);
QString wordsForFailed(Deed deed, const QString& guest);

} // namespace VirtTap
