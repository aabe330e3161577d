#pragma once

#include <functional>
#include <mutex>
#include <utility>
#include <vector>

#include <QCoreApplication>
#include <QEvent>
#include <QObject>

namespace VirtTap {

// Where an inbox knocks, on the receiver's thread. By an event, which carries nothing: what a queued functor captures would be
// handed over inside Qt, where no race detector sees that it is.
class InboxDoor : public QObject
{
public:
    InboxDoor(QObject* receiver, std::function<void()> arrived)
        : QObject(receiver)
        , m_arrived(std::move(arrived))
    {
    }

    bool event(QEvent* event) override
    {
        if (event->type() != QEvent::User)
            return QObject::event(event);
        m_arrived();
        return true;
    }

private:
    const std::function<void()> m_arrived;
};

// Takes values from any thread to an object of another one, several at a time. Held by shared_ptr on both sides; after
// close() nothing arrives any more, so that the receiver may die while a callback is on its way.
template <typename T>
class Inbox
{
public:
    // On the receiver's thread, where `arrived` runs and calls take().
    Inbox(QObject* receiver, std::function<void()> arrived)
        : m_door(new InboxDoor(receiver, std::move(arrived)))
    {
    }

    void put(T value)
    {
        const std::scoped_lock lock(m_mutex);
        if (!m_door)
            return;
        m_values.push_back(std::move(value));
        if (m_values.size() == 1)
            QCoreApplication::postEvent(m_door, new QEvent(QEvent::User));
    }

    std::vector<T> take()
    {
        const std::scoped_lock lock(m_mutex);
        return std::exchange(m_values, {});
    }

    void close()
    {
        const std::scoped_lock lock(m_mutex);
        m_door = nullptr;
        m_values.clear();
    }

private:
    std::mutex m_mutex;
    InboxDoor* m_door; // the receiver's child
    std::vector<T> m_values;
};

} // namespace VirtTap
