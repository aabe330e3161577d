#pragma once

#include "core/deliver.h"
#include "core/error.h"
#include "core/machinestate.h"
#include "core/tapservice.h"

#include <QDialog>
#include <QPointer>
#include <QTimer>

#include <optional>

class QPushButton;

namespace VirtTap {

class Connections;
class MessageBar;

// What the dialogs on taps have in common: a call that may take as long as a person takes to type a password, and what
// is said meanwhile and afterwards. One that is closed meanwhile gives up waiting; the page of activity tells the end.
class TapDialog : public QDialog
{
    Q_OBJECT

public:
    TapDialog(Connections& connections, QString machine, QWidget* parent);

protected:
    // The parts of the dialog, once: `inputs` is disabled while a call runs.
    void setParts(MessageBar* bar, QPushButton* deed, QPushButton* close, QWidget* inputs);
    virtual void showAll() = 0; // ends with showState()
    // Says what runs or has failed; else why nobody makes taps here, and `problem` where there is one. `hasDeed`: there
    // is something that the button would do.
    void showState(const QString& problem, bool hasDeed);
    void inputsChanged(); // what has failed may work now

    template <typename T>
    void run(const QFuture<Result<T>>& future, const QString& deed) // `deed`: "Made 3 taps"
    {
        begin();
        deliver(future, asObject(m_connections),
            [self = QPointer(this), &connections = m_connections, deed, uri = uri()](const Result<T>& result) {
                const std::optional<Error> error = result ? std::nullopt : std::optional(result.error());
                report(connections, uri, deed, error);
                if (self)
                    self->finish(error);
            });
    }

    Connections& connections() const { return m_connections; }
    const QString& machineId() const { return m_machine; }
    void setMachineId(const QString& machine) { m_machine = machine; }
    MachineState machine() const;
    TapService* service() const; // nullptr where nobody makes taps from here
    bool canMake() const; // there is one, and it is available
    ManagedTaps made() const; // by virt-tap, as far as known
    bool isRunning() const { return m_isRunning; }

private:
    static void report(
        Connections& connections, const QString& uri, const QString& deed, const std::optional<Error>& error);
    static QObject* asObject(Connections& connections);
    QString uri() const;
    QString whyNobody() const;
    void begin();
    void finish(const std::optional<Error>& error);

    Connections& m_connections;
    QString m_machine;
    MessageBar* m_bar = nullptr;
    QPushButton* m_deed = nullptr;
    QPushButton* m_close = nullptr;
    QWidget* m_inputs = nullptr;
    std::optional<Error> m_error; // of the last call
    QTimer m_showSoon; // what happens on a host comes in bursts
    bool m_isRunning = false;
};

} // namespace VirtTap
