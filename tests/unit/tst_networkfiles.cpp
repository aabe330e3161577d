#include "plan/networkfiles.h"

#include <QTest>

using namespace VirtTap;
using namespace Qt::StringLiterals;

namespace {

Plan planOf(const TapSpec& tap, const QString& opener)
{
    return planTapCreation(u"qemu:///system"_s, { tap }, opener);
}

QString withoutComments(const QString& text)
{
    QStringList lines = text.split(u'\n');
    lines.removeIf([](const QString& line) { return line.startsWith(u'#'); });
    return lines.join(u'\n').trimmed();
}

} // namespace

// Taps as files of networkd and NetworkManager. That these make of them what the helper makes is tested in
// tests/integration/services.
class TestNetworkFiles : public QObject
{
    Q_OBJECT

private slots:
    void aTapIsWritten_data()
    {
        QTest::addColumn<TapSpec>("tap");
        QTest::addColumn<QString>("opener");
        QTest::addColumn<QStringList>("networkd");
        QTest::addColumn<QString>("keyfile");
        const QString network = u"ConfigureWithoutCarrier=yes\nLinkLocalAddressing=no\nIPv6AcceptRA=no\nLLDP=no\n"
                                "EmitLLDP=no"_s;
        const QString noAddress = u"\n\n[ipv4]\nmethod=disabled\n\n[ipv6]\nmethod=disabled"_s;
        const QString plain = u"[connection]\nid=tap-a\nuuid=%1\ntype=tun\ninterface-name=tap-a\n"_s;

        QTest::newRow("a plain one of root's")
            << TapSpec { .name = u"tap-a"_s,
                   .owner = 0,
                   .group = {},
                   .mac = {},
                   .guestMac = {},
                   .bridge = {},
                   .label = {} }
            << u"root"_s
            << QStringList { u"[NetDev]\nName=tap-a\nKind=tap\n\n[Tap]\nUser=root"_s,
                   u"[Match]\nName=tap-a\n\n[Link]\nMTUBytes=1500\nActivationPolicy=up\nRequiredForOnline=no\n\n"
                   "[Network]\n"_s
                       + network }
            << plain + u"\n[ethernet]\nmtu=1500\n\n[tun]\nmode=2\nowner=0"_s + noAddress;
        QTest::newRow("one of everything")
            << TapSpec { .name = u"tap-a"_s,
                   .owner = {},
                   .group = 108,
                   .isMultiQueue = true,
                   .mtu = 9000,
                   .mac = {},
                   .guestMac = MacAddress::parse(u"52:54:00:00:00:07"),
                   .isUp = false,
                   .bridge = u"br0"_s,
                   .isRestored = true,
                   .label = u"web01"_s }
            << u"kvm"_s
            << QStringList { u"[NetDev]\nName=tap-a\nKind=tap\n\n[Tap]\nGroup=kvm\nMultiQueue=yes"_s,
                   u"[Match]\nName=tap-a\n\n[Link]\nMTUBytes=9000\nMACAddress=fe:54:00:00:00:07\n"
                   "ActivationPolicy=down\nRequiredForOnline=no\n\n[Network]\nBridge=br0\n"_s
                       + network,
                   u"[NetDev]\nName=br0\nKind=bridge"_s }
            << plain
                + u"master=br0\nslave-type=bridge\n\n[ethernet]\nmtu=9000\ncloned-mac-address=fe:54:00:00:00:07\n\n"
                  "[tun]\nmode=2\ngroup=108\nmulti-queue=true"_s
                + noAddress;
        QTest::newRow("one of a user without a name, with an address of its own")
            << TapSpec { .name = u"tap-a"_s,
                   .owner = 1234,
                   .group = {},
                   .mac = MacAddress::parse(u"02:00:00:00:00:01"),
                   .guestMac = {},
                   .bridge = {},
                   .label = {} }
            << QString()
            << QStringList { u"[NetDev]\nName=tap-a\nKind=tap\n\n[Tap]\nUser=1234"_s,
                   u"[Match]\nName=tap-a\n\n[Link]\nMTUBytes=1500\nMACAddress=02:00:00:00:00:01\nActivationPolicy=up\n"
                   "RequiredForOnline=no\n\n[Network]\n"_s
                       + network }
            << plain + u"\n[ethernet]\nmtu=1500\ncloned-mac-address=02:00:00:00:00:01\n\n[tun]\nmode=2\nowner=1234"_s
                + noAddress;
    }

    void aTapIsWritten()
    {
        QFETCH(TapSpec, tap);
        QFETCH(QString, opener);
        QFETCH(QStringList, networkd);
        QFETCH(QString, keyfile);
        const auto files = networkFiles(planOf(tap, opener), NetworkService::Networkd);
        QVERIFY(files);
        QCOMPARE(files->size(), networkd.size());
        for (qsizetype i = 0; i < networkd.size(); ++i) {
            QCOMPARE(withoutComments(files->at(i).text), networkd.at(i));
            QVERIFY(files->at(i).text.startsWith(u"# /etc/systemd/network/"_s + files->at(i).name + u'\n'));
        }
        const auto keyfiles = networkFiles(planOf(tap, opener), NetworkService::NetworkManager);
        QVERIFY(keyfiles);
        QCOMPARE(keyfiles->size(), 1);
        QString text = withoutComments(keyfiles->constFirst().text);
        const QString uuid = text.section(u"uuid="_s, 1).section(u'\n', 0, 0);
        QVERIFY(!QUuid(uuid).isNull());
        QCOMPARE(text.replace(uuid, u"%1"_s), keyfile);
    }

    void theHeadSaysWhatIsNotInIt()
    {
        TapSpec tap;
        tap.name = u"tap-a"_s;
        tap.owner = 0;
        tap.isUp = false;
        tap.bridge = u"br0"_s;
        Plan plan = planOf(tap, u"root"_s);
        plan.title = u"two\nlines"_s;
        const QString keyfile = networkFiles(plan, NetworkService::NetworkManager)->constFirst().text;
        for (const QString& said : { u"# two lines\n"_s, u"alias"_s, u"record"_s, u"after a boot"_s, u"to be down"_s,
                 u"has to be one of NetworkManager's"_s })
            QVERIFY2(keyfile.contains(said), qPrintable(said));
        const QString netdev = networkFiles(plan, NetworkService::Networkd)->constFirst().text;
        QVERIFY(netdev.contains(u"alias"_s) && !netdev.contains(u"to be down"_s));
    }

    void tapsOfOneBridgeShareItsFile()
    {
        TapSpec a;
        a.name = u"tap-a"_s;
        a.owner = 0;
        a.bridge = u"br0"_s;
        TapSpec b = a;
        b.name = u"tap-b"_s;
        const Plan plan = planTapCreation(u"qemu:///system"_s, { a, b }, u"root"_s);
        const QList<NetworkFile> files = networkFiles(plan, NetworkService::Networkd).value();
        QStringList names;
        for (const NetworkFile& file : files)
            names.append(file.name);
        QCOMPARE(names,
            (QStringList { u"50-tap-a.netdev"_s, u"50-tap-a.network"_s, u"99-br0.netdev"_s, u"50-tap-b.netdev"_s,
                u"50-tap-b.network"_s }));
    }

    void whatMakesNoFileIsRefused_data()
    {
        QTest::addColumn<QString>("tap");
        QTest::newRow("no tap") << QString();
        QTest::newRow("a name that matches others") << u"tap*"_s;
        QTest::newRow("a name of two directories") << u"a/b"_s;
        QTest::newRow("a name of libvirt's") << u"vnet1"_s;
    }

    void whatMakesNoFileIsRefused()
    {
        QFETCH(QString, tap);
        TapSpec spec;
        spec.name = tap;
        const Plan plan = tap.isEmpty() ? Plan {} : planOf(spec, u"root"_s);
        QVERIFY(!networkFiles(plan, NetworkService::Networkd));
        QVERIFY(!networkFiles(plan, NetworkService::NetworkManager));
    }
};

QTEST_GUILESS_MAIN(TestNetworkFiles)
#include "tst_networkfiles.moc"
