#include "kernel/linkcounters.h"

#include "kernel/netlinksocket.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <optional>

#include <linux/if_link.h>
#include <linux/rtnetlink.h>
#include <net/if.h>

namespace VirtTap {

Result<quint64> readReceivedFrames(const QString& link)
{
    auto socket = NetlinkSocket::open();
    if (!socket)
        return std::unexpected(socket.error());
    std::array<std::byte, 256> buffer {};
    nlmsghdr* request = mnl_nlmsg_put_header(buffer.data());
    request->nlmsg_type = RTM_GETLINK;
    request->nlmsg_flags = NLM_F_REQUEST;
    request->nlmsg_seq = 1;
    static_cast<ifinfomsg*>(mnl_nlmsg_put_extra_header(request, sizeof(ifinfomsg)))->ifi_family = AF_UNSPEC;
    mnl_attr_put_strz(request, IFLA_IFNAME, link.left(IFNAMSIZ - 1).toUtf8().constData());
    if (!socket->send(*request))
        return std::unexpected(netlinkError(errno));

    std::optional<quint64> frames;
    int error = ENODATA;
    const auto received = socket->receive([&](const nlmsghdr& header) {
        if (header.nlmsg_type == NLMSG_ERROR)
            error = -static_cast<const nlmsgerr*>(mnl_nlmsg_get_payload(&header))->error;
        if (header.nlmsg_type != RTM_NEWLINK)
            return;
        const std::size_t skipped = NLMSG_ALIGN(sizeof(ifinfomsg));
        const char* attributes = static_cast<const char*>(mnl_nlmsg_get_payload(&header)) + skipped;
        forEachAttribute(attributes, mnl_nlmsg_get_payload_len(&header) - skipped, [&](const nlattr& attribute) {
            rtnl_link_stats64 counters {}; // kernels have appended to it
            if (typeOf(attribute) != IFLA_STATS64)
                return;
            std::memcpy(&counters, mnl_attr_get_payload(&attribute),
                std::min<std::size_t>(sizeof counters, mnl_attr_get_payload_len(&attribute)));
            frames = counters.rx_packets;
        });
    });
    if (received == NetlinkSocket::Received::Messages && frames)
        return *frames;
    Error failure = netlinkError(error);
    if (error == ENODEV)
        failure = {
            .kind = Error::Kind::NotFound, .message = Kernel::tr("There is no link “%1”.").arg(link), .detail = {}
        };
    return std::unexpected(failure);
}

} // namespace VirtTap
