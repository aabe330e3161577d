#include "xml/interfacenode.h"
#include "core/error.h"
#include "xml/deviceaddress.h"
#include "xml/xmltext.h"

#include <string_view>

namespace VirtTap {

using namespace Qt::StringLiterals;

namespace {

QString text(const pugi::xml_attribute& attribute)
{
    return QString::fromUtf8(attribute.value());
}

quint32 number(const pugi::xml_attribute& attribute) // 0 = none
{
    return QByteArrayView(attribute.value()).toUInt();
}

std::optional<bool> yesOrNo(const pugi::xml_attribute& attribute)
{
    const std::string_view value = attribute.value();
    if (value == "yes")
        return true;
    if (value == "no")
        return false;
    return std::nullopt;
}

std::optional<QString> path(const pugi::xml_node& script)
{
    return script ? std::optional(text(script.attribute("path"))) : std::nullopt;
}

// The attribute of <source> that says what an interface of this type is connected to; none for those below and for
// ethernet.
const char* sourceAttribute(std::string_view type)
{
    if (type == "bridge" || type == "network")
        return type.data();
    if (type == "direct" || type == "user" || type == "vdpa")
        return "dev";
    if (type == "vhostuser")
        return "path";
    if (type == "internal")
        return "name";
    if (type == "vds")
        return "switchid";
    return nullptr;
}

bool isSocket(std::string_view type)
{
    return type == "mcast" || type == "server" || type == "client" || type == "udp";
}

QString socketSource(const pugi::xml_node& source)
{
    const QString address = text(source.attribute("address"));
    const QString port = text(source.attribute("port"));
    if (address.isEmpty() && port.isEmpty())
        return {};
    return (address.contains(u':') ? u'[' + address + u']' : address) + u':' + port;
}

QString hostdevSource(const pugi::xml_node& source)
{
    const pugi::xml_node address = source.child("address");
    if (const auto vendor = source.child("vendor"))
        return u"usb "_s + text(vendor.attribute("id")) + u':' + text(source.child("product").attribute("id"));
    if (std::string_view(address.attribute("type").value()) == "usb")
        return u"usb "_s + text(address.attribute("bus")) + u'.' + text(address.attribute("device"));
    return readAddress(address);
}

QString sourceOf(std::string_view type, const pugi::xml_node& source)
{
    if (const char* attribute = sourceAttribute(type))
        return text(source.attribute(attribute));
    if (isSocket(type))
        return socketSource(source);
    if (type == "hostdev")
        return hostdevSource(source);
    return {};
}

void readOptions(const pugi::xml_node& child, std::string_view name, Interface& result)
{
    if (name == "driver") {
        result.driverName = text(child.attribute("name"));
        result.queues = int(number(child.attribute("queues")) & 0x7fffffff);
    } else if (name == "mtu") {
        result.mtu = number(child.attribute("size"));
    } else if (name == "link") {
        const std::string_view state = child.attribute("state").value();
        result.link = state == "up" ? Interface::Link::Up
            : state == "down"       ? Interface::Link::Down
                                    : Interface::Link::Unset;
    } else if (name == "boot") {
        result.bootOrder = int(number(child.attribute("order")) & 0x7fffffff);
    } else if (name == "script") {
        result.script = path(child);
    } else if (name == "downscript") {
        result.downscript = path(child);
    } else if (name == "filterref") {
        result.filter = text(child.attribute("filter"));
    } else if (name == "backend") {
        result.backendTap = text(child.attribute("tap"));
        result.backendVhost = text(child.attribute("vhost"));
    } else if (name == "vlan") {
        result.hasVlan = true;
    } else if (name == "virtualport") {
        result.hasVirtualport = true;
    } else if (name == "bandwidth") {
        result.hasBandwidth = true;
    }
}

} // namespace

Result<void> load(pugi::xml_document& document, QByteArrayView xml, unsigned flags)
{
    const auto outcome = document.load_buffer(xml.data(), std::size_t(xml.size()), flags, pugi::encoding_utf8);
    if (outcome)
        return {};
    return std::unexpected(Error { .kind = Error::Kind::Invalid,
        .message = Xml::tr("The text is not well-formed XML (line %1).").arg(lineAt(xml, outcome.offset)),
        .detail = QString::fromLatin1(outcome.description()) });
}

QByteArray toXml(const pugi::xml_node& node)
{
    struct Writer : pugi::xml_writer
    {
        QByteArray bytes;
        void write(const void* data, std::size_t size) override
        {
            bytes.append(static_cast<const char*>(data), qsizetype(size));
        }
    } writer;
    constexpr unsigned format = pugi::format_raw | pugi::format_attribute_single_quote | pugi::format_no_declaration;
    node.print(writer, "", format, pugi::encoding_utf8);
    return writer.bytes;
}

Interface readInterfaceNode(const pugi::xml_node& node)
{
    Interface result;
    const pugi::xml_attribute typeAttribute = node.attribute("type");
    const std::string_view type = typeAttribute ? typeAttribute.value() : "user"; // libvirt's default
    result.type = QString::fromUtf8(type.data(), qsizetype(type.size()));

    // Backwards, so that of several the first one counts, as in libvirt.
    for (pugi::xml_node child = node.last_child(); child; child = child.previous_sibling()) {
        const std::string_view name = child.name();
        if (name == "mac") {
            result.mac = MacAddress::parse(text(child.attribute("address")));
        } else if (name == "source") {
            result.source = sourceOf(type, child);
            result.network = text(child.attribute("network"));
            result.hasSourceIp = child.child("ip") || child.child("route");
        } else if (name == "target") {
            result.targetDev = text(child.attribute("dev"));
            result.managed = yesOrNo(child.attribute("managed"));
        } else if (name == "model") {
            result.model = text(child.attribute("type"));
        } else if (name == "alias") {
            result.alias = text(child.attribute("name"));
        } else if (name == "address") {
            result.address = readAddress(child);
        } else {
            readOptions(child, name, result);
        }
    }
    return result;
}

pugi::xml_attribute setAttribute(pugi::xml_node node, const char* name, const QString& value)
{
    pugi::xml_attribute attribute = node.attribute(name);
    if (!attribute)
        attribute = node.append_attribute(name);
    attribute.set_value(value.toUtf8().constData());
    return attribute;
}

bool renameSource(pugi::xml_node source, const QString& type, const QString& name)
{
    const QByteArray typeName = type.toUtf8();
    if (const char* attribute = sourceAttribute({ typeName.constData(), std::size_t(typeName.size()) })) {
        setAttribute(source, attribute, name);
        return true;
    }
    const qsizetype colon = name.lastIndexOf(u':');
    if (!isSocket({ typeName.constData(), std::size_t(typeName.size()) }) || colon < 0)
        return false;
    QString address = name.left(colon);
    if (address.startsWith(u'[') && address.endsWith(u']'))
        address = address.mid(1, address.size() - 2);
    if (address.isEmpty())
        source.remove_attribute("address");
    else
        setAttribute(source, "address", address);
    setAttribute(source, "port", name.mid(colon + 1));
    return true;
}

void writeSource(pugi::xml_node interface, const QString& type, const QString& source)
{
    if (source.isEmpty())
        return;
    pugi::xml_node node = interface.append_child("source");
    if (type == "hostdev"_L1)
        writeAddress(node, source);
    else
        renameSource(node, type, source);
    if (!node.first_child() && !node.first_attribute())
        interface.remove_child(node);
}

bool isElement(const pugi::xml_node& node, QByteArrayView name)
{
    return node.type() == pugi::node_element && QByteArrayView(node.name()) == name;
}

Result<QByteArray> onlyInterface(QByteArrayView interfaceXml)
{
    pugi::xml_document document;
    if (const auto loaded = load(document, interfaceXml, readFlags); !loaded)
        return std::unexpected(loaded.error());
    const pugi::xml_node root = document.document_element();
    const qsizetype begin = root.offset_debug() - 1;
    const qsizetype end = isElement(root, "interface") && begin >= 0 ? elementEnd(interfaceXml, begin) : -1;
    if (end < 0) {
        return std::unexpected(Error { .kind = Error::Kind::Invalid,
            .message = Xml::tr("The text is not one “interface” element."),
            .detail = {} });
    }
    return interfaceXml.sliced(begin, end - begin).toByteArray();
}

} // namespace VirtTap
