#include "engine/problembook.h"

#include "checks/interfacechecks.h"
#include "checks/machinechecks.h"
#include "kernel/hostfiles.h"

#include <algorithm>

namespace VirtTap {

namespace {

const MachineState& machineOf(const Facts& facts, const QString& id)
{
    static const MachineState none;
    const auto found = std::ranges::find(facts.machines, id, &MachineState::id);
    return found == facts.machines.end() ? none : *found;
}

template <typename Value>
QSet<Value> keysOf(const auto& hash)
{
    return { hash.keyBegin(), hash.keyEnd() };
}

// The bridge whose ports' checks look at what is another about a link: the bridge itself, or a way out of it that
// treats frames in another way. 0: none.
int bridgeTouched(const Link* old, const Link* now)
{
    if (now && now->kind == Link::Kind::Bridge)
        return now->id;
    const Link* link = now ? now : old;
    if (!link || link->isTap())
        return 0;
    const bool isSame
        = old && now && old->master == now->master && old->bridgePort == now->bridgePort && old->vlans == now->vlans;
    return isSame ? 0 : link->master.valueOr(0);
}

} // namespace

ProblemBook::ProblemBook()
    : ProblemBook({ .environment = readHostEnvironment, .file = readHostFile })
{
}

ProblemBook::ProblemBook(Look look)
    : m_look(std::move(look))
{
}

FindingsByPlace ProblemBook::update(const Facts& facts, const Changes& changes)
{
    Work work;
    const Facts before = std::exchange(m_facts, facts);
    work.isAll = before.connections.isEmpty() && before.machines.isEmpty();
    m_facts.index = &m_index;
    m_facts.files = before.files;
    for (const MachineState& machine : std::as_const(m_facts.machines)) {
        if (machine.source == MachineState::Source::Kernel)
            m_facts.environments.insert(machine.id, m_look.environment());
    }
    takeLinks(before, changes, work);
    takeGuests(before, changes, work);
    takeRest(before, work);
    spread(work);
    check(work);
    return work.changes;
}

void ProblemBook::note(const QString& machine, const FactIndex::Touched& touched, Work& work)
{
    work.isAll |= touched.isAll;
    if (work.isAll)
        return; // whose they are need not be known
    FactIndex::Touched& all = work.touched[machine];
    all.names |= touched.names;
    all.macs |= touched.macs;
}

void ProblemBook::takeGuests(const Facts& before, const Changes& changes, Work& work)
{
    for (const ConnectionState& state : std::as_const(m_facts.connections)) {
        const ConnectionState* old = before.connection(state.uri);
        const bool isAnother = !old || old->host.machineId != state.host.machineId;
        QSet<QUuid> guests = changes.guests.value(state.uri);
        if (isAnother) {
            guests |= keysOf<QUuid>(state.domains);
            if (old)
                guests |= keysOf<QUuid>(old->domains);
        }
        work.isAll |= old && (old->host != state.host || old->netFilters != state.netFilters);
        for (const QUuid& uuid : std::as_const(guests)) {
            const DomainKey key { .uri = state.uri, .uuid = uuid };
            note(state.host.machineId, m_index.setGuest(state.host.machineId, key, state.domain(uuid)), work);
            work.guests.insert(key);
        }
    }
    for (const ConnectionState& old : before.connections) {
        if (m_facts.connection(old.uri))
            continue;
        for (auto it = old.domains.keyBegin(); it != old.domains.keyEnd(); ++it) {
            const DomainKey key { .uri = old.uri, .uuid = *it };
            note(old.host.machineId, m_index.setGuest(old.host.machineId, key, {}), work);
            work.guests.insert(key);
        }
    }
}

void ProblemBook::takeLinks(const Facts& before, const Changes& changes, Work& work)
{
    for (const MachineState& machine : std::as_const(m_facts.machines)) {
        const MachineState& old = machineOf(before, machine.id);
        QSet<int> links = changes.links.value(machine.id);
        if (old.id.isEmpty())
            links = keysOf<int>(machine.links);
        if (old.source != machine.source || old.reason != machine.reason || old.isBeingRead != machine.isBeingRead)
            work.isAll = true;
        if (!links.isEmpty())
            work.machines.insert(machine.id);
        for (const int id : std::as_const(links)) {
            note(machine.id, m_index.setLink(old, machine, id), work);
            work.links.insert({ .where = machine.id, .guest = {}, .link = id });
            for (const MachineState* state : { &old, &machine }) {
                const Link* link = state->link(id);
                if (link && link->master.valueOr(0) != 0)
                    work.links.insert({ .where = machine.id, .guest = {}, .link = link->master.value() });
            }
            const int bridge = bridgeTouched(old.link(id), machine.link(id));
            for (const int port : bridge == 0 ? QSet<int>() : m_index.portsOf(machine.id, bridge)) {
                if (const Link* tap = machine.link(port))
                    work.touched[machine.id].names.insert(tap->name);
            }
        }
    }
    for (const MachineState& old : before.machines) {
        if (!machineOf(m_facts, old.id).id.isEmpty())
            continue;
        m_index.removeMachine(old.id);
        work.isAll = true;
        put({ .where = old.id, .guest = {}, .link = 0 }, {}, work);
        for (auto it = old.links.keyBegin(); it != old.links.keyEnd(); ++it)
            put({ .where = old.id, .guest = {}, .link = *it }, {}, work);
    }
}

void ProblemBook::takeRest(const Facts& before, Work& work)
{
    work.isAll |= before.managedTaps != m_facts.managedTaps || before.tapServices != m_facts.tapServices
        || before.sessionUsers != m_facts.sessionUsers || before.environments != m_facts.environments;
    if (!work.isAll)
        return;
    for (const ConnectionState& state : std::as_const(m_facts.connections)) {
        for (auto it = state.domains.keyBegin(); it != state.domains.keyEnd(); ++it)
            work.guests.insert({ .uri = state.uri, .uuid = *it });
    }
    for (const MachineState& machine : std::as_const(m_facts.machines)) {
        work.machines.insert(machine.id);
        for (auto it = machine.links.keyBegin(); it != machine.links.keyEnd(); ++it)
            work.links.insert({ .where = machine.id, .guest = {}, .link = *it });
    }
}

// To those whose checks look at what is another.
void ProblemBook::spread(Work& work) const
{
    if (work.isAll)
        return; // they are all there
    for (auto it = work.touched.cbegin(); it != work.touched.cend(); ++it) {
        for (const QString& name : it->names) {
            for (const FactIndex::Use& use : m_index.usersOfName(it.key(), name))
                work.guests.insert(use.domain);
            if (const int link = m_index.linkNamed(it.key(), name); link != 0)
                work.links.insert({ .where = it.key(), .guest = {}, .link = link });
        }
        for (const MacAddress& mac : it->macs) {
            for (const FactIndex::Use& use : m_index.usersOfMac(it.key(), mac))
                work.guests.insert(use.domain);
            for (const int link : m_index.linksOfMac(it.key(), mac)) {
                const Link* tap = machineOf(m_facts, it.key()).link(link);
                for (const FactIndex::Use& use :
                    tap ? m_index.usersOfName(it.key(), tap->name) : QList<FactIndex::Use>())
                    work.guests.insert(use.domain);
            }
        }
    }
}

void ProblemBook::readFiles(const DomainKey& key)
{
    const ConnectionState* connection = m_facts.connection(key.uri);
    const DomainPtr guest = connection ? connection->domain(key.uuid) : DomainPtr();
    if (!guest)
        return;
    for (const Interface& interface : guest->config) {
        for (const QString& path :
            { interface.script.value_or(QString()), interface.backendTap, interface.backendVhost }) {
            if (path.startsWith(u'/') && m_facts.machineOf(key.uri).source == MachineState::Source::Kernel)
                m_facts.files.insert(path, m_look.file(path));
        }
    }
}

void ProblemBook::check(Work& work)
{
    for (const DomainKey& key : std::as_const(work.guests)) {
        readFiles(key);
        put({ .where = key.uri, .guest = key.uuid, .link = 0 }, checkGuestAsItIs(key, m_facts), work);
    }
    for (const ProblemPlace& place : std::as_const(work.links))
        put(place, checkLinkAsItIs(machineOf(m_facts, place.where), place.link, m_facts), work);
    for (const QString& id : std::as_const(work.machines)) {
        const MachineState& machine = machineOf(m_facts, id);
        put({ .where = id, .guest = {}, .link = 0 },
            machine.id.isEmpty() ? QList<Finding>() : checkMachineAsItIs(machine, m_facts), work);
    }
}

void ProblemBook::put(const ProblemPlace& place, const QList<Finding>& findings, Work& work)
{
    const auto known = m_findings.constFind(place);
    if (known == m_findings.constEnd() ? findings.isEmpty() : *known == findings)
        return;
    if (findings.isEmpty())
        m_findings.remove(place);
    else
        m_findings.insert(place, findings);
    work.changes.insert(place, findings);
}

} // namespace VirtTap
