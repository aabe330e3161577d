#include "cli/terminalagent.h"

#include <QProcess>
#include <QSocketNotifier>

#include <array>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

namespace VirtTap {

using namespace Qt::StringLiterals;

TerminalAgent::~TerminalAgent()
{
    if (m_process) {
        m_process->disconnect(this);
        m_process->setParent(nullptr); // which would kill it and wait: it is to put the terminal back as it was
        m_process->terminate();
    }
    if (m_pipe >= 0)
        ::close(m_pipe);
}

void TerminalAgent::start(const std::function<void()>& ready)
{
    std::array<int, 2> pipe {};
    if (::geteuid() == 0 || ::isatty(STDIN_FILENO) == 0 || ::pipe2(pipe.data(), O_CLOEXEC) < 0) {
        ready();
        return;
    }
    m_ready = ready;
    m_pipe = pipe[0];
    m_registered = new QSocketNotifier(m_pipe, QSocketNotifier::Read, this);
    connect(m_registered, &QSocketNotifier::activated, this, &TerminalAgent::begun);
    m_process = new QProcess(this);
    connect(m_process, &QProcess::errorOccurred, this, &TerminalAgent::begun); // it is not installed
    m_process->setStandardOutputFile(QProcess::nullDevice()); // it asks on the terminal itself
    m_process->setStandardErrorFile(QProcess::nullDevice());
    m_process->setInputChannelMode(QProcess::ForwardedInputChannel);
    m_process->setChildProcessModifier([fd = pipe[1]] { ::fcntl(fd, F_SETFD, 0); });
    m_process->start(u"pkttyagent"_s, { u"--fallback"_s, u"--notify-fd"_s, QString::number(pipe[1]) });
    ::close(pipe[1]);
}

// Or not at all: what follows is said by the helper then.
void TerminalAgent::begun()
{
    m_registered->setEnabled(false);
    if (m_ready)
        std::exchange(m_ready, nullptr)();
}

} // namespace VirtTap
