#include "plan/run.h"

#include "core/connection.h"
#include "core/connections.h"
#include "core/deliver.h"
#include "plan/planwords.h"
#include "plan/removalwatch.h"
#include "plan/tapsteps.h"

#include <QPointer>
#include <QTimer>

#include <algorithm>
#include <functional>

namespace VirtTap {

class PlanRun::Private
{
public:
    using Receive = std::function<void(const Result<void>&)>;

    Private(PlanRun& run, Plan plan, Connections& connections);

    void start();
    void checkPrecondition();
    void runStep();
    void stepEnded(const Result<void>& result);
    void wait(const Step& step);
    void waitForOff();
    void lookIfOff();
    bool isSkippable(const Step& step) const;
    void perform(const Step& step, const Receive& receive);
    void update(const Step& step, const Receive& receive);
    void redefine(const Step& step, const Receive& receive);
    void call(const QFuture<Result<void>>& future, const Receive& receive);
    void connectionGone();
    int lastTogether() const;
    void keepTaps(const std::function<void()>& next);

    void fail(const Error& error);
    void undoNext();
    void undo(int index, Step step);
    void undone(int index, const Step& step, const Result<void>& result);
    void leave(int index, const QString& sentence);
    void set(int index, StepState state, const QString& message = {});
    void finish();

    bool isGuestActive() const;
    Connection::Check check() const;
    static Error unreachable();
    static Error cancelled();

    PlanRun& m_run;
    const Plan m_plan;
    Connections& m_connections;
    QPointer<Connection> m_connection;
    RemovalWatch* m_watch = nullptr;
    TapSteps* m_taps = nullptr;
    QTimer m_patience;
    Outcome m_outcome;
    Receive m_pending; // who waits for an answer that may never come: a closed connection takes its calls with it
    int m_current = -1;
    int m_undoing = -1;
    int m_round = 0; // of calls: an answer to an earlier one is none
    bool m_isCancelled = false;
    bool m_isRunning = false;
    bool m_isWaitingForOff = false;
    bool m_isStillHeld = false; // the guest was asked to let go of an interface and has not
    bool m_isRefused = false; // and it said no for good
};

PlanRun::Private::Private(PlanRun& run, Plan plan, Connections& connections)
    : m_run(run)
    , m_plan(std::move(plan))
    , m_connections(connections)
{
    m_patience.setSingleShot(true);
    m_patience.setInterval(std::chrono::seconds(10));
    connect(&m_patience, &QTimer::timeout, &m_run, [this] { emit m_run.waitingForGuest(m_current); });
    connect(&m_connections, &Connections::aboutToRemove, &m_run, [this](const QString& uri) {
        if (m_isRunning && m_connection && m_connection->state().uri == uri)
            connectionGone();
    });
    connect(&m_connections, &Connections::changed, &m_run, [this] { lookIfOff(); });
}

Error PlanRun::Private::unreachable()
{
    return {
        .kind = Error::Kind::Unreachable, .message = PlanWords::tr("The connection to the host was lost."), .detail = {}
    };
}

Error PlanRun::Private::cancelled()
{
    return { .kind = Error::Kind::Cancelled, .message = PlanWords::tr("The change was cancelled."), .detail = {} };
}

void PlanRun::Private::set(int index, StepState state, const QString& message)
{
    m_outcome.steps[index] = state;
    emit m_run.stepChanged(index, state, message);
}

bool PlanRun::Private::isGuestActive() const
{
    const DomainPtr domain
        = m_connection ? m_connection->state().domain(m_plan.steps.first().domain.uuid) : DomainPtr();
    return domain && domain->isActive();
}

Connection::Check PlanRun::Private::check() const
{
    return m_plan.isDefinedUnchecked ? Connection::Check::None : Connection::Check::Schema;
}

void PlanRun::Private::start()
{
    m_isRunning = true;
    m_outcome.steps.fill(StepState::Waiting, m_plan.steps.size());
    if (m_plan.steps.isEmpty()) {
        m_outcome.isDone = true;
        finish();
        return;
    }
    const DomainKey domain = m_plan.steps.first().domain;
    m_connection = m_connections.connection(domain.uri);
    if (!m_connection || !m_connection->state().isUsable()) {
        fail(unreachable());
        return;
    }
    m_taps = new TapSteps(m_connections, domain.uri, &m_run);
    // What taps are made by asks for itself.
    const bool isOfTaps = std::ranges::all_of(m_plan.steps, &Step::isOfTap);
    if (m_connection->state().isReadOnly && !isOfTaps) {
        fail({ .kind = Error::Kind::Denied,
            .message = PlanWords::tr("This connection is read-only; nothing can be changed by it."),
            .detail = {} });
        return;
    }
    m_watch = new RemovalWatch(*m_connection, domain.uuid, &m_run);
    connect(m_watch, &RemovalWatch::removed, &m_run, [this] { stepEnded({}); });
    connect(m_watch, &RemovalWatch::connectionLost, &m_run, [this] { stepEnded(std::unexpected(unreachable())); });
    connect(m_watch, &RemovalWatch::refused, &m_run, [this] {
        m_isRefused = true;
        stepEnded(std::unexpected(Error { .kind = Error::Kind::Busy,
            .message
            = PlanWords::tr("“%1” refused to let go of the interface.").arg(m_plan.steps.at(m_current).domainName),
            .detail = {} }));
    });
    checkPrecondition();
}

// The plan was made for one config; on another one it might do something else.
void PlanRun::Private::checkPrecondition()
{
    if (m_plan.configXml.isEmpty()) {
        m_current = 0;
        runStep();
        return;
    }
    const int round = ++m_round;
    m_pending = [this](const Result<void>& result) { fail(result.error()); };
    const auto future = m_connection->readXml(m_plan.steps.first().domain.uuid, Connection::Xml::Config);
    deliver(future, &m_run, [this, round](const Result<QString>& xml) {
        if (round != m_round)
            return;
        m_pending = nullptr;
        if (!xml) {
            fail(xml.error());
        } else if (m_isCancelled) {
            fail(cancelled());
        } else if (xml->trimmed() != m_plan.configXml.trimmed()) {
            m_outcome.configExpected = m_plan.configXml;
            m_outcome.configFound = xml.value();
            fail({ .kind = Error::Kind::Invalid,
                .message = PlanWords::tr("The config of “%1” was changed since this was prepared; nothing was done.")
                               .arg(m_plan.steps.first().domainName),
                .detail = {} });
        } else {
            m_current = 0;
            runStep();
        }
    });
}

// A live change of a guest that went off meanwhile has nothing to do any more, when its config has the change.
bool PlanRun::Private::isSkippable(const Step& step) const
{
    const bool isInterface = step.kind == Step::Kind::AttachInterface || step.kind == Step::Kind::DetachInterface
        || step.kind == Step::Kind::WaitForRemoval;
    if (!isInterface || step.scope != Scope::Now || !m_connection || !m_connection->state().isUsable()
        || isGuestActive())
        return false;
    if (step.kind != Step::Kind::AttachInterface)
        return true;
    for (int i = 0; i < m_current; ++i) {
        if (m_plan.steps.at(i).scope != Scope::Now && m_outcome.steps.at(i) == StepState::Done)
            return true;
    }
    return false;
}

void PlanRun::Private::runStep()
{
    if (m_current == m_plan.steps.size()) {
        keepTaps([this] {
            m_outcome.isDone = true;
            finish();
        });
        return;
    }
    if (m_isCancelled) {
        fail(cancelled());
        return;
    }
    const Step& step = m_plan.steps.at(m_current);
    if (isSkippable(step)) {
        set(m_current, StepState::Skipped, PlanWords::tr("“%1” is off by now.").arg(step.domainName));
        m_isStillHeld = false;
        ++m_current;
        runStep();
        return;
    }
    for (int i = m_current; i <= lastTogether(); ++i)
        set(i, StepState::Running, describe(m_plan.steps.at(i)));
    if (step.kind == Step::Kind::WaitForRemoval)
        wait(step);
    else if (step.kind == Step::Kind::WaitForGuestOff)
        waitForOff();
    else if (step.isOfTap())
        m_taps->perform(m_plan.steps.mid(m_current, lastTogether() - m_current + 1),
            [this](const Result<void>& result) { stepEnded(result); });
    else
        perform(step, [this](const Result<void>& result) { stepEnded(result); });
}

// Taps that follow each other are made, changed or deleted by one call: all of them, or none.
int PlanRun::Private::lastTogether() const
{
    int last = m_current;
    const Step& step = m_plan.steps.at(m_current);
    while (step.isOfTap() && step.kind != Step::Kind::WaitForTapGone && last + 1 < m_plan.steps.size()
        && m_plan.steps.at(last + 1).kind == step.kind)
        ++last;
    return last;
}

// Once a guest names them, or all is done: until then the end of this program takes them away.
void PlanRun::Private::keepTaps(const std::function<void()>& next)
{
    if (!m_taps->isAnyProvisional()) {
        next();
        return;
    }
    m_taps->commit([this, next](const Result<void>& kept) {
        if (kept)
            next();
        else
            fail(kept.error());
    });
}

void PlanRun::Private::wait(const Step& step)
{
    m_patience.start();
    m_watch->expect(step.alias);
}

void PlanRun::Private::waitForOff()
{
    m_isWaitingForOff = true;
    m_patience.start();
    lookIfOff();
}

void PlanRun::Private::lookIfOff()
{
    if (!m_isWaitingForOff || isGuestActive() || !m_connection || !m_connection->state().isUsable())
        return;
    m_isWaitingForOff = false;
    stepEnded({});
}

void PlanRun::Private::stepEnded(const Result<void>& result)
{
    m_patience.stop();
    const Step& step = m_plan.steps.at(m_current);
    const int last = lastTogether();
    if (!result) {
        set(m_current, StepState::Failed, result.error().message);
        for (int i = m_current + 1; i <= last; ++i)
            set(i, StepState::Waiting);
        if (result.error().kind == Error::Kind::Unreachable && step.kind != Step::Kind::CreateTap)
            m_outcome.left.append(PlanWords::tr("Whether this was done is not known, as the connection was lost: %1")
                                      .arg(describe(step)));
        fail(result.error());
        return;
    }
    if (step.kind == Step::Kind::DetachInterface && step.scope != Scope::AfterNextStart)
        m_isStillHeld = true;
    else if (step.kind == Step::Kind::WaitForRemoval)
        m_isStillHeld = false;
    const bool isNamedNow = step.bringsInterface();
    for (; m_current <= last; ++m_current)
        set(m_current, StepState::Done);
    if (isNamedNow)
        keepTaps([this] { runStep(); });
    else
        runStep();
}

void PlanRun::Private::call(const QFuture<Result<void>>& future, const Receive& receive)
{
    const int round = ++m_round;
    m_pending = receive;
    deliver(future, &m_run, [this, round](const Result<void>& result) {
        if (round == m_round && m_pending)
            std::exchange(m_pending, nullptr)(result);
    });
}

void PlanRun::Private::perform(const Step& step, const Receive& receive)
{
    if (!m_connection || !m_connection->state().isUsable()) {
        receive(std::unexpected(unreachable()));
        return;
    }
    const QUuid& uuid = step.domain.uuid;
    switch (step.kind) {
    case Step::Kind::DiscardSavedState:
        call(m_connection->discardSavedState(uuid), receive);
        break;
    case Step::Kind::DetachInterface:
        call(m_connection->detachInterface(uuid, step.xml, step.scope, check()), receive);
        break;
    case Step::Kind::UpdateInterface:
        update(step, receive);
        break;
    case Step::Kind::AttachInterface:
        call(m_connection->attachInterface(uuid, step.xml, step.scope, check()), receive);
        break;
    case Step::Kind::DefineGuest:
        redefine(step, receive);
        break;
    case Step::Kind::StartGuest:
        call(m_connection->start(uuid), receive);
        break;
    case Step::Kind::ShutDownGuest:
        call(m_connection->shutDown(uuid), receive);
        break;
    case Step::Kind::WaitForRemoval:
    case Step::Kind::WaitForGuestOff:
        receive({});
        break;
    case Step::Kind::CreateTap:
    case Step::Kind::UpdateTap:
    case Step::Kind::DeleteTap:
    case Step::Kind::WaitForTapGone: // see TapSteps
        break;
    }
}

void PlanRun::Private::update(const Step& step, const Receive& receive)
{
    call(m_connection->updateInterface(step.domain.uuid, step.xml, step.scope, check()),
        [this, step, receive](const Result<void>& updated) {
            if (!updated && updated.error().kind == Error::Kind::Unsupported && step.scope == Scope::AfterNextStart)
                redefine(step, receive); // for a driver that cannot update
            else
                receive(updated);
        });
}

void PlanRun::Private::redefine(const Step& step, const Receive& receive)
{
    call(m_connection->redefineInterface(step.domain.uuid, step.previousXml, step.xml, check()), receive);
}

void PlanRun::Private::connectionGone()
{
    if (m_pending)
        std::exchange(m_pending, nullptr)(std::unexpected(unreachable()));
    else if ((m_watch && m_watch->isExpecting()) || std::exchange(m_isWaitingForOff, false))
        stepEnded(std::unexpected(unreachable()));
    else if (m_taps)
        m_taps->stopWaiting(unreachable()); // the answer to a call about taps comes all the same
}

void PlanRun::Private::fail(const Error& error)
{
    ++m_round;
    m_pending = nullptr;
    m_outcome.error = error;
    m_undoing = m_current;
    undoNext();
}

void PlanRun::Private::undoNext()
{
    while (--m_undoing >= 0) {
        if (m_outcome.steps.at(m_undoing) != StepState::Done)
            continue;
        const Step& step = m_plan.steps.at(m_undoing);
        const auto backwards = undoOf(step);
        if (backwards) {
            undo(m_undoing, *backwards);
            return;
        }
        if (step.kind == Step::Kind::DiscardSavedState)
            leave(m_undoing, PlanWords::tr("The saved state of “%1” is discarded.").arg(step.domainName));
        else if (step.kind == Step::Kind::StartGuest)
            leave(m_undoing, PlanWords::tr("“%1” is running.").arg(step.domainName));
        else if (step.kind == Step::Kind::DeleteTap)
            leave(m_undoing, PlanWords::tr("The tap “%1” is deleted.").arg(step.tap.name));
    }
    finish();
}

void PlanRun::Private::undo(int index, Step step)
{
    if (step.kind == Step::Kind::AttachInterface && step.scope != Scope::AfterNextStart) {
        // What the guest still holds cannot be given to it; what is off has its interfaces by its config.
        const bool isConfig = step.scope == Scope::Both;
        const bool isOff = m_connection && m_connection->state().isUsable() && !isGuestActive();
        if (m_isStillHeld && !isOff && !m_isRefused)
            m_outcome.left.append(
                PlanWords::tr("“%1” was asked to let go of an interface and may still do so at any time.")
                    .arg(step.domainName));
        if ((m_isStillHeld || isOff) && !isConfig) {
            set(index, isOff || m_isRefused ? StepState::Undone : StepState::NotUndone);
            undoNext();
            return;
        }
        if (m_isStillHeld || isOff)
            step.scope = Scope::AfterNextStart;
    }
    if (m_plan.steps.at(index).kind == Step::Kind::ShutDownGuest && isGuestActive()) {
        leave(
            index, PlanWords::tr("“%1” was asked to shut down and may still do so at any time.").arg(step.domainName));
        undoNext();
        return;
    }
    const auto receive = [this, index, step](const Result<void>& result) { undone(index, step, result); };
    if (step.isOfTap())
        m_taps->perform({ step }, receive);
    else
        perform(step, receive);
}

void PlanRun::Private::undone(int index, const Step& step, const Result<void>& result)
{
    if (!result) {
        leave(index,
            PlanWords::tr("This could not be undone: %1 (%2)")
                .arg(describe(m_plan.steps.at(index)), result.error().message));
    } else {
        set(index, StepState::Undone);
        if (step.kind == Step::Kind::DetachInterface && step.scope != Scope::AfterNextStart)
            m_outcome.left.append(
                PlanWords::tr("“%1” was asked to let go of the new interface; that may take a moment.")
                    .arg(step.domainName));
    }
    undoNext();
}

void PlanRun::Private::leave(int index, const QString& sentence)
{
    m_outcome.left.append(sentence);
    set(index, StepState::NotUndone, sentence);
}

void PlanRun::Private::finish()
{
    m_isRunning = false;
    m_patience.stop();
    if (m_watch)
        m_watch->disconnect(&m_run);
    emit m_run.finished(m_outcome);
}

PlanRun::PlanRun(Plan plan, Connections& connections, QObject* parent)
    : QObject(parent)
    , d(std::make_unique<Private>(*this, std::move(plan), connections))
{
}

PlanRun::~PlanRun() = default;

const Plan& PlanRun::plan() const
{
    return d->m_plan;
}

void PlanRun::setPatience(std::chrono::milliseconds patience)
{
    d->m_patience.setInterval(patience);
}

void PlanRun::start()
{
    QMetaObject::invokeMethod(
        this, [this] { d->start(); }, Qt::QueuedConnection);
}

void PlanRun::cancel()
{
    if (d->m_isCancelled)
        return;
    d->m_isCancelled = true;
    if ((d->m_watch && d->m_watch->isExpecting()) || std::exchange(d->m_isWaitingForOff, false))
        d->stepEnded(std::unexpected(Private::cancelled()));
    else if (d->m_taps)
        d->m_taps->stopWaiting(Private::cancelled());
}

} // namespace VirtTap
