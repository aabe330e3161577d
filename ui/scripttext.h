#pragma once

#include "checks/netscript.h"
#include "core/interface.h"

#include <QFuture>
#include <QString>

#include <optional>

namespace VirtTap {

// The path of what libvirt runs for the interface, by its config first; empty when it runs nothing.
QString scriptOf(const InterfacePair& pair);

// The start of a script's text, read by a worker; nothing where it cannot be read.
QFuture<std::optional<QString>> readScriptText(const QString& path);

// What it did, and what of that nothing will do any more: translated lines.
QString scriptWords(const QString& path, const NetScript& script);
QString unreadableScriptWords(const QString& path);

} // namespace VirtTap
