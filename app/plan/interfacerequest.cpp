#include "plan/interfacerequest.h"

namespace VirtTap {

using namespace Qt::StringLiterals;

Interface newInterface()
{
    Interface interface;
    interface.type = u"ethernet"_s;
    interface.managed = false;
    interface.mac = MacAddress::random();
    interface.model = u"virtio"_s;
    return interface;
}

Interface interfaceInPlaceOf(const Interface& old)
{
    Interface interface = newInterface();
    if (old.mac)
        interface.mac = old.mac;
    if (!old.model.isEmpty())
        interface.model = old.model;
    interface.queues = old.queues;
    interface.mtu = old.mtu;
    interface.link = old.link;
    interface.bootOrder = old.bootOrder;
    return interface;
}

} // namespace VirtTap
