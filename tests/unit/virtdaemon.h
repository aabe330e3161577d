#pragma once

#include <sys/types.h>

#include <QString>
#include <QStringList>
#include <QTemporaryDir>

// A libvirtd of the test's own, without privileges, whose state is in a temporary folder. It serves the test driver
// through a socket, which makes round trips and losses real.
class VirtDaemon
{
public:
    ~VirtDaemon() { stop(); }

    bool isAvailable() const; // libvirtd is installed, and when run as root, setpriv
    bool start();
    void stop(); // kills it
    QString socket() const { return m_folder.filePath(QStringLiteral("run/libvirt-sock")); }

    // A host file with that many guests, the first `running` of them running, plus `extra` elements of <node>.
    QString writeHost(const QString& name, int domains, int running = 0, const QString& extra = {}) const;
    QString uriOf(const QString& hostFile) const;

private:
    QTemporaryDir m_folder { QStringLiteral("/tmp/virt-tap-daemon-XXXXXX") };
    pid_t m_pid = 0;
};
