#include "ui/wholefile.h"

#include <QSaveFile>

namespace VirtTap {

QString saveWhole(const QString& path, const QByteArray& bytes, FileUse use)
{
    QSaveFile file(path);
    const bool isWritten = file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
    if (isWritten && use == FileUse::Script)
        file.setPermissions(file.permissions() | QFileDevice::ExeOwner);
    if (isWritten && use == FileUse::Private)
        file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    return isWritten && file.commit() ? QString() : file.errorString();
}

} // namespace VirtTap
