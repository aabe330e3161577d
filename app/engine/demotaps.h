#pragma once

#include "core/tapservice.h"

#include <functional>

namespace VirtTap {

class DemoMachine;

// Makes taps on a demo's machine, by the rules of the helper. Asks nobody and touches nothing real.
class DemoTaps : public TapService
{
    Q_OBJECT

public:
    // `changed` is called after each change to the machine, which outlives this.
    DemoTaps(DemoMachine& machine, std::function<void()> changed);

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
    void apply(TapMode mode, const std::function<void()>& change);
    std::optional<Error> refusal(const TapSpec& spec) const;
    std::optional<Error> refusal(const TapChange& change) const;
    std::optional<Error> bridgeRefusal(const QString& tap, const QString& bridge) const;

    DemoMachine& m_machine;
    std::function<void()> m_changed;
    TapServiceState m_state;
    Known<ManagedTaps> m_taps;
};

} // namespace VirtTap
