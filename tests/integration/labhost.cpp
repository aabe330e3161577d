#include "integration/labhost.h"

#include "core/connection.h"
#include "integration/labtools.h"

#include <QSignalSpy>
#include <QTest>

namespace VirtTap::Lab {

using namespace Qt::StringLiterals;

bool waitFor(const std::function<bool()>& condition)
{
    return QTest::qWaitFor(condition, 120000);
}

Host::Host(std::unique_ptr<Connections> engine)
    : m_engine(std::move(engine))
{
}

Host::~Host() = default;

Connection& Host::connection()
{
    return *m_engine->add(uri(), false);
}

bool Host::open()
{
    connection().open();
    return waitFor([this] { return connection().state().phase == ConnectionState::Phase::Open; });
}

DomainPtr Host::guest(const QString& name)
{
    const auto& domains = connection().state().domains;
    const auto found = std::ranges::find_if(domains, [&](const DomainPtr& domain) { return domain->name == name; });
    return found == domains.end() ? DomainPtr() : *found;
}

bool Host::waitForGuest(const QString& name)
{
    return waitFor([&] { return guest(name) && guest(name)->isRead; });
}

const Link* Host::tap(const QString& name)
{
    m_machine = m_engine->machineOf(uri());
    return m_machine.linkNamed(name);
}

QByteArray Host::xml(const DomainPtr& domain, Connection::Xml which)
{
    QFuture<Result<QString>> future = connection().readXml(domain->uuid, which);
    if (!waitFor([&] { return future.isFinished(); }) || future.resultCount() == 0 || !future.result())
        return {};
    return future.result()->toUtf8();
}

InterfaceRequest Host::request(const QString& name, const QString& tap, const QString& model)
{
    const DomainPtr domain = guest(name);
    InterfaceRequest request;
    request.domain = { .uri = uri(), .uuid = domain->uuid };
    request.domainName = name;
    request.deed = InterfaceRequest::Deed::Add;
    request.interface.type = u"ethernet"_s;
    request.interface.targetDev = tap;
    request.interface.managed = false;
    request.interface.mac = MacAddress::random();
    request.interface.model = model;
    request.scope = Scope::Both;
    return request;
}

InterfaceRequest Host::replacement(const QString& name, const QString& tap)
{
    const InterfacePair pair = guest(name)->interfaces().constFirst();
    InterfaceRequest request = this->request(name, tap, pair.shown().model);
    request.deed = InterfaceRequest::Deed::Replace;
    request.replaces = pair;
    request.interface.mac = pair.shown().mac;
    return request;
}

QList<Finding> Host::findings(const InterfaceRequest& request)
{
    InterfaceDraft draft;
    draft.domain = request.domain;
    draft.interface = request.interface;
    draft.scope = request.scope;
    return checkDraft(draft, gatherFacts(*m_engine));
}

Result<Plan> Host::plan(const InterfaceRequest& request)
{
    const DomainPtr domain = guest(request.domainName);
    const QByteArray config = domain->isPersistent ? xml(domain, Connection::Xml::Config) : QByteArray();
    const QByteArray live = domain->isActive() ? xml(domain, Connection::Xml::Live) : QByteArray();
    return planInterface(request, config, live);
}

Result<Plan> Host::detachPlan(const QString& name, Scope scope)
{
    const DomainPtr domain = guest(name);
    const QByteArray config = domain->isPersistent ? xml(domain, Connection::Xml::Config) : QByteArray();
    const QByteArray live = domain->isActive() ? xml(domain, Connection::Xml::Live) : QByteArray();
    return planDetach(
        { .uri = uri(), .uuid = domain->uuid }, name, domain->interfaces().constFirst(), scope, config, live);
}

PlanRun::Outcome Host::carryOut(const Result<Plan>& plan)
{
    if (!plan)
        return {
            .isDone = false, .error = plan.error(), .steps = {}, .left = {}, .configExpected = {}, .configFound = {}
        };
    PlanRun run(*plan, *m_engine);
    const QSignalSpy finished(&run, &PlanRun::finished);
    run.start();
    waitFor([&] { return !finished.isEmpty(); });
    return finished.isEmpty() ? PlanRun::Outcome() : finished.first().first().value<PlanRun::Outcome>();
}

} // namespace VirtTap::Lab
