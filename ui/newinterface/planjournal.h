#pragma once

#include "plan/applied.h"
#include "plan/run.h"

#include <QObject>
#include <QThreadPool>

#include <functional>

namespace VirtTap {

class Connections;

// Keeps on disk what was carried out, so that it can be taken back another day: one file, written wholly, by a worker.
// What was done to a demo is kept as long as the demo. One for the program; it belongs to the connections.
class PlanJournal : public QObject
{
    Q_OBJECT

public:
    PlanJournal(Connections& connections, const QString& file);
    ~PlanJournal() override; // when the file is written

    static PlanJournal* of(const Connections& connections); // nullptr when there is none

    const QList<AppliedPlan>& applied() const { return m_applied; } // the newest last
    const AppliedPlan* find(const QUuid& id) const; // nullptr when there is none
    // Of a run that ended; the id of what is kept, null when there is nothing that could be undone.
    QUuid record(const Plan& plan, const PlanRun::Outcome& outcome);
    void setUndone(const QUuid& id);
    void clear();

signals:
    void restored(const QList<VirtTap::AppliedPlan>& applied); // from earlier runs of the program, once
    void changed();
    void failed(const QString& sentence, const QString& detail); // the file cannot be read or written

private:
    using Change = std::function<void(QList<AppliedPlan>&)>;

    void load();
    void readConfig(const QUuid& id, const DomainKey& guest);
    void change(const QUuid& id, const std::function<void(AppliedPlan&)>& deed);
    void write(const Change& change);
    bool isLasting(const Plan& plan) const;

    Connections& m_connections;
    const QString m_file;
    QList<AppliedPlan> m_applied;
    QThreadPool m_writer; // of one thread: in order
};

} // namespace VirtTap
