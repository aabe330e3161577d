#include "bench/bench.h"

#include <QByteArrayView>
#include <QDir>
#include <QFile>

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

} // namespace

double Bench::residentMB()
{
    return statusValue(u"/proc/self/status"_s, "VmRSS:") / 1024;
}

QHash<QString, double> Bench::contextSwitches()
{
    QHash<QString, double> switches;
    const QStringList threads = QDir(u"/proc/self/task"_s).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString& thread : threads) {
        const QString file = "/proc/self/task/"_L1 + thread + "/status"_L1;
        switches.insert(
            thread, statusValue(file, "voluntary_ctxt_switches:") + statusValue(file, "nonvoluntary_ctxt_switches:"));
    }
    return switches;
}

double Bench::switchesSince(const QHash<QString, double>& before)
{
    double sum = 0;
    for (const auto& [thread, count] : contextSwitches().asKeyValueRange())
        sum += count - before.value(thread);
    return sum;
}
