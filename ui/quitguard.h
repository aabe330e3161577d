#pragma once

#include "plan/run.h"

#include <QObject>
#include <QPointer>

class QMessageBox;
class QWidget;

namespace VirtTap {

class Connections;
class MessageBar;

// Keeps the window open while a change is being made, as nobody would undo it afterwards: asks whether to wait, to undo
// or to stay.
class QuitGuard : public QObject
{
    Q_OBJECT

public:
    QuitGuard(Connections& connections, MessageBar& bar, QWidget& window);

    bool mayQuit(); // no: it asks, and quitNow() may follow

signals:
    void quitNow();

private:
    enum class Wish { None, Wait, Undo };

    void ask();
    void wish(Wish wish);
    bool isChanging() const;
    void runFinished(const PlanRun::Outcome& outcome);
    void ended(const QStringList& left);

    Connections& m_connections;
    MessageBar& m_bar;
    QWidget& m_window;
    Wish m_wish = Wish::None;
    QPointer<QMessageBox> m_box;
    QStringList m_left; // of runs that ended otherwise than was wished
};

} // namespace VirtTap
