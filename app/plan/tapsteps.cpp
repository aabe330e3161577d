#include "plan/tapsteps.h"

#include "core/connection.h"
#include "core/connections.h"
#include "plan/planwords.h"

#include <QFutureWatcher>
#include <QTimer>

#include <algorithm>

namespace VirtTap {

namespace {

using namespace std::chrono_literals;

constexpr auto pause = 250ms;
constexpr int mostAttempts = 40; // ten seconds

Error nobody(const TapService* service)
{
    return { .kind = Error::Kind::Unreachable,
        .message = service && !service->state().whatToDo().isEmpty()
            ? service->state().whatToDo()
            : PlanWords::tr("Nobody makes taps on this host: virt-tap does so on the computer that it runs on only."),
        .detail = {} };
}

QStringList namesOf(const QList<Step>& steps)
{
    QStringList names;
    for (const Step& step : steps)
        names.append(step.tap.name);
    return names;
}

} // namespace

TapSteps::TapSteps(Connections& connections, const QString& uri, QObject* parent)
    : QObject(parent)
    , m_connections(connections)
    , m_machine(connections.connection(uri) ? connections.connection(uri)->state().host.machineId : QString())
{
    connect(&connections, &Connections::machineChanged, this, &TapSteps::look);
}

// Not deliver(): that says nothing of a call whose service was destroyed meanwhile.
template <typename T>
void TapSteps::ask(const QFuture<Result<T>>& future, const Receive& receive)
{
    m_isAsking = true;
    auto* watcher = new QFutureWatcher<Result<T>>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, receive] {
        watcher->deleteLater();
        m_isAsking = false;
        if (watcher->future().resultCount() == 0)
            receive(std::unexpected(nobody(nullptr)));
        else if (const Result<T> result = watcher->result(); !result)
            receive(std::unexpected(result.error()));
        else
            receive({});
    });
    watcher->setFuture(future);
}

void TapSteps::perform(const QList<Step>& steps, const Receive& receive)
{
    const Step& first = steps.constFirst();
    if (first.kind == Step::Kind::WaitForTapGone) {
        m_awaited = first.tap.name;
        m_waiting = receive;
        look();
        return;
    }
    TapService* service = m_connections.tapService(m_machine);
    if (!service) {
        receive(std::unexpected(nobody(nullptr)));
        return;
    }
    if (first.kind == Step::Kind::CreateTap) {
        create(steps, receive);
    } else if (first.kind == Step::Kind::DeleteTap) {
        const QStringList names = namesOf(steps);
        const bool isMadeHere
            = std::ranges::all_of(names, [this](const QString& name) { return m_made.contains(name); });
        remove(names, isMadeHere ? mostAttempts : 1, receive);
    } else {
        QList<TapChange> changes;
        for (const Step& step : steps)
            changes.append(step.change);
        ask(service->updateTaps(changes, TapMode::Final), receive);
    }
}

void TapSteps::create(const QList<Step>& steps, const Receive& receive)
{
    QList<TapSpec> taps;
    for (const Step& step : steps)
        taps.append(step.tap);
    ask(m_connections.tapService(m_machine)->createTaps(taps, TapMode::Provisional),
        [this, names = namesOf(steps), receive](const Result<void>& made) {
            if (made)
                m_provisional.unite(QSet<QString>(names.begin(), names.end()));
            if (made)
                m_made.unite(QSet<QString>(names.begin(), names.end()));
            receive(made);
        });
}

// One that was made here may be held yet by a guest that was asked to let go of it.
void TapSteps::remove(const QStringList& names, int attempts, const Receive& receive)
{
    TapService* service = m_connections.tapService(m_machine);
    if (!service) {
        receive(std::unexpected(nobody(nullptr)));
        return;
    }
    ask(service->deleteTaps(names, TapMode::Final), [this, names, attempts, receive](const Result<void>& deleted) {
        const bool isHeld = !deleted && deleted.error().kind == Error::Kind::Busy;
        if (isHeld && attempts > 1) {
            QTimer::singleShot(pause, this, [this, names, attempts, receive] { remove(names, attempts - 1, receive); });
            return;
        }
        if (deleted)
            m_provisional.subtract(QSet<QString>(names.begin(), names.end()));
        receive(deleted);
    });
}

void TapSteps::commit(const Receive& receive)
{
    keep(QStringList(m_provisional.begin(), m_provisional.end()), receive);
}

void TapSteps::commit(const QList<Step>& steps, const Receive& receive)
{
    keep(namesOf(steps), receive);
}

void TapSteps::keep(QStringList names, const Receive& receive)
{
    TapService* service = m_connections.tapService(m_machine);
    if (!service) {
        receive(std::unexpected(nobody(nullptr)));
        return;
    }
    names.sort();
    ask(service->commit(names), [this, names, receive](const Result<void>& kept) {
        if (kept)
            m_provisional.subtract(QSet<QString>(names.begin(), names.end()));
        receive(kept);
    });
}

// Where the kernel cannot be asked there is nothing to wait for: creating it fails if it is still there.
void TapSteps::look()
{
    if (!m_waiting)
        return;
    const MachineState machine = m_connections.machine(m_machine);
    if (machine.linkNamed(m_awaited) == nullptr)
        std::exchange(m_waiting, nullptr)({});
}

bool TapSteps::stopWaiting(const Error& error)
{
    if (!m_waiting)
        return false;
    std::exchange(m_waiting, nullptr)(std::unexpected(error));
    return true;
}

} // namespace VirtTap
