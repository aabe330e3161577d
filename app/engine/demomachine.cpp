#include "engine/demomachine.h"

#include "contract/taps1.h"
#include "engine/machinelocality.h"
#include "kernel/linkmaker.h"

#include <algorithm>
#include <array>

#include <unistd.h>

namespace VirtTap {

using namespace Qt::StringLiterals;

namespace {

using Kind = Link::Kind;
using Maker = Link::Maker;

enum class State { Down, Up, UpWithCarrier };

struct Row
{
    const char* name;
    Kind kind;
    State state;
    const char* mac;
    const char* bridge = "";
    quint32 mtu = 1500;
};

// Bridges before their ports.
constexpr auto rows = std::to_array<Row>({
    { "lo", Kind::Loopback, State::UpWithCarrier, "00:00:00:00:00:00", "", 65536 },
    { "br0", Kind::Bridge, State::Up, "02:00:00:00:03:00" },
    { "virbr0", Kind::Bridge, State::Up, "52:54:00:7d:0c:1f" },
    { "ovs-system", Kind::OvsSwitch, State::Down, "7a:00:00:00:02:01" },
    { "enp3s0", Kind::Physical, State::UpWithCarrier, "02:00:00:00:03:00", "br0" },
    { "bond0", Kind::Bond, State::UpWithCarrier, "02:00:00:00:04:00" },
    { "enp4s0", Kind::Physical, State::UpWithCarrier, "02:00:00:00:04:00", "bond0" },
    { "enp3s0.100", Kind::Vlan, State::UpWithCarrier, "02:00:00:00:03:00" },
    { "br-int", Kind::Other, State::UpWithCarrier, "7a:00:00:00:02:02", "ovs-system" },
    { "veth-lab", Kind::Veth, State::UpWithCarrier, "02:00:00:00:06:01", "br0" },
    { "laptop01-lan", Kind::Macvtap, State::UpWithCarrier, "52:54:00:10:11:01" },
    { "vpn0", Kind::Tun, State::UpWithCarrier, "", "", 1420 },
    { "tap-web01", Kind::Tap, State::Up, "7a:00:00:00:01:01", "br0" },
    { "tap-db01", Kind::Tap, State::Up, "7a:00:00:00:01:03", "br0", 9000 },
    { "tap-db02", Kind::Tap, State::Up, "7a:00:00:00:01:04", "br0" },
    { "tap-mail01", Kind::Tap, State::Down, "7a:00:00:00:01:05", "br0" },
    { "tap-rtr-wan", Kind::Tap, State::Up, "7a:00:00:00:01:07", "ovs-system" },
    { "tap-rtr-lan", Kind::Tap, State::Up, "7a:00:00:00:01:08", "br0" },
    { "tap-rtr-mgmt", Kind::Tap, State::Up, "7a:00:00:00:01:09" },
    { "tap-trap09", Kind::Tap, State::Up, "7a:00:00:00:01:0a", "br0" },
    { "tap-desk01", Kind::Tap, State::Up, "7a:00:00:00:01:0b", "br0" },
    { "tap-build01", Kind::Tap, State::Up, "7a:00:00:00:01:10", "br0" },
    { "tap-ci", Kind::Tap, State::Up, "7a:00:00:00:01:0c", "br0" },
    { "tap-report01", Kind::Tap, State::Up, "7a:00:00:00:01:0d", "br0" },
    { "tap-alice", Kind::Tap, State::Up, "7a:00:00:00:01:0f", "br0" },
    { "tap-open", Kind::Tap, State::Up, "7a:00:00:00:01:11", "br0" },
    { "tap-spare", Kind::Tap, State::Up, "7a:00:00:00:01:12", "br0" },
    { "tap-spare-mq", Kind::Tap, State::Up, "7a:00:00:00:01:13", "br0" },
    { "tap-lonely", Kind::Tap, State::Up, "7a:00:00:00:01:14", "", 1400 },
    { "tap-down", Kind::Tap, State::Down, "7a:00:00:00:01:15", "br0" },
});

constexpr uid_t qemuUser = 64055; // Debian's libvirt-qemu
constexpr uid_t alice = 1001;
constexpr gid_t kvmGroup = 109;

TunFacts tunOf(QStringView name)
{
    TunFacts tun;
    tun.isPersistent = true;
    tun.isMultiQueue = name == u"tap-db01" || name == u"tap-db02" || name == u"tap-spare-mq";
    if (name == u"tap-alice")
        tun.owner = alice;
    else if (name == u"tap-spare" || name == u"tap-spare-mq")
        tun.owner = ::getuid();
    else if (name == u"tap-report01")
        tun.group = kvmGroup;
    else if (name != u"tap-open") // which any local user may open
        tun.owner = qemuUser;
    return tun;
}

Known<Maker> makerOf(QStringView name)
{
    if (name == u"tap-web01" || name == u"tap-db01" || name == u"tap-spare" || name == u"tap-lonely")
        return Maker::VirtTap;
    if (name == u"tap-alice")
        return Maker::NetworkManager;
    if (name == u"ovs-system" || name == u"br-int")
        return Maker::OpenVSwitch;
    if (name == u"laptop01-lan")
        return Maker::Libvirt;
    if (name == u"tap-ci")
        return configuredByNetworkd();
    return Known<Maker>::unknown(Machines::tr("the kernel does not record who made a link"));
}

bool isMadeByLibvirt(const Interface& interface)
{
    if (interface.targetDev.isEmpty() || interface.isOnOwnTap())
        return false;
    return interface.isEthernet() || interface.type == "bridge"_L1 || interface.type == "network"_L1;
}

} // namespace

DemoMachine::DemoMachine()
{
    layOut();
    for (const QString& name : { u"tap-web01"_s, u"tap-db01"_s, u"tap-spare"_s, u"tap-lonely"_s })
        record(name);
    // Somebody has changed one since, and another is gone: the one that cache01 wants.
    m_taps[u"tap-lonely"_s].spec.mtu = 1500;
    m_taps[u"tap-lonely"_s].spec.bridge = u"br0"_s;
    ManagedTap gone = m_taps.value(u"tap-web01"_s);
    gone.spec.name = u"tap-cache01"_s;
    gone.spec.mac = MacAddress::parse(u"fe:54:00:10:06:01");
    gone.spec.isRestored = false;
    m_taps.insert(gone.spec.name, gone);
    connectGuests();
}

void DemoMachine::setDomains(const QHash<QUuid, DomainPtr>& domains)
{
    m_domains = domains;
    connectGuests();
}

void DemoMachine::layOut()
{
    for (const Row& row : rows) {
        Link link;
        link.name = QString::fromLatin1(row.name);
        link.id = idOf(link.name);
        link.kind = row.kind;
        link.isUp = row.state != State::Down;
        link.hasCarrier = row.state == State::UpWithCarrier;
        link.mtu = row.mtu;
        link.isDefaultRoute = link.name == "br0"_L1;
        const auto mac = MacAddress::parse(QString::fromLatin1(row.mac));
        link.mac
            = mac ? Known<MacAddress>(*mac) : Known<MacAddress>::unknown(Machines::tr("it has no Ethernet address"));
        const QString bridge = QString::fromLatin1(row.bridge);
        link.master = bridge.isEmpty() ? 0 : idOf(bridge);
        link.port = bridge == "ovs-system"_L1 ? u"br-int"_s : QString();
        if (bridge == "br0"_L1)
            link.bridgePort
                = BridgePort { .state = BridgePort::State::Forwarding, .isIsolated = link.name == "tap-ci"_L1 };
        if (link.kind == Kind::Bridge)
            link.filtersVlans = false;
        link.maker = makerOf(link.name);
        link.alias = link.maker.is(Maker::VirtTap) ? u"virt-tap:demo"_s : QString();
        if (link.name == "tap-web01"_L1)
            link.altNames = { u"tap-web-server-01"_s };
        link.tun = link.kind == Kind::Tap ? Known<TunFacts>(tunOf(link.name))
                                          : Known<TunFacts>::unknown(Machines::tr("it is not a tap"));
        m_idle.insert(link.id, link);
    }
}

// As if virt-tap had made it as it is.
void DemoMachine::record(const QString& name)
{
    const Link* link = linkNamed(m_idle, name);
    const TunFacts tun = link->tun.value();
    const auto bridge = m_idle.constFind(link->master.valueOr(0));
    ManagedTap tap;
    tap.spec.name = name;
    tap.spec.owner = tun.owner;
    tap.spec.group = tun.group;
    tap.spec.isMultiQueue = tun.isMultiQueue;
    tap.spec.mtu = link->mtu.value();
    tap.spec.mac = link->mac.value();
    tap.spec.isUp = link->isUp.value();
    tap.spec.bridge = bridge == m_idle.constEnd() ? QString() : bridge->name;
    tap.spec.isRestored = name != "tap-spare"_L1;
    tap.creator = ::getuid();
    tap.created = QDateTime(QDate(2024, 5, 17), QTime(12, 0), Qt::UTC);
    m_taps.insert(name, tap);
}

void DemoMachine::connectGuests()
{
    m_links = m_idle;
    for (const DomainPtr& domain : std::as_const(m_domains)) {
        for (const Interface& interface : domain->isActive() ? domain->live : QList<Interface> {})
            use(interface);
    }
    raiseBridges();
}

Link* DemoMachine::linkNamed(QHash<int, Link>& links, const QString& name)
{
    const auto found = std::ranges::find_if(
        links, [&name](const Link& link) { return link.name == name || link.altNames.contains(name); });
    return found == links.end() ? nullptr : &*found;
}

const Link* DemoMachine::linkNamed(const QString& name) const
{
    const auto found = std::ranges::find_if(
        m_links, [&name](const Link& link) { return link.name == name || link.altNames.contains(name); });
    return found == m_links.cend() ? nullptr : &*found;
}

int DemoMachine::idOf(const QString& name)
{
    const auto found = m_ids.constFind(name);
    return found != m_ids.constEnd() ? *found : *m_ids.insert(name, static_cast<int>(m_ids.size()) + 1);
}

void DemoMachine::use(const Interface& interface)
{
    if (isMadeByLibvirt(interface)) {
        make(interface);
        return;
    }
    Link* tap = interface.isOnOwnTap() ? linkNamed(m_links, interface.targetDev) : nullptr;
    if (tap == nullptr || tap->kind != Kind::Tap)
        return;
    TunFacts tun = tap->tun.valueOr({});
    tun.hasVnetHeader = interface.model == "virtio"_L1;
    if (tun.isMultiQueue)
        tun.queues += std::max(1, interface.queues);
    tap->tun = tun;
    tap->hasCarrier = true;
}

void DemoMachine::make(const Interface& interface)
{
    Link tap;
    tap.name = interface.targetDev;
    tap.id = idOf(tap.name);
    tap.kind = Kind::Tap;
    tap.isUp = true;
    tap.hasCarrier = true;
    tap.mtu = interface.mtu == 0 ? 1500 : interface.mtu;
    if (interface.mac)
        tap.mac = interface.mac->forHostSide();
    const QString bridge = interface.type == "bridge"_L1 ? interface.source
        : interface.type == "network"_L1                 ? u"virbr0"_s
                                                         : QString();
    const Link* master = linkNamed(m_links, bridge);
    tap.master = master == nullptr ? 0 : master->id;
    tap.port = QString();
    tap.alias = QString();
    tap.maker = Maker::Libvirt;
    TunFacts tun;
    tun.hasVnetHeader = interface.model == "virtio"_L1;
    tap.tun = tun;
    m_links.insert(tap.id, tap);
}

void DemoMachine::raiseBridges()
{
    QSet<int> carried;
    for (const Link& link : std::as_const(m_links)) {
        if (link.hasCarrier.is(true) && link.isUp.is(true))
            carried.insert(link.master.valueOr(0));
    }
    for (Link& link : m_links) {
        if (link.kind == Kind::Bridge)
            link.hasCarrier = carried.contains(link.id);
    }
}

ManagedTaps DemoMachine::taps() const
{
    namespace Key = Taps1::Key;
    ManagedTaps taps = m_taps;
    for (ManagedTap& tap : taps) {
        const auto found
            = std::ranges::find_if(m_idle, [&tap](const Link& link) { return link.name == tap.spec.name; });
        tap.isMissing = found == m_idle.cend();
        tap.ifindex = tap.isMissing ? 0 : found->id;
        if (tap.isMissing)
            continue;
        const auto bridge = m_idle.constFind(found->master.valueOr(0));
        const auto note = [&tap](const char* key, bool isSame) {
            if (!isSame)
                tap.drift.append(QString::fromLatin1(key));
        };
        note(Key::mtu, found->mtu.is(tap.spec.mtu));
        note(Key::up, found->isUp.is(tap.spec.isUp));
        note(Key::master, (bridge == m_idle.constEnd() ? QString() : bridge->name) == tap.spec.bridge);
    }
    return taps;
}

void DemoMachine::put(const ManagedTap& tap)
{
    const TapSpec& spec = tap.spec;
    Link link;
    link.id = idOf(spec.name);
    link.name = spec.name;
    link.kind = Kind::Tap;
    link.isUp = spec.isUp;
    link.hasCarrier = false;
    link.mtu = spec.mtu;
    link.mac = spec.mac.value_or(MacAddress::random().forHostSide());
    link.master = spec.bridge.isEmpty() ? 0 : idOf(spec.bridge);
    link.port = QString();
    link.alias = spec.label.isEmpty() ? u"virt-tap:demo"_s : u"virt-tap:demo "_s + spec.label;
    link.maker = Maker::VirtTap;
    TunFacts tun;
    tun.isPersistent = true;
    tun.isMultiQueue = spec.isMultiQueue;
    tun.owner = spec.owner;
    tun.group = spec.group;
    link.tun = tun;
    m_idle.insert(link.id, link);
    connectGuests();
}

int DemoMachine::makeTap(const TapSpec& spec, bool isProvisional)
{
    ManagedTap tap;
    tap.spec = spec;
    if (!spec.mac)
        tap.spec.mac = spec.guestMac.value_or(MacAddress::random()).forHostSide();
    tap.spec.guestMac.reset();
    tap.creator = ::getuid();
    tap.created = QDateTime::currentDateTimeUtc();
    tap.isProvisional = isProvisional;
    m_taps.insert(spec.name, tap);
    put(tap);
    return idOf(spec.name);
}

void DemoMachine::changeTap(const TapChange& change)
{
    TapSpec& spec = m_taps[change.name].spec;
    spec.mtu = change.mtu.value_or(spec.mtu);
    spec.isUp = change.isUp.value_or(spec.isUp);
    spec.bridge = change.bridge.value_or(spec.bridge);
    spec.isRestored = change.isRestored.value_or(spec.isRestored);
    if (change.mac)
        spec.mac = change.mac;
    Link* link = linkNamed(m_idle, change.name);
    if (change.mtu)
        link->mtu = *change.mtu;
    if (change.isUp)
        link->isUp = *change.isUp;
    if (change.bridge)
        link->master = change.bridge->isEmpty() ? 0 : idOf(*change.bridge);
    if (change.mac)
        link->mac = *change.mac;
    connectGuests();
}

void DemoMachine::removeTap(const QString& name)
{
    m_taps.remove(name);
    if (const Link* link = linkNamed(m_idle, name))
        m_idle.remove(link->id);
    connectGuests();
}

void DemoMachine::repairTap(const QString& name)
{
    put(m_taps.value(name));
}

void DemoMachine::keepTap(const QString& name)
{
    m_taps[name].isProvisional = false;
}

} // namespace VirtTap
