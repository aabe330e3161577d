#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include "core/domain.h"

namespace VirtTap {

class Connections;
class MainWindow;

// Shows the program without a display: prints the guests, interfaces and taps that are connected and the XML of a new
// interface, saves pictures of the window and names the files, then ends the program.
class Tour : public QObject
{
    Q_OBJECT

public:
    Tour(MainWindow& window, Connections& connections, QString directory);

    void start();

private:
    void look();
    bool isLoaded() const;
    void print() const;
    DomainKey sight(bool isActive) const;
    void select(const DomainKey& guest);
    void selectTap();
    void diagnose();
    void trigger(const QString& action);
    void saveDialog(const QString& name, const QString& picture);
    void nextStop();
    void save(QWidget* widget, const QString& name);
    bool nextWizardPage();

    MainWindow& m_window;
    Connections& m_connections;
    QString m_directory;
    QTimer m_timer;
    QElapsedTimer m_waited;
    int m_stop = 0;
    int m_wizardPage = 0;
    bool m_isAtFirstPage = false;
    bool m_isSaved = false; // the page that is waited on
};

} // namespace VirtTap
