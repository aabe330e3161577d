#pragma once

#include "core/macaddress.h"

#include <QDateTime>
#include <QHash>
#include <QStringList>

#include <optional>
#include <sys/types.h>

namespace VirtTap {

struct Link;
struct MachineState;

// A tap as it is to be made. What is not given is the helper's choice.
struct TapSpec
{
    QString name;
    std::optional<uid_t> owner; // who may open it: exactly one of the two
    std::optional<gid_t> group;
    bool isMultiQueue = false; // for guests with two or more queues, and only for them
    quint32 mtu = 1500; // bytes
    std::optional<MacAddress> mac; // of the host's side
    std::optional<MacAddress> guestMac; // of the guest's side, from which that of the host's is made; not beside mac
    bool isUp = true;
    QString bridge; // that it is a port of; empty = none
    bool isRestored = false; // recreated when the host boots
    QString label; // for people: "GUEST/net0"

    friend bool operator==(const TapSpec&, const TapSpec&) = default;
};

// What is to be another about a tap; the rest stays.
struct TapChange
{
    QString name;
    std::optional<quint32> mtu;
    std::optional<MacAddress> mac;
    std::optional<bool> isUp;
    std::optional<QString> bridge; // empty = none
    std::optional<bool> isRestored;

    bool isEmpty() const { return !mtu && !mac && !isUp && !bridge && !isRestored; }

    friend bool operator==(const TapChange&, const TapChange&) = default;
};

// A tap that virt-tap made, as it was made; it may look otherwise by now.
struct ManagedTap
{
    TapSpec spec;
    int ifindex = 0; // 0 = there is no such tap now
    uid_t creator = 0;
    QDateTime created;
    bool isProvisional = false; // its maker has not kept it yet
    bool isMissing = false; // the link is gone
    bool isForeign = false; // a link of that name is there, and it is not the one that was made
    QStringList drift; // keys of the contract whose value on the link is another than recorded

    bool hasDrifted() const { return isMissing || isForeign || !drift.isEmpty(); }

    friend bool operator==(const ManagedTap&, const ManagedTap&) = default;
};

// The tap as a link: what is to be made, or was made and is not there now. `whyUnknown` (translated) says why nobody
// knows whether it is up, and its address where the helper chooses it.
Link linkOf(const TapSpec& tap, const MachineState& machine, int id, const QString& whyUnknown);

using ManagedTaps = QHash<QString, ManagedTap>; // by name

// How a call is meant.
enum class TapMode {
    DryRun, // checks everything and changes nothing
    Provisional, // what is made goes again when this program ends before it commits
    Final,
};

// What was answered to a call, and who has to agree to it.
struct TapAnswer
{
    enum class Consent { Granted, Asks, Refused }; // the latter two of a dry run only

    QHash<QString, int> made; // ifindex by name; of a creation that was carried out
    QString action; // polkit's, that covers the call
    Consent consent = Consent::Granted;

    friend bool operator==(const TapAnswer&, const TapAnswer&) = default;
};

} // namespace VirtTap
