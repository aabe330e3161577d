#pragma once

#include "engine/problembook.h"
#include "fakes/samples.h"

#include <functional>

namespace VirtTap {

inline ProblemBook::Look plainHost()
{
    return { .environment =
                 [] {
                     HostEnvironment environment;
                     environment.hasUdev = true;
                     return environment;
                 },
        .file = [](const QString&) { return HostFile { .exists = true, .isExecutable = true }; } };
}

// guest00000 runs on tap00000 of br0, which has an uplink; guest00001 is off, with tap00001.
struct World
{
    Facts facts;
    ProblemBook::Look look = plainHost();

    World()
    {
        facts.connections = { manyGuests(2) };
        facts.machines = { manyTaps(2) };
        Link uplink = sampleLink(3, QStringLiteral("enp3s0"), Link::Kind::Physical);
        uplink.master = 2;
        machine().links.insert(uplink.id, uplink);
    }

    MachineState& machine() { return facts.machines.first(); }
    Link& link(int id) { return machine().links[id]; }
    ConnectionState& connection() { return facts.connections.first(); }
    void guest(int number, const std::function<void(Domain&)>& change)
    {
        Domain guest = *connection().domain(sampleUuid(number));
        change(guest);
        connection().domains.insert(guest.uuid, DomainPtr::create(guest));
    }
    void off(const std::function<void(Interface&)>& change)
    {
        guest(1, [&](Domain& guest) { change(guest.config.first()); });
    }
    void running(const std::function<void(Interface&)>& change)
    {
        guest(0, [&](Domain& guest) { change(guest.live.first()); });
    }
    void made(const std::function<void(ManagedTap&)>& change)
    {
        ManagedTap tap;
        tap.spec.name = QStringLiteral("tap00001");
        tap.ifindex = 101;
        change(tap);
        facts.managedTaps.insert(machine().id, ManagedTaps { { tap.spec.name, tap } });
    }
    void helper(TapServiceState::Availability availability)
    {
        facts.tapServices[machine().id].availability = availability;
    }
    void environment(const std::function<void(HostEnvironment&)>& change)
    {
        look.environment = [change] {
            HostEnvironment environment;
            change(environment);
            return environment;
        };
    }

    QList<Finding> findings() const
    {
        ProblemBook book(look);
        book.update(facts, {});
        QList<Finding> all;
        for (const QList<Finding>& found : book.findings())
            all += found;
        return all;
    }
};

} // namespace VirtTap
