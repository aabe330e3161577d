#include "plan/taprun.h"

#include "core/connections.h"
#include "core/deliver.h"
#include "core/tapservice.h"
#include "plan/planwords.h"

#include <QTimer>

namespace VirtTap {

namespace {

using namespace std::chrono_literals;

constexpr auto pause = 250ms;
constexpr int attempts = 40; // ten seconds: QEMU closes a tap some time after the guest has let go of its interface

template <typename T>
Result<void> withoutValue(const Result<T>& result)
{
    return result ? Result<void>() : Result<void>(std::unexpected(result.error()));
}

} // namespace

TapRun::TapRun(Connections& connections, QString uri, QObject* parent)
    : QObject(parent)
    , m_connections(connections)
    , m_uri(std::move(uri))
{
}

Result<TapService*> TapRun::service() const
{
    TapService* service = m_connections.tapService(m_connections.machineOf(m_uri).id);
    if (!service) {
        return std::unexpected(Error { .kind = Error::Kind::Unsupported,
            .message = PlanWords::tr("Taps of that host cannot be made from here."),
            .detail = {} });
    }
    return service;
}

void TapRun::create(const QList<TapSpec>& taps, TapMode mode, const Receive& receive)
{
    const auto maker = service();
    if (!maker) {
        receive(std::unexpected(maker.error()));
        return;
    }
    deliver(maker.value()->createTaps(taps, mode), this, [this, taps, mode, receive](const Result<TapAnswer>& made) {
        for (const TapSpec& tap : taps) {
            if (made && mode == TapMode::Provisional)
                m_provisional.append(tap.name);
        }
        receive(withoutValue(made));
    });
}

void TapRun::update(const TapChange& change, const Receive& receive)
{
    const auto maker = service();
    if (!maker) {
        receive(std::unexpected(maker.error()));
        return;
    }
    deliver(maker.value()->updateTaps({ change }, TapMode::Final), this,
        [receive](const Result<TapAnswer>& changed) { receive(withoutValue(changed)); });
}

void TapRun::remove(const QString& tap, const Receive& receive)
{
    tryToRemove(tap, attempts, receive);
}

void TapRun::tryToRemove(const QString& tap, int attemptsLeft, const Receive& receive)
{
    const auto maker = service();
    if (!maker) {
        receive(std::unexpected(maker.error()));
        return;
    }
    deliver(maker.value()->deleteTaps({ tap }, TapMode::Final), this,
        [this, tap, attemptsLeft, receive](const Result<TapAnswer>& deleted) {
            if (!deleted && deleted.error().kind == Error::Kind::Busy && attemptsLeft > 1) {
                QTimer::singleShot(
                    pause, this, [this, tap, attemptsLeft, receive] { tryToRemove(tap, attemptsLeft - 1, receive); });
                return;
            }
            if (deleted)
                m_provisional.removeAll(tap);
            receive(withoutValue(deleted));
        });
}

void TapRun::keep(const Receive& receive)
{
    const auto maker = service();
    if (!maker) {
        receive(std::unexpected(maker.error()));
        return;
    }
    deliver(maker.value()->commit(m_provisional), this, [this, receive](const Result<void>& kept) {
        if (kept)
            m_provisional.clear();
        receive(kept);
    });
}

} // namespace VirtTap
