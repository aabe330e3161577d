#include "ui/diagnose/trafficwatch.h"

#include "core/connections.h"
#include "core/deliver.h"

#include <chrono>

namespace VirtTap {

using namespace std::chrono_literals;

TrafficWatch::TrafficWatch(Connections& connections, QObject* parent)
    : QObject(parent)
    , m_connections(connections)
{
    m_timer.setInterval(1s);
    connect(&m_timer, &QTimer::timeout, this, &TrafficWatch::read);
}

void TrafficWatch::ask(const QString& machine, const TrafficQuestion& question)
{
    if (machine == m_machine && question == m_question)
        return;
    const bool isOther = machine != m_machine || question.links.value(0) != m_question.links.value(0);
    m_machine = machine;
    m_question = question;
    ++m_round;
    if (isOther) {
        m_first.reset();
        m_now.reset();
        m_whyNot.clear();
    }
    if (m_timer.isActive())
        read();
}

void TrafficWatch::look(bool isWanted)
{
    if (!isWanted) {
        m_timer.stop();
    } else if (!m_timer.isActive()) {
        m_timer.start();
        read();
    }
}

void TrafficWatch::read()
{
    if (m_question.links.isEmpty())
        return;
    deliver(
        m_connections.traffic(m_machine, m_question), this, [this, round = m_round](const Result<Traffic>& traffic) {
            if (round == m_round)
                take(traffic);
        });
}

void TrafficWatch::take(const Result<Traffic>& traffic)
{
    m_now = traffic ? std::optional(*traffic) : std::nullopt;
    m_whyNot = traffic ? QString() : traffic.error().message;
    if (!m_first)
        m_first = m_now;
    emit changed();
}

} // namespace VirtTap
