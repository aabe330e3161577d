#pragma once

#include <functional>

#include <QTimer>

namespace VirtTap {

// Lets the first of a burst through at once and gathers what follows for 30 ms at a time.
class Gate
{
public:
    // `pass` takes what has gathered and says whether there was anything.
    explicit Gate(std::function<bool()> pass)
        : m_pass(std::move(pass))
    {
        m_timer.setSingleShot(true);
        m_timer.setInterval(30);
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { open(); });
    }

    void knock()
    {
        if (!m_timer.isActive())
            open();
    }

private:
    void open()
    {
        if (m_pass())
            m_timer.start();
    }

    std::function<bool()> m_pass;
    QTimer m_timer;
};

} // namespace VirtTap
