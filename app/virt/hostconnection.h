#pragma once

#include "virt/hostevent.h"
#include "virt/inbox.h"

#include <memory>
#include <mutex>
#include <vector>

#include <QHash>

using virConnect = struct _virConnect;
using virDomain = struct _virDomain;

namespace VirtTap {

class SinkCount;

// An open libvirt connection, shared by the calls that are in flight. When the last one lets go, callbacks are taken
// back and it is closed, on a thread of its own, as any of this may block. All functions may be called on any thread;
// most block.
class HostConnection
{
public:
    using Pointer = std::shared_ptr<HostConnection>;
    using Domain = std::shared_ptr<virDomain>; // let go of it before the connection

    static Pointer adopt(virConnect* opened);
    HostConnection(const HostConnection&) = delete;
    HostConnection& operator=(const HostConnection&) = delete;

    virConnect* get() const { return m_connect; }
    bool isAlive() const;
    void setKeepAlive(bool on);

    // Null with libvirt's error set when there is none.
    Domain domain(const QUuid& uuid);
    void remember(const QUuid& uuid, const Domain& domain);
    void forget(const QUuid& uuid);

    // Each source of events is one round trip; they may be registered side by side. What a driver does not offer is
    // left out.
    static int eventSourceCount();
    void registerEvents(int source, const std::shared_ptr<Inbox<HostEvent>>& inbox);

    // For the end of the program: whether all connections were closed within that time.
    static bool waitUntilAllClosed(int milliseconds);

private:
    explicit HostConnection(virConnect* opened);
    ~HostConnection();
    void registerCloseCallback(const std::shared_ptr<Inbox<HostEvent>>& inbox);
    void deregisterEvents();

    virConnect* const m_connect;
    const std::shared_ptr<SinkCount> m_sinks;
    const std::shared_ptr<SinkCount> m_closeSinks;
    std::mutex m_mutex;
    std::vector<int> m_domainCallbacks;
    std::vector<int> m_deviceCallbacks;
    void* m_closeSink = nullptr;
    QHash<QUuid, Domain> m_domains;
};

} // namespace VirtTap
