#pragma once

#include <QHash>
#include <QJsonObject>
#include <QList>
#include <QString>

#include <optional>

namespace VirtTap {

// A port of an Open vSwitch bridge, as its database has it.
struct OvsPort
{
    QString bridge;
    QString port; // not the link's name where several are bonded
    QString type; // of the interface: "" for a link that was there before, "internal", "patch", ...
    std::optional<int> tag; // VLAN
    QList<int> trunks;

    friend bool operator==(const OvsPort&, const OvsPort&) = default;
};

using OvsPorts = QHash<QString, OvsPort>; // by the name of the link

// The tables of a database, kept by what a monitor says (RFC 7047, section 4.1.6).
class OvsTables
{
public:
    static QJsonObject monitorRequests();

    void apply(const QJsonObject& updates);
    OvsPorts ports() const;

private:
    using Table = QHash<QString, QJsonObject>; // rows by UUID

    Table m_bridges;
    Table m_ports;
    Table m_interfaces;
};

} // namespace VirtTap
