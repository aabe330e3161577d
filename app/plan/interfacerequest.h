#pragma once

#include "core/connection.h"
#include "core/interface.h"
#include "core/tapspec.h"

#include <optional>

namespace VirtTap {

// A tap that is to be made for an interface. The rest of it follows that interface.
struct NewTap
{
    std::optional<uid_t> owner; // exactly one of the two, as in TapSpec
    std::optional<gid_t> group;
    QString opener; // the same for people and for commands: a name, or a number
    QString bridge; // empty = none
    bool isRestored = false; // recreated when the host boots

    friend bool operator==(const NewTap&, const NewTap&) = default;
};

// What the wizard collects, page by page.
struct InterfaceRequest
{
    enum class Deed { Replace, Add, WriteXml };

    DomainKey domain; // null for WriteXml without a guest
    QString domainName;
    Deed deed = Deed::Add;
    std::optional<InterfacePair> replaces; // of Replace
    Interface interface; // as it is to be
    Scope scope = Scope::Both;
    std::optional<NewTap> newTap {}; // of the target's name; none: it is there, or somebody else makes it
    bool startAfterwards = false;
    // Of a running guest whose interface is replaced: its config is changed while it is off, when the name of the tap
    // that libvirt made for it has come free; then it is started again.
    bool shutDownFirst = false;
    bool discardSavedState = false;
};

// An interface on a tap that libvirt leaves alone, with a MAC address of its own; its target is still to be named.
Interface newInterface();
// The same in place of another: what the guest sees of its hardware is kept, what belongs to the old type is not.
Interface interfaceInPlaceOf(const Interface& old);

// The tap as the interface needs it: by name, queues, MTU and MAC address.
TapSpec tapFor(const Interface& interface, const NewTap& tap, const QString& guestName);
TapSpec fitted(TapSpec tap, const Interface& interface);

} // namespace VirtTap
