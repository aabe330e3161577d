#include "helper/authority.h"
#include "helper/linuxtaps.h"
#include "helper/restore.h"
#include "helper/service.h"

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <thread>

#include <systemd/sd-daemon.h>

using namespace VirtTap::Helper;

namespace {

constexpr char configPath[] = "/etc/virt-tap/helper.conf";
constexpr char busAddress[] = "unix:path=/run/dbus/system_bus_socket";
constexpr std::uint64_t idleTime = 60ULL * 1000 * 1000; // µs

int say(const std::string& what)
{
    std::fprintf(stderr, "virt-tap-helper: %s\n", what.c_str());
    return EXIT_FAILURE;
}

struct Idle
{
    sd_bus* bus;
    Service& service;
    unsigned callsBefore = 0;

    static int check(sd_event_source* source, std::uint64_t /*now*/, void* data)
    {
        auto* self = static_cast<Idle*>(data);
        const bool isIdle = self->service.isIdle() && self->service.callsTaken() == self->callsBefore;
        self->callsBefore = self->service.callsTaken();
        if (isIdle && sd_bus_release_name(self->bus, VirtTap::Taps1::busName) >= 0) {
            while (sd_bus_process(self->bus, nullptr) > 0) { } // what was sent before the name was free
            if (self->service.isIdle())
                return sd_event_exit(sd_event_source_get_event(source), 0);
            sd_bus_request_name(self->bus, VirtTap::Taps1::busName, 0);
        }
        sd_event_source_set_time_relative(source, idleTime);
        return sd_event_source_set_enabled(source, SD_EVENT_ONESHOT);
    }
};

// The system bus, but without descriptors in messages: others' would fill our queue there, and then our limit.
int openBus(sd_bus** bus)
{
    int result = sd_bus_new(bus);
    if (result >= 0)
        result = sd_bus_set_address(*bus, busAddress);
    if (result >= 0)
        result = sd_bus_set_bus_client(*bus, 1);
    if (result >= 0)
        result = sd_bus_negotiate_fds(*bus, 0);
    return result < 0 ? result : sd_bus_start(*bus);
}

int serve(Book& book)
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    sigprocmask(SIG_BLOCK, &signals, nullptr);
    sd_event* loop = nullptr;
    sd_bus* bus = nullptr;
    int result = sd_event_default(&loop);
    if (result < 0 || (result = openBus(&bus)) < 0)
        return say(std::string("the system bus: ") + std::strerror(-result));
    sd_bus_set_exit_on_disconnect(bus, 1);
    sd_bus_attach_event(bus, loop, SD_EVENT_PRIORITY_NORMAL);
    sd_event_add_signal(loop, nullptr, SIGTERM, nullptr, nullptr);
    sd_event_add_signal(loop, nullptr, SIGINT, nullptr, nullptr);
    {
        Polkit authority(bus);
        Service service(bus, loop, book, authority);
        Idle idle { bus, service };
        if ((result = service.start()) < 0)
            return say(std::string("the bus name: ") + std::strerror(-result));
        sd_event_add_time_relative(loop, nullptr, CLOCK_MONOTONIC, idleTime, 0, &Idle::check, &idle);
        result = sd_event_loop(loop);
    }
    sd_bus_flush_close_unref(bus);
    sd_event_unref(loop);
    return result < 0 ? EXIT_FAILURE : result;
}

} // namespace

int main(int argc, char** argv)
{
    const bool isRestore = argc == 2 && std::strcmp(argv[1], "--restore") == 0;
    const char* directory = std::getenv("STATE_DIRECTORY");
    if (directory == nullptr || (argc != 1 && !isRestore))
        return say("this is started by systemd, for the D-Bus name org.virttap.Taps1");
    LinuxTaps kernel;
    auto file = StateFile::open(directory);
    if (!file)
        return say(file.error().message);
    const auto config = Config::read(configPath);
    auto book = std::make_unique<Book>(std::move(*file), kernel, config.value_or(Config {}));
    if (!config)
        book->broken = config.error(); // what it forbids is not known: nothing is changed
    if (const auto settled = book->settle(); !settled)
        say(settled.error().message);
    if (!isRestore)
        return serve(*book);
    if (book->broken)
        return say(book->broken->message);
    Records waiting = restoreTaps(*book);
    const Records records = book->records;
    book.reset(); // the state file is free for the service
    sd_notify(0, "READY=1"); // who waits for taps need not wait for bridges
    if (!records.empty())
        std::this_thread::sleep_for(udevTime);
    setAddressesAgain(kernel, records);
    attachWhenBridgesAppear(kernel, std::move(waiting));
    return EXIT_SUCCESS;
}
