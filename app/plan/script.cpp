#include "plan/script.h"

#include "plan/planwords.h"
#include "plan/shell.h"
#include "plan/tapcommands.h"
#include "xml/interfacexml.h"

#include <QCryptographicHash>
#include <QRegularExpression>

#include <algorithm>
#include <utility>

namespace VirtTap {

using namespace Qt::StringLiterals;

namespace {

// As the script's own: $(…) drops the newlines at the end. Arguments and environment for QEMU do not count: the text
// that a plan is made of has no passwords, and that of virsh has.
QString checksum(const QString& xml)
{
    static const QRegularExpression argument(u"<[A-Za-z]+:(arg|env) "_s);
    QStringList lines = xml.split(u'\n');
    lines.removeIf([](const QString& line) { return line.contains(argument); });
    const QByteArray text = withoutFinalNewlines(lines.join(u'\n')).toUtf8();
    return QString::fromLatin1(QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex());
}

// What the XML of the guest shows when the step is done; empty when one cannot tell by that.
QString sign(const Step& step)
{
    if (!step.bringsInterface())
        return {};
    const auto interface = readInterface(step.xml.toUtf8());
    if (!interface)
        return {};
    if (!interface->targetDev.isEmpty())
        return u"<target dev='%1'"_s.arg(interface->targetDev.toHtmlEscaped());
    return interface->mac ? u"<mac address='%1'/>"_s.arg(interface->mac->toString()) : QString();
}

QStringList signTests(const Step& step)
{
    QStringList tests;
    const QString wanted = sign(step);
    if (wanted.isEmpty())
        return tests;
    if (step.scope != Scope::AfterNextStart)
        tests.append(u"shows live "_s + shellQuote(wanted));
    if (step.scope != Scope::Now)
        tests.append(u"shows config "_s + shellQuote(wanted));
    return tests;
}

// A plan that only detaches is done when the MAC address is gone.
QStringList goneTests(const Step& step)
{
    QStringList tests;
    const auto interface = readInterface(step.xml.toUtf8());
    if (step.kind != Step::Kind::DetachInterface || !interface || !interface->mac)
        return tests;
    const QString mac = shellQuote(u"<mac address='%1'/>"_s.arg(interface->mac->toString()));
    if (step.scope != Scope::AfterNextStart)
        tests.append(u"! shows live "_s + mac);
    if (step.scope != Scope::Now)
        tests.append(u"! shows config "_s + mac);
    return tests;
}

QStringList doneTests(const Plan& plan)
{
    QStringList tests;
    for (const Step& step : plan.steps)
        tests += signTests(step);
    if (tests.isEmpty()) {
        for (const Step& step : plan.steps)
            tests += goneTests(step);
    }
    return tests;
}

QString targetOf(const Plan& plan)
{
    for (const Step& step : plan.steps) {
        const auto interface = readInterface(step.xml.toUtf8());
        if (step.bringsInterface() && interface && interface->isEthernet())
            return interface->targetDev;
    }
    return {};
}

QString head(const Plan& plan, const QString& uri)
{
    const Step first = plan.steps.isEmpty() ? Step {} : plan.steps.first();
    QString text = u"#!/bin/bash\n# %1\n#\n# %2\n"_s.arg(
        commentLine(plan.title), commentLine(PlanWords::tr("Connection: %1").arg(uri)));
    if (!first.domain.uuid.isNull())
        text += u"# %1\n"_s.arg(commentLine(
            PlanWords::tr("Guest: %1 (%2)").arg(first.domainName, first.domain.uuid.toString(QUuid::WithoutBraces))));
    text += u"# %1\n"_s.arg(commentLine(first.domain.uuid.isNull()
            ? PlanWords::tr("Run it on that host; with the argument “undo” it takes the change back.")
            : PlanWords::tr("Run it on the host of the guest; with the argument “undo” it takes the change back.")));
    if (!plan.configXml.isEmpty())
        text += u"# %1\n"_s.arg(commentLine(PlanWords::tr(
            "It refuses to run when the guest's config is no longer as it was; FORCE=1 runs it all the same.")));
    return text + u"set -euo pipefail\n\n"_s;
}

QString variables(const Plan& plan, const QString& uri)
{
    const QUuid guest = plan.steps.isEmpty() ? QUuid() : plan.steps.first().domain.uuid;
    return u"uri=%1\nguest=%2\n"_s.arg(shellQuote(uri), shellQuote(guest.toString(QUuid::WithoutBraces)));
}

constexpr auto helpers = u8R"(
config_xml() { virsh -c "$uri" dumpxml --inactive "$guest"; }

# shows live|config TEXT: is TEXT in the guest's XML?
shows() {
    local xml
    case $1 in
    live) xml=$(virsh -c "$uri" dumpxml "$guest") || exit ;;
    config) xml=$(config_xml) || exit ;;
    esac
    [[ $xml == *"$2"* ]]
}

as_root() { if ((EUID == 0)); then "$@"; else sudo -- "$@"; fi; }
)";

QString precondition(const Plan& plan)
{
    if (plan.configXml.isEmpty())
        return {};
    const QString complaint
        = PlanWords::tr("The guest's config is no longer as it was when this script was made; nothing was changed.");
    return u"\nsum=$(config_xml | sed -E '/<[A-Za-z]+:(arg|env) /d')\nsum=$(printf '%s' \"$sum\" | sha256sum)\n"
           u"if [[ ${sum%% *} != "_s
        + checksum(plan.configXml) + u" && ${FORCE:-0} != 1 ]]; then\n    echo "_s + shellQuote(complaint)
        + u" >&2\n    exit 1\nfi\n"_s;
}

QString isThere(const QString& tap)
{
    return u"ip link show dev %1 >/dev/null 2>&1"_s.arg(shellQuote(tap));
}

QString asRoot(const Step& step)
{
    QString text;
    for (const QString& line : command(step).split(u'\n'))
        text += u"as_root "_s + line + u'\n';
    return text;
}

// A tap that is there is left as it is.
QString tapPart(const Plan& plan, const QStringList& commands)
{
    QString lines;
    const auto make = [&lines](const QString& tap, const QStringList& each) {
        lines += tap.isEmpty() ? QString() : u"    if ! %1; then\n"_s.arg(isThere(tap));
        bool isSettled = false;
        for (const QString& line : each) {
            // udev gives a new link an address of its own, which must not come after ours.
            if (line.contains(" address "_L1) && !std::exchange(isSettled, true))
                lines += u"        udevadm settle --timeout=5 2>/dev/null || :\n"_s;
            lines += (tap.isEmpty() ? u"    as_root "_s : u"        as_root "_s) + line + u'\n';
        }
        lines += tap.isEmpty() ? QString() : u"    fi\n"_s;
    };
    for (const Step& step : plan.steps) {
        if (step.kind == Step::Kind::CreateTap)
            make(step.tap.name, command(step).split(u'\n'));
    }
    if (lines.isEmpty() && !commands.isEmpty())
        make(targetOf(plan), commands);
    return u"\nmake_tap() {\n"_s + (lines.isEmpty() ? u"    :\n"_s : lines) + u"}\n"_s;
}

QString undoOfTap(const Step& step)
{
    const QString kept = PlanWords::tr("The tap “%1” stays: it could not be taken back.").arg(step.tap.name);
    return u"if %1; then\n    %2 || echo %3 >&2\nfi\n"_s.arg(
        isThere(step.tap.name), asRoot(step).trimmed(), shellQuote(kept));
}

// What a step does, without creating taps: see make_tap.
QString doing(const Step& step)
{
    switch (step.kind) {
    case Step::Kind::CreateTap:
        return u"make_tap\n"_s;
    case Step::Kind::DeleteTap: {
        const QString deletion = asRoot(step).trimmed();
        return u"if %1; then %2; fi\n"_s.arg(isThere(step.tap.name), deletion);
    }
    case Step::Kind::UpdateTap:
        return asRoot(step);
    default:
        return command(step) + u'\n';
    }
}

// Nothing but the helper recreates it.
QString comment(Step step)
{
    step.tap.isRestored = false;
    step.change.isRestored.reset();
    return u"# %1\n"_s.arg(commentLine(describe(step)));
}

QString undoPart(const Plan& plan)
{
    QString text;
    for (qsizetype i = plan.steps.size() - 1; i >= 0; --i) {
        const Step& step = plan.steps.at(i);
        const auto undo = undoOf(step);
        if (undo && undo->kind == Step::Kind::DeleteTap) {
            text += comment(*undo) + undoOfTap(*undo);
        } else if (undo && undo->isOfTap()) {
            text += comment(*undo) + asRoot(*undo);
        } else if (undo) {
            text += u"# %1\n%2\n"_s.arg(commentLine(describe(*undo)), command(*undo));
        } else if (step.kind == Step::Kind::DiscardSavedState) {
            text += u"echo %1 >&2\n"_s.arg(
                shellQuote(PlanWords::tr("The saved state of “%1” does not come back.").arg(step.domainName)));
        } else if (step.kind == Step::Kind::StartGuest) {
            text += u"echo %1 >&2\n"_s.arg(shellQuote(PlanWords::tr("“%1” goes on running.").arg(step.domainName)));
        }
        // A NIC that is to come back has to be gone first.
        if (undo && undo->kind == Step::Kind::DetachInterface && undo->scope != Scope::AfterNextStart) {
            text += u"while shows live %1; do sleep 1; done\n"_s.arg(shellQuote(sign(step)));
        }
    }
    return text.isEmpty() ? u":\n"_s : text;
}

// make_tap, undo and apply. The bodies are not indented: here-documents end at the beginning of a line.
QString functions(const Plan& plan, const QStringList& tapCommands)
{
    QString text = tapPart(plan, tapCommands);
    text += u"\nundo() {\n"_s + undoPart(plan) + u"}\n\napply() {\n"_s;
    // A tap does not outlive a reboot: running the script again brings it back.
    if (const QStringList tests = doneTests(plan); !tests.isEmpty())
        text += u"if %1; then\n    make_tap\n    echo %2\n    return\nfi\n"_s.arg(
            tests.join(u" && "_s), shellQuote(PlanWords::tr("This was done before.")));
    text += precondition(plan);
    const bool makesTap
        = std::ranges::any_of(plan.steps, [](const Step& step) { return step.kind == Step::Kind::CreateTap; });
    text += makesTap ? QString() : u"make_tap\n"_s;
    for (const Step& step : plan.steps)
        text += u'\n' + comment(step) + doing(step);
    return text + u"}\n"_s;
}

QString choice(const QString& apply, const QString& undo)
{
    return u"\ncase ${1:-apply} in\napply) %1 ;;\nundo) %2 ;;\n*)\n    echo %3 >&2\n    exit 2\n    ;;\nesac\n"_s.arg(
        apply, undo, shellQuote(PlanWords::tr("The argument is “apply” or “undo”.")));
}

} // namespace

QString shellScript(const Plan& plan, const QString& uri, const QStringList& tapCommands)
{
    return head(plan, uri) + variables(plan, uri) + QString::fromUtf8(helpers) + functions(plan, tapCommands)
        + choice(u"apply"_s, u"undo"_s);
}

QString shellScript(const QList<Plan>& plans)
{
    QString text = u"#!/bin/bash\n# %1\n#\n"_s.arg(
        commentLine(PlanWords::tr("Change %n guest(s)", nullptr, static_cast<int>(plans.size()))));
    text += u"# %1\n"_s.arg(commentLine(
        PlanWords::tr("Run it on the host of the guests; with the argument “undo” it takes the changes back.")));
    text += u"set -euo pipefail\n"_s + QString::fromUtf8(helpers);
    QStringList calls;
    for (const Plan& plan : plans) {
        const QString name = u"guest_%1"_s.arg(calls.size() + 1);
        text += u"\n# %1\n%2() {\n"_s.arg(commentLine(plan.title), name);
        text += variables(plan, plan.steps.constFirst().domain.uri) + functions(plan, {}) + u"\n\"$1\"\n}\n"_s;
        calls.append(name);
    }
    const auto with = [&calls](const QString& verb) { return calls.join(u" %1; "_s.arg(verb)) + u' ' + verb; };
    const QString apply = with(u"apply"_s);
    std::ranges::reverse(calls);
    return text + choice(apply, with(u"undo"_s));
}

QStringList tapCommands(const Interface& interface, const QString& owner, const QString& bridge, const QString& group)
{
    TapSpec tap = fitted({}, interface);
    tap.bridge = bridge;
    return createCommands(tap, owner, group);
}

} // namespace VirtTap
