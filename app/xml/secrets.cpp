#include "xml/secrets.h"
#include "xml/interfacenode.h"
#include "xml/xmltext.h"

#include <QRegularExpression>

namespace VirtTap {

using namespace Qt::StringLiterals;

namespace {

// Copies the text on and leaves out what a secret is in.
class Stripper
{
public:
    explicit Stripper(QByteArrayView xml)
        : m_xml(xml)
    {
    }

    StrippedXml run()
    {
        XmlTokens tokens(m_xml);
        for (XmlToken token; tokens.next(token);) {
            const bool isTag = token.kind == XmlToken::Kind::StartTag || token.kind == XmlToken::Kind::EmptyTag;
            if (isTag && token.begin >= m_copied)
                checkTag(token);
        }
        copyTo(m_xml.size());
        return { .xml = QString::fromUtf8(m_result), .removed = m_removed };
    }

private:
    void checkTag(const XmlToken& token)
    {
        const QByteArrayView name = nameOf(m_xml, token);
        if (name == "cookies")
            leaveOutElement(token);
        else if (name.endsWith(":arg") || name.endsWith(":env"))
            checkArgument(token);
        else
            checkPasswords(token, name);
    }

    void leaveOutElement(const XmlToken& token)
    {
        const qsizetype end = elementEnd(m_xml, token.begin);
        leaveOut(token.begin - indentationAt(m_xml, token.begin).size(), end < 0 ? token.end : end);
        m_removed.append(
            Xml::tr("The cookies of a network disk were removed (line %1).").arg(lineAt(m_xml, token.begin)));
    }

    void checkPasswords(const XmlToken& token, QByteArrayView name)
    {
        const QList<XmlAttribute> attributes = attributesOf(m_xml, token);
        for (const XmlAttribute& attribute : attributes) {
            if (attribute.name != "passwd" && attribute.name != "password" && attribute.name != "passwdValidTo")
                continue;
            qsizetype begin = attribute.begin;
            while (begin > token.begin && QByteArrayView(" \t\r\n").contains(m_xml.at(begin - 1)))
                --begin;
            leaveOut(begin, attribute.end);
            m_removed.append(Xml::tr("“%1” of “%2” was removed (line %3).")
                    .arg(QString::fromUtf8(attribute.name), QString::fromUtf8(name),
                        QString::number(lineAt(m_xml, attribute.begin))));
        }
    }

    // -object secret,data=...; -spice password=...; FOO_PASSWORD=... of the environment
    void checkArgument(const XmlToken& token)
    {
        static const QRegularExpression password(
            u"(?:passw(?:or)?d|token)=(?<secret>[^,]+)"_s, QRegularExpression::CaseInsensitiveOption);
        static const QRegularExpression data(u"^(?=.*\\bsecret\\b).*?\\bdata=(?<secret>[^,]+)"_s);
        const QList<XmlAttribute> attributes = attributesOf(m_xml, token);
        bool isNamedSecret = false;
        for (const XmlAttribute& attribute : attributes) {
            const QByteArrayView value = attribute.value;
            if (attribute.name == "name")
                isNamedSecret = value.toByteArray().toLower().contains("passw")
                    || value.toByteArray().toLower().contains("token");
            if (attribute.name != "value")
                continue;
            const QString all = QString::fromLatin1(value); // a character a byte, so that places fit
            auto match = password.match(all);
            if (!match.hasMatch())
                match = data.match(all);
            if (!match.hasMatch() && !isNamedSecret)
                continue;
            const qsizetype first = value.data() - m_xml.data();
            const bool isWhole = !match.hasMatch();
            leaveOut(first + (isWhole ? 0 : match.capturedStart(u"secret"_s)),
                first + (isWhole ? value.size() : match.capturedEnd(u"secret"_s)));
            m_removed.append(
                Xml::tr("A password in an argument for QEMU was removed (line %1).").arg(lineAt(m_xml, token.begin)));
        }
    }

    void copyTo(qsizetype end)
    {
        if (end > m_copied)
            m_result += m_xml.sliced(m_copied, end - m_copied);
        m_copied = std::max(m_copied, end);
    }

    void leaveOut(qsizetype begin, qsizetype end)
    {
        copyTo(begin);
        m_copied = std::max(m_copied, end);
    }

    QByteArrayView m_xml;
    QByteArray m_result;
    QStringList m_removed;
    qsizetype m_copied = 0;
};

} // namespace

Result<StrippedXml> stripSecrets(QByteArrayView domainXml)
{
    pugi::xml_document document;
    if (const auto loaded = load(document, domainXml, readFlags); !loaded)
        return std::unexpected(loaded.error());
    return Stripper(domainXml).run();
}

} // namespace VirtTap
