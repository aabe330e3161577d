#pragma once

#include "core/tapservice.h"

#include <QHash>

#include <functional>

namespace VirtTap {

class FakeConnections;

// A tap service whose every part the test sets: remembers what it was asked, and does it to the machine's links and to
// what it lists, unless it was told to refuse.
class FakeTapService : public TapService
{
    Q_OBJECT

public:
    enum class Verb { Create, Update, Delete, Repair, Commit };

    struct Call
    {
        Verb verb = Verb::Create;
        QList<TapSpec> taps;
        QList<TapChange> changes;
        QStringList names;
        TapMode mode = TapMode::Final;
    };

    FakeTapService(FakeConnections& connections, QString machineId);

    void setState(const TapServiceState& state);
    void setAvailability(TapServiceState::Availability availability);
    void setTap(const ManagedTap& tap); // that it lists; the link is for the test to add
    void failNext(const Error& error) { m_error = error; }
    void failNext(Verb verb, const Error& error) { m_failures.insert(verb, error); } // the next of that verb
    void setAnsweringLater(bool isLater) { m_isLater = isLater; }
    bool answerNext(); // false when nothing waits
    const QList<Call>& calls() const { return m_calls; }
    int refreshes() const { return m_refreshes; }

    const TapServiceState& state() const override { return m_state; }
    const Known<ManagedTaps>& taps() const override { return m_taps; }
    void refresh() override { ++m_refreshes; }

    Answer createTaps(const QList<TapSpec>& taps, TapMode mode) override;
    Answer updateTaps(const QList<TapChange>& changes, TapMode mode) override;
    Answer deleteTaps(const QStringList& names, TapMode mode) override;
    QFuture<Result<ManagedTaps>> list() override;
    QFuture<Result<QStringList>> repair(const QStringList& names) override;
    QFuture<Result<void>> commit(const QStringList& names) override;

private:
    template <typename T>
    QFuture<Result<T>> answer(const Call& call, const std::function<Result<T>()>& deed);
    void set(const QString& name, const std::function<void(ManagedTaps&)>& change);

    FakeConnections& m_connections;
    QString m_machineId;
    TapServiceState m_state;
    Known<ManagedTaps> m_taps;
    std::optional<Error> m_error;
    QHash<Verb, Error> m_failures;
    QList<Call> m_calls;
    QList<std::function<void()>> m_waiting;
    bool m_isLater = false;
    int m_refreshes = 0;
};

} // namespace VirtTap
