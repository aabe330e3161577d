#pragma once

#include "plan/networkfiles.h"
#include "ui/wholefile.h"

#include <QObject>

class QWidget;

namespace VirtTap {

// Asks for a file name without blocking and writes a text there, all of it or nothing.
class Exporter : public QObject
{
    Q_OBJECT

public:
    explicit Exporter(QWidget* window);

    void save(const QString& title, const QString& suggestedName, const QString& filter, const QString& text,
        FileUse use = FileUse::Plain);
    // Into a directory, where none of them is yet.
    void saveAll(const QString& title, const QList<NetworkFile>& files, FileUse use = FileUse::Plain);

signals:
    void saved(const QString& path);
    void failed(const QString& sentence, const QString& detail);

private:
    void write(const QString& path, const QString& text, FileUse use);
    void writeAll(const QString& directory, const QList<NetworkFile>& files, FileUse use);

    QWidget* m_window;
};

// A name that is fit for a file on any system.
QString fileNameFor(const QString& name, const QString& otherwise);

} // namespace VirtTap
