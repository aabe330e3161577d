#include "plan/interfacerequest.h"

namespace VirtTap {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostLabel = 64; // characters that the helper takes, of these few

} // namespace

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

TapSpec fitted(TapSpec tap, const Interface& interface)
{
    tap.name = interface.targetDev;
    tap.isMultiQueue = interface.queues > 1;
    tap.mtu = interface.mtu > 0 ? interface.mtu : TapSpec().mtu;
    tap.guestMac = interface.mac;
    return tap;
}

TapSpec tapFor(const Interface& interface, const NewTap& tap, const QString& guestName)
{
    TapSpec spec;
    spec.owner = tap.owner;
    spec.group = tap.group;
    spec.bridge = tap.bridge;
    spec.isRestored = tap.isRestored;
    for (const QChar c : guestName.left(mostLabel)) {
        const bool isPlain = c.unicode() < 128 && (c.isLetterOrNumber() || u"._-"_s.contains(c));
        spec.label += isPlain ? c : QChar(u'_');
    }
    return fitted(spec, interface);
}

} // namespace VirtTap
