#include "privatebus.h"

#include <array>
#include <csignal>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>

#include <QDir>
#include <QFile>

#include <unistd.h>

using namespace Qt::StringLiterals;

namespace VirtTap {

namespace {

// Returns when it listens. Not by QProcess, whose child a race detector takes for a second copy of the test.
pid_t start(const QString& config)
{
    std::array<int, 2> ends {};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0)
        qFatal("there is no pipe for dbus-daemon");
    posix_spawn_file_actions_t actions {};
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    QByteArrayList arguments { "dbus-daemon", "--config-file", QFile::encodeName(config), "--nofork", "--nopidfile",
        "--nosyslog", "--print-address=1" };
    std::vector<char*> pointers;
    for (QByteArray& argument : arguments)
        pointers.push_back(argument.data());
    pointers.push_back(nullptr);
    pid_t daemon = 0;
    const int error = posix_spawnp(&daemon, pointers.front(), &actions, nullptr, pointers.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    ::close(ends[1]);
    char first = 0;
    if (error != 0 || ::read(ends[0], &first, 1) != 1) // it prints its address when it listens
        qFatal("dbus-daemon does not start");
    ::close(ends[0]);
    return daemon;
}

} // namespace

PrivateBus::PrivateBus(const QString& policy, const QString& starts)
    : m_address(u"unix:path=%1/bus"_s.arg(m_folder.path()))
{
    QDir(m_folder.path()).mkdir(u"services"_s);
    if (!starts.isEmpty())
        write(u"services/org.virttap.Taps1.service"_s,
            u"[D-BUS Service]\nName=org.virttap.Taps1\nExec=%1\n"_s.arg(starts));
    write(u"bus.conf"_s,
        u"<!DOCTYPE busconfig PUBLIC \"-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN\"\n"
        " \"http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd\">\n"
        "<busconfig><type>session</type><listen>%1</listen><servicedir>%2/services</servicedir>"
        "<policy context=\"default\"><allow send_destination=\"*\" eavesdrop=\"true\"/><allow eavesdrop=\"true\"/>"
        "<allow own=\"*\"/>%3</policy></busconfig>\n"_s.arg(m_address, m_folder.path(), policy));
    m_daemon = start(m_folder.filePath(u"bus.conf"_s));
}

PrivateBus::~PrivateBus()
{
    end();
}

void PrivateBus::end()
{
    if (const pid_t daemon = std::exchange(m_daemon, 0); daemon > 0) {
        ::kill(daemon, SIGKILL);
        ::waitpid(daemon, nullptr, 0);
    }
}

void PrivateBus::write(const QString& name, const QString& text) const
{
    QFile file(m_folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(text.toUtf8()) < 0)
        qFatal("%s cannot be written", qPrintable(file.fileName()));
}

} // namespace VirtTap
