#pragma once

#include "core/connection.h"
#include "virt/domaincalls.h"

#include <QByteArray>
#include <QHash>
#include <QSet>

#include <mutex>
#include <optional>

namespace VirtTap {

// What libvirt's test driver cannot do: change the interfaces of a guest that runs, or fail to start one. It is
// simulated, by a live XML of this program's own until the guest stops; the config is changed for real. Shared with
// workers.
class DemoGuests
{
public:
    // Blocks. A guest is asked to let go of an interface; that it has is said by letGo().
    Result<void> change(HostConnection& connection, const QUuid& guest, DeviceDeed deed, const QByteArray& xml,
        Scope scope, Connection::Check check);
    std::optional<QString> letGo(
        const QUuid& guest); // the interface's alias, or what comes next to one; none was asked for

    std::optional<QString> liveXml(const QUuid& guest) const; // where it differs from libvirt's
    Domain overlaid(Domain read); // a guest as read from libvirt, with what is simulated
    void forget(const QUuid& guest); // it starts or stops

private:
    struct Live
    {
        QByteArray xml;
        QByteArray without; // the interface that the guest was asked to let go of
        QString leaving;
    };

    mutable std::mutex m_mutex;
    QHash<QUuid, Live> m_live;
    QSet<QUuid> m_started;
};

} // namespace VirtTap
