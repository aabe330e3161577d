#include "bench/bench.h"
#include "virt/callpool.h"
#include "virt/credentialdesk.h"
#include "virt/eventloop.h"
#include "virt/handle.h"
#include "virt/nodedevices.h"
#include "virt/opening.h"

#include <QByteArray>
#include <QFile>

#include <atomic>
#include <memory>
#include <thread>
#include <vector>

using namespace VirtTap;
using namespace Qt::StringLiterals;

namespace {

struct Closer
{
    void operator()(virConnect* connection) const { virConnectClose(connection); }
};
using OpenConnection = std::unique_ptr<virConnect, Closer>;

OpenConnection open(const QString& uri)
{
    OpenConnection connection(virConnectOpen(uri.toUtf8().constData()));
    if (!connection)
        qFatal("%s cannot be opened.", qPrintable(uri));
    return connection;
}

std::vector<DomainHandle> list(virConnect* connection, unsigned flags)
{
    virDomainPtr* raw = nullptr;
    const int count = virConnectListAllDomains(connection, &raw, flags);
    std::vector<DomainHandle> domains;
    for (int at = 0; at < count; ++at)
        domains.emplace_back(raw[at]);
    std::free(raw);
    return domains;
}

// Whether all of them answered.
bool readXml(const std::vector<DomainHandle>& domains, int threads)
{
    std::atomic<std::size_t> next = 0;
    std::atomic<std::size_t> read = 0;
    std::vector<std::jthread> workers;
    for (int number = 0; number < threads; ++number) {
        workers.emplace_back([&] {
            for (std::size_t at = next++; at < domains.size(); at = next++) {
                const CString xml(virDomainGetXMLDesc(domains.at(at).get(), VIR_DOMAIN_XML_INACTIVE));
                read += xml ? 1U : 0U;
            }
        });
    }
    workers.clear();
    return read == domains.size();
}

// What a load of guests that are off needs: names, states, three flags, and each guest's config.
double load(virConnect* connection, int threads)
{
    const auto start = Bench::Clock::now();
    virDomainStatsRecordPtr* stats = nullptr;
    virConnectGetAllDomainStats(connection, VIR_DOMAIN_STATS_STATE, &stats, 0);
    const std::vector<DomainHandle> domains = list(connection, 0);
    list(connection, VIR_CONNECT_LIST_DOMAINS_TRANSIENT);
    list(connection, VIR_CONNECT_LIST_DOMAINS_MANAGEDSAVE);
    list(connection, VIR_CONNECT_LIST_DOMAINS_AUTOSTART);
    if (!readXml(domains, threads))
        qFatal("Not all guests could be read.");
    const double time = Bench::msSince(start);
    if (stats != nullptr)
        virDomainStatsRecordListFree(stats);
    return time;
}

} // namespace

int Bench::raw(const QStringList& arguments)
{
    EventLoop::instance().start();
    const OpenConnection connection = open(arguments.value(0));
    if (arguments.value(1) == "idle"_L1) { // what the daemon does to whoever is connected
        std::jthread([] { reportIdle("raw.rss", "raw.wakeups"); }).join();
        return 0;
    }
    double best = 0;
    for (const QString& threads : arguments.mid(1)) {
        const double time = load(connection.get(), threads.toInt());
        best = best == 0 ? time : std::min(best, time);
    }
    report("raw", best);
    return 0;
}

// One after the other, and the same by the engine's reading; of taps that this makes.
int Bench::devices(const QStringList& arguments)
{
    EventLoop::instance().start();
    for (int number = 0; number < arguments.value(1).toInt(); ++number)
        makeTap("device" + QByteArray::number(number));
    const auto count = arguments.value(1).toInt();
    const OpenConnection connection = open(arguments.value(0));
    virNodeDevicePtr* raw = nullptr;
    int found = 0;
    do { // udevd tells libvirt of them
        found = virConnectListAllNodeDevices(connection.get(), &raw, VIR_CONNECT_LIST_NODE_DEVICES_CAP_NET);
        if (found < count) {
            for (int at = 0; at < found; ++at)
                virNodeDeviceFree(raw[at]);
            std::free(raw);
            std::this_thread::sleep_for(std::chrono::milliseconds(500));
        }
    } while (found < count);
    const auto start = Clock::now();
    for (int at = 0; at < found; ++at)
        const CString xml(virNodeDeviceGetXMLDesc(raw[at], 0));
    report("devices.raw", msSince(start));
    for (int at = 0; at < found; ++at)
        virNodeDeviceFree(raw[at]);
    std::free(raw);

    const auto opened = openConnection(arguments.value(0), true, std::make_shared<CredentialDesk>(nullptr));
    if (!opened)
        return 1;
    NodeDeviceReading reading(opened->connection);
    const auto begun = Clock::now();
    if (!reading.list())
        return 1;
    const int threads = CallPool::threadsFor(opened->roundTripMs);
    reading.setReaders(threads);
    {
        std::vector<std::jthread> workers;
        for (int number = 0; number < threads; ++number)
            workers.emplace_back([&] { reading.read(); });
    }
    report("devices.ours", msSince(begun));
    report("devices.count", static_cast<double>(reading.future().result()->size()));
    return 0;
}

// Asks for an answer each second and gives up after three, while the daemon is kept busy by 128 threads.
int Bench::keepAlive(const QStringList& arguments)
{
    EventLoop::instance().start();
    const OpenConnection connection = open(arguments.value(0));
    virConnectSetKeepAlive(connection.get(), 1, 3);
    const std::vector<DomainHandle> domains = list(connection.get(), 0);
    const auto start = Clock::now();
    bool isWell = true;
    int rounds = 0;
    while (isWell && msSince(start) < 12000) {
        isWell = readXml(domains, 128) && virConnectIsAlive(connection.get()) == 1;
        ++rounds;
    }
    report("keepalive.survived", isWell ? 1 : 0);
    report("keepalive.seconds", msSince(start) / 1000);
    report("keepalive.rounds", rounds);
    return 0;
}

// Some 8 KiB each once libvirt has read them.
int Bench::guests(const QStringList& arguments)
{
    const QString folder = arguments.value(0);
    const int count = arguments.value(1).toInt();
    QByteArray ports;
    for (int index = 1; index <= 20; ++index) {
        ports += "<controller type='pci' index='" + QByteArray::number(index)
            + "' model='pcie-root-port'><target chassis='" + QByteArray::number(index) + "' port='0x"
            + QByteArray::number(15 + index, 16) + "'/></controller>\n";
    }
    for (int number = 0; number < count; ++number) {
        const QByteArray hex = QByteArray::number(number, 16).rightJustified(4, '0');
        const QByteArray name = "guest" + QByteArray::number(number);
        const QByteArray mac = hex.first(2) + ':' + hex.last(2);
        QFile file(folder + u'/' + QString::fromLatin1(name) + ".xml"_L1);
        if (!file.open(QIODevice::WriteOnly))
            return 1;
        file.write("<domain type='qemu'><name>" + name + "</name><uuid>10000000-0000-4000-8000-00000000" + hex
            + "</uuid><memory unit='MiB'>512</memory><vcpu>2</vcpu><os><type arch='x86_64' "
              "machine='pc-q35-7.2'>hvm</type></os>"
              "<features><acpi/><apic/></features><devices><emulator>/usr/bin/qemu-system-x86_64</emulator>\n"
            + ports + "<interface type='ethernet'><mac address='52:54:00:01:" + mac + "'/><target dev='tap" + hex
            + "' managed='no'/><model type='virtio'/></interface>\n<interface type='user'><mac address='52:54:00:02:"
            + mac + "'/><model type='virtio'/></interface></devices></domain>\n");
    }
    return 0;
}
