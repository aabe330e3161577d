#pragma once

#include "core/known.h"
#include "core/macaddress.h"

#include <QHash>
#include <QStringList>

#include <optional>

namespace VirtTap {

// What has gone over a link since it was made, as its kernel counts: from a tap it receives what the guest sent.
// Frames.
struct LinkCounters
{
    quint64 received = 0;
    quint64 sent = 0;
    quint64 receivedDropped = 0;
    quint64 sentDropped = 0; // to a tap: what its guest did not take

    friend bool operator==(const LinkCounters&, const LinkCounters&) = default;
};

struct TrafficQuestion
{
    QStringList links; // the first has to be there
    int bridge = 0; // Link::id of the bridge whose forwarding table is looked at; 0 = none
    std::optional<MacAddress> guest; // for whom

    friend bool operator==(const TrafficQuestion&, const TrafficQuestion&) = default;
};

// The answer, as of one moment.
struct Traffic
{
    QHash<QString, LinkCounters> counters; // by link; of those that are there
    Known<int> heardAt; // Link::id of the bridge's port from which the guest was last heard; 0: from none

    friend bool operator==(const Traffic&, const Traffic&) = default;
};

} // namespace VirtTap
