#include "engine/demoguests.h"

#include "virt/domainreader.h"
#include "virt/redefine.h"
#include "xml/domainxml.h"
#include "xml/interfacexml.h"

namespace VirtTap {

using namespace Qt::StringLiterals;

namespace {

constexpr auto failedGuest = "cache01"_L1; // of resources/demo-host.xml: its tap is missing

// As libvirt gives one to every device of a guest that runs.
QByteArray withAlias(const QByteArray& xml, qsizetype number)
{
    const qsizetype end = xml.lastIndexOf("</interface>");
    if (end < 0 || xml.contains("<alias "))
        return xml;
    return xml.first(end) + "<alias name='net" + QByteArray::number(number) + "'/>" + xml.sliced(end);
}

QString nameOf(const QByteArray& xml)
{
    const auto interface = readInterface(xml);
    if (!interface)
        return {};
    return interface->alias.isEmpty() ? interface->targetDev : interface->alias;
}

} // namespace

Result<void> DemoGuests::change(HostConnection& connection, const QUuid& guest, DeviceDeed deed, const QByteArray& xml,
    Scope scope, Connection::Check check)
{
    auto now = liveXml(guest);
    if (!now) {
        const auto read = readDomainXml(connection, guest, XmlFlavour::Live);
        if (!read)
            return std::unexpected(read.error());
        now = *read;
    }
    const QByteArray before = now->toUtf8();
    const auto described = readDomain(before);
    const qsizetype number = described ? described->interfaces.size() : 0;
    const auto after = editedDomain(before, deed, deed == DeviceDeed::Attach ? withAlias(xml, number) : xml);
    if (!after)
        return std::unexpected(after.error());
    if (scope == Scope::Both) {
        if (auto done = changeInterface(connection, guest, deed, xml, Scope::AfterNextStart, check); !done)
            return done;
    }
    const std::scoped_lock lock(m_mutex);
    if (deed == DeviceDeed::Detach)
        m_live.insert(guest, { .xml = before, .without = *after, .leaving = nameOf(xml) });
    else
        m_live.insert(guest, { .xml = *after, .without = {}, .leaving = {} });
    return {};
}

std::optional<QString> DemoGuests::letGo(const QUuid& guest)
{
    const std::scoped_lock lock(m_mutex);
    const auto live = m_live.find(guest);
    if (live == m_live.end() || live->without.isEmpty())
        return {};
    live->xml = std::exchange(live->without, {});
    return std::exchange(live->leaving, {});
}

std::optional<QString> DemoGuests::liveXml(const QUuid& guest) const
{
    const std::scoped_lock lock(m_mutex);
    const auto live = m_live.constFind(guest);
    if (live == m_live.constEnd())
        return {};
    return QString::fromUtf8(live->xml);
}

Domain DemoGuests::overlaid(Domain read)
{
    if (!read.isActive()) {
        forget(read.uuid);
        const std::scoped_lock lock(m_mutex);
        read.lastStartFailed = read.name == failedGuest && !m_started.contains(read.uuid);
        return read;
    }
    {
        const std::scoped_lock lock(m_mutex);
        m_started.insert(read.uuid);
    }
    const auto live = liveXml(read.uuid);
    if (const auto described = readDomain(live.value_or(QString()).toUtf8()); live && described)
        read.live = described->interfaces;
    return read;
}

void DemoGuests::forget(const QUuid& guest)
{
    const std::scoped_lock lock(m_mutex);
    m_live.remove(guest);
}

} // namespace VirtTap
