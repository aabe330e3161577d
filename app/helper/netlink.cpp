#include "helper/netlink.h"

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <linux/if_tun.h>
#include <net/if.h>

namespace VirtTap::Helper {

namespace {

// libmnl's own loops are macros that C++ cannot compile.
template <typename Visit>
void forEachAttribute(const nlattr* attribute, const std::byte* end, Visit visit)
{
    while (mnl_attr_ok(attribute, static_cast<int>(end - reinterpret_cast<const std::byte*>(attribute)))) {
        visit(*attribute);
        attribute = mnl_attr_next(attribute);
    }
}

template <typename Visit>
void forEachNested(const nlattr& parent, Visit visit)
{
    const auto* payload = static_cast<const std::byte*>(mnl_attr_get_payload(&parent));
    forEachAttribute(reinterpret_cast<const nlattr*>(payload), payload + mnl_attr_get_payload_len(&parent), visit);
}

template <typename T>
T valueOf(const nlattr& attribute)
{
    T value {};
    std::memcpy(&value, mnl_attr_get_payload(&attribute),
        std::min<std::size_t>(sizeof value, mnl_attr_get_payload_len(&attribute)));
    return value;
}

std::string textOf(const nlattr& attribute)
{
    const auto* text = static_cast<const char*>(mnl_attr_get_payload(&attribute));
    return { text, ::strnlen(text, mnl_attr_get_payload_len(&attribute)) };
}

void readTun(Link& link, const nlattr& data)
{
    forEachNested(data, [&link](const nlattr& attribute) {
        switch (mnl_attr_get_type(&attribute)) {
        case IFLA_TUN_OWNER:
            link.owner = valueOf<uid_t>(attribute);
            break;
        case IFLA_TUN_GROUP:
            link.group = valueOf<gid_t>(attribute);
            break;
        case IFLA_TUN_TYPE:
            link.isTap = valueOf<std::uint8_t>(attribute) == IFF_TAP;
            break;
        case IFLA_TUN_PERSIST:
            link.isPersistent = valueOf<std::uint8_t>(attribute) != 0;
            break;
        case IFLA_TUN_MULTI_QUEUE:
            link.isMultiQueue = valueOf<std::uint8_t>(attribute) != 0;
            break;
        case IFLA_TUN_NUM_QUEUES:
        case IFLA_TUN_NUM_DISABLED_QUEUES:
            link.queues += valueOf<std::uint32_t>(attribute);
            break;
        default:
            break;
        }
    });
}

void readLinkInfo(Link& link, const nlattr& info)
{
    const nlattr* data = nullptr;
    forEachNested(info, [&](const nlattr& attribute) {
        if (mnl_attr_get_type(&attribute) == IFLA_INFO_KIND)
            link.kind = textOf(attribute);
        else if (mnl_attr_get_type(&attribute) == IFLA_INFO_DATA)
            data = &attribute;
    });
    if (data != nullptr && link.kind == "tun")
        readTun(link, *data);
}

Link readLink(const nlmsghdr& message)
{
    const auto* info = static_cast<const ifinfomsg*>(mnl_nlmsg_get_payload(&message));
    Link link;
    link.index = info->ifi_index;
    link.isUp = (info->ifi_flags & IFF_UP) != 0;
    const auto* first = static_cast<const nlattr*>(mnl_nlmsg_get_payload_offset(&message, sizeof *info));
    forEachAttribute(
        first, static_cast<const std::byte*>(mnl_nlmsg_get_payload_tail(&message)), [&](const nlattr& attribute) {
            switch (mnl_attr_get_type(&attribute)) {
            case IFLA_IFNAME:
                link.name = textOf(attribute);
                break;
            case IFLA_IFALIAS:
                link.alias = textOf(attribute);
                break;
            case IFLA_MASTER:
                link.master = valueOf<int>(attribute);
                break;
            case IFLA_MTU:
                link.mtu = valueOf<std::uint32_t>(attribute);
                break;
            case IFLA_ADDRESS:
                link.mac = valueOf<Mac>(attribute);
                break;
            case IFLA_GROUP:
                link.linkGroup = valueOf<std::uint32_t>(attribute);
                break;
            case IFLA_LINKINFO:
                readLinkInfo(link, attribute);
                break;
            case IFLA_PROP_LIST:
                forEachNested(attribute, [&](const nlattr& name) { link.altNames.push_back(textOf(name)); });
                break;
            default:
                break;
            }
        });
    return link;
}

} // namespace

LinkRequest::LinkRequest(std::uint16_t type, std::uint16_t flags, int index)
{
    nlmsghdr* header = mnl_nlmsg_put_header(m_bytes.data());
    header->nlmsg_type = type;
    header->nlmsg_flags = static_cast<std::uint16_t>(NLM_F_REQUEST | flags);
    m_link = static_cast<ifinfomsg*>(mnl_nlmsg_put_extra_header(header, sizeof *m_link));
    m_link->ifi_family = AF_UNSPEC;
    m_link->ifi_index = index;
    if (type == RTM_GETLINK)
        put(IFLA_EXT_MASK, std::uint32_t { RTEXT_FILTER_SKIP_STATS });
}

Netlink::Netlink()
    : m_socket(mnl_socket_open2(NETLINK_ROUTE, SOCK_CLOEXEC))
    , m_buffer(std::size_t { 64 } * 1024) // more than a message of a dump can have
{
    if (m_socket && mnl_socket_bind(m_socket.get(), 0, MNL_SOCKET_AUTOPID) < 0)
        m_socket.reset();
}

int Netlink::send(LinkRequest& request, Links* links)
{
    if (!m_socket)
        return ENOTCONN;
    const unsigned sequence = ++m_sequence;
    request.header()->nlmsg_seq = sequence;
    if (mnl_socket_sendto(m_socket.get(), request.header(), request.header()->nlmsg_len) < 0)
        return errno;
    bool isInterrupted = false;
    while (true) {
        const ssize_t size = mnl_socket_recvfrom(m_socket.get(), m_buffer.data(), m_buffer.size());
        if (size < 0)
            return errno;
        int left = static_cast<int>(size);
        const auto* message = reinterpret_cast<const nlmsghdr*>(m_buffer.data());
        for (; mnl_nlmsg_ok(message, left); message = mnl_nlmsg_next(message, &left)) {
            if (message->nlmsg_seq != sequence)
                continue;
            isInterrupted = isInterrupted || (message->nlmsg_flags & NLM_F_DUMP_INTR) != 0;
            if (message->nlmsg_type == NLMSG_ERROR)
                return -static_cast<const nlmsgerr*>(mnl_nlmsg_get_payload(message))->error;
            if (message->nlmsg_type == NLMSG_DONE)
                return isInterrupted ? EINTR : 0;
            if (message->nlmsg_type == RTM_NEWLINK && links != nullptr)
                links->push_back(readLink(*message));
            if ((request.header()->nlmsg_flags & (NLM_F_ACK | NLM_F_DUMP)) == 0)
                return 0;
        }
    }
}

} // namespace VirtTap::Helper
