#pragma once

#include "fakes/fakeconnection.h"
#include "fakes/fakeconnections.h"
#include "fakes/faketapservice.h"
#include "fakes/samples.h"
#include "plan/run.h"

#include <QTest>

#include <memory>

// For tests that carry plans out: a host that is looked at as a whole, before and after.
namespace VirtTap::PlanHost {

using Qt::StringLiterals::operator""_s;

inline QString uri()
{
    return QString::fromUtf16(sampleUri);
}

inline QString machineId()
{
    return QString::fromUtf16(sampleMachineId);
}

inline NewTap newTap()
{
    return { .owner = 0, .group = {}, .opener = u"root"_s, .bridge = u"br0"_s, .isRestored = true };
}

// All that a plan could change: guests, links, and what virt-tap says that it made.
struct Snapshot
{
    QStringList live;
    QStringList config;
    Domain::State state = Domain::State::Unknown;
    QHash<int, Link> links;
    ManagedTaps taps;

    friend bool operator==(const Snapshot&, const Snapshot&) = default;
};

// What counts of them; their order, aliases and names that libvirt made up may change.
inline QStringList facts(const QList<Interface>& interfaces)
{
    QStringList result;
    for (const Interface& each : interfaces)
        result.append(QStringList {
            each.type, each.mac->toString(), each.model, each.address, each.isEthernet() ? each.targetDev : QString() }
                          .join(u' '));
    result.sort();
    return result;
}

// A host with one guest and a service that makes taps.
struct Host
{
    explicit Host(Domain::State state)
    {
        connections.setMachine(sampleMachine());
        Domain domain = sampleDomain(2, u"db01"_s, state, { sampleUserInterface(2) });
        uuid = domain.uuid;
        ConnectionState each = sampleConnection();
        each.domains = { { domain.uuid, DomainPtr::create(domain) } };
        connection = connections.add(each);
        service = connections.addTapService(machineId());
    }

    DomainPtr guest() const { return connection->state().domain(uuid); }
    QByteArray xml(Connection::Xml which) const
    {
        const bool isThere = which == Connection::Xml::Live ? guest()->isActive() : guest()->isPersistent;
        return isThere ? sampleDomainXml(*guest(), which).toUtf8() : QByteArray();
    }
    InterfaceRequest request(InterfaceRequest::Deed deed, Scope scope) const
    {
        InterfaceRequest wanted;
        wanted.domain = { uri(), uuid };
        wanted.domainName = u"db01"_s;
        wanted.deed = deed;
        wanted.interface = sampleTapInterface(deed == InterfaceRequest::Deed::Replace ? 2 : 50, u"tap-new"_s);
        if (deed == InterfaceRequest::Deed::Replace)
            wanted.replaces = guest()->interfaces().constFirst();
        wanted.scope = scope;
        wanted.newTap = newTap();
        return wanted;
    }
    Plan plan(const InterfaceRequest& wanted) const
    {
        return planInterface(wanted, xml(Connection::Xml::Config), xml(Connection::Xml::Live)).value();
    }
    Snapshot snapshot() const
    {
        return { .live = facts(guest()->live),
            .config = facts(guest()->config),
            .state = guest()->state,
            .links = connections.machine(machineId()).links,
            .taps = service->taps().value() };
    }
    bool has(const QString& tap) const { return connections.machine(machineId()).linkNamed(tap) != nullptr; }
    void start(const Plan& wanted)
    {
        isFinished = false;
        run = std::make_unique<PlanRun>(wanted, connections);
        QObject::connect(run.get(), &PlanRun::finished, run.get(), [this](const PlanRun::Outcome& result) {
            outcome = result;
            isFinished = true;
        });
        run->start();
    }
    bool carryOut(const Plan& wanted)
    {
        start(wanted);
        return QTest::qWaitFor([this] { return isFinished; });
    }

    FakeConnections connections;
    FakeConnection* connection = nullptr;
    FakeTapService* service = nullptr;
    QUuid uuid;
    std::unique_ptr<PlanRun> run;
    PlanRun::Outcome outcome;
    bool isFinished = false;
};

} // namespace VirtTap::PlanHost
