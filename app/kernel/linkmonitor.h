#pragma once

#include "kernel/linkreader.h"

#include <QThread>

namespace VirtTap {

// The network links of this machine, live, as an ordinary user: of the network namespace of the thread that makes this.
// The kernel is read in a thread of its own; the signals come on this object's.
class LinkMonitor : public QObject
{
    Q_OBJECT

public:
    explicit LinkMonitor(QObject* parent = nullptr);
    explicit LinkMonitor(LinkMonitorOptions options, QObject* parent = nullptr);
    ~LinkMonitor() override;

    // Everything again. For what the kernel tells by no event: of a link that is down, its alias, alternative names,
    // who may open it and whether somebody has.
    void refresh();
    void setPorts(const LinkPorts& ports); // Link::port of all links from now on

signals:
    // All links, and the ids of those that came, went or changed. Once, with all ids, after the start; then by bundles.
    void changed(const QHash<int, VirtTap::Link>& links, const QSet<int>& ids);
    void overrun(); // the kernel dropped events; everything is being read again
    void failed(const VirtTap::Error& error);

private:
    QThread m_thread;
    LinkReader* m_reader;
    bool m_isRefreshing = false;
};

} // namespace VirtTap
