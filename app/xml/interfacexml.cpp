#include "xml/interfacexml.h"
#include "xml/deviceaddress.h"
#include "xml/domainlocate.h"
#include "xml/interfacenode.h"
#include "xml/xmltext.h"

namespace VirtTap {

using namespace Qt::StringLiterals;

namespace {

pugi::xml_node append(pugi::xml_node parent, const char* name, const char* attribute, const QString& value)
{
    pugi::xml_node node = parent.append_child(name);
    setAttribute(node, attribute, value);
    return node;
}

void appendOptional(pugi::xml_node parent, const char* name, const char* attribute, const QString& value)
{
    if (!value.isEmpty())
        append(parent, name, attribute, value);
}

void appendTarget(pugi::xml_node parent, const Interface& interface)
{
    if (interface.targetDev.isEmpty() && !interface.managed)
        return;
    pugi::xml_node target = parent.append_child("target");
    if (!interface.targetDev.isEmpty())
        setAttribute(target, "dev", interface.targetDev);
    if (interface.managed)
        setAttribute(target, "managed", *interface.managed ? u"yes"_s : u"no"_s);
}

void appendDriver(pugi::xml_node parent, const Interface& interface)
{
    if (interface.driverName.isEmpty() && interface.queues == 0)
        return;
    pugi::xml_node driver = parent.append_child("driver");
    if (!interface.driverName.isEmpty())
        setAttribute(driver, "name", interface.driverName);
    if (interface.queues != 0)
        setAttribute(driver, "queues", QString::number(interface.queues));
}

void appendOptions(pugi::xml_node node, const Interface& interface)
{
    appendOptional(node, "filterref", "filter", interface.filter);
    if (interface.link != Interface::Link::Unset)
        append(node, "link", "state", interface.link == Interface::Link::Up ? u"up"_s : u"down"_s);
    if (interface.mtu != 0)
        append(node, "mtu", "size", QString::number(interface.mtu));
    if (interface.bootOrder != 0)
        append(node, "boot", "order", QString::number(interface.bootOrder));
    appendOptional(node, "alias", "name", interface.alias);
    writeAddress(node, interface.address);
}

// Each element on a line of its own.
void indent(pugi::xml_node node, const QByteArray& indentation)
{
    if (!node.first_child())
        return;
    const QByteArray inner = indentation + "  ";
    for (pugi::xml_node child = node.first_child(); child; child = child.next_sibling()) {
        indent(child, inner);
        node.insert_child_before(pugi::node_pcdata, child).set_value(inner.constData());
    }
    node.append_child(pugi::node_pcdata).set_value(indentation.constData());
}

} // namespace

QString writeInterface(const Interface& interface)
{
    pugi::xml_document document;
    pugi::xml_node node = document.append_child("interface");
    setAttribute(node, "type", interface.type);
    if (interface.mac)
        append(node, "mac", "address", interface.mac->toString());
    writeSource(node, interface.type, interface.source);
    if (interface.script)
        append(node, "script", "path", *interface.script);
    if (interface.downscript)
        append(node, "downscript", "path", *interface.downscript);
    appendTarget(node, interface);
    appendOptional(node, "model", "type", interface.model);
    appendDriver(node, interface);
    appendOptions(node, interface);
    indent(node, "\n");
    return QString::fromUtf8(toXml(node)) + u'\n';
}

Result<Interface> readInterface(QByteArrayView xml)
{
    pugi::xml_document document;
    if (const auto loaded = load(document, xml, readFlags); !loaded)
        return std::unexpected(loaded.error());
    const pugi::xml_node root = document.document_element();
    if (isElement(root, "interface"))
        return readInterfaceNode(root);
    return std::unexpected(Error { .kind = Error::Kind::Invalid,
        .message = Xml::tr("This is not an interface: the outermost element is “%1”, not “interface”.")
            .arg(QString::fromUtf8(root.name())),
        .detail = {} });
}

Result<QString> extractInterface(QByteArrayView domainXml, const Interface& which)
{
    const auto range = locateInterface(domainXml, which);
    if (!range)
        return std::unexpected(range.error());
    const qsizetype indentation = indentationAt(domainXml, range->begin).size();
    return QString::fromUtf8(reindented(range->of(domainXml), indentation, {}) + '\n');
}

Result<QString> domainWithInterface(QByteArrayView domainXml, const Interface* which, QByteArrayView interfaceXml)
{
    const auto element = onlyInterface(interfaceXml);
    if (!element)
        return std::unexpected(element.error());
    if (!which) {
        const auto result = withInsertedInterface(domainXml, *element);
        if (!result)
            return std::unexpected(result.error());
        return QString::fromUtf8(*result);
    }
    const auto range = locateInterface(domainXml, *which);
    if (!range)
        return std::unexpected(range.error());
    const QByteArray indented = reindented(*element, 0, indentationAt(domainXml, range->begin));
    return QString::fromUtf8(spliced(domainXml, range->begin, range->end, indented));
}

} // namespace VirtTap
