#include "kernel/hostfiles.h"

#include <QFile>

#include <cerrno>
#include <cstring>
#include <sys/stat.h>

namespace VirtTap {

using namespace Qt::StringLiterals;

namespace {

bool exists(const char* path)
{
    struct stat status
    {
    };
    return ::stat(path, &status) == 0;
}

QByteArray line(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readLine().trimmed() : QByteArray();
}

} // namespace

HostEnvironment readHostEnvironment()
{
    HostEnvironment result;
    result.hasVhostNet = exists("/dev/vhost-net");
    result.hasUdev = exists("/run/udev/control");
    result.confinesLibvirt = line(u"/sys/module/apparmor/parameters/enabled"_s) == "Y"
        && (exists("/etc/apparmor.d/usr.sbin.libvirtd") || exists("/etc/apparmor.d/usr.sbin.virtqemud"));
    result.filtersBridged = line(u"/proc/sys/net/bridge/bridge-nf-call-iptables"_s) == "1";
    return result;
}

Known<HostFile> readHostFile(const QString& path)
{
    struct stat status
    {
    };
    if (::stat(QFile::encodeName(path).constData(), &status) == 0)
        return HostFile { .exists = true, .isExecutable = (status.st_mode & (S_IXUSR | S_IXGRP | S_IXOTH)) != 0 };
    if (errno == ENOENT || errno == ENOTDIR)
        return HostFile {};
    return Known<HostFile>::unknown(QString::fromLocal8Bit(std::strerror(errno))); // NOLINT(concurrency-mt-unsafe)
}

} // namespace VirtTap
