#include <QApplication>
#include <QCommandLineParser>
#include <QLocale>
#include <QTimer>

#include "engine/demohost.h"
#include "engine/engine.h"
#include "engine/machinewatch.h"
#include "engine/problemwatch.h"
#include "translations/translations.h"
#include "ui/appearance.h"
#include "ui/icons.h"
#include "ui/mainwindow.h"
#include "ui/settings.h"
#include "ui/style.h"
#include "ui/tour.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <span>
#include <string_view>

using namespace Qt::StringLiterals;
using namespace VirtTap;

namespace {

struct Options
{
    QStringList uris; // to open in this run, beside what is remembered
    QString tour; // a directory for pictures
    bool isDemo = false;
};

class Main
{
    Q_DECLARE_TR_FUNCTIONS(VirtTap::Main)

public:
    static Options parse(const QCoreApplication& app);
};

Options Main::parse(const QCoreApplication& app)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        tr("Gives libvirt guests a NIC on any datapath through a tap made beforehand, without a script."));
    const QCommandLineOption demo(u"demo"_s, tr("Open the demo host and nothing else; it is made up."));
    const QCommandLineOption connect(u"connect"_s, tr("Open this libvirt URI; may be given several times."), tr("URI"));
    const QCommandLineOption tour(u"tour"_s,
        tr("Print what is connected, save pictures of the windows in this directory, and end."), tr("directory"));
    parser.addOptions({ demo, connect, tour });
    parser.addHelpOption();
    parser.addVersionOption();
    parser.process(app);
    return { .uris = parser.values(connect), .tour = parser.value(tour), .isDemo = parser.isSet(demo) };
}

void describe(QCoreApplication& app)
{
    QCoreApplication::setApplicationName(u"virt-tap"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(VIRT_TAP_VERSION));
    installTranslations(app, QLocale());
}

// Help and version need no display, and shall not fail for want of one.
bool isTextOnly(std::span<char*> arguments)
{
    using Text = std::string_view;
    return std::ranges::any_of(arguments, [](Text text) {
        return text == "-h" || text == "--help" || text == "--help-all" || text == "-v" || text == "--version";
    });
}

int runWindow(QApplication& app, const Options& options)
{
    Settings settings;
    settings.setDemoUri(demoUri());
    Appearance appearance(settings);
    Engine engine;
    const auto* machines = new MachineWatch(engine); // goes with the engine
    Q_UNUSED(machines)

    int status = 0;
    {
        ProblemWatch problems(engine);
        MainWindow window(engine, problems, settings, appearance, demoUri());
        window.show();
        std::unique_ptr<Tour> tour;
        if (!options.tour.isEmpty())
            tour = std::make_unique<Tour>(window, engine, options.tour);
        QTimer::singleShot(0, &window, [&] { // the window is on screen before anything is contacted
            appearance.askDesktop();
            window.openConnections(
                options.isDemo ? options.uris + demoUris() : options.uris, !options.isDemo && options.uris.isEmpty());
            if (tour)
                tour->start();
        });
        status = QApplication::exec();
    }
    Q_UNUSED(app)
    engine.shutdown();
    return status;
}

int run(int argc, char** argv)
{
    if (isTextOnly(std::span(argv, static_cast<std::size_t>(argc)))) {
        QCoreApplication app(argc, argv);
        describe(app);
        Main::parse(app);
        return 0;
    }
    QApplication app(argc, argv);
    describe(app);
    QApplication::setApplicationDisplayName(u"virt-tap"_s);
    QApplication::setDesktopFileName(u"org.virttap.VirtTap"_s);
    QApplication::setWindowIcon(applicationIcon());
    QApplication::setStyle(new Style);
    return runWindow(app, Main::parse(app));
}

} // namespace

// Threads that open a bus or a host are not waited for, as that may take forever. They would use what exit handlers destroy.
int main(int argc, char** argv)
{
    const int status = run(argc, argv);
    std::fflush(nullptr);
    std::_Exit(status);
}
