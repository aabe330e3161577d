#pragma once

#include "core/tapservice.h"

#include <QDBusMessage>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace VirtTap {

class BusListener;

// The helper, virt-tap-helper, over the message bus. Asks which version it is before anything else, and again whenever
// another one may have started.
class BusTapService : public TapService
{
    Q_OBJECT

public:
    // The system's bus if no address is given.
    explicit BusTapService(const QString& address = {}, QObject* parent = nullptr);
    ~BusTapService() override;

    // How long a call may take: a person types a password meanwhile.
    void setPatience(std::chrono::milliseconds patience) { m_patience = patience; }

    const TapServiceState& state() const override { return m_state; }
    const Known<ManagedTaps>& taps() const override { return m_taps; }
    void refresh() override;

    Answer createTaps(const QList<TapSpec>& taps, TapMode mode) override;
    Answer updateTaps(const QList<TapChange>& changes, TapMode mode) override;
    Answer deleteTaps(const QStringList& names, TapMode mode) override;
    QFuture<Result<ManagedTaps>> list() override;
    QFuture<Result<QStringList>> repair(const QStringList& names) override;
    QFuture<Result<void>> commit(const QStringList& names) override;

private:
    using Ready = std::function<void(const std::optional<Error>& problem)>;
    using Reply = std::function<void(const Result<QDBusMessage>& reply)>;

    void whenReady(Ready ready);
    void prepare();
    void takeBus(const std::shared_ptr<BusListener>& bus);
    void takeProperties(const QDBusMessage& reply);
    void loseBus(const QString& detail);
    void settle(TapServiceState state);
    void send(const QDBusMessage& message, const Reply& receive);
    void lookSoon();
    void look();

    template <typename T, typename Read>
    QFuture<Result<T>> call(const QDBusMessage& message, Read read);
    Answer change(const QDBusMessage& message, TapMode mode, std::optional<TapAnswer> (*read)(const QDBusMessage&));

    QString m_address;
    std::chrono::milliseconds m_patience;
    std::shared_ptr<BusListener> m_bus; // null while there is none
    TapServiceState m_state;
    Known<ManagedTaps> m_taps;
    QList<Ready> m_waiting;
    bool m_isPreparing = false;
    bool m_isVersionKnown = false; // of the helper that runs now
    bool m_isLooking = false;
    bool m_looksAgain = false; // something happened while it looked
};

} // namespace VirtTap
