#include "core/namepattern.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace VirtTap {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestName = 15; // bytes; all of them ASCII

const QRegularExpression& mark()
{
    static const QRegularExpression expression(u"\\{([^{}]*)\\}"_s);
    return expression;
}

// How many characters {guest:N} has of the name; all of them for {guest}; none for another mark.
std::optional<qsizetype> guestLength(const QString& name)
{
    static const QRegularExpression guest(u"^guest(?::([1-9][0-9]?))?$"_s);
    const auto match = guest.match(name);
    if (!match.hasMatch())
        return {};
    return match.hasCaptured(1) ? match.captured(1).toInt() : std::numeric_limits<qsizetype>::max();
}

QString filled(const QString& name, const NameFacts& facts)
{
    if (const auto length = guestLength(name))
        return allowedCharacters(facts.guest).left(*length);
    if (name == "n"_L1)
        return QString::number(facts.number);
    if (name == "mac6"_L1)
        return facts.mac ? facts.mac->toString().remove(u':').right(6) : QString();
    return name == "uuid8"_L1 ? facts.uuid.toString(QUuid::WithoutBraces).left(8) : QString();
}

bool isMark(const QString& name)
{
    return guestLength(name) || name == "n"_L1 || name == "mac6"_L1 || name == "uuid8"_L1;
}

} // namespace

bool isNamePattern(const QString& pattern)
{
    return pattern.contains(numberMark);
}

QStringList namesOf(const QString& pattern, int first, int last)
{
    if (!isNamePattern(pattern))
        return { pattern };
    QStringList names;
    names.reserve(qMax(0, last - first + 1));
    for (int number = first; number <= last; ++number)
        names.append(QString(pattern).replace(numberMark.toString(), QString::number(number)));
    return names;
}

QString filledName(const QString& pattern, const NameFacts& facts)
{
    QString name;
    qsizetype end = 0;
    for (auto marks = mark().globalMatch(pattern); marks.hasNext();) {
        const auto match = marks.next();
        name += pattern.mid(end, match.capturedStart() - end);
        name += isMark(match.captured(1)) ? filled(match.captured(1), facts) : match.captured();
        end = match.capturedEnd();
    }
    return name + pattern.mid(end);
}

QString shortened(const QString& name)
{
    QString result = name.left(longestName);
    while (result.endsWith(u'-'))
        result.chop(1);
    return result;
}

QString namePatternProblem(const QString& pattern)
{
    if (pattern.trimmed().isEmpty())
        return QCoreApplication::translate("VirtTap::NamePattern", "A pattern for the names of the taps is missing.");
    for (auto marks = mark().globalMatch(pattern); marks.hasNext();) {
        const auto match = marks.next();
        if (!isMark(match.captured(1)))
            return QCoreApplication::translate("VirtTap::NamePattern",
                "“%1” stands for nothing: there are {guest}, {guest:8}, {n}, {mac6} and {uuid8}.")
                .arg(match.captured());
    }
    return {};
}

QString allowedCharacters(const QString& guestName)
{
    QString result;
    for (const QChar c : guestName.normalized(QString::NormalizationForm_KD)) {
        const bool isKept = c.unicode() < 0x80 && (c.isLetterOrNumber() || c == u'_' || c == u'-');
        if (isKept)
            result += c;
        else if (!c.isMark() && !result.endsWith(u'-') && !result.isEmpty())
            result += u'-';
    }
    while (result.endsWith(u'-'))
        result.chop(1);
    return result.isEmpty() ? u"guest"_s : result;
}

} // namespace VirtTap
