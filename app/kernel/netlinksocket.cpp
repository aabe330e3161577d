#include "kernel/netlinksocket.h"

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <linux/rtnetlink.h>
#include <sys/socket.h>

namespace VirtTap {

namespace {

// The kernel fills up to 32 KiB a datagram of a dump; a single link with many alternative names can exceed a page.
constexpr std::size_t bufferSize = std::size_t { 64 } * 1024;

} // namespace

Error netlinkError(int number)
{
    const auto kind = number == EPERM || number == EACCES ? Error::Kind::Denied : Error::Kind::Failed;
    return { kind, Kernel::tr("The network links of this computer cannot be read."),
        QString::fromLocal8Bit(std::strerror(number)) };
}

NetlinkSocket::NetlinkSocket(mnl_socket* socket)
    : m_socket(socket)
    , m_buffer(std::make_unique_for_overwrite<std::byte[]>(bufferSize))
{
}

Result<NetlinkSocket> NetlinkSocket::open(unsigned groups, int receiveBuffer)
{
    mnl_socket* raw = mnl_socket_open2(NETLINK_ROUTE, SOCK_CLOEXEC | (groups != 0 ? SOCK_NONBLOCK : 0));
    if (raw == nullptr)
        return std::unexpected(netlinkError(errno));
    NetlinkSocket socket(raw);
    if (receiveBuffer > 0)
        ::setsockopt(socket.descriptor(), SOL_SOCKET, SO_RCVBUF, &receiveBuffer, sizeof receiveBuffer);
    if (mnl_socket_bind(raw, groups, MNL_SOCKET_AUTOPID) < 0)
        return std::unexpected(netlinkError(errno));
    return socket;
}

int NetlinkSocket::descriptor() const
{
    return mnl_socket_get_fd(m_socket.get());
}

bool NetlinkSocket::send(const nlmsghdr& request)
{
    return mnl_socket_sendto(m_socket.get(), &request, request.nlmsg_len) >= 0;
}

NetlinkSocket::Received NetlinkSocket::receive(const Handler& handler)
{
    ssize_t bytes = 0;
    do {
        bytes = mnl_socket_recvfrom(m_socket.get(), m_buffer.get(), bufferSize);
    } while (bytes < 0 && errno == EINTR);
    if (bytes < 0) {
        if (errno == EAGAIN || errno == EWOULDBLOCK)
            return Received::Nothing;
        // ENOSPC: a datagram that did not fit, which is as lost as one that was dropped.
        return errno == ENOBUFS || errno == ENOSPC ? Received::Overrun : Received::Failed;
    }
    int left = static_cast<int>(bytes);
    const auto* header = reinterpret_cast<const nlmsghdr*>(m_buffer.get());
    while (mnl_nlmsg_ok(header, left)) {
        handler(*header);
        header = mnl_nlmsg_next(header, &left);
    }
    return Received::Messages;
}

Result<bool> NetlinkSocket::dump(nlmsghdr& request, const Handler& handler)
{
    request.nlmsg_flags |= NLM_F_REQUEST | NLM_F_DUMP;
    request.nlmsg_seq = ++m_sequence;
    if (!send(request))
        return std::unexpected(netlinkError(errno));

    bool isDone = false;
    bool wasInterrupted = false;
    int error = 0;
    const auto take = [&](const nlmsghdr& header) {
        if (header.nlmsg_seq != request.nlmsg_seq)
            return;
        wasInterrupted = wasInterrupted || (header.nlmsg_flags & NLM_F_DUMP_INTR) != 0;
        if (header.nlmsg_type == NLMSG_DONE) {
            isDone = true;
        } else if (header.nlmsg_type == NLMSG_ERROR) {
            isDone = true;
            error = -static_cast<const nlmsgerr*>(mnl_nlmsg_get_payload(&header))->error;
        } else {
            handler(header);
        }
    };
    while (!isDone) {
        if (receive(take) != Received::Messages)
            return std::unexpected(netlinkError(errno));
    }
    if (error != 0)
        return std::unexpected(netlinkError(error));
    return wasInterrupted;
}

} // namespace VirtTap
