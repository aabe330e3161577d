#include "bench/bench.h"
#include "core/connection.h"
#include "engine/engine.h"
#include "engine/machinewatch.h"

#include <QEventLoop>

#include <thread>

using namespace VirtTap;
using namespace Qt::StringLiterals;

int Bench::host(const QStringList& arguments)
{
    Engine engine;
    new MachineWatch(engine);
    Connection* connection = engine.add(arguments.value(0), false);
    Clock::time_point opened;
    double rows = 0;
    double known = 0;
    QEventLoop loop;
    QObject::connect(connection, &Connection::changed, &loop, [&](const ConnectionState& state) {
        using Phase = ConnectionState::Phase;
        if (state.phase == Phase::Loading && opened == Clock::time_point())
            opened = Clock::now();
        if (rows == 0 && !state.domains.isEmpty())
            rows = msSince(opened);
        if (state.phase == Phase::Open || state.phase == Phase::Failed || state.phase == Phase::Lost) {
            known = msSince(opened);
            loop.quit();
        }
    });
    connection->open();
    loop.exec();
    if (connection->state().phase != ConnectionState::Phase::Open)
        qFatal("%s", qPrintable(connection->state().error.detail));
    qsizetype unread = 0;
    for (const DomainPtr& domain : connection->state().domains)
        unread += domain->isRead ? 0 : 1;
    if (unread > 0)
        qFatal("%lld guests were not read.", static_cast<long long>(unread));

    report("host.guests", static_cast<double>(connection->state().domains.size()));
    report("host.rows", rows);
    report("host.known", known);
    if (arguments.value(1) == "idle"_L1) {
        std::thread watch([&loop] {
            reportIdle("host.rss", "host.wakeups");
            QMetaObject::invokeMethod(&loop, &QEventLoop::quit);
        });
        loop.exec();
        watch.join();
    }
    engine.shutdown();
    return 0;
}
