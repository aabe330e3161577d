#include "privatebus.h"

#include <QDir>
#include <QFile>

using namespace Qt::StringLiterals;

namespace VirtTap {

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
    m_daemon.start(u"dbus-daemon"_s,
        { u"--config-file"_s, m_folder.filePath(u"bus.conf"_s), u"--nofork"_s, u"--nopidfile"_s, u"--nosyslog"_s,
            u"--print-address=1"_s });
    if (!m_daemon.waitForReadyRead(30'000)) // it prints its address when it listens
        qFatal("dbus-daemon does not start: %s", qPrintable(m_daemon.errorString()));
}

PrivateBus::~PrivateBus()
{
    end();
}

void PrivateBus::end()
{
    m_daemon.kill();
    m_daemon.waitForFinished();
}

void PrivateBus::write(const QString& name, const QString& text) const
{
    QFile file(m_folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(text.toUtf8()) < 0)
        qFatal("%s cannot be written", qPrintable(file.fileName()));
}

} // namespace VirtTap
