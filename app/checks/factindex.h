#pragma once

#include "core/connectionstate.h"
#include "core/machinestate.h"

#include <QHash>
#include <QSet>

namespace VirtTap {

bool isBridgedTap(const Link& link); // a tap that is a port of a bridge or of a switch

// Finds in many guests and links what a check asks for, so that a check costs the same however many there are. Kept
// right by the changes; the answers are those of a search through all.
class FactIndex
{
public:
    struct Use
    {
        DomainKey domain;
        DomainPtr guest;
    };

    // What those who name or have these need to hear of.
    struct Touched
    {
        QSet<QString> names; // target devs and links
        QSet<MacAddress> macs;
        bool isAll = false; // what everybody's checks look at is another
    };

    Touched setGuest(const QString& machine, const DomainKey& key, const DomainPtr& guest); // null: it is gone
    Touched setLink(const MachineState& before, const MachineState& now, int link);
    void removeMachine(const QString& machine) { m_machines.remove(machine); }

    QList<Use> usersOfName(const QString& machine, const QString& name) const;
    QList<Use> usersOfMac(const QString& machine, const MacAddress& mac) const;
    int linkNamed(const QString& machine, const QString& name) const; // 0 when there is none
    QSet<int> portsOf(const QString& machine, int bridge) const;
    QSet<int> uplinksOf(const QString& machine, int bridge) const; // its ports that are no taps
    int bridgedTap(const QString& machine) const; // any tap that is a port of a bridge; 0 when there is none
    int onlyBridgeOfTaps(const QString& machine) const; // 0: there are none with taps, or several
    QList<int> linksOfMac(const QString& machine, const MacAddress& mac, int except = 0) const; // but for that link
    bool hasRunningOwnTap(const QString& uri) const { return m_runningOwnTaps.value(uri) > 0; }

private:
    struct Machine
    {
        QMultiHash<QString, DomainKey> byName;
        QMultiHash<MacAddress, DomainKey> byMac;
        QHash<QString, int> links;
        QHash<int, QSet<int>> ports; // by bridge
        QHash<int, QSet<int>> uplinks; // likewise
        QHash<int, QSet<int>> bridgedTaps; // by bridge or switch; none is empty
        QMultiHash<MacAddress, int> linkMacs;
    };

    struct Guest
    {
        QString machine;
        DomainPtr domain;
    };

    static int onlyBridge(const Machine& machine);
    void add(const DomainKey& key, const Guest& guest, int by, Touched& touched);
    QList<Use> usesOf(const QList<DomainKey>& keys) const;

    QHash<QString, Machine> m_machines;
    QHash<DomainKey, Guest> m_guests;
    QHash<QString, int> m_runningOwnTaps; // guests, by connection
};

} // namespace VirtTap
