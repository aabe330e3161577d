#pragma once

#include "core/domain.h"

#include <QList>
#include <QPair>
#include <QString>

#include <optional>

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
    QString interface; // MAC or alias; may be empty
    QString tap; // may be empty
    QString
        field; // of the interface XML, for marking a field or a line: "target/dev", "mac/address", "driver/queues", ...
    QList<QPair<QString, QString>> evidence; // key and value, untranslated
    QString machine {}; // MachineState::id of where the tap is, or would be
    QString fix {}; // what would mend it: "make-tap"; stable; empty where it is not for this program to do
    QList<QPair<QString, QString>> fixArguments {};

    friend bool operator==(const Finding&, const Finding&) = default;
};

// The worst comes first.
bool isWorse(Finding::Severity a, Finding::Severity b);
// Whether what was checked should not go ahead as it is.
bool blocks(const Finding& finding);

// "will-fail"; never translated.
QLatin1StringView severityKey(Finding::Severity severity);
std::optional<Finding::Severity> severityOf(QStringView key);

// Tells one finding from others however it is worded: for what is remembered of it.
QString identityOf(const Finding& finding);

} // namespace VirtTap
