#pragma once

#include "core/error.h"
#include "plan/plan.h"

#include <QObject>

#include <chrono>
#include <memory>

namespace VirtTap {

class Connections;

// Carries out one plan by calls on the connections; on the GUI thread, never waiting. Undoes in reverse order what was
// done when a step fails or cancel() is called, and says what is left. Delete it only after finished().
class PlanRun : public QObject
{
    Q_OBJECT

public:
    enum class StepState { Waiting, Running, Done, Failed, Undone, NotUndone, Skipped };

    struct Outcome
    {
        bool isDone = false; // every step was, or had nothing left to do
        Error error; // of the step that failed; Cancelled when the person stopped it
        QList<StepState> steps;
        QStringList left; // translated sentences: what stayed changed although the plan did not succeed
        QString configExpected; // both texts when the guest's config changed since the plan was made; else empty
        QString configFound;
    };

    PlanRun(Plan plan, Connections& connections, QObject* parent = nullptr);
    ~PlanRun() override;

    const Plan& plan() const;
    void setPatience(std::chrono::milliseconds patience); // until waitingForGuest(); 10 s
    void start();
    void cancel(); // after the step that is running; at once while it waits for the guest

signals:
    void stepChanged(int step, VirtTap::PlanRun::StepState state, const QString& message);
    void waitingForGuest(int step); // a live detach, after 10 s without the guest's answer; it goes on waiting
    void finished(const VirtTap::PlanRun::Outcome& outcome);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace VirtTap

Q_DECLARE_METATYPE(VirtTap::PlanRun::Outcome)
