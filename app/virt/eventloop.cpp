#include "virt/eventloop.h"
#include "virt/threadsignals.h"

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <limits>
#include <utility>

#include <libvirt/libvirt.h>
#include <sys/eventfd.h>
#include <unistd.h>

namespace VirtTap {

namespace {

short toPoll(int events)
{
    int result = 0;
    if (events & VIR_EVENT_HANDLE_READABLE)
        result |= POLLIN;
    if (events & VIR_EVENT_HANDLE_WRITABLE)
        result |= POLLOUT;
    return static_cast<short>(result); // errors and hang-ups are reported in any case
}

int fromPoll(int events)
{
    int result = 0;
    if (events & POLLIN)
        result |= VIR_EVENT_HANDLE_READABLE;
    if (events & POLLOUT)
        result |= VIR_EVENT_HANDLE_WRITABLE;
    if (events & (POLLERR | POLLNVAL))
        result |= VIR_EVENT_HANDLE_ERROR;
    if (events & POLLHUP)
        result |= VIR_EVENT_HANDLE_HANGUP;
    return result;
}

template <typename Entries>
auto findEntry(Entries& entries, int id)
{
    return std::ranges::find_if(entries, [id](const auto& entry) { return entry.id == id && !entry.isRemoved; });
}

EventLoop& loop()
{
    return EventLoop::instance();
}

int addHandleCallback(int fd, int events, virEventHandleCallback callback, void* opaque, virFreeCallback release)
{
    return loop().addHandle(fd, events, callback, opaque, release);
}

int addTimeoutCallback(int interval, virEventTimeoutCallback callback, void* opaque, virFreeCallback release)
{
    return loop().addTimeout(interval, callback, opaque, release);
}

} // namespace

EventLoop& EventLoop::instance()
{
    static auto* const self = new EventLoop;
    return *self;
}

EventLoop::EventLoop()
    : m_wakeFd(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))
{
}

void EventLoop::start()
{
    const std::scoped_lock lock(m_lifeMutex);
    if (!std::exchange(m_isRegistered, true)) {
        virEventRegisterImpl(
            &addHandleCallback, [](int watch, int events) { loop().updateHandle(watch, events); },
            [](int watch) { return loop().removeHandle(watch); }, &addTimeoutCallback,
            [](int timer, int interval) { loop().updateTimeout(timer, interval); },
            [](int timer) { return loop().removeTimeout(timer); });
    }
    if (m_thread.joinable())
        return;
    m_isStopping = false;
    m_thread = std::thread([this] { run(); });
}

void EventLoop::stop()
{
    const std::scoped_lock lock(m_lifeMutex);
    if (!m_thread.joinable() || isOnLoopThread())
        return;
    m_isStopping = true;
    wake();
    m_thread.join();
    m_threadId = std::thread::id();
}

int EventLoop::addHandle(int fd, int events, HandleCallback callback, void* opaque, FreeCallback release)
{
    const std::scoped_lock lock(m_mutex);
    Handle handle { .id = ++m_lastId, .callback = callback, .opaque = opaque, .release = release };
    handle.fd = fd;
    handle.events = events;
    m_handles.push_back(handle);
    wake();
    return handle.id;
}

void EventLoop::updateHandle(int watch, int events)
{
    const std::scoped_lock lock(m_mutex);
    const auto handle = findEntry(m_handles, watch);
    if (handle == m_handles.end() || handle->events == events)
        return;
    handle->events = events;
    wake();
}

int EventLoop::removeHandle(int watch)
{
    const std::scoped_lock lock(m_mutex);
    const auto handle = findEntry(m_handles, watch);
    if (handle == m_handles.end())
        return -1;
    handle->isRemoved = true;
    wake();
    return 0;
}

int EventLoop::addTimeout(int interval, TimeoutCallback callback, void* opaque, FreeCallback release)
{
    const std::scoped_lock lock(m_mutex);
    Timer timer { .id = ++m_lastId, .callback = callback, .opaque = opaque, .release = release };
    timer.interval = interval;
    timer.due = Clock::now() + std::chrono::milliseconds(std::max(interval, 0));
    m_timers.push_back(timer);
    if (interval >= 0)
        wake();
    return timer.id;
}

void EventLoop::updateTimeout(int timer, int interval)
{
    const std::scoped_lock lock(m_mutex);
    const auto found = findEntry(m_timers, timer);
    if (found == m_timers.end())
        return;
    found->interval = interval;
    found->due = Clock::now() + std::chrono::milliseconds(std::max(interval, 0));
    if (interval >= 0)
        wake();
}

int EventLoop::removeTimeout(int timer)
{
    const std::scoped_lock lock(m_mutex);
    const auto found = findEntry(m_timers, timer);
    if (found == m_timers.end())
        return -1;
    found->isRemoved = true;
    wake();
    return 0;
}

void EventLoop::wake() const
{
    if (isOnLoopThread())
        return; // it looks again before it sleeps
    const std::uint64_t one = 1;
    [[maybe_unused]] const auto written = write(m_wakeFd, &one, sizeof one); // full = it will wake anyway
}

void EventLoop::run()
{
    m_threadId = std::this_thread::get_id();
    blockSignalsOfThisThread();
    std::vector<pollfd> descriptors;
    std::vector<int> watches;
    while (!m_isStopping) {
        const int timeout = preparePoll(descriptors, watches);
        if (poll(descriptors.data(), descriptors.size(), timeout) < 0) {
            if (errno != EINTR)
                backOff();
            continue;
        }
        m_failures = 0;
        std::uint64_t count = 0;
        if (descriptors.front().revents != 0) [[maybe_unused]]
            const auto taken = read(m_wakeFd, &count, sizeof count);
        dispatchTimers();
        dispatchHandles(descriptors, watches);
        releaseRemoved();
    }
    releaseRemoved();
}

int EventLoop::preparePoll(std::vector<pollfd>& descriptors, std::vector<int>& watches)
{
    const std::scoped_lock lock(m_mutex);
    descriptors.assign(1, pollfd { .fd = m_wakeFd, .events = POLLIN, .revents = 0 });
    watches.assign(1, 0);
    for (const Handle& handle : m_handles) {
        if (handle.isRemoved || handle.events == 0)
            continue;
        descriptors.push_back({ .fd = handle.fd, .events = toPoll(handle.events), .revents = 0 });
        watches.push_back(handle.id);
    }

    auto next = Clock::time_point::max();
    for (const Timer& timer : m_timers) {
        if (!timer.isRemoved && timer.interval >= 0)
            next = std::min(next, timer.due);
    }
    if (next == Clock::time_point::max())
        return -1;
    const auto wait = std::chrono::ceil<std::chrono::milliseconds>(next - Clock::now()).count();
    return static_cast<int>(std::clamp<long long>(wait, 0, std::numeric_limits<int>::max()));
}

void EventLoop::dispatchTimers()
{
    const auto now = Clock::now();
    std::vector<Timer> due;
    {
        const std::scoped_lock lock(m_mutex);
        for (Timer& timer : m_timers) {
            if (timer.isRemoved || timer.interval < 0 || timer.due > now)
                continue;
            timer.due = now + std::chrono::milliseconds(timer.interval);
            due.push_back(timer);
        }
    }
    for (const Timer& timer : due) {
        {
            const std::scoped_lock lock(m_mutex); // an earlier callback may have removed it or switched it off
            const auto found = findEntry(m_timers, timer.id);
            if (found == m_timers.end() || found->interval < 0)
                continue;
        }
        timer.callback(timer.id, timer.opaque);
    }
}

void EventLoop::dispatchHandles(const std::vector<pollfd>& descriptors, const std::vector<int>& watches)
{
    for (std::size_t i = 1; i < descriptors.size(); ++i) {
        if (descriptors[i].revents == 0)
            continue;
        Handle handle;
        {
            const std::scoped_lock lock(m_mutex); // it may have been removed or switched off since poll() was asked
            const auto found = findEntry(m_handles, watches[i]);
            if (found == m_handles.end() || found->events == 0)
                continue;
            handle = *found;
        }
        constexpr int always = VIR_EVENT_HANDLE_ERROR | VIR_EVENT_HANDLE_HANGUP;
        if (const int events = fromPoll(descriptors[i].revents) & (handle.events | always); events != 0)
            handle.callback(handle.id, handle.fd, events, handle.opaque);
    }
}

void EventLoop::releaseRemoved()
{
    std::vector<std::pair<FreeCallback, void*>> releases;
    {
        const std::scoped_lock lock(m_mutex);
        const auto take = [&releases](const auto& entry) {
            if (entry.isRemoved && entry.release)
                releases.emplace_back(entry.release, entry.opaque);
            return entry.isRemoved;
        };
        std::erase_if(m_handles, take);
        std::erase_if(m_timers, take);
    }
    for (const auto& [release, opaque] : releases)
        release(opaque);
}

// A descriptor table that is full or a kernel out of memory must not make the loop spin.
void EventLoop::backOff()
{
    m_failures = std::min(m_failures + 1, 7);
    std::this_thread::sleep_for(std::chrono::milliseconds(10 << m_failures));
}

} // namespace VirtTap
