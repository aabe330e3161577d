#pragma once

#include "core/connection.h"
#include "core/interface.h"
#include "core/tapspec.h"

#include <optional>

namespace VirtTap {

// What the wizard collects, page by page.
struct InterfaceRequest
{
    enum class Deed { Replace, Add, WriteXml };

    DomainKey domain; // null for WriteXml without a guest
    QString domainName;
    Deed deed = Deed::Add;
    std::optional<InterfacePair> replaces; // of Replace
    Interface interface; // as it is to be
    std::optional<TapSpec> newTap; // that is made for it, by the helper; what follows from the interface is filled in
    QString opener; // of the new tap: see Step::opener
    Scope scope = Scope::Both;
    bool startAfterwards = false;
    bool discardSavedState = false;
};

// An interface on a tap that libvirt leaves alone, with a MAC address of its own; its target is still to be named.
Interface newInterface();
// The same in place of another: what the guest sees of its hardware is kept, what belongs to the old type is not.
Interface interfaceInPlaceOf(const Interface& old);

} // namespace VirtTap
