#include "helper/message.h"

#include <array>
#include <cstdlib>
#include <memory>

#include <fuzzer/FuzzedDataProvider.h>
#include <sys/socket.h>

using namespace VirtTap;
using namespace VirtTap::Helper;

namespace {

using Message = std::unique_ptr<sd_bus_message, decltype(&sd_bus_message_unref)>;

// Messages belong to a bus. Nobody answers at the other end of this one.
sd_bus* bus()
{
    static sd_bus* const instance = [] {
        std::array<int, 2> ends {};
        sd_bus* made = nullptr;
        if (::socketpair(AF_UNIX, SOCK_STREAM, 0, ends.data()) != 0 || sd_bus_new(&made) < 0
            || sd_bus_set_fd(made, ends[0], ends[0]) < 0 || sd_bus_start(made) < 0)
            std::abort();
        return made;
    }();
    return instance;
}

std::string textOf(FuzzedDataProvider& input)
{
    static constexpr std::array known { "owner", "group", "multi_queue", "mtu", "mac", "guest_mac", "up", "master",
        "restore", "label", "name", "creator", "token", "phase", "tap-a", "br0", "fe:54:00:12:34:56", "eth0", "" };
    return input.ConsumeBool() ? input.PickValueInArray(known) : input.ConsumeRandomLengthString(40);
}

void appendVariant(sd_bus_message* message, FuzzedDataProvider& input, int depth)
{
    const std::string text = textOf(input);
    const auto number = input.ConsumeIntegral<std::uint64_t>();
    switch (input.ConsumeIntegralInRange(0, depth > 0 ? 8 : 7)) {
    case 0:
    case 1:
        sd_bus_message_append(message, "v", "s", text.c_str());
        break;
    case 2:
        sd_bus_message_append(message, "v", "b", static_cast<int>(number & 1U));
        break;
    case 3:
    case 4:
        sd_bus_message_append(message, "v", "u", static_cast<std::uint32_t>(number % 70000));
        break;
    case 5:
        sd_bus_message_append(message, "v", "t", number);
        break;
    case 6:
        sd_bus_message_append(message, "v", "(sa{sv})", text.c_str(), 1, "mtu", "u", 5U);
        break;
    case 7:
        sd_bus_message_append(message, "v", "as", 2, text.c_str(), "x");
        break;
    default:
        sd_bus_message_open_container(message, 'v', "v");
        appendVariant(message, input, depth - 1);
        sd_bus_message_close_container(message);
    }
}

void appendTaps(sd_bus_message* message, FuzzedDataProvider& input)
{
    sd_bus_message_open_container(message, 'a', "(sa{sv})");
    for (int taps = input.ConsumeIntegralInRange(0, 4); taps-- > 0;) {
        sd_bus_message_open_container(message, 'r', "sa{sv}");
        sd_bus_message_append(message, "s", textOf(input).c_str());
        sd_bus_message_open_container(message, 'a', "{sv}");
        for (int keys = input.ConsumeIntegralInRange(0, 6); keys-- > 0;) {
            sd_bus_message_open_container(message, 'e', "sv");
            sd_bus_message_append(message, "s", textOf(input).c_str());
            appendVariant(message, input, 3);
            sd_bus_message_close_container(message);
        }
        sd_bus_message_close_container(message);
        sd_bus_message_close_container(message);
    }
    sd_bus_message_close_container(message);
}

void readAs(sd_bus_message* message, bool isOfTaps)
{
    sd_bus_message_rewind(message, 1);
    if (!isOfTaps) {
        if (const auto names = readNames(message); names && (names->empty() || names->size() > Taps1::maxTapsPerCall))
            std::abort();
        return;
    }
    const auto taps = readTaps(message);
    if (!taps)
        return;
    for (const Json& object : *taps) {
        if (const auto tap = tapFromJson(object);
            tap && (!checkTap(*tap) || tap->name != object.at("name").get<std::string>()))
            std::abort();
        if (const auto update = updateFromJson(object); update && update->name != object.at("name").get<std::string>())
            std::abort();
    }
}

} // namespace

// Whatever a caller may send: read as taps and as names, whether it is what the interface lets through or not.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size)
{
    FuzzedDataProvider input(data, size);
    sd_bus_message* made = nullptr;
    if (sd_bus_message_new_method_call(bus(), &made, nullptr, Taps1::objectPath, Taps1::interfaceName, "Any") < 0)
        std::abort();
    const Message message(made, &sd_bus_message_unref);
    for (int parts = input.ConsumeIntegralInRange(1, 3); parts-- > 0;) {
        switch (input.ConsumeIntegralInRange(0, 5)) {
        case 0:
            sd_bus_message_append(made, "as", 3, textOf(input).c_str(), textOf(input).c_str(), "tap-a");
            break;
        case 1:
            appendVariant(made, input, 3);
            break;
        case 2:
            sd_bus_message_append(made, "u", input.ConsumeIntegral<std::uint32_t>());
            break;
        default:
            appendTaps(made, input);
        }
    }
    if (sd_bus_message_seal(made, 1, 0) < 0) // a text that is none was refused while appending
        return 0;
    readAs(made, true);
    readAs(made, false);
    return 0;
}
