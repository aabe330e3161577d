#pragma once

#include "helper/kernel.h"

#include <cstddef>
#include <functional>
#include <memory>
#include <vector>

#include <libmnl/libmnl.h>
#include <linux/rtnetlink.h>

namespace VirtTap::Helper {

// A request of rtnetlink about links.
class LinkRequest
{
public:
    LinkRequest(std::uint16_t type, std::uint16_t flags, int index = 0);

    nlmsghdr* header() { return mnl(); }
    ifinfomsg* link() { return m_link; }
    template <typename T>
    void put(std::uint16_t attribute, const T& value)
    {
        mnl_attr_put(mnl(), attribute, sizeof value, &value);
    }
    void put(std::uint16_t attribute, const std::string& text) { mnl_attr_put_strz(mnl(), attribute, text.c_str()); }

private:
    nlmsghdr* mnl() { return reinterpret_cast<nlmsghdr*>(m_bytes.data()); }

    alignas(nlmsghdr) std::array<std::byte, 512> m_bytes {};
    ifinfomsg* m_link;
};

// A socket of the kernel's routing family. One request at a time.
class Netlink
{
public:
    Netlink();

    // The errno that the kernel answered with; 0: done. Links that it sends go to `links` where one is given.
    int send(LinkRequest& request, Links* links = nullptr);

private:
    struct Closer
    {
        void operator()(mnl_socket* socket) const noexcept { mnl_socket_close(socket); }
    };

    std::unique_ptr<mnl_socket, Closer> m_socket;
    std::vector<std::byte> m_buffer;
    unsigned m_sequence = 0;
};

} // namespace VirtTap::Helper
