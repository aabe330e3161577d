#pragma once

#include "core/macaddress.h"

#include <QString>
#include <QStringList>
#include <QStringView>
#include <QUuid>

#include <optional>

namespace VirtTap {

// Stands for a number in a pattern of names.
inline constexpr QStringView numberMark = u"{n}";

bool isNamePattern(const QString& pattern);
// One name for each number from `first` to `last`, in that order; the pattern itself where it has no number.
QStringList namesOf(const QString& pattern, int first, int last);

// What a pattern for the taps of many guests can be filled with.
struct NameFacts
{
    QString guest;
    QUuid uuid;
    std::optional<MacAddress> mac;
    int number = 1;
};

// The pattern with its marks replaced: {guest} and {guest:N} the guest's name or its first N characters, those that
// names of links may have; {n} the number; {mac6} the last six digits of the MAC address; {uuid8} the first eight of
// the UUID. May be longer than a name can be: see shortened().
QString filledName(const QString& pattern, const NameFacts& facts);
QString shortened(const QString& name); // to the 15 bytes that a link's name has at most (IFNAMSIZ)
// What is wrong with a pattern: a translated sentence; empty when nothing is.
QString namePatternProblem(const QString& pattern);

// A guest's name in the characters that a name of ours may have.
QString allowedCharacters(const QString& guestName);

} // namespace VirtTap
