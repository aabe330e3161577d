#pragma once

#include "checks/netscript.h"

#include <QFuture>
#include <QString>

#include <optional>

namespace VirtTap {

// The start of a script's text, read by a worker; nothing where it cannot be read.
QFuture<std::optional<QString>> readScriptText(const QString& path);

// What it did, and what of that nothing will do any more: translated lines.
QString scriptWords(const QString& path, const NetScript& script);
QString unreadableScriptWords(const QString& path);

} // namespace VirtTap
