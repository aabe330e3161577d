#pragma once

#include "core/domain.h"
#include "core/link.h"

#include <QHash>

namespace VirtTap {

// The links of a demo host, simulated: some that are always there, and those that libvirt would make for the guests
// that run. Follows the guests: a tap is in use while a guest on it runs.
class DemoMachine
{
public:
    DemoMachine();

    void setDomains(const QHash<QUuid, DomainPtr>& domains);
    const QHash<int, Link>& links() const { return m_links; }

private:
    Link* linkNamed(const QString& name);
    int idOf(const QString& name); // the same as long as this lives
    void use(const Interface& interface);
    void make(const Interface& interface);
    void raiseBridges();

    QHash<QString, int> m_ids;
    QHash<int, Link> m_links;
};

} // namespace VirtTap
