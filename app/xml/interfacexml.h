#pragma once

#include "core/error.h"
#include "core/interface.h"

#include <QByteArrayView>

namespace VirtTap {

// <interface> elements as text: two spaces of indentation and a line end after the last line, as virsh prints them.
// Which interface of a domain is meant is told by its MAC address; where several have that, by address, alias and
// target too. An Error says when there is none (NotFound) or when they cannot be told apart.

// A new element with all that the value says and libvirt can read back; hasVlan and the like say too little to be
// written. readInterface() gives the value again.
QString writeInterface(const Interface& interface);

// Reads one <interface> element.
Result<Interface> readInterface(QByteArrayView xml);

// The element that turns `which` of this domain into `wanted`: everything that `wanted` does not speak of (PCI address,
// alias, rom, ACPI index, offloads, unknown elements, comments) is kept; what belongs to the old type only (source,
// virtualport, vlan, portForward, backend, ...) is dropped. The interface is found by MAC and address.
Result<QString> rewriteInterface(QByteArrayView domainXml, const Interface& which, const Interface& wanted);

// The element as it stands in the domain, byte for byte but for the indentation: what a detach or an undo must name.
Result<QString> extractInterface(QByteArrayView domainXml, const Interface& which);

// The whole domain with that interface replaced by, or (which == nullptr) extended by, the element; all else is kept
// byte for byte.
Result<QString> domainWithInterface(QByteArrayView domainXml, const Interface* which, QByteArrayView interfaceXml);

} // namespace VirtTap
