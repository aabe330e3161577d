#include "cli/tapcommand.h"

#include "checks/tapnames.h"
#include "cli/cliwords.h"
#include "cli/opener.h"
#include "core/connection.h"
#include "core/connections.h"
#include "core/deliver.h"
#include "core/tapservice.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace VirtTap {

using namespace Qt::StringLiterals;

TapCommand::TapCommand(Connections& connections, Options options, QString uri, QObject* parent)
    : QObject(parent)
    , m_connections(connections)
    , m_options(std::move(options))
    , m_uri(std::move(uri))
    , m_doing(connections, m_options, this)
{
    connect(&m_doing, &Doing::finished, this, &TapCommand::finished);
}

TapService* TapCommand::service() const
{
    return m_connections.tapService(m_connections.machineOf(m_uri).id);
}

void TapCommand::start()
{
    TapService* maker = service();
    if (!maker) {
        m_doing.fail(ExitCode::Refused,
            CliWords::tr("virt-tapctl makes, changes and deletes taps on the computer that it runs on only."));
    } else if (m_options.command == Options::Command::CreateTap) {
        deliver(newTapOf(m_options, gatherFacts(m_connections), m_uri), this,
            [this](const Result<NewTap>& tap) { create(tap); });
    } else {
        deliver(maker->list(), this, [this](const Result<ManagedTaps>& made) { take(made); });
    }
}

void TapCommand::create(const Result<NewTap>& tap)
{
    if (!tap) {
        refuse(tap.error());
        return;
    }
    const MachineState machine = m_connections.machineOf(m_uri);
    const NewTapNames rule(machine, service() ? service()->taps().valueOr({}) : ManagedTaps {},
        m_connections.connection(m_uri)->state().host.netPrefixes);
    QList<TapSpec> taps;
    for (const QString& name : m_options.taps) {
        if (const QString problem = rule.problem(name); !problem.isEmpty()) {
            refuse(refused(problem));
            return;
        }
        Interface interface;
        interface.targetDev = name;
        interface.queues = m_options.queues.value_or(0);
        interface.mtu = m_options.mtu.value_or(0);
        taps.append(tapFor(interface, *tap, {}));
        taps.last().mac = m_options.mac;
    }
    const Link* bridge = machine.linkNamed(tap->bridge);
    if (!tap->bridge.isEmpty() && (!bridge || bridge->kind != Link::Kind::Bridge))
        refuse(refused(CliWords::tr("There is no bridge “%1”.").arg(tap->bridge)));
    else if (taps.size() > 1 && m_options.mac)
        refuse(refused(CliWords::tr("Several taps cannot have one MAC address.")));
    else
        m_doing.start(planTapCreation(m_uri, taps, tap->opener));
}

void TapCommand::take(const Result<ManagedTaps>& made)
{
    if (!made) {
        refuse(made.error());
        return;
    }
    QList<TapSpec> before;
    for (const QString& name : m_options.taps) {
        const auto tap = made->constFind(name);
        if (tap == made->constEnd()) {
            refuse(refused(CliWords::tr("virt-tap did not make a tap “%1”, so that it leaves it alone.").arg(name)));
            return;
        }
        before.append(tap->spec);
    }
    if (m_options.command == Options::Command::DeleteTap)
        m_doing.start(planTapDeletion(m_uri, before));
    else if (m_options.command == Options::Command::Repair)
        repair(*made);
    else
        change(made->value(m_options.taps.constFirst()));
}

void TapCommand::change(const ManagedTap& tap)
{
    TapChange change;
    change.name = tap.spec.name;
    change.mtu = m_options.mtu;
    change.mac = m_options.mac;
    change.isUp = m_options.isUp;
    change.bridge = m_options.bridge;
    change.isRestored = m_options.isRestored;
    m_doing.start(planTapChange(m_uri, tap.spec, change));
}

// Those that are named, or all that have changed since they were made.
void TapCommand::repair(const ManagedTaps& made)
{
    QStringList names = m_options.taps;
    if (names.isEmpty()) {
        for (const ManagedTap& tap : made) {
            if (tap.hasDrifted() && !tap.isForeign)
                names.append(tap.spec.name);
        }
        names.sort();
    }
    QStringList lines;
    for (const QString& name : std::as_const(names)) {
        const ManagedTap tap = made.value(name);
        lines.append(tap.isMissing ? CliWords::tr("Make the tap “%1” again.").arg(name)
                : tap.drift.isEmpty()
                ? CliWords::tr("The tap “%1” is as it was made.").arg(name)
                : CliWords::tr("Set the tap “%1” as it was made: %2.").arg(name, tap.drift.join(u", "_s)));
    }
    const auto end = [this](const QStringList& sentences, const QStringList& repaired) {
        QTextStream out(stdout);
        if (m_options.isJson)
            out << QJsonDocument(QJsonArray::fromStringList(repaired)).toJson();
        for (const QString& sentence : m_options.isJson ? QStringList() : sentences)
            out << sentence << '\n';
        out.flush();
        emit finished(ExitCode::Done);
    };
    if (names.isEmpty()) {
        end({ CliWords::tr("All taps are as virt-tap made them.") }, {});
    } else if (m_doing.asks(CliWords::tr("Repair %n tap(s)", nullptr, static_cast<int>(names.size())), lines)) {
        deliver(service()->repair(names), this, [this, end](const Result<QStringList>& repaired) {
            if (!repaired) {
                refuse(repaired.error());
                return;
            }
            QStringList sentences;
            for (const QString& name : *repaired)
                sentences.append(CliWords::tr("repaired: %1").arg(name));
            end(sentences, *repaired);
        });
    }
}

void TapCommand::refuse(const Error& error)
{
    m_doing.fail(codeOf(error.kind), error.message, error.detail);
}

} // namespace VirtTap
