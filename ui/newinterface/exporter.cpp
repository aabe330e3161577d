#include "ui/newinterface/exporter.h"

#include <QDir>
#include <QFileDialog>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace VirtTap {

Exporter::Exporter(QWidget* window)
    : QObject(window)
    , m_window(window)
{
}

void Exporter::save(
    const QString& title, const QString& suggestedName, const QString& filter, const QString& text, bool isScript)
{
    auto* dialog = new QFileDialog(m_window, title);
    dialog->setObjectName(u"saveDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilter(filter);
    dialog->selectFile(suggestedName);
    connect(dialog, &QFileDialog::fileSelected, this,
        [this, text, isScript](const QString& path) { write(path, text, isScript); });
    dialog->open();
}

void Exporter::write(const QString& path, const QString& text, bool isScript)
{
    QSaveFile file(path);
    const QByteArray bytes = text.toUtf8();
    const bool isWritten = file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
    if (isWritten && isScript)
        file.setPermissions(file.permissions() | QFileDevice::ExeOwner);
    if (isWritten && file.commit()) {
        emit saved(path);
        return;
    }
    emit failed(
        tr("“%1” could not be written. A file that was there before is as it was.").arg(path), file.errorString());
}

QString fileNameFor(const QString& name, const QString& otherwise)
{
    QString result;
    for (const QChar c : name)
        result += c.isLetterOrNumber() || c == u'-' || c == u'_' || c == u'.' ? c : u'_';
    while (result.startsWith(u'.'))
        result.remove(0, 1);
    return result.isEmpty() ? otherwise : result.left(100);
}

} // namespace VirtTap
