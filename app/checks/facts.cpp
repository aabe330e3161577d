#include "checks/facts.h"

#include "checks/context.h"
#include "checks/factindex.h"
#include "core/connection.h"
#include "core/connections.h"

#include <algorithm>
#include <pwd.h>
#include <unistd.h>
#include <vector>

namespace VirtTap {

const ConnectionState* Facts::connection(const QString& uri) const
{
    const auto found = std::ranges::find(connections, uri, &ConnectionState::uri);
    return found == connections.end() ? nullptr : &*found;
}

MachineState Facts::machineOf(const QString& uri) const
{
    const ConnectionState* wanted = connection(uri);
    if (!wanted || wanted->host.machineId.isEmpty())
        return {};
    const auto found = std::ranges::find(machines, wanted->host.machineId, &MachineState::id);
    return found == machines.end() ? MachineState {} : *found;
}

Known<SessionUser> Facts::sessionUser(const QString& uri) const
{
    return sessionUsers.value(
        uri, Known<SessionUser>::unknown(Checks::tr("which user the session daemon runs as is not known here")));
}

const Link* Facts::linkNamed(const MachineState& machine, const QString& name) const
{
    if (name.isEmpty())
        return nullptr;
    return index ? machine.link(index->linkNamed(machine.id, name)) : machine.linkNamed(name);
}

QList<const Link*> Facts::uplinksOf(const MachineState& machine, int bridge) const
{
    QList<const Link*> uplinks;
    if (index) {
        for (const int id : index->uplinksOf(machine.id, bridge))
            uplinks.append(machine.link(id));
    } else {
        for (const Link& link : machine.links) {
            if (link.master.is(bridge) && !link.isTap())
                uplinks.append(&link);
        }
    }
    uplinks.removeAll(nullptr);
    return uplinks;
}

const Link* Facts::bridgedTap(const MachineState& machine) const
{
    if (index)
        return machine.link(index->bridgedTap(machine.id));
    const auto found = std::ranges::find_if(machine.links, [&](const Link& link) {
        const Known<QString> bridge = link.isTap() ? machine.bridgeOf(link) : Known<QString>();
        return bridge.isKnown() && !bridge.value().isEmpty();
    });
    return found == machine.links.end() ? nullptr : &*found;
}

const Link* Facts::onlyBridgeOfTaps(const MachineState& machine) const
{
    QSet<int> masters;
    if (index) {
        masters.insert(index->onlyBridgeOfTaps(machine.id));
    } else {
        for (const Link& link : machine.links) {
            if (isBridgedTap(link))
                masters.insert(link.master.valueOr(0));
        }
    }
    const Link* bridge = masters.size() == 1 ? machine.link(*masters.cbegin()) : nullptr;
    return bridge && bridge->kind == Link::Kind::Bridge ? bridge : nullptr;
}

QList<const Link*> Facts::linksOfMac(const MachineState& machine, const MacAddress& mac, int except) const
{
    QList<const Link*> links;
    if (index) {
        for (const int id : index->linksOfMac(machine.id, mac, except))
            links.append(machine.link(id));
    } else {
        for (const Link& link : machine.links) {
            if (link.id != except && link.mac.is(mac))
                links.append(&link);
        }
    }
    links.removeAll(nullptr);
    std::ranges::sort(links, {}, &Link::id);
    return links;
}

bool Facts::hasRunningOwnTap(const ConnectionState& wanted) const
{
    if (index)
        return index->hasRunningOwnTap(wanted.uri);
    return std::ranges::any_of(wanted.domains, [](const DomainPtr& domain) {
        return domain->isActive() && std::ranges::any_of(domain->live, &Interface::isOnOwnTap);
    });
}

namespace {

// Asked for once: it may take a directory server, and facts are gathered on the GUI thread.
const QString& userName()
{
    static const QString name = [] {
        const passwd* entry = ::getpwuid(::geteuid());
        return entry ? QString::fromLocal8Bit(entry->pw_name) : QString();
    }();
    return name;
}

} // namespace

QString tapOwner(const Facts& facts, const QString& uri)
{
    const ConnectionState* state = facts.connection(uri);
    if (!state || !state->host.isSession)
        return {};
    const Known<SessionUser> user = facts.sessionUser(uri);
    return user.isKnown() ? user.value().name : QStringLiteral("$USER");
}

SessionUser currentUser()
{
    SessionUser user;
    user.uid = ::geteuid();
    user.name = userName();
    std::vector<gid_t> groups(static_cast<std::size_t>(std::max(0, ::getgroups(0, nullptr))));
    const int count = ::getgroups(static_cast<int>(groups.size()), groups.data());
    for (int i = 0; i < count; ++i)
        user.groups.append(groups.at(static_cast<std::size_t>(i)));
    if (!user.groups.contains(::getegid()))
        user.groups.append(::getegid());
    return user;
}

Facts gatherFacts(const Connections& connections)
{
    Facts facts;
    const QStringList uris = connections.uris();
    for (const QString& uri : uris) {
        const Connection* connection = connections.connection(uri);
        if (!connection)
            continue;
        const ConnectionState& state = connection->state();
        const MachineState machine = connections.machine(state.host.machineId);
        const bool isNew = std::ranges::find(facts.machines, machine.id, &MachineState::id) == facts.machines.end();
        if (!machine.id.isEmpty() && isNew)
            facts.machines.append(machine);
        if (const TapService* taps = connections.tapService(machine.id); taps && isNew) {
            facts.managedTaps.insert(machine.id, taps->taps());
            facts.tapServices.insert(machine.id, taps->state());
        }
        // Only this machine's links come from the kernel.
        if (state.host.isSession && machine.source == MachineState::Source::Kernel)
            facts.sessionUsers.insert(uri, currentUser());
        facts.connections.append(state);
    }
    return facts;
}

} // namespace VirtTap
