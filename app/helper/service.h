#pragma once

#include "helper/authority.h"
#include "helper/change.h"

#include <deque>
#include <list>
#include <memory>

#include <systemd/sd-bus.h>
#include <systemd/sd-event.h>

namespace VirtTap::Helper {

// org.virttap.Taps1 on the bus: who calls, what is asked of polkit, and whose change takes its steps.
class Service
{
public:
    Service(sd_bus* bus, sd_event* loop, Book& book, Authority& authority);
    ~Service();

    int start(); // exports the object and takes the name; -errno
    unsigned callsTaken() const { return m_callsTaken; }
    bool isIdle() const; // nothing is under way and nobody who is connected has made anything

private:
    enum class Kind { Create, Update, Delete, Repair, Abandoned };
    struct Call
    {
        Kind kind = Kind::Create;
        Caller caller;
        bool isDryRun = false;
        bool isUnderWay = false;
        Demand demand {};
        std::unique_ptr<Change> change {};
        std::unique_ptr<sd_bus_message, decltype(&sd_bus_message_unref)> message { nullptr, &sd_bus_message_unref };
        std::unique_ptr<Question> question {};
    };

    template <Kind kind>
    static int handle(sd_bus_message* message, void* self, sd_bus_error* error);
    static int handleList(sd_bus_message* message, void* self, sd_bus_error* error);
    static int handleCommit(sd_bus_message* message, void* self, sd_bus_error* error);
    static int handleNameLost(sd_bus_message* message, void* self, sd_bus_error* error);
    static int handleFresh(sd_event_source* source, std::uint64_t now, void* self);
    static int handleWork(sd_event_source* source, std::uint64_t now, void* self);
    static int readProperty(sd_bus* bus, const char* path, const char* interface, const char* property,
        sd_bus_message* reply, void* self, sd_bus_error* error);
    static const sd_bus_vtable s_vtable[];

    Outcome<void> begin(sd_bus_message* message, Kind kind);
    Outcome<void> readArguments(Call& call);
    Outcome<void> list(sd_bus_message* message);
    Outcome<void> commit(sd_bus_message* message);
    void takeAnswer(Call& call, Authority::Answer answer);
    void enqueue(Call& call);
    void work();
    void reply(Call& call, const char* answer);
    void refuse(Call& call, const Failure& failure);
    void drop(Call& call);
    void forget(const std::string& sender);

    sd_bus* m_bus;
    sd_event* m_loop;
    Book& m_book;
    Authority& m_authority;
    std::list<Call> m_calls;
    std::deque<Call*> m_queue; // of those that are allowed; the first takes its steps
    sd_event_source* m_work = nullptr;
    std::map<std::string, std::string> m_fresh; // tokens by name; just made, udev may still be at them
    sd_event_source* m_freshTimer = nullptr;
    unsigned m_callsTaken = 0;
};

} // namespace VirtTap::Helper
