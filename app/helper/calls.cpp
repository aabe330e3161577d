#include "helper/service.h"

#include "helper/journal.h"
#include "helper/message.h"

#include <algorithm>

namespace VirtTap::Helper {

using Taps1::Error;

namespace {

constexpr std::ptrdiff_t maxCallsPerUser = 4; // that wait for an answer or for their turn
constexpr std::size_t maxCalls = 32;

} // namespace

// In this order: who calls, what is asked for, may it be, is it allowed. What is allowed is looked at once more in
// work().
Outcome<void> Service::begin(sd_bus_message* message, Kind kind)
{
    const auto caller = callerOf(message);
    if (!caller)
        return std::unexpected(caller.error());
    const auto isTheirs = [&](const Call& other) { return other.message && other.caller.uid == caller->uid; };
    if (m_calls.size() >= maxCalls || std::ranges::count_if(m_calls, isTheirs) >= maxCallsPerUser)
        return fail(Error::TooManyRequests, "too many calls are waiting");
    Call call { .kind = kind, .caller = *caller };
    call.message.reset(sd_bus_message_ref(message));
    if (const auto read = readArguments(call); !read)
        return read;
    auto demand = call.change->check();
    if (!demand)
        return std::unexpected(demand.error());
    call.demand = std::move(*demand);

    Call& kept = m_calls.emplace_back(std::move(call));
    if (kept.demand.action == nullptr) {
        takeAnswer(kept, Authority::Answer::Granted);
        return {};
    }
    const bool isInteractive = !kept.isDryRun && sd_bus_message_get_allow_interactive_authorization(message) > 0;
    kept.question = m_authority.ask(caller->sender, kept.demand, isInteractive,
        [this, &kept](Authority::Answer answer) { takeAnswer(kept, answer); });
    if (!kept.question)
        takeAnswer(kept, Authority::Answer::Unavailable);
    return {};
}

void Service::takeAnswer(Call& call, Authority::Answer answer)
{
    using Answer = Authority::Answer;
    const bool isAnswerWanted = call.isDryRun && answer != Answer::Unavailable && answer != Answer::Dismissed;
    const char* action = call.demand.action == nullptr ? "" : call.demand.action;
    if (isAnswerWanted) {
        reply(call,
            answer == Answer::Granted    ? Taps1::Answer::granted
                : answer == Answer::Asks ? Taps1::Answer::asks
                                         : Taps1::Answer::refused);
        drop(call);
    } else if (answer == Answer::Granted) {
        call.question.reset();
        enqueue(call);
    } else if (answer == Answer::Asks) {
        refuse(call, { Error::QuestionImpossible, std::string("nobody can be asked for ") + action });
    } else if (answer == Answer::Unavailable) {
        refuse(call, { Error::NoAuthority, "polkit cannot be asked, or does not answer" });
    } else {
        refuse(call,
            { answer == Answer::Dismissed ? Error::Dismissed : Error::NotAuthorized,
                std::string("not authorised for ") + action });
    }
}

void Service::enqueue(Call& call)
{
    m_queue.push_back(&call);
    sd_event_source_set_enabled(m_work, SD_EVENT_ONESHOT);
}

// A step of the change whose turn it is. The host is looked at again first: much can happen while a person types.
void Service::work()
{
    if (m_queue.empty()) // its caller has left
        return;
    Call& call = *m_queue.front();
    if (!std::exchange(call.isUnderWay, true)) {
        const auto demand = call.change->check();
        if (!demand)
            return refuse(call, demand.error());
        const bool isAllowed = demand->action == nullptr
            || (call.demand.action != nullptr && covers(call.demand.action, demand->action));
        if (!isAllowed && call.kind != Kind::Abandoned)
            return refuse(call, { Error::NotAuthorized, "what was authorised has changed meanwhile" });
    }
    const auto done = call.change->step();
    if (done && !*done)
        return;
    for (const auto& [record, index] : call.change->added) {
        noteDeed("create", record, call.caller.uid, call.demand.action);
        sd_bus_emit_signal(
            m_bus, Taps1::objectPath, Taps1::interfaceName, "TapAdded", "si", record.tap.name.c_str(), index);
        m_fresh.insert_or_assign(record.tap.name, record.token);
    }
    for (const Record& record : call.change->changed)
        noteDeed(call.kind == Kind::Repair ? "repair" : "update", record, call.caller.uid, call.demand.action);
    for (const Record& record : call.change->removed) {
        noteDeed("delete", record, call.caller.uid, call.demand.action);
        sd_bus_emit_signal(m_bus, Taps1::objectPath, Taps1::interfaceName, "TapRemoved", "s", record.tap.name.c_str());
    }
    if (!call.change->added.empty()) {
        sd_event_source_set_time_relative(m_freshTimer, std::chrono::microseconds(udevTime).count());
        sd_event_source_set_enabled(m_freshTimer, SD_EVENT_ONESHOT);
    }
    if (!done)
        return refuse(call, done.error());
    reply(call, Taps1::Answer::granted);
    drop(call);
}

void Service::refuse(Call& call, const Failure& failure)
{
    noteFailure(failure, call.caller.uid, call.demand.action);
    if (call.message)
        replyFailure(call.message.get(), failure);
    drop(call);
}

void Service::drop(Call& call)
{
    std::erase(m_queue, &call);
    m_calls.remove_if([&call](const Call& other) { return &other == &call; });
}

// Of one that has left, nothing is asked, begun or kept for; what is under way is finished.
void Service::forget(const std::string& sender)
{
    for (auto call = m_calls.begin(); call != m_calls.end();) {
        const bool isOver = call->caller.sender == sender && !call->isUnderWay && call->kind != Kind::Abandoned;
        std::erase_if(m_queue, [&](const Call* queued) { return isOver && queued == &*call; });
        call = isOver ? m_calls.erase(call) : std::next(call);
    }
    std::vector<std::string> abandoned;
    for (auto& [name, record] : m_book.records) {
        if (record.sender != sender)
            continue;
        record.sender.clear();
        if (record.isProvisional)
            abandoned.push_back(name);
    }
    if (abandoned.empty())
        return;
    Call& call = m_calls.emplace_back(Call { .kind = Kind::Abandoned, .caller = {} });
    call.change = std::make_unique<Remove>(m_book, Caller {}, std::move(abandoned), Remove::Mode::Abandoned);
    enqueue(call);
}

} // namespace VirtTap::Helper
