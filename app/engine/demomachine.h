#pragma once

#include "core/domain.h"
#include "core/link.h"
#include "core/tapspec.h"

#include <QHash>

namespace VirtTap {

// The links of a demo host, simulated: some that are always there, and those that libvirt would make for the guests
// that run. Follows the guests: a tap is in use while a guest on it runs. Taps can be made, changed and removed;
// whether that may be is for others to say.
class DemoMachine
{
public:
    DemoMachine();

    void setDomains(const QHash<QUuid, DomainPtr>& domains);
    const QHash<int, Link>& links() const { return m_links; }
    const Link* linkNamed(const QString& name) const; // nullptr when there is none

    ManagedTaps taps() const; // those that virt-tap made, and how they have drifted
    int makeTap(const TapSpec& spec, bool isProvisional); // returns its id
    void changeTap(const TapChange& change);
    void removeTap(const QString& name);
    void repairTap(const QString& name);
    void keepTap(const QString& name);

private:
    void layOut();
    void record(const QString& name);
    void connectGuests();
    void put(const ManagedTap& tap);
    Link* linkNamed(QHash<int, Link>& links, const QString& name);
    int idOf(const QString& name); // the same as long as this lives
    void use(const Interface& interface);
    void make(const Interface& interface);
    void raiseBridges();

    QHash<QString, int> m_ids;
    QHash<int, Link> m_idle; // while no guest runs
    QHash<int, Link> m_links;
    QHash<QUuid, DomainPtr> m_domains;
    ManagedTaps m_taps; // as they were made
};

} // namespace VirtTap
