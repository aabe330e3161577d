#include "xml/deviceaddress.h"

#include <pugixml.hpp>

#include <QByteArrayView>
#include <QList>

#include <cstdlib>

namespace VirtTap {

using namespace Qt::StringLiterals;

namespace {

// libvirt reads these numbers with base 0: 0x1f, 31 and 037 are the same.
unsigned number(const pugi::xml_node& address, const char* attribute)
{
    return unsigned(std::strtoul(address.attribute(attribute).value(), nullptr, 0));
}

QString hex(unsigned value, int width)
{
    return u"%1"_s.arg(value, width, 16, QLatin1Char('0'));
}

bool hasAny(const pugi::xml_node& address, std::initializer_list<const char*> attributes)
{
    for (const char* attribute : attributes) {
        if (address.attribute(attribute))
            return true;
    }
    return false;
}

QString pciText(const PciAddress& pci)
{
    return u"pci "_s + hex(pci.domain, 4) + u':' + hex(pci.bus, 2) + u':' + hex(pci.slot, 2) + u'.'
        + hex(pci.function, 1);
}

// The numbers of a text such as "0000:01:00.0"; empty when it is none.
QList<unsigned> numbers(QStringView text, int count, int base)
{
    QList<unsigned> result;
    QString spaced = text.toString();
    spaced.replace(u':', u'.');
    const QStringList parts = spaced.split(u'.');
    for (const QString& part : parts) {
        bool isNumber = false;
        result.append(part.toUInt(&isNumber, base));
        if (!isNumber)
            return {};
    }
    return result.size() == count ? result : QList<unsigned> {};
}

void setHex(pugi::xml_node& node, const char* attribute, unsigned value, int width)
{
    node.append_attribute(attribute) = (u"0x"_s + hex(value, width)).toLatin1().constData();
}

} // namespace

std::optional<PciAddress> readPciAddress(const pugi::xml_node& address)
{
    const QByteArrayView type(address.attribute("type").value());
    if ((!type.isEmpty() && type != "pci") || !hasAny(address, { "domain", "bus", "slot", "function" }))
        return std::nullopt;
    return PciAddress { number(address, "domain"), number(address, "bus"), number(address, "slot"),
        number(address, "function") };
}

QString readAddress(const pugi::xml_node& address)
{
    const QByteArrayView type(address.attribute("type").value());
    if (type == "pci") {
        const auto pci = readPciAddress(address);
        return pci ? pciText(*pci) : QString();
    }
    if (type == "ccw") {
        if (!hasAny(address, { "cssid", "ssid", "devno" }))
            return {};
        return u"ccw "_s + hex(number(address, "cssid"), 1) + u'.' + hex(number(address, "ssid"), 1) + u'.'
            + hex(number(address, "devno"), 4);
    }
    if (type == "usb") {
        if (!hasAny(address, { "bus", "port" }))
            return {};
        return u"usb "_s + QString::number(number(address, "bus")) + u'.'
            + QString::fromUtf8(address.attribute("port").value());
    }
    if (type == "spapr-vio") {
        const pugi::xml_attribute reg = address.attribute("reg");
        return reg ? u"spapr-vio 0x"_s + hex(number(address, "reg"), 1) : QString();
    }
    return QString::fromUtf8(type); // "virtio-mmio" has no more; others are not of network interfaces
}

void writeAddress(pugi::xml_node parent, const QString& text)
{
    const qsizetype blank = text.indexOf(u' ');
    const QString type = text.left(blank < 0 ? text.size() : blank);
    const QStringView place = blank < 0 ? QStringView() : QStringView(text).sliced(blank + 1);
    const auto append = [&] {
        pugi::xml_node node = parent.append_child("address");
        node.append_attribute("type") = type.toUtf8().constData();
        return node;
    };
    if (type == "pci"_L1) {
        if (const auto part = numbers(place, 4, 16); !part.isEmpty()) {
            pugi::xml_node node = append();
            setHex(node, "domain", part.at(0), 4);
            setHex(node, "bus", part.at(1), 2);
            setHex(node, "slot", part.at(2), 2);
            setHex(node, "function", part.at(3), 1);
        }
    } else if (type == "ccw"_L1) {
        if (const auto part = numbers(place, 3, 16); !part.isEmpty()) {
            pugi::xml_node node = append();
            setHex(node, "cssid", part.at(0), 1);
            setHex(node, "ssid", part.at(1), 1);
            setHex(node, "devno", part.at(2), 4);
        }
    } else if (type == "usb"_L1) {
        const qsizetype dot = place.indexOf(u'.');
        if (dot > 0) {
            pugi::xml_node node = append();
            node.append_attribute("bus") = place.left(dot).toUtf8().constData();
            node.append_attribute("port") = place.mid(dot + 1).toUtf8().constData();
        }
    } else if (type == "spapr-vio"_L1) {
        append().append_attribute("reg") = place.toUtf8().constData();
    } else if (type == "virtio-mmio"_L1) {
        append();
    }
}

} // namespace VirtTap
