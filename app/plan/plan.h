#pragma once

#include "core/error.h"
#include "plan/interfacerequest.h"

#include <QList>
#include <QString>

namespace VirtTap {

// One thing to do to a host, as data. plan/run.h does it; everything else only reads it.
struct Step
{
    enum class Kind {
        DiscardSavedState,
        DetachInterface,
        WaitForRemoval, // of a live interface: DEVICE_REMOVED with `alias`
        UpdateInterface, // replaces the interface with the same MAC and address; live only what a NIC may change
        AttachInterface,
        DefineGuest, // its config anew, with `xml` in the place of the interface `previousXml`
        StartGuest,
        ShutDownGuest, // asks the guest to; see WaitForGuestOff
        WaitForGuestOff,
        CreateTap,
        UpdateTap,
        DeleteTap,
        WaitForTapGone, // until the host has no link of the tap's name
    };

    Kind kind = Kind::AttachInterface;
    DomainKey domain; // of a tap: by its uri the machine; without a guest where it is for none
    QString domainName;
    Scope scope = Scope::Both;
    QString xml; // the <interface> to attach, to update to, to define or to detach
    QString previousXml; // of UpdateInterface and DefineGuest: what undoing it puts back
    QString alias; // of WaitForRemoval; empty: any interface of the guest
    TapSpec tap {}; // of CreateTap; of UpdateTap and DeleteTap as it was before; of WaitForTapGone its name
    TapChange change {}; // of UpdateTap
    QString opener {}; // of CreateTap: who may open it, for people and for commands

    bool isOfTap() const { return kind >= Kind::CreateTap; }
    bool bringsInterface() const // `xml` is what the guest has afterwards
    {
        return kind == Kind::AttachInterface || kind == Kind::UpdateInterface || kind == Kind::DefineGuest;
    }

    friend bool operator==(const Step&, const Step&) = default;
};

// A change to hosts: steps in order. On failure what was done is undone in reverse order.
struct Plan
{
    QString title; // translated
    QList<Step> steps;
    QString configXml; // of the guest when the plan was made: the precondition that is checked again before it runs
    bool isDefinedUnchecked = false; // for the person to say, after a run that ended with Error::Kind::Uncheckable

    friend bool operator==(const Plan&, const Plan&) = default;
};

QString describe(const Step& step); // translated, one sentence, plain text, names guest and tap
QString command(const Step& step); // the equivalent shell command, quoted; may have several lines (a here-document)
std::optional<Step> undoOf(const Step& step); // empty: it cannot be undone, or there is nothing to undo

// liveXml is empty for a guest that is off, configXml for a transient one. “Both” becomes what such a guest can do;
// “now” for a guest that is off and “after next start” for a transient one are Invalid. WriteXml gives a plan without
// steps.
Result<Plan> planInterface(const InterfaceRequest& request, const QByteArray& configXml, const QByteArray& liveXml);
Result<Plan> planDetach(const DomainKey& domain, const QString& domainName, const InterfacePair& pair, Scope scope,
    const QByteArray& configXml, const QByteArray& liveXml);

// Only taps, of the machine that this connection leads to. `opener` as in Step.
Plan planTapCreation(const QString& uri, const QList<TapSpec>& taps, const QString& opener);
Plan planTapChange(const QString& uri, const TapSpec& before, const TapChange& change);
Plan planTapDeletion(const QString& uri, const QList<TapSpec>& before);

} // namespace VirtTap
