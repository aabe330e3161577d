#include "virt/domainsetup.h"
#include "virt/handle.h"
#include "virt/virterror.h"

#include <QCoreApplication>

namespace VirtTap {

namespace {

Error failed()
{
    return takeLibvirtError(
        QCoreApplication::translate("VirtTap::DomainSetup", "The guests of the demo could not be set up."));
}

} // namespace

Result<void> setUpDomains(
    HostConnection& connection, const QList<QByteArray>& definitions, const QList<QUuid>& autostarted)
{
    for (const QByteArray& xml : definitions) {
        const DomainHandle domain(
            virDomainDefineXMLFlags(connection.get(), xml.constData(), VIR_DOMAIN_DEFINE_VALIDATE));
        if (!domain)
            return std::unexpected(failed());
    }
    for (const QUuid& uuid : autostarted) {
        const HostConnection::Domain domain = connection.domain(uuid);
        if (!domain || virDomainSetAutostart(domain.get(), 1) < 0)
            return std::unexpected(failed());
    }
    return {};
}

} // namespace VirtTap
