#include "engine/tapservices.h"

#include "engine/machinebook.h"

#include <algorithm>

namespace VirtTap {

namespace {

constexpr qsizetype linksAtOnce = 500;

// What the helper compares with its records; guests that come and go change nothing of it.
Link settled(Link link)
{
    link.hasCarrier = {};
    if (link.tun.isKnown()) {
        TunFacts tun = link.tun.value();
        tun.queues = 0;
        tun.disabledQueues = 0;
        tun.hasVnetHeader = false;
        link.tun = tun;
    }
    return link;
}

} // namespace

TapServices::TapServices(const MachineBook& book, Maker makeLocal)
    : m_book(book)
    , m_makeLocal(std::move(makeLocal))
{
}

TapServices::~TapServices() = default;

TapService* TapServices::serviceOf(const MachineState& machine)
{
    if (machine.source == MachineState::Source::Demo)
        return m_book.demoTaps(machine.id);
    if (machine.source != MachineState::Source::Kernel || !m_makeLocal)
        return nullptr;
    if (!m_local) {
        m_local = m_makeLocal();
        m_local->refresh();
    }
    return m_local.get();
}

void TapServices::setMachine(const MachineState& machine, const QSet<int>& links)
{
    TapService* service = serviceOf(machine);
    const QPointer<TapService> before = m_services.value(machine.id);
    // Thousands at once, as when this computer is read first, have an event of their own.
    if (service && service == m_local.get() && links.size() > linksAtOnce)
        QMetaObject::invokeMethod(
            this, [this, machine, links] { noteLinks(machine, links); }, Qt::QueuedConnection);
    else if (service && service == m_local.get())
        noteLinks(machine, links);
    if (service == before)
        return;
    if (before)
        before->disconnect(this);
    if (!service) {
        m_services.remove(machine.id);
    } else {
        m_services.insert(machine.id, service);
        connect(service, &TapService::changed, this, [this, service] {
            const QStringList machines = m_services.keys();
            for (const QString& id : machines) {
                if (m_services.value(id) == service)
                    emit changed(id, service);
            }
        });
    }
    emit changed(machine.id, service);
}

// A tap that somebody else changed has drifted; only the helper can say so.
void TapServices::noteLinks(const MachineState& machine, const QSet<int>& links)
{
    const ManagedTaps managed = m_local->taps().valueOr({});
    bool hasChanged = false;
    m_seen.reserve(std::max(m_seen.size(), links.size())); // growing a hash moves all it holds
    for (const int id : links) {
        const Link* link = machine.link(id);
        const Link before = m_seen.value(id);
        const Link after = link && link->isTap() ? settled(*link) : Link {};
        if (before == after)
            continue;
        hasChanged |= managed.contains(before.name) || managed.contains(after.name);
        if (after.name.isEmpty())
            m_seen.remove(id);
        else
            m_seen.insert(id, after);
    }
    if (hasChanged)
        m_local->refresh();
}

} // namespace VirtTap
