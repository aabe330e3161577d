#pragma once

#include <Qt>

namespace VirtTap {

// What the models of this folder answer beside Qt's own roles. DisplayRole is words, ToolTipRole is text that Qt never
// takes for HTML although names may contain markup, AccessibleTextRole is a whole row's gist in one sentence.
enum Role : int {
    IconNameRole = Qt::UserRole, // QString: a picture in :/icons; state is never told by a colour
    SortRole, // what to sort by
    FilterRole, // QString: all that a text filter looks through, one thing a line
    StaleRole, // bool: as last known; to be drawn as disabled
    UriRole, // QString: ConnectionState::uri
    UuidRole, // QUuid of a guest; null for a connection
    IsConnectionRole, // bool
    StateRole, // int: ConnectionState::Phase of a connection, Domain::State of a guest, Activity::Kind
    PendingRole, // QString: what the next start changes in this cell; empty = nothing
    MachineRole, // QString: MachineState::id
    LinkRole, // int: Link::id
    IsTapRole, // bool
    IsGeneratedRole, // bool: libvirt made up the name and makes and deletes the tap itself
    IsUsableRole, // bool: TapChoiceModel
};

} // namespace VirtTap
