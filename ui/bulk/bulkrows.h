#pragma once

#include "checks/interfacechecks.h"
#include "checks/netscript.h"
#include "plan/bulkrequest.h"
#include "plan/plan.h"

#include <QHash>

namespace VirtTap {

struct GuestTexts
{
    QByteArray config;
    QByteArray live;
    Error error {}; // of reading them; an empty message when there is none
    int waiting = 0; // texts that are still to come
};

// What becomes of one item of a BulkRequest, before anything is done.
struct BulkRow
{
    BulkEntry entry;
    QList<Finding> findings; // the worst first
    QString problem; // translated: why it cannot be set up; empty when it can
    QString remark; // translated: what to know all the same
    Plan plan; // without a problem
    QString before; // the interface's XML, and
    QString after; // what it will be
};

// Pure; for a worker, as it looks at all guests and links.
QList<BulkRow> rowsOf(const BulkRequest& request, const Facts& facts, const QHash<DomainKey, GuestTexts>& texts);

// The bridge that the interface is on today, by its script or its XML; empty when that cannot be told.
QString bridgeOf(const InterfacePair& pair, const QHash<QString, std::optional<QString>>& scripts);

} // namespace VirtTap
