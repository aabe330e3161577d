#pragma once

#include "core/connectionstate.h"
#include "core/machinestate.h"
#include "plan/interfacerequest.h"

#include <QList>

namespace VirtTap {

// What the host says of an interface after the deed, read back; never concluded from a call that returned.
struct Proof
{
    enum class Claim { Opened, Carrier, NoTaint };
    enum class Answer { Yes, No, NotYet, Unknown };

    Claim claim = Claim::Opened;
    Answer answer = Answer::Unknown;
    QString sentence; // translated: the claim, and why it is not so or not known

    friend bool operator==(const Proof&, const Proof&) = default;
};

QList<Proof> proofsOf(const InterfaceRequest& request, const ConnectionState* connection, const MachineState& machine);

} // namespace VirtTap
