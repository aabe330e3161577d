#include "plan/shell.h"

#include <QStringList>

#include <algorithm>

namespace VirtTap {

using namespace Qt::StringLiterals;

QString shellQuote(const QString& word)
{
    const auto isPlain = [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9')
            || QStringView(u"-_./:@%+,").contains(c);
    };
    if (!word.isEmpty() && !word.startsWith(u'-') && std::ranges::all_of(word, isPlain))
        return word;
    QString quoted = word;
    quoted.replace(u'\'', u"'\\''"_s);
    return u'\'' + quoted + u'\'';
}

QString hereDocument(const QString& text)
{
    const QStringList lines = text.split(u'\n');
    QString delimiter = u"XML"_s;
    while (lines.contains(delimiter))
        delimiter += u'_';
    const QString end = text.endsWith(u'\n') ? QString() : u"\n"_s;
    return u"<<'"_s + delimiter + u"'\n"_s + text + end + delimiter;
}

QString withoutFinalNewlines(QString text)
{
    while (text.endsWith(u'\n'))
        text.chop(1);
    return text;
}

QString commentLine(const QString& text)
{
    QString result = text;
    for (QChar& c : result) {
        if (c.category() == QChar::Other_Control || c.category() == QChar::Separator_Line
            || c.category() == QChar::Separator_Paragraph)
            c = u' ';
    }
    return result;
}

} // namespace VirtTap
