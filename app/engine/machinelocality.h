#pragma once

#include "core/link.h"
#include "xml/hostxml.h"

#include <QCoreApplication>
#include <QHash>
#include <QList>

namespace VirtTap {

// Where this folder's sentences about machines are translated.
struct Machines
{
    Q_DECLARE_TR_FUNCTIONS(VirtTap::Machines)
};

// Whether the network devices that a libvirt daemon sees are the links that the kernel shows this program; a daemon in
// another network namespace sees others. Tolerant of what goes stale: a changed MAC, a link that has just come or gone.
bool areSameLinks(const QList<NodeNetDevice>& devices, const QHash<int, Link>& links);

// What can be told of a host's links by libvirt alone. Ids are those of `ids`, which is added to.
QHash<int, Link> linksOf(const QList<NodeNetDevice>& devices, QHash<QString, int>& ids);

} // namespace VirtTap
