#include "checks/context.h"

namespace VirtTap {

using namespace Qt::StringLiterals;
using Severity = Finding::Severity;

namespace {

constexpr int maxQueues = 256; // MAX_TAP_QUEUES of the kernel
constexpr quint32 minMtu = 68;
constexpr quint32 maxMtu = 65521; // of a tap

void checkModel(CheckContext& context)
{
    static const QSet<QString> known { u"virtio"_s, u"virtio-transitional"_s, u"virtio-non-transitional"_s, u"e1000"_s,
        u"e1000e"_s, u"igb"_s, u"rtl8139"_s, u"ne2k_pci"_s, u"pcnet"_s, u"vmxnet3"_s, u"i82551"_s, u"i82557b"_s,
        u"i82559er"_s, u"usb-net"_s, u"spapr-vlan"_s, u"lan9118"_s, u"scm91c111"_s, u"netfront"_s, u"e1000-82544gc"_s,
        u"e1000-82545em"_s, u"virtio-net-pci"_s, u"virtio-net-device"_s, u"virtio-net-ccw"_s, u"tulip"_s, u"sungem"_s };
    const QString& model = context.interface().model;
    if (!context.isDraft()) // QEMU has the last word, and libvirt's own XML always names one
        return;
    if (model.isEmpty())
        context.add("model-missing", Severity::Risk,
            Checks::tr("The interface of %1 names no model; libvirt then takes a slow one, rtl8139 on a PC.")
                .arg(context.guest()),
            "model/type");
    else if (!known.contains(model))
        context.add("model-unknown", Severity::Unknown,
            Checks::tr(
                "“%1” is a model that is not known here; libvirt takes any word, and QEMU has the last one when %2 "
                "starts.")
                .arg(model, context.guest()),
            "model/type");
}

void checkQueueCount(CheckContext& context)
{
    const int queues = context.interface().queues;
    if (context.isLive())
        return;
    const auto& description = context.m_draft.config ? context.m_draft.config : context.m_draft.live;
    if (queues > maxQueues)
        context.add("queues-too-many", Severity::WillFail,
            Checks::tr("The interface of %1 asks for %2 queues; a tap has at most %3.")
                .arg(context.guest(), QString::number(queues), QString::number(maxQueues)),
            "driver/queues");
    else if (queues > 1 && !context.isVirtio())
        context.add("queues-ignored", Severity::Hint,
            Checks::tr("The model “%1” of %2 has one queue; the %3 that are asked for have no effect.")
                .arg(context.interface().model, context.guest(), QString::number(queues)),
            "driver/queues");
    else if (description && description->vcpus > 0 && queues > description->vcpus)
        context.add("queues-over-vcpus", Severity::Hint,
            Checks::tr("The interface of %1 asks for %2 queues, but the guest has only %3 vCPUs to serve them.")
                .arg(context.guest(), QString::number(queues), QString::number(description->vcpus)),
            "driver/queues");
}

void checkMtuRange(CheckContext& context)
{
    const quint32 mtu = context.interface().mtu;
    if (context.isLive() || (context.isConfig() && !context.interface().isEthernet()))
        return;
    if (mtu > 0 && (mtu < minMtu || mtu > maxMtu))
        context.add("mtu-range", Severity::WillFail,
            Checks::tr("An MTU of %1 is not possible on the tap of %2: it has to lie between %3 and %4.")
                .arg(QString::number(mtu), context.guest(), QString::number(minMtu), QString::number(maxMtu)),
            "mtu/size");
}

void checkBootOrder(CheckContext& context)
{
    const int order = context.interface().bootOrder;
    if (order == 0 || !context.isDraft())
        return;
    const auto& description = context.m_draft.config ? context.m_draft.config : context.m_draft.live;
    if (order < 0) {
        context.add("boot-order-range", Severity::WillFail,
            Checks::tr("A boot order begins at 1; the interface of %1 has %2.")
                .arg(context.guest(), QString::number(order)),
            "boot/order");
        return;
    }
    if (!description)
        return;
    if (description->hasOsBoot)
        context.add("boot-os", Severity::WillFail,
            Checks::tr(
                "%1 says in <os><boot> what it boots from; libvirt refuses a boot order of single devices beside it.")
                .arg(context.guest()),
            "boot/order");
    QList<int> taken = description->bootOrders;
    if (context.m_draft.replaces && context.m_draft.replaces->bootOrder > 0)
        taken.removeOne(context.m_draft.replaces->bootOrder);
    if (taken.contains(order))
        context.add("boot-order-used", Severity::WillFail,
            Checks::tr("Another device of %1 has the boot order %2 already.")
                .arg(context.guest(), QString::number(order)),
            "boot/order");
}

void checkLinkState(CheckContext& context)
{
    if (context.interface().link != Interface::Link::Down || context.isDraft())
        return;
    context.add("link-down", Severity::WillNotWork,
        Checks::tr("The interface %1 of %2 says link state='down': its cable is pulled, whatever the tap does.")
            .arg(context.interface().mac ? context.interface().mac->toString() : context.tap(), context.guest()),
        "link/state", { { u"link"_s, u"down"_s } });
    context.offer("set-link", { { u"link"_s, u"up"_s } });
}

// vhost is for kvm alone; other guests do without, as libvirt lets them, and so do those that do not name it.
void checkVhost(CheckContext& context)
{
    const Interface& interface = context.interface();
    const bool isKvm = context.m_domain && context.m_domain->type == "kvm"_L1;
    if (context.isLive() || interface.driverName != "vhost"_L1 || !isKvm)
        return;
    if (!interface.backendVhost.isEmpty()) {
        if (context.isMissing(interface.backendVhost))
            context.add("vhost-missing", context.atStart(),
                Checks::tr("%1 asks for vhost on the tap “%2” by “%3”, and there is no such device.")
                    .arg(context.guest(), context.tap(), interface.backendVhost),
                "backend/vhost", { { u"backend"_s, interface.backendVhost } });
    } else if (context.m_facts.environments.value(context.m_machine.id).hasVhostNet.is(false)) {
        context.add("vhost-missing", context.atStart(),
            Checks::tr(
                "%1 asks for vhost on the tap “%2”, and the host has no /dev/vhost-net: load the module vhost_net.")
                .arg(context.guest(), context.tap()),
            "driver/name", { { u"driver"_s, u"vhost"_s } });
        context.offer("load-vhost");
    }
}

void checkBackend(CheckContext& context)
{
    const Interface& interface = context.interface();
    if (context.isLive() || interface.backendTap.isEmpty())
        return;
    if (context.isSession())
        context.add("backend-session", context.atStart(),
            Checks::tr("A session may not open “%1” in place of /dev/net/tun for %2.")
                .arg(interface.backendTap, context.guest()),
            "backend/tap", { { u"backend"_s, interface.backendTap } });
    else if (context.isMissing(interface.backendTap))
        context.add("backend-missing", context.atStart(),
            Checks::tr("%1 opens its tap by “%2”, and there is no such device.")
                .arg(context.guest(), interface.backendTap),
            "backend/tap", { { u"backend"_s, interface.backendTap } });
}

void checkPort(CheckContext& context)
{
    const InterfaceDraft& draft = context.m_draft;
    if (!context.isDraft())
        return;
    const bool isActive = context.m_domain && context.m_domain->isActive();
    // A replacement takes the place of the one that goes.
    if (!isActive || !context.isNow() || draft.replaces || context.interface().model == u"usb-net")
        return;
    if (!draft.live)
        context.add("pcie-port-unknown", Severity::Unknown,
            Checks::tr("Whether %1 has a free PCIe port is not known until its live XML has been read.")
                .arg(context.guest()),
            "address");
    else if (draft.live->freePciePorts == 0)
        context.add("pcie-port", Severity::WillFail,
            Checks::tr(
                "%1 has no free PCIe port (pcie-root-port), so that nothing can be attached while it runs: choose "
                "“after next start”.")
                .arg(context.guest()),
            "address");
}

} // namespace

void hardwareChecks(CheckContext& context)
{
    checkModel(context);
    checkQueueCount(context);
    checkMtuRange(context);
    checkBootOrder(context);
    checkPort(context);
    checkLinkState(context);
    checkVhost(context);
    checkBackend(context);
}

} // namespace VirtTap
