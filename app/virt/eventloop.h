#pragma once

#include <atomic>
#include <chrono>
#include <mutex>
#include <thread>
#include <vector>

#include <poll.h>

namespace VirtTap {

// The event loop that libvirt's sockets and timers run on: poll() on one thread of its own. libvirt's default loop
// cannot be used, as it shares GLib's default context with Qt. libvirt takes one implementation for good, so there is
// one per process.
class EventLoop
{
public:
    using HandleCallback = void (*)(int watch, int fd, int events, void* opaque);
    using TimeoutCallback = void (*)(int timer, void* opaque);
    using FreeCallback = void (*)(void* opaque);

    static EventLoop& instance(); // never destroyed: libvirt may call it until the process ends

    // Registers itself with libvirt at the first call; before the first connection is opened. Any thread.
    void start();
    // Waits for the callback that is running. What is registered stays, and start() goes on with it.
    void stop();
    bool isRunning() const { return m_threadId.load() != std::thread::id(); }
    bool isOnLoopThread() const { return std::this_thread::get_id() == m_threadId.load(); }

    // libvirt's side; any thread. Times are milliseconds, -1 switches a timer off.
    int addHandle(int fd, int events, HandleCallback callback, void* opaque, FreeCallback release);
    void updateHandle(int watch, int events);
    int removeHandle(int watch);
    int addTimeout(int interval, TimeoutCallback callback, void* opaque, FreeCallback release);
    void updateTimeout(int timer, int interval);
    int removeTimeout(int timer);

private:
    using Clock = std::chrono::steady_clock;
    template <typename Callback>
    struct Entry
    {
        int id = 0;
        Callback callback = nullptr;
        void* opaque = nullptr;
        FreeCallback release = nullptr;
        bool isRemoved = false; // its release is due, on the loop's thread, where no callback of it can be running
        int fd = -1; // of handles
        int events = 0; // of handles: VIR_EVENT_HANDLE_*
        int interval = -1; // of timers, ms
        Clock::time_point due {}; // of timers
    };
    using Handle = Entry<HandleCallback>;
    using Timer = Entry<TimeoutCallback>;

    EventLoop();
    ~EventLoop() = default;

    void run();
    int preparePoll(std::vector<pollfd>& descriptors, std::vector<int>& watches);
    void dispatchTimers();
    void dispatchHandles(const std::vector<pollfd>& descriptors, const std::vector<int>& watches);
    void releaseRemoved();
    void wake() const;
    void backOff();

    std::mutex m_lifeMutex; // start() and stop()
    std::thread m_thread;
    std::atomic<std::thread::id> m_threadId;
    std::atomic<bool> m_isStopping = false;
    bool m_isRegistered = false;
    int m_wakeFd = -1; // eventfd
    int m_failures = 0; // of poll() in a row; the loop's thread only

    std::mutex m_mutex; // what follows; never held while a callback runs
    int m_lastId = 0;
    std::vector<Handle> m_handles;
    std::vector<Timer> m_timers;
};

} // namespace VirtTap
