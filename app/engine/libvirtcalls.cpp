#include "engine/libvirtconnection.h"
#include "engine/relay.h"
#include "virt/hostsession.h"

namespace VirtTap {

namespace {

Error notOpen()
{
    return {
        .kind = Error::Kind::Unreachable, .message = LibvirtConnection::tr("The connection is not open."), .detail = {}
    };
}

Error dropped()
{
    return { .kind = Error::Kind::Unreachable,
        .message = LibvirtConnection::tr("The connection was closed before the host answered."),
        .detail = {} };
}

Error readOnlyError()
{
    return { .kind = Error::Kind::Denied,
        .message = LibvirtConnection::tr("This connection is read-only and changes nothing."),
        .detail = {} };
}

} // namespace

QFuture<Result<QList<NodeNetDevice>>> LibvirtConnection::readNodeDevices()
{
    using Devices = QList<NodeNetDevice>;
    if (!m_session)
        return failedFuture<Devices>(notOpen());
    return relay<Devices>(
        m_session->readNodeDevices(), this, dropped(), [](Result<Devices> devices) { return devices; });
}

QFuture<Result<QString>> LibvirtConnection::readXml(const QUuid& domain, Xml which)
{
    if (!m_session)
        return failedFuture<QString>(notOpen());
    const auto flavour = which == Xml::Live ? XmlFlavour::Live : XmlFlavour::Config;
    return relay<QString>(
        m_session->readXml(domain, flavour), this, dropped(), [](Result<QString> xml) { return xml; });
}

QFuture<Result<void>> LibvirtConnection::change(
    Deed deed, Scope scope, const QUuid& domain, std::function<Result<void>(HostConnection&)> call)
{
    if (!m_session)
        return failedFuture<void>(notOpen());
    if (m_state.isReadOnly)
        return failedFuture<void>(readOnlyError());
    const DomainPtr known = m_state.domain(domain);
    const QString guest = known ? known->name : domain.toString(QUuid::WithoutBraces);
    return relay<void>(
        m_session->change(std::move(call)), this, dropped(), [this, deed, scope, domain, guest](Result<void> result) {
            if (result)
                say(Activity::Kind::Done, domain, wordsForDone(deed, scope, guest));
            else if (result.error().kind != Error::Kind::Cancelled)
                say(Activity::Kind::Failed, domain, wordsForFailed(deed, guest), result.error().detail);
            refresh(domain); // a change of the config has no event
            return result;
        });
}

QFuture<Result<void>> LibvirtConnection::start(const QUuid& domain)
{
    return change(Deed::Start, Scope::Now, domain,
        [domain](HostConnection& connection) { return startDomain(connection, domain); });
}

QFuture<Result<void>> LibvirtConnection::shutDown(const QUuid& domain)
{
    return change(Deed::ShutDown, Scope::Now, domain,
        [domain](HostConnection& connection) { return shutDownDomain(connection, domain); });
}

QFuture<Result<void>> LibvirtConnection::forceOff(const QUuid& domain)
{
    return change(Deed::ForceOff, Scope::Now, domain,
        [domain](HostConnection& connection) { return destroyDomain(connection, domain); });
}

QFuture<Result<void>> LibvirtConnection::discardSavedState(const QUuid& domain)
{
    return change(Deed::DiscardSavedState, Scope::Now, domain,
        [domain](HostConnection& connection) { return removeManagedSave(connection, domain); });
}

QFuture<Result<void>> LibvirtConnection::changeDevice(
    Deed deed, DeviceDeed device, const QUuid& domain, const QString& xml, Scope scope, Check check)
{
    return change(deed, scope, domain, [device, domain, xml = xml.toUtf8(), scope, check](HostConnection& connection) {
        return changeInterface(connection, domain, device, xml, scope, check);
    });
}

QFuture<Result<void>> LibvirtConnection::attachInterface(
    const QUuid& domain, const QString& xml, Scope scope, Check check)
{
    return changeDevice(Deed::Attach, DeviceDeed::Attach, domain, xml, scope, check);
}

QFuture<Result<void>> LibvirtConnection::updateInterface(
    const QUuid& domain, const QString& xml, Scope scope, Check check)
{
    return changeDevice(Deed::Update, DeviceDeed::Update, domain, xml, scope, check);
}

QFuture<Result<void>> LibvirtConnection::detachInterface(
    const QUuid& domain, const QString& xml, Scope scope, Check check)
{
    return changeDevice(Deed::Detach, DeviceDeed::Detach, domain, xml, scope, check);
}

} // namespace VirtTap
