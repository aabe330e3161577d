#include "engine/demotraffic.h"

#include "engine/machinelocality.h"

namespace VirtTap {

namespace {

LinkCounters countersOf(const Link& link, quint64 seconds)
{
    if (!link.isUp.is(true) || !link.hasCarrier.is(true))
        return {};
    const bool isTap = link.isTap();
    const bool isAnswered = !isTap || link.master.valueOr(0) != 0 || !link.port.valueOr({}).isEmpty();
    LinkCounters counters;
    counters.received = (isTap ? 3 : 40) * seconds + 1;
    counters.sent = isAnswered ? (isTap ? 5 : 30) * seconds : 0;
    return counters;
}

} // namespace

Result<Traffic> demoTraffic(const MachineState& machine, const TrafficQuestion& question, qint64 milliseconds)
{
    Traffic traffic;
    for (const QString& name : question.links) {
        if (const Link* link = machine.linkNamed(name))
            traffic.counters.insert(name, countersOf(*link, static_cast<quint64>(milliseconds / 1000)));
        else if (traffic.counters.isEmpty())
            return std::unexpected(Error { .kind = Error::Kind::NotFound,
                .message = Machines::tr("There is no link “%1”.").arg(name),
                .detail = {} });
    }
    const Link* tap = question.links.isEmpty() ? nullptr : machine.linkNamed(question.links.constFirst());
    const bool isHeard = tap && tap->isUp.is(true) && tap->isInUse().is(true) && tap->master.is(question.bridge);
    if (question.bridge != 0)
        traffic.heardAt = isHeard ? tap->id : 0;
    return traffic;
}

} // namespace VirtTap
