#pragma once

#include <QMetaType>
#include <QString>

#include <array>
#include <compare>
#include <cstdint>
#include <optional>

namespace VirtTap {

// A 48-bit Ethernet address.
class MacAddress
{
public:
    using Octets = std::array<std::uint8_t, 6>;

    MacAddress() = default; // 00:00:00:00:00:00
    explicit MacAddress(const Octets& octets)
        : m_octets(octets)
    {
    }

    // As libvirt reads it: six parts of one or two hexadecimal digits, separated by ':'. Nothing else.
    static std::optional<MacAddress> parse(QStringView text);
    // A new address with the prefix 52:54:00, which QEMU and libvirt use for guests.
    static MacAddress random();

    const Octets& octets() const { return m_octets; }
    QString toString() const; // lower case, two digits an octet

    bool isMulticast() const { return (m_octets[0] & 1U) != 0; } // broadcast included
    bool isZero() const { return m_octets == Octets {}; }
    // The address libvirt gives a tap: the guest's with first octet fe, so that a bridge never takes it for its own.
    MacAddress forHostSide() const;

    friend auto operator<=>(const MacAddress&, const MacAddress&) = default;

private:
    Octets m_octets {};
};

size_t qHash(const MacAddress& mac, size_t seed = 0) noexcept;

} // namespace VirtTap

Q_DECLARE_METATYPE(VirtTap::MacAddress)
