#pragma once

#include <QList>
#include <QString>

namespace VirtTap {

// A setting of qemu.conf that old advice for generic ethernet made people change. None is needed for a tap that libvirt
// opens: the daemon hands QEMU the open descriptor.
struct ConfSetting
{
    QString name; // "user"
    QString value; // as it is written
    int line = 0; // from 1
    QString cost; // translated: what it costs; plain text
    QString taint; // the flag that it sets on every guest, "high-privileges"; empty = none

    friend bool operator==(const ConfSetting&, const ConfSetting&) = default;
};

// Those in the text of a qemu.conf, by line; the last of a name counts, as for libvirt. Comments and defaults are not
// among them.
QList<ConfSetting> auditQemuConf(const QString& text);

} // namespace VirtTap
