#pragma once

#include "helper/tap.h"

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <unistd.h>

namespace VirtTap::Helper {

class Descriptor
{
public:
    explicit Descriptor(int number = -1)
        : m_number(number)
    {
    }
    Descriptor(Descriptor&& other) noexcept
        : m_number(std::exchange(other.m_number, -1))
    {
    }
    Descriptor& operator=(Descriptor&& other) noexcept
    {
        std::swap(m_number, other.m_number);
        return *this;
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor()
    {
        if (m_number >= 0)
            ::close(m_number);
    }

    int number() const { return m_number; }

private:
    int m_number;
};

// A link as a dump of rtnetlink shows it.
struct Link
{
    int index = 0;
    std::string name;
    std::vector<std::string> altNames;
    std::string kind; // IFLA_INFO_KIND
    std::string alias;
    int master = 0; // index; 0: none
    std::uint32_t mtu = 0;
    Mac mac {};
    bool isUp = false;
    std::uint32_t linkGroup = 0; // IFLA_GROUP
    bool isTap = false; // what follows is of taps
    bool isMultiQueue = false;
    bool isPersistent = false;
    unsigned queues = 0; // attached, enabled or not; multi-queue only
    std::optional<uid_t> owner;
    std::optional<gid_t> group;

    bool isNamed(std::string_view wanted) const;
    bool isOf(const Record& record) const; // this very link was made for it, whatever has been done to it since
};

using Links = std::vector<Link>;

// A tap that we have open ourselves: while it lives, nobody else can open one of a single queue.
struct Claim
{
    Descriptor descriptor;
    int index = 0;
    std::string name;
    bool isMultiQueue = false;
};

// The kernel calls that change taps. Each failure names the tap.
class TapKernel
{
public:
    virtual ~TapKernel() = default;

    virtual Outcome<Links> links() = 0;

    // A tap that goes with its claim until keep(). A failure leaves nothing behind. master: index, 0 = none.
    virtual Outcome<Claim> create(const Record& record, int master) = 0;
    virtual Outcome<void> keep(const Claim& claim) = 0;
    // Opens that very link, or fails with InUse when somebody else has it open.
    virtual Outcome<Claim> claim(const Link& link) = 0;
    // Sends what differs between the link and the tap that it is to be.
    virtual Outcome<void> change(const Link& link, const Tap& tap, int master) = 0;

    virtual Outcome<void> remove(const Claim& claim) = 0; // one tap: it goes with its claim, in an RCU grace period
    virtual Outcome<void> regroup(std::span<const int> indexes, std::uint32_t linkGroup) = 0;
    virtual Outcome<void> removeGroup(std::uint32_t linkGroup) = 0; // every link in it, in one grace period
};

} // namespace VirtTap::Helper
