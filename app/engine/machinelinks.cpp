#include "engine/machinelinks.h"

#include "kernel/linkmonitor.h"
#include "ovs/ovsdatabase.h"

#include <QThread>

namespace VirtTap {

namespace {

LinkPorts portsOf(const Known<OvsPorts>& database)
{
    if (!database.isKnown())
        return LinkPorts::unknown(database.reason());
    QHash<QString, QString> bridges;
    for (const auto& [link, port] : database.value().asKeyValueRange())
        bridges.insert(link, port.bridge);
    return bridges;
}

class KernelLinks : public LinkSource
{
public:
    KernelLinks();
    ~KernelLinks() override;

    void refresh() override { m_links.refresh(); }

private:
    LinkMonitor m_links;
    QThread m_thread;
    OvsDatabase* m_database;
};

KernelLinks::KernelLinks()
    : m_database(new OvsDatabase)
{
    connect(&m_links, &LinkMonitor::changed, this, &LinkSource::changed);
    connect(&m_links, &LinkMonitor::failed, this, &LinkSource::failed);

    m_thread.setObjectName(QStringLiteral("ovs"));
    m_database->moveToThread(&m_thread);
    connect(&m_thread, &QThread::started, m_database, &OvsDatabase::start);
    connect(&m_thread, &QThread::finished, m_database, &QObject::deleteLater);
    connect(m_database, &OvsDatabase::changed, this,
        [this](const Known<OvsPorts>& ports) { m_links.setPorts(portsOf(ports)); });
    m_thread.start();
}

KernelLinks::~KernelLinks()
{
    m_thread.quit();
    m_thread.wait(); // it has nothing that blocks
}

} // namespace

std::unique_ptr<LinkSource> makeKernelLinks()
{
    return std::make_unique<KernelLinks>();
}

} // namespace VirtTap
