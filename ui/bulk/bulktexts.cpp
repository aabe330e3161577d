#include "ui/bulk/bulktexts.h"

#include "core/connections.h"
#include "core/deliver.h"
#include "ui/scripttext.h"

namespace VirtTap {

BulkTexts::BulkTexts(Connections& connections, QObject* parent)
    : QObject(parent)
    , m_connections(connections)
{
}

void BulkTexts::want(const QList<DomainKey>& guests)
{
    for (const DomainKey& guest : guests) {
        Connection* connection = m_connections.connection(guest.uri);
        const DomainPtr domain = connection ? connection->state().domain(guest.uuid) : DomainPtr();
        if (!domain || !connection->state().isUsable() || m_guests.contains(guest))
            continue;
        GuestTexts& texts = m_guests[guest];
        texts.waiting = (domain->isPersistent ? 1 : 0) + (domain->isActive() ? 1 : 0);
        if (domain->isPersistent)
            read(guest, *connection, Connection::Xml::Config);
        if (domain->isActive())
            read(guest, *connection, Connection::Xml::Live);
    }
}

void BulkTexts::read(const DomainKey& guest, Connection& connection, Connection::Xml which)
{
    ++m_waiting;
    deliver(connection.readXml(guest.uuid, which), this, [this, guest, which](const Result<QString>& answer) {
        if (const auto texts = m_guests.find(guest); texts != m_guests.end()) {
            --texts->waiting;
            if (!answer)
                texts->error = answer.error();
            else if (which == Connection::Xml::Config)
                texts->config = answer->toUtf8();
            else
                texts->live = answer->toUtf8();
        }
        received();
    });
}

void BulkTexts::wantScripts(const QStringList& paths)
{
    for (const QString& path : paths) {
        if (m_asked.contains(path))
            continue;
        m_asked.insert(path);
        ++m_waiting;
        deliver(readScriptText(path), this, [this, path](const std::optional<QString>& text) {
            m_scripts.insert(path, text);
            received();
        });
    }
}

void BulkTexts::forget(const DomainKey& guest)
{
    m_guests.remove(guest);
}

void BulkTexts::received()
{
    --m_waiting;
    emit changed();
}

} // namespace VirtTap
