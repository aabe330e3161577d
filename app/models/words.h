#pragma once

#include "core/connectionstate.h"
#include "core/machinestate.h"
#include "core/tapuses.h"

#include <QString>

namespace VirtTap {

// Values as words and icon names, shared by the models. All translated, plain text, one line.

// As a tool tip: Qt takes text with tags for HTML, and names may look like tags.
QString plainToolTip(const QString& text);
QString oneLine(const QString& text);
QString nameOf(const std::optional<MacAddress>& mac); // empty when there is none

QString connectionName(const ConnectionState& state); // "This computer, system"
QString connectionWords(const ConnectionState& state, qsizetype read, const QDateTime& now);
QString connectionIcon(ConnectionState::Phase phase);
QString ageWords(const QDateTime& since, const QDateTime& now); // "3 min ago"

QString stateWord(Domain::State state); // "running"
QString stateIcon(Domain::State state);
QString interfaceSummary(const Domain& domain); // "net0 → tap-web01"
QString interfacePlace(const Interface& interface, qsizetype index); // its alias, or "net" and its place
QString domainNotes(const Domain& domain);

QString linkStateWords(const Link& link); // "up, in use"
QString linkStateIcon(const Link& link);
QString queuesWords(const Link& link);
QString carrierWords(const Link& link);
QString persistenceWords(const Link& link); // whether a tap stays while nobody has it open
QString usersWords(const QList<TapUser>& users);
QString makerWord(Link::Maker maker);
QString driftWords(const QStringList& keys); // "MTU, bridge": what ManagedTap::drift names
QString unknownWord();
QString whyUnknown(const QString& reason); // "Not known: the reason."

} // namespace VirtTap
