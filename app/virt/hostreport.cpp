#include "virt/hostreport.h"
#include "virt/handle.h"
#include "virt/virterror.h"
#include "xml/hostxml.h"

#include <libvirt/virterror.h>

#include <span>

namespace VirtTap {

namespace {

QUuid uuidOfSysinfo(virConnect* connection)
{
    const CString xml(virConnectGetSysinfo(connection, 0));
    return xml ? readSysinfoUuid(xml.get()) : QUuid();
}

// Of the emulator that the daemon takes by itself; another one on the same host may think otherwise.
Known<QSet<QString>> readDeprecatedCpus(virConnect* connection)
{
    const CString xml(virConnectGetDomainCapabilities(connection, nullptr, nullptr, nullptr, nullptr, 0));
    if (!xml)
        return Known<QSet<QString>>::unknown(takeLibvirtError({}).detail);
    return readDeprecatedCpuModels(xml.get());
}

} // namespace

Known<QSet<QString>> readNetFilters(virConnect* connection)
{
    virNWFilterPtr* raw = nullptr;
    const int count = virConnectListAllNWFilters(connection, &raw, 0);
    if (count < 0)
        return Known<QSet<QString>>::unknown(takeLibvirtError({}).detail);
    const std::unique_ptr<virNWFilterPtr, Releaser<&std::free>> array(raw);
    QSet<QString> names;
    for (virNWFilterPtr each : std::span(raw, static_cast<std::size_t>(count))) {
        const FilterHandle filter(each);
        names.insert(QString::fromUtf8(virNWFilterGetName(filter.get())));
    }
    return names;
}

HostReport readHostReport(virConnect* connection)
{
    HostReport report;
    if (const char* type = virConnectGetType(connection)) // libvirt's own
        report.driver = QString::fromUtf8(type);
    virConnectGetLibVersion(connection, &report.libvirtVersion);
    virGetVersion(&report.clientVersion, nullptr, nullptr);
    virConnectGetVersion(connection, &report.hypervisorVersion);
    if (const CString name { virConnectGetHostname(connection) })
        report.hostName = QString::fromUtf8(name.get());

    QUuid uuid;
    const CString xml(virConnectGetCapabilities(connection));
    if (const auto capabilities = xml ? readCapabilities(xml.get()) : std::nullopt) {
        uuid = capabilities->hostUuid;
        report.netPrefixes = capabilities->netPrefixes;
        report.deprecatedMachines = capabilities->deprecatedMachines;
    } else {
        report.deprecatedMachines = Known<QSet<QString>>::unknown(takeLibvirtError({}).detail);
    }
    report.deprecatedCpus = readDeprecatedCpus(connection);
    if (uuid.isNull())
        uuid = uuidOfSysinfo(connection);
    if (!uuid.isNull())
        report.hostUuid = uuid.toString(QUuid::WithoutBraces);
    virResetLastError();
    return report;
}

} // namespace VirtTap
