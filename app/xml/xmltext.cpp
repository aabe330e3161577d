#include "xml/xmltext.h"

#include <algorithm>

namespace VirtTap {

namespace {

bool isBlank(char c)
{
    return c == ' ' || c == '\t';
}

bool isSpace(char c)
{
    return isBlank(c) || c == '\n' || c == '\r';
}

} // namespace

bool XmlTokens::next(XmlToken& token)
{
    if (m_position >= m_xml.size())
        return false;
    if (m_xml.at(m_position) == '<') {
        token = markup();
    } else {
        const qsizetype end = m_xml.indexOf('<', m_position);
        token = { .kind = XmlToken::Kind::Text, .begin = m_position, .end = end < 0 ? m_xml.size() : end };
    }
    m_position = token.end;
    return true;
}

qsizetype XmlTokens::endOf(QByteArrayView terminator, qsizetype from) const
{
    const qsizetype found = m_xml.indexOf(terminator, std::min(from, m_xml.size()));
    return found < 0 ? m_xml.size() : found + terminator.size();
}

XmlToken XmlTokens::markup() const
{
    using enum XmlToken::Kind;
    const qsizetype begin = m_position;
    const QByteArrayView rest = m_xml.sliced(begin);
    if (rest.startsWith("<!--"))
        return { .kind = Comment, .begin = begin, .end = endOf("-->", begin + 4) };
    if (rest.startsWith("<![CDATA["))
        return { .kind = CData, .begin = begin, .end = endOf("]]>", begin + 9) };
    if (rest.startsWith("<?"))
        return { .kind = Instruction, .begin = begin, .end = endOf("?>", begin + 2) };
    if (rest.startsWith("<!"))
        return { .kind = Declaration, .begin = begin, .end = endOf(">", begin + 2) };
    if (rest.startsWith("</"))
        return { .kind = EndTag, .begin = begin, .end = endOf(">", begin + 2) };

    qsizetype end = begin + 1;
    for (char quote = 0; end < m_xml.size() && (quote || m_xml.at(end) != '>'); ++end) {
        const char c = m_xml.at(end);
        if (quote)
            quote = c == quote ? 0 : quote;
        else if (c == '\'' || c == '"')
            quote = c;
    }
    const bool isEmpty = end < m_xml.size() && m_xml.at(end - 1) == '/';
    return { .kind = isEmpty ? EmptyTag : StartTag, .begin = begin, .end = std::min(end + 1, m_xml.size()) };
}

QByteArrayView nameOf(QByteArrayView xml, const XmlToken& token)
{
    const qsizetype begin = token.begin + (token.kind == XmlToken::Kind::EndTag ? 2 : 1);
    qsizetype end = std::min(begin, token.end);
    while (end < token.end && !isSpace(xml.at(end)) && xml.at(end) != '>' && xml.at(end) != '/')
        ++end;
    return end > begin ? xml.sliced(begin, end - begin) : QByteArrayView();
}

QList<XmlAttribute> attributesOf(QByteArrayView xml, const XmlToken& token)
{
    QList<XmlAttribute> attributes;
    const QByteArrayView tag = xml.first(token.end);
    qsizetype position = token.begin + 1 + nameOf(xml, token).size();
    while (position < tag.size()) {
        while (position < tag.size() && isSpace(tag.at(position)))
            ++position;
        const qsizetype equals = tag.indexOf('=', position);
        qsizetype open = equals < 0 ? tag.size() : equals + 1;
        while (open < tag.size() && isSpace(tag.at(open)))
            ++open;
        if (open >= tag.size() || (tag.at(open) != '\'' && tag.at(open) != '"'))
            break;
        const qsizetype close = tag.indexOf(tag.at(open), open + 1);
        if (close < 0)
            break;
        attributes.append({ .name = tag.sliced(position, equals - position).trimmed(),
            .value = tag.sliced(open + 1, close - open - 1),
            .begin = position,
            .end = close + 1 });
        position = close + 1;
    }
    return attributes;
}

qsizetype elementEnd(QByteArrayView xml, qsizetype start)
{
    XmlTokens tokens(xml, start);
    int depth = 0;
    for (XmlToken token; tokens.next(token);) {
        if (token.kind == XmlToken::Kind::StartTag)
            ++depth;
        else if (token.kind == XmlToken::Kind::EndTag)
            --depth;
        else if (token.kind != XmlToken::Kind::EmptyTag)
            continue;
        if (depth <= 0)
            return depth == 0 ? token.end : -1;
    }
    return -1;
}

QByteArray indentationAt(QByteArrayView xml, qsizetype position)
{
    qsizetype begin = position;
    while (begin > 0 && isBlank(xml.at(begin - 1)))
        --begin;
    if (begin > 0 && xml.at(begin - 1) != '\n')
        return {};
    return xml.sliced(begin, position - begin).toByteArray();
}

QByteArray reindented(QByteArrayView element, qsizetype remove, const QByteArray& add)
{
    QByteArray result;
    result.reserve(element.size());
    XmlTokens tokens(element);
    for (XmlToken token; tokens.next(token);) {
        if (token.kind != XmlToken::Kind::Text) {
            result += element.sliced(token.begin, token.end - token.begin);
            continue;
        }
        for (qsizetype i = token.begin; i < token.end;) {
            const char c = element.at(i++);
            result += c;
            if (c != '\n')
                continue;
            for (qsizetype removed = 0; removed < remove && i < token.end && isBlank(element.at(i)); ++removed)
                ++i;
            if (i < token.end && element.at(i) == '\n')
                continue; // an empty line stays empty
            result += add;
        }
    }
    return result;
}

QByteArray spliced(QByteArrayView xml, qsizetype begin, qsizetype end, QByteArrayView replacement)
{
    QByteArray result;
    result.reserve(xml.size() - (end - begin) + replacement.size());
    result += xml.first(begin);
    result += replacement;
    result += xml.sliced(end);
    return result;
}

int lineAt(QByteArrayView xml, qsizetype position)
{
    return 1 + int(std::ranges::count(xml.first(std::min(position, xml.size())), '\n'));
}

} // namespace VirtTap
