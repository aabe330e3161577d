#pragma once

#include "virt/domaincalls.h"

namespace VirtTap {

// Changes one interface of a guest's config by defining it anew. The text is read with the secrets in it, as a
// definition without them would lose them, is edited in place, and goes nowhere but back to libvirt.
Result<void> redefineWith(HostConnection& connection, virDomain& domain, DeviceDeed deed, const QByteArray& xml,
    Connection::Check check, const QString& message);

// A domain's XML with one interface changed so: found by MAC address and, where given, by address.
Result<QByteArray> editedDomain(QByteArrayView domainXml, DeviceDeed deed, QByteArrayView xml);

} // namespace VirtTap
