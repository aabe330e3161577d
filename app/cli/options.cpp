#include "cli/options.h"

#include "cli/cliwords.h"
#include "checks/interfacechecks.h"

#include <QCommandLineParser>
#include <QHash>

#include <unistd.h>

namespace VirtTap {

using namespace Qt::StringLiterals;

namespace {

using Command = Options::Command;
using Format = Options::Format;

const QHash<QString, Command>& commands()
{
    static const QHash<QString, Command> all { { u"guests"_s, Command::Guests },
        { u"interfaces"_s, Command::Interfaces }, { u"taps"_s, Command::Taps }, { u"check"_s, Command::Check },
        { u"taint"_s, Command::Taint }, { u"audit"_s, Command::Audit }, { u"snapshot"_s, Command::Snapshot },
        { u"xml"_s, Command::Xml }, { u"plan"_s, Command::Plan }, { u"apply"_s, Command::Apply },
        { u"create-tap"_s, Command::CreateTap }, { u"update-tap"_s, Command::UpdateTap },
        { u"delete-tap"_s, Command::DeleteTap }, { u"repair"_s, Command::Repair } };
    return all;
}

const QHash<QString, Format>& formats()
{
    static const QHash<QString, Format> all { { u"shell"_s, Format::Shell }, { u"xml"_s, Format::Xml },
        { u"domain-xml"_s, Format::DomainXml }, { u"json"_s, Format::Json }, { u"networkd"_s, Format::Networkd },
        { u"nm"_s, Format::NetworkManager } };
    return all;
}

// As virsh chooses.
QString defaultUri()
{
    const QString wanted = qEnvironmentVariable("LIBVIRT_DEFAULT_URI");
    return !wanted.isEmpty() ? wanted : ::geteuid() == 0 ? u"qemu:///system"_s : u"qemu:///session"_s;
}

void describe(QCommandLineParser& parser)
{
    parser.setApplicationDescription(CliWords::tr("Gives libvirt guests a NIC on a tap that was made beforehand."));
    parser.addPositionalArgument(u"command"_s,
        CliWords::tr(
            "guests, interfaces, taps, check, taint, audit, snapshot, xml, plan, apply, create-tap, update-tap, "
            "delete-tap or repair."));
    parser.addPositionalArgument(u"words"_s,
        CliWords::tr("For the last four: names of taps. For audit: a qemu.conf; for apply: a plan that was saved; for "
                     "check: the "
                     "XML of a guest or an interface; - is the standard input."),
        u"[TAP... | FILE]"_s);
    const auto add = [&parser](const QStringList& names, const QString& description, const QString& value = {}) {
        parser.addOption(QCommandLineOption(names, description, value));
    };
    add({ u"c"_s, u"connect"_s }, CliWords::tr("The libvirt URI; otherwise as virsh chooses."), u"URI"_s);
    add({ u"demo"_s }, CliWords::tr("The demo host, which is made up."));
    add({ u"json"_s }, CliWords::tr("Answers as JSON, in the shape that the manual describes."));
    add({ u"guest"_s }, CliWords::tr("The guest, by name or UUID."), u"GUEST"_s);
    add({ u"target"_s }, CliWords::tr("The tap that the interface is to be on."), u"NAME"_s);
    add({ u"replace"_s },
        CliWords::tr("The interface that it replaces, by MAC address, target or alias; without it, it is added."),
        u"INTERFACE"_s);
    add({ u"mac"_s }, CliWords::tr("Its MAC address; otherwise the old one's, or a new one."), u"MAC"_s);
    add({ u"model"_s }, CliWords::tr("Its model; otherwise the old one's, or virtio."), u"MODEL"_s);
    add({ u"queues"_s }, CliWords::tr("Its queues; 2 and more need a tap of several queues."), u"N"_s);
    add({ u"mtu"_s }, CliWords::tr("Its MTU."), u"BYTES"_s);
    add({ u"live"_s }, CliWords::tr("Now only; without --live or --config: both."));
    add({ u"config"_s }, CliWords::tr("After the next start only."));
    add({ u"format"_s }, CliWords::tr("How plan prints: shell, xml, domain-xml, json, networkd or nm."), u"FORMAT"_s);
    add({ u"create"_s }, CliWords::tr("Makes the tap as well, which goes again when the rest fails."));
    add({ u"user"_s }, CliWords::tr("The user who may open a new tap; otherwise the one that suits the connection."),
        u"USER"_s);
    add({ u"group"_s }, CliWords::tr("The group whose members may open a new tap."), u"GROUP"_s);
    add({ u"bridge"_s }, CliWords::tr("The bridge that the tap is a port of."), u"BRIDGE"_s);
    add({ u"no-bridge"_s }, CliWords::tr("The tap is to be a port of no bridge."));
    add({ u"recreate-at-boot"_s }, CliWords::tr("The tap is made again when the host boots."));
    add({ u"no-recreate-at-boot"_s }, CliWords::tr("The tap is not made again when the host boots."));
    add({ u"up"_s }, CliWords::tr("update-tap sets it up."));
    add({ u"down"_s }, CliWords::tr("update-tap sets it down."));
    add({ u"anonymise"_s }, CliWords::tr("snapshot gives guests, taps, MAC addresses and the host other names."));
    add({ u"yes"_s }, CliWords::tr("Changes without asking."));
    add({ u"fail-on"_s },
        CliWords::tr("What makes check end with 1: will-fail, will-not-work (otherwise), risk or hint."),
        u"SEVERITY"_s);
    parser.addHelpOption();
    parser.addVersionOption();
}

template <typename T>
std::optional<T> number(const QString& text, T least, T most)
{
    bool isNumber = false;
    const qlonglong value = text.toLongLong(&isNumber);
    return isNumber && value >= least && value <= most ? std::optional(static_cast<T>(value)) : std::nullopt;
}

// One of two options that exclude each other; nothing when neither is given.
std::expected<std::optional<bool>, QString> either(
    const QCommandLineParser& parser, const QString& yes, const QString& no)
{
    if (parser.isSet(yes) && parser.isSet(no))
        return std::unexpected(CliWords::tr("--%1 and --%2 exclude each other.").arg(yes, no));
    return parser.isSet(yes) || parser.isSet(no) ? std::optional(parser.isSet(yes)) : std::nullopt;
}

// The values that a tap is to have; an empty text when all of them will do.
QString readTapOptions(const QCommandLineParser& parser, Options& options)
{
    const bool isNew = options.command == Command::CreateTap || options.isCreating;
    const bool isChanged = options.command == Command::UpdateTap;
    for (const QString& option : { u"user"_s, u"group"_s }) {
        if (parser.isSet(option) && !isNew)
            return CliWords::tr("--%1 is about a tap that is made: --create is missing.").arg(option);
    }
    for (const QString& option : { u"bridge"_s, u"no-bridge"_s, u"recreate-at-boot"_s, u"no-recreate-at-boot"_s }) {
        if (parser.isSet(option) && !isNew && !isChanged)
            return CliWords::tr("--%1 is about a tap that is made: --create is missing.").arg(option);
    }
    for (const QString& option : { u"up"_s, u"down"_s }) {
        if (parser.isSet(option) && !isChanged)
            return CliWords::tr("--%1 is for update-tap.").arg(option);
    }
    options.user = parser.value(u"user"_s);
    options.group = parser.value(u"group"_s);
    if (parser.isSet(u"user"_s) && parser.isSet(u"group"_s))
        return CliWords::tr("--user and --group exclude each other: a tap is opened by one or the other.");
    if (parser.isSet(u"bridge"_s) && parser.isSet(u"no-bridge"_s))
        return CliWords::tr("--bridge and --no-bridge exclude each other.");
    if (parser.isSet(u"bridge"_s) || parser.isSet(u"no-bridge"_s))
        options.bridge = parser.value(u"bridge"_s);
    const auto isRestored = either(parser, u"recreate-at-boot"_s, u"no-recreate-at-boot"_s);
    const auto isUp = either(parser, u"up"_s, u"down"_s);
    if (!isRestored || !isUp)
        return isRestored ? isUp.error() : isRestored.error();
    options.isRestored = *isRestored;
    options.isUp = *isUp;
    return {};
}

// Likewise of the commands that are about taps only.
QString readTapCommand(const QCommandLineParser& parser, Options& options)
{
    for (const QString& option :
        { u"guest"_s, u"target"_s, u"replace"_s, u"model"_s, u"live"_s, u"config"_s, u"format"_s, u"create"_s }) {
        if (parser.isSet(option))
            return CliWords::tr("--%1 is about an interface.").arg(option);
    }
    if (options.taps.isEmpty() && options.command != Command::Repair)
        return CliWords::tr("The name of a tap is needed.");
    if (options.taps.size() > 1 && options.command == Command::UpdateTap)
        return CliWords::tr("update-tap changes one tap at a time.");
    if (options.taps.removeDuplicates() > 0)
        return CliWords::tr("A tap is named twice.");
    const bool isMade = options.command == Command::CreateTap;
    if (parser.isSet(u"queues"_s) && !isMade)
        return CliWords::tr("--queues: whether a tap has several is settled when it is made.");
    const bool isUpdate = options.command == Command::UpdateTap;
    if ((parser.isSet(u"mtu"_s) || parser.isSet(u"mac"_s)) && !isMade && !isUpdate)
        return CliWords::tr("--mtu and --mac are for create-tap and update-tap.");
    if (isUpdate && !options.mtu && !options.mac && !options.bridge && !options.isRestored && !options.isUp)
        return CliWords::tr("It is not said what is to be another about the tap.");
    return {};
}

// Likewise of a plan from a file, which says all by itself.
QString readFileCommand(const QCommandLineParser& parser, const Options& options)
{
    const QStringList fitting { u"c"_s, u"connect"_s, u"demo"_s, u"json"_s, u"yes"_s };
    for (const QString& option : parser.optionNames()) {
        if (!fitting.contains(option))
            return CliWords::tr("--%1 does not go with a plan from a file.").arg(option);
    }
    if (options.file == "-"_L1 && !options.isYes)
        return CliWords::tr("A plan from the standard input needs --yes: nobody can be asked there.");
    return {};
}

QString readNumbers(const QCommandLineParser& parser, Options& options)
{
    if (parser.isSet(u"mac"_s)) {
        const QString text = parser.value(u"mac"_s);
        if (const QString problem = macProblem(text); !problem.isEmpty())
            return u"--mac: "_s + problem;
        options.mac = MacAddress::parse(text);
    }
    if (parser.isSet(u"queues"_s) && !(options.queues = number<int>(parser.value(u"queues"_s), 0, 256)))
        return CliWords::tr("--queues: this is no number between 0 and 256.");
    if (parser.isSet(u"mtu"_s) && !(options.mtu = number<quint32>(parser.value(u"mtu"_s), 0, 65535)))
        return CliWords::tr("--mtu: this is no number between 0 and 65535.");
    return {};
}

// The values that an interface is to have; an empty text when all of them will do.
QString readInterfaceOptions(const QCommandLineParser& parser, Options& options)
{
    options.target = parser.value(u"target"_s);
    options.replaces = parser.value(u"replace"_s);
    options.model = parser.value(u"model"_s);
    if (options.target.isEmpty())
        return CliWords::tr("--target is needed: the name of the tap.");
    if (parser.isSet(u"live"_s) != parser.isSet(u"config"_s))
        options.scope = parser.isSet(u"live"_s) ? Scope::Now : Scope::AfterNextStart;
    return {};
}

} // namespace

std::expected<Options, QString> Options::parse(const QStringList& arguments)
{
    QCommandLineParser parser;
    describe(parser);
    if (!parser.parse(arguments))
        return std::unexpected(parser.errorText());
    const QStringList words = parser.positionalArguments();
    const auto command = words.isEmpty() ? commands().constEnd() : commands().constFind(words.first());
    const bool takesOne = command != commands().constEnd() && words.size() == 2
        && (*command == Command::Audit || *command == Command::Apply || *command == Command::Check);
    if (command == commands().constEnd() || (words.size() > 1 && *command < Command::CreateTap && !takesOne))
        return std::unexpected(
            CliWords::tr("One command is needed: guests, interfaces, taps, check, taint, audit, snapshot, xml, "
                         "plan, apply, create-tap, update-tap, delete-tap or repair."));

    Options options;
    options.command = *command;
    options.taps = words.mid(1);
    options.isCreating = parser.isSet(u"create"_s);
    options.uri = parser.isSet(u"demo"_s) ? QString()
        : parser.isSet(u"connect"_s)      ? parser.value(u"connect"_s)
                                          : defaultUri();
    options.isUriGiven = parser.isSet(u"demo"_s) || parser.isSet(u"connect"_s);
    options.isJson = parser.isSet(u"json"_s);
    options.isYes = parser.isSet(u"yes"_s);
    options.isAnonymised = parser.isSet(u"anonymise"_s);
    if (options.isAnonymised && *command != Command::Snapshot)
        return std::unexpected(CliWords::tr("--anonymise is for snapshot."));
    options.file = *command == Command::Audit ? words.value(1, u"/etc/libvirt/qemu.conf"_s)
        : takesOne                            ? words.value(1)
                                              : QString();
    options.guest = parser.value(u"guest"_s);
    const QString format = parser.isSet(u"format"_s) ? parser.value(u"format"_s) : u"shell"_s;
    if (!formats().contains(format))
        return std::unexpected(CliWords::tr("--format: shell, xml, domain-xml, json, networkd or nm."));
    options.format = formats().value(format);

    if (parser.isSet(u"fail-on"_s)) {
        const auto severity = severityOf(parser.value(u"fail-on"_s));
        if (!severity || severity == Finding::Severity::Unknown)
            return std::unexpected(CliWords::tr("--fail-on: will-fail, will-not-work, risk or hint."));
        options.failOn = *severity;
    }

    if (*command == Command::Apply && !options.file.isEmpty()) {
        const QString problem = readFileCommand(parser, options);
        return problem.isEmpty() ? std::expected<Options, QString>(options) : std::unexpected(problem);
    }
    if (*command == Command::Check && !options.file.isEmpty() && !options.guest.isEmpty())
        return std::unexpected(CliWords::tr("--guest does not go with a file, which says whose it is."));
    const bool isAboutInterface = *command == Command::Xml || *command == Command::Plan || *command == Command::Apply;
    for (const auto read : { readNumbers, readTapOptions }) {
        if (const QString problem = read(parser, options); !problem.isEmpty())
            return std::unexpected(problem);
    }
    if (options.isOfTaps()) {
        if (const QString problem = readTapCommand(parser, options); !problem.isEmpty())
            return std::unexpected(problem);
    }
    if (options.isCreating && *command != Command::Plan && *command != Command::Apply)
        return std::unexpected(CliWords::tr("--create is for plan and apply."));
    if (isAboutInterface && *command != Command::Xml && options.guest.isEmpty())
        return std::unexpected(CliWords::tr("--guest is needed: its name or UUID."));
    if (isAboutInterface) {
        if (const QString problem = readInterfaceOptions(parser, options); !problem.isEmpty())
            return std::unexpected(problem);
    }
    return options;
}

QString Options::help()
{
    QCommandLineParser parser;
    describe(parser);
    return parser.helpText();
}

} // namespace VirtTap
