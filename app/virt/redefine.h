#pragma once

#include "virt/domaincalls.h"

#include <functional>

namespace VirtTap {

using DomainEdit = std::function<Result<QByteArray>(QByteArrayView)>;

// Defines a guest's config anew. The text is read with the secrets in it, as a definition without them would lose them,
// is edited in place, and goes nowhere but back to libvirt.
Result<void> redefine(HostConnection& connection, virDomain& domain, const DomainEdit& edit, Connection::Check check,
    const QString& message);

// A domain's XML with one interface changed so: found by MAC address and, where given, by address.
Result<QByteArray> editedDomain(QByteArrayView domainXml, DeviceDeed deed, QByteArrayView xml);

// With `xml` in the place of the interface that `previousXml` is: by MAC address; where several have that, by address,
// alias and target too.
Result<QByteArray> domainWithReplaced(QByteArrayView domainXml, QByteArrayView previousXml, QByteArrayView xml);

} // namespace VirtTap
