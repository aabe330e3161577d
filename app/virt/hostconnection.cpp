#include "virt/hostconnection.h"
#include "virt/eventloop.h"
#include "virt/eventsink.h"
#include "virt/threadsignals.h"

#include <chrono>
#include <condition_variable>
#include <thread>

#include <libvirt/libvirt.h>
#include <libvirt/virterror.h>

#include <QLoggingCategory>

namespace VirtTap {

namespace {

Q_LOGGING_CATEGORY(connectionLog, "virttap.connection", QtInfoMsg)

constexpr int keepAliveInterval = 30; // seconds
constexpr int keepAliveCount = 3;
constexpr std::chrono::seconds longestCallback(5);

// Connections that are open or being closed.
struct OpenCount
{
    std::mutex mutex;
    std::condition_variable isNone;
    int count = 0;

    static OpenCount& instance()
    {
        static auto* const self = new OpenCount; // closing threads may outlive the statics
        return *self;
    }
};

void closeOnOwnThread(auto remove)
{
    std::thread([remove = std::move(remove)] {
        blockSignalsOfThisThread();
        remove();
        OpenCount& open = OpenCount::instance();
        const std::scoped_lock lock(open.mutex);
        --open.count;
        open.isNone.notify_all();
    }).detach();
}

} // namespace

HostConnection::Pointer HostConnection::adopt(virConnect* opened)
{
    OpenCount& open = OpenCount::instance();
    const std::scoped_lock lock(open.mutex);
    ++open.count;
    return { new HostConnection(opened), [](HostConnection* self) { closeOnOwnThread([self] { delete self; }); } };
}

bool HostConnection::waitUntilAllClosed(int milliseconds)
{
    OpenCount& open = OpenCount::instance();
    std::unique_lock lock(open.mutex);
    return open.isNone.wait_for(lock, std::chrono::milliseconds(milliseconds), [&open] { return open.count == 0; });
}

HostConnection::HostConnection(virConnect* opened)
    : m_connect(opened)
    , m_sinks(std::make_shared<SinkCount>())
    , m_closeSinks(std::make_shared<SinkCount>())
{
}

HostConnection::~HostConnection()
{
    deregisterEvents();
    // A callback may be running still, and would hold the connection open. At the end of the program none is freed any
    // more.
    if (!m_sinks->waitForNone(longestCallback) && EventLoop::instance().isRunning())
        qCWarning(connectionLog, "A callback of libvirt's did not end.");
    m_domains.clear();
    if (const int left = virConnectClose(m_connect); left != 0 && EventLoop::instance().isRunning())
        qCWarning(connectionLog, "A connection to libvirt was not closed: %d references are left.", left);
    virResetLastError();
}

bool HostConnection::isAlive() const
{
    return virConnectIsAlive(m_connect) != 0; // -1: cannot tell
}

void HostConnection::setKeepAlive(bool on)
{
    // An older daemon cannot do it; then a dead peer is noticed by TCP alone.
    if (virConnectSetKeepAlive(m_connect, on ? keepAliveInterval : 0, on ? keepAliveCount : 0) < 0)
        virResetLastError();
}

HostConnection::Domain HostConnection::domain(const QUuid& uuid)
{
    {
        const std::scoped_lock lock(m_mutex);
        if (const auto known = m_domains.constFind(uuid); known != m_domains.constEnd())
            return *known;
    }
    const QByteArray text = uuid.toString(QUuid::WithoutBraces).toLatin1();
    virDomainPtr found = virDomainLookupByUUIDString(m_connect, text.constData());
    if (!found)
        return {};
    Domain result(found, [](virDomain* domain) { virDomainFree(domain); });
    remember(uuid, result);
    return result;
}

void HostConnection::remember(const QUuid& uuid, const Domain& domain)
{
    const std::scoped_lock lock(m_mutex);
    m_domains.insert(uuid, domain);
}

void HostConnection::forget(const QUuid& uuid)
{
    const std::scoped_lock lock(m_mutex);
    m_domains.remove(uuid);
}

int HostConnection::eventSourceCount()
{
    return static_cast<int>(domainEventSources().size()) + 2;
}

void HostConnection::registerEvents(int source, const std::shared_ptr<Inbox<HostEvent>>& inbox)
{
    const auto sources = domainEventSources();
    const auto count = static_cast<int>(sources.size());
    if (source > count) {
        registerCloseCallback(inbox);
        return;
    }
    void* const sink = EventSink::make(inbox, m_sinks);
    const int id = source < count
        ? virConnectDomainEventRegisterAny(m_connect, nullptr, sources[static_cast<std::size_t>(source)].id,
              sources[static_cast<std::size_t>(source)].callback, sink, &EventSink::free)
        : virConnectNodeDeviceEventRegisterAny(
              m_connect, nullptr, VIR_NODE_DEVICE_EVENT_ID_LIFECYCLE, nodeDeviceCallback(), sink, &EventSink::free);
    if (id < 0) { // libvirt did not take the sink over
        virResetLastError();
        EventSink::free(sink);
        return;
    }
    const std::scoped_lock lock(m_mutex);
    (source < count ? m_domainCallbacks : m_deviceCallbacks).push_back(id);
}

void HostConnection::registerCloseCallback(const std::shared_ptr<Inbox<HostEvent>>& inbox)
{
    void* const sink = EventSink::make(inbox, m_closeSinks);
    if (virConnectRegisterCloseCallback(m_connect, closeCallback(), sink, &EventSink::free) < 0) {
        virResetLastError();
        EventSink::free(sink);
        return;
    }
    const std::scoped_lock lock(m_mutex);
    m_closeSink = sink;
}

// The answers do not matter: on a lost connection libvirt lets go of the callback and reports the loss.
void HostConnection::deregisterEvents()
{
    for (const int id : m_domainCallbacks)
        virConnectDomainEventDeregisterAny(m_connect, id);
    for (const int id : m_deviceCallbacks)
        virConnectNodeDeviceEventDeregisterAny(m_connect, id);
    if (!m_closeSink)
        return;
    virConnectUnregisterCloseCallback(m_connect, closeCallback());
    // Drivers in this process claim success without having kept the callback, and then never free its data.
    if (!m_closeSinks->waitForNone({}))
        EventSink::free(m_closeSink);
}

} // namespace VirtTap
