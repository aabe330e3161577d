#pragma once

#include "cli/options.h"
#include "plan/bulkrun.h"
#include "plan/run.h"

#include <QTextStream>

#include <memory>

namespace VirtTap {

// How virt-tapctl ends after such an error.
Error refused(const QString& message); // for what was asked for wrongly
ExitCode codeOf(Error::Kind kind);

// Shows what a plan does, asks, does it, and tells what became of it: in sentences, or as one JSON object.
class Doing : public QObject
{
    Q_OBJECT

public:
    Doing(Connections& connections, const Options& options, QObject* parent);

    void start(const Plan& plan);
    void start(const QList<Plan>& plans); // of many guests, each done or undone as a whole; one that fails ends it
    // Whether the person wants that; `lines` say what is about to be done.
    bool asks(const QString& title, const QStringList& lines);
    void note(const QString& sentence, bool isRefusal); // before it
    void fail(ExitCode code, const QString& message, const QString& detail = {});

signals:
    void finished(VirtTap::ExitCode code);

private:
    void tell(int step, PlanRun::StepState state);
    void report(const PlanRun::Outcome& outcome);
    void printJson(const PlanRun::Outcome& outcome);
    void tellPart(int part);
    void reportMany();
    void printManyJson(const QString& result);

    Connections& m_connections;
    const bool m_isJson;
    const bool m_isYes;
    std::unique_ptr<PlanRun> m_run;
    std::unique_ptr<BulkRun> m_bulkRun;
    QTextStream m_out;
    QTextStream m_err;
    QTextStream& m_words; // what is not JSON
};

} // namespace VirtTap
