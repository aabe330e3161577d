#pragma once

#include "core/error.h"

#include <libmnl/libmnl.h>

#include <QCoreApplication>

#include <algorithm>
#include <cstddef>
#include <functional>
#include <memory>
#include <span>

namespace VirtTap {

// Where this folder's sentences are translated.
struct Kernel
{
    Q_DECLARE_TR_FUNCTIONS(VirtTap::Kernel)
};

// A socket of the kernel's routing family, in the network namespace of the thread that opened it. Needs no privilege.
class NetlinkSocket
{
public:
    // What a receive left us with.
    enum class Received {
        Messages,
        Nothing, // a socket that does not block has no more
        Overrun, // ENOBUFS: the kernel dropped messages
        Failed,
    };

    using Handler = std::function<void(const nlmsghdr& header)>;

    // groups: RTMGRP_…; then it does not block. receiveBuffer: bytes, 0 = as the system sets it.
    static Result<NetlinkSocket> open(unsigned groups = 0, int receiveBuffer = 0);

    int descriptor() const;
    bool send(const nlmsghdr& request);
    Received receive(const Handler& handler); // one datagram
    // Sends a dump request and hands on each message of the answer. True in the result: the links changed meanwhile and
    // the answer may lack some (NLM_F_DUMP_INTR).
    Result<bool> dump(nlmsghdr& request, const Handler& handler);

private:
    struct Closer
    {
        void operator()(mnl_socket* socket) const noexcept { mnl_socket_close(socket); }
    };

    explicit NetlinkSocket(mnl_socket* socket);

    std::unique_ptr<mnl_socket, Closer> m_socket;
    std::unique_ptr<std::byte[]> m_buffer;
    unsigned m_sequence = 0;
};

Error netlinkError(int number); // of errno

// The attributes of a message, or nested in one. libmnl's own loops are macros that C++ cannot compile, and its
// functions cost a call each: a dump has some 200,000 attributes.
template <typename Visit>
void forEachAttribute(const void* begin, std::size_t bytes, Visit visit)
{
    const auto* at = static_cast<const char*>(begin);
    while (bytes >= sizeof(nlattr)) {
        const auto* attribute = reinterpret_cast<const nlattr*>(at);
        if (attribute->nla_len < sizeof(nlattr) || attribute->nla_len > bytes)
            return;
        visit(*attribute);
        const std::size_t step = std::min<std::size_t>(NLA_ALIGN(attribute->nla_len), bytes);
        at += step;
        bytes -= step;
    }
}

inline int typeOf(const nlattr& attribute)
{
    return attribute.nla_type & NLA_TYPE_MASK;
}

template <typename Visit>
void forEachNested(const nlattr& parent, Visit visit)
{
    forEachAttribute(mnl_attr_get_payload(&parent), mnl_attr_get_payload_len(&parent), visit);
}

} // namespace VirtTap
