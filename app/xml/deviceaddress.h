#pragma once

#include <QString>

#include <optional>

namespace pugi {
class xml_node;
}

namespace VirtTap {

struct PciAddress
{
    unsigned domain = 0;
    unsigned bus = 0;
    unsigned slot = 0;
    unsigned function = 0;
};

// A device's <address> as text: "pci 0000:01:00.0", "ccw fe.0.0001", "usb 0.1", "virtio-mmio". Empty when the element
// names no place, as <address type='pci'/> does, which asks libvirt to choose one.
QString readAddress(const pugi::xml_node& address);
std::optional<PciAddress> readPciAddress(
    const pugi::xml_node& address); // of type='pci' or without a type, as in <source>

// Adds the <address> of that text, when it is of a kind that readAddress() writes.
void writeAddress(pugi::xml_node parent, const QString& text);

} // namespace VirtTap
