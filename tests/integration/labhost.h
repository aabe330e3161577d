#pragma once

#include "checks/interfacechecks.h"
#include "core/connections.h"
#include "plan/run.h"

#include <functional>
#include <memory>

namespace VirtTap::Lab {

// The lab's host as the program sees it: the engine, its one connection, and the code behind the wizard's button.
class Host
{
public:
    explicit Host(std::unique_ptr<Connections> engine);
    ~Host();

    Connections& connections() { return *m_engine; }
    Connection& connection();
    bool open(); // and all guests read

    DomainPtr guest(const QString& name); // null when it is not known
    bool waitForGuest(const QString& name); // until it is known and read
    const Link* tap(const QString& name); // as the program shows it

    // A request for an interface on this tap, as the wizard's defaults have it.
    InterfaceRequest request(const QString& guest, const QString& tap, const QString& model = QStringLiteral("virtio"));
    InterfaceRequest replacement(const QString& guest, const QString& tap); // of its first interface
    QList<Finding> findings(const InterfaceRequest& request);

    Result<Plan> plan(const InterfaceRequest& request);
    Result<Plan> detachPlan(const QString& guest, Scope scope); // of its first interface
    PlanRun::Outcome carryOut(const Result<Plan>& plan);

private:
    QByteArray xml(const DomainPtr& domain, Connection::Xml which);

    std::unique_ptr<Connections> m_engine;
    MachineState m_machine;
};

bool waitFor(const std::function<bool()>& condition);

} // namespace VirtTap::Lab
