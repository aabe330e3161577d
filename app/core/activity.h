#pragma once

#include "core/domain.h"

#include <QDateTime>
#include <QString>

namespace VirtTap {

// A line of the Activity page: what we did, and what happened.
struct Activity
{
    enum class Kind {
        Event, // it happened on the host
        Done, // we did it
        Failed, // we tried
    };

    QDateTime time;
    Kind kind = Kind::Event;
    QString uri; // the connection concerned; may be empty
    QUuid domain; // the guest concerned; may be null
    QString text; // one translated sentence, plain text
    QString detail; // libvirt's own words, if any
    QString guest {}; // its name, where the connection does not know it
    QUuid applied {}; // the plan that was carried out, as it is kept for an undo; may be null
};

} // namespace VirtTap
