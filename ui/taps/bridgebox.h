#pragma once

#include "core/machinestate.h"

#include <QComboBox>

namespace VirtTap {

struct TapServiceState;

// The bridges of a machine that a tap can be a port of, each with what it is; and none.
class BridgeBox : public QComboBox
{
    Q_OBJECT

public:
    using QComboBox::QComboBox;

    // Keeps what is chosen as long as it is there. `service` may be null: nobody restricts the bridges then.
    void setMachine(const MachineState& machine, const TapServiceState* service);
    QString bridge() const; // empty = none
    void setBridge(const QString& name); // one that is not there is added, so that it can be kept

private:
    struct Entry
    {
        QString text;
        QString name;
        bool isAllowed = true;

        friend bool operator==(const Entry&, const Entry&) = default;
    };

    static QString describe(const MachineState& machine, const Link& bridge); // "br0: enp3s0, up"

    QList<Entry> m_entries; // but none, and what setBridge() added
};

} // namespace VirtTap
