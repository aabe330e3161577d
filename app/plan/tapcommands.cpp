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

QStringList bridgeCommands(const QString& uplink, const QString& bridge, NetworkService service)
{
    const QString name = shellQuote(bridge);
    if (service == NetworkService::NetworkManager)
        return { u"nmcli connection add type bridge ifname %1 con-name %1 bridge.stp no"_s.arg(name),
            u"nmcli connection add type ethernet ifname %2 con-name %1-uplink master %1"_s.arg(
                name, shellQuote(uplink)),
            u"nmcli connection up %1"_s.arg(name), u"nmcli connection up %1-uplink"_s.arg(name) };
    const auto write = [&bridge](const QString& ending, const QString& text) {
        return u"printf '%b' %1 >%2"_s.arg(
            shellQuote(text), shellQuote(u"/etc/systemd/network/05-%1%2"_s.arg(bridge, ending)));
    };
    // Before others: of the files that fit a link the first counts.
    return { write(u".netdev"_s, u"[NetDev]\\nName=%1\\nKind=bridge\\n"_s.arg(bridge)),
        write(u"-uplink.network"_s, u"[Match]\\nName=%1\\n\\n[Network]\\nBridge=%2\\n"_s.arg(uplink, bridge)),
        write(u".network"_s, u"[Match]\\nName=%1\\n\\n[Network]\\nDHCP=yes\\n"_s.arg(bridge)), u"networkctl reload"_s };
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
