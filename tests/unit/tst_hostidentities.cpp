#include "engine/hostidentities.h"
#include "virt/hostreport.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace VirtTap;

namespace {

const QString uuidA = u"3b2f1c60-0000-4000-8000-00000000000a"_s;
const QString uuidB = u"3b2f1c60-0000-4000-8000-00000000000b"_s;

HostReport report(const QString& uuid, const QString& driver = u"QEMU"_s)
{
    return { .hostName = u"host"_s,
        .driver = driver,
        .libvirtVersion = 0,
        .clientVersion = 0,
        .hypervisorVersion = 0,
        .hostUuid = uuid,
        .netPrefixes = {} };
}

} // namespace

class TestHostIdentities : public QObject
{
    Q_OBJECT

private slots:
    void connectionsOfOneMachineShareIt_data()
    {
        QTest::addColumn<QString>("uri");
        QTest::addColumn<QString>("uuid");
        QTest::addColumn<QString>("otherUri");
        QTest::addColumn<QString>("otherUuid");
        QTest::addColumn<bool>("isSame");
        const QString system = u"qemu:///system"_s;
        const QString session = u"qemu:///session"_s;
        const QString remote = u"qemu+ssh://there/system"_s;
        QTest::newRow("a session daemon makes up its UUID") << system << uuidA << session << uuidB << true;
        QTest::newRow("the session may be opened first") << session << uuidB << system << uuidA << true;
        QTest::newRow("a session without a UUID") << system << uuidA << session << QString() << true;
        QTest::newRow("neither has a UUID") << system << QString() << session << QString() << true;
        QTest::newRow("this computer by ssh") << system << uuidA << remote << uuidA << true;
        QTest::newRow("another machine by ssh") << system << uuidA << remote << uuidB << false;
        QTest::newRow("two names of one machine") << remote << uuidA << u"qemu+tls://alias/system"_s << uuidA << true;
        QTest::newRow("two machines") << remote << uuidA << u"qemu+ssh://elsewhere/system"_s << uuidB << false;
        QTest::newRow("system and session of another machine")
            << remote << uuidA << u"qemu+ssh://there/session"_s << uuidB << true;
        QTest::newRow("a daemon that makes up another UUID at each start")
            << remote << uuidA << remote << uuidB << true;
        QTest::newRow("this computer by another socket")
            << system << uuidA << u"qemu+unix:///system?socket=/s"_s << uuidA << true;
    }

    void connectionsOfOneMachineShareIt()
    {
        QFETCH(QString, uri);
        QFETCH(QString, uuid);
        QFETCH(QString, otherUri);
        QFETCH(QString, otherUuid);
        HostIdentities identities;
        const QString first = identities.identify(uri, report(uuid));
        const QString second = identities.identify(otherUri, report(otherUuid));
        QVERIFY(!first.isEmpty());
        QTEST(first == second, "isSame");
        QCOMPARE(identities.identify(uri, report(uuid)), first); // it stays what it was
    }

    void eachDemoIsAMachineOfItsOwn()
    {
        HostIdentities identities;
        const QString real = identities.identify(u"qemu:///system"_s, report(uuidA));
        const QString demo = identities.identify(u"test:///default"_s, report(uuidA, u"TEST"_s));
        const QString other = identities.identify(u"test:///other.xml"_s, report(uuidA, u"TEST"_s));
        QVERIFY(real != demo);
        QVERIFY(demo != other);
    }

    void localUris_data()
    {
        QTest::addColumn<QString>("uri");
        QTest::addColumn<bool>("isLocal");
        QTest::newRow("the system's") << u"qemu:///system"_s << true;
        QTest::newRow("over the local socket") << u"qemu+unix:///session"_s << true;
        QTest::newRow("another socket") << u"qemu+unix:///system?socket=/run/other"_s << false;
        QTest::newRow("by ssh") << u"qemu+ssh://me@there/system"_s << false;
        QTest::newRow("by ssh to this computer") << u"qemu+ssh://localhost/system"_s << false;
    }

    void localUris()
    {
        QFETCH(QString, uri);
        QTEST(isLocalUri(uri), "isLocal");
    }
};

QTEST_APPLESS_MAIN(TestHostIdentities)
#include "tst_hostidentities.moc"
