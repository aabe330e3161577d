#pragma once

#include "core/error.h"
#include "plan/plan.h"

#include <QObject>

#include <memory>

namespace VirtTap {

class Connections;

// Carries out plans for many guests, each a part that is done or undone as a whole. The taps of all of them are made by
// one call for each machine, so that a person is asked once: what comes before a part's taps is done first, for all
// parts at a time; then all taps; then the rest, part after part. On the GUI thread, never waiting. Delete it only
// after finished().
class BulkRun : public QObject
{
    Q_OBJECT

public:
    enum class OnFailure { Stop, GoOn };
    enum class PartState {
        Waiting,
        Running,
        Done,
        Failed, // and undone, but for what is left
        Skipped, // and undone likewise: another failed, or the person stopped it
    };

    struct Part
    {
        PartState state = PartState::Waiting;
        Error error {}; // of Failed
        QStringList left {}; // translated sentences: what stayed changed although the part was not done
    };

    BulkRun(QList<Plan> plans, OnFailure onFailure, Connections& connections, QObject* parent = nullptr);
    ~BulkRun() override;

    const QList<Plan>& plans() const;
    const QList<Part>& parts() const; // one for each plan
    int stepCount() const; // of all plans
    int stepsEnded() const; // so far, one way or another
    void start();
    void giveUp(int part); // that is running: it is undone as one that failed
    void cancel(); // what is done stays; the part that is running is undone, and none begins any more

signals:
    void partChanged(int part);
    void progressed();
    void waitingForGuest(int part); // asked to shut down or to let go of an interface; it goes on waiting
    void finished();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace VirtTap
