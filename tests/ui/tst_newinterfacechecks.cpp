#include "ui/newinterface/proof.h"
#include "ui/newinterface/scopechoice.h"
#include "ui/newinterface/xmldraft.h"
#include "ui/wizarddriver.h"
#include "ui/xmlview.h"
#include "xml/interfacexml.h"

#include <QAction>
#include <QFileDialog>
#include <QTemporaryDir>
#include <QTest>

using namespace VirtTap;
using namespace Qt::StringLiterals;

using Deed = InterfaceRequest::Deed;

Q_DECLARE_METATYPE(VirtTap::Proof::Answer)

// What the wizard's pages refuse, offer and save.
class TestNewInterfaceChecks : public QObject
{
    Q_OBJECT

private slots:
    void namesAreCheckedAsTheyAreTyped_data();
    void namesAreCheckedAsTheyAreTyped();
    void macAddressesAreCheckedAsTheyAreTyped_data();
    void macAddressesAreCheckedAsTheyAreTyped();
    void takenAddressesAreWarnedOf();
    void queuesMustSuitTheTap();
    void scopesFollowTheGuest_data();
    void scopesFollowTheGuest();
    void noFreePortMeansAfterNextStart();
    void aSavedStateIsWarnedOf();
    void scriptsAreShownAndNotOffered();
    void eachTapIsUsableOrSaysWhyNot_data();
    void eachTapIsUsableOrSaysWhyNot();
    void editedXmlIsSentAsItStands();
    void editedXmlThatIsWrongNamesTheLine_data();
    void editedXmlThatIsWrongNamesTheLine();
    void editedXmlIsCheckedAsThePagesAre_data();
    void editedXmlIsCheckedAsThePagesAre();
    void anEditOutlivesTheOtherPages();
    void filesAreSaved_data();
    void filesAreSaved();
    void aFileThatCannotBeWrittenIsSaid();
    void proofsTellWhatTheHostSays_data();
    void proofsTellWhatTheHostSays();
};

void TestNewInterfaceChecks::namesAreCheckedAsTheyAreTyped_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("isTaken");
    QTest::newRow("a plain name will do") << u"tap-app01"_s << true;
    QTest::newRow("15 bytes will do") << u"a23456789012345"_s << true;
    QTest::newRow("underscores will do") << u"a_b-c"_s << true;
    QTest::newRow("a tap that is there will do") << u"tap-mq"_s << true;
    QTest::newRow("no name at all") << u""_s << false;
    QTest::newRow("16 bytes are too long") << u"a234567890123456"_s << false;
    QTest::newRow("libvirt drops vnet") << u"vnet7"_s << false;
    QTest::newRow("libvirt drops macvtap") << u"macvtap0"_s << false;
    QTest::newRow("libvirt drops macvlan") << u"macvlan1"_s << false;
    QTest::newRow("libvirt reserves vif") << u"vif1.0"_s << false;
    QTest::newRow("all is reserved") << u"all"_s << false;
    QTest::newRow("default is reserved") << u"default"_s << false;
    QTest::newRow("one dot") << u"."_s << false;
    QTest::newRow("two dots") << u".."_s << false;
    QTest::newRow("a slash") << u"a/b"_s << false;
    QTest::newRow("a colon") << u"a:b"_s << false;
    QTest::newRow("a space") << u"a b"_s << false;
    QTest::newRow("the kernel numbers %d") << u"tap%d"_s << false;
    QTest::newRow("the kernel refuses two %d") << u"tap%d%d"_s << false;
    QTest::newRow("a lone percent sign") << u"tap%"_s << false;
    for (const QChar odd : u";$&\"*@#\\~+^([{"_s)
        QTest::newRow(qPrintable(u"udev renames %1"_s.arg(odd))) << u"tap"_s + odd << false;
    QTest::newRow("an alternative name of a tap") << u"tap-db01-long"_s << false;
    QTest::newRow("the loopback") << u"lo"_s << false;
    QTest::newRow("a physical link") << u"enp3s0"_s << false;
    QTest::newRow("an alternative name") << u"enp3s0long"_s << false;
    QTest::newRow("a bridge") << u"br0"_s << false;
    QTest::newRow("a tun device without Ethernet") << u"tun0"_s << false;
    QTest::newRow("one end of a veth pair") << u"veth0"_s << false;
    QTest::newRow("a running guest's tap") << u"tap-web01"_s << false;
    QTest::newRow("only digits") << u"1234"_s << false;
    QTest::newRow("a dash first") << u"-tap"_s << false;
    QTest::newRow("a dot first") << u".hid"_s << false;
    QTest::newRow("udev renames a comma") << u"a,b"_s << false;
    QTest::newRow("udev renames quotes") << u"a'b"_s << false;
    QTest::newRow("udev renames other scripts") << u"tapé"_s << false;
    QTest::newRow("a dot breaks libvirt's interface driver") << u"tap.100"_s << false;
}

void TestNewInterfaceChecks::namesAreCheckedAsTheyAreTyped()
{
    QFETCH(QString, name);
    World world;
    const QString machine = QString::fromUtf16(sampleMachineId);
    Link tap = *world.connections.machine(machine).linkNamed(u"tap-db01");
    tap.altNames = { u"tap-db01-long"_s };
    world.connections.setLink(machine, tap);
    NewInterfaceWizard wizard(world.connections, systemGuest(4), std::nullopt, {});
    const Driver drive(wizard);
    wizard.open();
    drive.click(u"newRadio"_s);
    drive.type(u"nameEdit"_s, name);
    QCOMPARE(drive.find<QLineEdit>(u"nameEdit"_s)->text(), name);
    QTEST(drive.isEnabled(u"nextButton"_s), "isTaken");
    QTEST(drive.isEnabled(u"reviewButton"_s), "isTaken");
    QFETCH(bool, isTaken);
    QCOMPARE(drive.text(u"problemLabel"_s).isEmpty(), isTaken);
    if (!isTaken)
        QVERIFY2(drive.text(u"problemLabel"_s).endsWith(u'.'), qPrintable(drive.text(u"problemLabel"_s)));
    QVERIFY(isTaken || !drive.isShown(u"commandBox"_s)); // no commands for what cannot be
}

void TestNewInterfaceChecks::macAddressesAreCheckedAsTheyAreTyped_data()
{
    QTest::addColumn<QString>("mac");
    QTest::addColumn<bool>("isTaken");
    QTest::addColumn<QString>("finding");
    QTest::newRow("a plain one") << u"52:54:00:0a:0b:0c"_s << true << QString();
    QTest::newRow("short octets") << u"52:54:0:0:0:9"_s << true << QString();
    QTest::newRow("nothing") << u""_s << false << u"mac-syntax"_s;
    QTest::newRow("five octets") << u"52:54:00:0a:0b"_s << false << u"mac-syntax"_s;
    QTest::newRow("seven octets") << u"52:54:00:0a:0b:0c:0d"_s << false << u"mac-syntax"_s;
    QTest::newRow("dashes") << u"52-54-00-0a-0b-0c"_s << false << u"mac-syntax"_s;
    QTest::newRow("no hexadecimal digits") << u"52:54:00:0a:0b:0g"_s << false << u"mac-syntax"_s;
    QTest::newRow("multicast") << u"53:54:00:0a:0b:0c"_s << false << u"mac-multicast"_s;
    QTest::newRow("broadcast") << u"ff:ff:ff:ff:ff:ff"_s << false << u"mac-multicast"_s;
    QTest::newRow("all zero") << u"00:00:00:00:00:00"_s << true << u"mac-zero"_s;
    QTest::newRow("the host side's prefix") << u"fe:54:00:0a:0b:0c"_s << true << u"mac-fe"_s;
}

void TestNewInterfaceChecks::macAddressesAreCheckedAsTheyAreTyped()
{
    QFETCH(QString, mac);
    QFETCH(QString, finding);
    World world;
    NewInterfaceWizard wizard(world.connections, systemGuest(4), std::nullopt, u"tap-db01"_s);
    const Driver drive(wizard);
    wizard.open();
    drive.click(u"nextButton"_s);
    drive.type(u"macEdit"_s, mac);
    QTEST(drive.isEnabled(u"nextButton"_s), "isTaken");
    const auto* inlined = drive.find<FindingList>(u"macFindings"_s);
    QStringList ids;
    for (const Finding& each : inlined->findings())
        ids.append(each.id);
    QVERIFY2(finding.isEmpty() ? ids.isEmpty() : ids.contains(finding), qPrintable(ids.join(u' ')));
    drive.click(u"randomButton"_s);
    QVERIFY(drive.isEnabled(u"nextButton"_s));
    QVERIFY(drive.find<QLineEdit>(u"macEdit"_s)->text().startsWith(u"52:54:00:"));
}

void TestNewInterfaceChecks::takenAddressesAreWarnedOf()
{
    World world;
    NewInterfaceWizard wizard(world.connections, systemGuest(4), std::nullopt, u"tap-db01"_s);
    const Driver drive(wizard);
    wizard.open();
    drive.click(u"nextButton"_s);
    drive.type(u"macEdit"_s, sampleMac(1).toString()); // web01's
    QCOMPARE(drive.find<FindingList>(u"macFindings"_s)->findings().size(), 1);
    QVERIFY(drive.find<FindingList>(u"macFindings"_s)->findings().first().message.contains(u"web01"));
    drive.type(u"macEdit"_s, world.link(11).mac.value().toString()); // the tap's own
    QVERIFY(!drive.find<FindingList>(u"macFindings"_s)->findings().isEmpty());
}

void TestNewInterfaceChecks::queuesMustSuitTheTap()
{
    World world;
    NewInterfaceWizard wizard(world.connections, systemGuest(4), std::nullopt, u"tap-mq"_s);
    const Driver drive(wizard);
    wizard.open();
    drive.click(u"nextButton"_s);
    auto* queues = drive.find<QSpinBox>(u"queuesSpin"_s);
    QCOMPARE(queues->value(), 2);
    QVERIFY(drive.isEnabled(u"nextButton"_s));
    queues->setValue(1);
    QVERIFY(!drive.isEnabled(u"nextButton"_s));
    QVERIFY(!drive.find<FindingList>(u"queuesFindings"_s)->findings().isEmpty());
    queues->setValue(4);
    QVERIFY(drive.isEnabled(u"nextButton"_s));
    auto* model = drive.find<QComboBox>(u"modelCombo"_s);
    model->setCurrentIndex(model->findData(u"e1000"_s));
    emit model->activated(model->currentIndex());
    QVERIFY(!drive.isEnabled(u"nextButton"_s));
    QVERIFY(!drive.find<FindingList>(u"modelFindings"_s)->findings().isEmpty());
}

void TestNewInterfaceChecks::scopesFollowTheGuest_data()
{
    QTest::addColumn<bool>("isActive");
    QTest::addColumn<bool>("isPersistent");
    QTest::addColumn<bool>("replaces");
    QTest::addColumn<bool>("hasLive");
    QTest::addColumn<bool>("hasConfig");
    QTest::addColumn<QString>("possible"); // b, n, c
    QTest::newRow("running and persistent: all") << true << true << false << false << false << u"bnc"_s;
    QTest::newRow("running and transient: now") << true << false << false << false << false << u"n"_s;
    QTest::newRow("off: after next start") << false << true << false << false << false << u"c"_s;
    QTest::newRow("replacing what is in both: all") << true << true << true << true << true << u"bnc"_s;
    QTest::newRow("replacing what is only live: now") << true << true << true << true << false << u"n"_s;
    QTest::newRow("replacing what is only in the config") << true << true << true << false << true << u"c"_s;
    QTest::newRow("replacing in a guest that is off") << false << true << true << false << true << u"c"_s;
    QTest::newRow("replacing in a transient guest") << true << false << true << true << false << u"n"_s;
}

void TestNewInterfaceChecks::scopesFollowTheGuest()
{
    QFETCH(bool, isActive);
    QFETCH(bool, isPersistent);
    QFETCH(bool, replaces);
    QFETCH(bool, hasLive);
    QFETCH(bool, hasConfig);
    Domain guest = sampleDomain(9, u"x"_s, isActive ? Domain::State::Running : Domain::State::ShutOff, {});
    guest.isPersistent = isPersistent;
    InterfaceRequest request;
    if (replaces) {
        request.deed = Deed::Replace;
        request.replaces = InterfacePair {};
        if (hasLive)
            request.replaces->live = sampleUserInterface(9);
        if (hasConfig)
            request.replaces->config = sampleUserInterface(9);
    }
    const QList<ScopeOption> options = scopeOptions(&guest, request);
    QString possible;
    for (const ScopeOption& option : options) {
        if (option.whyNot.isEmpty())
            possible += option.scope == Scope::Both ? u'b' : option.scope == Scope::Now ? u'n' : u'c';
        else
            QVERIFY(option.whyNot.endsWith(u'.'));
    }
    QTEST(possible, "possible");
    QVERIFY(isPossible(options, bestScope(options, Scope::Both)));
}

void TestNewInterfaceChecks::noFreePortMeansAfterNextStart()
{
    World world;
    NewInterfaceWizard wizard(world.connections, systemGuest(4), std::nullopt, u"tap-db01"_s);
    const Driver drive(wizard);
    wizard.open();
    QVERIFY(drive.isChecked(u"bothRadio"_s));
    QString live = sampleDomainXml(*world.guest(4), Connection::Xml::Live);
    live.replace(u"<devices>"_s, u"<devices><controller type='pci' index='0' model='pcie-root'/>"_s);
    world.system().setXml(sampleUuid(4), Connection::Xml::Live, live);
    world.system().setDomain(*world.guest(4));
    QTRY_VERIFY(drive.isChecked(u"configRadio"_s));
    drive.click(u"nowRadio"_s); // but one may insist, and is told
    drive.review();
    QTRY_VERIFY(!drive.text(u"problemLabel"_s).isEmpty());
    QVERIFY(!drive.isEnabled(u"deedButton"_s));
}

void TestNewInterfaceChecks::aSavedStateIsWarnedOf()
{
    World world;
    NewInterfaceWizard wizard(world.connections, systemGuest(5), std::nullopt, u"tap-spare"_s);
    const Driver drive(wizard);
    wizard.open();
    drive.click(u"backButton"_s);
    QVERIFY(drive.isShown(u"savedStateWidget"_s));
    QVERIFY(drive.text(u"savedStateLabel"_s).contains(u"saved1"));
    drive.find<QAbstractButton>(u"discardSavedStateCheck"_s)->click();
    drive.review();
    QTRY_VERIFY(drive.isEnabled(u"deedButton"_s));
    drive.click(u"deedButton"_s);
    QTRY_VERIFY(world.guest(5)->hasManagedSave.is(false));
    QTRY_COMPARE(world.guest(5)->config.size(), 2);
}

void TestNewInterfaceChecks::scriptsAreShownAndNotOffered()
{
    World world;
    NewInterfaceWizard wizard(world.connections, systemGuest(3), world.guest(3)->interfaces().first(), u"tap-spare"_s);
    const Driver drive(wizard);
    wizard.open();
    drive.click(u"nextButton"_s);
    QVERIFY(drive.isShown(u"scriptBar"_s));
    QVERIFY(drive.bar(u"scriptBar"_s)->text().contains(u"/nosuch/qemu-ifup"));
    drive.click(u"nextButton"_s);
    QTRY_VERIFY(drive.isEnabled(u"deedButton"_s));
    QVERIFY(!drive.find<XmlView>(u"xmlView"_s)->xml().contains(u"script"));
}

void TestNewInterfaceChecks::eachTapIsUsableOrSaysWhyNot_data()
{
    QTest::addColumn<bool>("isSession");
    QTest::addColumn<QString>("tap");
    QTest::addColumn<bool>("isUsable");
    QTest::newRow("free and on a bridge") << false << u"tap-db01"_s << true;
    QTest::newRow("multi-queue") << false << u"tap-mq"_s << true;
    QTest::newRow("held by a guest") << false << u"tap-web01"_s << false;
    QTest::newRow("down") << false << u"tap-spare"_s << false;
    QTest::newRow("another user's, for the system") << false << u"tap-alice"_s << true;
    QTest::newRow("root's, for a session") << true << u"tap-db01"_s << (currentUser().uid == 0);
}

void TestNewInterfaceChecks::eachTapIsUsableOrSaysWhyNot()
{
    QFETCH(bool, isSession);
    QFETCH(QString, tap);
    World world;
    world.session().setDomain(sampleDomain(7, u"alice-vm"_s, Domain::State::ShutOff, {}));
    const DomainKey key
        = isSession ? DomainKey { QString::fromUtf16(sampleSessionUri), sampleUuid(7) } : systemGuest(4);
    NewInterfaceWizard wizard(world.connections, key, std::nullopt, {});
    const Driver drive(wizard);
    wizard.open();
    QVERIFY(drive.choose(u"tapView"_s, tap));
    const QString words = drive.find<QTreeView>(u"tapView"_s)->currentIndex().siblingAtColumn(1).data().toString();
    QFETCH(bool, isUsable);
    QVERIFY2(words.startsWith(u"usable") == isUsable, qPrintable(words));
}

void TestNewInterfaceChecks::editedXmlIsSentAsItStands()
{
    World world;
    NewInterfaceWizard wizard(world.connections, systemGuest(4), std::nullopt, u"tap-db01"_s);
    wizard.setXmlEditable(true);
    const Driver drive(wizard);
    wizard.open();
    drive.review();
    auto* view = drive.find<XmlView>(u"xmlView"_s);
    QTRY_VERIFY(drive.isEnabled(u"deedButton"_s));
    QVERIFY(!view->isReadOnly());
    QString xml = view->xml();
    xml.replace(u"</interface>"_s, u"  <rom enabled='no'/>\n</interface>"_s);
    view->setXml(xml);
    emit view->xmlEdited();
    QTRY_VERIFY(drive.isEnabled(u"deedButton"_s));
    drive.click(u"deedButton"_s);
    QTRY_COMPARE(world.system().changes().size(), 1);
    QCOMPARE(world.system().changes().first().xml, xml);
}

void TestNewInterfaceChecks::editedXmlThatIsWrongNamesTheLine_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("id");
    QTest::newRow("a mistyped attribute") << u"managed="_s << u"manged="_s << u"manged"_s << u"xml-unknown-attribute"_s;
    QTest::newRow("an unknown element") << u"<model"_s << u"<modell"_s << u"modell"_s << u"xml-unknown-element"_s;
    QTest::newRow("a value that libvirt does not know")
        << u"managed='no'"_s << u"managed='maybe'"_s << u"maybe"_s << u"xml-unknown-value"_s;
    QTest::newRow("what libvirt refuses")
        << u"</interface>"_s << u"<vlan/></interface>"_s << u"VLAN"_s << u"xml-refused"_s;
    QTest::newRow("what libvirt ignores")
        << u"</interface>"_s << u"<guest/></interface>"_s << u"guest"_s << u"xml-ignored"_s;
    QTest::newRow("not well-formed") << u"</interface>"_s << u"</interfac>"_s << u"Line"_s << u"xml-malformed"_s;
    QTest::newRow("the same attribute twice")
        << u"<model "_s << u"<model type='virtio' "_s << u"Line"_s << u"xml-malformed"_s;
}

void TestNewInterfaceChecks::editedXmlThatIsWrongNamesTheLine()
{
    QFETCH(QString, from);
    QFETCH(QString, to);
    QFETCH(QString, words);
    QFETCH(QString, id);
    World world;
    NewInterfaceWizard wizard(world.connections, systemGuest(4), std::nullopt, u"tap-db01"_s);
    wizard.setXmlEditable(true);
    const Driver drive(wizard);
    wizard.open();
    drive.review();
    QTRY_VERIFY(drive.isEnabled(u"deedButton"_s));
    auto* view = drive.find<XmlView>(u"xmlView"_s);
    const QString xml = view->xml();
    QVERIFY(xml.contains(from));
    view->setXml(QString(xml).replace(from, to));
    emit view->xmlEdited();
    QVERIFY(!drive.isEnabled(u"deedButton"_s));
    const QList<Finding> findings = drive.find<FindingList>(u"findingList"_s)->findings();
    const auto found = std::ranges::find(findings, id, &Finding::id);
    QVERIFY2(found != findings.end(), qPrintable(findings.value(0).message));
    QVERIFY2(found->message.startsWith(u"Line ") && found->message.contains(words), qPrintable(found->message));
    QVERIFY(blocks(*found));
    drive.click(u"discardEditButton"_s);
    QCOMPARE(view->xml(), xml);
    QTRY_VERIFY(drive.isEnabled(u"deedButton"_s));
}

void TestNewInterfaceChecks::editedXmlIsCheckedAsThePagesAre_data()
{
    QTest::addColumn<QString>("target");
    QTest::addColumn<QString>("id");
    QTest::newRow("a name that libvirt drops") << u"dev='vnet5'"_s << u"xml-name-dropped"_s;
    QTest::newRow("a name of libvirt's own") << u"dev='vnet5' managed='no'"_s << u"name-prefix"_s;
    QTest::newRow("a name that is too long") << u"dev='abcdefghijklmnop' managed='no'"_s << u"name-too-long"_s;
    QTest::newRow("a tap that another guest has") << u"dev='tap-web01' managed='no'"_s << u"name-used-live"_s;
    QTest::newRow("a tap that there is not") << u"dev='tap-nosuch' managed='no'"_s << u"tap-missing"_s;
    QTest::newRow("a tap that libvirt would make") << u"dev='tap-db01'"_s << u"tap-managed"_s;
}

void TestNewInterfaceChecks::editedXmlIsCheckedAsThePagesAre()
{
    QFETCH(QString, target);
    QFETCH(QString, id);
    World world;
    NewInterfaceWizard wizard(world.connections, systemGuest(4), std::nullopt, u"tap-db01"_s);
    wizard.setXmlEditable(true);
    const Driver drive(wizard);
    wizard.open();
    drive.review();
    QTRY_VERIFY(drive.isEnabled(u"deedButton"_s));
    auto* view = drive.find<XmlView>(u"xmlView"_s);
    const QString xml = view->xml();
    view->setXml(QString(xml).replace(u"dev='tap-db01' managed='no'"_s, target));
    QVERIFY(view->xml() != xml);
    emit view->xmlEdited();
    const QList<Finding> findings = drive.find<FindingList>(u"findingList"_s)->findings();
    QVERIFY2(std::ranges::find(findings, id, &Finding::id) != findings.end(), qPrintable(findings.value(0).message));
    QVERIFY(!drive.isEnabled(u"deedButton"_s));
}

void TestNewInterfaceChecks::anEditOutlivesTheOtherPages()
{
    World world;
    NewInterfaceWizard wizard(world.connections, systemGuest(4), std::nullopt, u"tap-db01"_s);
    wizard.setXmlEditable(true);
    const Driver drive(wizard);
    wizard.open();
    drive.review();
    QTRY_VERIFY(drive.isEnabled(u"deedButton"_s));
    auto* view = drive.find<XmlView>(u"xmlView"_s);
    const QString edited = view->xml().replace(u"</interface>"_s, u"  <link state='down'/>\n</interface>"_s);
    view->setXml(edited);
    emit view->xmlEdited();
    drive.click(u"backButton"_s);
    drive.click(u"randomButton"_s);
    drive.click(u"nextButton"_s);
    QCOMPARE(view->xml(), edited);
    QVERIFY(drive.isShown(u"keepEditButton"_s)); // which of the two is the person's to say
    QVERIFY(!drive.isEnabled(u"deedButton"_s));
    drive.click(u"keepEditButton"_s);
    QTRY_VERIFY(drive.isEnabled(u"deedButton"_s));
}

void TestNewInterfaceChecks::filesAreSaved_data()
{
    QTest::addColumn<QString>("action");
    QTest::addColumn<QString>("start");
    QTest::addColumn<QString>("contains");
    QTest::addColumn<bool>("isExecutable");
    QTest::newRow("interface XML") << u"saveInterfaceAction"_s << u"<interface type='ethernet'>"_s << u"managed='no'"_s
                                   << false;
    QTest::newRow("domain XML") << u"saveDomainAction"_s << u"<!-- Saved by virt-tap without secrets"_s << u"tap-db01"_s
                                << false;
    QTest::newRow("the plan") << u"savePlanAction"_s << u"{"_s << u"\"virt-tap plan\""_s << false;
    QTest::newRow("a script") << u"saveScriptAction"_s << u"#!"_s << u"attach-device"_s << true;
}

void TestNewInterfaceChecks::filesAreSaved()
{
    QFETCH(QString, action);
    QFETCH(QString, start);
    QFETCH(QString, contains);
    World world;
    NewInterfaceWizard wizard(world.connections, systemGuest(4), std::nullopt, u"tap-db01"_s);
    const Driver drive(wizard);
    wizard.open();
    drive.review();
    QTRY_VERIFY(drive.isEnabled(u"deedButton"_s));
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"saved <b>file"_s);
    wizard.findChild<QAction*>(action)->trigger();
    auto* dialog = drive.find<QFileDialog>(u"saveDialog"_s);
    emit dialog->fileSelected(path);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString text = QString::fromUtf8(file.readAll());
    QVERIFY2(text.startsWith(start), qPrintable(text));
    QVERIFY(text.contains(contains));
    QTEST(file.permissions().testFlag(QFileDevice::ExeOwner), "isExecutable");
    const Driver page(*drive.find<QStackedWidget>(u"stack"_s)->currentWidget());
    QVERIFY(page.bar(u"messageBar"_s)->text().contains(path));
}

void TestNewInterfaceChecks::aFileThatCannotBeWrittenIsSaid()
{
    World world;
    NewInterfaceWizard wizard(world.connections, systemGuest(4), std::nullopt, u"tap-db01"_s);
    const Driver drive(wizard);
    wizard.open();
    drive.review();
    QTRY_VERIFY(drive.isEnabled(u"deedButton"_s));
    wizard.findChild<QAction*>(u"saveInterfaceAction"_s)->trigger();
    emit drive.find<QFileDialog>(u"saveDialog"_s)->fileSelected(u"/nowhere/at/all.xml"_s);
    const Driver page(*drive.find<QStackedWidget>(u"stack"_s)->currentWidget());
    QVERIFY(page.bar(u"messageBar"_s)->text().contains(u"/nowhere/at/all.xml"));
    QVERIFY(!page.bar(u"messageBar"_s)->detail().isEmpty());
}

void TestNewInterfaceChecks::proofsTellWhatTheHostSays_data()
{
    using Answer = Proof::Answer;
    QTest::addColumn<QString>("how");
    QTest::addColumn<Answer>("opened");
    QTest::addColumn<Answer>("carrier");
    QTest::addColumn<Answer>("taint");
    QTest::newRow("in use, up, untainted") << u"good"_s << Answer::Yes << Answer::Yes << Answer::Yes;
    QTest::newRow("the guest is off") << u"off"_s << Answer::NotYet << Answer::NotYet << Answer::NotYet;
    QTest::newRow("after next start only") << u"config"_s << Answer::NotYet << Answer::NotYet << Answer::Yes;
    QTest::newRow("nobody has it open") << u"closed"_s << Answer::No << Answer::No << Answer::Yes;
    QTest::newRow("the tap is down") << u"down"_s << Answer::Yes << Answer::No << Answer::Yes;
    QTest::newRow("tainted") << u"tainted"_s << Answer::Yes << Answer::Yes << Answer::No;
    QTest::newRow("it runs a script") << u"script"_s << Answer::Yes << Answer::Yes << Answer::No;
    QTest::newRow("taint not read") << u"unread"_s << Answer::Yes << Answer::Yes << Answer::Unknown;
    QTest::newRow("a host whose taps are not known")
        << u"remote"_s << Answer::Unknown << Answer::Unknown << Answer::Yes;
    QTest::newRow("the connection is gone") << u"lost"_s << Answer::Unknown << Answer::Unknown << Answer::Unknown;
}

void TestNewInterfaceChecks::proofsTellWhatTheHostSays()
{
    QFETCH(QString, how);
    ConnectionState state = sampleConnection();
    MachineState machine = sampleMachine();
    InterfaceRequest request;
    request.domain = systemGuest(1);
    request.interface.targetDev = u"tap-web01"_s;
    Domain guest = *state.domain(sampleUuid(1));
    guest.taints = QStringList();
    Link& link = machine.links[10];
    if (how == u"off") {
        guest.state = Domain::State::ShutOff;
        guest.live.clear();
    } else if (how == u"config") {
        request.interface.targetDev = u"tap-db01"_s;
        request.scope = Scope::AfterNextStart;
    } else if (how == u"closed") {
        link.hasCarrier = false;
    } else if (how == u"down") {
        link.isUp = false;
    } else if (how == u"tainted") {
        guest.taints = QStringList { u"network configuration using opaque shell scripts"_s };
    } else if (how == u"script") {
        guest.live[0].script = u"/etc/qemu-ifup"_s;
    } else if (how == u"unread") {
        guest.taints = {};
    } else if (how == u"remote") {
        machine = {};
    } else if (how == u"lost") {
        state.phase = ConnectionState::Phase::Lost;
    }
    state.domains.insert(guest.uuid, DomainPtr::create(guest));
    const QList<Proof> proofs = proofsOf(request, &state, machine, {});
    QCOMPARE(proofs.size(), 4);
    QTEST(proofs.at(1).answer, "opened");
    QTEST(proofs.at(2).answer, "carrier");
    QTEST(proofs.at(3).answer, "taint");
    for (const Proof& proof : proofs)
        QVERIFY(!proof.sentence.isEmpty());
}

QTEST_MAIN(TestNewInterfaceChecks)
#include "tst_newinterfacechecks.moc"
