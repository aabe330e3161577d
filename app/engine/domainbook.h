#pragma once

#include "core/connectionstate.h"

#include <QSet>

namespace VirtTap {

// Bring what was just read of the guests into a state; each tells which came, went or changed.

// All that there are, by name and state: details known from before stay until they are read again, and so do the guests
// of whom something newer than this list is known.
QSet<QUuid> takeListed(ConnectionState& state, const QList<Domain>& domains, const QSet<QUuid>& newer = {});
QSet<QUuid> takeRead(ConnectionState& state, const QList<Domain>& domains, const QList<QUuid>& gone);

} // namespace VirtTap
