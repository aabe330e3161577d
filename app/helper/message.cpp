#include "helper/message.h"

namespace VirtTap::Helper {

using Taps1::Error;
namespace Key = Taps1::Key;

namespace {

constexpr std::size_t maxBytes = std::size_t { 256 } * 1024; // of names, keys and values

// Reads on as long as all is well.
class Reader
{
public:
    explicit Reader(sd_bus_message* message)
        : m_message(message)
    {
    }

    bool enter(char type, const char* contents)
    {
        return check(sd_bus_message_enter_container(m_message, type, contents));
    }
    void leave() { m_isGood = m_isGood && sd_bus_message_exit_container(m_message) >= 0; }
    std::string text()
    {
        const char* text = "";
        check(sd_bus_message_read_basic(m_message, 's', &text));
        m_bytes += std::char_traits<char>::length(text);
        m_isGood = m_isGood && m_bytes <= maxBytes;
        return m_isGood ? text : "";
    }
    Json value() // of a variant
    {
        const char* contents = "";
        check(sd_bus_message_peek_type(m_message, nullptr, &contents));
        const std::string type = contents;
        Json json;
        if (type != "s" && type != "b" && type != "u") {
            m_isGood = false;
            return json;
        }
        enter('v', type.c_str());
        if (type == "s") {
            json = text();
        } else {
            std::uint32_t number = 0; // sd-bus reads a boolean as an int
            check(sd_bus_message_read_basic(m_message, type[0], &number));
            json = type == "b" ? Json(number != 0) : Json(number);
        }
        leave();
        return json;
    }
    bool isGood() const { return m_isGood; }

private:
    bool check(int result)
    {
        m_isGood = m_isGood && result >= 0;
        return m_isGood && result > 0;
    }

    sd_bus_message* m_message;
    std::size_t m_bytes = 0;
    bool m_isGood = true;
};

template <typename T>
Outcome<std::vector<T>> checked(const Reader& reader, std::vector<T> list)
{
    if (list.size() > Taps1::maxTapsPerCall)
        return fail(Error::QuotaExceeded, "a call may name 1,024 taps");
    if (!reader.isGood() || list.empty())
        return fail(Error::InvalidArgument, "the call is malformed, too large or names no tap");
    return list;
}

} // namespace

Outcome<Caller> callerOf(sd_bus_message* message)
{
    sd_bus_creds* creds = nullptr;
    Caller caller;
    const char* sender = sd_bus_message_get_sender(message);
    const bool isKnown = sender != nullptr && sd_bus_query_sender_creds(message, SD_BUS_CREDS_EUID, &creds) >= 0
        && sd_bus_creds_get_euid(creds, &caller.uid) >= 0;
    sd_bus_creds_unref(creds);
    if (!isKnown) // never a default: 0 would be root
        return fail(Error::NoAuthority, "who calls cannot be told");
    caller.sender = sender;
    return caller;
}

int replyFailure(sd_bus_message* message, const Failure& failure)
{
    const std::string name(errorName(failure.error));
    return sd_bus_reply_method_errorf(message, name.c_str(), "%s", failure.message.c_str());
}

Outcome<std::vector<Json>> readTaps(sd_bus_message* message)
{
    Reader reader(message);
    std::vector<Json> taps;
    reader.enter('a', "(sa{sv})");
    while (taps.size() <= Taps1::maxTapsPerCall && reader.enter('r', "sa{sv}")) {
        Json tap { { Key::name, reader.text() } };
        reader.enter('a', "{sv}");
        while (reader.enter('e', "sv")) {
            const std::string key = reader.text();
            if (!tap.emplace(key, reader.value()).second)
                return fail(Error::InvalidArgument, "a key is given twice");
            reader.leave();
        }
        reader.leave();
        reader.leave();
        taps.push_back(std::move(tap));
    }
    if (taps.size() <= Taps1::maxTapsPerCall)
        reader.leave();
    return checked(reader, std::move(taps));
}

Outcome<std::vector<std::string>> readNames(sd_bus_message* message)
{
    Reader reader(message);
    std::vector<std::string> names;
    reader.enter('a', "s");
    while (names.size() <= Taps1::maxTapsPerCall && reader.isGood() && sd_bus_message_at_end(message, 0) == 0)
        names.push_back(reader.text());
    if (names.size() <= Taps1::maxTapsPerCall)
        reader.leave();
    return checked(reader, std::move(names));
}

int appendStrings(sd_bus_message* message, const std::vector<std::string>& strings)
{
    int result = sd_bus_message_open_container(message, 'a', "s");
    for (const std::string& text : strings)
        result = std::min(result, sd_bus_message_append(message, "s", text.c_str()));
    return std::min(result, sd_bus_message_close_container(message));
}

bool appendTap(sd_bus_message* message, const Json& tap)
{
    bool isGood = sd_bus_message_open_container(message, 'a', "{sv}") >= 0;
    for (const auto& [key, value] : tap.items()) {
        int result = 0;
        if (value.is_array()) {
            result = sd_bus_message_open_container(message, 'e', "sv") >= 0
                    && sd_bus_message_append(message, "s", key.c_str()) >= 0
                    && sd_bus_message_open_container(message, 'v', "as") >= 0
                    && appendStrings(message, value.get<std::vector<std::string>>()) >= 0
                    && sd_bus_message_close_container(message) >= 0
                ? sd_bus_message_close_container(message)
                : -1;
        } else if (value.is_string())
            result
                = sd_bus_message_append(message, "{sv}", key.c_str(), "s", value.get_ref<const std::string&>().c_str());
        else if (value.is_boolean())
            result = sd_bus_message_append(message, "{sv}", key.c_str(), "b", value.get<bool>() ? 1 : 0);
        else if (key == Key::created)
            result = sd_bus_message_append(message, "{sv}", key.c_str(), "t", value.get<std::uint64_t>());
        else
            result = sd_bus_message_append(
                message, "{sv}", key.c_str(), value.is_number_unsigned() ? "u" : "i", value.get<std::uint32_t>());
        isGood = isGood && result >= 0;
    }
    return isGood && sd_bus_message_close_container(message) >= 0;
}

} // namespace VirtTap::Helper
