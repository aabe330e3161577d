#pragma once

#include <QByteArray>
#include <QProcess>
#include <QStringList>

#include <cstring>
#include <utility>

#include <fcntl.h>
#include <linux/if_tun.h>
#include <net/if.h>
#include <poll.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <unistd.h>

// Links of a test's own, in a network namespace of its own. Needs root.
namespace NetLab {

// Empty when this process now has a namespace of its own, else why not.
inline QString enter()
{
    if (::geteuid() != 0)
        return QStringLiteral("making network links needs root");
    if (::access("/dev/net/tun", R_OK | W_OK) != 0)
        return QStringLiteral("there is no usable /dev/net/tun");
    if (::unshare(CLONE_NEWNET) != 0)
        return QStringLiteral("no network namespace can be made");
    return {};
}

inline bool run(const QString& program, const QStringList& arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(program, arguments);
    return process.waitForFinished() && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
}

inline bool ip(const QStringList& arguments)
{
    return run(QStringLiteral("ip"), arguments);
}

inline bool setPortState(const QString& port, int state) // BR_STATE_…; what ip sets of it does not last
{
    return run(QStringLiteral("bridge"),
        { QStringLiteral("link"), QStringLiteral("set"), QStringLiteral("dev"), port, QStringLiteral("state"),
            QString::number(state) });
}

inline bool ip(const char* words)
{
    return ip(QString::fromLatin1(words).split(u' '));
}

// One open descriptor of a tap: what QEMU holds for a queue.
class Tap
{
public:
    explicit Tap(const QByteArray& name, short flags = 0)
        : m_descriptor(::open("/dev/net/tun", O_RDWR | O_CLOEXEC))
    {
        ifreq request {};
        std::strncpy(request.ifr_name, name.constData(), IFNAMSIZ - 1);
        request.ifr_flags = static_cast<short>(IFF_TAP | IFF_NO_PI | flags);
        m_isOpen = m_descriptor >= 0 && ::ioctl(m_descriptor, TUNSETIFF, &request) == 0;
    }
    Tap(Tap&& other) noexcept
        : m_descriptor(std::exchange(other.m_descriptor, -1))
        , m_isOpen(other.m_isOpen)
    {
    }
    Tap(const Tap&) = delete;
    Tap& operator=(const Tap&) = delete;
    Tap& operator=(Tap&&) = delete;
    ~Tap()
    {
        if (m_descriptor >= 0)
            ::close(m_descriptor);
    }

    bool isOpen() const { return m_isOpen; }
    bool setPersistent(bool on) { return ::ioctl(m_descriptor, TUNSETPERSIST, on ? 1 : 0) == 0; }
    bool send(const QByteArray& frame) // as a guest does
    {
        return ::write(m_descriptor, frame.constData(), static_cast<std::size_t>(frame.size())) == frame.size();
    }
    QByteArray receive() // the next frame that waits for the guest; empty when there is none
    {
        pollfd waiting { .fd = m_descriptor, .events = POLLIN, .revents = 0 };
        QByteArray frame(2048, 0);
        const ssize_t size = ::poll(&waiting, 1, 0) > 0 ? ::read(m_descriptor, frame.data(), 2048) : 0;
        frame.resize(size > 0 ? size : 0);
        return frame;
    }
    int headerSize() const // of what precedes each frame, where the tap has IFF_VNET_HDR
    {
        int size = 0;
        return ::ioctl(m_descriptor, TUNGETVNETHDRSZ, &size) == 0 ? size : 0;
    }
    bool setOwner(uid_t uid) { return ::ioctl(m_descriptor, TUNSETOWNER, static_cast<unsigned long>(uid)) == 0; }

private:
    int m_descriptor;
    bool m_isOpen = false;
};

} // namespace NetLab
