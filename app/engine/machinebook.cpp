#include "engine/machinebook.h"

#include "engine/demohost.h"
#include "engine/demomachine.h"
#include "engine/demotaps.h"
#include "engine/hostidentities.h"
#include "engine/machinelocality.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace VirtTap {

namespace {

using namespace std::chrono_literals;

QSet<int> difference(const QHash<int, Link>& before, const QHash<int, Link>& after)
{
    if (before.isEmpty())
        return QSet<int>(after.keyBegin(), after.keyEnd());
    QSet<int> ids;
    for (const auto& [id, link] : after.asKeyValueRange()) {
        const auto found = before.constFind(id);
        if (found == before.constEnd() || *found != link)
            ids.insert(id);
    }
    for (const auto& [id, link] : before.asKeyValueRange()) {
        if (!after.contains(id))
            ids.insert(id);
    }
    return ids;
}

} // namespace

struct MachineBook::Demo
{
    explicit Demo(const std::function<void()>& changed)
        : taps(machine, changed)
    {
    }

    DemoMachine machine;
    DemoTaps taps;
};

MachineBook::MachineBook(SourceMaker makeSource, QObject* parent)
    : QObject(parent)
    , m_makeSource(std::move(makeSource))
{
    m_refresh.setSingleShot(true);
    m_refresh.setInterval(200ms);
    connect(&m_refresh, &QTimer::timeout, this, [this] { m_source->refresh(); });
}

MachineBook::~MachineBook() = default;

void MachineBook::setConnection(const ConnectionState& state, const QSet<QUuid>& domains)
{
    if (state.host.machineId.isEmpty()) // never opened yet
        return;
    Lead& lead = m_leads[state.uri];
    const QString before = std::exchange(lead.host, state.host).machineId;
    if (before != state.host.machineId) {
        lead = { .host = state.host, .devices = {}, .isLocal = false, .whyNotLocal = {} };
        recognise(state.uri, lead);
        settle(state.host.machineId);
        if (!before.isEmpty())
            forget(before);
    }
    if (domains.isEmpty())
        return;
    if (isSimulated(state.uri, state.host)) {
        demo(state.host.machineId).machine.setDomains(state.domains);
        settle(state.host.machineId);
    } else if (lead.isLocal && state.phase == ConnectionState::Phase::Open && m_links && !m_refresh.isActive()) {
        // A guest that takes or leaves a tap that is down causes no event.
        const bool isAnyDown
            = std::ranges::any_of(*m_links, [](const Link& link) { return link.isTap() && link.isUp.is(false); });
        if (isAnyDown)
            m_refresh.start();
    }
}

void MachineBook::setNodeDevices(const QString& uri, const Result<QList<NodeNetDevice>>& devices)
{
    const auto lead = m_leads.find(uri);
    if (lead == m_leads.end())
        return;
    lead->devices = devices;
    recognise(uri, *lead);
    settle(lead->host.machineId);
}

void MachineBook::remove(const QString& uri)
{
    const QString id = m_leads.take(uri).host.machineId;
    if (id.isEmpty())
        return;
    forget(id);
    const bool isSourceNeeded = std::ranges::any_of(m_leads.asKeyValueRange(),
        [](const auto& entry) { return isLocalUri(entry.first) && !entry.second.host.isDemo; });
    if (!isSourceNeeded) {
        m_refresh.stop();
        m_source.reset();
        m_links.reset();
    }
}

bool MachineBook::wantsNodeDevices(const QString& uri) const
{
    const auto lead = m_leads.constFind(uri);
    return lead != m_leads.constEnd() && !isSimulated(uri, lead->host) && !lead->isLocal;
}

// Some hosts of the demo show what is known of a computer elsewhere.
bool MachineBook::isSimulated(const QString& uri, const HostFacts& host)
{
    const DemoPart part = demoPartOf(uri);
    return host.isDemo && part != DemoPart::ReadOnly && part != DemoPart::Lost;
}

MachineBook::Demo& MachineBook::demo(const QString& id)
{
    std::shared_ptr<Demo>& found = m_demos[id];
    if (!found)
        found = std::make_shared<Demo>([this, id] { settle(id); });
    return *found;
}

TapService* MachineBook::demoTaps(const QString& id) const
{
    const auto found = m_demos.constFind(id);
    return found == m_demos.constEnd() ? nullptr : &(*found)->taps;
}

void MachineBook::takeLinks(const QHash<int, Link>& links, const QSet<int>& ids)
{
    const bool isFirst = !m_links;
    m_links = links;
    m_sourceFailure.clear();
    if (isFirst) {
        for (auto lead = m_leads.begin(); lead != m_leads.end(); ++lead) {
            recognise(lead.key(), lead.value());
            settle(lead->host.machineId);
        }
        return;
    }
    for (MachineState& machine : m_machines) {
        if (machine.source != MachineState::Source::Kernel)
            continue;
        machine.links = links;
        machine.asOf = QDateTime::currentDateTimeUtc();
        const MachineState state = machine;
        emit changed(state, ids);
    }
}

void MachineBook::takeFailure(const Error& error)
{
    m_sourceFailure = Machines::tr("%1 (%2)").arg(error.message, error.detail);
    for (auto lead = m_leads.begin(); lead != m_leads.end(); ++lead) {
        recognise(lead.key(), lead.value());
        settle(lead->host.machineId);
    }
}

void MachineBook::recognise(const QString& uri, Lead& lead)
{
    lead.isLocal = false;
    lead.whyNotLocal.clear();
    if (isSimulated(uri, lead.host))
        return;
    if (lead.host.isDemo) {
        lead.whyNotLocal = Machines::tr("This is the demo of another computer: only what libvirt tells of its network "
                                        "devices is known.");
        return;
    }
    if (!isLocalUri(uri)) {
        lead.whyNotLocal = Machines::tr("This connection leads to another computer, or to another daemon than this "
                                        "computer’s own: only what libvirt tells of its network devices is known.");
        return;
    }
    if (!m_source) {
        m_source = m_makeSource();
        connect(m_source.get(), &LinkSource::changed, this, &MachineBook::takeLinks);
        connect(m_source.get(), &LinkSource::failed, this, &MachineBook::takeFailure);
    }
    if (!m_sourceFailure.isEmpty()) {
        lead.whyNotLocal = m_sourceFailure;
    } else if (!lead.devices || !m_links) {
        lead.whyNotLocal = Machines::tr("The network devices are being read.");
    } else if (!*lead.devices) {
        lead.whyNotLocal
            = Machines::tr("libvirt cannot list its network devices, by which this computer is recognised: %1")
                  .arg(lead.devices->error().detail);
    } else if (areSameLinks(**lead.devices, *m_links)) {
        lead.isLocal = true;
    } else {
        lead.whyNotLocal
            = Machines::tr("The daemon sees other network devices than this program does: one of them is in "
                           "another network namespace.");
    }
}

void MachineBook::settle(const QString& id)
{
    publish(stateOf(id));
}

MachineState MachineBook::stateOf(const QString& id)
{
    using Source = MachineState::Source;
    MachineState state;
    state.id = id;
    state.asOf = QDateTime::currentDateTimeUtc();
    for (const auto& [uri, lead] : m_leads.asKeyValueRange()) {
        if (lead.host.machineId != id || state.source == Source::Kernel)
            continue;
        state.name = lead.host.hostName;
        if (isSimulated(uri, lead.host)) {
            state.source = Source::Demo;
            state.reason = Machines::tr("This is the demo: its links are simulated.");
            state.links = demo(id).machine.links();
        } else if (lead.isLocal) {
            state.source = Source::Kernel;
            state.reason.clear();
            state.links = m_links.value_or(QHash<int, Link> {});
        } else if (state.source == Source::None) {
            state.reason = lead.whyNotLocal;
            const bool isOfKernel = isLocalUri(uri) && !lead.host.isDemo;
            state.isBeingRead = !lead.devices || (isOfKernel && !m_links && m_sourceFailure.isEmpty());
            if (lead.devices && *lead.devices) {
                state.source = Source::Libvirt;
                state.links = linksOf(**lead.devices, m_libvirtIds[id]);
            }
        }
    }
    return state;
}

void MachineBook::publish(MachineState state)
{
    MachineState& known = m_machines[state.id];
    const QSet<int> ids = difference(known.links, state.links);
    const bool isNew = !ids.isEmpty() || known.id != state.id || known.source != state.source
        || known.reason != state.reason || known.name != state.name || known.isBeingRead != state.isBeingRead;
    known = std::move(state);
    if (isNew) {
        const MachineState copy = known;
        emit changed(copy, ids);
    }
}

// A machine to which no connection leads any more; else what is left of what is known.
void MachineBook::forget(const QString& id)
{
    const bool isLedTo = std::ranges::any_of(m_leads, [&id](const Lead& lead) { return lead.host.machineId == id; });
    if (isLedTo) {
        settle(id);
        return;
    }
    const MachineState before = m_machines.take(id);
    m_libvirtIds.remove(id);
    m_demos.remove(id);
    MachineState gone;
    gone.id = id;
    gone.reason = Machines::tr("No connection leads to this machine.");
    emit changed(gone, difference(before.links, {}));
}

} // namespace VirtTap
