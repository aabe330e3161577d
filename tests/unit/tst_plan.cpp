#include "fakes/samples.h"
#include "plan/plan.h"
#include "xml/interfacexml.h"

#include <QTest>

using namespace VirtTap;
using namespace Qt::StringLiterals;

namespace {

QByteArray xmlOf(const Domain& domain, Connection::Xml which)
{
    return sampleDomainXml(domain, which).toUtf8();
}

InterfaceRequest request(const Domain& domain, InterfaceRequest::Deed deed, Scope scope)
{
    InterfaceRequest result;
    result.domain = { QString::fromUtf16(sampleUri), domain.uuid };
    result.domainName = domain.name;
    result.deed = deed;
    result.interface = sampleTapInterface(50, u"tap-new"_s);
    result.scope = scope;
    if (deed == InterfaceRequest::Deed::Replace) {
        result.replaces = domain.interfaces().first();
        result.interface.mac.reset(); // as it was
    }
    return result;
}

// "attach both", "update config", …: the plan in words.
QString inWords(const Plan& plan)
{
    QStringList words;
    for (const Step& step : plan.steps) {
        const QString scope = step.scope == Scope::Both ? u"both"_s
            : step.scope == Scope::Now                  ? u"live"_s
                                                        : u"config"_s;
        switch (step.kind) {
        case Step::Kind::DiscardSavedState:
            words.append(u"discard"_s);
            break;
        case Step::Kind::DetachInterface:
            words.append(u"detach "_s + scope);
            break;
        case Step::Kind::WaitForRemoval:
            words.append(u"wait "_s + step.alias);
            break;
        case Step::Kind::UpdateInterface:
            words.append(u"update "_s + scope);
            break;
        case Step::Kind::DefineGuest:
            words.append(u"define "_s + scope);
            break;
        case Step::Kind::AttachInterface:
            words.append(u"attach "_s + scope);
            break;
        case Step::Kind::StartGuest:
            words.append(u"start"_s);
            break;
        case Step::Kind::ShutDownGuest:
            words.append(u"shut down"_s);
            break;
        case Step::Kind::WaitForGuestOff:
            words.append(u"wait until off"_s);
            break;
        case Step::Kind::CreateTap:
            words.append(u"create "_s + step.tap.name);
            break;
        case Step::Kind::UpdateTap:
            words.append(u"change "_s + step.change.name);
            break;
        case Step::Kind::DeleteTap:
            words.append(u"delete "_s + step.tap.name);
            break;
        case Step::Kind::WaitForTapGone:
            words.append(u"wait for "_s + step.tap.name);
            break;
        }
    }
    return words.join(u", "_s);
}

Domain guest(Domain::State state, bool isPersistent = true)
{
    Domain domain = sampleDomain(2, u"db01"_s, state, { sampleUserInterface(2) });
    domain.isPersistent = isPersistent;
    if (!isPersistent)
        domain.config.clear();
    return domain;
}

QByteArray configOf(const Domain& domain)
{
    return domain.isPersistent ? xmlOf(domain, Connection::Xml::Config) : QByteArray();
}

QByteArray liveOf(const Domain& domain)
{
    return domain.isActive() ? xmlOf(domain, Connection::Xml::Live) : QByteArray();
}

} // namespace

class TestPlan : public QObject
{
    Q_OBJECT

private slots:
    void stepsFollowTheGuestsState_data();
    void stepsFollowTheGuestsState();
    void aReplacementKeepsWhatTheGuestKnows();
    void anotherMacIsNoUpdate();
    void aLiveOnlyInterfaceIsReplacedInBoth();
    void aConfigOnlyInterfaceIsReplacedInBoth();
    void startComesLast();
    void onlyTheXmlNeedsNoSteps();
    void detachFollowsTheGuestsState_data();
    void detachFollowsTheGuestsState();
    void aGoneInterfaceIsNotReplaced();
    void everyStepIsDescribed();
    void undoTurnsStepsAround();
};

void TestPlan::stepsFollowTheGuestsState_data()
{
    using Deed = InterfaceRequest::Deed;
    QTest::addColumn<Domain>("domain");
    QTest::addColumn<Deed>("deed");
    QTest::addColumn<Scope>("scope");
    QTest::addColumn<QString>("steps"); // empty: it is refused
    const Domain running = guest(Domain::State::Running);
    const Domain off = guest(Domain::State::ShutOff);
    const Domain transient = guest(Domain::State::Running, false);
    QTest::newRow("add to a running one: one call") << running << Deed::Add << Scope::Both << u"attach both"_s;
    QTest::newRow("add to a running one now") << running << Deed::Add << Scope::Now << u"attach live"_s;
    QTest::newRow("add to a running one later") << running << Deed::Add << Scope::AfterNextStart << u"attach config"_s;
    QTest::newRow("add to one that is off") << off << Deed::Add << Scope::Both << u"attach config"_s;
    QTest::newRow("add to one that is off now") << off << Deed::Add << Scope::Now << QString();
    QTest::newRow("add to a transient one") << transient << Deed::Add << Scope::Both << u"attach live"_s;
    QTest::newRow("add to a transient one later") << transient << Deed::Add << Scope::AfterNextStart << QString();
    QTest::newRow("replace in a running one: config first")
        << running << Deed::Replace << Scope::Both << u"update config, detach live, wait net0, attach live"_s;
    QTest::newRow("replace in a running one now")
        << running << Deed::Replace << Scope::Now << u"detach live, wait net0, attach live"_s;
    QTest::newRow("replace in a running one later")
        << running << Deed::Replace << Scope::AfterNextStart << u"update config"_s;
    QTest::newRow("replace in one that is off") << off << Deed::Replace << Scope::Both << u"update config"_s;
    QTest::newRow("replace in a transient one")
        << transient << Deed::Replace << Scope::Both << u"detach live, wait net0, attach live"_s;
    QTest::newRow("replace in a paused one: it does not answer before it goes on")
        << guest(Domain::State::Paused) << Deed::Replace << Scope::Both
        << u"update config, detach live, wait net0, attach live"_s;
}

void TestPlan::stepsFollowTheGuestsState()
{
    QFETCH(Domain, domain);
    QFETCH(InterfaceRequest::Deed, deed);
    QFETCH(Scope, scope);
    QFETCH(QString, steps);
    const auto plan = planInterface(request(domain, deed, scope), configOf(domain), liveOf(domain));
    if (steps.isEmpty()) {
        QVERIFY(!plan);
        QCOMPARE(plan.error().kind, Error::Kind::Invalid);
        QVERIFY(plan.error().message.contains(u"db01"_s));
        return;
    }
    QVERIFY2(plan, plan ? "" : qPrintable(plan.error().message));
    QCOMPARE(inWords(*plan), steps);
    QCOMPARE(plan->configXml, QString::fromUtf8(configOf(domain)));
    for (const Step& step : plan->steps) {
        QCOMPARE(step.domain.uuid, domain.uuid);
        QCOMPARE(step.domainName, domain.name);
    }
}

void TestPlan::aReplacementKeepsWhatTheGuestKnows()
{
    Domain domain = guest(Domain::State::Running);
    domain.config.first().bootOrder = 2;
    domain.live.first().bootOrder = 2;
    const auto plan = planInterface(
        request(domain, InterfaceRequest::Deed::Replace, Scope::Both), configOf(domain), liveOf(domain));
    QVERIFY(plan);
    for (const int i : { 0, 3 }) {
        const auto interface = readInterface(plan->steps.at(i).xml.toUtf8());
        QVERIFY(interface);
        QCOMPARE(interface->type, u"ethernet"_s);
        QCOMPARE(interface->targetDev, u"tap-new"_s);
        QCOMPARE(interface->managed, std::optional(false));
        QCOMPARE(interface->mac, std::optional(sampleMac(2)));
        QCOMPARE(interface->model, u"virtio"_s);
        QCOMPARE(interface->bootOrder, 2);
        QCOMPARE(interface->address, domain.live.first().address);
    }
    QCOMPARE(readInterface(plan->steps.at(3).xml.toUtf8())->alias, u"net0"_s);
    QCOMPARE(readInterface(plan->steps.at(1).xml.toUtf8())->type, u"user"_s);
    QCOMPARE(readInterface(plan->steps.at(0).previousXml.toUtf8())->type, u"user"_s);
}

void TestPlan::anotherMacIsNoUpdate()
{
    const Domain domain = guest(Domain::State::ShutOff);
    InterfaceRequest wanted = request(domain, InterfaceRequest::Deed::Replace, Scope::Both);
    wanted.interface.mac = sampleMac(77);
    const auto plan = planInterface(wanted, configOf(domain), {});
    QVERIFY(plan);
    QCOMPARE(inWords(*plan), u"define config"_s);
    QCOMPARE(readInterface(plan->steps.at(0).previousXml.toUtf8())->mac, std::optional(sampleMac(2)));
    QCOMPARE(readInterface(plan->steps.at(0).xml.toUtf8())->mac, std::optional(sampleMac(77)));
}

void TestPlan::aLiveOnlyInterfaceIsReplacedInBoth()
{
    Domain domain = guest(Domain::State::Running);
    domain.config.clear();
    const auto plan = planInterface(
        request(domain, InterfaceRequest::Deed::Replace, Scope::Both), configOf(domain), liveOf(domain));
    QVERIFY(plan);
    QCOMPARE(inWords(*plan), u"attach config, detach live, wait net0, attach live"_s);
    QCOMPARE(readInterface(plan->steps.first().xml.toUtf8())->mac, std::optional(sampleMac(2)));
}

void TestPlan::aConfigOnlyInterfaceIsReplacedInBoth()
{
    Domain domain = guest(Domain::State::Running);
    domain.live.clear();
    const auto plan = planInterface(
        request(domain, InterfaceRequest::Deed::Replace, Scope::Both), configOf(domain), liveOf(domain));
    QVERIFY(plan);
    QCOMPARE(inWords(*plan), u"update config, attach live"_s);
    QVERIFY(readInterface(plan->steps.last().xml.toUtf8())->address.isEmpty());
}

void TestPlan::startComesLast()
{
    const Domain off = guest(Domain::State::ShutOff);
    InterfaceRequest wanted = request(off, InterfaceRequest::Deed::Add, Scope::Both);
    wanted.startAfterwards = true;
    wanted.discardSavedState = true;
    const auto plan = planInterface(wanted, configOf(off), {});
    QVERIFY(plan);
    QCOMPARE(inWords(*plan), u"attach config, discard, start"_s);

    const Domain running = guest(Domain::State::Running);
    wanted.discardSavedState = false;
    const auto started = planInterface(wanted, configOf(running), liveOf(running));
    QVERIFY(started);
    QCOMPARE(inWords(*started), u"attach both"_s); // it runs already
}

void TestPlan::onlyTheXmlNeedsNoSteps()
{
    InterfaceRequest wanted = request(guest(Domain::State::ShutOff), InterfaceRequest::Deed::WriteXml, Scope::Both);
    const auto plan = planInterface(wanted, {}, {});
    QVERIFY(plan);
    QVERIFY(plan->steps.isEmpty());
    QVERIFY(!plan->title.isEmpty());
}

void TestPlan::detachFollowsTheGuestsState_data()
{
    QTest::addColumn<Domain>("domain");
    QTest::addColumn<Scope>("scope");
    QTest::addColumn<QString>("steps");
    const Domain running = guest(Domain::State::Running);
    Domain pending = running;
    pending.config.first().type = u"network"_s;
    pending.config.first().source = u"default"_s;
    QTest::newRow("of a running one: one call") << running << Scope::Both << u"detach both, wait net0"_s;
    QTest::newRow("of a running one now") << running << Scope::Now << u"detach live, wait net0"_s;
    QTest::newRow("of a running one later") << running << Scope::AfterNextStart << u"detach config"_s;
    QTest::newRow("of two that differ: config first")
        << pending << Scope::Both << u"detach config, detach live, wait net0"_s;
    QTest::newRow("of one that is off") << guest(Domain::State::ShutOff) << Scope::Both << u"detach config"_s;
    QTest::newRow("of one that is off now") << guest(Domain::State::ShutOff) << Scope::Now << QString();
    QTest::newRow("of a transient one") << guest(Domain::State::Running, false) << Scope::Both
                                        << u"detach live, wait net0"_s;
}

void TestPlan::detachFollowsTheGuestsState()
{
    QFETCH(Domain, domain);
    QFETCH(Scope, scope);
    QFETCH(QString, steps);
    const auto plan = planDetach({ QString::fromUtf16(sampleUri), domain.uuid }, domain.name,
        domain.interfaces().first(), scope, configOf(domain), liveOf(domain));
    QCOMPARE(plan.has_value(), !steps.isEmpty());
    if (plan)
        QCOMPARE(inWords(*plan), steps);
}

void TestPlan::aGoneInterfaceIsNotReplaced()
{
    const Domain domain = guest(Domain::State::ShutOff);
    const InterfaceRequest wanted = request(domain, InterfaceRequest::Deed::Replace, Scope::Both);
    Domain changed = domain;
    changed.config.clear();
    const auto plan = planInterface(wanted, configOf(changed), {});
    QVERIFY(!plan);
    QVERIFY(!plan.error().message.isEmpty());
}

void TestPlan::everyStepIsDescribed()
{
    const Domain domain = guest(Domain::State::Running);
    auto plan = planInterface(
        request(domain, InterfaceRequest::Deed::Replace, Scope::Both), configOf(domain), liveOf(domain));
    QVERIFY(plan);
    Step step = plan->steps.first();
    step.kind = Step::Kind::DefineGuest;
    plan->steps.append(step);
    step.kind = Step::Kind::StartGuest;
    plan->steps.append(step);
    step.kind = Step::Kind::DiscardSavedState;
    plan->steps.append(step);
    QSet<QString> different;
    for (const Step& each : std::as_const(plan->steps)) {
        const QString text = describe(each);
        QVERIFY2(text.contains(u"“db01”"_s) && text.endsWith(u'.') && !text.contains(u'%'), qPrintable(text));
        different.insert(text);
        QVERIFY2(command(each).contains(u"virsh -c qemu:///system "_s), qPrintable(command(each)));
        QVERIFY(command(each).contains(domain.uuid.toString(QUuid::WithoutBraces)));
    }
    QCOMPARE(different.size(), plan->steps.size());
    QVERIFY(describe(plan->steps.first()).contains(u"tap-new"_s));
    QVERIFY(command(plan->steps.first()).contains(u"update-device"_s));
    QVERIFY(command(plan->steps.first()).contains(u"--config"_s));
    QVERIFY(!command(plan->steps.first()).contains(u"--live"_s));
}

void TestPlan::undoTurnsStepsAround()
{
    Step step { .kind = Step::Kind::AttachInterface,
        .domain = { QString::fromUtf16(sampleUri), sampleUuid(2) },
        .domainName = u"db01"_s,
        .scope = Scope::Both,
        .xml = u"<new/>"_s,
        .previousXml = u"<old/>"_s,
        .alias = {} };
    QCOMPARE(undoOf(step)->kind, Step::Kind::DetachInterface);
    QCOMPARE(undoOf(step)->xml, u"<new/>"_s);
    QCOMPARE(undoOf(*undoOf(step)), std::optional(step));
    step.kind = Step::Kind::UpdateInterface;
    QCOMPARE(undoOf(step)->xml, u"<old/>"_s);
    QCOMPARE(undoOf(step)->previousXml, u"<new/>"_s);
    step.kind = Step::Kind::DefineGuest;
    QCOMPARE(undoOf(step)->kind, Step::Kind::DefineGuest);
    QCOMPARE(undoOf(step)->xml, u"<old/>"_s);
    QCOMPARE(undoOf(*undoOf(step)), std::optional(step));
    for (const Step::Kind kind :
        { Step::Kind::DiscardSavedState, Step::Kind::WaitForRemoval, Step::Kind::StartGuest }) {
        step.kind = kind;
        QVERIFY(!undoOf(step));
    }
}

QTEST_APPLESS_MAIN(TestPlan)
#include "tst_plan.moc"
