#pragma once

#include "core/error.h"

#include <QByteArrayView>
#include <QStringList>

namespace VirtTap {

struct StrippedXml
{
    QString xml;
    QStringList removed; // translated, a sentence for each thing that was taken out
};

// The domain without what should not leave the host: passwords of displays, cookies of network disks, passwords in QEMU
// arguments and environment. All else stays byte for byte. References to libvirt's secrets (<secret uuid=, usage=>)
// stay: they name a secret and do not tell it, and the guest does not start without them.
Result<StrippedXml> stripSecrets(QByteArrayView domainXml);

} // namespace VirtTap
