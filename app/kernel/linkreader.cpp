#include "kernel/linkreader.h"

#include "kernel/defaultroute.h"
#include "kernel/linkmessage.h"
#include "kernel/netlinksocket.h"
#include "kernel/portmessage.h"

#include <QDeadlineTimer>
#include <QSocketNotifier>
#include <QTimer>

#include <algorithm>
#include <array>
#include <chrono>
#include <limits>
#include <utility>

#include <linux/if_link.h>
#include <linux/rtnetlink.h>

namespace VirtTap {

namespace {

using namespace std::chrono_literals;

// After the first change. As long as more keep coming they are told of ever less often: each time costs a picture.
constexpr std::chrono::milliseconds shortestGathering = 30ms;
constexpr std::chrono::milliseconds longestGathering = 90ms;
// Routes have no event that is worth it, as routers change thousands: they follow links and addresses.
constexpr auto routeTime = 1s;
// Owner, group and persistence of a tap are set after it has been announced, and no event tells of that while it is
// down.
constexpr std::array settleTimes { 20ms, 180ms, 800ms }; // each after the one before
constexpr auto dueTogether = 5ms; // what is due within is read at once
constexpr qsizetype alwaysSingly = 16; // so few links are always asked for one by one
constexpr qsizetype linksPerCall = 6; // in an answer for all, so many cost what asking for one does
constexpr int datagramsAtOnce = 256; // then the timers have their turn
constexpr int triesOfDump = 4;
// Growing a hash moves all it holds; an empty one for so many takes some KiB.
constexpr qsizetype manyLinks = 8192;

nlmsghdr* linkRequest(std::span<std::byte> buffer, int index, unsigned char family, quint32 filter)
{
    nlmsghdr* request = mnl_nlmsg_put_header(buffer.data());
    request->nlmsg_type = RTM_GETLINK;
    request->nlmsg_flags = NLM_F_REQUEST;
    auto* link = static_cast<ifinfomsg*>(mnl_nlmsg_put_extra_header(request, sizeof(ifinfomsg)));
    link->ifi_family = family;
    link->ifi_index = index;
    mnl_attr_put_u32(request, IFLA_EXT_MASK, filter);
    return request;
}

nlmsghdr* linkRequest(std::span<std::byte> buffer, int index)
{
    return linkRequest(buffer, index, AF_UNSPEC, RTEXT_FILTER_SKIP_STATS);
}

} // namespace

class LinkReader::Private
{
public:
    struct Unsettled
    {
        std::size_t reads = 0; // since it was announced
        QDeadlineTimer due; // when it is read again
    };

    Private(LinkReader& owner, LinkMonitorOptions given);

    bool openSockets();
    void readAll();
    Result<bool> dump(); // whether all links were seen
    NetlinkSocket::Received readEvents(int datagrams);
    void onReadable();
    void store(Link&& link);
    void store(const PortMessage& port);
    bool filtersVlans(int bridge) const;
    void readVlans();
    void remove(int id);
    void askServices();
    void settle();
    void awaitSettling();
    void readOne(int id);
    Known<QString> portOf(const Link& link) const;
    void setPorts(const LinkPorts& given);
    void findDefaultRoute();
    void announce();
    void emitChanges();

    LinkReader& q;
    LinkMonitorOptions options;
    std::optional<NetlinkSocket> events;
    std::optional<NetlinkSocket> requests;
    std::unique_ptr<QSocketNotifier> notifier;
    QTimer gather;
    std::chrono::milliseconds gatherTime = shortestGathering;
    QTimer settling;
    QTimer routing;
    QHash<int, Link> links;
    QSet<int> defaultRoutes;
    LinkPorts ports;
    Known<QString> noPorts; // of each link, as long as they are not known
    QSet<int> changes;
    QHash<int, Unsettled> unsettled; // taps that were new a moment ago
    bool hasAll = false;
    bool wantsVlans = false; // a bridge filters them, and did not before
};

LinkReader::Private::Private(LinkReader& owner, LinkMonitorOptions given)
    : q(owner)
    , options(std::move(given))
    , gather(&owner)
    , settling(&owner)
    , routing(&owner)
{
    gather.setSingleShot(true);
    routing.setSingleShot(true);
    routing.setInterval(routeTime);
    QObject::connect(&routing, &QTimer::timeout, &owner, [this] {
        findDefaultRoute();
        announce();
    });
    settling.setSingleShot(true);
    QObject::connect(&gather, &QTimer::timeout, &owner, [this] {
        gatherTime = changes.isEmpty() ? shortestGathering : std::min(2 * gatherTime, longestGathering);
        if (!changes.isEmpty())
            emitChanges();
    });
    QObject::connect(&settling, &QTimer::timeout, &owner, [this] { settle(); });
}

bool LinkReader::Private::openSockets()
{
    auto listening = NetlinkSocket::open(RTMGRP_LINK | RTMGRP_IPV4_IFADDR | RTMGRP_IPV6_IFADDR, options.receiveBuffer);
    auto asking = NetlinkSocket::open();
    if (!listening || !asking) {
        emit q.failed(listening ? asking.error() : listening.error());
        return false;
    }
    events = std::move(*listening);
    requests = std::move(*asking);
    notifier = std::make_unique<QSocketNotifier>(events->descriptor(), QSocketNotifier::Read);
    QObject::connect(notifier.get(), &QSocketNotifier::activated, &q, [this] { onReadable(); });
    return true;
}

// What waits is read first, to the end: after an overrun the kernel drops without a word until nothing waits any more,
// and what waits may announce a link whose end was dropped. Events that come during the dump are read after it: where
// one is older than the answer, the next one is on its way too.
void LinkReader::Private::readAll()
{
    emit q.readingAll();
    if (!requests && !openSockets())
        return;
    readEvents(std::numeric_limits<int>::max());

    auto isComplete = dump();
    for (int tries = 1; tries < triesOfDump && !isComplete.value_or(true); ++tries)
        isComplete = dump();
    if (!isComplete) {
        emit q.failed(isComplete.error());
        return;
    }
    const bool isFirst = !std::exchange(hasAll, true);
    readVlans();
    readEvents(datagramsAtOnce);
    findDefaultRoute();
    if (isFirst)
        emitChanges();
    else
        announce();
    askServices();
}

Result<bool> LinkReader::Private::dump()
{
    const bool isFirst = links.isEmpty(); // then none can have gone
    QSet<int> seen;
    if (!isFirst)
        seen.reserve(std::max(links.size(), manyLinks));
    if (!hasAll) {
        links.reserve(manyLinks);
        changes.reserve(manyLinks);
    }
    std::array<std::byte, 256> buffer {};
    const auto wasInterrupted = requests->dump(*linkRequest(buffer, 0), [&](const nlmsghdr& message) {
        if (auto link = readLinkMessage(message)) {
            if (!isFirst)
                seen.insert(link->id);
            store(std::move(*link));
        }
    });
    if (!wasInterrupted)
        return std::unexpected(wasInterrupted.error());
    if (*wasInterrupted)
        return false;
    if (isFirst)
        return true;
    links.removeIf([&](const auto& entry) {
        const bool isGone = !seen.contains(entry.key());
        if (isGone)
            changes.insert(entry.key());
        return isGone;
    });
    return true;
}

NetlinkSocket::Received LinkReader::Private::readEvents(int datagrams)
{
    auto received = NetlinkSocket::Received::Messages;
    bool wasOverrun = false;
    while (datagrams-- > 0 && received != NetlinkSocket::Received::Nothing
        && received != NetlinkSocket::Received::Failed) {
        received = events->receive([this](const nlmsghdr& message) {
            if (auto link = readLinkMessage(message))
                store(std::move(*link));
            else if (const auto port = readPortMessage(message))
                store(*port);
            else if (const auto gone = readRemoval(message))
                remove(*gone);
            else if (message.nlmsg_type == RTM_NEWADDR || message.nlmsg_type == RTM_DELADDR)
                routing.start();
        });
        wasOverrun = wasOverrun || received == NetlinkSocket::Received::Overrun;
    }
    readVlans();
    awaitSettling();
    return wasOverrun ? NetlinkSocket::Received::Overrun : received;
}

void LinkReader::Private::onReadable()
{
    const auto received = readEvents(datagramsAtOnce);
    if (received == NetlinkSocket::Received::Failed) {
        notifier->setEnabled(false); // or it would call for ever
        emit q.failed(netlinkError(errno));
    } else if (received == NetlinkSocket::Received::Overrun) {
        emit q.overrun();
        readAll();
    }
    announce();
}

void LinkReader::Private::store(Link&& link)
{
    using Maker = Link::Maker;
    link.maker = makerOf(link);
    link.port = portOf(link);
    link.isDefaultRoute = defaultRoutes.contains(link.id);
    const auto found = links.constFind(link.id);
    if (link.filtersVlans.is(true) && (found == links.constEnd() || !found->filtersVlans.is(true)))
        wantsVlans = true;
    if (found == links.constEnd()) {
        if (hasAll && link.isTap())
            unsettled.insert(link.id, { .due = QDeadlineTimer(settleTimes.front()) });
    } else {
        const bool isByServices = !found->maker.isKnown() || found->maker.is(Maker::NetworkManager);
        if (!link.maker.isKnown() && link.name == found->name && isByServices)
            link.maker = found->maker;
        if (link.master == found->master && filtersVlans(link.master.valueOr(0)))
            link.vlans = found->vlans;
        if (*found == link)
            return;
    }
    changes.insert(link.id);
    links.insert(link.id, std::move(link));
}

bool LinkReader::Private::filtersVlans(int bridge) const
{
    const auto found = bridge == 0 ? links.constEnd() : links.constFind(bridge);
    return found != links.constEnd() && found->filtersVlans.is(true);
}

// The state of a port changes without a word in the family that tells of links.
void LinkReader::Private::store(const PortMessage& port)
{
    const auto found = links.find(port.port);
    if (found == links.end())
        return;
    const Known<PortVlans> vlans
        = port.vlans && filtersVlans(port.bridge) ? Known<PortVlans>(*port.vlans) : Known<PortVlans>();
    if (found->bridgePort.is(port.how) && found->vlans == vlans)
        return;
    found->bridgePort = port.how;
    found->vlans = vlans;
    changes.insert(port.port);
}

// Only where they count: most bridges filter none, and it is a dump of its own.
void LinkReader::Private::readVlans()
{
    if (!hasAll || !std::exchange(wantsVlans, false))
        return;
    std::array<std::byte, 256> buffer {};
    const quint32 filter = RTEXT_FILTER_BRVLAN_COMPRESSED | RTEXT_FILTER_SKIP_STATS;
    const auto wasInterrupted
        = requests->dump(*linkRequest(buffer, 0, AF_BRIDGE, filter), [this](const nlmsghdr& message) {
              if (const auto port = readPortMessage(message))
                  store(*port);
          });
    if (!wasInterrupted.value_or(false))
        return;
    wantsVlans = true; // the next event, which is on its way, makes it be read again
}

void LinkReader::Private::remove(int id)
{
    unsettled.remove(id);
    if (links.remove(id)) {
        changes.insert(id);
        routing.start();
    }
}

void LinkReader::Private::findDefaultRoute()
{
    const QSet<int> before = std::exchange(defaultRoutes, defaultRouteLinks(*requests));
    for (const int id : (before - defaultRoutes) + (defaultRoutes - before)) {
        const auto link = links.find(id);
        if (link == links.end())
            continue;
        link->isDefaultRoute = defaultRoutes.contains(id);
        changes.insert(id);
    }
}

// After the links have been told of: 5,000 small files would take longer than the links themselves.
void LinkReader::Private::askServices()
{
    QHash<int, Known<Link::Maker>> makers;
    for (const int id : linksKnownTo(options.services)) {
        const auto link = links.constFind(id);
        if (link == links.constEnd() || !link->isTap() || link->maker.isKnown())
            continue;
        if (auto maker = makerByServices(*link, options.services); maker != link->maker)
            makers.insert(id, std::move(maker));
    }
    for (const auto& [id, maker] : makers.asKeyValueRange()) {
        links[id].maker = maker;
        changes.insert(id);
    }
    announce();
}

void LinkReader::Private::settle()
{
    QList<int> due;
    for (const auto& [id, tap] : unsettled.asKeyValueRange()) {
        if (tap.due.remainingTimeAsDuration() < dueTogether)
            due.append(id);
    }
    if (due.size() > std::max(alwaysSingly, links.size() / linksPerCall)) {
        readAll();
    } else {
        for (const int id : std::as_const(due))
            readOne(id);
    }
    for (const int id : std::as_const(due)) {
        const auto found = unsettled.find(id);
        if (found == unsettled.end())
            continue;
        if (++found->reads == settleTimes.size())
            unsettled.erase(found);
        else
            found->due = QDeadlineTimer(settleTimes.at(found->reads));
    }
    awaitSettling();
    announce();
}

void LinkReader::Private::awaitSettling()
{
    if (unsettled.isEmpty())
        return;
    const auto next = std::ranges::min_element(unsettled, {}, &Unsettled::due);
    settling.start(std::chrono::ceil<std::chrono::milliseconds>(next->due.remainingTimeAsDuration()));
}

void LinkReader::Private::readOne(int id)
{
    std::array<std::byte, 256> buffer {};
    if (!requests->send(*linkRequest(buffer, id)))
        return;
    requests->receive([this, id](const nlmsghdr& message) { // an error says that it is gone: the event tells that
        auto link = readLinkMessage(message);
        if (!link || link->id != id || !links.contains(id))
            return;
        store(std::move(*link));
        Link& stored = links[id];
        const auto maker = stored.maker.isKnown() ? stored.maker : makerByServices(stored, options.services);
        if (maker != stored.maker) {
            stored.maker = maker;
            changes.insert(stored.id);
        }
    });
}

Known<QString> LinkReader::Private::portOf(const Link& link) const
{
    return ports.isKnown() ? ports.value().value(link.name) : noPorts;
}

void LinkReader::Private::setPorts(const LinkPorts& given)
{
    ports = given;
    noPorts = Known<QString>::unknown(ports.reason());
    for (Link& link : links) {
        auto port = portOf(link);
        if (port == link.port)
            continue;
        link.port = std::move(port);
        changes.insert(link.id);
    }
    announce();
}

// The first change goes out at once, what follows it shortly afterwards together.
void LinkReader::Private::announce()
{
    if (hasAll && !changes.isEmpty() && !gather.isActive())
        emitChanges();
}

void LinkReader::Private::emitChanges()
{
    emit q.changed(links, std::exchange(changes, {}));
    gather.start(gatherTime);
}

LinkReader::LinkReader(LinkMonitorOptions options)
    : d(std::make_unique<Private>(*this, std::move(options)))
{
}

LinkReader::~LinkReader() = default;

void LinkReader::start()
{
    d->readAll();
}

void LinkReader::readAll()
{
    d->readAll();
}

void LinkReader::setPorts(const LinkPorts& ports)
{
    d->setPorts(ports);
}

} // namespace VirtTap
