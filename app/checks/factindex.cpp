#include "checks/factindex.h"

#include <algorithm>

namespace VirtTap {

namespace {

QSet<QString> namesOf(const Domain& domain)
{
    QSet<QString> names;
    for (const QList<Interface>& interfaces : { domain.live, domain.config }) {
        for (const Interface& interface : interfaces) {
            if (!interface.targetDev.isEmpty())
                names.insert(interface.targetDev);
        }
    }
    return names;
}

QSet<MacAddress> macsOf(const Domain& domain)
{
    QSet<MacAddress> macs;
    for (const QList<Interface>& interfaces : { domain.live, domain.config }) {
        for (const Interface& interface : interfaces) {
            if (interface.mac)
                macs.insert(*interface.mac);
        }
    }
    return macs;
}

// lo and tun devices have none.
bool hasAddress(const Link& link)
{
    return link.mac.isKnown() && !link.mac.value().isZero();
}

// Those whose checks look at other links of an address: it is on another link now, or that link elsewhere.
QSet<MacAddress> macsTouched(const Link* old, const Link* now)
{
    QSet<MacAddress> macs;
    if (old && now && old->mac == now->mac && old->master == now->master && old->name == now->name)
        return macs;
    for (const Link* link : { old, now }) {
        if (link && hasAddress(*link))
            macs.insert(link->mac.value());
    }
    return macs;
}

} // namespace

bool isBridgedTap(const Link& link)
{
    return link.isTap() && (link.master.valueOr(0) != 0 || !link.port.valueOr({}).isEmpty());
}

void FactIndex::add(const DomainKey& key, const Guest& guest, int by, Touched& touched)
{
    Machine& machine = m_machines[guest.machine];
    const QSet<QString> names = namesOf(*guest.domain);
    const QSet<MacAddress> macs = macsOf(*guest.domain);
    for (const QString& name : names) {
        if (by > 0)
            machine.byName.insert(name, key);
        else
            machine.byName.remove(name, key);
    }
    for (const MacAddress& mac : macs) {
        if (by > 0)
            machine.byMac.insert(mac, key);
        else
            machine.byMac.remove(mac, key);
    }
    touched.names |= names;
    touched.macs |= macs;
    if (guest.domain->isActive() && std::ranges::any_of(guest.domain->live, &Interface::isOnOwnTap)) {
        int& count = m_runningOwnTaps[key.uri];
        touched.isAll |= (count == 0) != (count + by == 0);
        count += by;
    }
}

FactIndex::Touched FactIndex::setGuest(const QString& machine, const DomainKey& key, const DomainPtr& guest)
{
    Touched touched;
    const Guest before = m_guests.take(key);
    if (before.domain)
        add(key, before, -1, touched);
    if (guest) {
        const Guest now { .machine = machine, .domain = guest };
        m_guests.insert(key, now);
        add(key, now, 1, touched);
    }
    return touched;
}

FactIndex::Touched FactIndex::setLink(const MachineState& before, const MachineState& now, int id)
{
    Touched touched;
    Machine& machine = m_machines[now.id];
    const bool hadBridgedTap = !machine.bridgedTaps.isEmpty();
    const int onlyBridgeBefore = onlyBridge(machine);
    const auto names = [](const Link& link) { return QStringList { link.name } + link.altNames; };
    if (const Link* old = before.link(id)) {
        for (const QString& name : names(*old)) {
            touched.names.insert(name);
            if (machine.links.value(name) == id)
                machine.links.remove(name);
        }
        if (old->master.valueOr(0) != 0) {
            machine.ports[old->master.value()].remove(id);
            machine.uplinks[old->master.value()].remove(id);
        }
        if (const auto taps = machine.bridgedTaps.find(old->master.valueOr(0)); taps != machine.bridgedTaps.end()) {
            taps->remove(id);
            if (taps->isEmpty())
                machine.bridgedTaps.erase(taps);
        }
        if (hasAddress(*old))
            machine.linkMacs.remove(old->mac.value(), id);
    }
    if (const Link* link = now.link(id)) {
        for (const QString& name : names(*link)) {
            touched.names.insert(name);
            machine.links.insert(name, id);
        }
        if (link->master.valueOr(0) != 0) {
            machine.ports[link->master.value()].insert(id);
            if (!link->isTap())
                machine.uplinks[link->master.value()].insert(id);
        }
        if (isBridgedTap(*link))
            machine.bridgedTaps[link->master.valueOr(0)].insert(id);
        if (hasAddress(*link))
            machine.linkMacs.insert(link->mac.value(), id);
    }
    touched.isAll = hadBridgedTap == machine.bridgedTaps.isEmpty() || onlyBridgeBefore != onlyBridge(machine);
    touched.macs = macsTouched(before.link(id), now.link(id));
    return touched;
}

QList<FactIndex::Use> FactIndex::usesOf(const QList<DomainKey>& keys) const
{
    QList<Use> uses;
    for (const DomainKey& key : keys)
        uses.append({ key, m_guests.value(key).domain });
    return uses;
}

QList<FactIndex::Use> FactIndex::usersOfName(const QString& machine, const QString& name) const
{
    const auto found = m_machines.constFind(machine);
    return found == m_machines.constEnd() ? QList<Use>() : usesOf(found->byName.values(name));
}

QList<FactIndex::Use> FactIndex::usersOfMac(const QString& machine, const MacAddress& mac) const
{
    const auto found = m_machines.constFind(machine);
    return found == m_machines.constEnd() ? QList<Use>() : usesOf(found->byMac.values(mac));
}

int FactIndex::linkNamed(const QString& machine, const QString& name) const
{
    const auto found = m_machines.constFind(machine);
    return found == m_machines.constEnd() ? 0 : found->links.value(name);
}

QSet<int> FactIndex::portsOf(const QString& machine, int bridge) const
{
    const auto found = m_machines.constFind(machine);
    return found == m_machines.constEnd() ? QSet<int>() : found->ports.value(bridge);
}

QSet<int> FactIndex::uplinksOf(const QString& machine, int bridge) const
{
    const auto found = m_machines.constFind(machine);
    return found == m_machines.constEnd() ? QSet<int>() : found->uplinks.value(bridge);
}

int FactIndex::bridgedTap(const QString& machine) const
{
    const auto found = m_machines.constFind(machine);
    return found == m_machines.constEnd() || found->bridgedTaps.isEmpty() ? 0 : *found->bridgedTaps.cbegin()->cbegin();
}

int FactIndex::onlyBridge(const Machine& machine)
{
    return machine.bridgedTaps.size() == 1 ? machine.bridgedTaps.cbegin().key() : 0;
}

int FactIndex::onlyBridgeOfTaps(const QString& machine) const
{
    const auto found = m_machines.constFind(machine);
    return found == m_machines.constEnd() ? 0 : onlyBridge(*found);
}

QList<int> FactIndex::linksOfMac(const QString& machine, const MacAddress& mac, int except) const
{
    QList<int> links;
    const auto found = m_machines.constFind(machine);
    if (found == m_machines.constEnd())
        return links;
    for (auto [it, end] = found->linkMacs.equal_range(mac); it != end; ++it) {
        if (*it != except)
            links.append(*it);
    }
    return links;
}

} // namespace VirtTap
