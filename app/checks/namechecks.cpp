#include "checks/context.h"
#include "checks/tapnames.h"
#include "contract/ifname.h"
#include "core/namepattern.h"

#include <algorithm>
#include <string>
#include <vector>

namespace VirtTap {

using namespace Qt::StringLiterals;
using Severity = Finding::Severity;

namespace {

struct Refusal
{
    const char* id;
    QString message;
};

IfnameProblem problemOf(const QString& name, const QStringList& netPrefixes)
{
    std::vector<std::string> texts;
    for (const QString& prefix : netPrefixes)
        texts.push_back(prefix.toStdString());
    const std::vector<std::string_view> views(texts.begin(), texts.end());
    return checkIfname(name.toStdString(), views);
}

Refusal refusal(IfnameProblem problem, const QString& name)
{
    switch (problem) {
    case IfnameProblem::None:
        break;
    case IfnameProblem::Empty:
        return { "name-empty", Checks::tr("Give the tap a name: with managed='no' libvirt does not choose one.") };
    case IfnameProblem::TooLong:
        return { "name-too-long",
            Checks::tr("“%1” is too long for the kernel: the name of a link has at most 15 bytes.").arg(name) };
    case IfnameProblem::BadFirstCharacter:
        return { "name-first-character",
            Checks::tr("“%1” must begin with a letter or a digit: commands take other beginnings for options or "
                       "hidden files.")
                .arg(name) };
    case IfnameProblem::BadCharacter:
        return { "name-character",
            Checks::tr("“%1” may have only the letters A to Z, digits, “-” and “_”: udevd renames links with other "
                       "characters, and libvirt takes a dot for a VLAN.")
                .arg(name) };
    case IfnameProblem::OnlyDigits:
        return { "name-digits",
            Checks::tr("“%1” needs a letter: commands take a bare number for an index.").arg(name) };
    case IfnameProblem::Template:
        return { "name-template",
            Checks::tr("“%1” is a template: the kernel would put a number in place of “%d”, so that libvirt does not "
                       "find a tap of this name.")
                .replace(u"%1"_s, name) };
    case IfnameProblem::ReservedPrefix:
        return { "name-prefix",
            Checks::tr("libvirt makes names like “%1” itself and drops them from a guest's config.").arg(name) };
    case IfnameProblem::ReservedName:
        return { "name-reserved",
            Checks::tr("“%1” means something else to the kernel; choose another name.").arg(name) };
    }
    return {};
}

// What is wrong with the name of a tap that exists: libvirt opens it, others stumble.
void checkExistingName(CheckContext& context, IfnameProblem problem)
{
    const QString& tap = context.tap();
    if (problem == IfnameProblem::ReservedPrefix) {
        context.add("name-prefix", Severity::Risk,
            Checks::tr(
                "“%1” looks like a device that libvirt makes itself: libvirt leaves it out of a bridge's members, "
                "and without managed='no' it drops the name.")
                .arg(tap),
            "target/dev");
    } else if (problem == IfnameProblem::BadCharacter && tap.contains(u'.')) {
        context.add("name-character", Severity::Risk,
            Checks::tr(
                "libvirt takes “%1” for a VLAN because of the dot, and cannot show the bridge that it is a port of.")
                .arg(tap),
            "target/dev");
    } else if (problem != IfnameProblem::None) {
        context.add("name-character", Severity::Risk,
            Checks::tr("The name “%1” is outside of what libvirt's schema, udevd and shell commands can handle.")
                .arg(tap),
            "target/dev");
    }
}

QString kindText(Link::Kind kind)
{
    switch (kind) {
    case Link::Kind::Loopback:
        return Checks::tr("the loopback device");
    case Link::Kind::Physical:
        return Checks::tr("a network card of the host");
    case Link::Kind::Bridge:
        return Checks::tr("a bridge");
    case Link::Kind::OvsSwitch:
        return Checks::tr("an Open vSwitch datapath");
    case Link::Kind::Tun:
        return Checks::tr("a tun device, which carries IP packets and no Ethernet frames");
    case Link::Kind::Macvtap:
        return Checks::tr("a macvtap, which libvirt opens in another way");
    case Link::Kind::Veth:
        return Checks::tr("one end of a veth pair");
    case Link::Kind::Vlan:
        return Checks::tr("a VLAN");
    case Link::Kind::Bond:
        return Checks::tr("a bond");
    case Link::Kind::Tap:
    case Link::Kind::TapLike:
    case Link::Kind::Other:
        break;
    }
    return Checks::tr("a link of another kind");
}

void checkLink(CheckContext& context, const Link& link)
{
    const QString& tap = context.tap();
    const bool isAlternative = link.name != tap;
    // It works, under the other name, and makes people look for a tap that is none.
    const Severity aside = context.isDraft() ? Severity::WillFail : Severity::Hint;
    if (!link.isTap()) {
        const QString message = isAlternative
            ? Checks::tr("“%1” is another name of “%2”, and that is %3, no tap.")
                  .arg(tap, link.name, kindText(link.kind))
            : Checks::tr("“%1” is taken: on this host it is %2, no tap.").arg(tap, kindText(link.kind));
        context.add(isAlternative ? "name-alternative" : "name-not-a-tap", Severity::WillFail, message, "target/dev");
        context.offer("choose-tap");
    } else if (isAlternative && !context.interface().isManaged()) {
        context.add("name-alternative", aside,
            Checks::tr("“%1” is another name of the tap “%2”; use “%2”, the name that libvirt shows.")
                .arg(tap, link.name),
            "target/dev");
        context.offer("set-target", { { u"tap"_s, link.name } });
    } else if (context.interface().isManaged()) {
        context.add("tap-managed", Severity::WillFail,
            Checks::tr("The tap “%1” exists, but without managed='no' libvirt wants to make it: the start of %2 fails "
                       "and libvirt may delete the tap.")
                .arg(link.name, context.guest()),
            "target/managed", { { u"managed"_s, u"yes"_s }, { u"tap"_s, link.name } });
        context.offer("own-tap", { { u"tap"_s, link.name } });
    }
}

void checkUse(CheckContext& context, const TapUse& use)
{
    const bool isOwn = use.domain == context.m_draft.domain;
    const QString mac = use.interface.mac ? use.interface.mac->toString() : use.interface.alias;
    const Link* link = context.link();
    const bool isMultiQueue = link && link->tun.isKnown() && link->tun.value().isMultiQueue;
    if (isOwn) {
        context.add("name-used-here", Severity::WillFail,
            Checks::tr("%1 has “%2” already, for its interface %3; a tap serves one interface.")
                .arg(context.guest(), context.tap(), mac),
            "target/dev", { { u"interface"_s, mac } });
    } else if (use.isLive && isMultiQueue) {
        context.add("name-used-live", Severity::WillNotWork,
            Checks::tr("The running guest “%1” uses the multi-queue tap “%2”: the kernel lets %3 in too and deals the "
                       "traffic out to both.")
                .arg(use.domainName, context.tap(), context.guest()),
            "target/dev", { { u"guest"_s, use.domainName } });
    } else if (use.isLive) {
        context.add("name-used-live", context.atStart(),
            Checks::tr("The running guest “%1” uses “%2”; %3 cannot open it as long as that runs.")
                .arg(use.domainName, context.tap(), context.guest()),
            "target/dev", { { u"guest"_s, use.domainName } });
    } else {
        context.add("name-used-config", link || !context.isDraft() ? Severity::Risk : Severity::WillFail,
            isMultiQueue ? Checks::tr(
                "The guest “%1” names the multi-queue tap “%2” in its config, too: when it and %3 run, the "
                "kernel deals the traffic out to both.")
                               .arg(use.domainName, context.tap(), context.guest())
                         : Checks::tr("The guest “%1” names “%2” in its config; only one of the two can run at a time.")
                               .arg(use.domainName, context.tap()),
            "target/dev", { { u"guest"_s, use.domainName } });
    }
    if (!context.isLive()) // which cannot be given another one while it runs
        context.offer("choose-tap");
}

void checkUses(CheckContext& context)
{
    const QString machineId = context.m_connection ? context.m_connection->host.machineId : QString();
    QList<DomainKey> told;
    QList<TapUse> uses = usesOfTap(context.tap(), context.m_facts, machineId);
    std::ranges::stable_sort(uses, [](const TapUse& a, const TapUse& b) {
        return std::pair(!a.isLive, a.domainName) < std::pair(!b.isLive, b.domainName);
    });
    for (const TapUse& use : std::as_const(uses)) {
        if (context.isReplaced(use.domain, use.interface) || told.contains(use.domain))
            continue;
        // What it has now is no obstacle to what it gets at its next start; and what two have open at once is one tap
        // of several queues.
        if (context.isConfig() && use.isLive && use.domain == context.m_draft.domain)
            continue;
        if (context.isLive() && (!use.isLive || use.domain == context.m_draft.domain))
            continue;
        told.append(use.domain); // live and config of one guest are one sentence
        checkUse(context, use);
    }
}

} // namespace

QString newNameProblem(const QString& name, const QStringList& netPrefixes)
{
    const IfnameProblem problem = problemOf(name, netPrefixes);
    if (problem != IfnameProblem::None)
        return refusal(problem, name).message;
    return isHostName(name.toStdString())
        ? Checks::tr("“%1” is a name that the host gives to devices of its own; choose another.").arg(name)
        : QString();
}

namespace {

// The tap under a running guest: libvirt says nothing when it goes.
void checkLiveName(CheckContext& context)
{
    const MachineState::Source source = context.m_machine.source;
    const bool isWatched = source == MachineState::Source::Kernel || source == MachineState::Source::Demo;
    if (context.tap().isEmpty() || !isWatched)
        return;
    if (context.link()) {
        checkUses(context);
        return;
    }
    context.add("tap-gone", Severity::WillNotWork,
        Checks::tr(
            "The tap “%1” was deleted or renamed while %2 runs on it: the guest has lost its network, and libvirt "
            "does not notice.")
            .arg(context.tap(), context.guest()),
        "target/dev");
    if (context.interface().isOnOwnTap())
        context.offer("make-tap");
}

// A name that libvirt is to make a tap of: most work, whatever a person may think of them.
void checkManagedName(CheckContext& context, IfnameProblem problem)
{
    const QString& tap = context.tap();
    const bool isRefused = problem == IfnameProblem::TooLong || problem == IfnameProblem::ReservedName || tap == u"."
        || tap == u".." || tap.contains(u'/') || tap.contains(u':') || tap.contains(u' ');
    if (isRefused) {
        const Refusal found = refusal(problem, tap);
        context.add(found.id, Severity::WillFail, found.message, "target/dev");
    }
}

} // namespace

void targetNameChecks(CheckContext& context)
{
    const Interface& interface = context.m_draft.interface;
    if (context.isLive() && interface.isEthernet()) {
        checkLiveName(context);
        return;
    }
    if (context.isConfig() && interface.isManaged() && context.isOwnLive())
        return; // libvirt made it for this interface, and does so again
    if (!interface.isEthernet() || (interface.targetDev.isEmpty() && interface.isManaged()))
        return;
    const QStringList prefixes = context.m_connection ? context.m_connection->host.netPrefixes : QStringList();
    const IfnameProblem problem = problemOf(interface.targetDev, prefixes);
    if (const Link* link = context.link()) {
        if (link->isTap() && link->name == interface.targetDev)
            checkExistingName(context, problem);
        checkLink(context, *link);
    } else if (context.isConfig() && interface.isManaged()) {
        checkManagedName(context, problem);
    } else if (problem == IfnameProblem::Empty && context.isConfig()) {
        // virt-clone drops the name and leaves managed='no'.
        context.add("name-empty", Severity::WillFail,
            Checks::tr("The interface %1 of %2 has managed='no' and names no tap, so that the guest cannot start: "
                       "virt-clone leaves its copies so. Give it a tap of its own.")
                .arg(interface.mac ? interface.mac->toString() : interface.alias, context.guest()),
            "target/dev", { { u"likely_cause"_s, u"virt-clone"_s } });
        context.offer("choose-tap");
        return;
    } else if (problem != IfnameProblem::None) {
        const Refusal found = refusal(problem, interface.targetDev);
        context.add(found.id, Severity::WillFail, found.message, "target/dev");
        context.offer("choose-tap");
        return;
    }
    checkUses(context);
}

namespace {

QSet<QString> takenNames(const Facts& facts, const QString& uri)
{
    QSet<QString> taken;
    const MachineState machine = facts.machineOf(uri);
    for (const Link& link : machine.links) {
        taken.insert(link.name);
        for (const QString& name : link.altNames)
            taken.insert(name);
    }
    const ConnectionState* wanted = facts.connection(uri);
    for (const ConnectionState& connection : facts.connections) {
        if (!wanted || connection.host.machineId != wanted->host.machineId)
            continue;
        for (const DomainPtr& domain : connection.domains) {
            for (const Interface& interface : domain->live)
                taken.insert(interface.targetDev);
            for (const Interface& interface : domain->config)
                taken.insert(interface.targetDev);
        }
    }
    return taken;
}

} // namespace

QString suggestTapName(const QString& guestName, const Facts& facts, const QString& uri)
{
    const ConnectionState* connection = facts.connection(uri);
    const QStringList prefixes = connection ? connection->host.netPrefixes : QStringList();
    const QSet<QString> taken = takenNames(facts, uri);
    const QString base = allowedCharacters(guestName);
    // A driver may have taken "tap" as its own prefix.
    for (const QString& start : { u"tap-"_s, u"nic-"_s, u"port-"_s }) {
        for (qsizetype number = 1; number <= taken.size() + 1; ++number) {
            const QString end = number == 1 ? QString() : u"-%1"_s.arg(number);
            QString name = (start + base).left(15 - end.size());
            while (name.endsWith(u'-'))
                name.chop(1);
            name += end;
            if (problemOf(name, prefixes) != IfnameProblem::None)
                break;
            if (!taken.contains(name))
                return name;
        }
    }
    return {};
}

} // namespace VirtTap
