#include "engine/libvirtconnection.h"
#include "core/deliver.h"
#include "engine/demoguests.h"
#include "engine/relay.h"
#include "virt/hostsession.h"

namespace VirtTap {

namespace {

constexpr int reactionTime = 400; // ms until a guest of the demo has let go of an interface

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
    if (const auto simulated = m_demoGuests ? m_demoGuests->liveXml(domain) : std::nullopt;
        simulated && which == Xml::Live)
        return QtFuture::makeReadyFuture<Result<QString>>(*simulated);
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
    const DomainPtr known = m_state.domain(domain);
    if (m_demoGuests && scope != Scope::AfterNextStart && known && known->isActive())
        return changeDemo(deed, device, domain, xml.toUtf8(), scope, check);
    return change(deed, scope, domain, [device, domain, xml = xml.toUtf8(), scope, check](HostConnection& connection) {
        return changeInterface(connection, domain, device, xml, scope, check);
    });
}

QFuture<Result<void>> LibvirtConnection::changeDemo(
    Deed deed, DeviceDeed device, const QUuid& domain, const QByteArray& xml, Scope scope, Check check)
{
    const auto done = change(
        deed, scope, domain, [guests = m_demoGuests, device, domain, xml, scope, check](HostConnection& connection) {
            return guests->change(connection, domain, device, xml, scope, check);
        });
    if (device != DeviceDeed::Detach)
        return done;
    deliver(done, this, [this, domain](const Result<void>& result) {
        if (result)
            QTimer::singleShot(reactionTime, this, [this, domain] { letGoInDemo(domain); });
    });
    return done;
}

void LibvirtConnection::letGoInDemo(const QUuid& domain)
{
    const auto alias = m_demoGuests->letGo(domain);
    const DomainPtr known = m_state.domain(domain);
    if (!alias || !known)
        return;
    takeEvent({ .kind = HostEvent::Kind::DeviceRemoved, .domain = domain, .name = known->name, .text = *alias });
    refresh(domain);
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

QFuture<Result<void>> LibvirtConnection::redefineInterface(
    const QUuid& domain, const QString& previousXml, const QString& xml, Check check)
{
    return change(Deed::Redefine, Scope::AfterNextStart, domain,
        [domain, before = previousXml.toUtf8(), after = xml.toUtf8(), check](
            HostConnection& connection) { return redefineDomain(connection, domain, before, after, check); });
}

} // namespace VirtTap
