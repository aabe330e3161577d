#pragma once

#include "helper/kernel.h"

#include <algorithm>
#include <functional>

namespace VirtTap::Helper {

// Links in memory. A tap that was not kept is gone once its change is over: see surviving().
class FakeKernel : public TapKernel
{
public:
    Links all;
    std::vector<std::string> inUse; // names of taps that somebody has open
    int failAt = -1; // the number of the call that fails, from 0; dumps do not count
    int calls = 0;
    std::function<void()> beforeRegroup; // something that happens meanwhile

    Link& add(const std::string& name, const std::string& kind = "tun")
    {
        Link link;
        link.index = ++m_lastIndex;
        link.name = name;
        link.kind = kind;
        link.mtu = 1500;
        link.isUp = true;
        link.isTap = kind == "tun";
        link.isPersistent = link.isTap;
        return all.emplace_back(link);
    }
    Link* named(const std::string& name)
    {
        const auto found = std::ranges::find(all, name, &Link::name);
        return found == all.end() ? nullptr : &*found;
    }
    Links surviving() const
    {
        Links links = all;
        std::erase_if(links, [](const Link& link) { return link.isTap && !link.isPersistent; });
        return links;
    }

    Outcome<Links> links() override { return all; }
    Outcome<Claim> create(const Record& record, int master) override
    {
        if (fails())
            return broken();
        if (named(record.tap.name) != nullptr)
            return fail(Taps1::Error::NameInUse, record.tap.name + ": taken");
        Link& link = add(record.tap.name);
        link.isPersistent = false;
        link.alias = record.alias();
        link.owner = record.tap.owner;
        link.group = record.tap.group;
        link.isMultiQueue = record.tap.isMultiQueue;
        set(link, record.tap, master);
        return Claim { Descriptor(), link.index, link.name, link.isMultiQueue };
    }
    Outcome<void> keep(const Claim& claim) override
    {
        if (fails())
            return broken();
        named(claim.name)->isPersistent = true;
        return {};
    }
    Outcome<Claim> claim(const Link& link) override
    {
        if (fails())
            return broken();
        if (std::ranges::find(inUse, link.name) != inUse.end())
            return fail(Taps1::Error::InUse, link.name + ": busy");
        return Claim { Descriptor(), link.index, link.name, link.isMultiQueue };
    }
    Outcome<void> change(const Link& link, const Tap& tap, int master) override
    {
        const bool isBroken = fails();
        set(*named(link.name), tap, isBroken ? link.master : master); // the kernel stops in the middle of a message
        return isBroken ? broken() : Outcome<void>();
    }
    Outcome<void> remove(const Claim& claim) override
    {
        if (fails())
            return broken();
        std::erase_if(all, [&claim](const Link& link) { return link.index == claim.index; });
        return {};
    }
    Outcome<void> regroup(std::span<const int> indexes, std::uint32_t linkGroup) override
    {
        if (fails())
            return broken();
        for (Link& link : all) {
            if (std::ranges::find(indexes, link.index) != indexes.end())
                link.linkGroup = linkGroup;
        }
        if (beforeRegroup)
            beforeRegroup();
        return {};
    }
    Outcome<void> removeGroup(std::uint32_t linkGroup) override
    {
        if (fails())
            return broken();
        std::erase_if(all, [linkGroup](const Link& link) { return link.linkGroup == linkGroup; });
        return {};
    }

private:
    bool fails() { return calls++ == failAt; }
    static std::unexpected<Failure> broken() { return fail(Taps1::Error::Kernel, "made to fail"); }
    static void set(Link& link, const Tap& tap, int master)
    {
        link.mtu = tap.mtu;
        link.mac = tap.mac;
        link.isUp = tap.isUp;
        link.master = master;
    }

    int m_lastIndex = 0;
};

} // namespace VirtTap::Helper
