#pragma once

#include "core/error.h"
#include "virt/hostconnection.h"
#include "xml/hostxml.h"

#include <atomic>
#include <memory>
#include <optional>
#include <vector>

#include <QFuture>
#include <QList>
#include <QPromise>

using virNodeDevice = struct _virNodeDevice;

namespace VirtTap {

// One reading of the network devices of a host: a call for the list and one for each of them, which several threads
// make side by side. Shared by their jobs; when these are dropped, the future ends cancelled.
class NodeDeviceReading
{
public:
    using Devices = Result<QList<NodeNetDevice>>;

    explicit NodeDeviceReading(HostConnection::Pointer connection);
    ~NodeDeviceReading();
    NodeDeviceReading(const NodeDeviceReading&) = delete;
    NodeDeviceReading& operator=(const NodeDeviceReading&) = delete;

    QFuture<Devices> future() { return m_promise.future(); }

    bool list(); // first; whether there is something to read, else it has ended. Blocks
    void setReaders(int count) { m_readers = count; } // how often read() will be called
    void read(); // what the others have not; the last one to end it ends the reading. Blocks

private:
    void end(const Devices& devices);

    const HostConnection::Pointer m_connection;
    std::vector<std::shared_ptr<virNodeDevice>> m_handles;
    std::vector<std::optional<NodeNetDevice>> m_devices;
    std::atomic<std::size_t> m_next = 0;
    std::atomic<int> m_readers = 0;
    QPromise<Devices> m_promise;
};

} // namespace VirtTap
