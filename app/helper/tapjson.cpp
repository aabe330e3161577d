#include "helper/tapjson.h"

#include <algorithm>
#include <limits>

namespace VirtTap::Helper {

using Taps1::Error;
namespace Key = Taps1::Key;

namespace {

constexpr std::array phases { "settled", "creating", "updating", "deleting" }; // as Record::Phase

// Takes what it is asked for out of an object: what is absent stays as it is, what is wrong or left over is a failure.
class Reader
{
public:
    explicit Reader(const Json& object)
        : m_object(object)
        , m_isGood(object.is_object())
    {
    }

    template <typename T>
    void take(const char* key, T& value)
    {
        const auto found = m_isGood ? m_object.find(key) : m_object.end();
        if (found == m_object.end())
            return;
        ++m_taken;
        m_isGood = set(*found, value);
    }
    bool isGood() const { return m_isGood && m_taken == m_object.size(); }

private:
    static bool set(const Json& json, bool& value) { return json.is_boolean() && (json.get_to(value), true); }
    static bool set(const Json& json, std::string& value) { return json.is_string() && (json.get_to(value), true); }
    static bool set(const Json& json, std::uint32_t& value)
    {
        return json.is_number_unsigned() && json.get<std::uint64_t>() <= std::numeric_limits<std::uint32_t>::max()
            && (json.get_to(value), true);
    }
    static bool set(const Json& json, Mac& value)
    {
        const auto mac = json.is_string() ? parseMac(json.get_ref<const std::string&>()) : std::nullopt;
        value = mac.value_or(value);
        return mac.has_value();
    }
    static bool set(const Json& json, Record::Phase& value)
    {
        const auto* const found = std::ranges::find(phases, json);
        value = static_cast<Record::Phase>(found - phases.begin());
        return found != phases.end();
    }
    template <typename T>
    static bool set(const Json& json, std::optional<T>& value)
    {
        return set(json, value.emplace());
    }

    const Json& m_object;
    std::size_t m_taken = 0;
    bool m_isGood;
};

void readTap(Reader& reader, Tap& tap)
{
    reader.take(Key::name, tap.name);
    reader.take(Key::owner, tap.owner);
    reader.take(Key::group, tap.group);
    reader.take(Key::multiQueue, tap.isMultiQueue);
    reader.take(Key::mtu, tap.mtu);
    reader.take(Key::mac, tap.mac);
    reader.take(Key::up, tap.isUp);
    reader.take(Key::master, tap.master);
    reader.take(Key::restore, tap.isRestored);
    reader.take(Key::label, tap.label);
}

std::unexpected<Failure> badKey()
{
    return fail(Error::InvalidArgument, "a key of a tap is unknown, or its value of a wrong type");
}

// fe: keeps a bridge from taking the tap's address for its own.
Mac hostSide(const std::optional<Mac>& guestSide)
{
    Mac mac = guestSide ? *guestSide : randomValue<Mac>();
    mac[0] = 0xfe;
    return mac;
}

} // namespace

Outcome<Tap> tapFromJson(const Json& object)
{
    Tap tap;
    std::optional<Mac> guestMac;
    Reader reader(object);
    readTap(reader, tap);
    reader.take(Key::guestMac, guestMac);
    if (!reader.isGood() || (guestMac && object.contains(Key::mac)))
        return badKey();
    if (!object.contains(Key::mac))
        tap.mac = hostSide(guestMac);
    const auto checked = checkTap(tap);
    return checked ? Outcome<Tap>(std::move(tap)) : std::unexpected(checked.error());
}

Outcome<Put::Update> updateFromJson(const Json& object)
{
    Put::Update update;
    Reader reader(object);
    reader.take(Key::name, update.name);
    reader.take(Key::mtu, update.mtu);
    reader.take(Key::mac, update.mac);
    reader.take(Key::up, update.isUp);
    reader.take(Key::master, update.master);
    reader.take(Key::restore, update.isRestored);
    return reader.isGood() ? Outcome<Put::Update>(std::move(update)) : badKey();
}

Outcome<Record> recordFromJson(const Json& object)
{
    Record record;
    Reader reader(object);
    readTap(reader, record.tap);
    reader.take("token", record.token);
    reader.take(Key::creator, record.creator);
    reader.take(Key::created, record.created);
    reader.take(Key::provisional, record.isProvisional);
    reader.take("phase", record.phase);
    reader.take("group_before", record.groupBefore);
    if (!reader.isGood() || !object.contains(Key::creator) || record.token.size() != 32
        || record.token.find_first_not_of("0123456789abcdef") != std::string::npos)
        return badKey();
    const auto checked = checkTap(record.tap);
    return checked ? Outcome<Record>(std::move(record)) : std::unexpected(checked.error());
}

Json toJson(const Record& record)
{
    const Tap& tap = record.tap;
    Json object { { Key::name, tap.name }, { Key::multiQueue, tap.isMultiQueue }, { Key::mtu, tap.mtu },
        { Key::mac, macText(tap.mac) }, { Key::up, tap.isUp }, { Key::master, tap.master },
        { Key::restore, tap.isRestored }, { Key::label, tap.label }, { "token", record.token },
        { Key::creator, record.creator }, { Key::created, record.created }, { Key::provisional, record.isProvisional },
        { "phase", phases.at(static_cast<std::size_t>(record.phase)) }, { "group_before", record.groupBefore } };
    if (tap.owner)
        object[Key::owner] = *tap.owner;
    if (tap.group)
        object[Key::group] = *tap.group;
    return object;
}

} // namespace VirtTap::Helper
