#include "helper/authority.h"

namespace VirtTap::Helper {

namespace {

constexpr char service[] = "org.freedesktop.PolicyKit1";
constexpr char path[] = "/org/freedesktop/PolicyKit1/Authority";
constexpr char interface[] = "org.freedesktop.PolicyKit1.Authority";
constexpr std::uint64_t patience = 5ULL * 60 * 1000 * 1000; // µs; for a person who looks for the password

Authority::Answer readAnswer(sd_bus_message* reply)
{
    int isAuthorized = 0;
    int isChallenge = 0;
    if (sd_bus_message_is_method_error(reply, nullptr) > 0 || sd_bus_message_enter_container(reply, 'r', "bba{ss}") <= 0
        || sd_bus_message_read(reply, "bb", &isAuthorized, &isChallenge) <= 0
        || sd_bus_message_enter_container(reply, 'a', "{ss}") < 0)
        return Authority::Answer::Unavailable;
    bool isDismissed = false;
    const char* key = nullptr;
    const char* value = nullptr;
    while (sd_bus_message_read(reply, "{ss}", &key, &value) > 0)
        isDismissed = isDismissed || std::string_view(key) == "polkit.dismissed";
    return isAuthorized != 0 ? Authority::Answer::Granted
        : isDismissed        ? Authority::Answer::Dismissed
        : isChallenge != 0   ? Authority::Answer::Asks
                             : Authority::Answer::Refused;
}

class PolkitQuestion : public Question
{
public:
    PolkitQuestion(sd_bus* bus, std::string id, Authority::Receiver receiver)
        : m_bus(bus)
        , m_id(std::move(id))
        , m_receiver(std::move(receiver))
    {
    }
    ~PolkitQuestion() override
    {
        if (sd_bus_slot_unref(m_slot); !m_isAnswered) {
            sd_bus_call_method_async(m_bus, nullptr, service, path, interface, "CancelCheckAuthorization", nullptr,
                nullptr, "s", m_id.c_str());
        }
    }

    bool send(const std::string& sender, const Demand& demand, bool isInteractive)
    {
        sd_bus_message* call = nullptr;
        bool isGood = sd_bus_message_new_method_call(m_bus, &call, service, path, interface, "CheckAuthorization") >= 0
            && sd_bus_message_append(
                   call, "(sa{sv})s", "system-bus-name", 1, "name", "s", sender.c_str(), demand.action)
                >= 0
            && sd_bus_message_open_container(call, 'a', "{ss}") >= 0;
        for (const auto& [key, value] : demand.details)
            isGood = isGood && sd_bus_message_append(call, "{ss}", key.c_str(), value.c_str()) >= 0;
        isGood = isGood && sd_bus_message_close_container(call) >= 0
            && sd_bus_message_append(call, "us", isInteractive ? 1U : 0U, m_id.c_str()) >= 0
            && sd_bus_call_async(m_bus, &m_slot, call, &PolkitQuestion::answered, this, patience) >= 0;
        sd_bus_message_unref(call);
        return isGood;
    }

private:
    static int answered(sd_bus_message* reply, void* data, sd_bus_error* /*error*/)
    {
        auto* self = static_cast<PolkitQuestion*>(data);
        // When nobody typed anything for so long, the question is still to be taken off the screen.
        self->m_isAnswered = sd_bus_message_is_method_error(reply, SD_BUS_ERROR_NO_REPLY) <= 0;
        const Authority::Receiver receiver = std::move(self->m_receiver);
        receiver(readAnswer(reply)); // may delete us
        return 0;
    }

    sd_bus* m_bus;
    std::string m_id;
    Authority::Receiver m_receiver;
    sd_bus_slot* m_slot = nullptr;
    bool m_isAnswered = false;
};

} // namespace

std::unique_ptr<Question> Polkit::ask(
    const std::string& sender, const Demand& demand, bool isInteractive, Receiver receiver)
{
    auto question
        = std::make_unique<PolkitQuestion>(m_bus, "virt-tap-" + std::to_string(++m_last), std::move(receiver));
    return question->send(sender, demand, isInteractive) ? std::move(question) : nullptr;
}

} // namespace VirtTap::Helper
