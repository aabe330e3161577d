#include "xml/domainxml.h"

#include <QFile>
#include <QTest>

using namespace VirtTap;
using namespace Qt::StringLiterals;

namespace {

QByteArray contents(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray domain(const QByteArray& devices, const QByteArray& os = "<os><type machine='pc-q35-7.2'>hvm</type></os>")
{
    return "<domain type='kvm'><name>g</name>" + os + "<devices>" + devices + "</devices></domain>";
}

} // namespace

class TestDomainXml : public QObject
{
    Q_OBJECT

private slots:
    void readsAWholeGuest();
    void countsFreePciePorts_data();
    void countsFreePciePorts();
    void seesOsBoot();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
    void readsFiveThousand();
};

void TestDomainXml::readsAWholeGuest()
{
    const auto guest = readDomain(contents(QFINDTESTDATA("../data/domains/q35-full.xml")));
    QVERIFY(guest);
    QCOMPARE(guest->name, u"db01 <primary>"_s);
    QCOMPARE(guest->uuid, QUuid(u"4dea22b3-1d52-d8f3-2516-782e98ab3fa0"_s));
    QCOMPARE(guest->type, u"kvm"_s);
    QCOMPARE(guest->machine, u"pc-q35-7.2"_s);
    QVERIFY(!guest->hasOsBoot);
    QCOMPARE(guest->bootOrders, (QList<int> { 1, 2, 3 }));
    QCOMPARE(guest->interfaces.size(), 2); // none of metadata, comment and CDATA
    QCOMPARE(guest->interfaces.at(0).type, u"user"_s);
    QCOMPARE(guest->interfaces.at(0).bootOrder, 2);
    QCOMPARE(guest->interfaces.at(1).source, u"br0"_s);
    QCOMPARE(guest->freePciePorts, 1); // a host device's address on the host takes none
}

void TestDomainXml::countsFreePciePorts_data()
{
    QTest::addColumn<QByteArray>("devices");
    QTest::addColumn<int>("free");

    const QByteArray root = "<controller type='pci' index='0' model='pcie-root'/>";
    const QByteArray port = "<controller type='pci' index='1' model='pcie-root-port'>"
                            "<address type='pci' domain='0x0000' bus='0x00' slot='0x02' function='0x0'/></controller>";
    const auto device = [](const QByteArray& bus) {
        return "<interface type='user'><address type='pci' domain='0' bus='" + bus
            + "' slot='0' function='0'/></interface>";
    };
    QTest::newRow("a machine without PCI has none to speak of") << QByteArray() << -1;
    QTest::newRow("i440fx has no PCIe") << QByteArray("<controller type='pci' index='0' model='pci-root'/>") << -1;
    QTest::newRow("q35 without ports has no room") << root << 0;
    QTest::newRow("an empty port is free") << root + port << 1;
    QTest::newRow("a device on the root bus takes no port") << root + port + device("0x00") << 1;
    QTest::newRow("a device in the port takes it") << root + port + device("0x01") << 0;
    QTest::newRow("its bus may be written in decimal") << root + port + device("1") << 0;
    QTest::newRow("an address that libvirt shall choose takes none")
        << root + port + "<interface type='user'><address type='pci'/></interface>" << 1;
    QTest::newRow("a bridge in a port takes it") << root + port
            + "<controller type='pci' index='2' model='pcie-to-pci-bridge'>"
              "<address type='pci' domain='0x0000' bus='0x01' slot='0x00' function='0x0'/></controller>"
                                                 << 0;
    QTest::newRow("a USB device on bus 1 takes none")
        << root + port + "<input type='mouse' bus='usb'><address type='usb' bus='1' port='1'/></input>" << 1;
}

void TestDomainXml::countsFreePciePorts()
{
    QFETCH(QByteArray, devices);
    const auto guest = readDomain(domain(devices));
    QVERIFY(guest);
    QTEST(guest->freePciePorts, "free");
}

void TestDomainXml::seesOsBoot()
{
    const auto guest = readDomain(domain({}, "<os><type>hvm</type><boot dev='hd'/></os>"));
    QVERIFY(guest && guest->hasOsBoot);
}

void TestDomainXml::saysWhatIsWrong_data()
{
    QTest::addColumn<QByteArray>("xml");
    QTest::addColumn<QString>("part");

    QTest::newRow("an empty text") << QByteArray() << u"line 1"_s;
    QTest::newRow("a text that ends early in line 3")
        << QByteArray("<domain>\n<name>x</name>\n<devices") << u"line 3"_s;
    QTest::newRow("a tag closed as another in line 2") << QByteArray("<domain>\n</devices>") << u"line 2"_s;
    QTest::newRow("another kind of document")
        << QByteArray("<network><name>default</name></network>") << u"“network”"_s;
    QTest::newRow("NUL bytes") << QByteArray("<domain>\0\0</domain>", 19) << u"XML"_s;
}

void TestDomainXml::saysWhatIsWrong()
{
    QFETCH(QByteArray, xml);
    QFETCH(QString, part);
    const auto guest = readDomain(xml);
    QVERIFY(!guest);
    QCOMPARE(guest.error().kind, Error::Kind::Invalid);
    QVERIFY2(guest.error().message.contains(part), qPrintable(guest.error().message));
}

void TestDomainXml::readsFiveThousand()
{
    const QByteArray xml = contents(QFINDTESTDATA("../data/domains/q35-full.xml"));
    qsizetype interfaces = 0;
    QBENCHMARK
    {
        for (int i = 0; i < 5000; ++i) {
            const auto guest = readDomain(xml);
            interfaces += guest ? guest->interfaces.size() : 0;
        }
    }
    QVERIFY(interfaces >= 10000);
}

QTEST_APPLESS_MAIN(TestDomainXml)
#include "tst_domainxml.moc"
