#include "helper/linuxtaps.h"

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <linux/if_tun.h>
#include <net/if.h>
#include <sys/ioctl.h>

namespace VirtTap::Helper {

using Taps1::Error;

namespace {

std::unexpected<Failure> kernelFailure(const std::string& name, const char* what, int number)
{
    return fail(Error::Kernel, name + ": " + what + ": " + std::strerror(number));
}

// Opens the tap of that name, or makes one; -errno when it cannot.
Outcome<Descriptor> openTap(const std::string& name, bool isMultiQueue, int flags, Error whenBusy)
{
    ifreq request {};
    if (name.size() >= sizeof request.ifr_name)
        return fail(Error::InvalidName, "a name is too long");
    std::ranges::copy(name, request.ifr_name);
    request.ifr_flags = static_cast<short>(IFF_TAP | IFF_NO_PI | flags | (isMultiQueue ? IFF_MULTI_QUEUE : 0));
    Descriptor tun(::open("/dev/net/tun", O_RDWR | O_CLOEXEC | O_NONBLOCK));
    if (tun.number() < 0)
        return kernelFailure(name, "/dev/net/tun", errno);
    if (::ioctl(tun.number(), TUNSETIFF, &request) != 0) {
        return errno == EBUSY ? Outcome<Descriptor>(fail(whenBusy, name + ": " + std::strerror(errno)))
                              : kernelFailure(name, "TUNSETIFF", errno);
    }
    if (name != request.ifr_name)
        return fail(Error::InvalidName, name + ": the kernel made another name of it");
    return tun;
}

} // namespace

bool Link::isNamed(std::string_view wanted) const
{
    return name == wanted || std::ranges::find(altNames, wanted) != altNames.end();
}

bool Link::isOf(const Record& record) const
{
    const std::string proof = Taps1::aliasPrefix + record.token;
    return isTap && name == record.tap.name && alias.starts_with(proof)
        && (alias.size() == proof.size() || alias[proof.size()] == ' ');
}

Outcome<Links> LinuxTaps::links()
{
    int problem = EINTR;
    for (int attempt = 0; attempt < 5 && problem == EINTR; ++attempt) { // EINTR: they changed meanwhile
        LinkRequest request(RTM_GETLINK, NLM_F_DUMP);
        Links links;
        problem = m_netlink.send(request, &links);
        if (problem == 0)
            return links;
    }
    return kernelFailure("links", "cannot be listed", problem);
}

Outcome<Link> LinuxTaps::linkNamed(const std::string& name)
{
    LinkRequest request(RTM_GETLINK, 0);
    request.put(IFLA_IFNAME, name);
    Links links;
    if (const int problem = m_netlink.send(request, &links); problem != 0 || links.empty())
        return kernelFailure(name, "cannot be read", problem);
    return links.front();
}

// In this order a failure leaves nothing behind: until keep() the tap goes with its descriptor.
Outcome<Claim> LinuxTaps::create(const Record& record, int master)
{
    const Tap& tap = record.tap;
    Outcome<Descriptor> tun = openTap(tap.name, tap.isMultiQueue, IFF_TUN_EXCL, Error::NameInUse);
    if (!tun)
        return std::unexpected(tun.error());
    const int number = tun->number();
    const int result = tap.owner ? ::ioctl(number, TUNSETOWNER, static_cast<unsigned long>(*tap.owner))
                                 : ::ioctl(number, TUNSETGROUP, static_cast<unsigned long>(tap.group.value()));
    if (result != 0)
        return kernelFailure(tap.name, "who may open it cannot be set", errno);

    const Outcome<Link> link = linkNamed(tap.name);
    if (!link)
        return std::unexpected(link.error());
    Claim claim { std::move(*tun), link->index, tap.name, tap.isMultiQueue };
    // Until it had an owner anybody could add a queue to it; from now on nobody can.
    if (link->isMultiQueue && link->queues != 1) {
        LinkRequest request(RTM_DELLINK, NLM_F_ACK, link->index); // seconds old and ours: it may be torn away
        m_netlink.send(request);
        return fail(Error::InUse, tap.name + ": somebody opened it before it had an owner");
    }
    const Outcome<void> configured = configure(claim, record, master);
    if (!configured)
        return std::unexpected(configured.error());
    return claim;
}

Outcome<void> LinuxTaps::configure(const Claim& claim, const Record& record, int master)
{
    LinkRequest request(RTM_NEWLINK, NLM_F_ACK, claim.index);
    request.put(IFLA_MTU, record.tap.mtu);
    request.put(IFLA_ADDRESS, record.tap.mac);
    request.put(IFLA_IFALIAS, record.alias());
    if (master != 0)
        request.put(IFLA_MASTER, master);
    request.link()->ifi_change = IFF_UP;
    request.link()->ifi_flags = record.tap.isUp ? IFF_UP : 0;
    if (const int problem = m_netlink.send(request); problem != 0)
        return kernelFailure(claim.name, "MTU, MAC, alias, bridge or state cannot be set", problem);
    return {};
}

Outcome<void> LinuxTaps::keep(const Claim& claim)
{
    if (::ioctl(claim.descriptor.number(), TUNSETPERSIST, 1UL) != 0)
        return kernelFailure(claim.name, "TUNSETPERSIST", errno);
    return {};
}

Outcome<Claim> LinuxTaps::claim(const Link& link)
{
    if (link.queues != 0) // not even a queue for a moment: it would take packets
        return fail(Error::InUse, link.name + ": " + std::strerror(EBUSY));
    Outcome<Descriptor> tun = openTap(link.name, link.isMultiQueue, 0, Error::InUse);
    if (!tun)
        return std::unexpected(tun.error());
    const Outcome<Link> now = linkNamed(link.name); // had it gone meanwhile, one was made that goes with the descriptor
    if (!now || now->index != link.index || now->alias != link.alias)
        return fail(Error::NotOurs, link.name + ": it was replaced meanwhile");
    if (now->isMultiQueue && now->queues != 1)
        return fail(Error::InUse, link.name + ": " + std::strerror(EBUSY));
    return Claim { std::move(*tun), link.index, link.name, link.isMultiQueue };
}

Outcome<void> LinuxTaps::change(const Link& link, const Tap& tap, int master)
{
    LinkRequest request(RTM_NEWLINK, NLM_F_ACK, link.index);
    if (link.mtu != tap.mtu)
        request.put(IFLA_MTU, tap.mtu);
    if (link.mac != tap.mac)
        request.put(IFLA_ADDRESS, tap.mac);
    if (link.master != master)
        request.put(IFLA_MASTER, master);
    if (link.isUp != tap.isUp) {
        request.link()->ifi_change = IFF_UP;
        request.link()->ifi_flags = tap.isUp ? IFF_UP : 0;
    }
    if (const int problem = m_netlink.send(request); problem != 0)
        return kernelFailure(link.name, "MTU, MAC, bridge or state cannot be set", problem);
    return {};
}

Outcome<void> LinuxTaps::remove(const Claim& claim)
{
    if (::ioctl(claim.descriptor.number(), TUNSETPERSIST, 0UL) != 0)
        return kernelFailure(claim.name, "TUNSETPERSIST", errno);
    return {};
}

Outcome<void> LinuxTaps::regroup(std::span<const int> indexes, std::uint32_t linkGroup)
{
    for (const int index : indexes) {
        LinkRequest request(RTM_NEWLINK, NLM_F_ACK, index);
        request.put(IFLA_GROUP, linkGroup);
        if (const int problem = m_netlink.send(request); problem != 0)
            return kernelFailure("links", "cannot be put in a group", problem);
    }
    return {};
}

Outcome<void> LinuxTaps::removeGroup(std::uint32_t linkGroup)
{
    LinkRequest request(RTM_DELLINK, NLM_F_ACK);
    request.put(IFLA_GROUP, linkGroup);
    if (const int problem = m_netlink.send(request); problem != 0)
        return kernelFailure("links", "cannot be removed", problem);
    return {};
}

} // namespace VirtTap::Helper
