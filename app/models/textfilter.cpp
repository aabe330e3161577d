#include "models/textfilter.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace VirtTap {

namespace {

// "52-54-00" and "5254.0010" as libvirt writes them; empty when it is no such thing.
QString asMac(const QString& word)
{
    static const QRegularExpression dashed(u"^([0-9a-f]{2}-){2,5}[0-9a-f]{0,2}$"_s);
    static const QRegularExpression dotted(u"^[0-9a-f]{4}(\\.[0-9a-f]{4}){1,2}$"_s);
    if (dashed.match(word).hasMatch())
        return QString(word).replace(u'-', u':');
    if (!dotted.match(word).hasMatch())
        return {};
    QString mac = QString(word).remove(u'.');
    for (qsizetype i = mac.size() - 2; i > 0; i -= 2)
        mac.insert(i, u':');
    return mac;
}

} // namespace

TextFilter::TextFilter(const QString& text)
    : m_text(text)
    , m_words(text.toLower().simplified().split(u' ', Qt::SkipEmptyParts))
{
}

bool isNameLess(QStringView a, QStringView b)
{
    qsizetype i = 0;
    qsizetype j = 0;
    // The value of a run of digits is told by its length without leading zeros first, then by its digits.
    const auto digits = [](QStringView text, qsizetype& at) {
        while (at < text.size() && text.at(at) == u'0')
            ++at;
        const qsizetype start = at;
        while (at < text.size() && text.at(at).isDigit())
            ++at;
        return text.sliced(start, at - start);
    };
    while (i < a.size() && j < b.size()) {
        if (a.at(i).isDigit() && b.at(j).isDigit()) {
            const QStringView x = digits(a, i);
            const QStringView y = digits(b, j);
            if (x.size() != y.size())
                return x.size() < y.size();
            if (const int order = x.compare(y); order != 0)
                return order < 0;
            continue;
        }
        QChar x = a.at(i++);
        QChar y = b.at(j++);
        if (x == y)
            continue;
        x = x.toCaseFolded();
        y = y.toCaseFolded();
        if (x != y)
            return x < y;
    }
    if (i < a.size() || j < b.size())
        return j < b.size();
    return a < b; // Web01, web01 and web1 keep an order of their own
}

bool TextFilter::accepts(const QString& haystack) const
{
    for (const QString& word : m_words) {
        if (haystack.contains(word, Qt::CaseInsensitive))
            continue;
        const QString mac = asMac(word);
        if (mac.isEmpty() || !haystack.contains(mac, Qt::CaseInsensitive))
            return false;
    }
    return true;
}

} // namespace VirtTap
