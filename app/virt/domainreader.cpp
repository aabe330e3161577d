#include "virt/domainreader.h"
#include "virt/eventsink.h"
#include "virt/handle.h"
#include "virt/taintlanguages.h"
#include "virt/virterror.h"
#include "xml/domainxml.h"
#include "xml/secrets.h"
#include "xml/taintcauses.h"

#include <span>
#include <vector>

#include <libvirt/virterror.h>

#include <QCoreApplication>

namespace VirtTap {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(VirtTap::DomainReader)
};

QString listMessage()
{
    return Text::tr("The guests of this host could not be listed.");
}

Domain::State stateOf(int state)
{
    switch (state) {
    case VIR_DOMAIN_RUNNING:
    case VIR_DOMAIN_BLOCKED:
        return Domain::State::Running;
    case VIR_DOMAIN_PAUSED:
        return Domain::State::Paused;
    case VIR_DOMAIN_SHUTDOWN:
        return Domain::State::ShuttingDown;
    case VIR_DOMAIN_SHUTOFF:
        return Domain::State::ShutOff;
    case VIR_DOMAIN_CRASHED:
        return Domain::State::Crashed;
    case VIR_DOMAIN_PMSUSPENDED:
        return Domain::State::Suspended;
    default:
        return Domain::State::Unknown;
    }
}

// The driver for QEMU has no event for a start that fails: this is all that tells of another program's.
bool hasFailedToStart(int state, int reason)
{
    return state == VIR_DOMAIN_SHUTOFF && reason == VIR_DOMAIN_SHUTOFF_FAILED;
}

// Takes over the handle; it is used again for every later call on that guest.
Domain domainOf(HostConnection& connection, virDomainPtr handle, int state, int reason = 0)
{
    Domain domain;
    domain.uuid = uuidOf(handle);
    domain.name = QString::fromUtf8(virDomainGetName(handle));
    domain.state = stateOf(state);
    domain.lastStartFailed = hasFailedToStart(state, reason);
    connection.remember(domain.uuid, HostConnection::Domain(handle, [](virDomain* freed) { virDomainFree(freed); }));
    return domain;
}

Result<std::vector<DomainHandle>> listDomains(HostConnection& connection, unsigned int flags)
{
    virDomainPtr* raw = nullptr;
    const int count = virConnectListAllDomains(connection.get(), &raw, flags);
    if (count < 0)
        return std::unexpected(takeLibvirtError(listMessage()));
    const std::unique_ptr<virDomainPtr, Releaser<&std::free>> array(raw);
    std::vector<DomainHandle> domains;
    domains.reserve(static_cast<std::size_t>(count));
    for (virDomainPtr domain : std::span(raw, static_cast<std::size_t>(count)))
        domains.emplace_back(domain);
    return domains;
}

Result<QSet<QUuid>> listUuids(HostConnection& connection, unsigned int flags)
{
    const auto domains = listDomains(connection, flags);
    if (!domains)
        return std::unexpected(domains.error());
    QSet<QUuid> uuids;
    for (const DomainHandle& domain : *domains)
        uuids.insert(uuidOf(domain.get()));
    return uuids;
}

// For drivers without bulk statistics: the filters tell the states.
Result<QList<Domain>> readStatesByFilter(HostConnection& connection)
{
    struct Filter
    {
        unsigned int flag;
        int state;
    };
    QList<Domain> result;
    for (const Filter filter : { Filter { VIR_CONNECT_LIST_DOMAINS_RUNNING, VIR_DOMAIN_RUNNING },
             Filter { VIR_CONNECT_LIST_DOMAINS_PAUSED, VIR_DOMAIN_PAUSED },
             Filter { VIR_CONNECT_LIST_DOMAINS_SHUTOFF, VIR_DOMAIN_SHUTOFF },
             Filter { VIR_CONNECT_LIST_DOMAINS_OTHER, VIR_DOMAIN_NOSTATE } }) {
        auto domains = listDomains(connection, filter.flag);
        if (!domains)
            return std::unexpected(domains.error());
        for (DomainHandle& domain : *domains)
            result.append(domainOf(connection, domain.release(), filter.state));
    }
    return result;
}

Known<bool> membership(const Result<QSet<QUuid>>& uuids, const QUuid& uuid)
{
    if (uuids)
        return uuids->contains(uuid);
    return Known<bool>::unknown(uuids.error().detail);
}

Known<bool> knownFlag(int answer)
{
    if (answer >= 0)
        return answer != 0;
    return Known<bool>::unknown(takeLibvirtError({}).detail);
}

#if LIBVIR_VERSION_NUMBER >= 7001000
Known<QStringList> readMessages(virDomain* domain, unsigned int kind)
{
    char** raw = nullptr;
    const int count = virDomainGetMessages(domain, &raw, kind);
    if (count < 0)
        return Known<QStringList>::unknown(takeLibvirtError({}).detail);
    const std::unique_ptr<char*, Releaser<&std::free>> array(raw);
    QStringList messages;
    for (char* message : std::span(raw, static_cast<std::size_t>(count)))
        messages.append(QString::fromUtf8(CString(message).get()));
    return messages;
}
#endif

// What is deprecated comes with a taint: one without any is not asked twice.
void readTaints(virDomain* handle, Domain& domain)
{
#if LIBVIR_VERSION_NUMBER >= 7001000
    domain.taints = readMessages(handle, VIR_DOMAIN_MESSAGE_TAINTING);
    const QStringList taints = domain.taints.valueOr({});
    for (const QString& taint : taints)
        domain.taintFlags.append(recogniseTaint(taint));
    if (!taints.isEmpty())
        domain.deprecations = readMessages(handle, VIR_DOMAIN_MESSAGE_DEPRECATION).valueOr({});
#else
    Q_UNUSED(handle)
    domain.taints = Known<QStringList>::unknown(Text::tr("This program was built with a libvirt that cannot tell."));
#endif
}

// What a managed save would resume.
Known<QList<TaintCause>> readSavedCauses(virDomain* domain)
{
    const CString xml(virDomainManagedSaveGetXMLDesc(domain, 0));
    if (!xml)
        return Known<QList<TaintCause>>::unknown(takeLibvirtError({}).detail);
    const auto causes = readTaintCauses(QByteArrayView(xml.get()));
    return causes ? Known(*causes) : Known<QList<TaintCause>>::unknown(causes.error().message);
}

unsigned int xmlFlags(XmlFlavour flavour)
{
    return flavour == XmlFlavour::Config ? VIR_DOMAIN_XML_INACTIVE : 0;
}

Result<DomainDescription> describe(virDomain* domain, XmlFlavour flavour)
{
    const CString xml(virDomainGetXMLDesc(domain, xmlFlags(flavour)));
    if (!xml)
        return std::unexpected(takeLibvirtError(Text::tr("The XML of this guest could not be read.")));
    return readDomain(QByteArrayView(xml.get()));
}

Error noDomain()
{
    return takeLibvirtError(Text::tr("The guest is not there any more."));
}

} // namespace

Result<QList<Domain>> DomainOverview::merged() const
{
    if (!domains)
        return std::unexpected(domains.error());
    QList<Domain> result = *domains;
    for (Domain& domain : result) {
        domain.isPersistent = !transient || !transient->contains(domain.uuid);
        domain.hasManagedSave = membership(managedSave, domain.uuid);
        domain.autostart = membership(autostart, domain.uuid);
    }
    return result;
}

Result<QList<Domain>> readStates(HostConnection& connection)
{
    virDomainStatsRecordPtr* records = nullptr;
    const int count = virConnectGetAllDomainStats(connection.get(), VIR_DOMAIN_STATS_STATE, &records, 0);
    if (count < 0) {
        const Error error = takeLibvirtError(listMessage());
        if (error.kind == Error::Kind::Unreachable)
            return std::unexpected(error);
        return readStatesByFilter(connection);
    }
    QList<Domain> domains;
    domains.reserve(count);
    for (const virDomainStatsRecord* record : std::span(records, static_cast<std::size_t>(count))) {
        int state = VIR_DOMAIN_NOSTATE;
        int reason = 0;
        virTypedParamsGetInt(record->params, record->nparams, "state.state", &state);
        virTypedParamsGetInt(record->params, record->nparams, "state.reason", &reason);
        virDomainRef(record->dom); // the list lets go of its own
        domains.append(domainOf(connection, record->dom, state, reason));
    }
    virDomainStatsRecordListFree(records);
    return domains;
}

Result<QSet<QUuid>> listTransient(HostConnection& connection)
{
    return listUuids(connection, VIR_CONNECT_LIST_DOMAINS_TRANSIENT);
}

Result<QSet<QUuid>> listManagedSave(HostConnection& connection)
{
    return listUuids(connection, VIR_CONNECT_LIST_DOMAINS_MANAGEDSAVE);
}

Result<QSet<QUuid>> listAutostart(HostConnection& connection)
{
    return listUuids(connection, VIR_CONNECT_LIST_DOMAINS_AUTOSTART);
}

Result<Domain> readDetails(HostConnection& connection, Domain domain)
{
    const HostConnection::Domain handle = connection.domain(domain.uuid);
    if (!handle)
        return std::unexpected(noDomain());
    for (const XmlFlavour flavour : { XmlFlavour::Live, XmlFlavour::Config }) {
        const bool isLive = flavour == XmlFlavour::Live;
        if (isLive ? !domain.isActive() : !domain.isPersistent)
            continue;
        auto description = describe(handle.get(), flavour);
        if (!description) {
            const Error::Kind kind = description.error().kind;
            if (kind == Error::Kind::NotFound || kind == Error::Kind::Unreachable)
                return std::unexpected(description.error());
            domain.problem = description.error().message + u' ' + description.error().detail;
            return domain;
        }
        domain.name = description->name;
        domain.type = description->type;
        (isLive ? domain.live : domain.config) = std::move(description->interfaces);
        (isLive ? domain.liveCauses : domain.configCauses) = std::move(description->taintCauses);
    }
    if (domain.isActive())
        readTaints(handle.get(), domain);
    if (domain.hasManagedSave.valueOr(false))
        domain.savedCauses = readSavedCauses(handle.get());
    domain.isRead = true;
    return domain;
}

Result<Domain> readOne(HostConnection& connection, const QUuid& uuid)
{
    const HostConnection::Domain handle = connection.domain(uuid);
    int state = VIR_DOMAIN_NOSTATE;
    int reason = 0;
    if (!handle || virDomainGetState(handle.get(), &state, &reason, 0) < 0)
        return std::unexpected(noDomain());
    Domain domain;
    domain.uuid = uuid;
    domain.name = QString::fromUtf8(virDomainGetName(handle.get()));
    domain.state = stateOf(state);
    domain.lastStartFailed = hasFailedToStart(state, reason);
    const int isPersistent = virDomainIsPersistent(handle.get());
    if (isPersistent < 0)
        return std::unexpected(noDomain());
    domain.isPersistent = isPersistent != 0;
    domain.hasManagedSave = knownFlag(virDomainHasManagedSaveImage(handle.get(), 0));
    int autostart = 0;
    const int answer = virDomainGetAutostart(handle.get(), &autostart);
    domain.autostart = knownFlag(answer < 0 ? answer : autostart);
    return readDetails(connection, std::move(domain));
}

Result<QString> readDomainXml(HostConnection& connection, const QUuid& uuid, XmlFlavour flavour)
{
    const HostConnection::Domain handle = connection.domain(uuid);
    if (!handle)
        return std::unexpected(noDomain());
    const CString xml(virDomainGetXMLDesc(handle.get(), xmlFlags(flavour)));
    if (!xml)
        return std::unexpected(takeLibvirtError(Text::tr("The XML of this guest could not be read.")));
    const auto stripped = stripSecrets(QByteArrayView(xml.get()));
    if (!stripped)
        return std::unexpected(stripped.error());
    return stripped->xml;
}

} // namespace VirtTap
