#include "virt/callpool.h"
#include "virt/threadsignals.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cmath>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace VirtTap {

namespace {

constexpr int leastThreads = 8; // on a local socket 8 were 1.2 times as fast as 4
constexpr int mostThreads = 128;
constexpr int mostOfProcess = 512; // of all pools together; each has one thread at least
constexpr std::chrono::seconds idleTime(5); // after which a thread ends

std::atomic<int> threadsOfProcess = 0;

} // namespace

struct CallPool::Shared
{
    std::mutex mutex;
    std::condition_variable wake;
    std::deque<Job> interactive;
    std::deque<Job> bulk;
    int threads = 0;
    int idle = 0;
    int bulkRunning = 0;
    int limit = 1;
    bool isClosed = false;

    bool mayTakeBulk() const { return !bulk.empty() && bulkRunning < std::max(1, limit - 1); }
    bool hasWork() const { return !interactive.empty() || mayTakeBulk(); }

    static void work(const std::shared_ptr<Shared>& self);
};

void CallPool::Shared::work(const std::shared_ptr<Shared>& self)
{
    blockSignalsOfThisThread();
    std::unique_lock lock(self->mutex);
    while (true) {
        ++self->idle;
        const bool isWoken = self->wake.wait_for(lock, idleTime, [&self] { return self->isClosed || self->hasWork(); });
        --self->idle;
        if (self->isClosed || !isWoken)
            break;
        const bool isBulk = self->interactive.empty();
        std::deque<Job>& queue = isBulk ? self->bulk : self->interactive;
        self->bulkRunning += isBulk ? 1 : 0;
        {
            Job job = std::move(queue.front());
            queue.pop_front();
            lock.unlock();
            job();
        } // what it captured goes without the lock
        lock.lock();
        self->bulkRunning -= isBulk ? 1 : 0;
    }
    --self->threads;
    --threadsOfProcess;
}

CallPool::CallPool(int threads)
    : m_shared(std::make_shared<Shared>())
{
    setThreads(threads);
}

CallPool::~CallPool()
{
    std::deque<Job> dropped[2]; // freed without the lock
    {
        const std::scoped_lock lock(m_shared->mutex);
        m_shared->isClosed = true;
        dropped[0].swap(m_shared->interactive);
        dropped[1].swap(m_shared->bulk);
    }
    m_shared->wake.notify_all();
}

void CallPool::setThreads(int threads)
{
    const std::scoped_lock lock(m_shared->mutex);
    m_shared->limit = std::max(1, threads);
}

void CallPool::post(Priority priority, Job job)
{
    const std::scoped_lock lock(m_shared->mutex);
    (priority == Priority::Bulk ? m_shared->bulk : m_shared->interactive).push_back(std::move(job));
    const auto waiting = static_cast<int>(m_shared->interactive.size() + m_shared->bulk.size());
    if (m_shared->idle < waiting && m_shared->threads < m_shared->limit
        && (m_shared->threads == 0 || threadsOfProcess < mostOfProcess)) {
        ++m_shared->threads;
        ++threadsOfProcess;
        std::thread([shared = m_shared] { Shared::work(shared); }).detach();
    }
    m_shared->wake.notify_one();
}

int CallPool::threadsFor(double roundTripMs)
{
    return std::clamp(static_cast<int>(std::lround(4 + 6 * roundTripMs)), leastThreads, mostThreads);
}

} // namespace VirtTap
