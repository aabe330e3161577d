#include "ui/wholefile.h"

#include <QSaveFile>

namespace VirtTap {

QString saveWhole(const QString& path, const QByteArray& bytes, bool isScript)
{
    QSaveFile file(path);
    const bool isWritten = file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
    if (isWritten && isScript) // may be run afterwards
        file.setPermissions(file.permissions() | QFileDevice::ExeOwner);
    return isWritten && file.commit() ? QString() : file.errorString();
}

} // namespace VirtTap
