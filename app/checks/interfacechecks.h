#pragma once

#include "checks/facts.h"
#include "core/connection.h"
#include "core/finding.h"
#include "core/tapspec.h"
#include "xml/domainxml.h"

#include <optional>

namespace VirtTap {

// An interface that somebody is about to give a guest, or one that it has: a draft that replaces itself.
struct InterfaceDraft
{
    enum class Of {
        Draft,
        Live, // it has it now
        Config, // it will have it after the next start
    };

    DomainKey domain; // a null uuid = only the XML is wanted; its uri still says for which machine
    std::optional<Interface> replaces; // the one it stands for afterwards
    Interface interface;
    Scope scope = Scope::Both;
    std::optional<TapSpec> newTap {}; // that is made for it first, of the target's name
    Of of = Of::Draft;
    std::optional<DomainDescription> config; // of the guest, when they have been read
    std::optional<DomainDescription> live;
};

// A draft may name a tap that is still to be made: this finding blocks the call, not the pages before it.
inline constexpr auto tapMissingId = u"tap-missing";
// It keeps a change away, not the XML.
inline constexpr auto readOnlyId = u"connection-read-only";

// Each function below is pure. Findings carry the field they are about; the worst first.
QList<Finding> checkTargetName(const InterfaceDraft& draft, const Facts& facts); // the name itself, as it is typed
QList<Finding> checkTap(const InterfaceDraft& draft, const Facts& facts); // the tap of that name against this draft
QList<Finding> checkMac(const InterfaceDraft& draft, const Facts& facts);
QList<Finding> checkHardware(
    const InterfaceDraft& draft, const Facts& facts); // model, queues, MTU, boot order, PCIe port
QList<Finding> checkEthernetLimits(const InterfaceDraft& draft, const Facts& facts); // vlan, virtualport, scripts, ...
QList<Finding> checkGuest(const InterfaceDraft& draft, const Facts& facts); // connection, scope, saved state
QList<Finding> checkDraft(const InterfaceDraft& draft, const Facts& facts); // all of them

// The same checks of what is: a guest's interfaces, live and config. What is the same in both is said once.
QList<Finding> checkGuestAsItIs(const DomainKey& key, const Facts& facts);

// What is typed for a MAC address, when it is none: a translated sentence. Empty when it is one.
QString macProblem(const QString& text);

// A name for a new tap: "tap-" and the guest's name, cut to 15 bytes, in the allowed characters, not in use.
QString suggestTapName(const QString& guestName, const Facts& facts, const QString& uri);

// Who names or uses this tap, over all connections of its machine.
struct TapUse
{
    DomainKey domain;
    QString domainName;
    Interface interface;
    bool isLive = false; // else config
};
// One pass over all guests; for a whole table of taps use core/tapuses.h.
QList<TapUse> usesOfTap(const QString& tap, const Facts& facts, const QString& machineId);
QList<TapUse> usesOfMac(const MacAddress& mac, const Facts& facts, const QString& machineId);

} // namespace VirtTap
