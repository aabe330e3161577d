#include "bench/bench.h"
#include "core/connection.h"
#include "engine/demohost.h"
#include "engine/engine.h"
#include "engine/machinewatch.h"
#include "engine/problemwatch.h"
#include "ui/appearance.h"
#include "ui/mainwindow.h"
#include "ui/settings.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QFile>
#include <QMainWindow>
#include <QProcess>
#include <QTemporaryDir>
#include <QThread>
#include <QTimer>

#include <ctime>
#include <functional>
#include <memory>
#include <string_view>
#include <thread>

#include <unistd.h>

using namespace VirtTap;
using namespace Qt::StringLiterals;

namespace {

double milliseconds(clockid_t clock)
{
    timespec now {};
    ::clock_gettime(clock, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

// Times every event of the GUI thread, those within another one as part of it.
class Application : public QApplication
{
public:
    using QApplication::QApplication;

    bool notify(QObject* receiver, QEvent* event) override
    {
        if (QThread::currentThread() != thread() || m_depth > 0)
            return QApplication::notify(receiver, event);
        const auto type = event->type();
        const char* name = receiver->metaObject()->className();
        const double wall = milliseconds(CLOCK_MONOTONIC);
        const double cpu = milliseconds(CLOCK_THREAD_CPUTIME_ID);
        ++m_depth;
        const bool result = QApplication::notify(receiver, event);
        --m_depth;
        if (isTiming) {
            const double spent = milliseconds(CLOCK_THREAD_CPUTIME_ID) - cpu;
            if (spent > 8 || milliseconds(CLOCK_MONOTONIC) - wall > 8) // who it was; the receiver may be gone by now
                std::fprintf(stderr, "%.1f ms, %.1f on the clock: event %d of %s\n", spent,
                    milliseconds(CLOCK_MONOTONIC) - wall, static_cast<int>(type), name);
            walls.append(milliseconds(CLOCK_MONOTONIC) - wall);
            cpus.append(spent);
        }
        if (type == QEvent::Expose && onExposed)
            std::exchange(onExposed, {})();
        return result;
    }

    void startTiming()
    {
        walls.clear();
        cpus.clear();
        isTiming = true;
    }
    void reportTimes()
    {
        isTiming = false;
        Bench::report("gui.events", static_cast<double>(walls.size()));
        Bench::report("gui.p999", Bench::quantile(walls, 999));
        Bench::report("gui.cpu", cpus.isEmpty() ? 0 : std::ranges::max(cpus));
    }

    std::function<void()> onExposed;
    bool isTiming = false;
    QList<double> walls;
    QList<double> cpus;

private:
    int m_depth = 0;
};

struct Program
{
    Program()
        : settings(folder.filePath(u"settings.ini"_s))
        , appearance(settings)
        , machines(new MachineWatch(engine))
        , problems(engine)
        , window(engine, problems, settings, appearance, demoUri())
    {
    }

    QTemporaryDir folder;
    Settings settings;
    Appearance appearance;
    Engine engine;
    MachineWatch* machines;
    ProblemWatch problems;
    MainWindow window;
};

// The time from ./run's exec, which it passes on, to the first picture.
void reportFirstPicture(Application& app)
{
    app.onExposed = [] {
        const double start = qEnvironmentVariable("BENCH_START_NS").toDouble() / 1e6;
        Bench::report("window.first", milliseconds(CLOCK_REALTIME) - start);
        QCoreApplication::quit();
    };
}

int load(Application& app, const QString& uri)
{
    Program program;
    program.window.resize(1200, 800);
    program.window.show();
    QObject::connect(&program.engine, &Connections::changed, &app, [&app](const ConnectionState& state) {
        if (state.phase == ConnectionState::Phase::Open) // and what it takes to show it
            QTimer::singleShot(2000, &app, &QCoreApplication::quit);
    });
    app.startTiming();
    program.window.openConnections({ uri }, false);
    QApplication::exec();
    app.reportTimes();
    return 0;
}

// As it is left alone: the guests are loaded, and the focus is in their list.
int idle(Application& app, const QString& uri)
{
    Program program;
    program.window.resize(1200, 800);
    program.window.show();
    std::jthread watch;
    bool isOpen = false;
    QObject::connect(&program.engine, &Connections::changed, &app, [&](const ConnectionState& state) {
        if (state.phase != ConnectionState::Phase::Open || std::exchange(isOpen, true))
            return;
        if (auto* tree = program.window.findChild<QAbstractItemView*>(u"guestTree"_s)) {
            tree->setCurrentIndex(tree->model()->index(0, 0, tree->model()->index(0, 0)));
            tree->setFocus();
        }
        watch = std::jthread([] {
            Bench::reportIdle("window.rss", "window.wakeups");
            QMetaObject::invokeMethod(qApp, &QCoreApplication::quit, Qt::QueuedConnection);
        });
    });
    program.window.openConnections({ uri }, false);
    return QApplication::exec();
}

QAbstractItemView* tapView(const MainWindow& window)
{
    for (auto* view : window.findChildren<QAbstractItemView*>()) {
        for (const QObject* above = view; above != nullptr; above = above->parent()) {
            if (QLatin1StringView(above->metaObject()->className()) == "VirtTap::TapsPage"_L1)
                return view;
        }
    }
    return nullptr;
}

// 500 taps in the shortest possible time, then one; and when that was. By a process that is not the window's, as it is
// where taps are made by others.
int makeTaps()
{
    for (int number = 0; number < 500; ++number)
        Bench::makeTap("many" + QByteArray::number(number));
    QThread::msleep(1500);
    const double now = milliseconds(CLOCK_MONOTONIC);
    Bench::makeTap("single");
    std::printf("%.3f\n", now);
    return 0;
}

void startTapMaker(QProcess& maker)
{
    maker.setChildProcessModifier([] { ::setsid(); });
    maker.start(QCoreApplication::applicationFilePath(), { u"window"_s, u"maketaps"_s });
}

// Taps that were there before, of which all have heard who are told of each link.
void makeTapsThere(int count)
{
    for (int number = 0; number < count; ++number)
        Bench::makeTap("there" + QByteArray::number(number));
    do
        QThread::sleep(1);
    while (QFile::exists(u"/run/udev/queue"_s));
    QThread::sleep(3); // and libvirtd, which hears of it by udevd
}

// What the same burst does to a program that takes 5 ms of CPU for a picture 30 times a second, and does nothing else.
int rawTaps(int count)
{
    makeTapsThere(count);
    QList<double> walls;
    QProcess maker;
    startTapMaker(maker);
    while (!maker.waitForFinished(28)) {
        const double wall = milliseconds(CLOCK_MONOTONIC);
        const double cpu = milliseconds(CLOCK_THREAD_CPUTIME_ID);
        while (milliseconds(CLOCK_THREAD_CPUTIME_ID) - cpu < 5) { }
        walls.append(milliseconds(CLOCK_MONOTONIC) - wall);
    }
    Bench::report("raw.events", static_cast<double>(walls.size()));
    Bench::report("raw.p99", Bench::quantile(walls, 990));
    return 0;
}

int taps(Application& app, const QString& uri, int count)
{
    makeTapsThere(count);
    Program program;
    program.window.resize(1200, 800);
    program.window.show();
    program.window.openConnections({ uri }, false);
    program.window.showPage(u"tapsPage"_s);
    QAbstractItemView* view = tapView(program.window);
    if (view == nullptr)
        qFatal("The taps page has no view.");
    QProcess maker;
    double seen = 0;
    QObject::connect(&program.engine, &Connections::machineChanged, &app, [&](const MachineState& machine) {
        if (machine.source != MachineState::Source::Kernel)
            return;
        if (maker.program().isEmpty()) {
            app.startTiming();
            startTapMaker(maker);
        } else if (machine.linkNamed(u"single") != nullptr) {
            // The model has heard of it before this: what is left is to paint it.
            QTimer::singleShot(0, &app, [&] {
                view->viewport()->repaint();
                seen = milliseconds(CLOCK_MONOTONIC);
                Bench::report("window.taprows", view->model()->rowCount());
                QCoreApplication::quit();
            });
        }
    });
    QTimer::singleShot(300000, &app, [] { qFatal("This computer was not recognised, or its taps not seen."); });
    QApplication::exec();
    app.reportTimes();
    maker.waitForFinished();
    Bench::report("window.change", seen - maker.readAllStandardOutput().trimmed().toDouble());
    return 0;
}

} // namespace

int Bench::window(int& argc, char** argv)
{
    if (argc > 2 && std::string_view(argv[2]) == "maketaps")
        return makeTaps();
    Application app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments().mid(2);
    if (arguments.value(0) == "load"_L1)
        return load(app, arguments.value(1));
    if (arguments.value(0) == "taps"_L1)
        return taps(app, arguments.value(1), arguments.value(2).toInt());
    if (arguments.value(0) == "rawtaps"_L1)
        return rawTaps(arguments.value(1).toInt());
    if (arguments.value(0) == "idle"_L1)
        return idle(app, arguments.value(1));

    reportFirstPicture(app);
    if (arguments.value(0) == "empty"_L1) {
        QMainWindow empty;
        empty.resize(1200, 800);
        empty.show();
        return QApplication::exec();
    }
    Program program;
    program.window.resize(1200, 800);
    program.window.show();
    return QApplication::exec();
}
