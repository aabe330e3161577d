#include "engine/libvirtconnection.h"
#include "engine/domainbook.h"
#include "core/deliver.h"
#include "core/workers.h"
#include "engine/demoguests.h"
#include "engine/demohost.h"
#include "engine/demomishap.h"
#include "engine/hostidentities.h"
#include "virt/domainsetup.h"
#include "virt/hostsession.h"

#include <QTimer>

#include <algorithm>
#include <array>
#include <chrono>

#ifdef __GLIBC__
#include <malloc.h>
#endif

using namespace Qt::StringLiterals;

namespace VirtTap {

namespace {

constexpr std::chrono::seconds settlingTime { 3 }; // what follows a load, such as the first checks, is then done
constexpr std::array retrySeconds { 1, 2, 5, 10, 30, 60 };

// Trying again by itself is no use where a person has to do something first. A host that is down comes up by itself.
bool isWorthRetrying(Error::Kind kind)
{
    switch (kind) {
    case Error::Kind::Unreachable:
    case Error::Kind::Busy:
    case Error::Kind::Failed:
        return true;
    default:
        return false;
    }
}

// What ran before is gone, with all that was done to it.
bool isNewLife(HostEvent::Lifecycle lifecycle)
{
    return lifecycle == HostEvent::Lifecycle::Started || lifecycle == HostEvent::Lifecycle::Stopped
        || lifecycle == HostEvent::Lifecycle::Crashed;
}

} // namespace

LibvirtConnection::LibvirtConnection(const QString& uri, bool isReadOnly, HostIdentities& identities, QObject* parent)
    : Connection(parent)
    , m_identities(identities)
{
    const DemoPart part = demoPartOf(uri);
    m_state.uri = uri;
    m_state.isReadOnly = isReadOnly || part == DemoPart::ReadOnly;
    m_state.host.isDemo = part != DemoPart::None;
    m_state.host.demoName = demoName(part);
    if (part == DemoPart::Host)
        m_demoGuests = std::make_shared<DemoGuests>();
    if (part == DemoPart::Lost || part == DemoPart::Failed) {
        m_mishap = new DemoMishap(part, this);
        connect(m_mishap, &DemoMishap::failed, this, &LibvirtConnection::noteFailure);
        connect(m_mishap, &DemoMishap::lost, this, &LibvirtConnection::noteLoss);
    }
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, qOverload<>(&LibvirtConnection::open));
}

LibvirtConnection::~LibvirtConnection() = default;

void LibvirtConnection::open()
{
    if (m_opening || m_session || (m_mishap && m_mishap->isAttempting()))
        return;
    m_retry.stop();
    m_state.retryAt = {};
    if (m_mishap && m_mishap->isDown()) {
        m_mishap->attempt();
        setPhase(ConnectionState::Phase::Opening);
        return;
    }
    m_opening = new Opening(m_state.uri, m_state.isReadOnly, this);
    connect(m_opening, &Opening::credentialsAsked, this, &LibvirtConnection::credentialsAsked);
    connect(m_opening, &Opening::opened, this, &LibvirtConnection::beginSession);
    connect(m_opening, &Opening::failed, this, &LibvirtConnection::noteFailure);
    setPhase(ConnectionState::Phase::Opening);
}

void LibvirtConnection::close()
{
    endAttempt();
    m_retry.stop();
    m_failures = 0;
    if (m_mishap)
        m_mishap->recover();
    if (m_state.phase == ConnectionState::Phase::Closed)
        return;
    const QSet<QUuid> gone = takeListed(m_state, {});
    m_state.retryAt = {};
    m_state.asOf = {};
    m_state.error = {};
    m_state.phase = ConnectionState::Phase::Closed;
    announce(gone);
}

// Either may be the sender of the signal that is being handled.
void LibvirtConnection::endAttempt()
{
    for (QObject* part : { static_cast<QObject*>(m_opening), static_cast<QObject*>(m_session) }) {
        if (!part)
            continue;
        part->disconnect(this);
        part->deleteLater();
    }
    m_opening = nullptr;
    m_session = nullptr;
    if (m_mishap)
        m_mishap->end();
}

void LibvirtConnection::answerCredentials(const QStringList& answers)
{
    if (m_opening)
        m_opening->answerCredentials(answers);
}

void LibvirtConnection::beginSession(const Opened& opened)
{
    endAttempt();
    m_session = new HostSession(opened, this);
    connect(m_session, &HostSession::reported, this, &LibvirtConnection::takeReport);
    connect(m_session, &HostSession::listed, this, [this](const QList<Domain>& domains, const QSet<QUuid>& newer) {
        announce(takeListed(m_state, domains, newer));
    });
    connect(m_session, &HostSession::domainsRead, this, [this](QList<Domain> domains, const QList<QUuid>& gone) {
        for (Domain& domain : domains) {
            if (m_demoGuests)
                domain = m_demoGuests->overlaid(std::move(domain));
        }
        const bool needsFilters
            = std::ranges::any_of(domains, [this](const Domain& domain) { return lacksFilter(domain); });
        announce(takeRead(m_state, domains, gone));
        if (needsFilters)
            readNetFilters();
    });
    connect(m_session, &HostSession::loaded, this, &LibvirtConnection::finishLoad);
    connect(m_session, &HostSession::listingFailed, this, &LibvirtConnection::noteFailure);
    connect(m_session, &HostSession::lost, this, &LibvirtConnection::noteLoss);
    connect(m_session, &HostSession::happened, this, &LibvirtConnection::takeEvent);
    connect(m_session, &HostSession::nodeDevicesChanged, this, &LibvirtConnection::nodeDevicesChanged);
    m_isReported = false;
    m_isLoaded = false;
    setPhase(ConnectionState::Phase::Loading);
    if (!m_demoGuests) {
        m_session->load();
        return;
    }
    const auto prepared = m_session->change([demo = demoPreparation()](HostConnection& connection) {
        return setUpDomains(connection, demo.definitions, demo.autostarted);
    });
    deliver(prepared, m_session, [session = m_session](const Result<void>&) { session->load(); });
}

// Names one that is not among those known: it may have come since they were read.
bool LibvirtConnection::lacksFilter(const Domain& domain) const
{
    return std::ranges::any_of(domain.config, [this](const Interface& interface) {
        return !interface.filter.isEmpty() && !m_state.netFilters.valueOr({}).contains(interface.filter);
    });
}

void LibvirtConnection::readNetFilters()
{
    deliver(m_session->readNetFilters(), m_session, [this](const Known<QSet<QString>>& filters) {
        if (filters == m_state.netFilters)
            return;
        m_state.netFilters = filters;
        announce({});
    });
}

void LibvirtConnection::takeReport(const HostReport& report)
{
    m_state.host = { .hostName = report.hostName,
        .driver = report.driver,
        .libvirtVersion = report.libvirtVersion,
        .clientVersion = report.clientVersion,
        .hypervisorVersion = report.hypervisorVersion,
        .machineId = m_identities.identify(m_state.uri, report),
        .deprecatedMachines = report.deprecatedMachines,
        .deprecatedCpus = report.deprecatedCpus,
        .netPrefixes = report.netPrefixes,
        .isSession = isSessionUri(m_state.uri),
        .isDemo = report.driver == "TEST"_L1,
        .demoName = m_state.host.demoName };
    m_isReported = true;
    announce({});
    becomeOpen();
}

void LibvirtConnection::finishLoad()
{
    m_failures = 0;
    m_isLoaded = true;
    m_state.asOf = QDateTime::currentDateTime();
    if (m_state.phase == ConnectionState::Phase::Loading)
        becomeOpen();
    else
        setPhase(ConnectionState::Phase::Open);
#ifdef __GLIBC__ // the threads of a load leave behind, scattered, what it took at its height
    QTimer::singleShot(settlingTime, this, [] { workers().start([] { malloc_trim(0); }); });
#endif
}

// Open says that all is known: the guests, and what the daemon says of itself. Either may come first.
void LibvirtConnection::becomeOpen()
{
    if (!m_isReported || !m_isLoaded || m_state.phase != ConnectionState::Phase::Loading)
        return;
    setPhase(ConnectionState::Phase::Open);
    say(Activity::Kind::Event, {}, tr("Connected to %1.").arg(m_state.uri));
    if (m_mishap)
        m_mishap->noteOpened();
}

void LibvirtConnection::takeEvent(const HostEvent& event)
{
    if (const QString words = wordsFor(event); !words.isEmpty())
        say(Activity::Kind::Event, event.domain, words);
    if (m_demoGuests && event.kind == HostEvent::Kind::Lifecycle && isNewLife(event.lifecycle))
        m_demoGuests->forget(event.domain);
    if (event.kind == HostEvent::Kind::DeviceRemoved)
        emit deviceRemoved(event.domain, event.text);
    else if (event.kind == HostEvent::Kind::DeviceRemovalFailed)
        emit deviceRemovalFailed(event.domain, event.text);
}

void LibvirtConnection::noteFailure(const Error& error)
{
    endAttempt();
    if (error.kind == Error::Kind::Cancelled) {
        setPhase(ConnectionState::Phase::Closed);
        return;
    }
    planRetry(error);
    const bool wasOpenOnce = m_state.asOf.isValid();
    setPhase(wasOpenOnce ? ConnectionState::Phase::Lost : ConnectionState::Phase::Failed, error);
    if (m_failures <= 1) // not a line for each of the attempts
        say(Activity::Kind::Failed, {}, tr("%1 could not be opened.").arg(m_state.uri), error.detail);
}

void LibvirtConnection::noteLoss(const Error& error)
{
    if (m_state.phase == ConnectionState::Phase::Open)
        m_state.asOf = QDateTime::currentDateTime(); // events kept it right until now
    endAttempt();
    planRetry(error);
    setPhase(ConnectionState::Phase::Lost, error);
    say(Activity::Kind::Event, {}, tr("The connection %1 was lost.").arg(m_state.uri), error.detail);
}

void LibvirtConnection::planRetry(const Error& error)
{
    if (!isWorthRetrying(error.kind))
        return;
    const int seconds = retrySeconds.at(std::min<std::size_t>(std::size_t(m_failures), retrySeconds.size() - 1));
    ++m_failures;
    m_state.retryAt = QDateTime::currentDateTime().addSecs(seconds);
    m_retry.start(seconds * 1000);
}

void LibvirtConnection::setPhase(ConnectionState::Phase phase, const Error& error)
{
    m_state.phase = phase;
    m_state.error = error;
    announce({});
}

void LibvirtConnection::announce(const QSet<QUuid>& domains)
{
    emit changed(m_state, domains);
}

void LibvirtConnection::say(Activity::Kind kind, const QUuid& domain, const QString& text, const QString& detail)
{
    emit happened({ .time = QDateTime::currentDateTime(),
        .kind = kind,
        .uri = m_state.uri,
        .domain = domain,
        .text = text,
        .detail = detail });
}

void LibvirtConnection::refresh()
{
    if (m_session)
        m_session->load();
}

void LibvirtConnection::refresh(const QUuid& domain)
{
    if (m_session)
        m_session->refresh(domain);
}

} // namespace VirtTap
