#pragma once

#include "core/tapspec.h"

#include <QDBusMessage>

#include <optional>

namespace VirtTap {

// Calls to the helper and what it answers, after resources/helper/org.virttap.Taps1.xml. Calls that need somebody's
// leave allow the helper to ask for it: the proxies of Qt 6.4 cannot say so.

QDBusMessage createMessage(const QList<TapSpec>& taps, TapMode mode);
QDBusMessage updateMessage(const QList<TapChange>& changes, TapMode mode);
QDBusMessage deleteMessage(const QStringList& names, TapMode mode);
QDBusMessage listMessage();
QDBusMessage repairMessage(const QStringList& names);
QDBusMessage commitMessage(const QStringList& names);
QDBusMessage propertiesMessage();

// Nothing where the reply has another signature, or names a consent that nobody knows.
std::optional<TapAnswer> readCreated(const QDBusMessage& reply);
std::optional<TapAnswer> readAnswer(const QDBusMessage& reply); // to updateMessage() and deleteMessage()
std::optional<ManagedTaps> readTaps(const QDBusMessage& reply);
std::optional<QStringList> readNames(const QDBusMessage& reply);
std::optional<QVariantMap> readProperties(const QDBusMessage& reply);

} // namespace VirtTap
