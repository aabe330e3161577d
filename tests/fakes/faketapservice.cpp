#include "fakes/faketapservice.h"
#include "fakes/fakeconnections.h"
#include "fakes/samples.h"

#include <QPromise>

namespace VirtTap {

using namespace Qt::StringLiterals;

FakeTapService::FakeTapService(FakeConnections& connections, QString machineId)
    : TapService(&connections)
    , m_connections(connections)
    , m_machineId(std::move(machineId))
    , m_taps(ManagedTaps {})
{
    m_state.availability = TapServiceState::Availability::Available;
    m_state.version = u"0.1.0"_s;
    m_state.maxTapsPerUser = 1024;
    m_state.maxTapsPerCall = 1024;
    m_state.bridgesAllowed = QStringList { u"*"_s };
}

void FakeTapService::setState(const TapServiceState& state)
{
    m_state = state;
    emit changed();
}

void FakeTapService::setAvailability(TapServiceState::Availability availability)
{
    TapServiceState state = m_state;
    state.availability = availability;
    if (!state.isAvailable())
        m_taps = Known<ManagedTaps>::unknown(state.whatToDo());
    setState(state);
}

void FakeTapService::setTap(const ManagedTap& tap)
{
    set(tap.spec.name, [&tap](ManagedTaps& taps) { taps.insert(tap.spec.name, tap); });
}

void FakeTapService::set(const QString& /*name*/, const std::function<void(ManagedTaps&)>& change)
{
    ManagedTaps taps = m_taps.valueOr({});
    change(taps);
    m_taps = taps;
    emit changed();
}

bool FakeTapService::answerNext()
{
    if (m_waiting.isEmpty())
        return false;
    m_waiting.takeFirst()();
    return true;
}

template <typename T>
QFuture<Result<T>> FakeTapService::answer(const Call& call, const std::function<Result<T>()>& deed)
{
    m_calls.append(call);
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    const auto finish = [this, promise, deed, verb = call.verb] {
        std::optional<Error> error = std::exchange(m_error, {});
        if (const auto failure = m_failures.constFind(verb); !error && failure != m_failures.constEnd())
            error = m_failures.take(verb);
        promise->addResult(error ? Result<T>(std::unexpected(*error)) : deed());
        promise->finish();
    };
    if (m_isLater)
        m_waiting.append(finish);
    else
        finish();
    return promise->future();
}

TapService::Answer FakeTapService::createTaps(const QList<TapSpec>& taps, TapMode mode)
{
    const std::function<Result<TapAnswer>()> deed = [this, taps, mode] {
        TapAnswer answer;
        for (const TapSpec& spec : mode == TapMode::DryRun ? QList<TapSpec>() : taps) {
            const MachineState machine = m_connections.machine(m_machineId);
            const Link* bridge = machine.linkNamed(spec.bridge);
            int id = 1000;
            while (machine.links.contains(id))
                ++id;
            Link link = sampleTap(id, spec.name, bridge ? bridge->id : 0);
            link.maker = Link::Maker::VirtTap;
            link.mtu = spec.mtu;
            link.isUp = spec.isUp;
            m_connections.setLink(m_machineId, link);
            answer.made.insert(spec.name, id);
            ManagedTap tap;
            tap.spec = spec;
            tap.ifindex = id;
            tap.isProvisional = mode == TapMode::Provisional;
            setTap(tap);
        }
        return answer;
    };
    return answer<TapAnswer>({ .verb = Verb::Create, .taps = taps, .changes = {}, .names = {}, .mode = mode }, deed);
}

TapService::Answer FakeTapService::updateTaps(const QList<TapChange>& changes, TapMode mode)
{
    const std::function<Result<TapAnswer>()> deed = [this, changes] {
        for (const TapChange& change : changes) {
            const MachineState machine = m_connections.machine(m_machineId);
            if (const Link* found = machine.linkNamed(change.name)) {
                Link link = *found;
                link.mtu = change.mtu.value_or(link.mtu.valueOr(0));
                link.isUp = change.isUp.value_or(link.isUp.valueOr(false));
                if (change.bridge) {
                    const Link* bridge = machine.linkNamed(*change.bridge);
                    link.master = bridge ? bridge->id : 0;
                }
                if (change.mac)
                    link.mac = *change.mac;
                m_connections.setLink(m_machineId, link);
            }
            set(change.name, [&change](ManagedTaps& taps) {
                TapSpec& spec = taps[change.name].spec;
                spec.mtu = change.mtu.value_or(spec.mtu);
                spec.isUp = change.isUp.value_or(spec.isUp);
                spec.bridge = change.bridge.value_or(spec.bridge);
                spec.isRestored = change.isRestored.value_or(spec.isRestored);
            });
        }
        return TapAnswer {};
    };
    return answer<TapAnswer>({ .verb = Verb::Update, .taps = {}, .changes = changes, .names = {}, .mode = mode }, deed);
}

TapService::Answer FakeTapService::deleteTaps(const QStringList& names, TapMode mode)
{
    const std::function<Result<TapAnswer>()> deed = [this, names] {
        for (const QString& name : names) {
            if (const Link* link = m_connections.machine(m_machineId).linkNamed(name))
                m_connections.removeLink(m_machineId, link->id);
            set(name, [&name](ManagedTaps& taps) { taps.remove(name); });
        }
        return TapAnswer {};
    };
    return answer<TapAnswer>({ .verb = Verb::Delete, .taps = {}, .changes = {}, .names = names, .mode = mode }, deed);
}

QFuture<Result<ManagedTaps>> FakeTapService::list()
{
    QPromise<Result<ManagedTaps>> promise;
    promise.start();
    promise.addResult(m_taps.valueOr({}));
    promise.finish();
    return promise.future();
}

QFuture<Result<QStringList>> FakeTapService::repair(const QStringList& names)
{
    const std::function<Result<QStringList>()> deed = [this, names] {
        for (const QString& name : names) {
            set(name, [&name](ManagedTaps& taps) {
                taps[name].drift.clear();
                taps[name].isMissing = false;
            });
        }
        return names;
    };
    return answer<QStringList>(
        { .verb = Verb::Repair, .taps = {}, .changes = {}, .names = names, .mode = TapMode::Final }, deed);
}

QFuture<Result<void>> FakeTapService::commit(const QStringList& names)
{
    return answer<void>(
        { .verb = Verb::Commit, .taps = {}, .changes = {}, .names = names, .mode = TapMode::Final }, [this, names] {
            for (const QString& name : names)
                set(name, [&name](ManagedTaps& taps) { taps[name].isProvisional = false; });
            return Result<void>();
        });
}

} // namespace VirtTap
