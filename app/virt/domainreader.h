#pragma once

#include "core/domain.h"
#include "core/error.h"
#include "virt/hostconnection.h"

#include <QSet>

namespace VirtTap {

// The guests of a host in a number of round trips that does not depend on how many there are. The parts are read side
// by side; each blocks.
struct DomainOverview
{
    Result<QList<Domain>> domains; // name and state; not read yet
    Result<QSet<QUuid>> transient;
    Result<QSet<QUuid>> managedSave;
    Result<QSet<QUuid>> autostart;

    Result<QList<Domain>> merged() const;
};

Result<QList<Domain>> readStates(HostConnection& connection);
Result<QSet<QUuid>> listTransient(HostConnection& connection);
Result<QSet<QUuid>> listManagedSave(HostConnection& connection);
Result<QSet<QUuid>> listAutostart(HostConnection& connection);

// Reads the interfaces of a guest whose state is known: a round trip for its config, two more while it is active.
Result<Domain> readDetails(HostConnection& connection, Domain domain);
// Everything of one guest.
Result<Domain> readOne(HostConnection& connection, const QUuid& uuid);

enum class XmlFlavour { Live, Config };
// Fit for showing: without the passwords that libvirt leaves in, such as those in arguments for QEMU.
Result<QString> readDomainXml(HostConnection& connection, const QUuid& uuid, XmlFlavour flavour);

} // namespace VirtTap
