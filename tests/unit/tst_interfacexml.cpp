#include "unit/xmlcorpus.h"
#include "xml/schema.h"

using namespace VirtTap;
using namespace XmlCorpus;

class TestInterfaceXml : public QObject
{
    Q_OBJECT

private slots:
    void readsTheSource_data();
    void readsTheSource();
    void readsTheAddress_data();
    void readsTheAddress();
    void readsOneEthernetWhole();
    void readsSmallThings_data();
    void readsSmallThings();

    void whatIsWrittenReadsBackEqual_data() { addCorpus(); }
    void whatIsWrittenReadsBackEqual();
    void whatIsWrittenPassesTheSchema();
    void writesAsVirshPrints();
    void escapesWhatItWrites();

    void extractsWhatIsThere();
    void findsOneOfSeveral_data();
    void findsOneOfSeveral();
    void replacesWithinTheGuestOnly();
    void addsToAGuest_data();
    void addsToAGuest();
    void refusesWhatIsNoInterface();
    void keepsTheContentOfMultiLineText();

    void seesWhatTheNextStartChanges_data();
    void seesWhatTheNextStartChanges();
};

void TestInterfaceXml::readsTheSource_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("source");
    const auto row
        = [](const char* file, const QString& type, const QString& source) { QTest::newRow(file) << type << source; };
    row("bridge", u"bridge"_s, u"br0"_s);
    row("bridge-openvswitch", u"bridge"_s, u"ovs-br0"_s);
    row("network", u"network"_s, u"default"_s);
    row("network-live", u"network"_s, u"default"_s);
    row("ethernet-own-tap", u"ethernet"_s, QString());
    row("ethernet-script", u"ethernet"_s, QString());
    row("user", u"user"_s, QString());
    row("user-passt-device", u"user"_s, u"enp3s0"_s);
    row("direct", u"direct"_s, u"enp3s0"_s);
    row("hostdev-pci", u"hostdev"_s, u"pci 0000:07:10.2"_s);
    row("hostdev-usb", u"hostdev"_s, u"usb 0x0bda:0x8153"_s);
    row("vhostuser", u"vhostuser"_s, u"/run/openvswitch/vhu'1.sock"_s);
    row("mcast", u"mcast"_s, u"230.0.0.1:5558"_s);
    row("server", u"server"_s, u":5558"_s);
    row("client", u"client"_s, u"192.0.2.10:5558"_s);
    row("udp", u"udp"_s, u"127.0.0.1:11115"_s);
    row("internal", u"internal"_s, u"inner"_s);
    row("vdpa", u"vdpa"_s, u"/dev/vhost-vdpa-0"_s);
    row("null", u"null"_s, QString());
    row("vds", u"vds"_s, u"77777777-7777-7777-7777-777777777777"_s);
}

void TestInterfaceXml::readsTheSource()
{
    const Interface interface = read(element(QString::fromLatin1(QTest::currentDataTag())));
    QTEST(interface.type, "type");
    QTEST(interface.source, "source");
}

void TestInterfaceXml::readsTheAddress_data()
{
    QTest::addColumn<QByteArray>("address");
    QTest::addColumn<QString>("text");
    const auto row = [](const char* name, const char* address, const QString& text) {
        QTest::newRow(name) << QByteArray(address) << text;
    };
    row("PCI", "type='pci' domain='0x0000' bus='0x0a' slot='0x1f' function='0x7'", u"pci 0000:0a:1f.7"_s);
    row("PCI in decimal", "type='pci' domain='0' bus='10' slot='31' function='7'", u"pci 0000:0a:1f.7"_s);
    row("PCI of another domain", "type='pci' domain='0x10000' bus='0x00' slot='0x00' function='0x0'",
        u"pci 10000:00:00.0"_s);
    row("PCI that libvirt shall choose", "type='pci'", QString());
    row("CCW", "type='ccw' cssid='0xfe' ssid='0x0' devno='0x00a1'", u"ccw fe.0.00a1"_s);
    row("CCW that libvirt shall choose", "type='ccw'", QString());
    row("USB behind a hub", "type='usb' bus='0' port='1.2'", u"usb 0.1.2"_s);
    row("sPAPR", "type='spapr-vio' reg='0x00001000'", u"spapr-vio 0x1000"_s);
    row("memory-mapped", "type='virtio-mmio'", u"virtio-mmio"_s);
    row("nonsense", "type='pci' domain='x' bus='99999999999999999999'", u"pci 0000:ffffffff:00.0"_s);
}

void TestInterfaceXml::readsTheAddress()
{
    QFETCH(QByteArray, address);
    QTEST(read("<interface type='user'><address " + address + "/></interface>").address, "text");
}

void TestInterfaceXml::readsOneEthernetWhole()
{
    const Interface tap = read(element(u"ethernet-own-tap"_s));
    QVERIFY(tap.isOnOwnTap());
    QCOMPARE(tap.targetDev, u"tap-db01"_s);
    QCOMPARE(tap.mac->toString(), u"52:54:00:aa:00:05"_s);
    QCOMPARE(tap.model, u"virtio"_s);
    QCOMPARE(tap.queues, 4);
    QCOMPARE(tap.mtu, 9000U);
    QCOMPARE(tap.link, Interface::Link::Unset);
    QVERIFY(!tap.script && !tap.downscript && !tap.hasSourceIp);

    const Interface script = read(element(u"ethernet-script"_s));
    QVERIFY(script.isManaged() && !script.managed);
    QCOMPARE(script.script.value(), u"/etc/qemu-ifup"_s);
    QCOMPARE(script.downscript.value(), u"/etc/qemu-ifdown"_s);
    QCOMPARE(script.link, Interface::Link::Up);
    QVERIFY(script.hasSourceIp);

    const Interface ovs = read(element(u"bridge-openvswitch"_s));
    QVERIFY(ovs.hasVlan && ovs.hasVirtualport && ovs.hasBandwidth);
    QCOMPARE(ovs.driverName, u"vhost"_s);
    QCOMPARE(ovs.bootOrder, 1);
    QCOMPARE(ovs.link, Interface::Link::Down);
    QCOMPARE(read(element(u"network"_s)).filter, u"clean-traffic"_s);
    QCOMPARE(read(element(u"user"_s)).alias, u"ua-management"_s);
}

void TestInterfaceXml::readsSmallThings_data()
{
    QTest::addColumn<QByteArray>("xml");
    QTest::addColumn<bool>("holds");
    const auto row = [](const char* name, const char* xml, auto claim) {
        QTest::newRow(name) << QByteArray(xml) << claim(read(xml));
    };
    row("an empty script is not the same as none", "<interface type='ethernet'><script path=''/></interface>",
        [](const Interface& i) { return i.script && i.script->isEmpty() && !i.downscript; });
    row("no type is libvirt's default, user", "<interface/>", [](const Interface& i) { return i.type == u"user"_s; });
    row("managed='yes' differs from absent", "<interface type='ethernet'><target managed='yes'/></interface>",
        [](const Interface& i) { return i.managed == true && i.isManaged(); });
    row("another value of managed is none", "<interface type='ethernet'><target managed='maybe'/></interface>",
        [](const Interface& i) { return !i.managed; });
    row("of two targets the first counts, as in libvirt",
        "<interface type='ethernet'><target dev='a'/><target dev='b' managed='no'/><mtu size='1'/><mtu "
        "size='2'/></interface>",
        [](const Interface& i) { return i.targetDev == u"a"_s && !i.managed && i.mtu == 1; });
    row("single hex digits in a MAC are libvirt's too", "<interface><mac address='52:54:0:0:0:1'/></interface>",
        [](const Interface& i) { return i.mac && i.mac->toString() == u"52:54:00:00:00:01"_s; });
    row("a MAC with dashes is none", "<interface><mac address='52-54-00-00-00-01'/></interface>",
        [](const Interface& i) { return !i.mac; });
    row("numbers that are none are not given",
        "<interface><mtu size='big'/><driver queues='-1'/><boot order='99999999999'/></interface>",
        [](const Interface& i) { return i.mtu == 0 && i.queues == 0 && i.bootOrder == 0; });
    row("a byte order mark does not hide it", "\xef\xbb\xbf<interface type='null'/>",
        [](const Interface& i) { return i.type == u"null"_s; });
    row("a declaration and comments may come before it", "<?xml version='1.0'?><!-- c --><interface type='null'/>",
        [](const Interface& i) { return i.type == u"null"_s; });
}

void TestInterfaceXml::readsSmallThings()
{
    QFETCH(bool, holds);
    QVERIFY(holds);
}

void TestInterfaceXml::whatIsWrittenReadsBackEqual()
{
    QFETCH(QByteArray, xml);
    Interface value = read(xml);
    // Of these the value says too little to write them.
    value.hasSourceIp = value.hasVlan = value.hasVirtualport = value.hasBandwidth = false;
    if (value.source.startsWith(u"usb"_s))
        value.source.clear();
    QCOMPARE(read(writeInterface(value).toUtf8()), value);
}

void TestInterfaceXml::whatIsWrittenPassesTheSchema()
{
    Interface value = read(element(u"ethernet-own-tap"_s));
    value.driverName = u"vhost"_s;
    value.link = Interface::Link::Down;
    value.bootOrder = 3;
    value.alias = u"ua-net-7"_s;
    value.filter = u"clean-traffic"_s;
    const QByteArray xml = writeInterface(value).toUtf8();
    const SchemaVerdict verdict = checkInterfaceSchema(xml);
    QVERIFY2(verdict.outcome == SchemaVerdict::Outcome::Valid, qPrintable(verdict.reason));
    QVERIFY(checkInterfaceElements(xml).isEmpty());
    QVERIFY(parseUntrusted(xml).isEmpty());
}

void TestInterfaceXml::writesAsVirshPrints()
{
    Interface value;
    value.type = u"ethernet"_s;
    value.mac = MacAddress::parse(u"52:54:00:12:34:56"_s);
    value.targetDev = u"tap0"_s;
    value.managed = false;
    value.model = u"virtio"_s;
    QCOMPARE(writeInterface(value),
        u"<interface type='ethernet'>\n"
        "  <mac address='52:54:00:12:34:56'/>\n"
        "  <target dev='tap0' managed='no'/>\n"
        "  <model type='virtio'/>\n"
        "</interface>\n"_s);
}

void TestInterfaceXml::escapesWhatItWrites()
{
    Interface value;
    value.type = u"ethernet"_s;
    value.targetDev = u"a'b\"<c>&d;\n\té–🦊"_s;
    value.script = u"'/><script path='/bin/sh"_s;
    const QByteArray xml = writeInterface(value).toUtf8();
    QVERIFY(parseUntrusted(xml).isEmpty());
    QCOMPARE(read(xml), value);
}

void TestInterfaceXml::extractsWhatIsThere()
{
    const auto text = extractInterface(fullDomain(), named("52:54:00:10:00:12"));
    QVERIFY(text);
    QCOMPARE(*text,
        u"<interface type=\"bridge\">\n"
        "  <mac address=\"52:54:00:10:00:12\"/>\n"
        "  <source bridge=\"br0\"/>\n"
        "  <model type=\"virtio\"/>\n"
        "</interface>\n"_s);
}

void TestInterfaceXml::findsOneOfSeveral_data()
{
    QTest::addColumn<Interface>("which");
    QTest::addColumn<QString>("found"); // target; empty: an Error of that kind
    QTest::addColumn<int>("kind");
    const auto row = [](const char* name, auto change, const QString& found, Error::Kind kind = Error::Kind::Failed) {
        Interface which;
        change(which);
        QTest::newRow(name) << which << found << int(kind);
    };
    const auto mac = [](const char* text) { return MacAddress::parse(QString::fromLatin1(text)); };
    using I = Interface&;
    row("the only one of its MAC", [&](I i) { i.mac = mac("52:54:00:00:00:01"); }, u"one"_s);
    row(
        "the only one of its MAC, whatever its address was",
        [&](I i) {
            i.mac = mac("52:54:00:00:00:01");
            i.address = u"pci 0000:09:00.0"_s;
        },
        u"one"_s);
    row(
        "one of two by address",
        [&](I i) {
            i.mac = mac("52:54:00:00:00:02");
            i.address = u"pci 0000:03:00.0"_s;
        },
        u"three"_s);
    row(
        "one of two by target, where neither has an address",
        [&](I i) {
            i.mac = mac("52:54:00:00:00:04");
            i.type = u"ethernet"_s;
            i.targetDev = u"five"_s;
        },
        u"five"_s);
    row("two that only the MAC names", [&](I i) { i.mac = mac("52:54:00:00:00:02"); }, {}, Error::Kind::Invalid);
    row("no such MAC", [&](I i) { i.mac = mac("52:54:00:00:00:99"); }, {}, Error::Kind::NotFound);
    row("without MAC, by address", [&](I i) { i.address = u"pci 0000:02:00.0"_s; }, u"two"_s);
    row("nothing to find it by", [&](I) { }, {}, Error::Kind::NotFound);
}

void TestInterfaceXml::findsOneOfSeveral()
{
    const auto one = [](const char* mac, const char* dev, const char* bus) {
        return QByteArray("<interface type='ethernet'><mac address='52:54:00:00:00:") + mac + "'/><target dev='" + dev
            + "'/>"
            + (bus ? QByteArray("<address type='pci' domain='0' bus='") + bus + "' slot='0' function='0'/>"
                   : QByteArray())
            + "</interface>\n";
    };
    const QByteArray domain = wrapped(one("01", "one", "1") + one("02", "two", "2") + one("02", "three", "3")
        + one("04", "four", nullptr) + one("04", "five", nullptr));
    QFETCH(Interface, which);
    QFETCH(QString, found);
    const auto text = extractInterface(domain, which);
    if (!found.isEmpty()) {
        QVERIFY2(text, qPrintable(text ? QString() : text.error().message));
        QCOMPARE(read(text->toUtf8()).targetDev, found);
        return;
    }
    QVERIFY(!text);
    QTEST(int(text.error().kind), "kind");
    QVERIFY(!text.error().message.isEmpty());
}

void TestInterfaceXml::replacesWithinTheGuestOnly()
{
    const QByteArray domain = fullDomain();
    const Interface which = named("52:54:00:10:00:11");
    const auto old = extractInterface(domain, which);
    QVERIFY(old);
    // Back to itself: everything, comments, CDATA, quotes and blanks, byte for byte.
    QCOMPARE(*domainWithInterface(domain, &which, old->toUtf8()), QString::fromUtf8(domain));

    const auto changed = domainWithInterface(
        domain, &which, "<interface type='null'>\n  <mac address='52:54:00:10:00:11'/>\n</interface>\n");
    QVERIFY(changed);
    const QByteArray begin = domain.left(domain.indexOf("    <interface type='user'>"));
    const QByteArray end = domain.mid(domain.indexOf("    <interface type=\"bridge\">"));
    QCOMPARE(changed->toUtf8(),
        begin + "    <interface type='null'>\n      <mac address='52:54:00:10:00:11'/>\n    </interface>\n" + end);
}

void TestInterfaceXml::addsToAGuest_data()
{
    QTest::addColumn<QByteArray>("domain");
    QTest::addColumn<QByteArray>("result");
    const QByteArray one = "    <interface type='null'>\n      <model type='virtio'/>\n    </interface>\n";
    QTest::newRow("with other devices") << QByteArray("<domain>\n  <devices>\n    <disk/>\n  </devices>\n</domain>\n")
                                        << "<domain>\n  <devices>\n    <disk/>\n" + one + "  </devices>\n</domain>\n";
    QTest::newRow("after its last interface")
        << QByteArray("<domain>\n  <devices>\n    <interface/>\n    <interface/>\n    <disk/>\n  </devices>\n</domain>")
        << "<domain>\n  <devices>\n    <interface/>\n    <interface/>\n" + one + "    <disk/>\n  </devices>\n</domain>";
    QTest::newRow("with no device at all") << QByteArray("<domain>\n  <devices/>\n</domain>\n")
                                           << "<domain>\n  <devices>\n" + one + "  </devices>\n</domain>\n";
    QTest::newRow("with an empty element for devices") << QByteArray("<domain>\n  <devices></devices>\n</domain>\n")
                                                       << "<domain>\n  <devices>\n" + one + "  </devices>\n</domain>\n";
    QTest::newRow("without an element for devices")
        << QByteArray("<domain>\n  <name>x</name>\n</domain>\n")
        << "<domain>\n  <name>x</name>\n  <devices>\n" + one + "  </devices>\n</domain>\n";
    QTest::newRow("with nothing in it") << QByteArray("<domain/>")
                                        << "<domain>\n  <devices>\n" + one + "  </devices>\n</domain>";
}

void TestInterfaceXml::addsToAGuest()
{
    QFETCH(QByteArray, domain);
    const auto text
        = domainWithInterface(domain, nullptr, "<interface type='null'>\n  <model type='virtio'/>\n</interface>\n");
    QVERIFY(text);
    QTEST(text->toUtf8(), "result");
}

void TestInterfaceXml::refusesWhatIsNoInterface()
{
    const QByteArray domain = fullDomain();
    for (const char* bad : { "", "<disk/>", "<interface", "text", "<!-- <interface/> -->" })
        QVERIFY2(!domainWithInterface(domain, nullptr, bad), bad);
    for (const char* bad : { "", "<network/>", "<domain><devices>" })
        QVERIFY2(!domainWithInterface(bad, nullptr, "<interface/>"), bad);
    QVERIFY(!readInterface("<disk/>"));
}

void TestInterfaceXml::keepsTheContentOfMultiLineText()
{
    const QByteArray xml = "    <interface type='null'>\n      <mac address='52:54:00:00:00:01'/>\n"
                           "      <x><![CDATA[a\n      b]]></x>\n      <!-- c\n      d -->\n      <y z='1\n      "
                           "2'/>\n    </interface>\n";
    const QByteArray domain = wrapped(xml);
    const Interface which = named("52:54:00:00:00:01");
    const auto text = extractInterface(domain, which);
    QVERIFY(text);
    QVERIFY(text->contains(
        u"\n  <x><![CDATA[a\n      b]]></x>\n  <!-- c\n      d -->\n  <y z='1\n      2'/>\n</interface>\n"_s));
    QCOMPARE(domainWithInterface(domain, &which, text->toUtf8())->toUtf8(), domain);
}

void TestInterfaceXml::seesWhatTheNextStartChanges_data()
{
    QTest::addColumn<QByteArray>("config");
    QTest::addColumn<QByteArray>("live");
    QTest::addColumn<bool>("isPending");
    const auto row = [](const char* name, const char* configType, const char* config, const char* liveType,
                         const char* live, bool isPending) {
        const auto xml = [](const char* type, const char* body) {
            return QByteArray("<interface type='") + type + "'><mac address='52:54:00:aa:00:01'/>" + body
                + "</interface>";
        };
        QTest::newRow(name) << xml(configType, config) << xml(liveType, live) << isPending;
    };
    const char* portid
        = "<source network='lan' portid='6cbb9a9a-6a4f-4b2c-a1a3-4c0f1a2b3c4d' bridge='br0'/><target dev='vnet0'/>";
    row("a network of its own bridge", "network", "<source network='lan'/>", "network", portid, false);
    row("a network that is a bridge of the host", "network", "<source network='lan'/>", "bridge", portid, false);
    row("a network that gives a VLAN and a virtual port", "network", "<source network='lan' portgroup='x'/>", "bridge",
        "<source network='lan' portgroup='x' bridge='ovs0'/><vlan><tag id='4'/></vlan><virtualport type='openvswitch'/>"
        "<mtu size='9000'/>",
        false);
    row("a network that gives a device", "network", "<source network='lan'/>", "direct",
        "<source network='lan' dev='enp3s0' mode='private'/><target dev='macvtap0'/>", false);
    row("a network that gives a host device", "network", "<source network='lan'/>", "hostdev",
        "<source><address type='pci' domain='0' bus='7' slot='16' function='2'/></source><driver name='vfio'/>", false);
    row("a network instead of QEMU's own", "network", "<source network='lan'/>", "user", "", true);
    row("another network", "network", "<source network='other'/>", "network", portid, true);
    row("another network than the one that is a bridge", "network", "<source network='other'/>", "bridge", portid,
        true);
    row("the network's bridge without the network", "bridge", "<source bridge='br0'/>", "network", portid, true);
    row("link up, which is what absent means", "user", "", "user", "<link state='up'/>", false);
    row("link taken down for now", "user", "", "user", "<link state='down'/>", true);
    row("managed='yes', which is what absent means", "ethernet", "<target dev='a'/>", "ethernet",
        "<target dev='a' managed='yes'/>", false);
    row("managed='no' for the next start", "ethernet", "<target dev='a' managed='no'/>", "ethernet",
        "<target dev='a'/>", true);
    row("a name that the kernel completed", "ethernet", "<target dev='tap%d'/>", "ethernet", "<target dev='tap0'/>",
        false);
    row("a tap for the next start", "ethernet", "<target dev='tap-db01' managed='no'/>", "user", "<alias name='net0'/>",
        true);
    row("a host device's driver", "hostdev", "<source><address type='pci' bus='0x07'/></source>", "hostdev",
        "<driver name='vfio'/><source><address type='pci' bus='0x07'/></source>", false);
    row("more queues", "ethernet", "<driver queues='4'/>", "ethernet", "<driver queues='2'/>", true);
}

void TestInterfaceXml::seesWhatTheNextStartChanges()
{
    QFETCH(QByteArray, config);
    QFETCH(QByteArray, live);
    const QList<InterfacePair> pairs = pairInterfaces({ read(live) }, { read(config) }, true, true);
    QCOMPARE(pairs.size(), 1);
    QTEST(pairs.first().isPending, "isPending");
}

QTEST_APPLESS_MAIN(TestInterfaceXml)
#include "tst_interfacexml.moc"
