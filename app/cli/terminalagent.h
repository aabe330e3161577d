#pragma once

#include <QObject>

#include <functional>

class QProcess;
class QSocketNotifier;

namespace VirtTap {

// polkit's agent for this terminal, pkttyagent(1), which asks for the password that making taps may need; as systemctl
// has it. None for root, who is never asked, where the input is no terminal, or where a desktop has an agent already.
class TerminalAgent : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    ~TerminalAgent() override; // ends it

    void start(const std::function<void()>& ready); // which is called once, also when there is none

private:
    void begun();

    QProcess* m_process = nullptr;
    QSocketNotifier* m_registered = nullptr;
    int m_pipe = -1; // its other end is closed when the agent is registered
    std::function<void()> m_ready;
};

} // namespace VirtTap
