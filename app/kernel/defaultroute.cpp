#include "kernel/defaultroute.h"

#include "kernel/netlinksocket.h"

#include <array>
#include <cstring>

#include <arpa/inet.h>
#include <linux/rtnetlink.h>

namespace VirtTap {

namespace {

// Of the ranges for documentation (RFC 5737, RFC 3849): nobody has a route of their own for them.
constexpr auto elsewhere4 = "198.51.100.1";
constexpr auto elsewhere6 = "2001:db8::1";

void readPaths(const nlattr& attribute, QSet<int>& links)
{
    const auto* at = static_cast<const char*>(mnl_attr_get_payload(&attribute));
    std::size_t bytes = mnl_attr_get_payload_len(&attribute);
    while (bytes >= sizeof(rtnexthop)) {
        const auto* path = reinterpret_cast<const rtnexthop*>(at);
        if (path->rtnh_len < sizeof(rtnexthop) || path->rtnh_len > bytes)
            return;
        links.insert(path->rtnh_ifindex);
        const std::size_t length = std::min<std::size_t>(RTNH_ALIGN(path->rtnh_len), bytes);
        at += length;
        bytes -= length;
    }
}

void readRoute(const nlmsghdr& message, QSet<int>& links)
{
    if (message.nlmsg_type != RTM_NEWROUTE || mnl_nlmsg_get_payload_len(&message) < sizeof(rtmsg))
        return;
    const auto* route = static_cast<const rtmsg*>(mnl_nlmsg_get_payload(&message));
    if (route->rtm_dst_len != 0) // of that network after all
        return;
    const std::size_t head = MNL_ALIGN(sizeof(rtmsg));
    forEachAttribute(static_cast<const char*>(mnl_nlmsg_get_payload(&message)) + head,
        mnl_nlmsg_get_payload_len(&message) - head, [&links](const nlattr& attribute) {
            if (typeOf(attribute) == RTA_OIF && mnl_attr_get_payload_len(&attribute) >= sizeof(int))
                links.insert(static_cast<int>(mnl_attr_get_u32(&attribute)));
            else if (typeOf(attribute) == RTA_MULTIPATH)
                readPaths(attribute, links);
        });
}

void ask(NetlinkSocket& requests, int family, const char* elsewhere, QSet<int>& links)
{
    alignas(nlmsghdr) std::array<std::byte, 256> buffer {};
    nlmsghdr* request = mnl_nlmsg_put_header(buffer.data());
    request->nlmsg_type = RTM_GETROUTE;
    request->nlmsg_flags = NLM_F_REQUEST;
    auto* route = static_cast<rtmsg*>(mnl_nlmsg_put_extra_header(request, sizeof(rtmsg)));
    std::array<std::byte, sizeof(in6_addr)> address {};
    const std::size_t length = family == AF_INET ? sizeof(in_addr) : sizeof(in6_addr);
    inet_pton(family, elsewhere, address.data());
    route->rtm_family = static_cast<unsigned char>(family);
    route->rtm_dst_len = static_cast<unsigned char>(length * 8);
    route->rtm_flags = RTM_F_FIB_MATCH; // the route itself, not what became of it for this address
    mnl_attr_put(request, RTA_DST, length, address.data());
    if (requests.send(*request)) // an error says that there is none
        requests.receive([&links](const nlmsghdr& message) { readRoute(message, links); });
}

} // namespace

QSet<int> defaultRouteLinks(NetlinkSocket& requests)
{
    QSet<int> links;
    ask(requests, AF_INET, elsewhere4, links);
    ask(requests, AF_INET6, elsewhere6, links);
    return links;
}

} // namespace VirtTap
