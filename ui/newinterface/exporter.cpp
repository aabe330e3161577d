#include "ui/newinterface/exporter.h"

#include "ui/wholefile.h"

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
    const QString problem = saveWhole(path, text.toUtf8(), isScript);
    if (problem.isEmpty())
        emit saved(path);
    else
        emit failed(tr("“%1” could not be written. A file that was there before is as it was.").arg(path), problem);
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
