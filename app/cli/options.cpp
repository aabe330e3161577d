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
        { u"xml"_s, Command::Xml }, { u"plan"_s, Command::Plan }, { u"apply"_s, Command::Apply } };
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
    parser.addPositionalArgument(u"command"_s, CliWords::tr("guests, interfaces, taps, check, xml, plan or apply."));
    const auto add = [&parser](const QStringList& names, const QString& description, const QString& value = {}) {
        parser.addOption(QCommandLineOption(names, description, value));
    };
    add({ u"c"_s, u"connect"_s }, CliWords::tr("The libvirt URI; otherwise as virsh chooses."), u"URI"_s);
    add({ u"demo"_s }, CliWords::tr("The demo host, which is made up."));
    add({ u"json"_s }, CliWords::tr("Lists as JSON, in the shape that the manual describes."));
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
    add({ u"format"_s }, CliWords::tr("How plan prints: shell, xml or domain-xml."), u"FORMAT"_s);
    add({ u"fail-on"_s },
        CliWords::tr("What makes check end with 1: will-fail, will-not-work (otherwise), risk or hint."),
        u"SEVERITY"_s);
    add({ u"yes"_s }, CliWords::tr("Lets apply change the guest without asking."));
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

// The values that an interface is to have; an empty text when all of them will do.
QString readInterfaceOptions(const QCommandLineParser& parser, Options& options)
{
    options.target = parser.value(u"target"_s);
    options.replaces = parser.value(u"replace"_s);
    options.model = parser.value(u"model"_s);
    if (options.target.isEmpty())
        return CliWords::tr("--target is needed: the name of the tap.");
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
    const auto command = words.size() == 1 ? commands().constFind(words.first()) : commands().constEnd();
    if (command == commands().constEnd())
        return std::unexpected(
            CliWords::tr("One command is needed: guests, interfaces, taps, check, xml, plan or apply."));

    Options options;
    options.command = *command;
    options.uri = parser.isSet(u"demo"_s) ? QString()
        : parser.isSet(u"connect"_s)      ? parser.value(u"connect"_s)
                                          : defaultUri();
    options.isJson = parser.isSet(u"json"_s);
    options.isYes = parser.isSet(u"yes"_s);
    options.guest = parser.value(u"guest"_s);
    const QString format = parser.value(u"format"_s);
    if (!format.isEmpty() && format != "shell"_L1 && format != "xml"_L1 && format != "domain-xml"_L1)
        return std::unexpected(CliWords::tr("--format: shell, xml or domain-xml."));
    options.format = format == "xml"_L1 ? Format::Xml : format == "domain-xml"_L1 ? Format::DomainXml : Format::Shell;

    if (parser.isSet(u"fail-on"_s)) {
        const auto severity = severityOf(parser.value(u"fail-on"_s));
        if (!severity || severity == Finding::Severity::Unknown)
            return std::unexpected(CliWords::tr("--fail-on: will-fail, will-not-work, risk or hint."));
        options.failOn = *severity;
    }

    const bool isAboutInterface = *command == Command::Xml || *command == Command::Plan || *command == Command::Apply;
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
