#pragma once

#include "helper/rules.h"

#include <functional>
#include <memory>
#include <string>

#include <systemd/sd-bus.h>

namespace VirtTap::Helper {

// A question that is open. Its end cancels it: nobody is answered after that.
class Question
{
public:
    Question() = default;
    virtual ~Question() = default;
    Question(const Question&) = delete;
    Question& operator=(const Question&) = delete;
};

// Says who may do what.
class Authority
{
public:
    enum class Answer {
        Granted,
        Asks, // it would have to ask a person, and was not to, or there is no agent that could
        Refused,
        Dismissed, // the person was asked and closed the question
        Unavailable,
    };
    using Receiver = std::function<void(Answer)>;

    virtual ~Authority() = default;
    // The receiver is called once, later; it may end the question.
    virtual std::unique_ptr<Question> ask(
        const std::string& sender, const Demand& demand, bool isInteractive, Receiver receiver)
        = 0;
};

// polkit, over the bus that the caller is on. The subject is the caller's unique bus name: a process id could be
// another's by the time that polkit looks (CVE-2013-4288).
class Polkit : public Authority
{
public:
    explicit Polkit(sd_bus* bus)
        : m_bus(bus)
    {
    }

    std::unique_ptr<Question> ask(
        const std::string& sender, const Demand& demand, bool isInteractive, Receiver receiver) override;

private:
    sd_bus* m_bus;
    unsigned m_last = 0;
};

} // namespace VirtTap::Helper
