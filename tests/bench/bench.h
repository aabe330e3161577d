#pragma once

#include <QByteArray>
#include <QList>
#include <QStringList>

#include <algorithm>
#include <chrono>
#include <cstdio>

// What the parts of the benchmark share. Each is a process of its own and prints lines of “key value”; ./run makes a
// table.
namespace Bench {

using Clock = std::chrono::steady_clock;

inline double msSince(Clock::time_point start)
{
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

// The value that is not exceeded by so many of a thousand.
inline double quantile(QList<double> values, int perMille)
{
    std::ranges::sort(values);
    return values.isEmpty() ? 0 : values.at((values.size() - 1) * perMille / 1000);
}

inline double median(QList<double> values)
{
    std::ranges::sort(values);
    return values.isEmpty() ? 0 : values.at(values.size() / 2);
}

inline void report(const char* key, double value)
{
    std::printf("%s %.2f\n", key, value);
    std::fflush(stdout);
}

// For a thread of its own, which does not count, when the process has nothing left to do: waits 10 s, and reports its
// memory in MB; then how often a second its threads are switched to in 20 s.
void reportIdle(const char* memory, const char* wakeups);

void makeTap(const QByteArray& name); // that stays

int links(const QStringList& arguments); // COUNT: listing, and a single change; in a network namespace of its own
int helper(const QStringList& arguments); // 500 taps by the helper and by a raw loop; with br0, as root
int guests(const QStringList& arguments); // FOLDER COUNT: config files for a libvirtd that is not running yet
int raw(const QStringList& arguments); // URI THREADS...: the calls of a load, as fast as they go; URI idle: none
int devices(const QStringList& arguments); // URI COUNT: taps through libvirt alone; in a world of its own
int keepAlive(const QStringList& arguments); // URI: does it survive 128 calls in flight?
int host(const QStringList& arguments); // URI: the same load by the engine
int problems(const QStringList& arguments); // COUNT: the checks of as many guests and taps; needs no host
int proxy(const QStringList& arguments); // LISTEN CONNECT MS: delays a Unix socket both ways
int window(int& argc, char** argv); // empty | first | load URI | idle URI | taps URI COUNT | rawtaps COUNT | maketaps

} // namespace Bench
