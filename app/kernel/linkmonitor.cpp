#include "kernel/linkmonitor.h"

namespace VirtTap {

LinkMonitor::LinkMonitor(QObject* parent)
    : LinkMonitor(LinkMonitorOptions {}, parent)
{
}

LinkMonitor::LinkMonitor(LinkMonitorOptions options, QObject* parent)
    : QObject(parent)
    , m_reader(new LinkReader(std::move(options)))
{
    m_thread.setObjectName(QStringLiteral("links"));
    m_reader->moveToThread(&m_thread);
    connect(&m_thread, &QThread::started, m_reader, &LinkReader::start);
    connect(&m_thread, &QThread::finished, m_reader, &QObject::deleteLater);
    connect(m_reader, &LinkReader::changed, this, &LinkMonitor::changed);
    connect(m_reader, &LinkReader::readingAll, this, [this] { m_isRefreshing = false; });
    connect(m_reader, &LinkReader::overrun, this, &LinkMonitor::overrun);
    connect(m_reader, &LinkReader::failed, this, &LinkMonitor::failed);
    m_thread.start();
}

LinkMonitor::~LinkMonitor()
{
    m_thread.quit();
    m_thread.wait(); // for a dump at most
}

// Requests that come while one is waiting ask for nothing that its answer will not hold.
void LinkMonitor::refresh()
{
    if (m_isRefreshing)
        return;
    m_isRefreshing = true;
    QMetaObject::invokeMethod(m_reader, &LinkReader::readAll, Qt::QueuedConnection);
}

void LinkMonitor::setPorts(const LinkPorts& ports)
{
    QMetaObject::invokeMethod(m_reader, [reader = m_reader, ports] { reader->setPorts(ports); }, Qt::QueuedConnection);
}

} // namespace VirtTap
