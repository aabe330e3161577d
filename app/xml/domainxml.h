#pragma once

#include "core/error.h"
#include "core/interface.h"
#include "core/taint.h"

#include <QByteArrayView>
#include <QUuid>

namespace VirtTap {

// What the program uses of a <domain>, read in one pass of some microseconds. Any domain XML of libvirt's will do; what
// is not understood is passed over here and kept by the editing functions.
struct DomainDescription
{
    QUuid uuid;
    QString name;
    QString type; // "kvm", "qemu", "test", ...
    QString machine; // of <os><type machine=>: "pc-q35-7.2"
    int vcpus = 0; // of <vcpu>, the most it can have; 0 = not given
    QList<Interface> interfaces; // in document order
    QList<TaintCause> taintCauses; // likewise
    QList<int> bootOrders; // in use by any device's <boot order=>
    bool hasOsBoot = false; // <os><boot dev=>: excludes <boot order=> of devices
    int freePciePorts
        = -1; // empty pcie-root-port controllers: places for a live attach; -1 where the machine has no PCIe
};

// libvirt's own output is trusted to be well-formed; use parseUntrusted() first for what a person or a file supplied.
Result<DomainDescription> readDomain(QByteArrayView xml);

} // namespace VirtTap
