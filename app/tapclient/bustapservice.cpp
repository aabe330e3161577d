#include "tapclient/bustapservice.h"

#include "contract/taps1.h"
#include "core/deliver.h"
#include "tapclient/buslistener.h"
#include "tapclient/helpertaps.h"
#include "tapclient/taperror.h"
#include "tapclient/tapmessage.h"

#include <QDBusPendingCallWatcher>
#include <QPromise>
#include <QVersionNumber>

#include <utility>

namespace VirtTap {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Availability = TapServiceState::Availability;

namespace {

constexpr auto readingTime = 30s; // for what nobody is asked about

// Whether calls make sense. One that only could not ask is tried again by asking.
bool isReachable(const TapServiceState& state)
{
    return state.isAvailable() || state.availability == Availability::NoPolkit;
}

bool isOurVersion(const QString& version)
{
    static const int ours = QVersionNumber::fromString(QStringLiteral(VIRT_TAP_VERSION)).majorVersion();
    const QVersionNumber theirs = QVersionNumber::fromString(version);
    return !theirs.isNull() && theirs.majorVersion() == ours;
}

Error otherForm()
{
    TapServiceState state;
    state.availability = Availability::OtherVersion;
    return errorOf(state);
}

} // namespace

BusTapService::BusTapService(const QString& address, QObject* parent)
    : TapService(parent)
    , m_address(address)
    , m_patience(10min)
{
}

BusTapService::~BusTapService()
{
    if (m_bus)
        m_bus->disconnect(this);
}

void BusTapService::whenReady(Ready ready)
{
    if (m_bus && m_isVersionKnown && isReachable(m_state)) {
        ready({});
        return;
    }
    m_waiting.append(std::move(ready));
    prepare();
}

void BusTapService::prepare()
{
    if (std::exchange(m_isPreparing, true))
        return;
    if (!m_bus) {
        deliver(BusListener::open(m_address), this, [this](const auto& bus) { takeBus(bus); });
        return;
    }
    send(propertiesMessage(), [this](const Result<QDBusMessage>& reply) {
        if (reply)
            takeProperties(*reply);
        else
            loseBus(reply.error().detail);
    });
}

void BusTapService::takeBus(const std::shared_ptr<BusListener>& bus)
{
    if (!bus->bus().isConnected()) {
        loseBus(bus->problem());
        return;
    }
    m_bus = bus;
    connect(bus.get(), &BusListener::lost, this, [this] { loseBus({}); });
    connect(bus.get(), &BusListener::tapsChanged, this, &BusTapService::lookSoon);
    connect(bus.get(), &BusListener::ownerChanged, this, [this](bool isThere) {
        m_isVersionKnown = false;
        if (isThere && !m_state.isAvailable() && !m_isPreparing)
            refresh(); // it was installed, or updated
    });
    m_isPreparing = false;
    prepare();
}

void BusTapService::takeProperties(const QDBusMessage& reply)
{
    TapServiceState state;
    const auto properties = readProperties(reply);
    if (reply.type() == QDBusMessage::ErrorMessage) {
        const Error error = errorOf(reply);
        const Availability after = availabilityAfter(reply);
        state.availability = after == Availability::Available ? Availability::NotInstalled : after;
        state.detail = error.detail;
    } else if (!properties) {
        state.availability = Availability::OtherVersion;
    } else {
        state.version = properties->value(u"Version"_s).toString();
        state.maxTapsPerUser = properties->value(u"MaxTapsPerUser"_s).toUInt();
        state.maxTapsPerCall = properties->value(u"MaxTapsPerCall"_s).toUInt();
        state.bridgesAllowed = properties->value(u"BridgesAllowed"_s).toStringList();
        state.availability = isOurVersion(state.version) ? Availability::Available : Availability::OtherVersion;
        if (state.availability == Availability::OtherVersion)
            state.detail
                = tr("The helper is version %1, this program %2.").arg(state.version, QStringLiteral(VIRT_TAP_VERSION));
    }
    m_isVersionKnown = state.isAvailable();
    settle(state);
}

void BusTapService::loseBus(const QString& detail)
{
    if (m_bus)
        m_bus->disconnect(this);
    m_bus.reset();
    m_isVersionKnown = false;
    TapServiceState state;
    state.availability = Availability::BusUnreachable;
    state.detail = detail;
    settle(state);
}

void BusTapService::settle(TapServiceState state)
{
    m_isPreparing = false;
    const bool isNew = m_state != state;
    m_state = std::move(state);
    if (!isReachable(m_state))
        m_taps = Known<ManagedTaps>::unknown(m_state.whatToDo());
    const std::optional<Error> problem = isReachable(m_state) ? std::nullopt : std::optional(errorOf(m_state));
    for (const Ready& ready : std::exchange(m_waiting, {}))
        ready(problem);
    if (isNew) {
        if (m_state.isAvailable())
            lookSoon();
        emit changed();
    }
}

void BusTapService::send(const QDBusMessage& message, const Reply& receive)
{
    const std::chrono::milliseconds time = message.isInteractiveAuthorizationAllowed() ? m_patience : readingTime;
    const QDBusPendingCall pending = m_bus->bus().asyncCall(message, static_cast<int>(time.count()));
    auto* watcher = new QDBusPendingCallWatcher(pending, this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher, receive, bus = m_bus] {
        watcher->deleteLater();
        const QDBusMessage reply = watcher->reply();
        if (reply.type() == QDBusMessage::ErrorMessage && !bus->bus().isConnected()) {
            TapServiceState state;
            state.availability = Availability::BusUnreachable;
            state.detail = reply.errorMessage();
            receive(std::unexpected(errorOf(state)));
            if (bus == m_bus)
                loseBus(reply.errorMessage());
            return;
        }
        receive(reply);
    });
}

// `read` answers nothing for a reply of another form.
template <typename T, typename Read>
QFuture<Result<T>> BusTapService::call(const QDBusMessage& message, Read read)
{
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    const auto answer = [promise](Result<T> result) {
        promise->addResult(std::move(result));
        promise->finish();
    };
    whenReady([this, message, read, answer](const std::optional<Error>& problem) {
        if (problem) {
            answer(std::unexpected(*problem));
            return;
        }
        send(message, [this, read, answer](const Result<QDBusMessage>& reply) {
            if (!reply) {
                answer(std::unexpected(reply.error()));
                return;
            }
            if (reply->type() == QDBusMessage::ErrorMessage) {
                answer(std::unexpected(errorOf(*reply)));
                const Availability after = availabilityAfter(*reply);
                if (after != Availability::Available && after != m_state.availability) {
                    TapServiceState state = m_state;
                    state.availability = after;
                    state.detail = errorOf(*reply).detail;
                    settle(state);
                }
                return;
            }
            const auto value = read(*reply);
            answer(value ? Result<T>(*value) : Result<T>(std::unexpected(otherForm())));
        });
    });
    return promise->future();
}

TapService::Answer BusTapService::change(
    const QDBusMessage& message, TapMode mode, std::optional<TapAnswer> (*read)(const QDBusMessage&))
{
    const Answer answer = call<TapAnswer>(message, read);
    if (mode == TapMode::DryRun)
        return answer;
    deliver(answer, this, [this](const Result<TapAnswer>& done) {
        if (done && m_state.availability == Availability::NoPolkit)
            refresh();
        else
            lookSoon();
    });
    return answer;
}

TapService::Answer BusTapService::createTaps(const QList<TapSpec>& taps, TapMode mode)
{
    return change(createMessage(taps, mode), mode, readCreated);
}

TapService::Answer BusTapService::updateTaps(const QList<TapChange>& changes, TapMode mode)
{
    return change(updateMessage(changes, mode), mode, readAnswer);
}

TapService::Answer BusTapService::deleteTaps(const QStringList& names, TapMode mode)
{
    return change(deleteMessage(names, mode), mode, readAnswer);
}

QFuture<Result<ManagedTaps>> BusTapService::list()
{
    return call<ManagedTaps>(listMessage(), readTaps);
}

QFuture<Result<QStringList>> BusTapService::repair(const QStringList& names)
{
    const auto answer = call<QStringList>(repairMessage(names), readNames);
    deliver(answer, this, [this](const auto&) { lookSoon(); });
    return answer;
}

QFuture<Result<void>> BusTapService::commit(const QStringList& names)
{
    auto promise = std::make_shared<QPromise<Result<void>>>();
    promise->start();
    const auto isEmpty
        = [](const QDBusMessage& reply) { return reply.arguments().isEmpty() ? std::optional(true) : std::nullopt; };
    deliver(call<bool>(commitMessage(names), isEmpty), this, [this, promise](const Result<bool>& done) {
        promise->addResult(done ? Result<void>() : Result<void>(std::unexpected(done.error())));
        promise->finish();
        lookSoon();
    });
    return promise->future();
}

void BusTapService::refresh()
{
    m_isVersionKnown = false;
    whenReady([this](const std::optional<Error>& problem) {
        if (!problem)
            lookSoon();
    });
}

// One look at a time; what happens meanwhile is seen by the next one.
void BusTapService::lookSoon()
{
    if (m_isLooking)
        m_looksAgain = true;
    else if (isReachable(m_state))
        look();
}

void BusTapService::look()
{
    m_isLooking = true;
    deliver(list(), this, [this](const Result<ManagedTaps>& taps) {
        m_isLooking = false;
        const Known<ManagedTaps> fresh
            = taps ? Known<ManagedTaps>(*taps) : Known<ManagedTaps>::unknown(taps.error().message);
        const bool isNew = fresh != m_taps;
        m_taps = fresh;
        if (isNew)
            emit changed();
        if (std::exchange(m_looksAgain, false))
            lookSoon();
    });
}

std::unique_ptr<TapService> makeHelperTaps()
{
    return std::make_unique<BusTapService>();
}

} // namespace VirtTap
