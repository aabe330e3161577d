#pragma once

#include "core/domain.h"

#include <QList>
#include <QPair>
#include <QString>

namespace VirtTap {

// What a check says of an interface, a tap or a draft of one.
struct Finding
{
    enum class Severity {
        WillFail, // the start, or the call, will fail
        WillNotWork, // it starts, but without a network
        Risk,
        Hint,
        Unknown, // cannot be told; the message says why
    };

    QString id; // the check's: "tap-missing"; stable, for scripts and tests
    Severity severity = Severity::Unknown;
    QString message; // one translated sentence that names guest, interface and tap; plain text
    DomainKey domain; // null when no guest is concerned
    QString interface; // alias or MAC; may be empty
    QString tap; // may be empty
    QString
        field; // of the interface XML, for marking a field or a line: "target/dev", "mac/address", "driver/queues", ...
    QList<QPair<QString, QString>> evidence; // key and value, untranslated

    friend bool operator==(const Finding&, const Finding&) = default;
};

// The worst comes first.
bool isWorse(Finding::Severity a, Finding::Severity b);
// Whether what was checked should not go ahead as it is.
bool blocks(const Finding& finding);

} // namespace VirtTap
