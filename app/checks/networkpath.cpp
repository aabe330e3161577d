#include "checks/networkpath.h"

#include "checks/catalogue.h"
#include "checks/context.h"

#include <QLocale>

#include <algorithm>
#include <array>

namespace VirtTap {

using namespace Qt::StringLiterals;

namespace {

using State = NetworkPath::State;
using Hop = NetworkPath::Hop;
using Joint = NetworkPath::Joint;
using Severity = Finding::Severity;

QString number(quint64 count)
{
    return QLocale().toString(count);
}

CheckEntry::Joint jointOf(const Finding& finding)
{
    const CheckEntry* entry = findCheck(finding.id);
    return entry ? entry->joint : CheckEntry::Joint::Tap;
}

class PathMaker
{
public:
    PathMaker(const PathFacts& facts, const QList<Finding>& findings);

    NetworkPath make();

private:
    void addNic();
    void addQemu();
    void addTap();
    void addBridge();
    void addUplink();
    void addNothing(Hop::Place place, const QString& words);

    void joinGuest();
    void joinTap();
    void joinBridge();
    void joinUplink();
    Joint begin(CheckEntry::Joint at) const; // with its findings
    void hear(Joint& joint) const;
    void count(Joint& joint) const;
    QString verdict() const;

    bool isActive() const { return m_facts.guest && m_facts.guest->isActive(); }
    bool isTold() const { return m_facts.machine.source != MachineState::Source::None; }
    QString guest() const;
    Known<LinkCounters> counters(const QString& link) const { return counters(m_facts.now, link); }
    Known<LinkCounters> counters(const std::optional<Traffic>& traffic, const QString& link) const;
    QString since(quint64 LinkCounters::*which) const; // of the tap

    const PathFacts& m_facts;
    const QList<Finding> m_findings;
    const Link* m_tap;
    const Link* m_bridge;
    const QList<const Link*> m_uplinks;
    NetworkPath m_path;
};

const Link* bridgeOf(const MachineState& machine, const Link* tap)
{
    if (!tap)
        return nullptr;
    if (const QString port = tap->port.valueOr({}); !port.isEmpty())
        return machine.linkNamed(port);
    return tap->master.valueOr(0) == 0 ? nullptr : machine.link(tap->master.value());
}

// As for the checks: what is on a bridge and is no tap.
QList<const Link*> uplinksOf(const MachineState& machine, const Link* bridge)
{
    QList<const Link*> uplinks;
    if (!bridge)
        return uplinks;
    for (const Link& link : machine.links) {
        const bool isPort = link.master.is(bridge->id) || link.port.is(bridge->name);
        if (isPort && !link.isTap() && link.id != bridge->id)
            uplinks.append(&link);
    }
    std::ranges::sort(uplinks, {}, &Link::name);
    return uplinks;
}

QString namesOf(const QList<const Link*>& links)
{
    QStringList names;
    for (const Link* link : links)
        names.append(link->name);
    return names.join(u", "_s);
}

State worse(State a, State b)
{
    return std::max(a, b);
}

PathMaker::PathMaker(const PathFacts& facts, const QList<Finding>& findings)
    : m_facts(facts)
    , m_findings(findings)
    , m_tap(facts.machine.linkNamed(facts.interface.targetDev))
    , m_bridge(bridgeOf(facts.machine, m_tap))
    , m_uplinks(uplinksOf(facts.machine, m_bridge))
{
}

QString PathMaker::guest() const
{
    return m_facts.guest ? u"“%1”"_s.arg(m_facts.guest->name) : Checks::tr("the guest");
}

Known<LinkCounters> PathMaker::counters(const std::optional<Traffic>& traffic, const QString& link) const
{
    if (!traffic)
        return Known<LinkCounters>::unknown(m_facts.whyNotCounted);
    const auto found = traffic->counters.constFind(link);
    return found == traffic->counters.constEnd() ? Known<LinkCounters>() : Known<LinkCounters>(*found);
}

QString PathMaker::since(quint64 LinkCounters::*which) const
{
    const quint64 before = counters(m_facts.first, m_tap->name).valueOr({}).*which;
    const quint64 now = counters(m_tap->name).valueOr({}).*which;
    return number(now - std::min(now, before));
}

NetworkPath PathMaker::make()
{
    addNic();
    addQemu();
    if (m_facts.interface.targetDev.isEmpty() && !m_facts.interface.isOnOwnTap()) {
        const QString none = Checks::tr("an interface of type “%1” has none here").arg(m_facts.interface.type);
        for (const Hop::Place place : { Hop::Place::Tap, Hop::Place::Bridge, Hop::Place::Uplink })
            addNothing(place, none);
    } else {
        addTap();
        addBridge();
        addUplink();
    }
    joinGuest();
    joinTap();
    joinBridge();
    joinUplink();
    m_path.verdict = verdict();
    return m_path;
}

void PathMaker::addNothing(Hop::Place place, const QString& words)
{
    m_path.hops.append({ .place = place, .state = State::Idle, .name = {}, .words = words, .mtu = {}, .counters = {} });
}

void PathMaker::addNic()
{
    const Interface& interface = m_facts.interface;
    Hop hop;
    hop.place = Hop::Place::Nic;
    const QStringList names { m_facts.interfaceName, interface.mac ? interface.mac->toString() : QString() };
    hop.name = names.at(1).isEmpty() ? names.at(0) : names.join(u", "_s);
    const bool isDown = interface.link == Interface::Link::Down;
    hop.state = isDown ? State::Broken : isActive() ? State::Good : State::Idle;
    const QString model = interface.model.isEmpty() ? Checks::tr("model not given") : interface.model;
    hop.words = isDown ? Checks::tr("%1, link down", "%1 is the model of a NIC").arg(model) : model;
    hop.mtu = interface.mtu > 0 ? Known<quint32>(interface.mtu)
                                : Known<quint32>::unknown(Checks::tr("the interface does not say it"));
    m_path.hops.append(hop);
}

void PathMaker::addQemu()
{
    using Is = Domain::State;
    Hop hop;
    hop.place = Hop::Place::Qemu;
    hop.name = m_facts.guest ? m_facts.guest->name : QString();
    const Is state = m_facts.guest ? m_facts.guest->state : Is::Unknown;
    hop.state = state == Is::Running || state == Is::ShuttingDown ? State::Good
        : state == Is::Unknown || state == Is::Crashed            ? State::Unknown
                                                                  : State::Idle;
    hop.words = !m_facts.guest                   ? Checks::tr("the guest is gone")
        : state == Is::Paused                    ? Checks::tr("paused", "state of QEMU")
        : hop.state == State::Good || isActive() ? Checks::tr("runs", "state of QEMU")
        : hop.state == State::Unknown            ? Checks::tr("not known", "state of QEMU")
                                                 : Checks::tr("does not run", "state of QEMU");
    m_path.hops.append(hop);
}

void PathMaker::addTap()
{
    Hop hop;
    hop.place = Hop::Place::Tap;
    hop.name = m_facts.interface.targetDev;
    if (!m_tap) {
        const bool isMade = !isActive() && m_facts.interface.isManaged(); // by libvirt, when the guest starts
        hop.state = !isTold() ? State::Unknown : isMade ? State::Idle : State::Broken;
        hop.words = !isTold() ? Checks::tr("not known: %1").arg(m_facts.machine.reason)
            : isMade          ? Checks::tr("libvirt makes it at the start")
                              : Checks::tr("there is none");
        m_path.hops.append(hop);
        return;
    }
    hop.name = m_tap->name;
    const Known<bool> isInUse = m_tap->isInUse();
    hop.state = m_tap->isUp.is(false)                  ? State::Broken
        : !m_tap->isUp.isKnown() || !isInUse.isKnown() ? State::Unknown
        : isInUse.value()                              ? State::Good
                                                       : State::Idle;
    hop.words = m_tap->isUp.is(false) ? Checks::tr("down", "state of a link")
        : !m_tap->isUp.isKnown()      ? Checks::tr("not known: %1").arg(m_tap->isUp.reason())
        : isInUse.is(true)            ? Checks::tr("up, somebody has it open")
        : isInUse.is(false)           ? Checks::tr("up, nobody has it open")
                                      : Checks::tr("up, whether somebody has it open is not known");
    hop.mtu = m_tap->mtu;
    hop.counters = counters(m_tap->name);
    m_path.hops.append(hop);
}

void PathMaker::addBridge()
{
    Hop hop;
    hop.place = Hop::Place::Bridge;
    const Known<QString> name = m_tap ? m_facts.machine.bridgeOf(*m_tap)
        : isTold()                    ? Known<QString>(QString())
                                      : Known<QString>::unknown(m_facts.machine.reason);
    hop.name = name.valueOr({});
    if (!name.isKnown()) {
        hop.words = Checks::tr("not known: %1").arg(name.reason());
    } else if (name.value().isEmpty()) {
        hop.state = State::Idle;
        hop.words
            = m_tap ? Checks::tr("none: the host, or a program on it, has the tap for itself") : Checks::tr("none");
    } else if (!m_bridge) {
        hop.words = Checks::tr("its state is not known");
    } else {
        hop.state = m_bridge->isUp.is(false) && m_bridge->kind == Link::Kind::Bridge ? State::Broken
            : m_bridge->isUp.isKnown()                                               ? State::Good
                                                                                     : State::Unknown;
        hop.words = m_bridge->isUp.is(true) ? Checks::tr("up", "state of a link")
            : m_bridge->isUp.is(false)      ? Checks::tr("down", "state of a link")
                                            : Checks::tr("its state is not known");
        hop.mtu = m_bridge->mtu;
        hop.counters = counters(m_bridge->name);
    }
    m_path.hops.append(hop);
}

void PathMaker::addUplink()
{
    Hop hop;
    hop.place = Hop::Place::Uplink;
    hop.name = namesOf(m_uplinks);
    if (m_uplinks.isEmpty()) {
        const bool isKnown = m_path.hops.last().state != State::Unknown;
        hop.state = isKnown ? State::Idle : State::Unknown;
        hop.words = isKnown ? Checks::tr("none") : Checks::tr("not known");
        m_path.hops.append(hop);
        return;
    }
    const auto carries = [](const Link* link) { return link->isUp.is(true) && link->hasCarrier.is(true); };
    const auto cannot = [](const Link* link) { return link->isUp.is(false) || link->hasCarrier.is(false); };
    const bool isCarried = std::ranges::any_of(m_uplinks, carries);
    const bool isDead = std::ranges::all_of(m_uplinks, cannot);
    hop.state = isCarried ? State::Good : isDead ? State::Broken : State::Unknown;
    hop.words = isCarried ? Checks::tr("up, with a carrier")
        : isDead          ? Checks::tr("no carrier")
                          : Checks::tr("its state is not known");
    const Link* first = *std::ranges::min_element(
        m_uplinks, {}, [](const Link* link) { return link->mtu.valueOr(std::numeric_limits<quint32>::max()); });
    hop.mtu = first->mtu;
    Known<LinkCounters> sum = counters(first->name);
    for (const Link* link : m_uplinks) {
        const Known<LinkCounters> more = link == first ? Known<LinkCounters>() : counters(link->name);
        if (!sum.isKnown() || !more.isKnown())
            continue;
        LinkCounters both = sum.value();
        both.received += more.value().received;
        both.sent += more.value().sent;
        both.receivedDropped += more.value().receivedDropped;
        both.sentDropped += more.value().sentDropped;
        sum = both;
    }
    hop.counters = sum;
    m_path.hops.append(hop);
}

Joint PathMaker::begin(CheckEntry::Joint at) const
{
    Joint joint;
    joint.state = State::Good;
    for (const Finding& finding : m_findings) {
        if (jointOf(finding) != at)
            continue;
        joint.findings.append(finding);
        joint.words.append(finding.message);
        // What a start will fail by does not break what runs.
        const State state = finding.severity == Severity::WillNotWork ? State::Broken
            : finding.severity == Severity::WillFail                  ? (isActive() ? State::Flawed : State::Broken)
            : finding.severity == Severity::Risk                      ? State::Flawed
            : finding.severity == Severity::Unknown                   ? State::Unknown
                                                                      : State::Good;
        joint.state = worse(joint.state, state);
    }
    return joint;
}

void PathMaker::joinGuest()
{
    Joint joint = begin(CheckEntry::Joint::Nic);
    const bool isPaused = m_facts.guest && m_facts.guest->state == Domain::State::Paused;
    if (m_facts.interface.link == Interface::Link::Down && joint.state != State::Broken) {
        joint.state = State::Broken;
        joint.words.prepend(Checks::tr("The cable is pulled: <link state='down'/>."));
    } else if (!isActive() || isPaused) {
        joint.state = worse(joint.state, State::Idle);
        joint.words.append(isPaused
                ? Checks::tr("%1 is paused and sends nothing.").arg(guest())
                : Checks::tr("%1 does not run; this is how its next start will find things.").arg(guest()));
    } else if (joint.words.isEmpty()) {
        joint.words.append(Checks::tr("The NIC is plugged in; what the guest does with it cannot be seen from here."));
    }
    m_path.joints.append(joint);
}

void PathMaker::joinTap()
{
    Joint joint = begin(CheckEntry::Joint::Tap);
    const Hop& tap = m_path.hops.at(2);
    if (!m_tap) {
        joint.state = worse(joint.state, tap.state);
        if (joint.words.isEmpty())
            joint.words.append(tap.state == State::Unknown ? Checks::tr("Whether frames arrive cannot be told here.")
                                                           : Checks::tr("No frames are to be expected here."));
    } else if (!isActive()) {
        joint.state = worse(joint.state, State::Idle);
        if (joint.words.isEmpty())
            joint.words.append(Checks::tr("No frames are to be expected here."));
    } else if (m_tap->isInUse().is(false)) {
        joint.state = State::Broken;
        joint.words.append(Checks::tr("QEMU does not have the tap “%1” open.").arg(m_tap->name));
    } else {
        const Known<LinkCounters> counted = counters(m_tap->name);
        if (!counted.isKnown()) {
            joint.state = worse(joint.state, State::Unknown);
            joint.words.append(m_facts.whyNotCounted.isEmpty()
                    ? Checks::tr("Whether frames from the guest arrive is being read.")
                    : Checks::tr("Whether frames from the guest arrive is not known: %1.").arg(m_facts.whyNotCounted));
        } else if (counted.value().received == 0) {
            joint.state = worse(joint.state, State::Flawed);
            joint.words.append(
                Checks::tr("No frame from the guest has ever arrived: it has sent none, or its driver is not up."));
        } else {
            joint.words.append(Checks::tr("Frames from the guest arrive: %1 so far, %2 since this is being watched.")
                                   .arg(number(counted.value().received), since(&LinkCounters::received)));
        }
    }
    m_path.joints.append(joint);
}

// Whether the bridge knows where the guest is.
void PathMaker::hear(Joint& joint) const
{
    const Known<int> heardAt = m_facts.now ? m_facts.now->heardAt : Known<int>();
    if (!heardAt.isKnown()) {
        if (!heardAt.reason().isEmpty())
            joint.words.append(Checks::tr("The bridge's forwarding table cannot be read: %1").arg(heardAt.reason()));
    } else if (heardAt.is(m_tap->id)) {
        if (isActive())
            joint.words.append(Checks::tr("The bridge has heard the guest's MAC address at this tap."));
    } else if (heardAt.value() != 0) {
        const Link* other = m_facts.machine.link(heardAt.value());
        joint.state = State::Broken;
        joint.words.append(
            Checks::tr("The bridge has last heard the guest's MAC address at “%1”: somebody else there uses it, and "
                       "gets its frames.")
                .arg(other ? other->name : QString::number(heardAt.value())));
    } else if (counters(m_tap->name).valueOr({}).received > 0 && isActive()) {
        joint.words.append(Checks::tr("The bridge does not know the guest's MAC address: it has been silent for some "
                                      "minutes, or its frames are not let in."));
    }
}

// Whether anything comes back.
void PathMaker::count(Joint& joint) const
{
    const Known<LinkCounters> counted = counters(m_tap->name);
    if (!counted.isKnown() || !isActive())
        return;
    const LinkCounters& counters = counted.value();
    if (counters.received > 0 && counters.sent == 0) {
        joint.state = worse(joint.state, State::Flawed);
        joint.words.append(Checks::tr("Frames from the guest arrive, but none have ever come back for it."));
    } else if (counters.sent > 0) {
        joint.words.append(Checks::tr("Frames come back to the guest: %1 so far, %2 since this is being watched.")
                               .arg(number(counters.sent), since(&LinkCounters::sent)));
    }
    const quint64 before = this->counters(m_facts.first, m_tap->name).valueOr(counters).sentDropped;
    if (counters.sentDropped > before) {
        joint.state = worse(joint.state, State::Flawed);
        joint.words.append(Checks::tr("%1 frames for the guest were dropped since this is being watched: it does not "
                                      "take them fast enough, or not at all.")
                               .arg(number(counters.sentDropped - before)));
    }
}

void PathMaker::joinBridge()
{
    Joint joint = begin(CheckEntry::Joint::Bridge);
    const Hop& bridge = m_path.hops.at(3);
    if (m_tap) {
        if (m_bridge && m_bridge->kind == Link::Kind::Bridge)
            hear(joint);
        count(joint);
    }
    if (!m_tap || !isActive() || bridge.name.isEmpty())
        joint.state = worse(joint.state, bridge.state == State::Unknown ? State::Unknown : State::Idle);
    if (m_tap && m_tap->isUp.is(false))
        joint.state = State::Broken;
    if (joint.words.isEmpty())
        joint.words.append(bridge.state == State::Unknown ? Checks::tr("Where the tap leads cannot be told here.")
                : bridge.name.isEmpty()                   ? Checks::tr("The tap is a port of no bridge.")
                                                          : Checks::tr("The tap is a port of the bridge."));
    m_path.joints.append(joint);
}

void PathMaker::joinUplink()
{
    Joint joint = begin(CheckEntry::Joint::Uplink);
    const Hop& uplink = m_path.hops.at(4);
    joint.state = worse(joint.state, uplink.state);
    if (joint.words.isEmpty())
        joint.words.append(uplink.state == State::Unknown ? Checks::tr("Where the bridge leads cannot be told here.")
                : m_uplinks.isEmpty()                     ? Checks::tr("Nothing leads on from here.")
                                                          : Checks::tr("The bridge leads out of the host."));
    m_path.joints.append(joint);
}

QString PathMaker::verdict() const
{
    const std::array broken { Checks::tr("The way is broken between the guest's NIC and QEMU."),
        Checks::tr("The way is broken between QEMU and the tap."),
        Checks::tr("The way is broken between the tap and the bridge."),
        Checks::tr("The way is broken between the bridge and its uplink.") };
    const std::array flawed { Checks::tr("Something is amiss between the guest's NIC and QEMU."),
        Checks::tr("Something is amiss between QEMU and the tap."),
        Checks::tr("Something is amiss between the tap and the bridge."),
        Checks::tr("Something is amiss between the bridge and its uplink.") };
    if (const int worst = m_path.worstJoint(); worst >= 0) {
        const auto at = static_cast<std::size_t>(worst);
        return m_path.joints.at(worst).state == State::Broken ? broken.at(at) : flawed.at(at);
    }
    const auto isUnknown = [](const Joint& joint) { return joint.state == State::Unknown; };
    if (std::ranges::any_of(m_path.joints, isUnknown))
        return Checks::tr("Nothing is known to be broken, but not everything can be told.");
    return isActive() ? Checks::tr("Nothing is broken as far as the host can see.")
                      : Checks::tr("Nothing stands in the way of the next start, as far as the host can see.");
}

} // namespace

int NetworkPath::worstJoint() const
{
    int worst = -1;
    std::pair most(State::Unknown, false);
    for (int i = 0; i < static_cast<int>(joints.size()); ++i) {
        const Joint& joint = joints.at(i);
        const std::pair weight(joint.state, joint.fix().has_value());
        if (joint.state > State::Unknown && weight > most) {
            most = weight;
            worst = i;
        }
    }
    return worst;
}

std::optional<Finding> NetworkPath::fix() const
{
    const int worst = worstJoint();
    return worst < 0 ? std::nullopt : joints.at(worst).fix();
}

std::optional<Finding> NetworkPath::Joint::fix() const
{
    const auto found = std::ranges::find_if(findings, [](const Finding& finding) { return !finding.fix.isEmpty(); });
    return found == findings.end() ? std::nullopt : std::optional(*found);
}

NetworkPath pathOf(const PathFacts& facts, const QList<Finding>& findings)
{
    return PathMaker(facts, findings).make();
}

TrafficQuestion trafficQuestion(const Interface& interface, const MachineState& machine)
{
    TrafficQuestion question;
    const Link* tap = machine.linkNamed(interface.targetDev);
    if (!tap)
        return question;
    question.links.append(tap->name);
    question.guest = interface.mac;
    const Link* bridge = bridgeOf(machine, tap);
    if (!bridge)
        return question;
    question.links.append(bridge->name);
    for (const Link* uplink : uplinksOf(machine, bridge))
        question.links.append(uplink->name);
    question.bridge = bridge->kind == Link::Kind::Bridge ? bridge->id : 0;
    return question;
}

} // namespace VirtTap
