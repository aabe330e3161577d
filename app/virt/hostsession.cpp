#include "virt/hostsession.h"

#include <atomic>

#include <QCoreApplication>

namespace VirtTap {

namespace {

constexpr int overviewParts = 4;

// The four parts of an overview; the last to arrive sees that all are there.
struct PendingOverview
{
    DomainOverview overview;
    std::atomic<int> left = overviewParts;
};

} // namespace

HostSession::HostSession(const Opened& opened, QObject* parent)
    : QObject(parent)
    , m_opened(opened)
    , m_news(std::make_shared<Inbox<News>>(this, [this] { takeNews(); }))
    , m_readings(std::make_shared<Inbox<Reading>>(this, [this] { m_readingGate.knock(); }))
    , m_events(std::make_shared<Inbox<HostEvent>>(this, [this] { m_eventGate.knock(); }))
    , m_readingGate([this] { return takeReadings(); })
    , m_eventGate([this] { return takeEvents(); })
    , m_pool(CallPool::threadsFor(opened.roundTripMs))
    , m_changes(opened)
{
}

HostSession::~HostSession()
{
    m_news->close();
    m_readings->close();
    m_events->close();
}

void HostSession::load()
{
    if (m_isLost)
        return;
    if (m_isListing || m_bulkLeft > 0) {
        m_mustListAgain = true;
        return;
    }
    m_isListing = true;
    m_mustListAgain = false;
    if (isRemoteUri(m_opened.uri)) {
        m_pool.post(
            CallPool::Priority::Interactive, [connection = m_opened.connection] { connection->setKeepAlive(false); });
    }
    if (m_hasEvents)
        list();
    else
        registerEvents();
}

void HostSession::registerEvents()
{
    const auto left = std::make_shared<std::atomic<int>>(HostConnection::eventSourceCount());
    for (int source = 0; source < HostConnection::eventSourceCount(); ++source) {
        m_pool.post(CallPool::Priority::Interactive,
            [connection = m_opened.connection, source, events = m_events, news = m_news, left] {
                connection->registerEvents(source, events);
                if (--*left == 0)
                    news->put(Registered {});
            });
    }
    m_pool.post(CallPool::Priority::Interactive,
        [connection = m_opened.connection, news = m_news] { news->put(readHostReport(connection->get())); });
}

void HostSession::list()
{
    const auto pending = std::make_shared<PendingOverview>();
    const auto post = [&](auto part, auto read) {
        m_pool.post(CallPool::Priority::Interactive,
            [connection = m_opened.connection, pending, part, read, sequence = m_order.next(), news = m_news] {
                pending->overview.*part = read(*connection);
                if (--pending->left == 0)
                    news->put(Listing { .sequence = sequence, .domains = pending->overview.merged() });
            });
    };
    post(&DomainOverview::domains, &readStates);
    post(&DomainOverview::transient, &listTransient);
    post(&DomainOverview::managedSave, &listManagedSave);
    post(&DomainOverview::autostart, &listAutostart);
}

void HostSession::takeNews()
{
    for (const News& news : m_news->take()) {
        if (m_isLost)
            return;
        if (const auto* report = std::get_if<HostReport>(&news)) {
            emit reported(*report);
        } else if (const auto* listing = std::get_if<Listing>(&news)) {
            take(*listing);
        } else if (const auto* devices = std::get_if<std::shared_ptr<NodeDeviceReading>>(&news)) {
            readEach(*devices);
        } else {
            m_hasEvents = true;
            list();
        }
    }
}

void HostSession::take(const Listing& listing)
{
    m_isListing = false;
    if (!listing.domains) {
        noteLoss(listing.domains.error());
        if (!m_isLost)
            emit listingFailed(listing.domains.error());
        return;
    }
    const QSet<QUuid> newer = m_order.readSince(listing.sequence); // events overtook the list
    emit listed(*listing.domains, newer);
    for (const QUuid& domain : newer)
        refresh(domain);
    readAll(*listing.domains, listing.sequence);
}

void HostSession::readAll(const QList<Domain>& domains, quint64 sequence)
{
    m_bulkLeft = domains.size();
    for (const Domain& domain : domains) {
        m_pool.post(CallPool::Priority::Bulk,
            [connection = m_opened.connection, guest = Domain(domain), sequence, readings = m_readings]() mutable {
                const QUuid uuid = guest.uuid;
                readings->put({ .sequence = sequence,
                    .uuid = uuid,
                    .isBulk = true,
                    .domain = readDetails(*connection, std::move(guest)) });
            });
    }
    if (domains.isEmpty())
        finishLoad();
}

void HostSession::refresh(const QUuid& domain)
{
    if (m_isLost)
        return;
    m_pool.post(CallPool::Priority::Interactive,
        [connection = m_opened.connection, domain, sequence = m_order.next(), readings = m_readings] {
            auto read = readOne(*connection, domain);
            if (!read && read.error().kind == Error::Kind::NotFound)
                connection->forget(domain);
            readings->put({ .sequence = sequence, .uuid = domain, .isBulk = false, .domain = std::move(read) });
        });
}

bool HostSession::takeReadings()
{
    const auto readings = m_readings->take();
    if (readings.empty() || m_isLost)
        return false;
    const bool wasLoading = m_bulkLeft > 0;
    QList<Domain> domains;
    QList<QUuid> gone;
    Error error;
    for (const Reading& reading : readings) {
        m_bulkLeft -= reading.isBulk ? 1 : 0;
        if (m_order.isOutdated(reading.uuid, reading.sequence))
            continue;
        if (reading.domain)
            domains.append(*reading.domain);
        else if (reading.domain.error().kind == Error::Kind::NotFound)
            gone.append(reading.uuid);
        else
            error = reading.domain.error();
    }
    if (!domains.isEmpty() || !gone.isEmpty())
        emit domainsRead(domains, gone);
    noteLoss(error);
    if (wasLoading && m_bulkLeft == 0)
        finishLoad();
    return true;
}

void HostSession::finishLoad()
{
    if (m_isLost)
        return;
    emit loaded();
    if (isRemoteUri(m_opened.uri)) {
        m_pool.post(
            CallPool::Priority::Interactive, [connection = m_opened.connection] { connection->setKeepAlive(true); });
    }
    if (m_mustListAgain)
        load();
}

bool HostSession::takeEvents()
{
    const auto events = m_events->take();
    QSet<QUuid> domains;
    bool hasNodeDevices = false;
    for (const HostEvent& event : events) {
        if (m_isLost)
            return false;
        emit happened(event);
        if (!event.domain.isNull())
            domains.insert(event.domain);
        hasNodeDevices = hasNodeDevices || event.kind == HostEvent::Kind::NodeDevicesChanged;
        if (event.kind == HostEvent::Kind::ConnectionClosed) {
            m_isLost = true;
            emit lost({ .kind = Error::Kind::Unreachable,
                .message = tr("The connection to the host was lost."),
                .detail = event.text });
            return false;
        }
    }
    for (const QUuid& domain : std::as_const(domains))
        refresh(domain);
    if (hasNodeDevices)
        emit nodeDevicesChanged();
    return !events.empty();
}

// libvirt's close callback normally comes first; drivers without one show it by failing calls.
void HostSession::noteLoss(const Error& error)
{
    if (m_isLost || error.kind != Error::Kind::Unreachable || m_opened.connection->isAlive())
        return;
    m_isLost = true;
    emit lost({ .kind = Error::Kind::Unreachable,
        .message = tr("The connection to the host was lost."),
        .detail = error.detail });
}

QFuture<Result<QString>> HostSession::readXml(const QUuid& domain, XmlFlavour flavour)
{
    return m_pool.run<Result<QString>>(CallPool::Priority::Interactive,
        [connection = m_opened.connection, domain, flavour] { return readDomainXml(*connection, domain, flavour); });
}

QFuture<Known<QSet<QString>>> HostSession::readNetFilters()
{
    return m_pool.run<Known<QSet<QString>>>(CallPool::Priority::Interactive,
        [connection = m_opened.connection] { return VirtTap::readNetFilters(connection->get()); });
}

QFuture<Result<QList<NodeNetDevice>>> HostSession::readNodeDevices()
{
    const auto reading = std::make_shared<NodeDeviceReading>(m_opened.connection);
    m_pool.post(CallPool::Priority::Interactive, [reading, news = m_news] {
        if (reading->list())
            news->put(reading);
    });
    return reading->future();
}

void HostSession::readEach(const std::shared_ptr<NodeDeviceReading>& devices)
{
    const int readers = CallPool::threadsFor(m_opened.roundTripMs);
    devices->setReaders(readers);
    for (int i = 0; i < readers; ++i)
        m_pool.post(CallPool::Priority::Bulk, [devices] { devices->read(); });
}

QFuture<Result<void>> HostSession::change(ChangeLane::Call call)
{
    return m_changes.run(std::move(call));
}

} // namespace VirtTap
