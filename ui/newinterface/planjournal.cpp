#include "ui/newinterface/planjournal.h"

#include "core/connection.h"
#include "core/connections.h"
#include "core/deliver.h"
#include "ui/wholefile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLockFile>
#include <QtConcurrentRun>

#include <algorithm>

namespace VirtTap {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostKept = 500; // the oldest go
constexpr int patience = 2000; // ms, for another virt-tap that writes

Result<QList<AppliedPlan>> load(const QString& path)
{
    QFile file(path);
    if (!file.exists())
        return QList<AppliedPlan> {};
    if (!file.open(QIODevice::ReadOnly))
        return std::unexpected(
            Error { .kind = Error::Kind::Failed, .message = file.errorString(), .detail = file.errorString() });
    return readApplied(file.readAll());
}

// What others wrote meanwhile stays; a file that cannot be read is put aside. Empty when all went well.
QString update(const QString& path, const std::function<void(QList<AppliedPlan>&)>& change)
{
    QDir().mkpath(QFileInfo(path).path());
    QLockFile lock(path + u".lock"_s);
    if (!lock.tryLock(patience))
        return u"%1.lock"_s.arg(path);
    Result<QList<AppliedPlan>> applied = load(path);
    if (!applied)
        QFile::rename(path, path + u".unreadable"_s);
    QList<AppliedPlan> kept = applied.value_or(QList<AppliedPlan> {});
    change(kept);
    kept.remove(0, std::max<qsizetype>(0, kept.size() - mostKept));
    return saveWhole(path, writeApplied(kept), FileUse::Private);
}

} // namespace

PlanJournal::PlanJournal(Connections& connections, const QString& file)
    : QObject(&connections)
    , m_connections(connections)
    , m_file(file)
{
    m_writer.setMaxThreadCount(1);
    load();
}

PlanJournal::~PlanJournal() = default;

PlanJournal* PlanJournal::of(const Connections& connections)
{
    return connections.findChild<PlanJournal*>(QString(), Qt::FindDirectChildrenOnly);
}

void PlanJournal::load()
{
    deliver(QtConcurrent::run(&m_writer, [file = m_file] { return VirtTap::load(file); }), this,
        [this](const Result<QList<AppliedPlan>>& applied) {
            if (!applied) {
                emit failed(tr("What was done earlier cannot be read, and so not be undone from here."),
                    m_file + u": "_s + applied.error().message);
                return;
            }
            m_applied = *applied + m_applied;
            emit restored(*applied);
            emit changed();
        });
}

const AppliedPlan* PlanJournal::find(const QUuid& id) const
{
    const auto found = std::ranges::find(m_applied, id, &AppliedPlan::id);
    return id.isNull() || found == m_applied.end() ? nullptr : &*found;
}

bool PlanJournal::isLasting(const Plan& plan) const
{
    const Connection* connection = m_connections.connection(plan.steps.constFirst().domain.uri);
    return connection && !connection->state().host.isDemo;
}

QUuid PlanJournal::record(const Plan& plan, const PlanRun::Outcome& outcome)
{
    AppliedPlan applied { .id = {},
        .time = QDateTime::currentDateTimeUtc(),
        .plan = plan,
        .isDone = {},
        .configAfter = {},
        .isUndone = false };
    const PlanRun::StepState kept = outcome.isDone ? PlanRun::StepState::Done : PlanRun::StepState::NotUndone;
    for (const PlanRun::StepState state : outcome.steps)
        applied.isDone.append(state == kept);
    if (!applied.isDone.contains(true))
        return {};
    applied.id = QUuid::createUuid();
    m_applied.append(applied);
    emit changed();

    if (isLasting(plan))
        write([applied](QList<AppliedPlan>& all) { all.append(applied); });
    readConfig(applied.id, plan.steps.constFirst().domain);
    return applied.id;
}

// What the guest's has become, so that an undo can tell what others did to it since.
void PlanJournal::readConfig(const QUuid& id, const DomainKey& guest)
{
    Connection* connection = m_connections.connection(guest.uri);
    const DomainPtr domain = connection ? connection->state().domain(guest.uuid) : DomainPtr();
    if (!domain || !domain->isPersistent)
        return;
    deliver(connection->readXml(guest.uuid, Connection::Xml::Config), this, [this, id](const Result<QString>& config) {
        if (config)
            change(id, [config = *config](AppliedPlan& applied) { applied.configAfter = config; });
    });
}

void PlanJournal::setUndone(const QUuid& id)
{
    change(id, [](AppliedPlan& applied) { applied.isUndone = true; });
}

void PlanJournal::change(const QUuid& id, const std::function<void(AppliedPlan&)>& deed)
{
    const auto changeIn = [id, deed](QList<AppliedPlan>& all) {
        for (AppliedPlan& each : all) {
            if (each.id == id)
                deed(each);
        }
    };
    changeIn(m_applied);
    if (const AppliedPlan* applied = find(id); applied && isLasting(applied->plan))
        write(changeIn);
    emit changed();
}

void PlanJournal::clear()
{
    m_applied.clear();
    write([](QList<AppliedPlan>& all) { all.clear(); });
    emit changed();
}

void PlanJournal::write(const Change& change)
{
    deliver(QtConcurrent::run(&m_writer, [file = m_file, change] { return update(file, change); }), this,
        [this](const QString& problem) {
            if (!problem.isEmpty())
                emit failed(tr("What was done cannot be kept for an undo after virt-tap ends."), problem);
        });
}

} // namespace VirtTap
