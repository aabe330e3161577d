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
    const TrafficQuestion question { .links = { m_tap }, .bridge = 0, .guest = {} };
    deliver(m_connections.traffic(m_machine, question), this, [this, round = m_round](const Result<Traffic>& traffic) {
        if (round == m_round)
            take(traffic);
    });
}

void FrameWatch::take(const Result<Traffic>& traffic)
{
    const quint64 frames = traffic ? traffic->counters.value(m_tap).received : 0;
    const QString whyNot = traffic ? QString() : traffic.error().message;
    const bool isNews = whyNot != m_whyNot;
    m_whyNot = whyNot;
    if (traffic && !m_before)
        m_before = frames;
    const bool isFirst = traffic && frames > m_before.value_or(0) && !m_hasSeen;
    m_hasSeen |= isFirst;
    if (m_hasSeen)
        m_timer.stop();
    if (isFirst || isNews)
        emit changed();
}

} // namespace VirtTap
