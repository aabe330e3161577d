#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QCoreApplication>
#include <QList>

namespace VirtTap {

// XML as the bytes it is written in. Edits splice these, so that whatever they do not mean to change stays byte for
// byte.
struct XmlToken
{
    enum class Kind { Text, StartTag, EndTag, EmptyTag, Comment, CData, Instruction, Declaration };

    Kind kind = Kind::Text;
    qsizetype begin = 0;
    qsizetype end = 0; // one past the last byte
};

// Goes through well-formed text without a document type. On anything else it still ends, at the end of the text.
class XmlTokens
{
public:
    explicit XmlTokens(QByteArrayView xml, qsizetype from = 0)
        : m_xml(xml)
        , m_position(from)
    {
    }

    bool next(XmlToken& token); // false at the end

private:
    qsizetype endOf(QByteArrayView terminator, qsizetype from) const;
    XmlToken markup() const;

    QByteArrayView m_xml;
    qsizetype m_position;
};

// As it is written: entities in the value are not resolved.
struct XmlAttribute
{
    QByteArrayView name;
    QByteArrayView value;
    qsizetype begin = 0; // of the name
    qsizetype end = 0; // one past the closing quote
};
QByteArrayView nameOf(QByteArrayView xml, const XmlToken& token); // of a start, empty or end tag
QList<XmlAttribute> attributesOf(QByteArrayView xml, const XmlToken& token); // of a start or empty tag

// One past the end tag of the element whose '<' is at `start`; -1 when it has none.
qsizetype elementEnd(QByteArrayView xml, qsizetype start);

// The blanks before `position` on its line; empty when something else is there too.
QByteArray indentationAt(QByteArrayView xml, qsizetype position);
// The element with every line that begins between tags moved: `remove` blanks less at most, then `add` more.
QByteArray reindented(QByteArrayView element, qsizetype remove, const QByteArray& add);

QByteArray spliced(QByteArrayView xml, qsizetype begin, qsizetype end, QByteArrayView replacement);

int lineAt(QByteArrayView xml, qsizetype position); // 1-based

// Where this folder's sentences are translated.
struct Xml
{
    Q_DECLARE_TR_FUNCTIONS(VirtTap::Xml)
};

} // namespace VirtTap
