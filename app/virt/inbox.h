#pragma once

#include <functional>
#include <mutex>
#include <utility>
#include <vector>

#include <QObject>

namespace VirtTap {

// Takes values from any thread to an object of another one, several at a time. Held by shared_ptr on both sides; after
// close() nothing arrives any more, so that the receiver may die while a callback is on its way.
template <typename T>
class Inbox
{
public:
    // `arrived` runs on the receiver's thread and calls take().
    Inbox(QObject* receiver, std::function<void()> arrived)
        : m_receiver(receiver)
        , m_arrived(std::move(arrived))
    {
    }

    void put(T value)
    {
        const std::scoped_lock lock(m_mutex);
        if (!m_receiver)
            return;
        m_values.push_back(std::move(value));
        if (m_values.size() == 1)
            QMetaObject::invokeMethod(m_receiver, m_arrived, Qt::QueuedConnection);
    }

    std::vector<T> take()
    {
        const std::scoped_lock lock(m_mutex);
        return std::exchange(m_values, {});
    }

    void close()
    {
        const std::scoped_lock lock(m_mutex);
        m_receiver = nullptr;
        m_values.clear();
    }

private:
    std::mutex m_mutex;
    QObject* m_receiver;
    std::function<void()> m_arrived;
    std::vector<T> m_values;
};

} // namespace VirtTap
