#include "bench/bench.h"
#include "engine/problembook.h"
#include "fakes/samples.h"

using namespace VirtTap;
using namespace Qt::StringLiterals;

namespace {

const ProblemBook::Look noFiles { .environment = [] { return HostEnvironment(); },
    .file = [](const QString&) { return Known<HostFile>(); } };

Facts world(int count)
{
    Facts facts;
    facts.connections = { manyGuests(count) };
    facts.machines = { manyTaps(count) };
    return facts;
}

// The least that anybody can do: find each interface's tap, and compare four things.
double rawLoop(const Facts& facts)
{
    const auto start = Bench::Clock::now();
    QHash<QString, const Link*> byName;
    for (const Link& link : facts.machines.constFirst().links)
        byName.insert(link.name, &link);
    int bad = 0;
    for (const DomainPtr& guest : facts.connections.constFirst().domains) {
        for (const QList<Interface>& interfaces : { guest->live, guest->config }) {
            for (const Interface& interface : interfaces) {
                const Link* link = byName.value(interface.targetDev);
                const bool isGood = link && link->isUp.is(true) && !link->master.is(0) && link->tun.isKnown()
                    && link->tun.value().isMultiQueue == (interface.queues > 1);
                bad += isGood ? 0 : 1;
            }
        }
    }
    if (bad != 0)
        qFatal("The world of the benchmark is not healthy.");
    return Bench::msSince(start);
}

double change(ProblemBook& book, Facts& facts, int number)
{
    MachineState& machine = facts.machines.first();
    ProblemBook::Changes changes;
    if (number % 2 == 0) {
        Link& link = machine.links[100 + number];
        link.isUp = !link.isUp.valueOr(true);
        changes.links[machine.id] = { link.id };
    } else {
        QHash<QUuid, DomainPtr>& guests = facts.connections.first().domains;
        Domain guest = *guests.value(sampleUuid(number));
        guest.config.first().queues = guest.config.constFirst().queues == 0 ? 4 : 0;
        guests.insert(guest.uuid, DomainPtr::create(guest));
        changes.guests[facts.connections.constFirst().uri] = { guest.uuid };
    }
    const auto start = Bench::Clock::now();
    const FindingsByPlace found = book.update(facts, changes);
    const double time = Bench::msSince(start);
    if (found.isEmpty())
        qFatal("A change was not noticed.");
    return time;
}

} // namespace

int Bench::problems(const QStringList& arguments)
{
    Facts facts = world(arguments.value(0).toInt());
    QList<double> raw;
    QList<double> ours;
    for (int round = 0; round < 9; ++round) {
        raw.append(rawLoop(facts));
        const auto start = Clock::now();
        ProblemBook fresh(noFiles);
        fresh.update(facts, {});
        ours.append(msSince(start));
    }
    report("problems.raw", median(raw));
    report("problems.all", median(ours));
    ProblemBook book(noFiles);
    book.update(facts, {});
    QList<double> times;
    for (int number = 0; number < 100; ++number)
        times.append(change(book, facts, number));
    report("problems.change", median(times));
    report("problems.change.max", std::ranges::max(times));
    return 0;
}
