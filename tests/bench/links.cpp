#include "bench/bench.h"
#include "kernel/linkmonitor.h"
#include "kernel/netlinksocket.h"
#include "unit/netlab.h"

#include <QEventLoop>

#include <array>

#include <linux/rtnetlink.h>

using namespace VirtTap;

namespace {

// Asks for all links and looks at nothing of the answer.
double rawDump()
{
    const auto start = Bench::Clock::now();
    auto socket = NetlinkSocket::open();
    std::array<std::byte, 256> buffer {};
    nlmsghdr* request = mnl_nlmsg_put_header(buffer.data());
    request->nlmsg_type = RTM_GETLINK;
    mnl_nlmsg_put_extra_header(request, sizeof(ifinfomsg));
    mnl_attr_put_u32(request, IFLA_EXT_MASK, RTEXT_FILTER_SKIP_STATS);
    int count = 0;
    if (!socket || !socket->dump(*request, [&count](const nlmsghdr&) { ++count; }) || count == 0)
        qFatal("The links cannot be read.");
    return Bench::msSince(start);
}

// From nothing to the full list in this thread.
double ourList(qsizetype expected)
{
    const auto start = Bench::Clock::now();
    LinkMonitor monitor;
    QEventLoop loop;
    qsizetype count = 0;
    QObject::connect(&monitor, &LinkMonitor::changed, &loop, [&](const QHash<int, Link>& all) {
        count = all.size();
        loop.quit();
    });
    loop.exec();
    const double time = Bench::msSince(start);
    if (count < expected)
        qFatal("Only %lld links were listed.", static_cast<long long>(count));
    return time;
}

QList<double> singleChanges(int count)
{
    LinkMonitor monitor;
    QEventLoop loop;
    QObject::connect(&monitor, &LinkMonitor::changed, &loop, &QEventLoop::quit);
    loop.exec();
    QList<double> times;
    for (int number = 0; number < count; ++number) {
        QThread::msleep(60); // later than what is gathered
        const auto start = Bench::Clock::now();
        Bench::makeTap("one" + QByteArray::number(number));
        loop.exec();
        times.append(Bench::msSince(start));
    }
    return times;
}

} // namespace

void Bench::makeTap(const QByteArray& name)
{
    NetLab::Tap tap(name);
    if (!tap.isOpen() || !tap.setPersistent(true))
        qFatal("A tap could not be made.");
}

int Bench::links(const QStringList& arguments)
{
    const int count = arguments.value(0).toInt();
    for (int number = 0; number < count; ++number)
        makeTap("bench" + QByteArray::number(number));
    QList<double> raw;
    QList<double> ours;
    for (int round = 0; round < 9; ++round) {
        raw.append(rawDump());
        ours.append(ourList(count));
    }
    report("links.raw", median(raw));
    report("links.ours", median(ours));
    const QList<double> changes = singleChanges(20);
    report("links.change", median(changes));
    report("links.change.max", std::ranges::max(changes));
    return 0;
}
