#pragma once

#include <QByteArray>
#include <QString>

namespace VirtTap {

// Writes all of it or nothing: a file that was there before stays as it was. Empty when it is written, else the
// system's words why it is not.
QString saveWhole(const QString& path, const QByteArray& bytes, bool isScript = false);

} // namespace VirtTap
