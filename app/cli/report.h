#pragma once

#include "core/connectionstate.h"
#include "core/machinestate.h"

#include <QJsonArray>
#include <QString>

namespace VirtTap {

// Lists of a host, as JSON in a shape that stays and as a table for people. Keys and values of the JSON are never
// translated; what is not known is null.
QJsonArray guestsJson(const ConnectionState& state);
QJsonArray interfacesJson(const ConnectionState& state, const MachineState& machine, const QString& guest);
QJsonArray tapsJson(const ConnectionState& state, const MachineState& machine);

// The columns of these keys, with a line of headings.
QString table(const QJsonArray& rows, const QStringList& keys);

// The guest of that name or UUID; null when there is none.
DomainPtr findGuest(const ConnectionState& state, const QString& guest);

} // namespace VirtTap
