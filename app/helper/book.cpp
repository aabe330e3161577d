#include "helper/book.h"

#include "helper/change.h"

#include <algorithm>

namespace VirtTap::Helper {

namespace Key = Taps1::Key;

Book::Book(StateFile file, TapKernel& kernelToUse, Config configToKeep)
    : kernel(kernelToUse)
    , config(std::move(configToKeep))
    , m_file(std::move(file))
{
    auto loaded = m_file.load();
    if (loaded)
        records = std::move(*loaded);
    else
        broken = loaded.error();
}

const Record* Book::find(const std::string& name) const
{
    const auto found = records.find(name);
    return found == records.end() ? nullptr : &found->second;
}

Outcome<void> Book::settle()
{
    const auto links = kernel.links();
    if (broken || !links)
        return std::unexpected(broken ? *broken : links.error());
    std::vector<std::string> abandoned;
    bool isUpdated = false;
    for (auto& [name, record] : records) {
        const Link* link = findLink(*links, name);
        if (record.isAbandoned())
            abandoned.push_back(name);
        else if (record.phase == Record::Phase::Updating && link != nullptr && link->isOf(record)) {
            const Link* bridge
                = config.allowsBridge(record.tap.master) ? findBridge(*links, record.tap.master) : nullptr;
            (void)kernel.change(*link, record.tap, bridge != nullptr ? bridge->index : 0); // else it shows as drift
        }
        if (record.phase == Record::Phase::Updating) {
            record.phase = Record::Phase::Settled;
            isUpdated = true;
        }
    }
    if (abandoned.empty())
        return isUpdated ? save() : Outcome<void>();
    Remove remove(*this, {}, abandoned, Remove::Mode::Abandoned);
    if (const auto checked = remove.check(); !checked)
        return std::unexpected(checked.error());
    while (true) {
        const auto done = remove.step();
        if (!done)
            return std::unexpected(done.error());
        if (*done)
            return {};
    }
}

std::vector<std::string> Book::drift(const Record& record, const Links& links)
{
    const Link* link = findLink(links, record.tap.name);
    if (link == nullptr)
        return { Taps1::driftMissing };
    if (!link->isOf(record))
        return { Taps1::driftForeign };
    const Tap& tap = record.tap;
    std::vector<std::string> keys;
    const auto compare = [&keys](const char* key, bool isSame) {
        if (!isSame)
            keys.emplace_back(key);
    };
    const Link* master = findLink(links, tap.master);
    compare(Key::owner, link->owner == tap.owner);
    compare(Key::group, link->group == tap.group);
    compare(Key::multiQueue, link->isMultiQueue == tap.isMultiQueue);
    compare(Key::mtu, link->mtu == tap.mtu);
    compare(Key::mac, link->mac == tap.mac);
    compare(Key::up, link->isUp == tap.isUp);
    compare(Key::master, tap.master.empty() ? link->master == 0 : master != nullptr && link->master == master->index);
    return keys;
}

const Link* findLink(const Links& links, std::string_view name)
{
    const auto found = std::ranges::find_if(links, [name](const Link& link) { return link.isNamed(name); });
    return found == links.end() ? nullptr : &*found;
}

const Link* findBridge(const Links& links, std::string_view name)
{
    const auto found = std::ranges::find(links, name, &Link::name);
    return found == links.end() || found->kind != "bridge" ? nullptr : &*found;
}

Tap asItIs(const Link& link, Tap tap)
{
    tap.mtu = link.mtu;
    tap.mac = link.mac;
    tap.isUp = link.isUp;
    return tap;
}

void setAddressesAgain(TapKernel& kernel, const Records& records)
{
    const auto links = kernel.links();
    for (const auto& [name, record] : records) {
        const Link* link = links ? findLink(*links, name) : nullptr;
        if (link == nullptr || !link->isOf(record) || link->mac == record.tap.mac)
            continue;
        Tap tap = asItIs(*link, record.tap);
        tap.mac = record.tap.mac;
        (void)kernel.change(*link, tap, link->master); // else it shows as drift
    }
}

std::string newToken()
{
    constexpr char digits[] = "0123456789abcdef";
    std::string token;
    for (const std::uint8_t byte : randomValue<std::array<std::uint8_t, 16>>())
        token += { digits[byte >> 4U], digits[byte & 15U] };
    return token;
}

} // namespace VirtTap::Helper
