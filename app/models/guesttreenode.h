#pragma once

#include "models/guesttreemodel.h"

namespace VirtTap {

// A connection's row and those below it; private to the model.
struct GuestTreeModel::Node
{
    ConnectionState state;
    QList<DomainPtr> rows;
    QHash<QUuid, int> hints; // where a row is, or was before rows above it went
    QList<QUuid> coming; // guests that wait to become rows
    qsizetype read = 0;
    qsizetype running = 0;

    int row(const QUuid& uuid) const
    {
        int row = hints.value(uuid, -1);
        while (row >= 0 && (row >= rows.size() || rows.at(row)->uuid != uuid))
            --row;
        return row;
    }

    void count(const Domain& domain, int sign)
    {
        read += domain.isRead ? sign : 0;
        running += domain.state == Domain::State::Running ? sign : 0;
    }

    bool isStale() const { return !state.isUsable(); }
};

} // namespace VirtTap
