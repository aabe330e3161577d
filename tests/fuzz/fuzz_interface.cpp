#include "xml/interfacexml.h"
#include "xml/schema.h"

#include <cstdlib>

using namespace VirtTap;

namespace {

void require(bool isTrue)
{
    if (!isTrue)
        std::abort();
}

Interface ownTap(Interface interface)
{
    interface.type = QStringLiteral("ethernet");
    interface.source.clear();
    interface.targetDev = QStringLiteral("tap0");
    interface.managed = false;
    interface.model = QStringLiteral("virtio");
    interface.mtu = 1500;
    interface.hasVlan = interface.hasVirtualport = interface.hasSourceIp = interface.hasBandwidth = false;
    return interface;
}

} // namespace

// What a person may paste into the editor: checked, read, changed, put into a guest, found there again.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size)
{
    const QByteArray xml(reinterpret_cast<const char*>(data), qsizetype(size));
    const bool isXml = parseUntrusted(xml, mostInterfaceBytes).isEmpty();
    checkInterfaceElements(xml); // has to bear anything
    const auto interface = readInterface(xml);
    if (!isXml || !interface)
        return 0;

    const QByteArray written = writeInterface(*interface).toUtf8();
    require(readInterface(written).has_value());

    const auto domain = domainWithInterface("<domain>\n  <devices/>\n</domain>\n", nullptr, xml);
    require(domain.has_value());
    require(parseUntrusted(domain->toUtf8()).isEmpty());
    if (!interface->mac && interface->address.isEmpty())
        return 0;
    const QByteArray domainXml = domain->toUtf8();
    const auto extracted = extractInterface(domainXml, *interface);
    require(extracted && readInterface(extracted->toUtf8()) == *interface);
    require(domainWithInterface(domainXml, &*interface, extracted->toUtf8()) == *domain);

    const Interface wanted = ownTap(*interface);
    const auto rewritten = rewriteInterface(domainXml, *interface, wanted);
    require(rewritten.has_value());
    const auto result = readInterface(rewritten->toUtf8());
    require(result && result->targetDev == wanted.targetDev && result->isOnOwnTap() && result->mac == wanted.mac);
    require(result->alias == wanted.alias && result->address == wanted.address && !result->hasVlan);
    return 0;
}
