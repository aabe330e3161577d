#pragma once

#include "core/domain.h"
#include "core/machinestate.h"
#include "core/problems.h"
#include "core/traffic.h"

#include <optional>

namespace VirtTap {

// The way that a guest's frames go, from its NIC to the wire: where it is broken, and how that is known.
struct NetworkPath
{
    enum class State {
        Good,
        Idle, // nothing goes there, and nothing is to be expected
        Unknown,
        Flawed,
        Broken,
    };

    struct Hop
    {
        enum class Place { Nic, Qemu, Tap, Bridge, Uplink };

        Place place = Place::Nic;
        State state = State::Unknown;
        QString name; // may be empty
        QString words; // translated: how it is
        std::optional<Known<quint32>> mtu; // bytes; nothing where there is none
        std::optional<Known<LinkCounters>> counters; // likewise

        friend bool operator==(const Hop&, const Hop&) = default;
    };

    struct Joint // between a hop and the next
    {
        State state = State::Unknown;
        QStringList words; // translated sentences, the weightiest first
        QList<Finding> findings; // that are told of there, the worst first

        std::optional<Finding> fix() const; // the worst that something mends

        friend bool operator==(const Joint&, const Joint&) = default;
    };

    QList<Hop> hops; // one of each place, in order
    QList<Joint> joints; // one less
    QString verdict; // translated, one sentence

    // The first that is broken, else the first that is flawed, else -1; of several like that one that can be mended.
    int worstJoint() const;
    std::optional<Finding> fix() const; // of the worst joint

    friend bool operator==(const NetworkPath&, const NetworkPath&) = default;
};

// All that a path is told by.
struct PathFacts
{
    DomainKey domain;
    DomainPtr guest; // may be null: it is gone
    Interface interface; // as it is now, or as it will be after the next start of a guest that is off
    QString interfaceName; // "net0"
    MachineState machine;
    std::optional<Traffic> first; // when one began to look
    std::optional<Traffic> now;
    QString whyNotCounted; // translated: why there is no traffic to be told of
};

// The findings of the guest, the tap, the bridge and the machine that are about this path; the worst first.
QList<Finding> findingsAlong(const PathFacts& facts, const FindingsByPlace& findings);
NetworkPath pathOf(const PathFacts& facts, const QList<Finding>& along);
QString textOf(const NetworkPath& path); // all of it, for reading aloud and for copying; several lines
QString textOf(const NetworkPath::Hop& hop);
QString textOf(const NetworkPath::Joint& joint);
QString placeWord(NetworkPath::Hop::Place place); // "Tap"
QString stateWord(NetworkPath::State state);

// What of a machine's traffic has to be read to tell a path; without links nothing.
TrafficQuestion trafficQuestion(const Interface& interface, const MachineState& machine);

} // namespace VirtTap
