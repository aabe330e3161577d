#pragma once

#include <QString>

class QWidget;

namespace VirtTap {

// Says what of this computer's qemu.conf was changed by old advice for generic ethernet, and what that costs; where
// this user may not read the file, how to have it read. Reads it aside, and changes nothing.
void showConfAudit(QWidget& parent, const QString& file = QStringLiteral("/etc/libvirt/qemu.conf"));

} // namespace VirtTap
