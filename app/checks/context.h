#pragma once

#include "checks/interfacechecks.h"

#include <QCoreApplication>

namespace VirtTap {

// For tr().
class Checks
{
    Q_DECLARE_TR_FUNCTIONS(VirtTap::Checks)
};

// What the checks of one draft have in common. Lives no longer than the draft and the facts.
class CheckContext
{
public:
    CheckContext(const InterfaceDraft& draft, const Facts& facts);

    const Interface& interface() const { return m_draft.interface; }
    const QString& tap() const { return m_draft.interface.targetDev; }
    QString guest() const; // its name, or words for it
    InterfaceDraft::Of of() const { return m_draft.of; }
    bool isDraft() const { return of() == InterfaceDraft::Of::Draft; }
    bool isLive() const { return of() == InterfaceDraft::Of::Live; }
    bool isConfig() const { return of() == InterfaceDraft::Of::Config; }
    // How much something that a start fails by weighs: less in a draft for later, which may come right until then.
    Finding::Severity atStart() const;
    bool isOwnLive() const; // the guest has, now, the tap that the interface names, for this interface
    bool isSession() const { return m_connection && m_connection->host.isSession; }
    bool isNow() const; // it changes a running guest; “both” on one that is off does not
    bool isVirtio() const;
    bool isReplaced(const DomainKey& domain, const Interface& interface) const; // by the draft
    const Link* link() const { return m_link; } // of the target's name; may be null
    bool isMissing(const QString& path) const; // it was looked for and does not exist

    void add(const char* id, Finding::Severity severity, const QString& message, const char* field,
        const QList<QPair<QString, QString>>& evidence = {});
    // Of what was added last: what would mend it. Without arguments, the tap.
    void offer(const char* fix, QList<QPair<QString, QString>> arguments = {});
    QList<Finding> take(); // the worst first

    const InterfaceDraft& m_draft;
    const Facts& m_facts;
    const ConnectionState* m_connection; // may be null
    MachineState m_machine;
    DomainPtr m_domain; // may be null

private:
    const Link* m_link;
    QList<Finding> m_findings;
};

using Check = void (*)(CheckContext&);

void checkPort(CheckContext& context, const Link& tap, const Link& bridge); // part of tapChecks()
void targetNameChecks(CheckContext& context);
void tapChecks(CheckContext& context);
void macChecks(CheckContext& context);
void hardwareChecks(CheckContext& context);
void ethernetChecks(CheckContext& context);
void guestChecks(CheckContext& context);

} // namespace VirtTap
