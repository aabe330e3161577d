#pragma once

#include "core/error.h"

#include <QFutureWatcher>
#include <QObject>
#include <QPromise>

#include <memory>

namespace VirtTap {

// A future that ends when `from` has and `convert` has run on the context's thread. A call that was dropped ends with
// `dropped`, so that who waits is always answered as long as the context lives.
template <typename To, typename From, typename Convert>
QFuture<Result<To>> relay(const QFuture<Result<From>>& from, QObject* context, Error dropped, Convert convert)
{
    auto promise = std::make_shared<QPromise<Result<To>>>();
    promise->start();
    auto* watcher = new QFutureWatcher<Result<From>>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context,
        [watcher, promise, dropped = std::move(dropped), convert = std::move(convert)]() mutable {
            watcher->deleteLater();
            const bool isAnswered = watcher->future().resultCount() > 0;
            promise->addResult(convert(isAnswered ? watcher->result() : Result<From>(std::unexpected(dropped))));
            promise->finish();
        });
    watcher->setFuture(from);
    return promise->future();
}

template <typename T>
QFuture<Result<T>> failedFuture(Error error)
{
    QPromise<Result<T>> promise;
    promise.start();
    promise.addResult(std::unexpected(std::move(error)));
    promise.finish();
    return promise.future();
}

} // namespace VirtTap
