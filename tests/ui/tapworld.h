#pragma once

#include "fakes/faketapservice.h"
#include "ui/taps/commandbox.h"
#include "ui/wizarddriver.h"

#include <QTreeWidget>

namespace VirtTap {

// The sample hosts with a service that makes taps; tap-web01, tap-db01 and tap-spare are virt-tap's.
struct TapWorld : World
{
    TapWorld()
        : service(*connections.addTapService(machineId()))
    {
        for (const char16_t* name : { u"tap-web01", u"tap-db01", u"tap-spare" }) {
            const Link& link = *connections.machine(machineId()).linkNamed(QString::fromUtf16(name));
            ManagedTap tap;
            tap.spec.name = link.name;
            tap.spec.owner = 0;
            tap.spec.isUp = link.isUp.value();
            tap.spec.mtu = link.mtu.value();
            tap.spec.bridge = link.master.is(2) ? QStringLiteral("br0") : QString();
            tap.ifindex = link.id;
            service.setTap(tap);
        }
    }

    bool has(const QString& tap) const { return connections.machine(machineId()).linkNamed(tap) != nullptr; }
    void drift(const QString& name, const QStringList& keys, bool isMissing = false)
    {
        ManagedTap tap = service.taps().value().value(name);
        tap.spec.name = name;
        tap.spec.owner = 0;
        tap.drift = keys;
        tap.isMissing = isMissing;
        service.setTap(tap);
    }

    FakeTapService& service;
};

inline QStringList rowsOf(const QTreeWidget& tree)
{
    QStringList rows;
    for (int i = 0; i < tree.topLevelItemCount(); ++i) {
        QStringList cells;
        for (int column = 0; column < tree.columnCount(); ++column)
            cells.append(tree.topLevelItem(i)->text(column));
        while (!cells.isEmpty() && cells.last().isEmpty())
            cells.removeLast();
        rows.append(cells.join(QStringLiteral(" | ")));
    }
    return rows;
}

inline QStringList rowsOf(const Driver& drive, const QString& tree)
{
    return rowsOf(*drive.find<QTreeWidget>(tree));
}

inline QStringList commandsOf(const Driver& drive)
{
    return drive.isShown(QStringLiteral("commandBox"))
        ? drive.find<CommandBox>(QStringLiteral("commandBox"))->commands()
        : QStringList();
}

} // namespace VirtTap
