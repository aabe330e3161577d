#include "integration/labtools.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryFile>
#include <QTest>

#include <csignal>
#include <unistd.h>

namespace VirtTap::Lab {

using namespace Qt::StringLiterals;

bool isSession()
{
    return ::getuid() != 0;
}

QString uri()
{
    return isSession() ? u"qemu:///session"_s : u"qemu:///system"_s;
}

Said run(const QString& program, const QStringList& arguments, const QByteArray& input)
{
    QProcess process;
    process.start(program, arguments);
    process.write(input);
    process.closeWriteChannel();
    Said said;
    if (process.waitForFinished(60000) && process.exitStatus() == QProcess::NormalExit)
        said.code = process.exitCode();
    said.out = QString::fromUtf8(process.readAllStandardOutput()).trimmed();
    said.err = QString::fromUtf8(process.readAllStandardError()).trimmed();
    return said;
}

Said virsh(const QStringList& arguments)
{
    return run(u"virsh"_s, QStringList { u"-q"_s, u"-c"_s, uri() } + arguments);
}

void endDaemon()
{
    if (!isSession()) {
        const Said said = run(qEnvironmentVariable("LAB_TOOLS") + u"/daemon"_s, { u"kill"_s, u"libvirtd"_s });
        QVERIFY2(said.code == 0, qPrintable(said.err));
        return;
    }
    QFile file(qEnvironmentVariable("XDG_RUNTIME_DIR") + u"/libvirt/libvirtd.pid"_s);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const pid_t pid = file.readAll().trimmed().toInt();
    QVERIFY(pid > 1);
    QCOMPARE(::kill(pid, SIGKILL), 0);
}

void beginDaemon()
{
    const Said said = isSession() // there, whoever connects starts it
        ? virsh({ u"version"_s })
        : run(qEnvironmentVariable("LAB_TOOLS") + u"/daemon"_s, { u"start"_s, u"libvirtd"_s });
    QVERIFY2(said.code == 0, qPrintable(said.err));
}

QByteArray guestXml(const QString& name, const QString& interfaceXml)
{
    const Said said = run(qEnvironmentVariable("LAB_TOOLS") + u"/guest"_s, { name, interfaceXml });
    return said.out.toUtf8();
}

QString addressFor(const QString& model)
{
    return model == u"usb-net"_s ? u"<address type='usb' bus='0' port='1'/>"_s : QString();
}

QString tapInterface(const QString& tap, const QString& mac, const QString& model)
{
    return u"<interface type='ethernet'><mac address='%1'/><target dev='%2' managed='no'/><model type='%3'/>%4</interface>"_s
        .arg(mac, tap, model, addressFor(model));
}

void define(const QString& name, const QByteArray& xml)
{
    QTemporaryFile file;
    QVERIFY(file.open());
    file.write(xml);
    file.close();
    const Said said = virsh({ u"define"_s, u"--validate"_s, file.fileName() });
    QVERIFY2(said.code == 0, qPrintable(name + u": "_s + said.err));
}

QString configXml(const QString& name)
{
    return virsh({ u"dumpxml"_s, u"--inactive"_s, name }).out;
}

QStringList sortedLines(const QString& xml)
{
    QStringList lines = xml.split(u'\n');
    lines.sort();
    return lines;
}

QString liveXml(const QString& name)
{
    return virsh({ u"dumpxml"_s, name }).out;
}

bool isHeld(const QString& tap)
{
    const QByteArray wanted = "iff:\t" + tap.toUtf8() + '\n';
    const QStringList processes = QDir(u"/proc"_s).entryList({ u"[0-9]*"_s }, QDir::Dirs);
    for (const QString& process : processes) {
        const QDir descriptors(u"/proc/%1/fdinfo"_s.arg(process));
        const QStringList names = descriptors.entryList(QDir::Files);
        for (const QString& name : names) {
            QFile file(descriptors.filePath(name));
            if (file.open(QIODevice::ReadOnly) && file.readAll().contains(wanted))
                return true;
        }
    }
    return false;
}

bool hasCarrier(const QString& tap)
{
    QFile file(u"/sys/class/net/%1/carrier"_s.arg(tap));
    return file.open(QIODevice::ReadOnly) && file.readAll().trimmed() == "1";
}

} // namespace VirtTap::Lab
