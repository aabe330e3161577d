#include "fakes/fakeconnection.h"
#include "fakes/samples.h"

#include <QPromise>

#include <algorithm>
#include <memory>

namespace VirtTap {

using namespace Qt::StringLiterals;

namespace {

Error failed(const QString& text)
{
    return { .kind = Error::Kind::Failed, .message = text, .detail = text };
}

bool isLive(Scope scope)
{
    return scope != Scope::AfterNextStart;
}

bool isConfig(Scope scope)
{
    return scope != Scope::Now;
}

// As libvirt looks devices up: by MAC address, and by address when one is given.
qsizetype find(const QList<Interface>& interfaces, const Interface& wanted)
{
    for (qsizetype i = 0; i < interfaces.size(); ++i) {
        const Interface& each = interfaces.at(i);
        if (each.mac == wanted.mac && (wanted.address.isEmpty() || each.address == wanted.address))
            return i;
    }
    return -1;
}

// What libvirt fills in when a NIC is started.
Interface started(Interface interface, const QList<Interface>& others)
{
    const auto isTaken = [&](const QString& alias) {
        return std::ranges::any_of(others, [&](const Interface& other) { return other.alias == alias; });
    };
    for (int i = 0; interface.alias.isEmpty() || isTaken(interface.alias); ++i)
        interface.alias = u"net%1"_s.arg(i);
    if (interface.address.isEmpty())
        interface.address = u"pci 0000:%1:00.0"_s.arg(others.size() + 1, 2, 16, QLatin1Char('0'));
    if (interface.model.isEmpty())
        interface.model = u"rtl8139"_s;
    if (interface.targetDev.isEmpty())
        interface.targetDev = u"vnet%1"_s.arg(others.size());
    return interface;
}

QList<Interface> started(const QList<Interface>& config)
{
    QList<Interface> live;
    for (const Interface& interface : config)
        live.append(started(interface, live));
    return live;
}

} // namespace

FakeConnection::FakeConnection(ConnectionState state, QObject* parent)
    : Connection(parent)
    , m_state(std::move(state))
{
}

void FakeConnection::setState(const ConnectionState& state)
{
    const QHash<QUuid, DomainPtr> old = std::exchange(m_state, state).domains;
    QSet<QUuid> different;
    for (auto it = old.begin(); it != old.end(); ++it) {
        if (!m_state.domains.contains(it.key()) || m_state.domains.value(it.key()) != it.value())
            different.insert(it.key());
    }
    for (auto it = m_state.domains.begin(); it != m_state.domains.end(); ++it) {
        if (!old.contains(it.key()))
            different.insert(it.key());
    }
    emit changed(m_state, different);
}

void FakeConnection::setPhase(ConnectionState::Phase phase, const Error& error)
{
    m_state.phase = phase;
    m_state.error = error;
    emit changed(m_state, {});
}

void FakeConnection::setDomain(const Domain& domain)
{
    m_state.domains.insert(domain.uuid, DomainPtr::create(domain));
    emit changed(m_state, { domain.uuid });
}

void FakeConnection::removeDomain(const QUuid& uuid)
{
    m_state.domains.remove(uuid);
    emit changed(m_state, { uuid });
}

void FakeConnection::setXml(const QUuid& domain, Xml which, const QString& xml)
{
    if (xml.isEmpty())
        m_xml.remove({ domain, which == Xml::Live });
    else
        m_xml.insert({ domain, which == Xml::Live }, xml);
}

bool FakeConnection::answerNext()
{
    if (m_waiting.isEmpty())
        return false;
    m_waiting.takeFirst()();
    return true;
}

void FakeConnection::failNext(Verb verb, const Error& error, int after)
{
    m_failures.append({ verb, error, after });
}

std::optional<Error> FakeConnection::takeFailure(Verb verb)
{
    std::optional<Error> result;
    for (Failure& failure : m_failures) {
        if (failure.verb == verb && failure.after-- == 0)
            result = failure.error;
    }
    m_failures.removeIf([](const Failure& failure) { return failure.after < 0; });
    return result;
}

QList<FakeConnection::Call> FakeConnection::changes() const
{
    QList<Call> result;
    std::ranges::copy_if(
        m_calls, std::back_inserter(result), [](const Call& call) { return call.verb >= Verb::Start; });
    return result;
}

void FakeConnection::announce(const QSet<QUuid>& domains)
{
    QMetaObject::invokeMethod(
        this, [this, domains] { emit changed(m_state, domains); }, Qt::QueuedConnection);
}

template <typename T>
QFuture<Result<T>> FakeConnection::answer(const Call& call, const std::function<Result<T>()>& work)
{
    m_calls.append(call);
    const auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    const auto finish = [this, promise, work, verb = call.verb] {
        if (const auto error = takeFailure(verb))
            promise->addResult(Result<T>(std::unexpected(*error)));
        else if (!m_state.isUsable())
            promise->addResult(Result<T>(std::unexpected(
                Error { .kind = Error::Kind::Unreachable, .message = u"The connection is gone."_s, .detail = {} })));
        else
            promise->addResult(work());
        promise->finish();
    };
    if (m_isAnsweringLater)
        m_waiting.append(finish);
    else
        finish();
    return promise->future();
}

QFuture<Result<void>> FakeConnection::change(const Call& call, const std::function<Result<void>(Domain&)>& work)
{
    return answer<void>(call, [this, work, uuid = call.domain]() -> Result<void> {
        const DomainPtr old = m_state.domain(uuid);
        if (!old)
            return std::unexpected(
                Error { .kind = Error::Kind::NotFound, .message = u"No such guest."_s, .detail = {} });
        if (m_state.isReadOnly)
            return std::unexpected(Error { .kind = Error::Kind::Denied, .message = u"Read-only."_s, .detail = {} });
        Domain domain = *old;
        const Result<void> result = work(domain);
        if (result && domain != *old) {
            m_state.domains.insert(uuid, DomainPtr::create(domain));
            announce({ uuid });
        }
        return result;
    });
}

void FakeConnection::open()
{
    m_calls.append({ .verb = Verb::Open });
    if (m_isAnsweringLater)
        setPhase(ConnectionState::Phase::Opening);
    else
        setPhase(ConnectionState::Phase::Open);
}

void FakeConnection::close()
{
    m_calls.append({ .verb = Verb::Close });
    setPhase(ConnectionState::Phase::Closed);
}

void FakeConnection::answerCredentials(const QStringList& answers)
{
    m_calls.append({ .verb = Verb::AnswerCredentials, .answers = answers });
}

void FakeConnection::refresh()
{
    m_calls.append({ .verb = Verb::Refresh });
}

void FakeConnection::refresh(const QUuid& domain)
{
    m_calls.append({ .verb = Verb::Refresh, .domain = domain });
}

QFuture<Result<QString>> FakeConnection::readXml(const QUuid& domain, Xml which)
{
    const Call call { .verb = Verb::ReadXml, .domain = domain, .which = which };
    return answer<QString>(call, [this, domain, which]() -> Result<QString> {
        const DomainPtr found = m_state.domain(domain);
        if (!found)
            return std::unexpected(
                Error { .kind = Error::Kind::NotFound, .message = u"No such guest."_s, .detail = {} });
        const auto text = m_xml.constFind({ domain, which == Xml::Live });
        return text != m_xml.constEnd() ? *text : sampleDomainXml(*found, which);
    });
}

QFuture<Result<void>> FakeConnection::start(const QUuid& domain)
{
    return change({ .verb = Verb::Start, .domain = domain }, [](Domain& guest) -> Result<void> {
        if (guest.isActive())
            return std::unexpected(failed(u"domain is already running"_s));
        guest.state = Domain::State::Running;
        guest.live = started(guest.config);
        guest.hasManagedSave = false;
        return {};
    });
}

QFuture<Result<void>> FakeConnection::shutDown(const QUuid& domain)
{
    return change({ .verb = Verb::ShutDown, .domain = domain }, [this](Domain& guest) -> Result<void> {
        if (!m_isShuttingDown)
            return {};
        guest.state = Domain::State::ShutOff;
        guest.live.clear();
        return {};
    });
}

QFuture<Result<void>> FakeConnection::forceOff(const QUuid& domain)
{
    return change({ .verb = Verb::ForceOff, .domain = domain }, [](Domain& guest) -> Result<void> {
        guest.state = Domain::State::ShutOff;
        guest.live.clear();
        return {};
    });
}

QFuture<Result<void>> FakeConnection::discardSavedState(const QUuid& domain)
{
    return change({ .verb = Verb::DiscardSavedState, .domain = domain }, [](Domain& guest) -> Result<void> {
        guest.hasManagedSave = false;
        return {};
    });
}

QFuture<Result<void>> FakeConnection::attachInterface(const QUuid& domain, const QString& xml, Scope scope, Check check)
{
    const Call call { .verb = Verb::Attach, .domain = domain, .scope = scope, .xml = xml, .check = check };
    return change(call, [this, call](Domain& guest) { return attach(guest, call); });
}

QFuture<Result<void>> FakeConnection::updateInterface(const QUuid& domain, const QString& xml, Scope scope, Check check)
{
    const Call call { .verb = Verb::Update, .domain = domain, .scope = scope, .xml = xml, .check = check };
    return change(call, [this, call](Domain& guest) { return update(guest, call); });
}

QFuture<Result<void>> FakeConnection::detachInterface(const QUuid& domain, const QString& xml, Scope scope, Check check)
{
    const Call call { .verb = Verb::Detach, .domain = domain, .scope = scope, .xml = xml, .check = check };
    return change(call, [this, call](Domain& guest) { return detach(guest, call); });
}

QFuture<Result<void>> FakeConnection::redefineInterface(
    const QUuid& domain, const QString& previousXml, const QString& xml, Check check)
{
    const Call call { .verb = Verb::Redefine,
        .domain = domain,
        .scope = Scope::AfterNextStart,
        .xml = xml,
        .check = check,
        .previousXml = previousXml };
    return change(call, [this, call](Domain& guest) { return redefine(guest, call); });
}

Result<void> FakeConnection::attach(Domain& domain, const Call& call)
{
    const Interface interface = sampleInterface(call.xml);
    if (isLive(call.scope) && !domain.isActive())
        return std::unexpected(failed(u"Requested operation is not valid: domain is not running"_s));
    if (isConfig(call.scope) && !domain.isPersistent)
        return std::unexpected(failed(u"Requested operation is not valid: transient domains do not have any config"_s));
    if (isConfig(call.scope))
        domain.config.append(interface);
    if (isLive(call.scope))
        domain.live.append(started(interface, domain.live));
    return {};
}

Result<void> FakeConnection::update(Domain& domain, const Call& call)
{
    const Interface interface = sampleInterface(call.xml);
    if (isLive(call.scope))
        return std::unexpected(failed(u"operation failed: cannot modify network device tap name"_s));
    const qsizetype place = find(domain.config, interface);
    if (place < 0)
        return std::unexpected(failed(u"operation failed: no device matching MAC address found"_s));
    domain.config[place] = interface;
    return {};
}

Result<void> FakeConnection::detach(Domain& domain, const Call& call)
{
    const Interface interface = sampleInterface(call.xml);
    const qsizetype live = isLive(call.scope) ? find(domain.live, interface) : -1;
    const qsizetype config = isConfig(call.scope) ? find(domain.config, interface) : -1;
    if (isLive(call.scope) && !domain.isActive())
        return std::unexpected(failed(u"Requested operation is not valid: domain is not running"_s));
    if ((isLive(call.scope) && live < 0) || (isConfig(call.scope) && config < 0))
        return std::unexpected(failed(u"device not found: no device matching MAC address found"_s));
    if (config >= 0)
        domain.config.removeAt(config);
    if (live >= 0 && m_isGuestLettingGo) {
        const QString alias = domain.live.at(live).alias;
        QMetaObject::invokeMethod(
            this, [this, uuid = domain.uuid, alias] { letGo(uuid, alias); }, Qt::QueuedConnection);
    }
    return {};
}

Result<void> FakeConnection::redefine(Domain& domain, const Call& call)
{
    const qsizetype place = find(domain.config, sampleInterface(call.previousXml));
    if (place < 0)
        return std::unexpected(failed(u"The guest has no interface with that MAC address."_s));
    domain.config[place] = sampleInterface(call.xml);
    return {};
}

void FakeConnection::letGo(const QUuid& uuid, const QString& alias)
{
    const DomainPtr old = m_state.domain(uuid);
    if (!old)
        return;
    Domain domain = *old;
    domain.live.removeIf([&](const Interface& interface) { return interface.alias == alias; });
    setDomain(domain); // first: who hears of it may change the guest again at once
    emit deviceRemoved(uuid, alias);
}

} // namespace VirtTap
