#include "plan/networkfiles.h"

#include "contract/ifname.h"
#include "plan/planwords.h"
#include "plan/shell.h"

#include <algorithm>

namespace VirtTap {

using namespace Qt::StringLiterals;

namespace {

// The same tap is the same connection, however often it is exported.
QString uuidOf(const QString& tap)
{
    const QUuid space(u"{5f1c7a52-6d0e-4f0b-9c57-8a4f2a3f6b11}"_s);
    return QUuid::createUuidV5(space, tap).toString(QUuid::WithoutBraces);
}

std::optional<MacAddress> macOf(const TapSpec& tap)
{
    return tap.guestMac ? std::optional(tap.guestMac->forHostSide()) : tap.mac; // as the helper does
}

// Where values are more than text.
QString networkdValue(QString text)
{
    return text.replace(u'%', u"%%"_s);
}

QString keyfileValue(QString text)
{
    return text.replace(u'\\', u"\\\\"_s);
}

QString head(const Plan& plan, NetworkService service, const QString& name, const QStringList& notes)
{
    QStringList lines { directoryOf(service) + u'/' + name, plan.title, QString() };
    lines += notes;
    QString text;
    for (const QString& line : lines)
        text += (u"# "_s + commentLine(line)).trimmed() + u'\n';
    return text + u'\n';
}

QString serviceName(NetworkService service)
{
    return service == NetworkService::Networkd ? u"systemd-networkd"_s : u"NetworkManager"_s;
}

// What the format cannot hold.
QStringList missing(const Step& step, NetworkService service)
{
    const QString name = serviceName(service);
    QStringList notes { PlanWords::tr("%1 makes this tap at each boot and gives it no address.").arg(name),
        PlanWords::tr(
            "Not in here: the interface of the guest, and virt-tap's own record of the tap (the mark in its alias, its "
            "label): virt-tap shows it as made by %1 and leaves it alone.")
            .arg(name) };
    if (!step.tap.isRestored)
        notes.append(PlanWords::tr("Nor can it be said that the tap is not to be there again after a boot."));
    if (!step.tap.isUp && service == NetworkService::NetworkManager)
        notes.append(PlanWords::tr("Nor can it be said that the tap is to be down."));
    if (!step.tap.bridge.isEmpty() && service == NetworkService::NetworkManager)
        notes.append(
            PlanWords::tr("The bridge “%1” has to be one of NetworkManager's own connections; one that others made is "
                          "not joined.")
                .arg(step.tap.bridge));
    return notes;
}

QString netdev(const Step& step)
{
    const TapSpec& tap = step.tap;
    const QString opener
        = step.opener.isEmpty() ? QString::number(tap.group ? *tap.group : tap.owner.value_or(0)) : step.opener;
    return u"[NetDev]\nName=%1\nKind=tap\n\n[Tap]\n%2=%3\n"_s.arg(
               tap.name, tap.group ? u"Group"_s : u"User"_s, networkdValue(opener))
        + (tap.isMultiQueue ? u"MultiQueue=yes\n"_s : QString());
}

// Of taps, networkd sets MTU and address here and not in the .netdev.
QString network(const TapSpec& tap)
{
    QString text = u"[Match]\nName=%1\n\n[Link]\nMTUBytes=%2\n"_s.arg(tap.name, QString::number(tap.mtu));
    if (const auto mac = macOf(tap))
        text += u"MACAddress=%1\n"_s.arg(mac->toString());
    text += u"ActivationPolicy=%1\nRequiredForOnline=no\n\n[Network]\n"_s.arg(tap.isUp ? u"up"_s : u"down"_s);
    if (!tap.bridge.isEmpty())
        text += u"Bridge=%1\n"_s.arg(networkdValue(tap.bridge));
    return text + u"ConfigureWithoutCarrier=yes\nLinkLocalAddressing=no\nIPv6AcceptRA=no\nLLDP=no\nEmitLLDP=no\n"_s;
}

QList<NetworkFile> networkdFiles(const Plan& plan, const Step& step)
{
    constexpr auto service = NetworkService::Networkd;
    const TapSpec& tap = step.tap;
    const QString netdevName = u"50-%1.netdev"_s.arg(tap.name);
    const QString networkName = u"50-%1.network"_s.arg(tap.name);
    QList<NetworkFile> files {
        { netdevName, head(plan, service, netdevName, missing(step, service)) + netdev(step) },
        { networkName, head(plan, service, networkName, missing(step, service)) + network(tap) },
    };
    if (tap.bridge.isEmpty())
        return files;
    const QString bridgeName = u"99-%1.netdev"_s.arg(tap.bridge);
    files.append({ bridgeName,
        head(plan, service, bridgeName,
            { PlanWords::tr(
                "networkd joins only bridges that a .netdev tells it of. One that is there is left as it is, and a "
                "file of yours for it comes before this one.") })
            + u"[NetDev]\nName=%1\nKind=bridge\n"_s.arg(networkdValue(tap.bridge)) });
    return files;
}

NetworkFile keyfile(const Plan& plan, const Step& step)
{
    const TapSpec& tap = step.tap;
    const QString name = tap.name + u".nmconnection"_s;
    QString text = u"[connection]\nid=%1\nuuid=%2\ntype=tun\ninterface-name=%1\n"_s.arg(tap.name, uuidOf(tap.name));
    if (!tap.bridge.isEmpty())
        text += u"master=%1\nslave-type=bridge\n"_s.arg(keyfileValue(tap.bridge));
    text += u"\n[ethernet]\nmtu=%1\n"_s.arg(tap.mtu);
    if (const auto mac = macOf(tap))
        text += u"cloned-mac-address=%1\n"_s.arg(mac->toString());
    text += u"\n[tun]\nmode=2\n"_s; // a tap
    text += tap.group ? u"group=%1\n"_s.arg(*tap.group) : u"owner=%1\n"_s.arg(tap.owner.value_or(0));
    if (tap.isMultiQueue)
        text += u"multi-queue=true\n"_s;
    text += u"\n[ipv4]\nmethod=disabled\n\n[ipv6]\nmethod=disabled\n"_s;
    constexpr auto service = NetworkService::NetworkManager;
    return { name, head(plan, service, name, missing(step, service)) + text };
}

bool isFit(const QString& name)
{
    return checkIfname(name.toStdString()) == IfnameProblem::None;
}

} // namespace

QString directoryOf(NetworkService service)
{
    return service == NetworkService::Networkd ? u"/etc/systemd/network"_s
                                               : u"/etc/NetworkManager/system-connections"_s;
}

Result<QList<NetworkFile>> networkFiles(const Plan& plan, NetworkService service)
{
    const auto invalid = [](const QString& message) {
        return std::unexpected(Error { .kind = Error::Kind::Invalid, .message = message, .detail = {} });
    };
    QList<NetworkFile> files;
    for (const Step& step : plan.steps) {
        if (step.kind != Step::Kind::CreateTap)
            continue;
        if (!isFit(step.tap.name) || step.tap.bridge.contains(u'/'))
            return invalid(PlanWords::tr("“%1” is no name for a file.").arg(step.tap.name));
        const QList<NetworkFile> each = service == NetworkService::Networkd
            ? networkdFiles(plan, step)
            : QList<NetworkFile> { keyfile(plan, step) };
        for (const NetworkFile& file : each) { // several taps share their bridge
            if (std::ranges::find(files, file.name, &NetworkFile::name) == files.end())
                files.append(file);
        }
    }
    if (files.isEmpty())
        return invalid(PlanWords::tr("This plan makes no tap, so that there is nothing to write for %1.")
                           .arg(serviceName(service)));
    return files;
}

} // namespace VirtTap
