#pragma once

#include "core/connection.h"
#include "core/error.h"
#include "ui/bulk/bulkrows.h"

#include <QObject>

namespace VirtTap {

class Connections;

// The XML of many guests, and the texts of the scripts that their interfaces run, each read once when asked for.
class BulkTexts : public QObject
{
    Q_OBJECT

public:
    explicit BulkTexts(Connections& connections, QObject* parent = nullptr);

    void want(const QList<DomainKey>& guests);
    void wantScripts(const QStringList& paths); // of this computer
    void forget(const DomainKey& guest); // it is another by now
    bool isReading() const { return m_waiting > 0; }

    const QHash<DomainKey, GuestTexts>& guests() const { return m_guests; }
    const QHash<QString, std::optional<QString>>& scripts() const { return m_scripts; } // empty: cannot be read

signals:
    void changed();

private:
    void read(const DomainKey& guest, Connection& connection, Connection::Xml which);
    void received();

    Connections& m_connections;
    QHash<DomainKey, GuestTexts> m_guests;
    QHash<QString, std::optional<QString>> m_scripts;
    QSet<QString> m_asked; // scripts
    int m_waiting = 0;
};

} // namespace VirtTap
