#include "xml/deviceaddress.h"
#include "xml/interfacenode.h"
#include "xml/interfacexml.h"
#include "xml/xmltext.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace VirtTap {

using namespace Qt::StringLiterals;

namespace {

// The order in which libvirt writes them: where a new child goes.
constexpr auto order
    = std::to_array<const char*>({ "mac", "source", "vlan", "virtualport", "ip", "route", "portForward", "script",
        "downscript", "backenddomain", "target", "guest", "model", "driver", "backend", "filterref", "teaming",
        "bandwidth", "tune", "link", "mtu", "coalesce", "boot", "alias", "rom", "acpi", "address" });

qsizetype rank(const char* name)
{
    const auto found = std::ranges::find_if(order, [&](const char* known) { return std::strcmp(known, name) == 0; });
    return found == order.end() ? -1 : found - order.begin();
}

// Removes the element and the blanks before it.
void remove(pugi::xml_node parent, pugi::xml_node child)
{
    if (!child)
        return;
    const pugi::xml_node before = child.previous_sibling();
    if (before.type() == pugi::node_pcdata && QByteArrayView(before.value()).trimmed().isEmpty())
        parent.remove_child(before);
    parent.remove_child(child);
}

void removeAll(pugi::xml_node parent, const char* name)
{
    while (const pugi::xml_node child = parent.child(name))
        remove(parent, child);
}

// libvirt reads the first of several only: the others must not come to count when that one is taken away.
void dropRepeated(pugi::xml_node parent)
{
    for (const char* name :
        { "mac", "source", "target", "model", "driver", "filterref", "link", "mtu", "boot", "script", "downscript" }) {
        while (const pugi::xml_node repeated = parent.child(name).next_sibling(name))
            remove(parent, repeated);
    }
}

// A new child, on a line of its own, where libvirt would write it.
pugi::xml_node insert(pugi::xml_node parent, const char* name)
{
    if (!parent.first_child())
        parent.append_child(pugi::node_pcdata).set_value("\n");
    pugi::xml_node after;
    for (const pugi::xml_node& child : parent.children()) {
        if (child.type() == pugi::node_element && rank(child.name()) >= 0 && rank(child.name()) <= rank(name))
            after = child;
    }
    const pugi::xml_node blanks
        = after ? parent.insert_child_after(pugi::node_pcdata, after) : parent.prepend_child(pugi::node_pcdata);
    pugi::xml_node(blanks).set_value("\n  ");
    return parent.insert_child_after(name, blanks);
}

pugi::xml_node childOf(pugi::xml_node parent, const char* name)
{
    const pugi::xml_node child = parent.child(name);
    return child ? child : insert(parent, name);
}

void set(pugi::xml_node parent, const char* name, const char* attribute, const QString& value)
{
    setAttribute(childOf(parent, name), attribute, value);
}

// Absent where the value is empty.
void setOrRemove(pugi::xml_node parent, const char* name, const char* attribute, const QString& value)
{
    if (value.isEmpty())
        remove(parent, parent.child(name));
    else
        set(parent, name, attribute, value);
}

QString textOf(int number)
{
    return number == 0 ? QString() : QString::number(number);
}

// Takes an attribute away, and with the last of them the element.
void setAttributeOrRemove(pugi::xml_node parent, const char* name, const char* attribute, const QString& value)
{
    if (!value.isEmpty()) {
        set(parent, name, attribute, value);
        return;
    }
    pugi::xml_node child = parent.child(name);
    if (!child.remove_attribute(attribute))
        return;
    if (!child.first_attribute()
        && !child.find_child([](const auto& node) { return node.type() == pugi::node_element; }))
        remove(parent, child);
}

void dropWhatBelongsTo(const QString& oldType, pugi::xml_node node)
{
    // What it was connected to and how.
    for (const char* name : { "source", "virtualport", "vlan", "portForward", "backend", "port", "target", "coalesce" })
        removeAll(node, name);
    node.remove_attribute("managed"); // of hostdev
    node.child("bandwidth").child("inbound").remove_attribute("floor"); // of networks
    if (oldType == "hostdev"_L1) {
        removeAll(node, "driver"); // vfio
        removeAll(node, "teaming");
    }
    if (oldType == "user"_L1) { // the addresses that QEMU's own network hands out
        removeAll(node, "ip");
        removeAll(node, "route");
    }
}

void rewriteSource(pugi::xml_node node, const Interface& before, const Interface& wanted)
{
    if (pugi::xml_node source = node.child("source"); source && !wanted.hasSourceIp) {
        const bool hadIp = source.child("ip") || source.child("route");
        removeAll(source, "ip");
        removeAll(source, "route");
        const bool isEmpty = !source.first_attribute()
            && !source.find_child([](const auto& child) { return child.type() == pugi::node_element; });
        if (hadIp && isEmpty)
            remove(node, source);
    }
    if (before.type == wanted.type && before.source == wanted.source)
        return;
    if (wanted.source.isEmpty()) {
        removeAll(node, "source");
        return;
    }
    pugi::xml_node source = childOf(node, "source");
    if (wanted.type == "hostdev"_L1) {
        source.remove_children();
        source.append_child(pugi::node_pcdata).set_value("\n    ");
        writeAddress(source, wanted.source);
        source.append_child(pugi::node_pcdata).set_value("\n  ");
    } else if (!renameSource(source, wanted.type, wanted.source)) {
        remove(node, source);
    }
}

void rewriteOptions(pugi::xml_node node, const Interface& wanted)
{
    setOrRemove(node, "mac", "address", wanted.mac ? wanted.mac->toString() : QString());
    if (wanted.script)
        set(node, "script", "path", *wanted.script);
    else
        removeAll(node, "script");
    if (wanted.downscript)
        set(node, "downscript", "path", *wanted.downscript);
    else
        removeAll(node, "downscript");

    setAttributeOrRemove(node, "target", "dev", wanted.targetDev);
    const QString managed = wanted.managed ? (*wanted.managed ? u"yes"_s : u"no"_s) : QString();
    setAttributeOrRemove(node, "target", "managed", managed);
    setOrRemove(node, "model", "type", wanted.model);
    setAttributeOrRemove(node, "driver", "name", wanted.driverName);
    setAttributeOrRemove(node, "driver", "queues", textOf(wanted.queues));
    if (QString::fromUtf8(node.child("filterref").attribute("filter").value()) != wanted.filter)
        removeAll(node, "filterref"); // with the parameters of the other filter
    setOrRemove(node, "filterref", "filter", wanted.filter);
    const bool isUp = wanted.link == Interface::Link::Up;
    setOrRemove(node, "link", "state", wanted.link == Interface::Link::Unset ? QString() : isUp ? u"up"_s : u"down"_s);
    setOrRemove(node, "mtu", "size", wanted.mtu == 0 ? QString() : QString::number(wanted.mtu));
    setOrRemove(node, "boot", "order", textOf(wanted.bootOrder));
    if (!wanted.hasVlan)
        removeAll(node, "vlan");
    if (!wanted.hasVirtualport)
        removeAll(node, "virtualport");
    if (!wanted.hasBandwidth)
        removeAll(node, "bandwidth");
}

} // namespace

Result<QString> rewriteInterface(QByteArrayView domainXml, const Interface& which, const Interface& wanted)
{
    const auto element = extractInterface(domainXml, which);
    if (!element)
        return std::unexpected(element.error());
    pugi::xml_document document;
    if (const auto loaded = load(document, element->toUtf8(), editFlags); !loaded)
        return std::unexpected(loaded.error());

    pugi::xml_node node = document.child("interface");
    dropRepeated(node);
    const Interface before = readInterfaceNode(node);
    if (before.type != wanted.type) {
        dropWhatBelongsTo(before.type, node);
        setAttribute(node, "type", wanted.type);
    }
    rewriteSource(node, before, wanted);
    rewriteOptions(node, wanted);
    return QString::fromUtf8(toXml(node)) + u'\n';
}

} // namespace VirtTap
