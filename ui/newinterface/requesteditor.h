#pragma once

#include "checks/interfacechecks.h"
#include "core/tapuses.h"
#include "plan/plan.h"

#include <QHash>
#include <QObject>
#include <QSet>

namespace VirtTap {

class Connections;
class GuestXml;
class TapService;

// The request that the wizard's pages fill, and what is known around it. Pages read and change it here and nowhere
// else, so that they never disagree; what happens on the host meanwhile changes what is known, never what was entered.
class RequestEditor : public QObject
{
    Q_OBJECT

public:
    enum class Notice { Good, Bad };

    explicit RequestEditor(Connections& connections, QObject* parent = nullptr);
    ~RequestEditor() override;

    void begin(const DomainKey& guest, const std::optional<InterfacePair>& replaces, const QString& tap);

    const InterfaceRequest& request() const { return m_request; }
    // Fills in what follows from a change: another guest or deed brings the defaults of its own, or what was entered
    // for it before.
    void setRequest(InterfaceRequest request);
    void setTap(const QString& name); // chosen by the person: no longer proposed
    void setScope(Scope scope); // wished for by the person: comes back when it is possible again
    void setQueues(int queues); // likewise: the tap no longer decides
    // Chosen by the person: no longer proposed. `problem` (translated) says why it cannot be made like that.
    void setNewTap(const NewTap& tap, const QString& problem);

    const NewTap& newTap() const { return m_newTap; }
    const QString& newTapProblem() const { return m_newTapProblem; }
    const TapService* tapService() const; // of the machine; may be null
    bool canMakeTaps() const; // by that service, for this deed
    bool makesTap() const; // the plan makes the tap that the interface names

    Connections& connections() const { return m_connections; }
    GuestXml& xml() const { return *m_xml; }
    const Facts& facts() const { return m_facts; }
    const ConnectionState* connection() const { return m_facts.connection(m_request.domain.uri); }
    MachineState machine() const { return m_facts.machineOf(m_request.domain.uri); }
    const Link* tap() const; // the link that the interface names; nullptr when there is none
    DomainPtr domain() const { return m_domain; } // as last known, also when it is gone
    bool isDomainThere() const;

    InterfaceDraft draft() const;
    const QList<Finding>& findings() const; // of the draft, the worst first
    std::optional<Finding> worstOf(const Link& tap) const; // what speaks most against that tap for this interface
    QString verdictKey() const; // what worstOf() rests on beside the taps themselves: another key, other answers
    Result<Plan> plan() const;
    void readAgain(); // the guest's XML

    void setCarryingOut(bool isCarryingOut); // what becomes of the tap now is its doing, and no news

signals:
    void changed(); // the request, or what is known around it
    void noticed(VirtTap::RequestEditor::Notice notice, const QString& sentence);

private:
    void updateFacts();
    void connectionChanged(const ConnectionState& state, const QSet<QUuid>& domains);
    void machineChanged(const MachineState& machine);
    void noticeGuest(const DomainPtr& before);
    void adopt(InterfaceRequest& request);
    void adoptScope();
    void fitToTap();
    QString proposedTap() const;
    QString proposedBridge() const;
    void adoptNewTap();
    QString draftKey(const InterfaceRequest& request) const;
    void forgetFindings();

    Connections& m_connections;
    GuestXml* m_xml;
    Facts m_facts;
    TapUses m_uses;
    int m_usesRound = 0; // another one when another guest names a tap
    InterfaceRequest m_request;
    NewTap m_newTap;
    QString m_newTapProblem;
    bool m_isNewTapChosen = false;
    std::optional<Scope> m_wantedScope; // by the person
    DomainPtr m_domain;
    bool m_isConnectionUsable = false;
    bool m_isDomainThere = false;
    bool m_isTapChosen = false;
    bool m_areQueuesChosen = false;
    bool m_wasTapThere = false;
    bool m_isCarryingOut = false;
    QHash<QString, Interface> m_drafts; // what was entered for another guest or deed
    mutable std::optional<QList<Finding>> m_findings;
};

} // namespace VirtTap
