#include "plan/tapcommands.h"

#include "plan/shell.h"

namespace VirtTap {

using namespace Qt::StringLiterals;

QStringList createCommands(const TapSpec& tap, const QString& owner, const QString& group)
{
    const QString name = shellQuote(tap.name);
    QString add = u"ip tuntap add dev %1 mode tap "_s.arg(name);
    QStringList openers;
    if (!owner.isEmpty() || group.isEmpty())
        openers.append(u"user "_s + shellQuote(owner.isEmpty() ? u"root"_s : owner));
    if (!group.isEmpty())
        openers.append(u"group "_s + shellQuote(group));
    add += openers.join(u' ');
    if (tap.isMultiQueue)
        add += u" multi_queue"_s;
    TapChange rest;
    rest.name = tap.name;
    if (tap.mtu != TapSpec().mtu)
        rest.mtu = tap.mtu;
    rest.mac = tap.mac;
    if (tap.guestMac) // as the helper does
        rest.mac = tap.guestMac->forHostSide();
    if (!tap.bridge.isEmpty())
        rest.bridge = tap.bridge;
    if (tap.isUp)
        rest.isUp = true;
    return QStringList { add } + changeCommands(rest);
}

QStringList changeCommands(const TapChange& change)
{
    const QString set = u"ip link set dev "_s + shellQuote(change.name);
    QStringList lines;
    if (change.mtu)
        lines.append(set + u" mtu %1"_s.arg(*change.mtu));
    if (change.mac)
        lines.append(set + u" address "_s + change.mac->toString());
    if (change.bridge)
        lines.append(set + (change.bridge->isEmpty() ? u" nomaster"_s : u" master "_s + shellQuote(*change.bridge)));
    if (change.isUp)
        lines.append(set + (*change.isUp ? u" up"_s : u" down"_s));
    return lines;
}

QStringList bridgeCommands(const QString& uplink)
{
    return { u"nmcli connection add type bridge ifname br0 con-name br0 bridge.stp no"_s,
        u"nmcli connection add type ethernet ifname %1 con-name br0-uplink master br0"_s.arg(shellQuote(uplink)),
        u"nmcli connection up br0"_s, u"nmcli connection up br0-uplink"_s };
}

QStringList deleteCommands(const Link& tap)
{
    return deleteCommands(tap.name, tap.tun.isKnown() && tap.tun.value().isMultiQueue);
}

QStringList deleteCommands(const QString& name, bool isMultiQueue)
{
    return { u"ip tuntap del dev %1 mode tap%2"_s.arg(shellQuote(name), isMultiQueue ? u" multi_queue"_s : u""_s) };
}

} // namespace VirtTap
