#include "virt/nodedevices.h"
#include "virt/handle.h"
#include "virt/virterror.h"

#include <span>

#include <libvirt/libvirt.h>
#include <libvirt/virterror.h>

#include <QCoreApplication>

namespace VirtTap {

NodeDeviceReading::NodeDeviceReading(HostConnection::Pointer connection)
    : m_connection(std::move(connection))
{
    m_promise.start();
}

NodeDeviceReading::~NodeDeviceReading() = default;

bool NodeDeviceReading::list()
{
    virNodeDevicePtr* raw = nullptr;
    const int count = virConnectListAllNodeDevices(m_connection->get(), &raw, VIR_CONNECT_LIST_NODE_DEVICES_CAP_NET);
    if (count < 0) {
        end(std::unexpected(takeLibvirtError(QCoreApplication::translate(
            "VirtTap::NodeDevices", "The network devices of this host could not be listed."))));
        return false;
    }
    const std::unique_ptr<virNodeDevicePtr, Releaser<&std::free>> array(raw);
    for (virNodeDevicePtr device : std::span(raw, static_cast<std::size_t>(count)))
        m_handles.emplace_back(device, [](virNodeDevice* freed) { virNodeDeviceFree(freed); });
    m_devices.resize(m_handles.size());
    if (m_handles.empty())
        end(QList<NodeNetDevice>());
    return !m_handles.empty();
}

void NodeDeviceReading::read()
{
    for (std::size_t at = m_next++; at < m_handles.size(); at = m_next++) {
        const CString xml(virNodeDeviceGetXMLDesc(m_handles.at(at).get(), 0));
        if (xml)
            m_devices.at(at) = readNodeNetDevice(xml.get());
        else // gone between the list and the read
            virResetLastError();
    }
    if (--m_readers > 0)
        return;
    QList<NodeNetDevice> devices;
    devices.reserve(static_cast<qsizetype>(m_devices.size()));
    for (std::optional<NodeNetDevice>& device : m_devices) {
        if (device)
            devices.append(*std::move(device));
    }
    end(devices);
}

void NodeDeviceReading::end(const Devices& devices)
{
    m_promise.addResult(devices);
    m_promise.finish();
}

} // namespace VirtTap
