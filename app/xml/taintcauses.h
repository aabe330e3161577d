#pragma once

#include "core/error.h"
#include "core/taint.h"

#include <QByteArrayView>

namespace pugi {
class xml_node;
}

namespace VirtTap {

// What of a guest's XML taints it, or may, when QEMU starts with it (qemu_domain.c: qemuDomainObjCheckTaint), in
// document order, with the lines of `xml`. What comes from elsewhere is not in here: the daemon's settings, hooks, and
// commands that somebody sends.
Result<QList<TaintCause>> readTaintCauses(QByteArrayView xml);
QList<TaintCause> taintCausesIn(const pugi::xml_node& domain, QByteArrayView xml); // `domain` was read from `xml`

} // namespace VirtTap
