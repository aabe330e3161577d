#include "xml/domainlocate.h"
#include "xml/interfacenode.h"
#include "xml/xmltext.h"

#include <QList>

namespace VirtTap {

using namespace Qt::StringLiterals;

namespace {

Error invalid(const QString& message)
{
    return { .kind = Error::Kind::Invalid, .message = message, .detail = {} };
}

Result<ElementRange> rangeOf(QByteArrayView xml, const pugi::xml_node& element)
{
    const qsizetype begin = element.offset_debug() - 1; // the offset is that of the name
    const qsizetype end = begin >= 0 && begin < xml.size() && xml.at(begin) == '<' ? elementEnd(xml, begin) : -1;
    if (end < 0)
        return std::unexpected(invalid(Xml::tr("The element “%1” has no end.").arg(QString::fromUtf8(element.name()))));
    return ElementRange { .begin = begin, .end = end };
}

struct Candidate
{
    pugi::xml_node node;
    Interface interface;
};

template <typename Same>
void narrow(QList<Candidate>& candidates, Same isSame)
{
    if (candidates.size() < 2)
        return;
    QList<Candidate> fitting;
    for (const Candidate& candidate : std::as_const(candidates)) {
        if (isSame(candidate.interface))
            fitting.append(candidate);
    }
    if (!fitting.isEmpty())
        candidates = fitting;
}

QString nameOf(const Interface& which)
{
    return which.mac ? which.mac->toString() : which.address;
}

Error notFound(const Interface& which)
{
    return { .kind = Error::Kind::NotFound,
        .message = which.mac || !which.address.isEmpty()
            ? Xml::tr("The guest has no interface %1 any more.").arg(nameOf(which))
            : Xml::tr("An interface without MAC address and address cannot be told from others."),
        .detail = {} };
}

QByteArray afterElement(QByteArrayView xml, const ElementRange& sibling, QByteArrayView element)
{
    const QByteArray indentation = indentationAt(xml, sibling.begin);
    return spliced(xml, sibling.end, sibling.end, '\n' + indentation + reindented(element, 0, indentation));
}

QByteArray atEndOf(QByteArrayView xml, const ElementRange& parent, const QByteArray& name, QByteArrayView element)
{
    const QByteArray outer = indentationAt(xml, parent.begin);
    const QByteArray inner = outer + "  ";
    const QByteArray lines = inner + reindented(element, 0, inner) + '\n';
    if (xml.first(parent.end).endsWith("/>")) {
        const qsizetype head = parent.begin + parent.of(xml).chopped(2).trimmed().size();
        return spliced(xml, head, parent.end, ">\n" + lines + outer + "</" + name + '>');
    }
    const qsizetype endTag = parent.begin + parent.of(xml).lastIndexOf(QByteArrayView("</"));
    const qsizetype line = endTag - indentationAt(xml, endTag).size();
    if (line > 0 && xml.at(line - 1) == '\n')
        return spliced(xml, line, line, lines);
    return spliced(xml, endTag, endTag, '\n' + lines + outer);
}

} // namespace

Result<ElementRange> locateInterface(QByteArrayView domainXml, const Interface& which)
{
    pugi::xml_document document;
    if (const auto loaded = load(document, domainXml, readFlags); !loaded)
        return std::unexpected(loaded.error());

    const bool hasKey = which.mac || !which.address.isEmpty();
    QList<Candidate> candidates;
    for (const pugi::xml_node& node : document.child("domain").child("devices").children("interface")) {
        Interface interface = readInterfaceNode(node);
        const bool isMatch = which.mac ? interface.mac == which.mac : interface.address == which.address;
        if (hasKey && isMatch)
            candidates.append({ .node = node, .interface = std::move(interface) });
    }
    if (candidates.isEmpty())
        return std::unexpected(notFound(which));

    narrow(candidates, [&](const Interface& one) { return one.address == which.address; });
    narrow(candidates, [&](const Interface& one) { return one.alias == which.alias; });
    narrow(
        candidates, [&](const Interface& one) { return one.type == which.type && one.targetDev == which.targetDev; });
    if (candidates.size() > 1) {
        return std::unexpected(invalid(
            Xml::tr("The guest has %n interface(s) %1 that cannot be told apart. Give each a MAC address of its own.",
                nullptr, int(candidates.size()))
                .arg(nameOf(which))));
    }
    return rangeOf(domainXml, candidates.first().node);
}

Result<QByteArray> withInsertedInterface(QByteArrayView domainXml, QByteArrayView element)
{
    pugi::xml_document document;
    if (const auto loaded = load(document, domainXml, readFlags); !loaded)
        return std::unexpected(loaded.error());
    const pugi::xml_node domain = document.child("domain");
    if (!domain)
        return std::unexpected(invalid(Xml::tr("This is not the XML of a guest.")));

    const pugi::xml_node devices = domain.child("devices");
    const pugi::xml_node last = devices.find_child(
        [](const auto& node) { return isElement(node, "interface") && !node.next_sibling("interface"); });
    const auto range = rangeOf(domainXml, last ? last : devices ? devices : domain);
    if (!range)
        return std::unexpected(range.error());
    if (last)
        return afterElement(domainXml, *range, element);
    if (devices)
        return atEndOf(domainXml, *range, "devices", element);
    const QByteArray all = "<devices>\n  " + reindented(element, 0, "  ") + "\n</devices>";
    return atEndOf(domainXml, *range, "domain", all);
}

} // namespace VirtTap
