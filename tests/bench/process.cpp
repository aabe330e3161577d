#include "bench/bench.h"

#include <QByteArrayView>
#include <QDir>
#include <QFile>
#include <QHash>

#include <thread>
#include <utility>

#include <unistd.h>

using namespace Qt::StringLiterals;

namespace {

double statusValue(const QString& file, QByteArrayView key)
{
    QFile status(file);
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    const QList<QByteArray> lines = status.readAll().split('\n');
    for (const QByteArray& line : lines) {
        if (line.startsWith(key))
            return line.mid(key.size()).simplified().split(' ').value(0).toDouble();
    }
    return 0;
}

// How often each thread was switched to, but for this one.
QHash<QString, double> switches()
{
    QHash<QString, double> switches;
    QStringList threads = QDir(u"/proc/self/task"_s).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    threads.removeOne(QString::number(::gettid()));
    for (const QString& thread : std::as_const(threads)) {
        const QString file = "/proc/self/task/"_L1 + thread + "/status"_L1;
        switches.insert(
            thread, statusValue(file, "voluntary_ctxt_switches:") + statusValue(file, "nonvoluntary_ctxt_switches:"));
    }
    return switches;
}

} // namespace

void Bench::reportIdle(const char* memory, const char* wakeups)
{
    std::this_thread::sleep_for(std::chrono::seconds(10));
    report(memory, statusValue(u"/proc/self/status"_s, "VmRSS:") / 1024);
    const auto before = switches();
    std::this_thread::sleep_for(std::chrono::seconds(20));
    double sum = 0;
    for (const auto& [thread, count] : switches().asKeyValueRange())
        sum += count - before.value(thread);
    report(wakeups, sum / 20);
}
