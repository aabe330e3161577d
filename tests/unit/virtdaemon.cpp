#include "virtdaemon.h"
#include "unit/socketprobe.h"

#include <csignal>
#include <vector>

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>

#include <QDir>
#include <QFile>
#include <QStandardPaths>
#include <QTest>

#include <unistd.h>

using namespace Qt::StringLiterals;

namespace {

const QString daemonPath = u"/usr/sbin/libvirtd"_s;

bool write(const QString& path, const QString& text)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(text.toUtf8()) > 0
        && file.setPermissions(file.permissions() | QFile::ReadOther);
}

// Not by QProcess, whose child a race detector takes for a second copy of the test.
pid_t spawn(const QStringList& arguments, const QStringList& environment, const QString& log)
{
    const auto pointers = [](QByteArrayList& texts) {
        std::vector<char*> result;
        for (QByteArray& text : texts)
            result.push_back(text.data());
        result.push_back(nullptr);
        return result;
    };
    const auto encoded = [](const QStringList& texts) {
        QByteArrayList result;
        for (const QString& text : texts)
            result.append(text.toLocal8Bit());
        return result;
    };
    QByteArrayList argumentTexts = encoded(arguments);
    QByteArrayList environmentTexts = encoded(environment);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(
        &actions, STDERR_FILENO, QFile::encodeName(log).constData(), O_WRONLY | O_CREAT | O_APPEND, 0600);
    pid_t pid = 0;
    const int failure = posix_spawnp(&pid, argumentTexts.first().constData(), &actions, nullptr,
        pointers(argumentTexts).data(), pointers(environmentTexts).data());
    posix_spawn_file_actions_destroy(&actions);
    return failure == 0 ? pid : 0;
}

} // namespace

bool VirtDaemon::isAvailable() const
{
    return QFile::exists(daemonPath) && (getuid() != 0 || !QStandardPaths::findExecutable(u"setpriv"_s).isEmpty());
}

bool VirtDaemon::start()
{
    const QString run = m_folder.filePath(u"run"_s);
    QDir().mkpath(run);
    QFile::remove(socket());
    for (const QString& folder : { m_folder.path(), run })
        QFile::setPermissions(folder, QFile::Permissions(0x7777));
    const QString config = m_folder.filePath(u"libvirtd.conf"_s);
    write(config,
        u"unix_sock_dir = \"%1\"\nauth_unix_rw = \"none\"\nauth_unix_ro = \"none\"\nmax_clients = 50\n"_s.arg(run));

    QStringList arguments { daemonPath, u"--config"_s, config, u"--pid-file"_s, run + u"/pid"_s };
    if (getuid() == 0)
        arguments = QStringList {
            u"setpriv"_s, u"--reuid=65534"_s, u"--regid=65534"_s, u"--clear-groups"_s, u"--pdeathsig=KILL"_s
        } + arguments;
    QStringList environment { "PATH="_L1 + qEnvironmentVariable("PATH"), u"LC_ALL=C"_s };
    for (const auto name : { "HOME="_L1, "XDG_RUNTIME_DIR="_L1, "XDG_CONFIG_HOME="_L1, "XDG_CACHE_HOME="_L1 })
        environment.append(name + run);
    m_pid = spawn(arguments, environment, m_folder.filePath(u"log"_s));
    return m_pid > 0 && QTest::qWaitFor([this] { return isListening(socket()); }, 60'000);
}

void VirtDaemon::stop()
{
    if (m_pid <= 0)
        return;
    kill(m_pid, SIGKILL);
    waitpid(m_pid, nullptr, 0);
    m_pid = 0;
}

QString VirtDaemon::writeHost(const QString& name, int domains, int running, const QString& extra) const
{
    QString text = u"<node>"_s + extra;
    for (int i = 0; i < domains; ++i) {
        const QString number = QString::number(i, 16).rightJustified(4, u'0');
        text += uR"(<domain type='test' xmlns:test='http://libvirt.org/schemas/domain/test/1.0'>
<name>guest%1</name><uuid>10000000-0000-4000-8000-00000000%2</uuid><memory>1024</memory><os><type>hvm</type></os>
<devices><interface type='ethernet'><mac address='52:54:00:00:%3:%4'/><target dev='tap%1' managed='no'/>
<model type='virtio'/></interface></devices><test:runstate>%5</test:runstate></domain>)"_s.arg(
            QString::number(i), number, number.left(2), number.right(2), QString::number(i < running ? 1 : 5));
    }
    const QString path = m_folder.filePath(name);
    return write(path, text + u"</node>"_s) ? path : QString();
}

QString VirtDaemon::uriOf(const QString& hostFile) const
{
    return u"test+unix://%1?socket=%2"_s.arg(hostFile, socket());
}
