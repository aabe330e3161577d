#include "virt/redefine.h"
#include "virt/handle.h"
#include "virt/virterror.h"
#include "xml/domainlocate.h"
#include "xml/domainxml.h"
#include "xml/interfacexml.h"

#include <libvirt/virterror.h>

#include <QCoreApplication>

namespace VirtTap {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(VirtTap::Redefine)
};

// The interface that an element names, as it stands in the domain: libvirt finds it by MAC address, and address if
// given.
Result<Interface> namedInterface(QByteArrayView domainXml, QByteArrayView xml)
{
    const auto wanted = readInterface(xml);
    if (!wanted)
        return std::unexpected(wanted.error());
    const auto description = readDomain(domainXml);
    if (!description)
        return std::unexpected(description.error());
    QList<Interface> found;
    for (const Interface& interface : description->interfaces) {
        const bool isSameAddress = wanted->address.isEmpty() || wanted->address == interface.address;
        if (wanted->mac && interface.mac == wanted->mac && isSameAddress)
            found.append(interface);
    }
    if (found.size() == 1)
        return found.first();
    return std::unexpected(Error { .kind = found.isEmpty() ? Error::Kind::NotFound : Error::Kind::Invalid,
        .message = found.isEmpty() ? Text::tr("The guest has no interface with that MAC address.")
                                   : Text::tr("Several interfaces of the guest have that MAC address."),
        .detail = {} });
}

bool define(HostConnection& connection, const char* text, Connection::Check check)
{
    const unsigned int flags = check == Connection::Check::Schema ? VIR_DOMAIN_DEFINE_VALIDATE : 0;
    const DomainHandle defined(virDomainDefineXMLFlags(connection.get(), text, flags));
    return defined != nullptr;
}

Result<QByteArray> withInterface(QByteArrayView domainXml, const Interface* which, QByteArrayView xml)
{
    const auto text = domainWithInterface(domainXml, which, xml);
    if (!text)
        return std::unexpected(text.error());
    return text->toUtf8();
}

} // namespace

Result<QByteArray> editedDomain(QByteArrayView domainXml, DeviceDeed deed, QByteArrayView xml)
{
    if (deed == DeviceDeed::Attach)
        return withInterface(domainXml, nullptr, xml);
    const auto which = namedInterface(domainXml, xml);
    if (!which)
        return std::unexpected(which.error());
    if (deed == DeviceDeed::Update)
        return withInterface(domainXml, &*which, xml);
    const auto range = locateInterface(domainXml, *which);
    if (!range)
        return std::unexpected(range.error());
    return QByteArray(domainXml.first(range->begin).toByteArray() + domainXml.sliced(range->end).toByteArray());
}

Result<QByteArray> domainWithReplaced(QByteArrayView domainXml, QByteArrayView previousXml, QByteArrayView xml)
{
    const auto previous = readInterface(previousXml);
    if (!previous)
        return std::unexpected(previous.error());
    return withInterface(domainXml, &*previous, xml);
}

Result<void> redefine(HostConnection& connection, virDomain& domain, const DomainEdit& edit, Connection::Check check,
    const QString& message)
{
    const CString before(virDomainGetXMLDesc(&domain, VIR_DOMAIN_XML_INACTIVE | VIR_DOMAIN_XML_SECURE));
    if (!before)
        return std::unexpected(takeLibvirtError(message));
    const auto after = edit(QByteArrayView(before.get()));
    if (!after)
        return std::unexpected(after.error());
    if (define(connection, after->constData(), check))
        return {};

    const bool isSchema = virGetLastErrorCode() == VIR_ERR_XML_INVALID_SCHEMA;
    Error error = takeLibvirtError(message);
    if (isSchema && !define(connection, before.get(), check)) { // as it stands: changes nothing
        virResetLastError();
        error.kind = Error::Kind::Uncheckable;
        error.message = Text::tr("The XML of this guest does not pass libvirt’s schema even without the change, so the "
                                 "change cannot be checked and was not made.");
    }
    return std::unexpected(std::move(error));
}

} // namespace VirtTap
