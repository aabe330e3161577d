#include "plan/bulkrun.h"

#include "core/connection.h"
#include "core/connections.h"
#include "plan/planwords.h"
#include "plan/run.h"
#include "plan/stages.h"
#include "plan/tapsteps.h"

#include <algorithm>
#include <functional>
#include <ranges>

namespace VirtTap {

namespace {

using Next = std::function<void()>;
using Job = std::function<void(const Next&)>;

// Begins all of them, and goes on when the last is over.
void together(const QList<Job>& jobs, const Next& next)
{
    if (jobs.isEmpty()) {
        next();
        return;
    }
    auto left = std::make_shared<qsizetype>(jobs.size());
    for (const Job& job : jobs) {
        job([left, next] {
            if (--*left == 0)
                next();
        });
    }
}

bool changesConfig(const Step& step)
{
    const bool isInterface = step.bringsInterface() || step.kind == Step::Kind::DetachInterface;
    return isInterface && step.scope != Scope::Now;
}

QList<Step> backwards(const QList<Step>& steps)
{
    QList<Step> back;
    for (const Step& step : steps | std::views::reverse) {
        if (const auto undo = undoOf(step))
            back.append(*undo);
    }
    return back;
}

} // namespace

class BulkRun::Private
{
public:
    Private(BulkRun& run, QList<Plan> plans, OnFailure onFailure, Connections& connections);

    void begin();
    void createTaps();
    void createTaps(TapSteps& by, const QList<int>& parts, const Next& next);
    void runNext();
    void runRest(int part);
    void keepTaps(int part);
    void fail(const QList<int>& parts, const Error& error, const QStringList& left, const Next& next);
    void takeBack(const QList<int>& parts, const Next& next);
    void skipRest();
    void set(int part, PartState state);
    PlanRun* runPlan(int part, const Plan& plan, const std::function<void(const PlanRun::Outcome&)>& receive);
    void ended(qsizetype steps);

    TapSteps& tapSteps(int part);
    QList<int> partsIn(PartState state) const;
    QHash<TapSteps*, QList<int>> byMachine(const QList<int>& parts);
    QList<Step> tapsOf(const QList<int>& parts) const;
    bool isStopped() const;

    BulkRun& m_run;
    const QList<Plan> m_plans;
    const OnFailure m_onFailure;
    Connections& m_connections;
    QList<Stages> m_stages;
    QList<Part> m_parts;
    QSet<int> m_begun; // whose steps before the taps are done
    QSet<int> m_made; // whose taps are made, and not yet kept
    QHash<QString, TapSteps*> m_tapSteps; // by machine
    QHash<int, PlanRun*> m_runs; // that go forwards at the moment, by part
    int m_stepsEnded = 0;
    bool m_isCancelled = false;
};

BulkRun::Private::Private(BulkRun& run, QList<Plan> plans, OnFailure onFailure, Connections& connections)
    : m_run(run)
    , m_plans(std::move(plans))
    , m_onFailure(onFailure)
    , m_connections(connections)
    , m_parts(m_plans.size())
{
    for (const Plan& plan : m_plans)
        m_stages.append(stagesOf(plan));
}

void BulkRun::Private::set(int part, PartState state)
{
    m_parts[part].state = state;
    emit m_run.partChanged(part);
}

void BulkRun::Private::ended(qsizetype steps)
{
    m_stepsEnded += static_cast<int>(steps);
    emit m_run.progressed();
}

QList<int> BulkRun::Private::partsIn(PartState state) const
{
    QList<int> parts;
    for (int part = 0; part < m_parts.size(); ++part) {
        if (m_parts.at(part).state == state)
            parts.append(part);
    }
    return parts;
}

bool BulkRun::Private::isStopped() const
{
    return m_isCancelled || (m_onFailure == OnFailure::Stop && !partsIn(PartState::Failed).isEmpty());
}

TapSteps& BulkRun::Private::tapSteps(int part)
{
    const QString uri = m_stages.at(part).taps.constFirst().domain.uri;
    TapSteps*& steps = m_tapSteps[m_connections.machineOf(uri).id];
    if (!steps)
        steps = new TapSteps(m_connections, uri, &m_run);
    return *steps;
}

QHash<TapSteps*, QList<int>> BulkRun::Private::byMachine(const QList<int>& parts)
{
    QHash<TapSteps*, QList<int>> machines;
    for (const int part : parts) {
        if (!m_stages.at(part).taps.isEmpty())
            machines[&tapSteps(part)].append(part);
    }
    return machines;
}

QList<Step> BulkRun::Private::tapsOf(const QList<int>& parts) const
{
    QList<Step> taps;
    for (const int part : parts)
        taps += m_stages.at(part).taps;
    return taps;
}

PlanRun* BulkRun::Private::runPlan(
    int part, const Plan& plan, const std::function<void(const PlanRun::Outcome&)>& receive)
{
    auto* run = new PlanRun(plan, m_connections, &m_run);
    connect(run, &PlanRun::waitingForGuest, &m_run, [this, part] { emit m_run.waitingForGuest(part); });
    connect(run, &PlanRun::finished, &m_run, [this, part, run, receive](const PlanRun::Outcome& outcome) {
        m_runs.remove(part);
        run->deleteLater();
        receive(outcome);
    });
    run->start();
    return run;
}

void BulkRun::Private::begin()
{
    QList<Job> jobs;
    for (int part = 0; part < m_stages.size(); ++part) {
        const QList<Step>& before = m_stages.at(part).before;
        if (before.isEmpty())
            continue;
        jobs.append([this, part, before](const Next& next) {
            set(part, PartState::Running);
            const Plan& whole = m_plans.at(part);
            const Plan plan { .title = whole.title,
                .steps = before,
                .configXml = whole.configXml,
                .isDefinedUnchecked = whole.isDefinedUnchecked };
            m_runs[part] = runPlan(part, plan, [this, part, next](const PlanRun::Outcome& outcome) {
                if (!outcome.isDone) {
                    fail({ part }, outcome.error, outcome.left, next);
                    return;
                }
                m_begun.insert(part);
                ended(m_stages.at(part).before.size());
                set(part, PartState::Waiting);
                next();
            });
        });
    }
    together(jobs, [this] { createTaps(); });
}

void BulkRun::Private::createTaps()
{
    if (isStopped()) {
        skipRest();
        return;
    }
    QList<Job> jobs;
    const auto machines = byMachine(partsIn(PartState::Waiting));
    for (const auto& [by, parts] : machines.asKeyValueRange())
        jobs.append([this, by, parts](const Next& next) { createTaps(*by, parts, next); });
    together(jobs, [this] { runNext(); });
}

void BulkRun::Private::createTaps(TapSteps& by, const QList<int>& parts, const Next& next)
{
    const QList<Step> taps = tapsOf(parts);
    for (const int part : parts)
        set(part, PartState::Running);
    by.perform(taps, [this, parts, taps, next](const Result<void>& made) {
        if (!made) {
            fail(parts, made.error(), {}, next);
            return;
        }
        for (const int part : parts) {
            m_made.insert(part);
            set(part, PartState::Waiting);
        }
        ended(taps.size());
        next();
    });
}

void BulkRun::Private::runNext()
{
    const QList<int> waiting = partsIn(PartState::Waiting);
    if (waiting.isEmpty())
        emit m_run.finished();
    else if (isStopped())
        skipRest();
    else
        runRest(waiting.constFirst());
}

void BulkRun::Private::runRest(int part)
{
    set(part, PartState::Running);
    const Stages& stages = m_stages.at(part);
    const Plan& whole = m_plans.at(part);
    // What was done before the taps may have changed the config, which is then no longer that of the plan.
    const bool isChanged = std::ranges::any_of(stages.before, changesConfig);
    const Plan plan { .title = whole.title,
        .steps = stages.after,
        .configXml = isChanged ? QString() : whole.configXml,
        .isDefinedUnchecked = whole.isDefinedUnchecked };
    m_runs[part] = runPlan(part, plan, [this, part](const PlanRun::Outcome& outcome) {
        if (!outcome.isDone) {
            fail({ part }, outcome.error, outcome.left, [this] { runNext(); });
            return;
        }
        ended(m_stages.at(part).after.size());
        keepTaps(part);
    });
}

// As soon as a guest names them: until then the end of this program takes them away.
void BulkRun::Private::keepTaps(int part)
{
    if (!m_made.contains(part)) {
        set(part, PartState::Done);
        runNext();
        return;
    }
    tapSteps(part).commit(tapsOf({ part }), [this, part](const Result<void>& kept) {
        m_made.remove(part);
        if (!kept) { // the guest is changed, and its tap goes with this program
            m_parts[part].left.append(PlanWords::tr("“%1” is changed, but its tap will not outlast this program.")
                                          .arg(m_plans.at(part).steps.constFirst().domainName));
            m_parts[part].error = kept.error();
        }
        set(part, kept ? PartState::Done : PartState::Failed);
        runNext();
    });
}

void BulkRun::Private::fail(const QList<int>& parts, const Error& error, const QStringList& left, const Next& next)
{
    for (const int part : parts) {
        m_parts[part].error = error;
        m_parts[part].left += left;
        ended(m_stages.at(part).after.size());
    }
    takeBack(parts, [this, parts, next] {
        for (const int part : parts)
            set(part, PartState::Failed);
        next();
    });
}

// Their taps, and what was done before these.
void BulkRun::Private::takeBack(const QList<int>& parts, const Next& next)
{
    QList<int> made = parts;
    made.removeIf([this](int part) { return !m_made.contains(part); });
    QList<Job> jobs;
    const auto machines = byMachine(made);
    for (const auto& [by, those] : machines.asKeyValueRange()) {
        jobs.append([this, by, those](const Next& done) {
            by->perform(backwards(tapsOf(those)), [this, those, done](const Result<void>& deleted) {
                for (const int part : those) {
                    m_made.remove(part);
                    for (const Step& tap : m_stages.at(part).taps) {
                        if (!deleted)
                            m_parts[part].left.append(PlanWords::tr("This could not be undone: %1 (%2)")
                                                          .arg(describe(tap), deleted.error().message));
                    }
                }
                done();
            });
        });
    }
    const Next goOn = [this, parts, next] {
        QList<Job> undoing;
        for (const int part : parts) {
            if (!m_begun.remove(part))
                continue;
            const Plan back {
                .title = m_plans.at(part).title, .steps = backwards(m_stages.at(part).before), .configXml = {}
            };
            undoing.append([this, part, back](const Next& done) {
                runPlan(part, back, [this, part, done](const PlanRun::Outcome& outcome) {
                    if (!outcome.isDone)
                        m_parts[part].left += QStringList(outcome.error.message) + outcome.left;
                    done();
                });
            });
        }
        together(undoing, next);
    };
    together(jobs, goOn);
}

void BulkRun::Private::skipRest()
{
    const QList<int> waiting = partsIn(PartState::Waiting);
    takeBack(waiting, [this, waiting] {
        for (const int part : waiting)
            set(part, PartState::Skipped);
        emit m_run.finished();
    });
}

BulkRun::BulkRun(QList<Plan> plans, OnFailure onFailure, Connections& connections, QObject* parent)
    : QObject(parent)
    , d(std::make_unique<Private>(*this, std::move(plans), onFailure, connections))
{
}

BulkRun::~BulkRun() = default;

const QList<Plan>& BulkRun::plans() const
{
    return d->m_plans;
}

const QList<BulkRun::Part>& BulkRun::parts() const
{
    return d->m_parts;
}

int BulkRun::stepCount() const
{
    int count = 0;
    for (const Plan& plan : d->m_plans)
        count += static_cast<int>(plan.steps.size());
    return count;
}

int BulkRun::stepsEnded() const
{
    return d->m_stepsEnded;
}

void BulkRun::start()
{
    QMetaObject::invokeMethod(
        this, [this] { d->begin(); }, Qt::QueuedConnection);
}

void BulkRun::cancel()
{
    d->m_isCancelled = true;
    const auto runs = d->m_runs;
    for (PlanRun* run : runs)
        run->cancel();
}

void BulkRun::giveUp(int part)
{
    if (PlanRun* run = d->m_runs.value(part))
        run->cancel();
}

} // namespace VirtTap
