#pragma once

#include "virt/hostevent.h"
#include "virt/inbox.h"

#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <span>

#include <libvirt/libvirt.h>

namespace VirtTap {

// The sinks that libvirt holds of one connection.
class SinkCount
{
public:
    void add(int difference);
    bool waitForNone(std::chrono::milliseconds longest);

private:
    std::mutex m_mutex;
    std::condition_variable m_isNone;
    int m_count = 0;
};

// What libvirt's callbacks are given: on the heap, and freed by libvirt's free callback alone, as only libvirt knows
// when no callback can be running any more.
class EventSink
{
public:
    using Target = std::shared_ptr<Inbox<HostEvent>>;

    static void* make(const Target& inbox, const std::shared_ptr<SinkCount>& count);
    static void free(void* opaque);
    static void put(void* opaque, HostEvent event);

private:
    EventSink(Target inbox, std::shared_ptr<SinkCount> count);
    ~EventSink();

    Target m_inbox;
    std::shared_ptr<SinkCount> m_count;
};

struct DomainEventSource
{
    int id = 0; // VIR_DOMAIN_EVENT_ID_*
    virConnectDomainEventGenericCallback callback = nullptr;
};

std::span<const DomainEventSource> domainEventSources();
virConnectNodeDeviceEventGenericCallback nodeDeviceCallback();
virConnectCloseFunc closeCallback();

QUuid uuidOf(virDomain* domain);

} // namespace VirtTap
