#include "virt/opening.h"
#include "virt/credentialdesk.h"
#include "virt/virterror.h"

#include <libvirt/virterror.h>

#include <QTest>

using namespace Qt::StringLiterals;
using namespace VirtTap;

class TestVirtError : public QObject
{
    Q_OBJECT

private slots:
    void kindFollowsLibvirtsNumbers_data()
    {
        QTest::addColumn<int>("code");
        QTest::addColumn<int>("domain");
        QTest::addColumn<int>("kind");
        const auto row = [](const char* name, int code, int domain, Error::Kind kind) {
            QTest::newRow(name) << code << domain << int(kind);
        };
        row("a dismissed password dialog is no error", VIR_ERR_AUTH_CANCELLED, VIR_FROM_AUTH, Error::Kind::Cancelled);
        row("a wrong password is denied", VIR_ERR_AUTH_FAILED, VIR_FROM_AUTH, Error::Kind::Denied);
        row("a read-only connection denies", VIR_ERR_OPERATION_DENIED, VIR_FROM_NONE, Error::Kind::Denied);
        row("broken XML is invalid", VIR_ERR_XML_ERROR, VIR_FROM_DOMAIN, Error::Kind::Invalid);
        row("what the schema refuses is invalid", VIR_ERR_XML_INVALID_SCHEMA, VIR_FROM_XML, Error::Kind::Invalid);
        row("an unknown guest is not found", VIR_ERR_NO_DOMAIN, VIR_FROM_QEMU, Error::Kind::NotFound);
        row("a driver without the call does not support it", VIR_ERR_NO_SUPPORT, VIR_FROM_TEST,
            Error::Kind::Unsupported);
        row("a held lock is busy", VIR_ERR_OPERATION_TIMEOUT, VIR_FROM_QEMU, Error::Kind::Busy);
        row("a refused socket is unreachable", VIR_ERR_SYSTEM_ERROR, VIR_FROM_RPC, Error::Kind::Unreachable);
        row("a closed socket is unreachable", VIR_ERR_INTERNAL_ERROR, VIR_FROM_RPC, Error::Kind::Unreachable);
        row("a URI that is none is invalid", VIR_ERR_INTERNAL_ERROR, VIR_FROM_URI, Error::Kind::Invalid);
        row("an error of the host's own is a failure", VIR_ERR_SYSTEM_ERROR, VIR_FROM_QEMU, Error::Kind::Failed);
    }

    void aRefusalToConnectIsDenied_data()
    {
        QTest::addColumn<int>("systemError");
        QTest::addColumn<QByteArray>("words");
        QTest::addColumn<int>("kind");
        const auto row = [](const char* name, int systemError, const char* words, Error::Kind kind) {
            QTest::newRow(name) << systemError << QByteArray(words) << int(kind);
        };
        row("a socket that others may open", EACCES, "Failed to connect socket to '/s': Permission denied",
            Error::Kind::Denied);
        row("a socket that nobody listens at", ECONNREFUSED, "Failed to connect socket to '/s': Connection refused",
            Error::Kind::Unreachable);
        row("no key for ssh", ECONNRESET, "Cannot recv data: u@h: Permission denied (publickey).: Connection reset",
            Error::Kind::Denied);
        row("an unknown key of ssh", ECONNRESET, "Cannot recv data: Host key verification failed.",
            Error::Kind::Denied);
        row("a host that is down", ECONNRESET, "Cannot recv data: ssh: connect to host h port 22: No route to host",
            Error::Kind::Unreachable);
    }

    void aRefusalToConnectIsDenied()
    {
        QFETCH(int, systemError);
        QFETCH(QByteArray, words);
        QTEST(int(kindOfLibvirtError(VIR_ERR_SYSTEM_ERROR, VIR_FROM_RPC, systemError, words.toStdString())), "kind");
    }

    void kindFollowsLibvirtsNumbers()
    {
        QFETCH(int, code);
        QFETCH(int, domain);
        QTEST(int(kindOfLibvirtError(code, domain)), "kind");
    }

    void anErrorIsTakenOnce()
    {
        const auto desk = std::make_shared<CredentialDesk>(nullptr);
        const auto opened = openConnection(u"test+nosuchtransport:///default"_s, false, desk);
        QVERIFY(!opened);
        QCOMPARE(opened.error().kind, Error::Kind::Invalid);
        QVERIFY(!opened.error().detail.isEmpty());
        QVERIFY(takeLibvirtError(u"next"_s).detail.isEmpty());
    }

    void sshNeverWaitsForATerminal_data()
    {
        QTest::addColumn<QString>("uri");
        QTest::addColumn<QByteArray>("opened");
        QTest::newRow("ssh without options") << u"qemu+ssh://host/system"_s << "qemu+ssh://host/system?no_tty=1"_ba;
        QTest::newRow("ssh with options")
            << u"qemu+ssh://host/system?keyfile=/k"_s << "qemu+ssh://host/system?keyfile=/k&no_tty=1"_ba;
        QTest::newRow("ssh that says so itself")
            << u"qemu+ssh://host/system?no_tty=0"_s << "qemu+ssh://host/system?no_tty=0"_ba;
        QTest::newRow("a local socket") << u"qemu:///system"_s << "qemu:///system"_ba;
        QTest::newRow("libssh has no terminal") << u"qemu+libssh://host/system"_s << "qemu+libssh://host/system"_ba;
    }

    void sshNeverWaitsForATerminal()
    {
        QFETCH(QString, uri);
        QTEST(effectiveUri(uri), "opened");
    }
};

QTEST_GUILESS_MAIN(TestVirtError)
#include "tst_virterror.moc"
