#include "cli/doing.h"

#include "cli/cliwords.h"
#include "plan/planfile.h"
#include "xml/interfacexml.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace VirtTap {

using namespace Qt::StringLiterals;

namespace {

QString key(PlanRun::StepState state)
{
    switch (state) {
    case PlanRun::StepState::Waiting:
    case PlanRun::StepState::Running:
        break;
    case PlanRun::StepState::Done:
        return u"done"_s;
    case PlanRun::StepState::Failed:
        return u"failed"_s;
    case PlanRun::StepState::Undone:
        return u"undone"_s;
    case PlanRun::StepState::NotUndone:
        return u"not-undone"_s;
    case PlanRun::StepState::Skipped:
        return u"not-needed"_s;
    }
    return u"not-begun"_s;
}

QString key(BulkRun::PartState state)
{
    return state == BulkRun::PartState::Done  ? u"done"_s
        : state == BulkRun::PartState::Failed ? u"failed"_s
                                              : u"not-begun"_s;
}

QString tapOf(const Step& step)
{
    if (step.isOfTap())
        return step.tap.name;
    const auto interface = step.xml.isEmpty() ? Result<Interface>() : readInterface(step.xml.toUtf8());
    return interface ? interface->targetDev : QString();
}

QJsonValue orNull(const QString& text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

} // namespace

Error refused(const QString& message)
{
    return { .kind = Error::Kind::Invalid, .message = message, .detail = {} };
}

ExitCode codeOf(Error::Kind kind)
{
    switch (kind) {
    case Error::Kind::Unreachable:
        return ExitCode::Unreachable;
    case Error::Kind::Denied:
    case Error::Kind::Cancelled:
        return ExitCode::Denied;
    default:
        return ExitCode::Refused;
    }
}

Doing::Doing(Connections& connections, const Options& options, QObject* parent)
    : QObject(parent)
    , m_connections(connections)
    , m_isJson(options.isJson)
    , m_isYes(options.isYes)
    , m_out(stdout)
    , m_err(stderr)
    , m_words(options.isJson ? m_err : m_out)
{
}

bool Doing::asks(const QString& title, const QStringList& lines)
{
    m_words << title << '\n';
    for (const QString& line : lines)
        m_words << u"  "_s << line << '\n';
    if (!m_isYes) {
        m_words << CliWords::tr("Do this? [y/N] ") << Qt::flush;
        const QString answer = QTextStream(stdin).readLine().trimmed().toLower();
        if (answer != "y"_L1 && answer != "yes"_L1) {
            fail(ExitCode::Refused, CliWords::tr("Nothing was changed."));
            return false;
        }
    }
    m_words.flush();
    return true;
}

void Doing::start(const Plan& plan)
{
    QStringList lines;
    for (const Step& step : plan.steps)
        lines.append(describe(step));
    if (!asks(plan.title, lines))
        return;
    m_run = std::make_unique<PlanRun>(plan, m_connections);
    connect(m_run.get(), &PlanRun::stepChanged, this, &Doing::tell);
    connect(m_run.get(), &PlanRun::waitingForGuest, this,
        [this] { m_err << CliWords::tr("Waiting for the guest to let go of its interface …") << Qt::endl; });
    connect(m_run.get(), &PlanRun::finished, this, &Doing::report);
    m_run->start();
}

void Doing::start(const QList<Plan>& plans)
{
    if (plans.size() == 1) {
        start(plans.constFirst());
        return;
    }
    QStringList lines;
    for (const Plan& plan : plans) {
        lines.append(plan.title);
        for (const Step& step : plan.steps)
            lines.append(u"  "_s + describe(step));
    }
    if (!asks(CliWords::tr("Change %n guest(s)", nullptr, static_cast<int>(plans.size())), lines))
        return;
    m_bulkRun = std::make_unique<BulkRun>(plans, BulkRun::OnFailure::Stop, m_connections);
    connect(m_bulkRun.get(), &BulkRun::partChanged, this, &Doing::tellPart);
    connect(m_bulkRun.get(), &BulkRun::waitingForGuest, this, [this](int part) {
        m_err << CliWords::tr("Waiting for “%1” …").arg(m_bulkRun->plans().at(part).steps.constFirst().domainName)
              << Qt::endl;
    });
    connect(m_bulkRun.get(), &BulkRun::finished, this, &Doing::reportMany);
    m_bulkRun->start();
}

void Doing::tellPart(int part)
{
    const QString& title = m_bulkRun->plans().at(part).title;
    const BulkRun::PartState state = m_bulkRun->parts().at(part).state;
    if (state == BulkRun::PartState::Done)
        m_words << CliWords::tr("done: %1").arg(title) << Qt::endl;
    else if (state == BulkRun::PartState::Failed)
        m_words << CliWords::tr("failed: %1").arg(title) << Qt::endl;
    else if (state == BulkRun::PartState::Skipped)
        m_words << CliWords::tr("not done: %1").arg(title) << Qt::endl;
}

// What is done of the others stays: it is a whole for each guest.
void Doing::reportMany()
{
    using PartState = BulkRun::PartState;
    const QList<BulkRun::Part>& parts = m_bulkRun->parts();
    const auto done = std::ranges::count(parts, PartState::Done, &BulkRun::Part::state);
    const auto failed = std::ranges::find(parts, PartState::Failed, &BulkRun::Part::state);
    QStringList left;
    for (const BulkRun::Part& part : parts)
        left += part.left;
    const bool isDone = done == parts.size();
    if (m_isJson)
        printManyJson(isDone ? u"done"_s : done > 0 || !left.isEmpty() ? u"partly"_s : u"failed"_s);
    if (isDone) {
        m_out.flush();
        emit finished(ExitCode::Done);
        return;
    }
    for (const QString& sentence : std::as_const(left))
        m_err << sentence << Qt::endl;
    if (done > 0)
        m_err << CliWords::tr("%1 of %n guest(s) are changed.", nullptr, static_cast<int>(parts.size())).arg(done)
              << Qt::endl;
    const Error error = failed == parts.end() ? refused(CliWords::tr("Nothing was changed.")) : failed->error;
    fail(done > 0 || !left.isEmpty() ? ExitCode::Partly : codeOf(error.kind), error.message, error.detail);
}

void Doing::printManyJson(const QString& result)
{
    QJsonArray guests;
    for (qsizetype at = 0; at < m_bulkRun->parts().size(); ++at) {
        const BulkRun::Part& part = m_bulkRun->parts().at(at);
        const Step& first = m_bulkRun->plans().at(at).steps.constFirst();
        guests.append(QJsonObject { { u"guest"_s, orNull(first.domainName) }, { u"state"_s, key(part.state) },
            { u"error"_s, orNull(part.error.message) }, { u"left"_s, QJsonArray::fromStringList(part.left) } });
    }
    m_out << QJsonDocument(QJsonObject { { u"result"_s, result }, { u"guests"_s, guests } }).toJson();
}

void Doing::tell(int step, PlanRun::StepState state)
{
    const QString sentence = describe(m_run->plan().steps.at(step));
    if (state == PlanRun::StepState::Done)
        m_words << CliWords::tr("done: %1").arg(sentence) << Qt::endl;
    else if (state == PlanRun::StepState::Undone)
        m_words << CliWords::tr("undone: %1").arg(sentence) << Qt::endl;
    else if (state == PlanRun::StepState::Failed) // why, and what is left, is said at the end
        m_words << CliWords::tr("failed: %1").arg(sentence) << Qt::endl;
}

void Doing::report(const PlanRun::Outcome& outcome)
{
    if (m_isJson)
        printJson(outcome);
    if (outcome.isDone) {
        m_out.flush();
        emit finished(ExitCode::Done);
        return;
    }
    for (const QString& left : outcome.left)
        m_err << left << Qt::endl;
    fail(outcome.left.isEmpty() ? codeOf(outcome.error.kind) : ExitCode::Partly, outcome.error.message,
        outcome.error.detail);
}

void Doing::printJson(const PlanRun::Outcome& outcome)
{
    QJsonArray steps;
    for (qsizetype i = 0; i < outcome.steps.size(); ++i) {
        const Step& step = m_run->plan().steps.at(i);
        steps.append(QJsonObject { { u"step"_s, stepKey(step.kind) }, { u"guest"_s, orNull(step.domainName) },
            { u"tap"_s, orNull(tapOf(step)) }, { u"state"_s, key(outcome.steps.at(i)) } });
    }
    const QString result = outcome.isDone ? u"done"_s : outcome.left.isEmpty() ? u"failed"_s : u"partly"_s;
    m_out << QJsonDocument(QJsonObject { { u"result"_s, result }, { u"error"_s, orNull(outcome.error.message) },
                               { u"steps"_s, steps }, { u"left"_s, QJsonArray::fromStringList(outcome.left) } })
                 .toJson();
}

void Doing::note(const QString& sentence, bool isRefusal)
{
    m_err << (isRefusal ? CliWords::tr("refused: %1") : CliWords::tr("note: %1")).arg(sentence) << Qt::endl;
}

void Doing::fail(ExitCode code, const QString& message, const QString& detail)
{
    m_err << u"virt-tapctl: "_s << message << Qt::endl;
    if (!detail.isEmpty() && detail != message)
        m_err << u"  "_s << detail << Qt::endl;
    m_words.flush();
    m_out.flush();
    emit finished(code);
}

} // namespace VirtTap
