#include "xml/libxml.h"
#include "xml/schema.h"
#include "xml/xmltext.h"

#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/xmlerror.h>

#include <QStringDecoder>

#include <algorithm>
#include <memory>
#include <mutex>
#include <optional>

namespace VirtTap {

namespace {

constexpr int mostLevels = 64;
constexpr qsizetype mostProblems = 20;

// libxml2's callbacks find this through the parser context.
struct Listener
{
    QList<XmlProblem> problems;
    int depth = 0;
};

Listener& listenerOf(void* context)
{
    return *static_cast<Listener*>(static_cast<xmlParserCtxtPtr>(context)->_private);
}

QString text(const char* utf8)
{
    return QString::fromUtf8(utf8);
}

QString sentence(const xmlError& error)
{
    switch (error.code) {
    case XML_ERR_ATTRIBUTE_REDEFINED:
        return Xml::tr("The attribute “%1” is given twice.").arg(text(error.str1));
    case XML_ERR_TAG_NAME_MISMATCH:
        return Xml::tr("The element “%1”, which begins in line %2, is closed as “%3”.")
            .arg(text(error.str1), QString::number(error.int1), text(error.str2));
    case XML_ERR_TAG_NOT_FINISHED:
        return Xml::tr("The text ends within the element “%1”.").arg(text(error.str1));
    case XML_ERR_UNDECLARED_ENTITY:
    case XML_WAR_UNDECLARED_ENTITY:
        return Xml::tr("The entity “%1” is not known here.").arg(text(error.str1));
    case XML_NS_ERR_UNDEFINED_NAMESPACE:
        return Xml::tr("The prefix “%1” has no “xmlns:%1” in this element or in one around it.").arg(text(error.str1));
    case XML_ERR_DOCUMENT_END:
        return Xml::tr("There is more text after the end of the outermost element.");
    default:
        return Xml::tr("This is not well-formed XML: %1").arg(text(error.message).trimmed());
    }
}

void onError(void* context, xmlErrorPtr error)
{
    Listener& listener = listenerOf(context);
    if (error->level < XML_ERR_ERROR || listener.problems.size() >= mostProblems)
        return;
    listener.problems.append({ .line = error->line, .message = sentence(*error) });
}

void stop(void* context, const QString& message)
{
    auto* parser = static_cast<xmlParserCtxtPtr>(context);
    listenerOf(context).problems.append({ .line = xmlSAX2GetLineNumber(parser), .message = message });
    xmlStopParser(parser);
}

// Called before anything within it is read, so no entity is ever declared.
void onDocumentType(void* context, const xmlChar* /*name*/, const xmlChar* /*id*/, const xmlChar* /*uri*/)
{
    stop(context, Xml::tr("A document type (“<!DOCTYPE”) is not accepted here."));
}

void onElement(void* context, const xmlChar* /*name*/, const xmlChar* /*prefix*/, const xmlChar* /*uri*/, int /*count*/,
    const xmlChar** /*namespaces*/, int /*attributes*/, int /*defaulted*/, const xmlChar** /*values*/)
{
    if (++listenerOf(context).depth == mostLevels + 1)
        stop(context, Xml::tr("Elements are nested more than %1 levels deep.").arg(mostLevels));
}

void onElementEnd(void* context, const xmlChar* /*name*/, const xmlChar* /*prefix*/, const xmlChar* /*uri*/)
{
    --listenerOf(context).depth;
}

std::optional<qsizetype> findInvalidUtf8(QByteArrayView xml)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString all = decoder(xml);
    if (!decoder.hasError())
        return std::nullopt;
    // Line by line, for the place: a line end is never part of a longer sequence.
    for (qsizetype begin = 0; begin < xml.size();) {
        const qsizetype newline = xml.indexOf('\n', begin);
        const qsizetype end = newline < 0 ? xml.size() : newline + 1;
        QStringDecoder lineDecoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
        const QString line = lineDecoder(xml.sliced(begin, end - begin));
        if (lineDecoder.hasError())
            return begin;
        begin = end;
    }
    return 0;
}

bool isUtf16(QByteArrayView xml)
{
    using namespace std::string_view_literals;
    const std::string_view head(xml.data(), std::size_t(std::min<qsizetype>(xml.size(), 4)));
    return head.starts_with("\xff\xfe"sv) || head.starts_with("\xfe\xff"sv) || head.starts_with("<\0"sv)
        || head.starts_with("\0<"sv) || head.starts_with("\0\0"sv);
}

// The encoding that the text says it has; empty when it says none.
QByteArray declaredEncoding(QByteArrayView xml)
{
    if (xml.startsWith("\xef\xbb\xbf"))
        xml = xml.sliced(3);
    XmlTokens tokens(xml);
    XmlToken token;
    if (!xml.startsWith("<?xml") || !tokens.next(token))
        return {};
    const QList<XmlAttribute> attributes = attributesOf(xml, token);
    for (const XmlAttribute& attribute : attributes) {
        if (attribute.name == "encoding")
            return attribute.value.toByteArray();
    }
    return {};
}

// What libxml2 would say in other words, or of another place.
std::optional<XmlProblem> checkBytes(QByteArrayView xml, qsizetype maxBytes)
{
    if (xml.size() > maxBytes) {
        return XmlProblem { .line = 0,
            .message
            = Xml::tr("The text is larger than %1 MiB, which is not read.").arg(double(maxBytes) / (1024 * 1024)) };
    }
    if (xml.trimmed().isEmpty())
        return XmlProblem { .line = 1, .message = Xml::tr("The text is empty.") };
    if (isUtf16(xml))
        return XmlProblem { .line = 1,
            .message = Xml::tr("The text is not UTF-8 but looks like UTF-16. Save it as UTF-8.") };
    const auto bad = std::ranges::find_if(xml, [](char byte) {
        const auto code = static_cast<unsigned char>(byte);
        return code < 0x20 && byte != '\t' && byte != '\n' && byte != '\r';
    });
    if (bad != xml.end()) {
        return XmlProblem { .line = lineAt(xml, bad - xml.begin()),
            .message = Xml::tr("The text has a control character (U+%1), which XML does not allow.")
                .arg(uint(static_cast<unsigned char>(*bad)), 4, 16, QLatin1Char('0')) };
    }
    if (const auto place = findInvalidUtf8(xml))
        return XmlProblem { .line = lineAt(xml, *place), .message = Xml::tr("The text is not valid UTF-8.") };
    const QByteArray encoding = declaredEncoding(xml);
    if (!encoding.isEmpty() && encoding.compare("utf-8", Qt::CaseInsensitive) != 0
        && encoding.compare("us-ascii", Qt::CaseInsensitive) != 0) {
        return XmlProblem {
            .line = 1,
            .message
            = Xml::tr("The text says that its encoding is “%1”; only UTF-8 is read.").arg(QString::fromUtf8(encoding))
        };
    }
    return std::nullopt;
}

} // namespace

void initLibxml()
{
    static std::once_flag once;
    std::call_once(once, [] { xmlInitParser(); });
}

QList<XmlProblem> parseUntrusted(QByteArrayView xml, qsizetype maxBytes)
{
    if (const auto problem = checkBytes(xml, maxBytes))
        return { *problem };

    initLibxml();
    const std::unique_ptr<xmlParserCtxt, Freed<&xmlFreeParserCtxt>> parser(xmlNewParserCtxt());
    if (!parser)
        return { XmlProblem { .line = 0, .message = Xml::tr("There is not enough memory to read the text.") } };
    Listener listener;
    parser->_private = &listener;
    // Nothing is built: these callbacks are all that comes of it.
    *parser->sax = xmlSAXHandler {};
    parser->sax->initialized = XML_SAX2_MAGIC;
    parser->sax->serror = onError;
    parser->sax->internalSubset = onDocumentType;
    parser->sax->startElementNs = onElement;
    parser->sax->endElementNs = onElementEnd;

    const std::unique_ptr<xmlDoc, Freed<&xmlFreeDoc>> document(
        xmlCtxtReadMemory(parser.get(), xml.data(), int(xml.size()), nullptr, "UTF-8", XML_PARSE_NONET));
    if (listener.problems.isEmpty() && !parser->wellFormed)
        listener.problems.append({ .line = 0, .message = Xml::tr("This is not well-formed XML.") });
    return listener.problems;
}

} // namespace VirtTap
