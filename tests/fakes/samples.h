#pragma once

#include "core/connection.h"
#include "core/machinestate.h"

namespace VirtTap {

class FakeConnections;

// Ready-made values for tests.

inline constexpr auto sampleUri = u"qemu:///system";
inline constexpr auto sampleSessionUri = u"qemu:///session";
inline constexpr auto sampleMachineId = u"7c1f8f3e-0000-4000-8000-000000000001";

QUuid sampleUuid(int number); // the same for the same number
MacAddress sampleMac(int number); // 52:54:00:…

Interface sampleTapInterface(int mac, const QString& tap); // ethernet, managed='no', virtio
Interface sampleUserInterface(int mac); // type='user', virtio
Domain sampleDomain(int number, const QString& name, Domain::State state, const QList<Interface>& interfaces);

Link sampleLink(int id, const QString& name, Link::Kind kind); // up, everything else known and plain
Link sampleTap(int id, const QString& name, int master = 0); // persistent, root's, single-queue, up, not in use

// On that machine: br0 (2) with enp3s0 (3), tap-web01 (10, in use) and tap-db01 (11); tap-spare (12, down, on no
// bridge), tap-mq (13, multi-queue, on br0), tap-alice (14, uid 1000's), tun0 (20, no Ethernet), veth0 (21), altname
// enp3s0long of 3.
MachineState sampleMachine();
// Open, of that machine: web01 (1) running on tap-web01; db01 (2) running on type='user', which becomes tap-db01 at the
// next start; old07 (3) off, ethernet with a script; paused1 (4) paused, saved no; saved1 (5) off with a managed save,
// on tap-gone.
ConnectionState sampleConnection();
// Session of uid 1000, no guests.
ConnectionState sampleSession();
// `count` guests of one interface each on a tap of its own, every other one running.
ConnectionState manyGuests(int count);
MachineState manyTaps(int count); // those taps, tap00000 …, on br0
void fillSamples(FakeConnections& connections); // sampleMachine(), sampleConnection(), sampleSession()

// What FakeConnection writes and understands of XML.
QString sampleInterfaceXml(const Interface& interface);
Interface sampleInterface(const QString& xml);
QString sampleDomainXml(const Domain& domain, Connection::Xml which);

} // namespace VirtTap
