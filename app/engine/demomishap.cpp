#include "engine/demomishap.h"

#include <chrono>

namespace VirtTap {

using namespace Qt::StringLiterals;

namespace {

using namespace std::chrono_literals;

constexpr auto attemptTime = 700ms;
constexpr auto openTime = 2s; // until it is lost

} // namespace

DemoMishap::DemoMishap(DemoPart part, QObject* parent)
    : QObject(parent)
    , m_part(part)
    , m_isDown(part == DemoPart::Failed)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &DemoMishap::happen);
}

void DemoMishap::attempt()
{
    m_timer.start(attemptTime);
}

void DemoMishap::noteOpened()
{
    if (m_part == DemoPart::Lost)
        m_timer.start(openTime);
}

void DemoMishap::recover()
{
    end();
    m_isDown = m_part == DemoPart::Failed;
}

// The details are libvirt's own words for it.
void DemoMishap::happen()
{
    if (m_isDown) {
        emit failed({ .kind = Error::Kind::Unreachable,
            .message = tr("The connection could not be opened."),
            .detail = u"unable to connect to server at 'demo.example:16514': No route to host"_s });
        return;
    }
    m_isDown = true;
    emit lost({ .kind = Error::Kind::Unreachable,
        .message = tr("The connection to the host was lost."),
        .detail = u"Cannot recv data: Connection reset by peer"_s });
}

} // namespace VirtTap
