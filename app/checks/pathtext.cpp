#include "checks/context.h"
#include "checks/networkpath.h"

#include <QLocale>

namespace VirtTap {

using namespace Qt::StringLiterals;

QString placeWord(NetworkPath::Hop::Place place)
{
    using Place = NetworkPath::Hop::Place;
    switch (place) {
    case Place::Nic:
        return Checks::tr("Guest's NIC");
    case Place::Qemu:
        return u"QEMU"_s;
    case Place::Tap:
        return Checks::tr("Tap");
    case Place::Bridge:
        return Checks::tr("Bridge");
    case Place::Uplink:
        return Checks::tr("Uplink");
    }
    return {};
}

QString stateWord(NetworkPath::State state)
{
    using State = NetworkPath::State;
    switch (state) {
    case State::Good:
        return Checks::tr("in order", "state of a part of a path");
    case State::Idle:
        return Checks::tr("at rest", "state of a part of a path");
    case State::Unknown:
        return Checks::tr("not known", "state of a part of a path");
    case State::Flawed:
        return Checks::tr("something is amiss", "state of a part of a path");
    case State::Broken:
        return Checks::tr("broken", "state of a part of a path");
    }
    return {};
}

QString textOf(const NetworkPath::Hop& hop)
{
    QStringList parts { hop.words };
    if (hop.mtu)
        parts.append(hop.mtu->isKnown() ? Checks::tr("MTU %1").arg(hop.mtu->value())
                : hop.mtu->reason().isEmpty()
                ? Checks::tr("MTU not known")
                : Checks::tr("MTU not known: %1", "%1 is the reason").arg(hop.mtu->reason()));
    if (hop.counters && hop.counters->isKnown()) {
        const LinkCounters& counters = hop.counters->value();
        const QLocale locale;
        parts.append(Checks::tr("%1 frames received, %2 sent")
                         .arg(locale.toString(counters.received), locale.toString(counters.sent)));
        if (counters.receivedDropped + counters.sentDropped > 0)
            parts.append(Checks::tr("%1 dropped", "frames")
                             .arg(locale.toString(counters.receivedDropped + counters.sentDropped)));
    }
    return parts.join(Checks::tr("; "));
}

QString textOf(const NetworkPath::Joint& joint)
{
    return joint.words.join(u' ');
}

QString textOf(const NetworkPath& path)
{
    QStringList lines { path.verdict, QString() };
    for (qsizetype i = 0; i < path.hops.size(); ++i) {
        const NetworkPath::Hop& hop = path.hops.at(i);
        const QString name = hop.name.isEmpty() ? placeWord(hop.place) : u"%1 %2"_s.arg(placeWord(hop.place), hop.name);
        lines.append(Checks::tr("%1 [%2]: %3", "a part of a path, its state, how it is")
                         .arg(name, stateWord(hop.state), textOf(hop)));
        if (i < path.joints.size())
            lines.append(u"  ↓ "_s
                + Checks::tr("[%1] %2", "the state of a joint, how it is")
                      .arg(stateWord(path.joints.at(i).state), textOf(path.joints.at(i))));
    }
    return lines.join(u'\n');
}

} // namespace VirtTap
