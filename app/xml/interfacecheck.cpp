#include "core/error.h"
#include "core/interface.h"
#include "xml/elementtable.h"
#include "xml/interfacenode.h"
#include "xml/schema.h"
#include "xml/xmltext.h"

#include <algorithm>

namespace VirtTap {

using namespace Qt::StringLiterals;

namespace {

QString text(QByteArrayView utf8)
{
    return QString::fromUtf8(utf8);
}

QString suggestion(const QByteArray& near)
{
    return near.isEmpty() ? QString() : u' ' + Xml::tr("Did you mean “%1”?").arg(text(near));
}

// By libvirt, without a word, wherever it reads a guest's config.
bool isDropped(const QString& tap)
{
    return tap.startsWith("vnet"_L1) || tap.startsWith("macvtap"_L1) || tap.startsWith("macvlan"_L1);
}

// Goes through one <interface> with the path of the element it is in.
class Checker
{
public:
    explicit Checker(QByteArrayView xml)
        : m_xml(xml)
    {
    }

    QList<XmlProblem> run()
    {
        pugi::xml_document document;
        if (const auto loaded = load(document, m_xml, readFlags); !loaded)
            return { XmlProblem { .line = 0, .message = loaded.error().message } };
        const pugi::xml_node root = document.document_element();
        if (!isElement(root, "interface"))
            return { XmlProblem { .line = lineOf(root),
                .message = Xml::tr("The outermost element is “%1”, not “interface”.").arg(text(root.name())) } };
        checkInterface(root);
        return take();
    }

    QList<XmlProblem> runOnDomain()
    {
        pugi::xml_document document;
        if (const auto loaded = load(document, m_xml, readFlags); !loaded)
            return { XmlProblem { .line = 0, .message = loaded.error().message } };
        for (const pugi::xml_node& interface : document.child("domain").child("devices").children("interface"))
            checkInterface(interface);
        return take();
    }

private:
    using Kind = XmlProblem::Kind;

    void checkInterface(const pugi::xml_node& interface)
    {
        checkElement(interface, "interface");
        checkType(interface);
    }
    QList<XmlProblem> take()
    {
        std::ranges::stable_sort(m_problems, {}, &XmlProblem::line);
        return m_problems;
    }
    void checkElement(const pugi::xml_node& element, const QByteArray& path);
    void checkAttributes(const pugi::xml_node& element, const ElementRule& rule);
    void checkType(const pugi::xml_node& root);
    void checkEthernet(const pugi::xml_node& root, const Interface& interface);
    void checkEthernetSource(const pugi::xml_node& source, const Interface& interface);

    qsizetype offsetOf(const pugi::xml_node& element) const
    {
        return std::max<qsizetype>(element.offset_debug() - 1, 0);
    }
    int lineOf(const pugi::xml_node& element) const { return lineAt(m_xml, offsetOf(element)); }
    int lineOf(const pugi::xml_node& element, QByteArrayView attribute) const;
    void say(XmlProblem::Kind kind, int line, const QString& message)
    {
        m_problems.append({ .line = line, .message = message, .kind = kind });
    }

    QByteArrayView m_xml;
    QList<XmlProblem> m_problems;
};

int Checker::lineOf(const pugi::xml_node& element, QByteArrayView attribute) const
{
    XmlTokens tokens(m_xml, offsetOf(element));
    XmlToken token;
    if (!tokens.next(token))
        return 0;
    const QList<XmlAttribute> attributes = attributesOf(m_xml, token);
    const auto found = std::ranges::find(attributes, attribute, &XmlAttribute::name);
    return found == attributes.end() ? lineOf(element) : lineAt(m_xml, found->begin);
}

void Checker::checkElement(const pugi::xml_node& element, const QByteArray& path)
{
    const ElementRule* rule = findElement(path);
    if (!rule)
        return;
    checkAttributes(element, *rule);
    for (const pugi::xml_node& child : element.children()) {
        if (child.type() != pugi::node_element)
            continue;
        const QByteArray childPath = path + '/' + child.name();
        if (findElement(childPath)) {
            checkElement(child, childPath);
            continue;
        }
        say(Kind::UnknownElement, lineOf(child),
            Xml::tr("libvirt knows no element “%1” in “%2”.").arg(text(child.name()), text(element.name()))
                + suggestion(nearest(child.name(), knownChildren(path))));
    }
}

void Checker::checkAttributes(const pugi::xml_node& element, const ElementRule& rule)
{
    const QByteArrayList known = knownAttributes(rule);
    for (const pugi::xml_attribute& attribute : element.attributes()) {
        const QByteArrayView name = attribute.name();
        if (name == "xmlns" || name.startsWith("xmlns:"))
            continue;
        if (!known.contains(name)) {
            say(Kind::UnknownAttribute, lineOf(element, name),
                Xml::tr("libvirt knows no attribute “%1” of “%2”.").arg(text(name), text(element.name()))
                    + suggestion(nearest(name, known)));
            continue;
        }
        const QByteArrayList values = knownValues(rule, name);
        const QByteArrayView value = attribute.value();
        if (values.isEmpty() || values.contains(value))
            continue;
        say(Kind::UnknownValue, lineOf(element, name),
            Xml::tr("“%1” is no value of “%2” in “%3”; libvirt knows %4.")
                .arg(text(value), text(name), text(element.name()), text(values.join(", "))));
    }
}

void Checker::checkType(const pugi::xml_node& root)
{
    const Interface interface = readInterfaceNode(root);
    if (root.attribute("managed") && interface.type != "hostdev"_L1)
        say(Kind::Ignored, lineOf(root, "managed"),
            Xml::tr("“managed” of “interface” is for host devices only; the one of a tap belongs to “target”."));
    const pugi::xml_node target = root.child("target");
    if (interface.isEthernet())
        checkEthernet(root, interface);
    else if (interface.managed && !*interface.managed)
        say(Kind::Refused, lineOf(target, "managed"),
            Xml::tr("libvirt refuses managed='no' on an interface that is not of type 'ethernet'."));
}

void Checker::checkEthernet(const pugi::xml_node& root, const Interface& interface)
{
    const auto sayOf = [&](Kind kind, const char* name, const QString& message) {
        if (const pugi::xml_node child = root.child(name))
            say(kind, lineOf(child), message);
    };
    sayOf(Kind::Refused, "vlan",
        Xml::tr("libvirt sets no VLAN on type 'ethernet': the guest would not start. Set it on the switch's port."));
    sayOf(Kind::Refused, "virtualport", Xml::tr("libvirt refuses “virtualport” on type 'ethernet'."));
    sayOf(Kind::Refused, "coalesce", Xml::tr("libvirt refuses “coalesce” on type 'ethernet'."));
    if (const pugi::xml_node port = root.child("port"); QByteArrayView(port.attribute("isolated").value()) == "yes")
        say(Kind::Refused, lineOf(port), Xml::tr("libvirt refuses port isolation on type 'ethernet'."));
    if (const pugi::xml_node inbound = root.child("bandwidth").child("inbound"); inbound.attribute("floor"))
        say(Kind::Refused, lineOf(inbound, "floor"),
            Xml::tr("libvirt refuses “floor” except on some networks of its own."));
    sayOf(Kind::Refused, "portForward", Xml::tr("“portForward” is for type 'user' only."));
    sayOf(Kind::Ignored, "guest", Xml::tr("libvirt ignores “guest” on type 'ethernet'."));
    sayOf(Kind::Refused, "ip",
        Xml::tr("“ip” outside of “source” is the guest's own address, which QEMU cannot set: libvirt refuses it."));
    sayOf(Kind::Refused, "route",
        Xml::tr("“route” outside of “source” is the guest's own route, which QEMU cannot set: libvirt refuses it."));
    if (const pugi::xml_node source = root.child("source"))
        checkEthernetSource(source, interface);

    const pugi::xml_node target = root.child("target");
    if (!interface.isManaged() && interface.targetDev.isEmpty())
        say(Kind::Refused, lineOf(target),
            Xml::tr("managed='no' needs the name of the tap in “dev” of “target”: the guest would not start."));
    else if (target.attribute("dev") && interface.targetDev.isEmpty())
        say(Kind::Ignored, lineOf(target, "dev"), Xml::tr("The name of the tap in “dev” of “target” is empty."));
    else if (interface.isManaged() && isDropped(interface.targetDev))
        say(Kind::DroppedName, lineOf(target, "dev"),
            Xml::tr("libvirt drops the name “%1” when the guest is defined, and makes a tap of another: names that "
                    "begin with vnet, macvtap or macvlan are its own.")
                .arg(interface.targetDev));
}

void Checker::checkEthernetSource(const pugi::xml_node& source, const Interface& interface)
{
    for (const pugi::xml_attribute& attribute : source.attributes())
        say(Kind::Ignored, lineOf(source, attribute.name()),
            Xml::tr("libvirt ignores “%1” of “source” on type 'ethernet'; the tap is named in “target”.")
                .arg(text(attribute.name())));
    if (interface.isManaged())
        return;
    for (const pugi::xml_node& child : source.children()) {
        const QByteArrayView name = child.name();
        if (name == "ip" || name == "route")
            say(Kind::Refused, lineOf(child),
                Xml::tr("libvirt adds this “%1” to the tap at each start and never removes it from a tap with "
                        "managed='no': "
                        "the second start would fail.")
                    .arg(text(name)));
    }
}

} // namespace

QList<XmlProblem> checkInterfaceElements(QByteArrayView interfaceXml)
{
    return Checker(interfaceXml).run();
}

QList<XmlProblem> checkDomainElements(QByteArrayView domainXml)
{
    return Checker(domainXml).runOnDomain();
}

} // namespace VirtTap
