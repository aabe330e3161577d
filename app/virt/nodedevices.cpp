#include "virt/nodedevices.h"
#include "virt/handle.h"
#include "virt/virterror.h"

#include <span>
#include <vector>

#include <QCoreApplication>

namespace VirtTap {

Result<QList<NodeNetDevice>> readNodeNetDevices(virConnect* connection)
{
    virNodeDevicePtr* raw = nullptr;
    const int count = virConnectListAllNodeDevices(connection, &raw, VIR_CONNECT_LIST_NODE_DEVICES_CAP_NET);
    if (count < 0) {
        return std::unexpected(takeLibvirtError(QCoreApplication::translate(
            "VirtTap::NodeDevices", "The network devices of this host could not be listed.")));
    }
    const std::unique_ptr<virNodeDevicePtr, Releaser<&std::free>> array(raw);
    std::vector<NodeDeviceHandle> handles;
    handles.reserve(static_cast<std::size_t>(count));
    for (virNodeDevicePtr device : std::span(raw, static_cast<std::size_t>(count)))
        handles.emplace_back(device);

    QList<NodeNetDevice> devices;
    devices.reserve(count);
    for (const NodeDeviceHandle& handle : handles) {
        const CString xml(virNodeDeviceGetXMLDesc(handle.get(), 0));
        if (!xml) // gone between the list and the read
            continue;
        if (auto device = readNodeNetDevice(xml.get()))
            devices.append(*std::move(device));
    }
    return devices;
}

} // namespace VirtTap
