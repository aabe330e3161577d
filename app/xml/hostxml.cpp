#include "xml/hostxml.h"

#include <pugixml.hpp>

namespace VirtTap {

namespace {

void insertIfDeprecated(QSet<QString>& names, const QString& prefix, const pugi::xml_node& element)
{
    if (element.attribute("deprecated").as_bool()) // "yes"
        names.insert(prefix + QString::fromUtf8(element.child_value()));
}

} // namespace

std::optional<HostCapabilities> readCapabilities(const char* xml)
{
    pugi::xml_document document;
    if (!document.load_string(xml))
        return std::nullopt;
    const pugi::xml_node capabilities = document.child("capabilities");
    if (!capabilities)
        return std::nullopt;

    HostCapabilities result;
    const pugi::xml_node host = capabilities.child("host");
    result.hostUuid = QUuid::fromString(QString::fromUtf8(host.child_value("uuid")).trimmed());
    for (const pugi::xml_node prefix : host.children("netprefix"))
        result.netPrefixes.append(QString::fromUtf8(prefix.child_value()));
    for (const pugi::xml_node guest : capabilities.children("guest")) {
        const pugi::xml_node arch = guest.child("arch");
        const QString prefix = QString::fromUtf8(arch.attribute("name").value()) + u' ';
        result.deprecatedMachines.insert(prefix);
        for (const pugi::xml_node parent : { arch, arch.find_child_by_attribute("domain", "type", "kvm") }) {
            for (const pugi::xml_node machine : parent.children("machine"))
                insertIfDeprecated(result.deprecatedMachines, prefix, machine);
        }
    }
    return result;
}

QSet<QString> readDeprecatedCpuModels(const char* xml)
{
    pugi::xml_document document;
    document.load_string(xml);
    const pugi::xml_node capabilities = document.child("domainCapabilities");
    const QString prefix = QString::fromUtf8(capabilities.child_value("arch")) + u' ';
    QSet<QString> names { prefix };
    for (const pugi::xml_node mode : capabilities.child("cpu").children("mode")) {
        for (const pugi::xml_node model : mode.children("model"))
            insertIfDeprecated(names, prefix, model);
    }
    return names;
}

QUuid readSysinfoUuid(const char* xml)
{
    pugi::xml_document document;
    document.load_string(xml);
    const pugi::xml_node system = document.child("sysinfo").child("system");
    const char* text = system.find_child_by_attribute("entry", "name", "uuid").child_value();
    return QUuid::fromString(QString::fromUtf8(text).trimmed());
}

std::optional<NodeNetDevice> readNodeNetDevice(const char* xml)
{
    pugi::xml_document document;
    if (!document.load_string(xml))
        return std::nullopt;
    const pugi::xml_node device = document.child("device");
    const pugi::xml_node net = device.find_child_by_attribute("capability", "type", "net");
    const pugi::xml_node interface = net.child("interface");
    if (!interface)
        return std::nullopt;

    NodeNetDevice result;
    result.interface = QString::fromUtf8(interface.child_value());
    result.mac = MacAddress::parse(QString::fromUtf8(net.child_value("address")));
    result.linkState = QString::fromUtf8(net.child("link").attribute("state").value());
    result.path = QString::fromUtf8(device.child_value("path"));
    result.parent = QString::fromUtf8(device.child_value("parent"));
    for (const pugi::xml_node feature : net.children("feature"))
        result.features.append(QString::fromUtf8(feature.attribute("name").value()));
    result.capability = QString::fromUtf8(net.child("capability").attribute("type").value());
    return result;
}

} // namespace VirtTap
