#include "helper/change.h"

#include <algorithm>
#include <set>

namespace VirtTap::Helper {

using Taps1::Error;

namespace {

std::uint32_t unusedGroup(const Links& links)
{
    while (true) {
        const std::uint32_t group = randomValue<std::uint32_t>() | 0x80000000U; // administrators number theirs from 0
        if (std::ranges::none_of(links, [group](const Link& link) { return link.linkGroup == group; }))
            return group;
    }
}

Outcome<void> removeTogether(TapKernel& kernel, const std::vector<int>& indexes)
{
    const auto links = kernel.links();
    if (!links)
        return std::unexpected(links.error());
    const std::uint32_t group = unusedGroup(*links);
    if (const auto grouped = kernel.regroup(indexes, group); !grouped)
        return grouped;
    const auto now = kernel.links();
    if (!now)
        return std::unexpected(now.error());
    std::set<int> wanted(indexes.begin(), indexes.end());
    std::set<int> found;
    for (const Link& link : *now) {
        if (link.linkGroup == group)
            found.insert(link.index);
    }
    return found == wanted ? kernel.removeGroup(group)
                           : fail(Error::Kernel, "a link group of ours was taken by others");
}

} // namespace

Outcome<void> removeSome(TapKernel& kernel, std::vector<Claim>& claims)
{
    if (claims.back().isMultiQueue) { // nothing keeps others from opening it: no tearing away
        const auto removed = kernel.remove(claims.back());
        if (removed)
            claims.pop_back();
        return removed;
    }
    std::vector<int> indexes;
    for (std::size_t i = claims.size(); i-- > 0 && indexes.size() < Change::tapsAStep && !claims[i].isMultiQueue;)
        indexes.push_back(claims[i].index);
    const auto removed = removeTogether(kernel, indexes);
    if (removed)
        claims.resize(claims.size() - indexes.size());
    return removed;
}

Remove::Remove(Book& book, Caller caller, std::vector<std::string> names, Mode mode)
    : Change(book, std::move(caller))
    , m_names(std::move(names))
    , m_mode(mode)
{
}

Outcome<Demand> Remove::check()
{
    if (m_book.broken)
        return std::unexpected(*m_book.broken);
    auto links = m_book.kernel.links();
    if (!links)
        return std::unexpected(links.error());
    m_links = std::move(*links);
    if (m_mode == Mode::Abandoned) { // it may have been deleted meanwhile, and another made in its place
        std::erase_if(m_names, [this](const std::string& name) {
            const Record* record = m_book.find(name);
            return record == nullptr || !record->isAbandoned();
        });
    }

    Demand demand;
    std::vector<const Record*> records;
    for (const std::string& name : m_names) {
        const Record* record = m_book.find(name);
        if (record == nullptr)
            return fail(
                Error::NotOurs, "there is no such tap of ours"); // the name is not repeated: it could be anything
        const Link* link = findLink(m_links, name);
        if (link != nullptr && !link->isOf(*record) && m_mode == Mode::Asked)
            return fail(Error::NotOurs, name + ": this link is not the one that was made");
        if (std::ranges::find(records, record) != records.end())
            return fail(Error::InvalidArgument, name + ": named twice");
        records.push_back(record);
        if (record->creator != m_caller.uid)
            demand.action = Taps1::Action::removeOthers;
        else if (record->sender != m_caller.sender && demand.action == nullptr) // its maker may take it back unasked
            demand.action = Taps1::Action::remove;
    }
    demand.describe(records, m_book.config);
    return demand;
}

void Remove::keep(const std::string& name)
{
    Record& record = m_book.records.at(name);
    const Link* link = findLink(m_links, name);
    if (record.phase == Record::Phase::Deleting && link != nullptr)
        (void)m_book.kernel.regroup(std::span(&link->index, 1), record.groupBefore);
    record.phase = Record::Phase::Settled;
    record.isProvisional = false;
}

Outcome<void> Remove::claimAll()
{
    for (const std::string& name : m_names) {
        const Record& record = m_book.records.at(name);
        const Link* link = findLink(m_links, name);
        if (link == nullptr || !link->isOf(record)) {
            removed.push_back(record); // it has gone already
            continue;
        }
        auto claim = m_book.kernel.claim(*link);
        if (claim)
            m_claims.push_back(std::move(*claim));
        else if (m_mode == Mode::Abandoned)
            keep(name);
        else
            return std::unexpected(claim.error());
    }
    return {};
}

Outcome<bool> Remove::step()
{
    if (!std::exchange(m_isBegun, true)) {
        const Records before = m_book.records;
        if (const auto claimed = claimAll(); !claimed)
            return std::unexpected(claimed.error());
        for (const Claim& claim : m_claims) {
            Record& record = m_book.records.at(claim.name);
            if (record.phase != Record::Phase::Deleting) // else an earlier run was cut off and has noted it
                record.groupBefore = findLink(m_links, claim.name)->linkGroup;
            record.phase = Record::Phase::Deleting;
        }
        if (const auto saved = m_book.save(); !saved) {
            m_book.records = before;
            return std::unexpected(saved.error());
        }
    } else if (!m_claims.empty()) {
        std::set<std::string> before;
        for (const Claim& claim : m_claims)
            before.insert(claim.name);
        const auto done = removeSome(m_book.kernel, m_claims);
        for (const Claim& claim : m_claims)
            before.erase(claim.name);
        for (const std::string& name : before)
            removed.push_back(m_book.records.at(name));
        if (!done) {
            for (const Claim& claim : m_claims)
                keep(claim.name);
            m_claims.clear();
            for (const Record& record : removed)
                m_book.records.erase(record.tap.name);
            (void)m_book.save();
            return std::unexpected(done.error());
        }
    }
    if (!m_claims.empty())
        return false;
    for (const Record& record : removed)
        m_book.records.erase(record.tap.name);
    const auto saved = m_book.save();
    return saved ? Outcome<bool>(true) : std::unexpected(saved.error());
}

} // namespace VirtTap::Helper
