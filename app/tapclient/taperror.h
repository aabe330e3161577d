#pragma once

#include "contract/taps1.h"
#include "core/error.h"
#include "core/tapservice.h"

class QDBusMessage;

namespace VirtTap {

// The helper's refusal as an Error. `words` are its message: where they begin with "NAME: ", the sentence names the
// tap.
Error tapError(Taps1::Error error, const QString& words);

// Whatever came back instead of an answer, the bus's own refusals included.
Error errorOf(const QDBusMessage& reply);

// What an answer that is an error says of the service itself; Available where it is about the call alone.
TapServiceState::Availability availabilityAfter(const QDBusMessage& reply);

Error errorOf(const TapServiceState& state); // of one that is not available

} // namespace VirtTap
