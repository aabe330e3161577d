#include "virt/domaincalls.h"
#include "virt/redefine.h"
#include "virt/virterror.h"

#include <libvirt/libvirt.h>
#include <libvirt/virterror.h>

#include <QCoreApplication>

namespace VirtTap {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(VirtTap::DomainCalls)
};

template <typename Call>
Result<void> callOn(HostConnection& connection, const QUuid& uuid, const QString& message, Call call)
{
    const HostConnection::Domain domain = connection.domain(uuid);
    if (!domain || call(domain.get()) < 0)
        return std::unexpected(takeLibvirtError(message));
    return {};
}

unsigned int flagsOf(Scope scope)
{
    switch (scope) {
    case Scope::Now:
        return VIR_DOMAIN_AFFECT_LIVE;
    case Scope::AfterNextStart:
        return VIR_DOMAIN_AFFECT_CONFIG;
    case Scope::Both:
        return VIR_DOMAIN_AFFECT_LIVE | VIR_DOMAIN_AFFECT_CONFIG;
    }
    return VIR_DOMAIN_AFFECT_CURRENT;
}

QString messageOf(DeviceDeed deed)
{
    switch (deed) {
    case DeviceDeed::Attach:
        return Text::tr("The interface could not be attached.");
    case DeviceDeed::Update:
        return Text::tr("The interface could not be changed.");
    case DeviceDeed::Detach:
        return Text::tr("The interface could not be detached.");
    }
    return {};
}

int callDevice(virDomain* domain, DeviceDeed deed, const char* xml, unsigned int flags)
{
    switch (deed) {
    case DeviceDeed::Attach:
        return virDomainAttachDeviceFlags(domain, xml, flags);
    case DeviceDeed::Update:
        return virDomainUpdateDeviceFlags(domain, xml, flags);
    case DeviceDeed::Detach:
        return virDomainDetachDeviceFlags(domain, xml, flags);
    }
    return -1;
}

} // namespace

Result<void> startDomain(HostConnection& connection, const QUuid& uuid)
{
    return callOn(connection, uuid, Text::tr("The guest could not be started."), &virDomainCreate);
}

Result<void> shutDownDomain(HostConnection& connection, const QUuid& uuid)
{
    return callOn(connection, uuid, Text::tr("The guest could not be asked to shut down."), &virDomainShutdown);
}

Result<void> destroyDomain(HostConnection& connection, const QUuid& uuid)
{
    return callOn(connection, uuid, Text::tr("The guest could not be forced off."), &virDomainDestroy);
}

Result<void> removeManagedSave(HostConnection& connection, const QUuid& uuid)
{
    return callOn(connection, uuid, Text::tr("The saved state could not be discarded."),
        [](virDomain* domain) { return virDomainManagedSaveRemove(domain, 0); });
}

Result<void> changeInterface(HostConnection& connection, const QUuid& uuid, DeviceDeed deed, const QByteArray& xml,
    Scope scope, Connection::Check check)
{
    const HostConnection::Domain domain = connection.domain(uuid);
    if (domain && callDevice(domain.get(), deed, xml.constData(), flagsOf(scope)) >= 0)
        return {};
    const bool isMissing = domain && virGetLastErrorCode() == VIR_ERR_NO_SUPPORT;
    Error error = takeLibvirtError(messageOf(deed));
    const bool isConfigOnly
        = scope == Scope::AfterNextStart || (isMissing && scope == Scope::Both && virDomainIsActive(domain.get()) == 0);
    if (!isMissing || !isConfigOnly)
        return std::unexpected(std::move(error));
    const auto edit = [deed, &xml](QByteArrayView text) { return editedDomain(text, deed, xml); };
    return redefine(connection, *domain, edit, check, error.message);
}

Result<void> redefineDomain(HostConnection& connection, const QUuid& uuid, const QByteArray& previousXml,
    const QByteArray& xml, Connection::Check check)
{
    const QString message = Text::tr("The guest could not be defined anew.");
    const HostConnection::Domain domain = connection.domain(uuid);
    if (!domain)
        return std::unexpected(takeLibvirtError(message));
    const auto edit = [&](QByteArrayView text) { return domainWithReplaced(text, previousXml, xml); };
    return redefine(connection, *domain, edit, check, message);
}

} // namespace VirtTap
