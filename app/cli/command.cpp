#include "cli/command.h"

#include "checks/problemreport.h"
#include "checks/xmlchecks.h"
#include "cli/audit.h"
#include "cli/cliwords.h"
#include "cli/filecommand.h"
#include "cli/opener.h"
#include "cli/report.h"
#include "cli/tapcommand.h"
#include "core/connections.h"
#include "core/deliver.h"
#include "core/snapshot.h"
#include "engine/demohost.h"
#include "engine/problembook.h"
#include "plan/networkfiles.h"
#include "plan/planfile.h"
#include "plan/script.h"
#include "xml/interfacexml.h"

#include <QFile>
#include <QJsonDocument>

#include <algorithm>
#include <chrono>

namespace VirtTap {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// The machine's links come a moment after its guests; a host that tells of none is used without.
constexpr auto machinePatience = 10s;

std::optional<InterfacePair> findInterface(const Domain& guest, const QString& wanted)
{
    const QList<InterfacePair> pairs = guest.interfaces();
    const auto fits = [&wanted](const std::optional<Interface>& interface) {
        return interface
            && (interface->targetDev == wanted || interface->alias == wanted
                || (interface->mac && interface->mac->toString() == wanted.toLower()));
    };
    const auto found
        = std::ranges::find_if(pairs, [&](const InterfacePair& pair) { return fits(pair.live) || fits(pair.config); });
    return found == pairs.end() ? std::nullopt : std::optional(*found);
}

bool hasTap(const Plan& plan)
{
    return std::ranges::any_of(plan.steps, &Step::isOfTap);
}

} // namespace

Command::Command(Connections& connections, Options options, QObject* parent)
    : QObject(parent)
    , m_connections(connections)
    , m_options(std::move(options))
    , m_doing(connections, m_options, this)
    , m_out(stdout)
    , m_err(stderr)
{
    m_patience.setSingleShot(true);
    m_patience.setInterval(machinePatience);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        m_isPatienceOver = true;
        look();
    });
    connect(&m_doing, &Doing::finished, this, &Command::end);
    connect(&connections, &Connections::changed, this, [this](const ConnectionState& state) {
        m_announced = state;
        look();
    });
    connect(&connections, &Connections::machineChanged, this, &Command::look);
    connect(&connections, &Connections::tapServiceChanged, this, &Command::look);
}

void Command::start()
{
    if (m_options.command == Options::Command::Audit) {
        end(audit(m_options, m_out, m_err));
        return;
    }
    m_uri = m_options.uri.isEmpty() ? demoUri() : m_options.uri;
    if (m_options.command == Options::Command::Apply && !m_options.file.isEmpty() && !readFile())
        return;
    const bool makesTaps = m_options.isOfTaps()
        || (m_options.command == Options::Command::Apply
            && (m_options.isCreating || std::ranges::any_of(m_filed, hasTap)));
    if (makesTaps && !m_options.uri.isEmpty())
        m_agent.start([this] { open(); });
    else
        open();
}

void Command::open()
{
    Connection* connection = m_connections.add(m_uri, m_options.command != Options::Command::Apply);
    connect(connection, &Connection::credentialsAsked, this, [this] {
        fail(ExitCode::Denied, CliWords::tr("The connection asks for a password, which virt-tapctl cannot answer."));
    });
    connection->open();
}

// Goes on once all is known that is going to be.
void Command::look()
{
    const ConnectionState& state = m_announced; // what follows the guests, as the links of a demo do, knows no more yet
    if (m_isBegun || state.uri != m_uri)
        return;
    if (state.phase == ConnectionState::Phase::Failed || state.phase == ConnectionState::Phase::Lost) {
        m_isBegun = true;
        const ExitCode code = codeOf(state.error.kind) == ExitCode::Denied ? ExitCode::Denied : ExitCode::Unreachable;
        fail(code, state.error.message, state.error.detail);
    } else if (state.phase == ConnectionState::Phase::Open) {
        const MachineState machine = m_connections.machineOf(m_uri);
        const bool isKnown = !machine.id.isEmpty() && !machine.isBeingRead && !isWaitingForTaps();
        if (isKnown || m_isPatienceOver) {
            // Those who follow the guests, and who makes taps, hear of them after us.
            QMetaObject::invokeMethod(this, &Command::begin, Qt::QueuedConnection);
        } else if (!m_patience.isActive()) {
            m_patience.start();
        }
    }
}

void Command::begin()
{
    if (m_isBegun)
        return;
    if (isWaitingForTaps() && !m_isPatienceOver) {
        if (!m_patience.isActive())
            m_patience.start();
        return;
    }
    m_isBegun = true;
    run(m_connections.connection(m_uri)->state());
}

void Command::run(const ConnectionState& state)
{
    const MachineState machine = m_connections.machineOf(m_uri);
    const DomainPtr guest = findGuest(state, m_options.guest);
    if (!m_options.guest.isEmpty() && !guest) {
        fail(ExitCode::Refused, CliWords::tr("There is no guest “%1” on %2.").arg(m_options.guest, m_uri));
        return;
    }
    switch (m_options.command) {
    case Options::Command::Guests:
        list(guestsJson(state), { u"name"_s, u"state"_s, u"interfaces"_s, u"autostart"_s, u"taints"_s });
        return;
    case Options::Command::Interfaces:
        list(interfacesJson(state, machine, m_options.guest),
            { u"guest"_s, u"scope"_s, u"index"_s, u"type"_s, u"source"_s, u"target"_s, u"managed"_s, u"mac"_s,
                u"model"_s, u"tap"_s });
        return;
    case Options::Command::Taps:
        if (machine.source == MachineState::Source::None || !machine.reason.isEmpty())
            m_err << machine.reason << Qt::endl;
        list(tapsJson(state, machine),
            { u"name"_s, u"up"_s, u"in_use"_s, u"bridge"_s, u"mtu"_s, u"mac"_s, u"owner"_s, u"group"_s, u"made_by"_s,
                u"used_by"_s });
        return;
    case Options::Command::Check:
        if (m_options.file.isEmpty())
            check(guest);
        else
            checkFile();
        return;
    case Options::Command::Taint: {
        const QJsonArray taints = taintsJson(state, m_options.guest);
        list(taints, { u"guest"_s, u"flag"_s, u"when"_s, u"certain"_s, u"cause"_s, u"text"_s },
            taints.isEmpty() ? ExitCode::Done : ExitCode::Refused);
        return;
    }
    case Options::Command::Audit: // needs no host
        return;
    case Options::Command::Snapshot: {
        const Snapshot snapshot { .time = QDateTime::currentDateTimeUtc(), .connection = state, .machine = machine };
        m_out << writeSnapshot(m_options.isAnonymised ? anonymised(snapshot) : snapshot) << '\n';
        end(ExitCode::Done);
        return;
    }
    case Options::Command::Xml:
    case Options::Command::Plan:
    case Options::Command::Apply:
        if (m_options.file.isEmpty())
            readGuest(guest);
        else
            (new FileCommand(m_connections, m_filed, m_doing, this))->start();
        return;
    case Options::Command::CreateTap:
    case Options::Command::UpdateTap:
    case Options::Command::DeleteTap:
    case Options::Command::Repair:
        break;
    }
    auto* taps = new TapCommand(m_connections, m_options, m_uri, this);
    connect(taps, &TapCommand::finished, this, &Command::end);
    taps->start();
}

void Command::list(const QJsonArray& rows, const QStringList& keys, ExitCode code)
{
    if (m_options.isJson)
        m_out << QJsonDocument(rows).toJson();
    else
        m_out << table(rows, keys);
    end(code);
}

// Whose taps virt-tap made, and how, is a part of what is checked and changed.
bool Command::isWaitingForTaps() const
{
    const TapService* service = m_connections.tapService(m_connections.machineOf(m_uri).id);
    const bool isOfInterest = m_options.command == Options::Command::Check || m_options.isOfTaps()
        || m_options.isCreating || std::ranges::any_of(m_filed, hasTap);
    if (!isOfInterest || !service)
        return false;
    const TapServiceState& state = service->state();
    return state.availability == TapServiceState::Availability::Unknown
        || (state.isAvailable() && !service->taps().isKnown() && service->taps().reason().isEmpty());
}

void Command::check(const DomainPtr& guest)
{
    ProblemBook book;
    const Facts facts = gatherFacts(m_connections);
    book.update(facts, {});
    QList<Finding> findings;
    for (const QList<Finding>& found : book.findings()) {
        for (const Finding& finding : found) {
            if (!guest || finding.domain.uuid == guest->uuid)
                findings.append(finding);
        }
    }
    tell(findings, facts);
}

// Of a guest that is still to be defined.
void Command::checkFile()
{
    QFile file(m_options.file);
    const bool isOpen
        = m_options.file == "-"_L1 ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly);
    if (!isOpen) {
        fail(QFile::exists(m_options.file) ? ExitCode::Denied : ExitCode::Refused,
            CliWords::tr("%1 could not be read: %2").arg(m_options.file, file.errorString()));
        return;
    }
    const Facts facts = gatherFacts(m_connections);
    tell(checkText(file.read(mostDomainBytes + 1), m_uri, facts), facts);
}

void Command::tell(QList<Finding> findings, const Facts& facts)
{
    std::ranges::sort(findings, [](const Finding& a, const Finding& b) {
        return std::tie(a.severity, a.message) < std::tie(b.severity, b.message);
    });
    if (m_options.isJson)
        m_out << QJsonDocument(findingsJson(findings, facts)).toJson();
    else
        for (const Finding& finding : std::as_const(findings))
            m_out << severityKey(finding.severity) << u": "_s << finding.message << '\n';
    const bool isBad = std::ranges::any_of(findings, [this](const Finding& finding) {
        return finding.severity == m_options.failOn || isWorse(finding.severity, m_options.failOn);
    });
    end(isBad ? ExitCode::Refused : ExitCode::Done);
}

void Command::readGuest(const DomainPtr& guest)
{
    m_request.deed = guest ? InterfaceRequest::Deed::Add : InterfaceRequest::Deed::WriteXml;
    m_request.domain.uri = m_uri;
    m_request.interface = newInterface();
    if (!m_options.replaces.isEmpty()) {
        m_request.replaces = guest ? findInterface(*guest, m_options.replaces) : std::nullopt;
        if (!m_request.replaces) {
            fail(ExitCode::Refused, CliWords::tr("The guest has no interface “%1”.").arg(m_options.replaces));
            return;
        }
        m_request.deed = InterfaceRequest::Deed::Replace;
        m_request.interface = interfaceInPlaceOf(
            m_request.replaces->config ? *m_request.replaces->config : *m_request.replaces->live);
    }
    Interface& interface = m_request.interface;
    interface.targetDev = m_options.target;
    interface.mac = m_options.mac ? m_options.mac : interface.mac;
    interface.model = m_options.model.isEmpty() ? interface.model : m_options.model;
    interface.queues = m_options.queues.value_or(interface.queues);
    interface.mtu = m_options.mtu.value_or(interface.mtu);
    m_request.scope = m_options.scope;
    if (!guest) {
        propose();
        return;
    }
    m_request.domain.uuid = guest->uuid;
    m_request.domainName = guest->name;
    if (m_request.scope == Scope::Both && guest->isActive() != guest->isPersistent)
        m_request.scope = guest->isActive() ? Scope::Now : Scope::AfterNextStart;

    Connection* connection = m_connections.connection(m_uri);
    for (const Connection::Xml which : { Connection::Xml::Config, Connection::Xml::Live }) {
        if (which == Connection::Xml::Config ? !guest->isPersistent : !guest->isActive())
            continue;
        ++m_waiting;
        deliver(connection->readXml(guest->uuid, which), this,
            [this, which](const Result<QString>& xml) { takeXml(which, xml); });
    }
}

void Command::takeXml(Connection::Xml which, const Result<QString>& xml)
{
    if (!xml) {
        fail(codeOf(xml.error().kind), xml.error().message, xml.error().detail);
        return;
    }
    const bool isConfig = which == Connection::Xml::Config;
    (isConfig ? m_config : m_live) = xml->toUtf8();
    if (const auto description = readDomain(xml->toUtf8()))
        (isConfig ? m_draft.config : m_draft.live) = *description;
    if (--m_waiting == 0)
        findTap();
}

// The tap that is to be made for it.
void Command::findTap()
{
    if (!m_options.isCreating) {
        propose();
        return;
    }
    deliver(newTapOf(m_options, gatherFacts(m_connections), m_uri), this, [this](const Result<NewTap>& tap) {
        if (!tap) {
            fail(codeOf(tap.error().kind), tap.error().message, tap.error().detail);
            return;
        }
        m_request.newTap = *tap;
        propose();
    });
}

void Command::propose()
{
    m_draft.domain = m_request.domain;
    m_draft.interface = m_request.interface;
    m_draft.scope = m_request.scope;
    if (m_request.newTap)
        m_draft.newTap = tapFor(m_request.interface, *m_request.newTap, m_request.domainName);
    if (m_request.replaces)
        m_draft.replaces = m_request.replaces->shown();
    if (!passes(checkDraft(m_draft, gatherFacts(m_connections)))) {
        end(ExitCode::Refused);
        return;
    }
    if (m_options.command == Options::Command::Xml) {
        m_out << writeInterface(m_request.interface);
        end(ExitCode::Done);
        return;
    }
    const auto plan = planInterface(m_request, m_config, m_live);
    if (!plan)
        fail(codeOf(plan.error().kind), plan.error().message, plan.error().detail);
    else if (m_options.command == Options::Command::Plan)
        print(*plan);
    else
        m_doing.start(*plan);
}

// Says what was found. Neither a tap that is still to be made nor a connection that may not change anything keeps
// somebody from writing XML.
bool Command::passes(const QList<Finding>& findings)
{
    bool isGood = true;
    for (const Finding& finding : findings) {
        const bool isReading = m_options.command != Options::Command::Apply;
        if (isReading && finding.id == readOnlyId)
            continue;
        const bool isMissing = finding.id == tapMissingId;
        const bool isRefused = isMissing ? !isReading : blocks(finding);
        isGood = isGood && !isRefused;
        m_doing.note(finding.message, isRefused);
    }
    return isGood;
}

void Command::print(const Plan& plan)
{
    const Interface* old = m_request.replaces && m_request.replaces->config ? &*m_request.replaces->config : nullptr;
    switch (m_options.format) {
    case Options::Format::Shell: {
        const QStringList commands = tapCommands(m_request.interface, tapOwner(gatherFacts(m_connections), m_uri));
        m_out << shellScript(plan, m_uri, commands);
        break;
    }
    case Options::Format::Networkd:
    case Options::Format::NetworkManager: {
        const auto files = networkFiles(plan,
            m_options.format == Options::Format::Networkd ? NetworkService::Networkd : NetworkService::NetworkManager);
        if (!files) {
            fail(codeOf(files.error().kind), files.error().message);
            return;
        }
        for (const NetworkFile& file : *files)
            m_out << (&file == &files->constFirst() ? u""_s : u"\n"_s) << file.text;
        break;
    }
    case Options::Format::Json:
        m_out << writePlan(plan);
        break;
    case Options::Format::Xml:
        m_out << writeInterface(m_request.interface);
        break;
    case Options::Format::DomainXml: {
        const auto xml = domainWithInterface(
            m_config.isEmpty() ? m_live : m_config, old, writeInterface(m_request.interface).toUtf8());
        if (!xml) {
            fail(codeOf(xml.error().kind), xml.error().message, xml.error().detail);
            return;
        }
        m_out << *xml;
        break;
    }
    }
    end(ExitCode::Done);
}

// A plan is for the host that it was made for, unless the call says otherwise.
bool Command::readFile()
{
    const Result<QList<Plan>> read = readPlansFile(m_options.file);
    if (!read) {
        fail(codeOf(read.error().kind), read.error().message, read.error().detail);
        return false;
    }
    const QString made = read->constFirst().steps.constFirst().domain.uri;
    const auto isElsewhere = [&](const Plan& plan) { return plan.steps.constFirst().domain.uri != made; };
    if (std::ranges::any_of(*read, isElsewhere)) {
        fail(ExitCode::Refused,
            CliWords::tr("These plans were made for several connections; virt-tapctl carries out those of one."));
        return false;
    }
    if (made != m_uri && !m_options.isUriGiven) {
        fail(ExitCode::Refused,
            CliWords::tr("This plan was made for %1; say by -c on which connection it is to be carried out.")
                .arg(made));
        return false;
    }
    for (const Plan& plan : *read)
        m_filed.append(throughConnection(plan, m_uri));
    return true;
}

void Command::fail(ExitCode code, const QString& message, const QString& detail)
{
    m_doing.fail(code, message, detail);
}

void Command::end(ExitCode code)
{
    m_isBegun = true;
    m_out.flush();
    emit finished(code);
}

} // namespace VirtTap
