#pragma once

#include "checks/interfacechecks.h"
#include "plan/plan.h"
#include "ui/newinterface/guestxml.h"

#include <QTimer>

namespace VirtTap {

// What is not as the plan takes it to be, and what speaks against its interfaces; the worst first. With what is known
// of the guest's XML.
QList<Finding> findingsOf(const Plan& plan, const Connections& connections, const Facts& facts,
    const std::optional<DomainDescription>& config = {}, const std::optional<DomainDescription>& live = {});

// A plan that was made before, against the host as it is now: what is not as it was, and what speaks against it.
class PlanReview : public QObject
{
    Q_OBJECT

public:
    PlanReview(Connections& connections, Plan plan, QObject* parent);

    const Plan& plan() const { return m_plan; } // as it would be carried out
    void setConnection(const QString& uri);
    void lookAgain();

    const QList<Finding>& findings() const { return m_findings; }
    QString problem() const; // translated: why it cannot be carried out; empty when it can
    bool isConfigChanged() const; // since the plan was made
    void acceptConfig(); // the person has seen it
    const GuestXml& xml() const { return *m_xml; }

    // After it was carried out: translated sentences on what the host says of it.
    QStringList readBack() const;

signals:
    void changed();

private:
    void compare();

    Connections& m_connections;
    Plan m_plan;
    GuestXml* m_xml;
    QList<Finding> m_findings;
    QTimer m_compareSoon; // what happens on a host comes in bursts
};

} // namespace VirtTap
