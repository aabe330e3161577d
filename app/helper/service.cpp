#include "helper/service.h"

#include "helper/message.h"

#include <algorithm>

namespace VirtTap::Helper {

using Taps1::Error;
namespace Key = Taps1::Key;

namespace {

constexpr int messagesAStep = 16;

template <typename Method>
int guarded(sd_bus_message* message, Method method)
{
    const Outcome<void> outcome = method();
    return outcome ? 1 : replyFailure(message, outcome.error());
}

template <typename T, typename Read>
Outcome<std::vector<T>> readAll(sd_bus_message* message, Read read)
{
    const auto taps = readTaps(message);
    if (!taps)
        return std::unexpected(taps.error());
    std::vector<T> list;
    for (const Json& tap : *taps) {
        auto value = read(tap);
        if (!value)
            return std::unexpected(value.error());
        list.push_back(std::move(*value));
    }
    return list;
}

} // namespace

const sd_bus_vtable Service::s_vtable[] = {
    SD_BUS_VTABLE_START(0),
    SD_BUS_METHOD_WITH_ARGS("CreateTaps", SD_BUS_ARGS("a(sa{sv})", taps, "u", flags),
        SD_BUS_RESULT("a(si)", created, "s", action, "s", answer), handle<Kind::Create>, SD_BUS_VTABLE_UNPRIVILEGED),
    SD_BUS_METHOD_WITH_ARGS("UpdateTaps", SD_BUS_ARGS("a(sa{sv})", taps, "u", flags),
        SD_BUS_RESULT("s", action, "s", answer), handle<Kind::Update>, SD_BUS_VTABLE_UNPRIVILEGED),
    SD_BUS_METHOD_WITH_ARGS("DeleteTaps", SD_BUS_ARGS("as", names, "u", flags), SD_BUS_RESULT("s", action, "s", answer),
        handle<Kind::Delete>, SD_BUS_VTABLE_UNPRIVILEGED),
    SD_BUS_METHOD_WITH_ARGS(
        "ListTaps", SD_BUS_NO_ARGS, SD_BUS_RESULT("aa{sv}", taps), handleList, SD_BUS_VTABLE_UNPRIVILEGED),
    SD_BUS_METHOD_WITH_ARGS("Repair", SD_BUS_ARGS("as", names), SD_BUS_RESULT("as", repaired), handle<Kind::Repair>,
        SD_BUS_VTABLE_UNPRIVILEGED),
    SD_BUS_METHOD_WITH_ARGS(
        "Commit", SD_BUS_ARGS("as", names), SD_BUS_NO_RESULT, handleCommit, SD_BUS_VTABLE_UNPRIVILEGED),
    SD_BUS_SIGNAL_WITH_ARGS("TapAdded", SD_BUS_ARGS("s", name, "i", ifindex), 0),
    SD_BUS_SIGNAL_WITH_ARGS("TapRemoved", SD_BUS_ARGS("s", name), 0),
    SD_BUS_PROPERTY("Version", "s", readProperty, 0, SD_BUS_VTABLE_PROPERTY_CONST),
    SD_BUS_PROPERTY("MaxTapsPerUser", "u", readProperty, 0, SD_BUS_VTABLE_PROPERTY_CONST),
    SD_BUS_PROPERTY("MaxTapsPerCall", "u", readProperty, 0, SD_BUS_VTABLE_PROPERTY_CONST),
    SD_BUS_PROPERTY("BridgesAllowed", "as", readProperty, 0, SD_BUS_VTABLE_PROPERTY_CONST),
    SD_BUS_VTABLE_END,
};

Service::Service(sd_bus* bus, sd_event* loop, Book& book, Authority& authority)
    : m_bus(bus)
    , m_loop(loop)
    , m_book(book)
    , m_authority(authority)
{
}

Service::~Service()
{
    sd_event_source_unref(m_work);
    sd_event_source_unref(m_freshTimer);
}

int Service::start()
{
    int result = sd_event_add_time(m_loop, &m_work, CLOCK_MONOTONIC, 0, 1, &Service::handleWork, this);
    if (result >= 0)
        result = sd_event_source_set_enabled(m_work, SD_EVENT_OFF);
    if (result >= 0)
        result = sd_event_add_time(m_loop, &m_freshTimer, CLOCK_MONOTONIC, 0, 1, &Service::handleFresh, this);
    if (result >= 0)
        result = sd_event_source_set_enabled(m_freshTimer, SD_EVENT_OFF);
    if (result >= 0)
        result = sd_bus_add_object_vtable(m_bus, nullptr, Taps1::objectPath, Taps1::interfaceName, s_vtable, this);
    if (result >= 0) // somebody left the bus
        result = sd_bus_add_match(m_bus, nullptr,
            "type='signal',sender='org.freedesktop.DBus',interface='org.freedesktop.DBus',member='NameOwnerChanged',"
            "arg2=''",
            &Service::handleNameLost, this);
    return result < 0 ? result : sd_bus_request_name(m_bus, Taps1::busName, 0);
}

bool Service::isIdle() const
{
    return m_calls.empty() && m_fresh.empty()
        && std::ranges::all_of(m_book.records, [](const auto& entry) { return entry.second.sender.empty(); });
}

template <Service::Kind kind>
int Service::handle(sd_bus_message* message, void* self, sd_bus_error* /*error*/)
{
    ++static_cast<Service*>(self)->m_callsTaken;
    return guarded(message, [=] { return static_cast<Service*>(self)->begin(message, kind); });
}

int Service::handleList(sd_bus_message* message, void* self, sd_bus_error* /*error*/)
{
    ++static_cast<Service*>(self)->m_callsTaken;
    return guarded(message, [=] { return static_cast<Service*>(self)->list(message); });
}

int Service::handleCommit(sd_bus_message* message, void* self, sd_bus_error* /*error*/)
{
    return guarded(message, [=] { return static_cast<Service*>(self)->commit(message); });
}

int Service::handleNameLost(sd_bus_message* message, void* self, sd_bus_error* /*error*/)
{
    const char* name = nullptr;
    const char* sender
        = sd_bus_message_get_sender(message); // others can send such a signal to us alone, match or no match
    if (sender != nullptr && std::string_view(sender) == "org.freedesktop.DBus"
        && sd_bus_message_read(message, "s", &name) > 0)
        static_cast<Service*>(self)->forget(name);
    return 0;
}

int Service::handleFresh(sd_event_source* /*source*/, std::uint64_t /*now*/, void* self)
{
    auto* service = static_cast<Service*>(self);
    Records fresh = service->m_book.records; // they may have been changed since
    std::erase_if(fresh, [service](const auto& entry) {
        const auto made = service->m_fresh.find(entry.first);
        return made == service->m_fresh.end() || made->second != entry.second.token;
    });
    service->m_fresh.clear();
    setAddressesAgain(service->m_book.kernel, fresh);
    return 0;
}

// By a timer that is set anew for each step: it takes turns with the bus, so neither keeps the other waiting. What
// sd-bus has read already, while it waited for something else, would not get its turn by itself.
int Service::handleWork(sd_event_source* source, std::uint64_t /*now*/, void* self)
{
    auto* service = static_cast<Service*>(self);
    service->work();
    for (int i = 0; i < messagesAStep && sd_bus_process(service->m_bus, nullptr) > 0; ++i) { }
    if (service->m_queue.empty())
        return 0;
    sd_event_source_set_time(source, 0);
    return sd_event_source_set_enabled(source, SD_EVENT_ONESHOT);
}

int Service::readProperty(sd_bus* /*bus*/, const char* /*path*/, const char* /*interface*/, const char* property,
    sd_bus_message* reply, void* self, sd_bus_error* /*error*/)
{
    const std::string_view name = property;
    const Config& config = static_cast<Service*>(self)->m_book.config;
    if (name == "Version")
        return sd_bus_message_append(reply, "s", VIRT_TAP_VERSION);
    if (name == "MaxTapsPerUser")
        return sd_bus_message_append(reply, "u", config.maxTapsPerUser);
    if (name == "MaxTapsPerCall")
        return sd_bus_message_append(reply, "u", Taps1::maxTapsPerCall);
    return appendStrings(reply, config.bridges);
}

Outcome<void> Service::readArguments(Call& call)
{
    sd_bus_message* message = call.message.get();
    std::uint32_t flags = 0;
    const auto readFlags = [&](std::uint32_t allowed) {
        return sd_bus_message_read(message, "u", &flags) > 0 && (flags & ~allowed) == 0;
    };
    const auto badFlags = fail(Error::InvalidArgument, "a flag is unknown");
    if (call.kind == Kind::Create) {
        const auto taps = readAll<Tap>(message, tapFromJson);
        if (!taps)
            return std::unexpected(taps.error());
        if (!readFlags(Taps1::DryRun | Taps1::Provisional))
            return badFlags;
        call.change = std::make_unique<Put>(m_book, call.caller, *taps, (flags & Taps1::Provisional) != 0);
    } else if (call.kind == Kind::Update) {
        auto updates = readAll<Put::Update>(message, updateFromJson);
        if (!updates)
            return std::unexpected(updates.error());
        if (!readFlags(Taps1::DryRun))
            return badFlags;
        call.change = std::make_unique<Put>(m_book, call.caller, std::move(*updates), Put::Kind::Update);
    } else {
        auto names = readNames(message);
        if (!names)
            return std::unexpected(names.error());
        if (call.kind == Kind::Repair) {
            call.change = std::make_unique<Put>(m_book, call.caller, Put::updatesOf(*names), Put::Kind::Repair);
            return {};
        }
        if (!readFlags(Taps1::DryRun))
            return badFlags;
        call.change = std::make_unique<Remove>(m_book, call.caller, std::move(*names));
    }
    call.isDryRun = (flags & Taps1::DryRun) != 0;
    return {};
}

void Service::reply(Call& call, const char* answer)
{
    sd_bus_message* message = nullptr;
    if (!call.message || sd_bus_message_new_method_return(call.message.get(), &message) < 0)
        return;
    if (call.kind == Kind::Create) {
        sd_bus_message_open_container(message, 'a', "(si)");
        for (const auto& [record, index] : call.change->added)
            sd_bus_message_append(message, "(si)", record.tap.name.c_str(), index);
        sd_bus_message_close_container(message);
    }
    if (call.kind == Kind::Repair) {
        std::vector<std::string> names;
        for (const auto& [record, index] : call.change->added)
            names.push_back(record.tap.name);
        for (const Record& record : call.change->changed)
            names.push_back(record.tap.name);
        appendStrings(message, names);
    } else {
        sd_bus_message_append(message, "ss", call.demand.action == nullptr ? "" : call.demand.action, answer);
    }
    sd_bus_send(m_bus, message, nullptr);
    sd_bus_message_unref(message);
}

Outcome<void> Service::list(sd_bus_message* message)
{
    const auto links = m_book.kernel.links();
    if (!links)
        return std::unexpected(links.error());
    sd_bus_message* reply = nullptr;
    bool isGood = sd_bus_message_new_method_return(message, &reply) >= 0
        && sd_bus_message_open_container(reply, 'a', "a{sv}") >= 0;
    for (const auto& [name, record] : m_book.records) {
        Json tap = toJson(record);
        tap.erase("token"); // and what else is no business of callers
        tap.erase("phase");
        tap.erase("group_before");
        tap[Key::drift] = Book::drift(record, *links);
        const Link* link = findLink(*links, name);
        tap[Key::ifindex] = link != nullptr && link->isOf(record) ? link->index : 0;
        isGood = isGood && appendTap(reply, tap);
    }
    if (isGood && sd_bus_message_close_container(reply) >= 0)
        sd_bus_send(m_bus, reply, nullptr);
    sd_bus_message_unref(reply);
    return isGood ? Outcome<void>() : fail(Error::Kernel, "the taps cannot be listed");
}

Outcome<void> Service::commit(sd_bus_message* message)
{
    const auto caller = callerOf(message);
    const auto names = caller ? readNames(message) : std::unexpected(caller.error());
    if (!names)
        return std::unexpected(names.error());
    const Records before = m_book.records;
    for (const std::string& name : *names) {
        const auto found = m_book.records.find(name);
        if (found == m_book.records.end() || found->second.sender != caller->sender) {
            m_book.records = before;
            return fail(Error::NotOurs, "this caller has made no such tap");
        }
        found->second.isProvisional = false;
    }
    if (const auto saved = m_book.save(); !saved) {
        m_book.records = before;
        return saved;
    }
    sd_bus_reply_method_return(message, nullptr);
    return {};
}

} // namespace VirtTap::Helper
