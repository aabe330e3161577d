#include "unit/problemworld.h"

#include <QTest>

using namespace VirtTap;
using namespace Qt::StringLiterals;

namespace {

using Change = std::function<void(World&)>;

} // namespace

// What is offered to mend a finding, with all that the fix has to know.
class TestFixesOffered : public QObject
{
    Q_OBJECT

private slots:
    void whatMendsItIsSaid_data();
    void whatMendsItIsSaid();
};

void TestFixesOffered::whatMendsItIsSaid_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("fix"); // with its arguments
    const auto inVlan = [](quint16 ofPort, quint16 ofUplink) {
        return Change([=](World& w) {
            const auto vlans = [](quint16 vlan) {
                return vlan == 0 ? PortVlans() : PortVlans { .untagged = vlan, .ranges = { { vlan, vlan } } };
            };
            w.link(2).filtersVlans = true;
            w.link(101).vlans = vlans(ofPort);
            w.link(3).vlans = vlans(ofUplink);
        });
    };
    QTest::newRow("a port without a VLAN comes into that of the uplink")
        << inVlan(0, 7) << u"join-vlan tap=tap00001 vlan=7"_s;
    QTest::newRow("a port in another VLAN comes into that of the uplink")
        << inVlan(5, 7) << u"join-vlan tap=tap00001 vlan=7"_s;
    QTest::newRow("an uplink that drops frames without a tag tells of none") << inVlan(0, 0) << QString();
    QTest::newRow("a tap takes the only bridge")
        << Change([](World& w) { w.link(101).master = 0; }) << u"join-bridge tap=tap00001 bridge=br0"_s;
    QTest::newRow("a tap takes none of two bridges by itself") << Change([](World& w) {
        w.machine().links.insert(902, sampleLink(902, u"br1"_s, Link::Kind::Bridge));
        w.machine().links.insert(903, sampleTap(903, u"tap-other"_s, 902));
        w.link(101).master = 0;
    }) << u"join-bridge tap=tap00001 bridge="_s;
    QTest::newRow("a large tap takes the MTU of its bridge")
        << Change([](World& w) { w.link(101).mtu = 9000; }) << u"set-mtu tap=tap00001 mtu=1500"_s;
    QTest::newRow("a tap with its guest's address gets that of a host's side") << Change(
        [](World& w) { w.link(101).mac = sampleMac(1); }) << u"set-tap-mac tap=tap00001 mac=fe:54:00:00:00:01"_s;
    QTest::newRow("another tap with the guest's address too") << Change(
        [](World& w) { w.link(100).mac = sampleMac(1); }) << u"set-tap-mac tap=tap00000 mac=fe:54:00:00:00:01"_s;
    QTest::newRow("an uplink with the guest's address is not ours")
        << Change([](World& w) { w.link(3).mac = sampleMac(1); }) << QString();
    QTest::newRow("another name of the tap is replaced by its name") << Change([](World& w) {
        w.link(101).altNames = { u"other"_s };
        w.off([](Interface& i) { i.targetDev = u"other"_s; });
    }) << u"set-target tap=tap00001"_s;
    QTest::newRow("a script that is not there is dropped") << Change([](World& w) {
        w.look.file = [](const QString&) { return HostFile(); };
        w.off([](Interface& i) { i.script = u"/etc/nosuch"_s; });
    }) << u"drop-script script=/etc/nosuch"_s;
    QTest::newRow("a bridge that is down is set up")
        << Change([](World& w) { w.link(2).isUp = false; }) << u"up-bridge tap=tap00001 bridge=br0"_s;
}

void TestFixesOffered::whatMendsItIsSaid()
{
    QFETCH(Change, change);
    QFETCH(QString, fix);
    World world;
    change(world);
    const QUuid guest = sampleUuid(1);
    QStringList fixes;
    for (const Finding& finding : world.findings()) {
        if (finding.domain.uuid != guest)
            continue;
        QStringList words { finding.fix };
        for (const auto& [key, value] : finding.fixArguments)
            words.append(key + u'=' + value);
        fixes.append(words.join(u' '));
    }
    QVERIFY2(fixes.contains(fix), qPrintable(fixes.join(u'\n')));
}

QTEST_GUILESS_MAIN(TestFixesOffered)
#include "tst_fixesoffered.moc"
