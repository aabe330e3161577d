#pragma once

#include "helper/book.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace VirtTap::Helper {

// Who asks.
struct Caller
{
    uid_t uid = 0; // as the bus says
    std::string sender; // the unique bus name
};

// One call that changes taps: checked, authorised, checked again, and then done a step at a time, so that others are
// answered in between. One change at a time takes steps.
class Change
{
public:
    static constexpr std::size_t tapsAStep = 50; // the kernel then holds its lock for some 20 ms

    Change(Book& book, Caller caller)
        : m_book(book)
        , m_caller(std::move(caller))
    {
    }
    virtual ~Change() = default;

    // Against the host as it is now. Changes nothing.
    virtual Outcome<Demand> check() = 0;
    // Some of the work; true when all is done. What failed is taken back. After check(), until true or a failure.
    virtual Outcome<bool> step() = 0;

    std::vector<std::pair<Record, int>> added; // and their indexes
    std::vector<Record> removed;
    std::vector<Record> changed;

protected:
    Book& m_book;
    const Caller m_caller;
};

// Creates, updates or repairs: brings links to what their records are to say.
class Put : public Change
{
public:
    enum class Kind {
        Create,
        Update,
        Repair,
        Restore, // when the host boots: as Repair, but a bridge may come later
    };
    // What UpdateTaps may change; the rest stays.
    struct Update
    {
        std::string name;
        std::optional<std::uint32_t> mtu {};
        std::optional<Mac> mac {};
        std::optional<bool> isUp {};
        std::optional<std::string> master {};
        std::optional<bool> isRestored {};
    };

    Put(Book& book, Caller caller, const std::vector<Tap>& taps, bool isProvisional); // CreateTaps
    Put(Book& book, Caller caller, std::vector<Update> updates,
        Kind kind); // UpdateTaps and, of names alone, the others
    static std::vector<Update> updatesOf(const std::vector<std::string>& names);

    Outcome<Demand> check() override;
    Outcome<bool> step() override;

private:
    struct Item
    {
        Record target;
        std::optional<Record> before {}; // of the book
        std::optional<Link> link {}; // nullopt: to be made
        int master = 0; // index
        bool isAttached = false; // to a bridge, by this call
    };

    Outcome<void> takeNew(const Links& links);
    Outcome<void> takeUpdates(const Links& links);
    Outcome<void> checkItem(Item& item, const Links& links, bool keepsMaster = false) const;
    Outcome<void> put(Item& item);
    Outcome<bool> finish();
    std::unexpected<Failure> rollBack(const Failure& failure);

    const Kind m_kind;
    std::vector<Record> m_new;
    std::vector<Update> m_updates;
    std::vector<Item> m_items;
    std::size_t m_next = 0;
    std::vector<Claim> m_claims; // of those that are made
    bool m_isBegun = false;
};

// Deletes taps that nobody has open. All are claimed before the first goes.
class Remove : public Change
{
public:
    enum class Mode {
        Asked, // all or nothing
        Abandoned, // those that are in use stay, as ordinary taps
    };

    Remove(Book& book, Caller caller, std::vector<std::string> names, Mode mode = Mode::Asked);

    Outcome<Demand> check() override;
    Outcome<bool> step() override;

private:
    Outcome<void> claimAll();
    void keep(const std::string& name);

    std::vector<std::string> m_names;
    const Mode m_mode;
    Links m_links;
    std::vector<Claim> m_claims;
    bool m_isBegun = false;
};

// Removes up to tapsAStep of the claimed taps, from the end of the list; those of a single queue together, by a link
// group of their own. What cannot be removed stays in the list.
Outcome<void> removeSome(TapKernel& kernel, std::vector<Claim>& claims);

} // namespace VirtTap::Helper
