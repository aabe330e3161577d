#pragma once

#include "core/machinestate.h"
#include "core/tapspec.h"

#include <QHash>
#include <QStringList>

namespace VirtTap {

// What is wrong with a name that a new tap is to have, whatever exists: a translated sentence; empty when it will do.
QString newNameProblem(const QString& name, const QStringList& netPrefixes);

// Whether taps of some names can be made on a machine: by the rule that the helper has as well, and by what is there.
class NewTapNames
{
public:
    // `netPrefixes` are those of the machine's connections.
    NewTapNames(const MachineState& machine, const ManagedTaps& made, QStringList netPrefixes);

    QString problem(const QString& name) const; // a translated sentence; empty when it will do

private:
    QHash<QString, QString> m_taken; // links by each of their names
    QStringList m_missing; // made by virt-tap, and not there now
    QStringList m_netPrefixes;
};

} // namespace VirtTap
