#include "cli/command.h"
#include "engine/engine.h"
#include "engine/machinewatch.h"
#include "translations/translations.h"

#include <QCoreApplication>
#include <QLocale>

#include <cstdio>
#include <cstdlib>

using namespace Qt::StringLiterals;
using namespace VirtTap;

namespace {

int run(int argc, char** argv)
{
    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(u"virt-tapctl"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(VIRT_TAP_VERSION));
    installTranslations(app, QLocale());

    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.contains("-h"_L1) || arguments.contains("--help"_L1)) {
        std::fputs(qPrintable(Options::help()), stdout);
        return 0;
    }
    if (arguments.contains("-v"_L1) || arguments.contains("--version"_L1)) {
        std::puts("virt-tapctl " VIRT_TAP_VERSION);
        return 0;
    }
    const auto options = Options::parse(arguments);
    if (!options) {
        std::fputs(qPrintable(u"virt-tapctl: "_s + options.error() + u'\n'), stderr);
        return static_cast<int>(ExitCode::Usage);
    }

    Engine engine;
    const auto* machines = new MachineWatch(engine); // goes with the engine
    Q_UNUSED(machines)
    Command command(engine, *options);
    QObject::connect(
        &command, &Command::finished, &app, [](ExitCode code) { QCoreApplication::exit(static_cast<int>(code)); },
        Qt::QueuedConnection);
    QMetaObject::invokeMethod(&command, &Command::start, Qt::QueuedConnection);
    const int status = QCoreApplication::exec();
    engine.shutdown();
    return status;
}

} // namespace

// Threads that open a bus or a host are not waited for, as that may take forever. They would use what exit handlers destroy.
int main(int argc, char** argv)
{
    const int status = run(argc, argv);
    std::fflush(nullptr);
    std::_Exit(status);
}
