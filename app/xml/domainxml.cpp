#include "xml/domainxml.h"
#include "xml/deviceaddress.h"
#include "xml/interfacenode.h"
#include "xml/taintcauses.h"
#include "xml/xmltext.h"

#include <QSet>

#include <string_view>

namespace VirtTap {

namespace {

// What a device needs of PCIe ports: which are there, and which have something in them.
struct PciePorts
{
    bool hasPcie = false;
    QList<unsigned> ports;
    QSet<unsigned> takenBuses;

    int free() const
    {
        if (!hasPcie)
            return -1;
        int count = 0;
        for (const unsigned port : ports)
            count += takenBuses.contains(port) ? 0 : 1;
        return count;
    }
};

void readController(const pugi::xml_node& controller, PciePorts& pcie)
{
    if (std::string_view(controller.attribute("type").value()) != "pci")
        return;
    const std::string_view model = controller.attribute("model").value();
    if (model == "pcie-root") {
        pcie.hasPcie = true;
    } else if (model == "pcie-root-port" || model == "pcie-switch-downstream-port") {
        pcie.hasPcie = true;
        pcie.ports.append(controller.attribute("index").as_uint());
    }
}

void readDevices(const pugi::xml_node& devices, DomainDescription& result)
{
    PciePorts pcie;
    for (const pugi::xml_node& device : devices.children()) {
        const std::string_view name = device.name();
        if (name == "interface")
            result.interfaces.append(readInterfaceNode(device));
        else if (name == "controller")
            readController(device, pcie);

        if (const pugi::xml_node boot = device.child("boot"))
            result.bootOrders.append(int(boot.attribute("order").as_uint() & 0x7fffffff));
        if (const pugi::xml_node address = device.child("address")) {
            const auto pci = readPciAddress(address);
            if (pci && pci->domain == 0)
                pcie.takenBuses.insert(pci->bus);
        }
    }
    result.freePciePorts = pcie.free();
}

QString text(const char* utf8)
{
    return QString::fromUtf8(utf8);
}

} // namespace

Result<DomainDescription> readDomain(QByteArrayView xml)
{
    pugi::xml_document document;
    if (const auto loaded = load(document, xml, readFlags); !loaded)
        return std::unexpected(loaded.error());

    const pugi::xml_node root = document.document_element();
    if (!isElement(root, "domain")) {
        return std::unexpected(Error { .kind = Error::Kind::Invalid,
            .message = Xml::tr("This is not the XML of a guest: its outermost element is “%1”, not “domain”.")
                .arg(text(root.name())),
            .detail = {} });
    }

    DomainDescription result;
    result.type = text(root.attribute("type").value());
    for (const pugi::xml_node& child : root.children()) {
        const std::string_view name = child.name();
        if (name == "name") {
            result.name = text(child.child_value());
        } else if (name == "uuid") {
            result.uuid = QUuid::fromString(QLatin1StringView(child.child_value()).trimmed());
        } else if (name == "os") {
            result.machine = text(child.child("type").attribute("machine").value());
            result.hasOsBoot = bool(child.child("boot"));
        } else if (name == "vcpu") {
            result.vcpus = child.text().as_int();
        } else if (name == "devices") {
            readDevices(child, result);
        }
    }
    result.taintCauses = taintCausesIn(root, xml);
    return result;
}

} // namespace VirtTap
