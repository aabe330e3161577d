#include "bench/bench.h"

#include <array>
#include <atomic>
#include <cerrno>
#include <cstring>
#include <string>
#include <thread>
#include <vector>

#include <fcntl.h>
#include <libmnl/libmnl.h>
#include <linux/if_tun.h>
#include <linux/rtnetlink.h>
#include <net/if.h>
#include <sys/ioctl.h>
#include <systemd/sd-bus.h>
#include <unistd.h>

namespace {

constexpr int taps = 500;
constexpr int rounds = 9;

void require(bool isGood, const char* what)
{
    if (!isGood)
        qFatal("%s: %s", what, std::strerror(errno));
}

std::string nameOf(int number)
{
    return "tap-" + std::to_string(number);
}

// The very calls that the helper makes for a tap with owner, MTU, MAC, alias, bridge and state, and nothing else.
class RawLoop
{
public:
    RawLoop()
        : m_socket(mnl_socket_open2(NETLINK_ROUTE, SOCK_CLOEXEC))
    {
        require(m_socket != nullptr && mnl_socket_bind(m_socket, 0, MNL_SOCKET_AUTOPID) == 0, "netlink");
    }
    ~RawLoop() { mnl_socket_close(m_socket); }
    RawLoop(const RawLoop&) = delete;
    RawLoop& operator=(const RawLoop&) = delete;

    double create(unsigned bridge)
    {
        const auto start = Bench::Clock::now();
        std::vector<int> open;
        for (int number = 0; number < taps; ++number)
            open.push_back(make(number, bridge));
        for (const int tun : open)
            require(::ioctl(tun, TUNSETPERSIST, 1UL) == 0, "TUNSETPERSIST");
        for (const int tun : open)
            ::close(tun);
        return Bench::msSince(start);
    }

    void remove()
    {
        for (int number = 0; number < taps; ++number) {
            begin(RTM_NEWLINK, NLM_F_ACK, if_nametoindex(nameOf(number).c_str()));
            mnl_attr_put_u32(m_request, IFLA_GROUP, 77);
            send();
        }
        begin(RTM_DELLINK, NLM_F_ACK, 0);
        mnl_attr_put_u32(m_request, IFLA_GROUP, 77);
        send();
    }

private:
    int make(int number, unsigned bridge)
    {
        const std::string name = nameOf(number);
        ifreq request {};
        std::ranges::copy(name, request.ifr_name);
        request.ifr_flags = static_cast<short>(IFF_TAP | IFF_NO_PI | IFF_TUN_EXCL);
        const int tun = ::open("/dev/net/tun", O_RDWR | O_CLOEXEC | O_NONBLOCK);
        require(tun >= 0 && ::ioctl(tun, TUNSETIFF, &request) == 0, "TUNSETIFF");
        require(::ioctl(tun, TUNSETOWNER, 1000UL) == 0, "TUNSETOWNER");
        begin(RTM_GETLINK, 0, 0);
        mnl_attr_put_u32(m_request, IFLA_EXT_MASK, RTEXT_FILTER_SKIP_STATS);
        mnl_attr_put_strz(m_request, IFLA_IFNAME, name.c_str());
        const unsigned index = send();
        begin(RTM_NEWLINK, NLM_F_ACK, index);
        mnl_attr_put_u32(m_request, IFLA_MTU, 1400);
        const std::array<unsigned char, 6> mac { 0xfe, 0, 0, 1, static_cast<unsigned char>(number >> 8),
            static_cast<unsigned char>(number) };
        mnl_attr_put(m_request, IFLA_ADDRESS, mac.size(), mac.data());
        mnl_attr_put_strz(m_request, IFLA_IFALIAS, "virt-tap:0123456789abcdef0123456789abcdef");
        mnl_attr_put_u32(m_request, IFLA_MASTER, bridge);
        m_link->ifi_change = m_link->ifi_flags = IFF_UP;
        send();
        return tun;
    }

    void begin(std::uint16_t type, int flags, unsigned index)
    {
        m_bytes.fill(0);
        m_request = mnl_nlmsg_put_header(m_bytes.data());
        m_request->nlmsg_type = type;
        m_request->nlmsg_flags = static_cast<std::uint16_t>(NLM_F_REQUEST | flags);
        m_link = static_cast<ifinfomsg*>(mnl_nlmsg_put_extra_header(m_request, sizeof *m_link));
        m_link->ifi_index = static_cast<int>(index);
    }

    unsigned send() // the index of the link that came back, if one did
    {
        alignas(nlmsghdr) std::array<char, 16384> answer {};
        require(mnl_socket_sendto(m_socket, m_request, m_request->nlmsg_len) > 0, "netlink");
        require(mnl_socket_recvfrom(m_socket, answer.data(), answer.size()) > 0, "netlink");
        const auto* header = reinterpret_cast<const nlmsghdr*>(answer.data());
        if (header->nlmsg_type == RTM_NEWLINK)
            return static_cast<unsigned>(static_cast<const ifinfomsg*>(mnl_nlmsg_get_payload(header))->ifi_index);
        errno = -static_cast<const nlmsgerr*>(mnl_nlmsg_get_payload(header))->error;
        require(errno == 0, "netlink");
        return 0;
    }

    mnl_socket* m_socket;
    alignas(nlmsghdr) std::array<char, 512> m_bytes {};
    nlmsghdr* m_request = nullptr;
    ifinfomsg* m_link = nullptr;
};

sd_bus* connect()
{
    sd_bus* bus = nullptr;
    require(sd_bus_open_system(&bus) >= 0, "the system bus");
    return bus;
}

sd_bus_message* newCall(sd_bus* bus, const char* method)
{
    sd_bus_message* call = nullptr;
    require(sd_bus_message_new_method_call(
                bus, &call, "org.virttap.Taps1", "/org/virttap/Taps1", "org.virttap.Taps1", method)
            >= 0,
        method);
    return call;
}

double timed(sd_bus* bus, sd_bus_message* call)
{
    const auto start = Bench::Clock::now();
    sd_bus_error error = SD_BUS_ERROR_NULL;
    if (sd_bus_call(bus, call, 60ULL * 1000 * 1000, &error, nullptr) < 0)
        qFatal("%s: %s", error.name, error.message);
    sd_bus_message_unref(call);
    return Bench::msSince(start);
}

double create(sd_bus* bus)
{
    sd_bus_message* call = newCall(bus, "CreateTaps");
    sd_bus_message_open_container(call, 'a', "(sa{sv})");
    for (int number = 0; number < taps; ++number) {
        sd_bus_message_append(
            call, "(sa{sv})", nameOf(number).c_str(), 3, "owner", "u", 1000U, "mtu", "u", 1400U, "master", "s", "br0");
    }
    sd_bus_message_close_container(call);
    sd_bus_message_append(call, "u", 0U);
    return timed(bus, call);
}

double remove(sd_bus* bus)
{
    sd_bus_message* call = newCall(bus, "DeleteTaps");
    sd_bus_message_open_container(call, 'a', "s");
    for (int number = 0; number < taps; ++number)
        sd_bus_message_append(call, "s", nameOf(number).c_str());
    sd_bus_message_close_container(call);
    sd_bus_message_append(call, "u", 0U);
    return timed(bus, call);
}

// Another caller, who wants the list all the time.
class Lister
{
public:
    Lister()
        : m_thread([this] {
            sd_bus* bus = connect();
            while (!m_isOver)
                m_longest = std::max(m_longest, timed(bus, newCall(bus, "ListTaps")));
            sd_bus_flush_close_unref(bus);
        })
    {
    }
    double longest()
    {
        m_isOver = true;
        m_thread.join();
        return m_longest;
    }

private:
    double m_longest = 0;
    std::atomic<bool> m_isOver = false;
    std::thread m_thread;
};

} // namespace

int Bench::helper(const QStringList& /*arguments*/)
{
    const unsigned bridge = if_nametoindex("br0");
    require(bridge != 0, "br0");
    RawLoop rawLoop;
    sd_bus* bus = connect();
    QList<double> raw;
    QList<double> created;
    QList<double> removed;
    QList<double> listed;
    for (int round = 0; round < rounds; ++round) {
        raw.append(rawLoop.create(bridge));
        rawLoop.remove();
        created.append(create(bus));
        removed.append(remove(bus));
        create(bus);
        Lister lister;
        remove(bus);
        listed.append(lister.longest());
    }
    sd_bus_flush_close_unref(bus);
    report("helper.raw", median(raw));
    report("helper.create", median(created));
    report("helper.delete", median(removed));
    report("helper.list", median(listed));
    report("helper.list.max", std::ranges::max(listed));
    return 0;
}
