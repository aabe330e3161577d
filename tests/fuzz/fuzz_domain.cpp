#include "xml/domainxml.h"
#include "xml/interfacexml.h"
#include "xml/schema.h"
#include "xml/secrets.h"

#include <cstdlib>

using namespace VirtTap;

// Whatever a host or a file says a guest is: read, searched, stripped, extended.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size)
{
    const QByteArray xml(reinterpret_cast<const char*>(data), qsizetype(size));
    const auto guest = readDomain(xml);
    const auto stripped = stripSecrets(xml);
    const bool isXml = parseUntrusted(xml).isEmpty();
    if (isXml && stripped && !parseUntrusted(stripped->xml.toUtf8()).isEmpty())
        std::abort();
    const auto extended = domainWithInterface(xml, nullptr, "<interface type='null'><model type='x'/></interface>");
    if (!guest)
        return 0;
    for (const Interface& interface : guest->interfaces) {
        (void)extractInterface(xml, interface);
        (void)rewriteInterface(xml, interface, interface);
    }
    if (!isXml)
        return 0;
    const auto again = extended ? readDomain(extended->toUtf8()) : Result<DomainDescription>();
    if (!again || again->interfaces.isEmpty() || !parseUntrusted(extended->toUtf8()).isEmpty())
        std::abort();
    return 0;
}
