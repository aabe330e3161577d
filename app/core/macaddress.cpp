#include "core/macaddress.h"

#include <QHashFunctions>
#include <QRandomGenerator>
#include <QStringList>

namespace VirtTap {

std::optional<MacAddress> MacAddress::parse(QStringView text)
{
    const QList<QStringView> parts = text.split(u':');
    if (parts.size() != 6)
        return std::nullopt;

    const auto digit = [](QChar c) -> int {
        if (c >= u'0' && c <= u'9')
            return c.unicode() - u'0';
        if (c >= u'a' && c <= u'f')
            return c.unicode() - u'a' + 10;
        if (c >= u'A' && c <= u'F')
            return c.unicode() - u'A' + 10;
        return -1;
    };

    Octets octets {};
    for (std::size_t i = 0; i < octets.size(); ++i) {
        const QStringView part = parts.at(qsizetype(i));
        if (part.isEmpty() || part.size() > 2)
            return std::nullopt;
        int value = 0;
        for (const QChar c : part) {
            const int d = digit(c);
            if (d < 0)
                return std::nullopt;
            value = value * 16 + d;
        }
        octets[i] = std::uint8_t(value);
    }
    return MacAddress(octets);
}

MacAddress MacAddress::random()
{
    const quint32 bits = QRandomGenerator::system()->generate();
    return MacAddress({ 0x52, 0x54, 0x00, std::uint8_t(bits), std::uint8_t(bits >> 8), std::uint8_t(bits >> 16) });
}

QString MacAddress::toString() const
{
    static constexpr char16_t digits[] = u"0123456789abcdef";
    QString text;
    text.reserve(17);
    for (const std::uint8_t octet : m_octets) {
        if (!text.isEmpty())
            text += u':';
        text += digits[octet >> 4];
        text += digits[octet & 0xf];
    }
    return text;
}

MacAddress MacAddress::forHostSide() const
{
    Octets octets = m_octets;
    octets[0] = 0xfe;
    return MacAddress(octets);
}

size_t qHash(const MacAddress& mac, size_t seed) noexcept
{
    return qHashBits(mac.octets().data(), mac.octets().size(), seed);
}

} // namespace VirtTap
