#pragma once

#include "plan/interfacerequest.h"

#include <QList>

namespace VirtTap {

// One guest of many, and the interface that the new one stands for.
struct BulkItem
{
    DomainKey domain;
    QString domainName;
    bool isRunning = false;
    std::optional<InterfacePair> replaces; // none: it gets one more
    Interface interface; // as it is to be; its target is named by the pattern
    std::optional<NewTap> newTap {}; // none: somebody else makes it

    friend bool operator==(const BulkItem&, const BulkItem&) = default;
};

// The same change of many guests, each of which gets a tap of its own.
struct BulkRequest
{
    QList<BulkItem> items;
    QString pattern; // of the taps' names: see filledName()
    Scope scope = Scope::Both; // for those that run; the others are changed for their next start
    bool shutDownFirst = false; // those that run and whose interface is replaced

    friend bool operator==(const BulkRequest&, const BulkRequest&) = default;
};

struct BulkEntry
{
    InterfaceRequest request;
    QString fullName; // of the tap, before it was cut to what a name can hold
};

// One for each item, in their order. An interface that is replaced keeps the name of its tap where that is allowed and
// will be free, as its guest is off then.
QList<BulkEntry> entriesOf(const BulkRequest& request);

} // namespace VirtTap
