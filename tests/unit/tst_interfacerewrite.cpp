#include "unit/xmlcorpus.h"
#include "xml/domainxml.h"
#include "xml/schema.h"

#include <algorithm>
#include <iterator>

using namespace VirtTap;
using namespace XmlCorpus;

namespace {

// Lines without those blanks that only indent.
QStringList lines(const QString& text)
{
    QStringList result;
    const QStringList all = text.split(u'\n', Qt::SkipEmptyParts);
    for (const QString& line : all)
        result.append(line.trimmed());
    return result;
}

Interface ownTap(const Interface& from)
{
    Interface wanted = from;
    wanted.type = u"ethernet"_s;
    wanted.source.clear();
    wanted.network.clear();
    wanted.targetDev = u"tap-db01"_s;
    wanted.managed = false;
    wanted.model = u"virtio"_s;
    wanted.driverName.clear();
    wanted.hasSourceIp = wanted.hasVlan = wanted.hasVirtualport = wanted.hasBandwidth = false;
    wanted.script.reset();
    wanted.downscript.reset();
    return wanted;
}

} // namespace

class TestInterfaceRewrite : public QObject
{
    Q_OBJECT

private slots:
    void changingNothingChangesNothing_data() { addCorpus(); }
    void changingNothingChangesNothing();
    void everyTypeBecomesATap_data() { addCorpus(); }
    void everyTypeBecomesATap();
    void keepsWhatItDoesNotSpeakOf();
    void changesOneThing_data();
    void changesOneThing();
    void newChildrenStandWhereLibvirtWritesThem();
    void whatIsTakenAwayStaysAway();
    void lineEndsInValuesAreBlanks();
};

void TestInterfaceRewrite::changingNothingChangesNothing()
{
    QFETCH(QByteArray, xml);
    const Interface value = read(xml);
    const auto same = rewriteInterface(wrapped(xml), value, value);
    QVERIFY(same);
    // The one entity that pugixml and libvirt write differently; all else is byte for byte.
    QCOMPARE(QString(*same).replace(u"&apos;"_s, u"&#39;"_s), QString::fromUtf8(xml));
}

void TestInterfaceRewrite::everyTypeBecomesATap()
{
    QFETCH(QByteArray, xml);
    const Interface before = read(xml);
    const Interface wanted = ownTap(before);
    const auto text = rewriteInterface(wrapped(xml), before, wanted);
    QVERIFY(text);
    const QByteArray result = text->toUtf8();
    QCOMPARE(read(result), wanted);
    QVERIFY(parseUntrusted(result).isEmpty());
    const SchemaVerdict verdict = checkInterfaceSchema(result);
    QVERIFY2(verdict.outcome == SchemaVerdict::Outcome::Valid, qPrintable(*text + verdict.reason));
    const QList<XmlProblem> problems = checkInterfaceElements(result);
    QVERIFY2(problems.isEmpty(), qPrintable(problems.isEmpty() ? QString() : problems.first().message));
}

void TestInterfaceRewrite::keepsWhatItDoesNotSpeakOf()
{
    const QByteArray domain = fullDomain();
    const auto guest = readDomain(domain);
    QVERIFY(guest);
    Interface wanted = ownTap(guest->interfaces.at(0));
    wanted.queues = 2;
    const auto text = rewriteInterface(domain, guest->interfaces.at(0), wanted);
    QVERIFY(text);
    QCOMPARE(*text,
        u"<interface type='ethernet'>\n"
        "  <mac address='52:54:00:10:00:11'/>\n"
        "  <target dev='tap-db01' managed='no'/>\n"
        "  <!-- kept in the interface -->\n"
        "  <model type='virtio'/>\n"
        "  <driver queues='2'/>\n"
        "  <boot order='2'/>\n"
        "  <acpi index='7'/>\n"
        "  <address type='pci' domain='0x0000' bus='0x01' slot='0x00' function='0x0'/>\n"
        "  <rom bar='off'/>\n"
        "</interface>\n"_s);
}

void TestInterfaceRewrite::changesOneThing_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<Interface>("wanted");
    QTest::addColumn<QStringList>("gone");
    QTest::addColumn<QStringList>("come");
    const auto row
        = [](const char* name, const QString& file, auto change, const QStringList& gone, const QStringList& come) {
              Interface wanted = read(element(file));
              change(wanted);
              QTest::newRow(name) << file << wanted << gone << come;
          };
    using I = Interface&;
    const QString tap = u"ethernet-own-tap"_s;
    row("fewer queues", tap, [](I i) { i.queues = 2; }, { u"<driver queues='4'/>"_s }, { u"<driver queues='2'/>"_s });
    row("no queues take the driver with them", tap, [](I i) { i.queues = 0; }, { u"<driver queues='4'/>"_s }, {});
    row("another tap", tap, [](I i) { i.targetDev = u"tap9"_s; }, { u"<target dev='tap-db01' managed='no'/>"_s },
        { u"<target dev='tap9' managed='no'/>"_s });
    row("no MTU", tap, [](I i) { i.mtu = 0; }, { u"<mtu size='9000'/>"_s }, {});
    row("link down", tap, [](I i) { i.link = Interface::Link::Down; }, {}, { u"<link state='down'/>"_s });
    row("a script is taken away", u"ethernet-script"_s, [](I i) { i.script.reset(); },
        { u"<script path='/etc/qemu-ifup'/>"_s }, {});
    row("an empty script goes too", u"empty-script"_s, [](I i) { i.script.reset(); }, { u"<script path=''/>"_s }, {});
    row("the tap's addresses are taken away", u"ethernet-script"_s, [](I i) { i.hasSourceIp = false; },
        { u"<source>"_s, u"<ip address='192.0.2.1' family='ipv4' prefix='24'/>"_s,
            u"<route family='ipv4' address='198.51.100.0' prefix='24' gateway='192.0.2.9'/>"_s, u"</source>"_s },
        {});
    row("another bridge keeps VLAN and virtual port", u"bridge-openvswitch"_s, [](I i) { i.source = u"br7"_s; },
        { u"<source bridge='ovs-br0'/>"_s }, { u"<source bridge='br7'/>"_s });
    row("another driver keeps its offloads", u"bridge-openvswitch"_s,
        [](I i) {
            i.driverName.clear();
            i.queues = 0;
        },
        { u"<driver name='vhost' txmode='iothread' ioeventfd='on' event_idx='off' queues='5' rx_queue_size='256'"
          " tx_queue_size='256'>"_s },
        { u"<driver txmode='iothread' ioeventfd='on' event_idx='off' rx_queue_size='256' tx_queue_size='256'>"_s });
    row("another filter loses the old one's parameters", u"network"_s, [](I i) { i.filter = u"no-ip-spoofing"_s; },
        { u"<filterref filter='clean-traffic'>"_s, u"<parameter name='IP' value='192.0.2.7'/>"_s, u"</filterref>"_s },
        { u"<filterref filter='no-ip-spoofing'/>"_s });
    row("another group of a socket", u"mcast"_s, [](I i) { i.source = u"230.0.0.2:99"_s; },
        { u"<source address='230.0.0.1' port='5558'/>"_s }, { u"<source address='230.0.0.2' port='99'/>"_s });
    row("another device keeps the mode", u"direct"_s, [](I i) { i.source = u"enp4s0"_s; },
        { u"<source dev='enp3s0' mode='vepa'/>"_s }, { u"<source dev='enp4s0' mode='vepa'/>"_s });
    row("another PCI device of the host", u"hostdev-pci"_s, [](I i) { i.source = u"pci 0000:08:10.2"_s; },
        { u"<address type='pci' domain='0x0000' bus='0x07' slot='0x10' function='0x2'/>"_s },
        { u"<address type='pci' domain='0x0000' bus='0x08' slot='0x10' function='0x2'/>"_s });
}

void TestInterfaceRewrite::changesOneThing()
{
    QFETCH(QString, file);
    QFETCH(Interface, wanted);
    const QByteArray xml = element(file);
    const auto text = rewriteInterface(wrapped(xml), read(xml), wanted);
    QVERIFY(text);
    QCOMPARE(read(text->toUtf8()), wanted);

    const QStringList before = lines(QString::fromUtf8(xml));
    const QStringList after = lines(*text);
    QStringList gone;
    std::ranges::copy_if(before, std::back_inserter(gone), [&](const QString& line) { return !after.contains(line); });
    QStringList come;
    std::ranges::copy_if(after, std::back_inserter(come), [&](const QString& line) { return !before.contains(line); });
    QTEST(gone, "gone");
    QTEST(come, "come");
}

void TestInterfaceRewrite::newChildrenStandWhereLibvirtWritesThem()
{
    const QByteArray xml = element(u"ethernet-bare"_s);
    Interface wanted = read(xml);
    wanted.targetDev = u"tap0"_s;
    wanted.managed = false;
    wanted.model = u"virtio"_s;
    wanted.queues = 2;
    wanted.mtu = 1500;
    wanted.bootOrder = 1;
    wanted.link = Interface::Link::Up;
    const auto text = rewriteInterface(
        wrapped("    <interface type='ethernet'><mac address='52:54:00:aa:00:07'/></interface>\n"), read(xml), wanted);
    QVERIFY(text);
    QCOMPARE(read(text->toUtf8()), wanted);
    QCOMPARE(*rewriteInterface(wrapped(xml), read(xml), wanted), writeInterface(wanted));
}

void TestInterfaceRewrite::whatIsTakenAwayStaysAway()
{
    const QByteArray xml = "<interface type='ethernet'>\n  <mac address='52:54:00:aa:00:07'/>\n  <target dev='a'/>\n"
                           "  <target dev='b' managed='no'/>\n  <mtu size='1'/>\n  <mtu size='2'/>\n</interface>\n";
    Interface wanted = read(xml);
    wanted.targetDev.clear();
    wanted.mtu = 0;
    const auto text = rewriteInterface(wrapped(xml), read(xml), wanted);
    QVERIFY(text);
    QCOMPARE(*text, u"<interface type='ethernet'>\n  <mac address='52:54:00:aa:00:07'/>\n</interface>\n"_s);
}

void TestInterfaceRewrite::lineEndsInValuesAreBlanks()
{
    // XML says so; written as "&#13;" they would come to be in the value.
    const QByteArray xml
        = "<interface type='null'><mac address='52:54:00:aa:00:07'/><alias name='a\r\tb'/></interface>";
    QCOMPARE(read(xml).alias, u"a  b"_s);
    const auto text = rewriteInterface(wrapped(xml), read(xml), read(xml));
    QVERIFY(text);
    QCOMPARE(read(text->toUtf8()).alias, u"a  b"_s);
}

QTEST_APPLESS_MAIN(TestInterfaceRewrite)
#include "tst_interfacerewrite.moc"
