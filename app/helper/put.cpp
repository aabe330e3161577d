#include "helper/change.h"

#include <algorithm>
#include <ctime>
#include <set>

namespace VirtTap::Helper {

using Taps1::Error;

namespace {

// A new one instead of a change: the kernel cannot take back who may open it, nor make it of several queues.
bool mustBeRemade(const Record& record, const Link& link)
{
    return link.owner != record.tap.owner || link.group != record.tap.group
        || link.isMultiQueue != record.tap.isMultiQueue || !link.isPersistent;
}

} // namespace

Put::Put(Book& book, Caller caller, const std::vector<Tap>& taps, bool isProvisional)
    : Change(book, std::move(caller))
    , m_kind(Kind::Create)
{
    for (const Tap& tap : taps) {
        m_new.push_back({ .tap = tap,
            .token = newToken(),
            .creator = m_caller.uid,
            .created = static_cast<std::uint32_t>(std::time(nullptr)),
            .isProvisional = isProvisional,
            .sender = m_caller.sender });
    }
}

Put::Put(Book& book, Caller caller, std::vector<Update> updates, Kind kind)
    : Change(book, std::move(caller))
    , m_kind(kind)
    , m_updates(std::move(updates))
{
}

std::vector<Put::Update> Put::updatesOf(const std::vector<std::string>& names)
{
    std::vector<Update> updates;
    for (const std::string& name : names)
        updates.push_back({ .name = name });
    return updates;
}

Outcome<Demand> Put::check()
{
    if (m_book.broken)
        return std::unexpected(*m_book.broken);
    const auto links = m_book.kernel.links();
    if (!links)
        return std::unexpected(links.error());
    m_items.clear();
    if (const auto taken = m_kind == Kind::Create ? takeNew(*links) : takeUpdates(*links); !taken)
        return std::unexpected(taken.error());

    Demand demand;
    std::vector<const Record*> records;
    std::map<int, int> ports; // that bridges get, by their index
    for (const Item& item : m_items) {
        const bool isModified = m_kind == Kind::Update && item.target.creator == m_caller.uid && !item.isAttached;
        demand.strengthen(isModified ? Taps1::Action::modify : actionToMake(item.target, m_caller.uid));
        records.push_back(&item.target);
        if (item.master != 0 && (!item.link || item.link->master != item.master))
            ++ports[item.master];
    }
    for (const auto& [index, count] : ports) {
        if (std::ranges::count(*links, index, &Link::master) + count > Taps1::maxBridgePorts)
            return fail(Error::QuotaExceeded, "a bridge takes 1,023 ports");
    }
    demand.describe(records, m_book.config);
    return demand;
}

Outcome<void> Put::takeNew(const Links& links)
{
    std::set<std::string> names;
    std::set<Mac> macs;
    for (const Record& record : m_new) {
        const std::string& name = record.tap.name;
        Item item { .target = record };
        if (const auto checked = checkItem(item, links); !checked)
            return checked;
        if (!names.insert(name).second || !macs.insert(record.tap.mac).second)
            return fail(Error::InvalidArgument, name + ": its name or MAC address is given twice");
        if (findLink(links, name) != nullptr || m_book.find(name) != nullptr)
            return fail(Error::NameInUse, name + ": a link has this name, or a tap of ours that is missing");
        m_items.push_back(std::move(item));
    }
    const auto isCallers = [this](const auto& entry) { return entry.second.creator == m_caller.uid; };
    if (std::ranges::count_if(m_book.records, isCallers) + std::ssize(m_new) > m_book.config.maxTapsPerUser)
        return fail(Error::QuotaExceeded, "a user may have " + std::to_string(m_book.config.maxTapsPerUser) + " taps");
    return {};
}

Outcome<void> Put::takeUpdates(const Links& links)
{
    std::set<std::string> names;
    for (const Update& update : m_updates) {
        const Record* record = m_book.find(update.name);
        if (record == nullptr)
            return fail(
                Error::NotOurs, "there is no such tap of ours"); // the name is not repeated: it could be anything
        if (!names.insert(update.name).second)
            return fail(Error::InvalidArgument, update.name + ": named twice");
        const Link* link = findLink(links, update.name);
        if (link != nullptr ? !link->isOf(*record) : m_kind == Kind::Update)
            return fail(Error::NotOurs, update.name + ": the link is not the one that was made, or has gone");
        if (m_kind != Kind::Update && Book::drift(*record, links).empty())
            continue;

        Item item { .target = *record, .isAttached = update.master && !update.master->empty() };
        Tap& tap = item.target.tap;
        tap.mtu = update.mtu.value_or(tap.mtu);
        tap.mac = update.mac.value_or(tap.mac);
        tap.isUp = update.isUp.value_or(tap.isUp);
        tap.master = update.master.value_or(tap.master);
        tap.isRestored = update.isRestored.value_or(tap.isRestored);
        if (link != nullptr)
            item.link = *link;
        else
            item.target.token = newToken();
        if (const auto checked = checkItem(item, links, m_kind == Kind::Update && !update.master); !checked)
            return checked;
        m_items.push_back(std::move(item));
    }
    return {};
}

// keepsMaster: it stays where it is, whatever its record says.
Outcome<void> Put::checkItem(Item& item, const Links& links, bool keepsMaster) const
{
    const Tap& tap = item.target.tap;
    if (const auto checked = checkTap(tap); !checked)
        return checked;
    if (!m_book.config.allowsName(tap.name))
        return fail(Error::InvalidName, tap.name + ": helper.conf does not allow this name");
    if (keepsMaster) {
        item.master = item.link->master;
        return {};
    }
    if (tap.master.empty())
        return {};
    if (!m_book.config.allowsBridge(tap.master))
        return fail(Error::BridgeNotAllowed, tap.name + ": helper.conf does not allow " + tap.master);
    const Link* bridge = findBridge(links, tap.master);
    if (bridge == nullptr && m_kind == Kind::Restore)
        return {}; // it may come later
    if (bridge == nullptr)
        return fail(Error::BridgeNotFound, tap.name + ": there is no bridge " + tap.master);
    item.master = bridge->index;
    return {};
}

Outcome<bool> Put::step()
{
    if (m_items.empty())
        return true;
    if (!std::exchange(m_isBegun, true)) {
        for (Item& item : m_items) {
            if (const Record* before = m_book.find(item.target.tap.name))
                item.before = *before;
            item.target.phase = m_kind == Kind::Create ? Record::Phase::Creating : Record::Phase::Updating;
            m_book.records.insert_or_assign(item.target.tap.name, item.target);
        }
        if (const auto saved = m_book.save(); !saved)
            return rollBack(saved.error());
    }
    for (std::size_t i = 0; i < tapsAStep && m_next < m_items.size(); ++i, ++m_next) {
        if (const auto done = put(m_items[m_next]); !done)
            return rollBack(done.error());
    }
    return m_next < m_items.size() ? Outcome<bool>(false) : finish();
}

Outcome<void> Put::put(Item& item)
{
    TapKernel& kernel = m_book.kernel;
    if (item.link && m_kind != Kind::Update && mustBeRemade(item.target, *item.link)) {
        auto claim = kernel.claim(*item.link);
        if (!claim)
            return std::unexpected(claim.error());
        if (const auto gone = kernel.remove(*claim); !gone)
            return gone;
        item.link.reset();
    }
    if (item.link)
        return kernel.change(*item.link, item.target.tap, item.master);
    auto claim = kernel.create(item.target, item.master);
    if (!claim)
        return std::unexpected(claim.error());
    m_claims.push_back(std::move(*claim));
    return {};
}

Outcome<bool> Put::finish()
{
    for (const Claim& claim : m_claims) {
        if (const auto kept = m_book.kernel.keep(claim); !kept)
            return rollBack(kept.error());
    }
    for (const Item& item : m_items)
        m_book.records.at(item.target.tap.name).phase = Record::Phase::Settled;
    if (const auto saved = m_book.save(); !saved)
        return rollBack(saved.error());
    for (const Item& item : m_items) {
        const auto claim = std::ranges::find(m_claims, item.target.tap.name, &Claim::name);
        if (claim != m_claims.end())
            added.emplace_back(item.target, claim->index);
        else
            changed.push_back(item.target);
    }
    m_claims.clear();
    return true;
}

std::unexpected<Failure> Put::rollBack(const Failure& failure)
{
    TapKernel& kernel = m_book.kernel;
    while (!m_claims.empty() && removeSome(kernel, m_claims)) { }
    for (const Claim& claim : m_claims)
        (void)kernel.remove(claim);
    m_claims.clear();
    const auto links = kernel.links();
    for (Item& item : m_items) {
        const std::string& name = item.target.tap.name;
        const Link* link = links ? findLink(*links, name) : nullptr;
        if (item.link && link != nullptr && link->index == item.link->index)
            (void)kernel.change(*link, asItIs(*item.link, item.target.tap), item.link->master);
        const Record now = std::move(m_book.records.at(name));
        m_book.records.erase(name);
        if (item.before) {
            item.before->sender = now.sender; // it may have left, or committed, meanwhile
            item.before->isProvisional = now.isProvisional;
            m_book.records.emplace(name, std::move(*item.before));
        }
    }
    (void)m_book.save(); // else the next start finds what was under way and settles it
    return std::unexpected(failure);
}

} // namespace VirtTap::Helper
