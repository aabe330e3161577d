#pragma once

#include "core/connection.h"

#include <QHash>
#include <QList>

#include <functional>

namespace VirtTap {

// A connection with a small simulated host behind it. Calls are recorded, and by default answered at once and carried
// out on the state as libvirt would; changed() follows from the event loop. What is set by hand is announced at once.
class FakeConnection : public Connection
{
    Q_OBJECT

public:
    enum class Verb {
        Open,
        Close,
        AnswerCredentials,
        Refresh,
        ReadXml,
        Start,
        ShutDown,
        ForceOff,
        DiscardSavedState,
        Attach,
        Update,
        Detach,
        Redefine
    };

    struct Call
    {
        Verb verb = Verb::Open;
        QUuid domain {};
        Scope scope = Scope::Both; // of Attach, Update and Detach
        QString xml {}; // likewise, and of Redefine
        Check check = Check::Schema; // likewise
        QString previousXml {}; // of Redefine
        Xml which = Xml::Config; // of ReadXml
        QStringList answers {}; // of AnswerCredentials
    };

    explicit FakeConnection(ConnectionState state, QObject* parent = nullptr);

    // What the test sets.
    void setState(const ConnectionState& state); // announces every guest that differs
    void setPhase(ConnectionState::Phase phase, const Error& error = {});
    void setDomain(const Domain& domain);
    void removeDomain(const QUuid& uuid);
    void setXml(
        const QUuid& domain, Xml which, const QString& xml); // instead of one made of the values; empty: undo that
    void askCredentials(const QList<Credential>& questions) { emit credentialsAsked(questions); }

    // How calls are answered.
    void setAnsweringLater(bool isLater) { m_isAnsweringLater = isLater; }
    bool answerNext(); // the oldest call that waits; false when there is none
    qsizetype waitingCount() const { return m_waiting.size(); }
    void failNext(
        Verb verb, const Error& error, int after = 0); // the next such call, after letting `after` of them pass
    void setShuttingDown(bool isShuttingDown) { m_isShuttingDown = isShuttingDown; } // guests, when asked to
    void setGuestLettingGo(bool isLettingGo) { m_isGuestLettingGo = isLettingGo; } // of NICs, on a live detach
    void letGo(const QUuid& domain, const QString& alias); // the guest does so now
    void refuseToLetGo(const QUuid& domain, const QString& alias) { emit deviceRemovalFailed(domain, alias); }

    // What came.
    const QList<Call>& calls() const { return m_calls; }
    QList<Call> changes() const; // the calls that change something, in order
    void forgetCalls() { m_calls.clear(); }

    const ConnectionState& state() const override { return m_state; }
    void open() override;
    void close() override;
    void answerCredentials(const QStringList& answers) override;
    void refresh() override;
    void refresh(const QUuid& domain) override;
    QFuture<Result<QString>> readXml(const QUuid& domain, Xml which) override;
    QFuture<Result<void>> start(const QUuid& domain) override;
    QFuture<Result<void>> shutDown(const QUuid& domain) override;
    QFuture<Result<void>> forceOff(const QUuid& domain) override;
    QFuture<Result<void>> discardSavedState(const QUuid& domain) override;
    QFuture<Result<void>> attachInterface(const QUuid& domain, const QString& xml, Scope scope, Check check) override;
    QFuture<Result<void>> updateInterface(const QUuid& domain, const QString& xml, Scope scope, Check check) override;
    QFuture<Result<void>> detachInterface(const QUuid& domain, const QString& xml, Scope scope, Check check) override;
    QFuture<Result<void>> redefineInterface(
        const QUuid& domain, const QString& previousXml, const QString& xml, Check check) override;

private:
    struct Failure
    {
        Verb verb;
        Error error;
        int after;
    };

    template <typename T>
    QFuture<Result<T>> answer(const Call& call, const std::function<Result<T>()>& work);
    QFuture<Result<void>> change(const Call& call, const std::function<Result<void>(Domain&)>& work);
    std::optional<Error> takeFailure(Verb verb);
    void announce(const QSet<QUuid>& domains);
    Result<void> attach(Domain& domain, const Call& call);
    Result<void> update(Domain& domain, const Call& call);
    Result<void> detach(Domain& domain, const Call& call);
    Result<void> redefine(Domain& domain, const Call& call);

    ConnectionState m_state;
    QHash<std::pair<QUuid, bool>, QString> m_xml; // true: live
    QList<Call> m_calls;
    QList<std::function<void()>> m_waiting;
    QList<Failure> m_failures;
    bool m_isShuttingDown = true;
    bool m_isAnsweringLater = false;
    bool m_isGuestLettingGo = true;
};

} // namespace VirtTap
