#include "kernel/linkcounters.h"

#include "kernel/netlinksocket.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <optional>

#include <linux/if_link.h>
#include <linux/neighbour.h>
#include <linux/rtnetlink.h>
#include <net/if.h>

namespace VirtTap {

namespace {

nlmsghdr* requestOf(std::span<std::byte> buffer, quint16 type, unsigned char family)
{
    nlmsghdr* request = mnl_nlmsg_put_header(buffer.data());
    request->nlmsg_type = type;
    request->nlmsg_flags = NLM_F_REQUEST;
    request->nlmsg_seq = 1;
    static_cast<ifinfomsg*>(mnl_nlmsg_put_extra_header(request, sizeof(ifinfomsg)))->ifi_family = family;
    return request;
}

LinkCounters countersOf(const nlattr& statistics)
{
    rtnl_link_stats64 all {}; // kernels have appended to it
    std::memcpy(&all, mnl_attr_get_payload(&statistics),
        std::min<std::size_t>(sizeof all, mnl_attr_get_payload_len(&statistics)));
    return { .received = all.rx_packets,
        .sent = all.tx_packets,
        .receivedDropped = all.rx_dropped,
        .sentDropped = all.tx_dropped };
}

// The port, where the entry is of that address and was learned.
std::optional<int> portOf(const nlmsghdr& message, int bridge, const MacAddress& address)
{
    if (message.nlmsg_type != RTM_NEWNEIGH || mnl_nlmsg_get_payload_len(&message) < sizeof(ndmsg))
        return {};
    const auto* entry = static_cast<const ndmsg*>(mnl_nlmsg_get_payload(&message));
    if ((entry->ndm_state & NUD_PERMANENT) != 0)
        return {};
    std::array<quint8, 6> octets {};
    quint32 master = 0;
    const auto* attributes = reinterpret_cast<const char*>(entry) + NLMSG_ALIGN(sizeof(ndmsg));
    forEachAttribute(
        attributes, mnl_nlmsg_get_payload_len(&message) - NLMSG_ALIGN(sizeof(ndmsg)), [&](const nlattr& attribute) {
            if (typeOf(attribute) == NDA_LLADDR && mnl_attr_get_payload_len(&attribute) == octets.size())
                std::memcpy(octets.data(), mnl_attr_get_payload(&attribute), octets.size());
            else if (typeOf(attribute) == NDA_MASTER)
                master = mnl_attr_get_u32(&attribute);
        });
    const bool isMeant = static_cast<int>(master) == bridge && MacAddress(octets) == address;
    return isMeant ? std::optional(entry->ndm_ifindex) : std::nullopt;
}

} // namespace

Result<LinkCounters> readCounters(const QString& link)
{
    auto socket = NetlinkSocket::open();
    if (!socket)
        return std::unexpected(socket.error());
    std::array<std::byte, 256> buffer {};
    nlmsghdr* request = requestOf(buffer, RTM_GETLINK, AF_UNSPEC);
    mnl_attr_put_strz(request, IFLA_IFNAME, link.left(IFNAMSIZ - 1).toUtf8().constData());
    if (!socket->send(*request))
        return std::unexpected(netlinkError(errno));

    std::optional<LinkCounters> counters;
    int error = ENODATA;
    const auto received = socket->receive([&](const nlmsghdr& header) {
        if (header.nlmsg_type == NLMSG_ERROR)
            error = -static_cast<const nlmsgerr*>(mnl_nlmsg_get_payload(&header))->error;
        if (header.nlmsg_type != RTM_NEWLINK)
            return;
        const std::size_t skipped = NLMSG_ALIGN(sizeof(ifinfomsg));
        const char* attributes = static_cast<const char*>(mnl_nlmsg_get_payload(&header)) + skipped;
        forEachAttribute(attributes, mnl_nlmsg_get_payload_len(&header) - skipped, [&](const nlattr& attribute) {
            if (typeOf(attribute) == IFLA_STATS64)
                counters = countersOf(attribute);
        });
    });
    if (received == NetlinkSocket::Received::Messages && counters)
        return *counters;
    Error failure = netlinkError(error);
    if (error == ENODEV)
        failure = {
            .kind = Error::Kind::NotFound, .message = Kernel::tr("There is no link “%1”.").arg(link), .detail = {}
        };
    return std::unexpected(failure);
}

Result<int> readPortOf(int bridge, const MacAddress& address)
{
    auto socket = NetlinkSocket::open();
    if (!socket)
        return std::unexpected(socket.error());
    std::array<std::byte, 256> buffer {};
    // With ifinfomsg and IFLA_MASTER the kernel leaves out other bridges; it cannot look for one address in all VLANs.
    nlmsghdr* request = requestOf(buffer, RTM_GETNEIGH, AF_BRIDGE);
    mnl_attr_put_u32(request, IFLA_MASTER, static_cast<quint32>(bridge));
    int port = 0;
    const auto whole = socket->dump(*request, [&](const nlmsghdr& message) {
        if (const auto found = portOf(message, bridge, address))
            port = *found;
    });
    if (!whole)
        return std::unexpected(whole.error());
    return port; // of a dump that was interrupted, too: the next one is a second away
}

Result<Traffic> readTraffic(const TrafficQuestion& question)
{
    Traffic traffic;
    for (const QString& link : question.links) {
        const auto counters = readCounters(link);
        if (counters)
            traffic.counters.insert(link, *counters);
        else if (traffic.counters.isEmpty())
            return std::unexpected(counters.error());
    }
    if (question.bridge == 0 || !question.guest)
        return traffic;
    const auto port = readPortOf(question.bridge, *question.guest);
    traffic.heardAt = port ? Known<int>(*port) : Known<int>::unknown(port.error().message);
    return traffic;
}

} // namespace VirtTap
