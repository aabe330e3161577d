#pragma once

#include "helper/netlink.h"

namespace VirtTap::Helper {

// The taps of the network namespace that the process is in. Needs CAP_NET_ADMIN in it and /dev/net/tun.
class LinuxTaps : public TapKernel
{
public:
    Outcome<Links> links() override;
    Outcome<Claim> create(const Record& record, int master) override;
    Outcome<void> keep(const Claim& claim) override;
    Outcome<Claim> claim(const Link& link) override;
    Outcome<void> change(const Link& link, const Tap& tap, int master) override;
    Outcome<void> remove(const Claim& claim) override;
    Outcome<void> regroup(std::span<const int> indexes, std::uint32_t linkGroup) override;
    Outcome<void> removeGroup(std::uint32_t linkGroup) override;

private:
    Outcome<Link> linkNamed(const std::string& name);
    Outcome<void> configure(const Claim& claim, const Record& record, int master);

    Netlink m_netlink;
};

} // namespace VirtTap::Helper
