#include "core/macaddress.h"

#include <QTest>

using VirtTap::MacAddress;

class TestMacAddress : public QObject
{
    Q_OBJECT

private slots:
    void readsWhatLibvirtReads_data();
    void readsWhatLibvirtReads();
    void knowsWhatItIs();
    void aRandomOneIsAGuests();
};

void TestMacAddress::readsWhatLibvirtReads_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("normal"); // empty = refused

    QTest::newRow("the usual form") << "52:54:00:10:00:11" << "52:54:00:10:00:11";
    QTest::newRow("upper case is lowered") << "52:54:00:AB:CD:EF" << "52:54:00:ab:cd:ef";
    QTest::newRow("single digits are filled up") << "52:54:0:0:0:1" << "52:54:00:00:00:01";
    QTest::newRow("dashes are refused") << "52-54-00-10-00-11" << "";
    QTest::newRow("Cisco's form is refused") << "5254.0010.0011" << "";
    QTest::newRow("five parts are too few") << "52:54:00:10:00" << "";
    QTest::newRow("seven parts are too many") << "52:54:00:10:00:11:22" << "";
    QTest::newRow("an empty part") << "52:54::10:00:11" << "";
    QTest::newRow("three digits") << "52:54:000:10:00:11" << "";
    QTest::newRow("no hexadecimal digit") << "52:54:00:10:00:1g" << "";
    QTest::newRow("space around it") << " 52:54:00:10:00:11" << "";
    QTest::newRow("digits of another script") << QStringLiteral("٥2:54:00:10:00:11") << "";
    QTest::newRow("nothing") << "" << "";
}

void TestMacAddress::readsWhatLibvirtReads()
{
    QFETCH(QString, text);
    QFETCH(QString, normal);
    const auto mac = MacAddress::parse(text);
    QCOMPARE(mac.has_value(), !normal.isEmpty());
    if (mac)
        QCOMPARE(mac->toString(), normal);
}

void TestMacAddress::knowsWhatItIs()
{
    QVERIFY(MacAddress::parse(u"01:00:5e:00:00:01")->isMulticast());
    QVERIFY(MacAddress::parse(u"ff:ff:ff:ff:ff:ff")->isMulticast());
    QVERIFY(!MacAddress::parse(u"52:54:00:00:00:01")->isMulticast());
    QVERIFY(MacAddress().isZero());
    QCOMPARE(MacAddress::parse(u"52:54:00:10:00:11")->forHostSide().toString(), QStringLiteral("fe:54:00:10:00:11"));
}

void TestMacAddress::aRandomOneIsAGuests()
{
    const MacAddress mac = MacAddress::random();
    QVERIFY(mac.toString().startsWith(QStringLiteral("52:54:00:")));
    QVERIFY(!mac.isMulticast());
    QVERIFY(mac != MacAddress::random() || mac != MacAddress::random());
}

QTEST_APPLESS_MAIN(TestMacAddress)
#include "tst_macaddress.moc"
