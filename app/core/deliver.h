#pragma once

#include <QFuture>
#include <QFutureWatcher>
#include <QObject>

#include <utility>

namespace VirtTap {

// Hands the future's one result to `receive` on the thread of `context`. If the context dies first, nothing happens.
// Not QFuture::then(context, ...): Qt 6.4 asserts on the worker when that context is gone before the work ends.
template <typename T, typename Receive>
void deliver(const QFuture<T>& future, QObject* context, Receive receive)
{
    auto* watcher = new QFutureWatcher<T>(context);
    QObject::connect(
        watcher, &QFutureWatcherBase::finished, context, [watcher, receive = std::move(receive)]() mutable {
            watcher->deleteLater();
            if (watcher->future().resultCount() > 0) // a cancelled call may end without one
                receive(watcher->result());
        });
    watcher->setFuture(future);
}

} // namespace VirtTap
