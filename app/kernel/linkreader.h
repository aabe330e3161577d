#pragma once

#include "core/error.h"
#include "core/link.h"
#include "kernel/linkmaker.h"

#include <QHash>
#include <QObject>
#include <QSet>

#include <memory>

namespace VirtTap {

class NetlinkSocket;

// Which Open vSwitch bridge a link is a port of, by the link's name; its database tells, not the kernel.
using LinkPorts = Known<QHash<QString, QString>>;

struct LinkMonitorOptions
{
    int receiveBuffer = 0; // bytes for events; 0 = as the system sets it
    ServiceFolders services;
};

// What LinkMonitor does in its thread: keeps the table of links and tells of changes in bundles.
class LinkReader : public QObject
{
    Q_OBJECT

public:
    explicit LinkReader(LinkMonitorOptions options);
    ~LinkReader() override;

    void start();
    void readAll();
    void setPorts(const LinkPorts& ports);

signals:
    void changed(const QHash<int, VirtTap::Link>& links, const QSet<int>& ids);
    void readingAll();
    void overrun();
    void failed(const VirtTap::Error& error);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace VirtTap
