#pragma once

#include <QByteArray>
#include <QString>

namespace VirtTap {

enum class FileUse {
    Plain,
    Script, // may be run afterwards
    Private, // nobody else may read it
};

// Writes all of it or nothing: a file that was there before stays as it was. Empty when it is written, else the
// system's words why it is not.
QString saveWhole(const QString& path, const QByteArray& bytes, FileUse use = FileUse::Plain);

} // namespace VirtTap
