#include "ui/newinterface/framewatch.h"

#include "core/connections.h"
#include "core/deliver.h"

#include <chrono>

namespace VirtTap {

using namespace std::chrono_literals;

FrameWatch::FrameWatch(Connections& connections, QObject* parent)
    : QObject(parent)
    , m_connections(connections)
{
    m_timer.setInterval(1s);
    connect(&m_timer, &QTimer::timeout, this, &FrameWatch::read);
}

void FrameWatch::begin(const QString& machine, const QString& tap, bool isNew)
{
    ++m_round;
    m_timer.stop();
    m_machine = machine;
    m_tap = tap;
    m_before = isNew ? std::optional<quint64>(0) : std::nullopt;
    m_hasSeen = false;
    m_whyNot.clear();
    if (!isNew)
        read();
}

void FrameWatch::look(bool isWanted)
{
    if (!isWanted || m_hasSeen) {
        m_timer.stop();
    } else if (!m_timer.isActive()) {
        m_timer.start();
        read();
    }
}

void FrameWatch::read()
{
    deliver(m_connections.framesFrom(m_machine, m_tap), this, [this, round = m_round](const Result<quint64>& frames) {
        if (round == m_round)
            take(frames);
    });
}

void FrameWatch::take(const Result<quint64>& frames)
{
    const QString whyNot = frames ? QString() : frames.error().message;
    const bool isNews = whyNot != m_whyNot;
    m_whyNot = whyNot;
    if (frames && !m_before)
        m_before = *frames;
    const bool isFirst = frames && *frames > *m_before && !m_hasSeen;
    m_hasSeen |= isFirst;
    if (m_hasSeen)
        m_timer.stop();
    if (isFirst || isNews)
        emit changed();
}

} // namespace VirtTap
