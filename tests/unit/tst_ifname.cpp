#include "contract/ifname.h"

#include <QTest>

#include <array>
#include <string>

using VirtTap::IfnameProblem;

Q_DECLARE_METATYPE(VirtTap::IfnameProblem)

class TestIfname : public QObject
{
    Q_OBJECT

private slots:
    void aNameIsTakenOrRefusedForTheRightReason_data();
    void aNameIsTakenOrRefusedForTheRightReason();
    void aPrefixOfTheConnectionIsReserved();
    void someNamesAreTheHosts_data();
    void someNamesAreTheHosts();
};

void TestIfname::aNameIsTakenOrRefusedForTheRightReason_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<IfnameProblem>("problem");

    QTest::newRow("letters, digits, dash and underscore will do") << QByteArray("tap-web_01") << IfnameProblem::None;
    QTest::newRow("one character is enough") << QByteArray("t") << IfnameProblem::None;
    QTest::newRow("15 bytes fit") << QByteArray("tap-abcdefghijk") << IfnameProblem::None;
    QTest::newRow("16 bytes do not: libvirt defines it and fails at start") << QByteArray("tap-abcdefghijkl") << IfnameProblem::TooLong;
    QTest::newRow("nothing is no name") << QByteArray() << IfnameProblem::Empty;
    QTest::newRow("vnet0 is dropped from config") << QByteArray("vnet0") << IfnameProblem::ReservedPrefix;
    QTest::newRow("vnet alone too") << QByteArray("vnet") << IfnameProblem::ReservedPrefix;
    QTest::newRow("vnetwork too: only the prefix counts") << QByteArray("vnetwork") << IfnameProblem::ReservedPrefix;
    QTest::newRow("Vnet0 is kept: the prefix is case-sensitive") << QByteArray("Vnet0") << IfnameProblem::None;
    QTest::newRow("macvtap0 is libvirt's") << QByteArray("macvtap0") << IfnameProblem::ReservedPrefix;
    QTest::newRow("macvlan0 is libvirt's") << QByteArray("macvlan0") << IfnameProblem::ReservedPrefix;
    QTest::newRow("vif1.0 is Xen's, and has a dot") << QByteArray("vif1.0") << IfnameProblem::BadCharacter;
    QTest::newRow("vif1 is Xen's") << QByteArray("vif1") << IfnameProblem::ReservedPrefix;
    QTest::newRow("all is the kernel's") << QByteArray("all") << IfnameProblem::ReservedName;
    QTest::newRow("default is the kernel's") << QByteArray("default") << IfnameProblem::ReservedName;
    QTest::newRow("lo is the loopback") << QByteArray("lo") << IfnameProblem::ReservedName;
    QTest::newRow("a dot alone is a directory") << QByteArray(".") << IfnameProblem::BadFirstCharacter;
    QTest::newRow("two dots are a directory") << QByteArray("..") << IfnameProblem::BadFirstCharacter;
    QTest::newRow("tap.100 breaks libvirt's bridge XML") << QByteArray("tap.100") << IfnameProblem::BadCharacter;
    QTest::newRow("a slash") << QByteArray("a/b") << IfnameProblem::BadCharacter;
    QTest::newRow("a colon") << QByteArray("a:b") << IfnameProblem::BadCharacter;
    QTest::newRow("a space") << QByteArray("a b") << IfnameProblem::BadCharacter;
    QTest::newRow("a tab") << QByteArray("a\tb") << IfnameProblem::BadCharacter;
    QTest::newRow("a newline at the end") << QByteArray("tap0\n") << IfnameProblem::BadCharacter;
    QTest::newRow("a NUL inside") << QByteArray("tap\0x", 5) << IfnameProblem::BadCharacter;
    QTest::newRow("tap%d becomes tap0") << QByteArray("tap%d") << IfnameProblem::Template;
    QTest::newRow("%s is refused by the kernel") << QByteArray("%s") << IfnameProblem::Template;
    QTest::newRow("digits only are an index to ip") << QByteArray("1234") << IfnameProblem::OnlyDigits;
    QTest::newRow("0x1 is a name") << QByteArray("0x1") << IfnameProblem::None;
    QTest::newRow("-tap is an option to ip") << QByteArray("-tap") << IfnameProblem::BadFirstCharacter;
    QTest::newRow("--help is an option to ip") << QByteArray("--help") << IfnameProblem::BadFirstCharacter;
    QTest::newRow(".hid is hidden in sysfs") << QByteArray(".hid") << IfnameProblem::BadFirstCharacter;
    QTest::newRow("_x does not begin with a letter or digit") << QByteArray("_x") << IfnameProblem::BadFirstCharacter;
    QTest::newRow("udevd renames a!b") << QByteArray("a!b") << IfnameProblem::BadCharacter;
    QTest::newRow("udevd renames UTF-8") << QByteArray("tap\xc3\xa9") << IfnameProblem::BadCharacter;
    QTest::newRow("a shell would run $(id)") << QByteArray("$(id)") << IfnameProblem::BadCharacter;
    QTest::newRow("markup is no name") << QByteArray("<b>x</b>") << IfnameProblem::BadCharacter;
    QTest::newRow("DEL") << QByteArray("a\x7f") << IfnameProblem::BadCharacter;
}

void TestIfname::aNameIsTakenOrRefusedForTheRightReason()
{
    QFETCH(QByteArray, name);
    QFETCH(IfnameProblem, problem);
    const std::string_view text(name.constData(), std::size_t(name.size()));
    QCOMPARE(VirtTap::checkIfname(text), problem);
}

void TestIfname::aPrefixOfTheConnectionIsReserved()
{
    using namespace std::string_view_literals;
    static constexpr std::array prefixes { "xenif"sv, ""sv };
    QCOMPARE(VirtTap::checkIfname("xenif3", prefixes), IfnameProblem::ReservedPrefix);
    QCOMPARE(VirtTap::checkIfname("tap3", prefixes), IfnameProblem::None);
}

void TestIfname::someNamesAreTheHosts_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<bool>("isTheHosts");

    QTest::newRow("the kernel's first Ethernet device") << QByteArray("eth0") << true;
    QTest::newRow("ether is a word") << QByteArray("ether") << false;
    QTest::newRow("eth0x is no number") << QByteArray("eth0x") << false;
    QTest::newRow("a PCI slot") << QByteArray("enp3s0") << true;
    QTest::newRow("an onboard device") << QByteArray("eno1") << true;
    QTest::newRow("a hotplug slot") << QByteArray("ens192") << true;
    QTest::newRow("named by MAC") << QByteArray("enx525400123456") << true;
    QTest::newRow("named by MAC, a letter first") << QByteArray("enxfa5400123456") << true;
    QTest::newRow("wireless") << QByteArray("wlp2s0") << true;
    QTest::newRow("wireless, the old way") << QByteArray("wlan0") << true;
    QTest::newRow("Infiniband") << QByteArray("ibp5s0") << true;
    QTest::newRow("biosdevname's") << QByteArray("p1p2") << true;
    QTest::newRow("envoy is a word") << QByteArray("envoy") << false;
    QTest::newRow("slave1 is a word") << QByteArray("slave1") << false;
    QTest::newRow("a libvirt network's bridge") << QByteArray("virbr0") << true;
    QTest::newRow("Open vSwitch's datapath") << QByteArray("ovs-system") << true;
    QTest::newRow("the bonding module's file") << QByteArray("bonding_masters") << true;
    QTest::newRow("the tunnel module's device") << QByteArray("tunl0") << true;
    QTest::newRow("a tap") << QByteArray("tap-web01") << false;
    QTest::newRow("one letter") << QByteArray("e") << false;
}

void TestIfname::someNamesAreTheHosts()
{
    QFETCH(QByteArray, name);
    const std::string_view text(name.constData(), std::size_t(name.size()));
    QTEST(VirtTap::isHostName(text), "isTheHosts");
}

QTEST_APPLESS_MAIN(TestIfname)
#include "tst_ifname.moc"
