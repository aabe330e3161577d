#include "ui/newinterface/exporter.h"

#include <QDir>
#include <QFileDialog>

using namespace Qt::StringLiterals;

namespace VirtTap {

Exporter::Exporter(QWidget* window)
    : QObject(window)
    , m_window(window)
{
}

void Exporter::save(
    const QString& title, const QString& suggestedName, const QString& filter, const QString& text, FileUse use)
{
    auto* dialog = new QFileDialog(m_window, title);
    dialog->setObjectName(u"saveDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilter(filter);
    dialog->selectFile(suggestedName);
    connect(
        dialog, &QFileDialog::fileSelected, this, [this, text, use](const QString& path) { write(path, text, use); });
    dialog->open();
}

void Exporter::write(const QString& path, const QString& text, FileUse use)
{
    const QString problem = saveWhole(path, text.toUtf8(), use);
    if (problem.isEmpty())
        emit saved(path);
    else
        emit failed(tr("“%1” could not be written. A file that was there before is as it was.").arg(path), problem);
}

void Exporter::saveAll(const QString& title, const QList<NetworkFile>& files, FileUse use)
{
    auto* dialog = new QFileDialog(m_window, title);
    dialog->setObjectName(u"saveDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    dialog->setLabelText(QFileDialog::Accept, tr("Save Here"));
    connect(dialog, &QFileDialog::fileSelected, this,
        [this, files, use](const QString& directory) { writeAll(directory, files, use); });
    dialog->open();
}

void Exporter::writeAll(const QString& directory, const QList<NetworkFile>& files, FileUse use)
{
    for (const NetworkFile& file : files) {
        if (QFile::exists(directory + u'/' + file.name)) {
            emit failed(tr("There is a file “%1” in “%2” already. Nothing was written.").arg(file.name, directory), {});
            return;
        }
    }
    for (const NetworkFile& file : files) {
        const QString path = directory + u'/' + file.name;
        if (const QString problem = saveWhole(path, file.text.toUtf8(), use); !problem.isEmpty()) {
            emit failed(tr("“%1” could not be written.").arg(path), problem);
            return;
        }
    }
    emit saved(directory);
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
