#pragma once

#include "core/error.h"

#include <functional>
#include <memory>
#include <utility>

#include <QFuture>
#include <QPromise>

namespace VirtTap {

// Threads for the calls of one connection. Unlike a QThreadPool, letting go of it never waits: a call that libvirt
// keeps hanging must neither hold the GUI thread nor the end of the program. Jobs not begun by then are dropped.
class CallPool
{
public:
    enum class Priority { Interactive, Bulk };
    using Job = std::move_only_function<void()>; // captures values; begins on any thread, or never

    explicit CallPool(int threads = 4);
    ~CallPool();
    CallPool(const CallPool&) = delete;
    CallPool& operator=(const CallPool&) = delete;

    void setThreads(int threads); // at least one; bulk jobs leave one for the interactive ones
    void post(Priority priority, Job job);

    // A dropped call's future ends cancelled, without a result.
    template <typename T>
    QFuture<T> run(Priority priority, std::move_only_function<T()> call)
    {
        QPromise<T> promise;
        promise.start();
        QFuture<T> future = promise.future();
        post(priority, [promise = std::move(promise), call = std::move(call)]() mutable {
            promise.addResult(call());
            promise.finish();
        });
        return future;
    }

    // How many calls may be in flight at this round trip: fitted to measurements at 0.1, 5 and 20 ms.
    static int threadsFor(double roundTripMs);

private:
    struct Shared;
    std::shared_ptr<Shared> m_shared; // with the threads, which outlive this
};

} // namespace VirtTap
