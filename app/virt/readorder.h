#pragma once

#include <QHash>
#include <QSet>
#include <QUuid>

namespace VirtTap {

// Numbers the reads of a host's guests, so that an answer never replaces that of a later read.
class ReadOrder
{
public:
    quint64 next() { return ++m_last; } // of a read that is about to begin

    // Whether a later read of that guest was answered before this one; else this is now its latest.
    bool isOutdated(const QUuid& guest, quint64 sequence)
    {
        quint64& latest = m_latest[guest];
        if (sequence < latest)
            return true;
        latest = sequence;
        return false;
    }

    // Guests read later than that: a list of then does not know better, not even that there is no such guest.
    QSet<QUuid> readSince(quint64 sequence) const
    {
        QSet<QUuid> guests;
        for (const auto& [guest, latest] : m_latest.asKeyValueRange()) {
            if (latest > sequence)
                guests.insert(guest);
        }
        return guests;
    }

private:
    quint64 m_last = 0;
    QHash<QUuid, quint64> m_latest;
};

} // namespace VirtTap
