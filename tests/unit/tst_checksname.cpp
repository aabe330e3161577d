#include "checks/interfacechecks.h"
#include "fakes/fakeconnections.h"
#include "fakes/samples.h"

#include <QTest>

#include <algorithm>

using namespace VirtTap;
using namespace Qt::StringLiterals;
using Severity = Finding::Severity;

namespace {

Facts sampleFacts()
{
    Facts facts;
    facts.connections = { sampleConnection(), sampleSession() };
    facts.machines = { sampleMachine() };
    return facts;
}

// A new interface for paused1.
InterfaceDraft draftOn(const QString& tap)
{
    InterfaceDraft draft;
    draft.domain = { QString::fromUtf16(sampleUri), sampleUuid(4) };
    draft.interface = sampleTapInterface(99, tap);
    return draft;
}

QString idOf(const QList<Finding>& findings)
{
    return findings.isEmpty() ? QString() : findings.first().id;
}

} // namespace

class TestChecksName : public QObject
{
    Q_OBJECT

private slots:
    void aNameIsRefusedWithItsReason_data();
    void aNameIsRefusedWithItsReason();
    void anExistingTapMayHaveAnOddName_data();
    void anExistingTapMayHaveAnOddName();
    void theConnectionsOwnPrefixIsRefused();
    void aMultiQueueTapMixesTraffic();
    void theReplacedInterfaceDoesNotCount();
    void anotherMachineDoesNotCount();
    void usesAreFoundInLiveAndConfig();
    void aNameIsSuggested_data();
    void aNameIsSuggested();
    void suggestionsAreNeverTaken();
};

void TestChecksName::aNameIsRefusedWithItsReason_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("id"); // empty: it will do
    QTest::newRow("letters, digits, minus and underscore will do") << u"tap-new_01"_s << QString();
    QTest::newRow("fifteen bytes will do") << u"abcdefghijklmno"_s << QString();
    QTest::newRow("sixteen bytes are too many") << u"abcdefghijklmnop"_s << u"name-too-long"_s;
    QTest::newRow("vnet5 is libvirt's") << u"vnet5"_s << u"name-prefix"_s;
    QTest::newRow("vnet alone is libvirt's") << u"vnet"_s << u"name-prefix"_s;
    QTest::newRow("vnetwork is libvirt's") << u"vnetwork"_s << u"name-prefix"_s;
    QTest::newRow("macvtap0 is libvirt's") << u"macvtap0"_s << u"name-prefix"_s;
    QTest::newRow("macvlan0 is libvirt's") << u"macvlan0"_s << u"name-prefix"_s;
    QTest::newRow("the prefix is told apart by case") << u"Vnet0"_s << QString();
    QTest::newRow("vif1.0 is reserved") << u"vif1"_s << u"name-prefix"_s;
    QTest::newRow("all means something else") << u"all"_s << u"name-reserved"_s;
    QTest::newRow("default means something else") << u"default"_s << u"name-reserved"_s;
    QTest::newRow("a dot alone is no name") << u"."_s << u"name-first-character"_s;
    QTest::newRow("two dots are no name") << u".."_s << u"name-first-character"_s;
    QTest::newRow("a slash is refused") << u"a/b"_s << u"name-character"_s;
    QTest::newRow("a colon is refused") << u"a:b"_s << u"name-character"_s;
    QTest::newRow("a space is refused") << u"a b"_s << u"name-character"_s;
    QTest::newRow("a tab is refused") << u"a\tb"_s << u"name-character"_s;
    QTest::newRow("tap%d is a template") << u"tap%d"_s << u"name-template"_s;
    QTest::newRow("%d is a template") << u"%d"_s << u"name-template"_s;
    QTest::newRow("a percent sign is refused") << u"tap%"_s << u"name-template"_s;
    QTest::newRow("%s is refused") << u"%s"_s << u"name-template"_s;
    QTest::newRow("nothing is no name") << QString() << u"name-empty"_s;
    QTest::newRow("only digits are an index") << u"1234"_s << u"name-digits"_s;
    QTest::newRow("zero is an index") << u"0"_s << u"name-digits"_s;
    QTest::newRow("0x1 has a letter") << u"0x1"_s << QString();
    QTest::newRow("-tap is an option") << u"-tap"_s << u"name-first-character"_s;
    QTest::newRow("--help is an option") << u"--help"_s << u"name-first-character"_s;
    QTest::newRow(".hid is hidden") << u".hid"_s << u"name-first-character"_s;
    QTest::newRow("an exclamation mark is renamed by udevd") << u"a!b"_s << u"name-character"_s;
    QTest::newRow("a quote is renamed by udevd") << u"a'b"_s << u"name-character"_s;
    QTest::newRow("markup is refused") << u"a<b>"_s << u"name-character"_s;
    QTest::newRow("a letter outside of ASCII is renamed by udevd") << u"tapé"_s << u"name-character"_s;
    QTest::newRow("a dot looks like a VLAN") << u"tap.100"_s << u"name-character"_s;
    QTest::newRow("words of ip are names") << u"type"_s << QString();
    QTest::newRow("lo exists") << u"lo"_s << u"name-not-a-tap"_s;
    QTest::newRow("a bridge is no tap") << u"br0"_s << u"name-not-a-tap"_s;
    QTest::newRow("a card is no tap") << u"enp3s0"_s << u"name-not-a-tap"_s;
    QTest::newRow("a veth is no tap") << u"veth0"_s << u"name-not-a-tap"_s;
    QTest::newRow("a tun device is no tap") << u"tun0"_s << u"name-not-a-tap"_s;
    QTest::newRow("an alternative name is taken") << u"enp3s0long"_s << u"name-alternative"_s;
    QTest::newRow("a running guest's tap is taken") << u"tap-web01"_s << u"name-used-live"_s;
    QTest::newRow("a missing tap of another's config is taken") << u"tap-gone"_s << u"name-used-config"_s;
    QTest::newRow("a free tap will do") << u"tap-spare"_s << QString();
}

void TestChecksName::aNameIsRefusedWithItsReason()
{
    QFETCH(QString, name);
    QFETCH(QString, id);
    const QList<Finding> findings = checkTargetName(draftOn(name), sampleFacts());
    QCOMPARE(idOf(findings), id);
    if (id.isEmpty())
        return;
    QVERIFY(blocks(findings.first()));
    QCOMPARE(findings.first().field, u"target/dev"_s);
    QCOMPARE(findings.first().tap, name);
    QVERIFY2(findings.first().message.contains(name), qPrintable(findings.first().message));
    QVERIFY(findings.first().message.endsWith(u'.'));
    QVERIFY2(!findings.first().message.contains(u"%1"_s), qPrintable(findings.first().message));
}

void TestChecksName::anExistingTapMayHaveAnOddName_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("id");
    QTest::newRow("vnet0 is kept with managed='no'") << u"vnet0"_s << u"name-prefix"_s;
    QTest::newRow("a dot breaks the bridge's XML") << u"tap.100"_s << u"name-character"_s;
    QTest::newRow("a comma is outside of the schema") << u"tap,x"_s << u"name-character"_s;
}

void TestChecksName::anExistingTapMayHaveAnOddName()
{
    QFETCH(QString, name);
    QFETCH(QString, id);
    Facts facts = sampleFacts();
    facts.machines.first().links.insert(50, sampleTap(50, name, 2));
    const QList<Finding> findings = checkTargetName(draftOn(name), facts);
    QCOMPARE(findings.size(), 1);
    QCOMPARE(findings.first().id, id);
    QCOMPARE(findings.first().severity, Severity::Risk);
}

void TestChecksName::theConnectionsOwnPrefixIsRefused()
{
    Facts facts = sampleFacts();
    facts.connections.first().host.netPrefixes = QStringList { u"xen"_s };
    QCOMPARE(idOf(checkTargetName(draftOn(u"xen7"_s), facts)), u"name-prefix"_s);
    QCOMPARE(idOf(checkTargetName(draftOn(u"xen7"_s), sampleFacts())), QString());
}

void TestChecksName::aMultiQueueTapMixesTraffic()
{
    Facts facts = sampleFacts();
    Domain other = sampleDomain(8, u"other"_s, Domain::State::Running, { sampleTapInterface(8, u"tap-mq"_s) });
    facts.connections[1].domains.insert(other.uuid, DomainPtr::create(other)); // of the session: the same machine
    const QList<Finding> findings = checkTargetName(draftOn(u"tap-mq"_s), facts);
    QCOMPARE(idOf(findings), u"name-used-live"_s);
    QCOMPARE(findings.first().severity, Severity::WillNotWork);
}

void TestChecksName::theReplacedInterfaceDoesNotCount()
{
    const Facts facts = sampleFacts();
    InterfaceDraft draft = draftOn(u"tap-web01"_s);
    draft.domain.uuid = sampleUuid(1);
    QCOMPARE(idOf(checkTargetName(draft, facts)), u"name-used-here"_s);
    draft.replaces = facts.connections.first().domain(sampleUuid(1))->config.first();
    QCOMPARE(idOf(checkTargetName(draft, facts)), QString());
}

void TestChecksName::anotherMachineDoesNotCount()
{
    Facts facts = sampleFacts();
    facts.connections[1].host.machineId = u"another"_s;
    Domain other = sampleDomain(8, u"other"_s, Domain::State::Running, { sampleTapInterface(8, u"tap-spare"_s) });
    facts.connections[1].domains.insert(other.uuid, DomainPtr::create(other));
    QCOMPARE(idOf(checkTargetName(draftOn(u"tap-spare"_s), facts)), QString());
    facts.connections[1].host.machineId = QString::fromUtf16(sampleMachineId);
    QCOMPARE(idOf(checkTargetName(draftOn(u"tap-spare"_s), facts)), u"name-used-live"_s);
}

void TestChecksName::usesAreFoundInLiveAndConfig()
{
    const QString machine = QString::fromUtf16(sampleMachineId);
    const QList<TapUse> web = usesOfTap(u"tap-web01"_s, sampleFacts(), machine);
    QCOMPARE(web.size(), 2);
    QVERIFY(web.first().isLive && !web.last().isLive);
    QCOMPARE(web.first().domainName, u"web01"_s);
    const QList<TapUse> database = usesOfTap(u"tap-db01"_s, sampleFacts(), machine);
    QCOMPARE(database.size(), 1);
    QVERIFY(!database.first().isLive);
    QVERIFY(usesOfTap(u"tap-db01"_s, sampleFacts(), u"another"_s).isEmpty());
    QVERIFY(usesOfTap(QString(), sampleFacts(), machine).isEmpty());
}

void TestChecksName::aNameIsSuggested_data()
{
    QTest::addColumn<QString>("guest");
    QTest::addColumn<QString>("name");
    QTest::newRow("after the guest") << u"mail"_s << u"tap-mail"_s;
    QTest::newRow("cut to fifteen bytes") << u"a-very-long-guest-name"_s << u"tap-a-very-long"_s;
    QTest::newRow("numbered when taken") << u"web01"_s << u"tap-web01-2"_s;
    QTest::newRow("numbered within fifteen bytes") << u"spare"_s << u"tap-spare-2"_s;
    QTest::newRow("in the allowed characters") << u"my guest (old)"_s << u"tap-my-guest-ol"_s;
    QTest::newRow("without accents") << u"café"_s << u"tap-cafe"_s;
    QTest::newRow("of nothing that can be kept") << u"数据库"_s << u"tap-guest"_s;
    QTest::newRow("without a minus at the end") << u"a-ten-char-x"_s << u"tap-a-ten-char"_s;
}

void TestChecksName::aNameIsSuggested()
{
    QFETCH(QString, guest);
    QFETCH(QString, name);
    QCOMPARE(suggestTapName(guest, sampleFacts(), QString::fromUtf16(sampleUri)), name);
}

void TestChecksName::suggestionsAreNeverTaken()
{
    Facts facts = sampleFacts();
    for (int i = 0; i < 120; ++i) {
        const QString name = suggestTapName(u"a-guest-of-twenty-by"_s, facts, QString::fromUtf16(sampleUri));
        QVERIFY(!name.isEmpty() && name.size() <= 15);
        QVERIFY(!facts.machines.first().linkNamed(name));
        facts.machines.first().links.insert(1000 + i, sampleTap(1000 + i, name));
    }
    facts.connections.first().host.netPrefixes = QStringList { u"tap"_s };
    QCOMPARE(suggestTapName(u"mail"_s, facts, QString::fromUtf16(sampleUri)), u"nic-mail"_s);
}

QTEST_APPLESS_MAIN(TestChecksName)
#include "tst_checksname.moc"
