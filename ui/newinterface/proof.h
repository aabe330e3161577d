#pragma once

#include "core/connectionstate.h"
#include "core/machinestate.h"
#include "plan/interfacerequest.h"

#include <QList>

#include <optional>

namespace VirtTap {

// What the host says of an interface after the deed, read back; never concluded from a call that returned.
struct Proof
{
    enum class Claim { Written, Opened, Carrier, NoTaint, Sends };
    enum class Answer { Yes, No, NotYet, Unknown };

    Claim claim = Claim::Opened;
    Answer answer = Answer::Unknown;
    QString sentence; // translated: the claim, and why it is not so or not known

    friend bool operator==(const Proof&, const Proof&) = default;
};

// The guest's interfaces as libvirt gives them after the deed.
struct ReadBack
{
    bool isRead = false;
    QString whyNot; // translated: why they could not be read
    std::optional<QList<Interface>> config; // of a persistent guest
    std::optional<QList<Interface>> live; // of one that runs
};

// `request.interface` is the one that was sent. In the order of Claim, but for Sends.
QList<Proof> proofsOf(const InterfaceRequest& request, const ConnectionState* connection, const MachineState& machine,
    const ReadBack& readBack);
// Whether frames come from the guest, which only a guest that runs can send; whyNot (translated): why nobody knows.
Proof sendsProof(const QString& guest, const QString& tap, bool isRunning, bool hasSeen, const QString& whyNot);

} // namespace VirtTap
