#include "virt/eventsink.h"

#include <array>
#include <utility>

#include <QCoreApplication>

namespace VirtTap {

namespace {

HostEvent eventOf(HostEvent::Kind kind, virDomain* domain)
{
    return { .kind = kind,
        .lifecycle = HostEvent::Lifecycle::Other,
        .domain = uuidOf(domain),
        .name = QString::fromUtf8(virDomainGetName(domain)),
        .text = {} };
}

HostEvent::Lifecycle lifecycleOf(int event)
{
    switch (event) {
    case VIR_DOMAIN_EVENT_DEFINED:
        return HostEvent::Lifecycle::Defined;
    case VIR_DOMAIN_EVENT_UNDEFINED:
        return HostEvent::Lifecycle::Undefined;
    case VIR_DOMAIN_EVENT_STARTED:
        return HostEvent::Lifecycle::Started;
    case VIR_DOMAIN_EVENT_SUSPENDED:
    case VIR_DOMAIN_EVENT_PMSUSPENDED:
        return HostEvent::Lifecycle::Suspended;
    case VIR_DOMAIN_EVENT_RESUMED:
        return HostEvent::Lifecycle::Resumed;
    case VIR_DOMAIN_EVENT_STOPPED:
        return HostEvent::Lifecycle::Stopped;
    case VIR_DOMAIN_EVENT_SHUTDOWN:
        return HostEvent::Lifecycle::ShuttingDown;
    case VIR_DOMAIN_EVENT_CRASHED:
        return HostEvent::Lifecycle::Crashed;
    default:
        return HostEvent::Lifecycle::Other;
    }
}

int onLifecycle(virConnectPtr /*unused*/, virDomainPtr domain, int event, int /*detail*/, void* opaque)
{
    HostEvent result = eventOf(HostEvent::Kind::Lifecycle, domain);
    result.lifecycle = lifecycleOf(event);
    EventSink::put(opaque, std::move(result));
    return 0;
}

template <HostEvent::Kind kind>
void onDevice(virConnectPtr /*unused*/, virDomainPtr domain, const char* alias, void* opaque)
{
    HostEvent result = eventOf(kind, domain);
    result.text = QString::fromUtf8(alias);
    EventSink::put(opaque, std::move(result));
}

void onMetadata(virConnectPtr /*unused*/, virDomainPtr domain, int /*type*/, const char* /*uri*/, void* opaque)
{
    EventSink::put(opaque, eventOf(HostEvent::Kind::MetadataChanged, domain));
}

void onNodeDevice(virConnectPtr /*unused*/, virNodeDevicePtr /*device*/, int /*event*/, int /*detail*/, void* opaque)
{
    HostEvent event;
    event.kind = HostEvent::Kind::NodeDevicesChanged;
    EventSink::put(opaque, std::move(event));
}

void onClose(virConnectPtr /*unused*/, int reason, void* opaque)
{
    const auto words = [reason] {
        switch (reason) {
        case VIR_CONNECT_CLOSE_REASON_EOF:
            return QCoreApplication::translate("VirtTap::EventSink", "the daemon closed the connection");
        case VIR_CONNECT_CLOSE_REASON_KEEPALIVE:
            return QCoreApplication::translate("VirtTap::EventSink", "the host did not answer in time");
        default:
            return QCoreApplication::translate("VirtTap::EventSink", "the connection broke");
        }
    };
    HostEvent event;
    event.kind = HostEvent::Kind::ConnectionClosed;
    event.text = words();
    if (reason != VIR_CONNECT_CLOSE_REASON_CLIENT) // that is ourselves
        EventSink::put(opaque, std::move(event));
}

const std::array<DomainEventSource, 5> sources { {
    { VIR_DOMAIN_EVENT_ID_LIFECYCLE, VIR_DOMAIN_EVENT_CALLBACK(&onLifecycle) },
    { VIR_DOMAIN_EVENT_ID_DEVICE_ADDED, VIR_DOMAIN_EVENT_CALLBACK(&onDevice<HostEvent::Kind::DeviceAdded>) },
    { VIR_DOMAIN_EVENT_ID_DEVICE_REMOVED, VIR_DOMAIN_EVENT_CALLBACK(&onDevice<HostEvent::Kind::DeviceRemoved>) },
    { VIR_DOMAIN_EVENT_ID_DEVICE_REMOVAL_FAILED,
        VIR_DOMAIN_EVENT_CALLBACK(&onDevice<HostEvent::Kind::DeviceRemovalFailed>) },
    { VIR_DOMAIN_EVENT_ID_METADATA_CHANGE, VIR_DOMAIN_EVENT_CALLBACK(&onMetadata) },
} };

} // namespace

void SinkCount::add(int difference)
{
    const std::scoped_lock lock(m_mutex);
    m_count += difference;
    m_isNone.notify_all();
}

bool SinkCount::waitForNone(std::chrono::milliseconds longest)
{
    std::unique_lock lock(m_mutex);
    return m_isNone.wait_for(lock, longest, [this] { return m_count == 0; });
}

EventSink::EventSink(Target inbox, std::shared_ptr<SinkCount> count)
    : m_inbox(std::move(inbox))
    , m_count(std::move(count))
{
    m_count->add(1);
}

EventSink::~EventSink()
{
    m_count->add(-1);
}

void* EventSink::make(const Target& inbox, const std::shared_ptr<SinkCount>& count)
{
    return new EventSink(inbox, count);
}

void EventSink::free(void* opaque)
{
    delete static_cast<EventSink*>(opaque);
}

void EventSink::put(void* opaque, HostEvent event)
{
    static_cast<EventSink*>(opaque)->m_inbox->put(std::move(event));
}

std::span<const DomainEventSource> domainEventSources()
{
    return sources;
}

virConnectNodeDeviceEventGenericCallback nodeDeviceCallback()
{
    return VIR_NODE_DEVICE_EVENT_CALLBACK(&onNodeDevice);
}

virConnectCloseFunc closeCallback()
{
    return &onClose;
}

QUuid uuidOf(virDomain* domain)
{
    std::array<unsigned char, VIR_UUID_BUFLEN> raw {};
    virDomainGetUUID(domain, raw.data());
    return QUuid::fromRfc4122(QByteArrayView(reinterpret_cast<const char*>(raw.data()), raw.size()));
}

} // namespace VirtTap
