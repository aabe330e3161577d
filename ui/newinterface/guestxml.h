#pragma once

#include "core/connection.h"
#include "xml/domainxml.h"

#include <optional>

namespace VirtTap {

class Connections;

// The XML of one guest, read when asked for. What was read stays when a later read fails.
class GuestXml : public QObject
{
    Q_OBJECT

public:
    explicit GuestXml(Connections& connections, QObject* parent = nullptr);

    void read(const DomainKey& guest, bool isActive, bool isPersistent); // again, or of another guest
    bool isRead() const { return m_isRead; }
    bool isReading() const { return m_waiting > 0; }
    const Error& error() const { return m_error; } // of the last read; an empty message when it went well

    const QString& config() const { return m_config; } // empty for a transient guest
    const QString& live() const { return m_live; } // empty for one that is off
    const std::optional<DomainDescription>& configDescription() const { return m_configDescription; }
    const std::optional<DomainDescription>& liveDescription() const { return m_liveDescription; }

    // The config that the person has seen: when another one was read since, somebody else changed it meanwhile.
    const QString& seenConfig() const { return m_seenConfig; }
    bool hasChanged() const { return m_isRead && m_seenConfig != m_config; }
    void acceptChange();

signals:
    void changed();

private:
    void readOne(Connection& connection, Connection::Xml which);
    void receive(Connection::Xml which, const Result<QString>& answer);
    void done();

    Connections& m_connections;
    DomainKey m_guest;
    int m_round = 0; // an answer to an earlier one is none
    int m_waiting = 0;
    bool m_isRead = false;
    Error m_error;
    QString m_config;
    QString m_live;
    QString m_seenConfig;
    QString m_nextConfig;
    QString m_nextLive;
    std::optional<DomainDescription> m_configDescription;
    std::optional<DomainDescription> m_liveDescription;
};

} // namespace VirtTap
