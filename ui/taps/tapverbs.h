#pragma once

#include <QList>
#include <QObject>

class QWidget;

namespace VirtTap {

class Connections;
class TapTableModel;

// New, Edit, Reset and Delete of taps: when each can be asked for, and the dialog that does it.
class TapVerbs : public QObject
{
    Q_OBJECT

public:
    enum class Verb { New, Edit, Reset, Delete };

    TapVerbs(Connections& connections, const TapTableModel& taps, QWidget* window);

    // Why it cannot be asked for, with these rows of the model selected: a translated sentence; empty when it can.
    QString whyNot(Verb verb, const QList<int>& rows) const;
    void ask(Verb verb, const QList<int>& rows);
    void askForNew(const QString& machine, const QStringList& names); // as the guests that name them need them

private:
    QString whyNotChange(Verb verb, const QList<int>& rows) const;
    QString machineFor(const QList<int>& rows) const;

    Connections& m_connections;
    const TapTableModel& m_taps;
    QWidget* m_window;
};

} // namespace VirtTap
