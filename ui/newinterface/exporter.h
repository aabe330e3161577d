#pragma once

#include <QObject>

#include <functional>

class QWidget;

namespace VirtTap {

// Asks for a file name without blocking and writes a text there, all of it or nothing.
class Exporter : public QObject
{
    Q_OBJECT

public:
    explicit Exporter(QWidget* window);

    // `isScript`: may be run afterwards.
    void save(const QString& title, const QString& suggestedName, const QString& filter, const QString& text,
        bool isScript = false);

signals:
    void saved(const QString& path);
    void failed(const QString& sentence, const QString& detail);

private:
    void write(const QString& path, const QString& text, bool isScript);

    QWidget* m_window;
};

// A name that is fit for a file on any system.
QString fileNameFor(const QString& name, const QString& otherwise);

} // namespace VirtTap
