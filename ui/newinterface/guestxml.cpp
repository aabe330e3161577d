#include "ui/newinterface/guestxml.h"

#include "core/connections.h"
#include "core/deliver.h"

namespace VirtTap {

namespace {

std::optional<DomainDescription> described(const QString& xml)
{
    if (xml.isEmpty())
        return std::nullopt;
    auto description = readDomain(xml.toUtf8());
    return description ? std::optional(std::move(description).value()) : std::nullopt;
}

} // namespace

GuestXml::GuestXml(Connections& connections, QObject* parent)
    : QObject(parent)
    , m_connections(connections)
{
}

void GuestXml::read(const DomainKey& guest, bool isActive, bool isPersistent)
{
    ++m_round;
    m_waiting = 0;
    m_error = {};
    m_nextConfig.clear();
    m_nextLive.clear();
    if (m_guest != guest) {
        m_guest = guest;
        m_isRead = false;
        m_config.clear();
        m_live.clear();
        m_seenConfig.clear();
        m_configDescription.reset();
        m_liveDescription.reset();
    }
    Connection* connection = guest.isNull() ? nullptr : m_connections.connection(guest.uri);
    if (!connection || !connection->state().isUsable()) {
        emit changed();
        return;
    }
    m_waiting = (isActive ? 1 : 0) + (isPersistent ? 1 : 0);
    if (isPersistent)
        readOne(*connection, Connection::Xml::Config);
    if (isActive)
        readOne(*connection, Connection::Xml::Live);
    emit changed();
}

void GuestXml::readOne(Connection& connection, Connection::Xml which)
{
    deliver(
        connection.readXml(m_guest.uuid, which), this, [this, which, round = m_round](const Result<QString>& answer) {
            if (round == m_round)
                receive(which, answer);
        });
}

void GuestXml::receive(Connection::Xml which, const Result<QString>& answer)
{
    --m_waiting;
    if (!answer)
        m_error = answer.error();
    else
        (which == Connection::Xml::Config ? m_nextConfig : m_nextLive) = answer.value();
    if (m_waiting == 0)
        done();
}

void GuestXml::done()
{
    if (m_error.message.isEmpty()) {
        m_config = m_nextConfig;
        m_live = m_nextLive;
        m_configDescription = described(m_config);
        m_liveDescription = described(m_live);
        if (!m_isRead)
            m_seenConfig = m_config;
        m_isRead = true;
    }
    emit changed();
}

void GuestXml::acceptChange()
{
    m_seenConfig = m_config;
    emit changed();
}

} // namespace VirtTap
