#include "core/interface.h"

#include <QTest>

using namespace VirtTap;

namespace {

Interface interface(const char* mac, const char* type = "ethernet", const char* dev = "tap0")
{
    Interface result;
    result.type = QString::fromLatin1(type);
    result.targetDev = QString::fromLatin1(dev);
    result.mac = MacAddress::parse(QString::fromLatin1(mac));
    result.model = QStringLiteral("virtio");
    return result;
}

} // namespace

class TestInterfacePair : public QObject
{
    Q_OBJECT

private slots:
    void anActiveGuestPairsByMac();
    void aGuestThatIsOffHasConfigOnly();
    void whatLibvirtFillsInIsNotPending();
    void aChangeWaitsForTheNextStart();
    void twoOfOneMacAreToldApartByAddress();
};

void TestInterfacePair::anActiveGuestPairsByMac()
{
    const auto pairs = pairInterfaces({ interface("52:54:00:00:00:01"), interface("52:54:00:00:00:02") },
        { interface("52:54:00:00:00:02"), interface("52:54:00:00:00:03") }, true, true);
    QCOMPARE(pairs.size(), 3);
    QVERIFY(pairs.at(0).live && !pairs.at(0).config && pairs.at(0).isPending);
    QVERIFY(pairs.at(1).live && pairs.at(1).config && !pairs.at(1).isPending);
    QVERIFY(!pairs.at(2).live && pairs.at(2).config && pairs.at(2).isPending);
}

void TestInterfacePair::aGuestThatIsOffHasConfigOnly()
{
    const auto pairs = pairInterfaces({}, { interface("52:54:00:00:00:01") }, false, true);
    QCOMPARE(pairs.size(), 1);
    QVERIFY(!pairs.first().live && pairs.first().config);
    QVERIFY(!pairs.first().isPending);
}

void TestInterfacePair::whatLibvirtFillsInIsNotPending()
{
    Interface live = interface("52:54:00:00:00:01", "bridge", "vnet3");
    live.alias = QStringLiteral("net0");
    live.address = QStringLiteral("pci 0000:01:00.0");
    const Interface config = interface("52:54:00:00:00:01", "bridge", "");
    QVERIFY(!pairInterfaces({ live }, { config }, true, true).first().isPending);
}

void TestInterfacePair::aChangeWaitsForTheNextStart()
{
    const Interface live = interface("52:54:00:00:00:01", "user", "");
    const Interface config = interface("52:54:00:00:00:01", "ethernet", "tap-db01");
    const auto pairs = pairInterfaces({ live }, { config }, true, true);
    QCOMPARE(pairs.size(), 1);
    QVERIFY(pairs.first().isPending);
}

void TestInterfacePair::twoOfOneMacAreToldApartByAddress()
{
    Interface a = interface("52:54:00:00:00:01", "ethernet", "tap-a");
    a.address = QStringLiteral("pci 0000:01:00.0");
    Interface b = interface("52:54:00:00:00:01", "ethernet", "tap-b");
    b.address = QStringLiteral("pci 0000:02:00.0");
    const auto pairs = pairInterfaces({ a, b }, { b, a }, true, true);
    QCOMPARE(pairs.size(), 2);
    QCOMPARE(pairs.at(0).config->targetDev, QStringLiteral("tap-a"));
    QCOMPARE(pairs.at(1).config->targetDev, QStringLiteral("tap-b"));
}

QTEST_APPLESS_MAIN(TestInterfacePair)
#include "tst_interfacepair.moc"
