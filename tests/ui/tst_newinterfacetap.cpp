#include "checks/interfacechecks.h"
#include "models/roles.h"
#include "models/tapchoicemodel.h"
#include "ui/tapworld.h"
#include "ui/wizarddriver.h"
#include "ui/xmlview.h"

#include <QCheckBox>
#include <QDir>
#include <QFileDialog>
#include <QMenu>
#include <QPushButton>
#include <QStackedWidget>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace VirtTap;
using namespace Qt::StringLiterals;

namespace {

QString usable(const Driver& drive, const QString& tap)
{
    const auto* view = drive.find<QTreeView>(u"tapView"_s);
    const auto found = view->model()->match(view->model()->index(0, 0), Qt::DisplayRole, tap, 1, Qt::MatchExactly);
    return found.isEmpty() ? u"not listed"_s : found.first().siblingAtColumn(1).data().toString();
}

QString commands(const Driver& drive)
{
    return drive.find<CommandBox>(u"commandBox"_s)->commands().join(u'\n');
}

void chooseBridge(const Driver& drive, const QString& text)
{
    auto* combo = drive.find<QComboBox>(u"bridgeCombo"_s);
    const int index = combo->findText(text);
    QVERIFY2(index >= 0, qPrintable(text));
    combo->setCurrentIndex(index);
    emit combo->activated(index);
}

} // namespace

// The page where the tap is chosen, or named.
class TestNewInterfaceTap : public QObject
{
    Q_OBJECT

private slots:
    void theMachineOfTheTapIsLookedAt()
    {
        World world;
        ConnectionState other = sampleSession();
        other.uri = u"qemu+ssh://host09/system"_s;
        other.host.machineId = u"another"_s;
        world.connections.add(other);
        MachineState machine = sampleMachine();
        machine.id = u"another"_s;
        machine.links = { { 5, sampleTap(5, u"tap-far"_s) } };
        world.connections.setMachine(machine);

        NewInterfaceWizard wizard(world.connections, { .uri = other.uri, .uuid = {} }, std::nullopt, u"tap-far"_s);
        const Driver drive(wizard);
        wizard.open();
        QCOMPARE(drive.page(), 0);
        drive.click(u"nextButton"_s);
        QCOMPARE(usable(drive, u"tap-far"_s), u"usable"_s);
        QVERIFY(drive.isChecked(u"existingRadio"_s));
    }

    void aNewTapIsSavedForNetworkServices_data()
    {
        QTest::addColumn<QString>("action");
        QTest::addColumn<QStringList>("files");
        QTest::addColumn<bool>("isPrivate");
        QTest::newRow("of networkd") << u"saveNetworkdAction"_s
                                     << QStringList { u"50-tap-x.netdev"_s, u"50-tap-x.network"_s, u"99-br0.netdev"_s }
                                     << false;
        QTest::newRow("of NetworkManager, which takes no others")
            << u"saveKeyfileAction"_s << QStringList { u"tap-x.nmconnection"_s } << true;
    }

    void aNewTapIsSavedForNetworkServices()
    {
        QFETCH(QString, action);
        QFETCH(QStringList, files);
        QFETCH(bool, isPrivate);
        for (const bool isHelperThere : { true, false }) { // where nobody can make it the files still can
            TapWorld world;
            if (!isHelperThere)
                world.connections.removeTapService(QString::fromUtf16(sampleMachineId));
            NewInterfaceWizard wizard(world.connections, systemGuest(4), std::nullopt, u"tap-x"_s);
            const Driver drive(wizard);
            wizard.open();
            chooseBridge(drive, drive.find<QComboBox>(u"bridgeCombo"_s)->itemText(1));
            drive.review();
            auto* save = wizard.findChild<QAction*>(action);
            QTRY_VERIFY((emit drive.find<QPushButton>(u"saveButton"_s)->menu()->aboutToShow(), save->isEnabled()));
            save->trigger();
            const QTemporaryDir folder;
            auto* dialog = drive.find<QFileDialog>(u"saveDialog"_s);
            emit dialog->fileSelected(folder.path());
            const QFileInfoList saved = QDir(folder.path()).entryInfoList(QDir::Files, QDir::Name);
            QStringList names;
            for (const QFileInfo& file : saved) {
                names.append(file.fileName());
                QCOMPARE(!file.permission(QFileDevice::ReadGroup), isPrivate);
            }
            QCOMPARE(names, files);

            emit dialog->fileSelected(folder.path()); // what is there is not written over
            const Driver page(*drive.find<QStackedWidget>(u"stack"_s)->currentWidget());
            QVERIFY(page.bar(u"messageBar"_s)->text().contains(u"Nothing was written"_s));
        }
    }

    void verdictsFollowWhatIsReplaced()
    {
        World world;
        Domain guest = sampleDomain(6, u"two"_s, Domain::State::Running,
            { sampleTapInterface(61, u"tap-db01"_s), sampleTapInterface(62, u"tap-mq"_s) });
        world.system().setDomain(guest);
        for (const int id : { 11, 13 }) { // held by that guest
            Link link = world.link(id);
            link.hasCarrier = true;
            if (id == 13) {
                TunFacts tun = link.tun.value();
                tun.queues = 1;
                link.tun = tun;
            }
            world.setLink(link);
        }
        NewInterfaceWizard wizard(world.connections, systemGuest(6), world.guest(6)->interfaces().first(), {});
        const Driver drive(wizard);
        wizard.open();
        const QString own = usable(drive, u"tap-db01"_s);
        const QString others = usable(drive, u"tap-mq"_s);
        QVERIFY2(own != others, qPrintable(own));
        drive.click(u"backButton"_s);
        auto* combo = drive.find<QComboBox>(u"replaceCombo"_s);
        combo->setCurrentIndex(1);
        emit combo->activated(1);
        drive.click(u"nextButton"_s);
        QVERIFY2(usable(drive, u"tap-db01"_s) != own, qPrintable(usable(drive, u"tap-db01"_s)));
    }

    void verdictsFollowTheGuestsThatNameTaps()
    {
        World world;
        NewInterfaceWizard wizard(world.connections, systemGuest(4), std::nullopt, {});
        const Driver drive(wizard);
        wizard.open();
        QCOMPARE(usable(drive, u"tap-mq"_s), u"usable"_s);
        world.system().setDomain(
            sampleDomain(9, u"late"_s, Domain::State::Running, { sampleTapInterface(9, u"tap-mq"_s) }));
        QTRY_VERIFY(usable(drive, u"tap-mq"_s) != u"usable"_s);
        QVERIFY(usable(drive, u"tap-mq"_s).contains(u"late"));
    }

    void aMultiQueueTapNeedsVirtio()
    {
        World world;
        Interface old = sampleTapInterface(61, u"tap-db01"_s);
        old.model = u"e1000"_s; // is kept when it is replaced
        world.system().setDomain(sampleDomain(6, u"plain"_s, Domain::State::ShutOff, { old }));
        NewInterfaceWizard wizard(world.connections, systemGuest(6), world.guest(6)->interfaces().first(), {});
        const Driver drive(wizard);
        wizard.open();
        const auto* view = drive.find<QTreeView>(u"tapView"_s);
        const auto isUsable = [view](const QString& tap) {
            const auto rows = view->model()->match(view->model()->index(0, 0), Qt::DisplayRole, tap, 1);
            return rows.first().data(IsUsableRole).toBool();
        };
        QVERIFY(!isUsable(u"tap-mq"_s));
        QVERIFY2(usable(drive, u"tap-mq"_s).contains(u"virtio"), qPrintable(usable(drive, u"tap-mq"_s)));
        QVERIFY(isUsable(u"tap-db01"_s));
    }

    void linksThatAreNoTapsAreShownWithTheReason()
    {
        World world;
        NewInterfaceWizard wizard(world.connections, systemGuest(4), std::nullopt, {});
        const Driver drive(wizard);
        wizard.open();
        QCOMPARE(usable(drive, u"br0"_s), u"not listed"_s);
        const QString offer = drive.buttonText(u"othersCheck"_s); // of lo, br0, enp3s0, tun0 and veth0
        QVERIFY2(offer.contains(u"the 5 link"), qPrintable(offer));
        drive.click(u"othersCheck"_s);
        QVERIFY2(usable(drive, u"br0"_s).contains(u"a bridge, no tap"), qPrintable(usable(drive, u"br0"_s)));
        QVERIFY2(usable(drive, u"tun0"_s).contains(u"a tun device"), qPrintable(usable(drive, u"tun0"_s)));
        QVERIFY(drive.choose(u"tapView"_s, u"br0"_s));
        QVERIFY(!drive.isEnabled(u"nextButton"_s));
        QVERIFY(drive.text(u"problemLabel"_s).contains(u"br0"));
        QVERIFY(drive.choose(u"tapView"_s, u"tap-mq"_s));
        drive.click(u"othersCheck"_s);
        QCOMPARE(usable(drive, u"br0"_s), u"not listed"_s);
        QVERIFY(drive.isEnabled(u"nextButton"_s));
    }

    void theBridgeOfANewTapIsInTheCommands()
    {
        World world; // where nobody makes taps
        NewInterfaceWizard wizard(world.connections, systemGuest(4), std::nullopt, {});
        const Driver drive(wizard);
        wizard.open();
        drive.click(u"newRadio"_s);
        drive.type(u"nameEdit"_s, u"tap-new"_s);
        auto* combo = drive.find<QComboBox>(u"bridgeCombo"_s);
        QCOMPARE(combo->currentText(), u"br0: enp3s0, up, MTU 1500"_s); // the only one that leads anywhere
        QVERIFY2(commands(drive).contains(u"ip link set dev tap-new master br0"), qPrintable(commands(drive)));
        for (const QString& part : { u"openerChoice"_s, u"restoreBox"_s })
            QVERIFY2(!drive.isShown(part), "commands keep nothing over a reboot");
        drive.review();
        QTRY_VERIFY(drive.find<QPlainTextEdit>(u"commandsEdit"_s)->toPlainText().contains(u"master br0"));
        drive.click(u"backButton"_s);
        drive.click(u"backButton"_s);
        chooseBridge(drive, u"none: my datapath picks it up"_s);
        QVERIFY(!commands(drive).contains(u"master"));
        chooseBridge(drive, u"br0: enp3s0, up, MTU 1500"_s);
        world.connections.removeLink(World::machineId(), 2);
        QTRY_COMPARE(combo->currentText(), u"br0: not there"_s);
    }

    void theTapFollowsTheXmlThatWasEdited()
    {
        TapWorld world;
        NewInterfaceWizard wizard(world.connections, systemGuest(4), std::nullopt, {});
        wizard.setXmlEditable(true);
        const Driver drive(wizard);
        wizard.open();
        drive.click(u"newRadio"_s);
        drive.type(u"nameEdit"_s, u"tap-new"_s);
        drive.review();
        QTRY_VERIFY(drive.isEnabled(u"deedButton"_s));
        auto* view = drive.find<XmlView>(u"xmlView"_s);
        QString xml = view->xml();
        xml.replace(u"tap-new"_s, u"tap-other"_s).replace(u"</interface>"_s, u"  <mtu size='1400'/>\n</interface>"_s);
        view->setXml(xml);
        emit view->xmlEdited();
        QTRY_VERIFY(drive.isEnabled(u"deedButton"_s));
        QVERIFY(drive.find<QListWidget>(u"stepList"_s)->item(0)->text().contains(u"tap-other"));
        drive.click(u"deedButton"_s);
        QTRY_VERIFY(!world.service.calls().isEmpty());
        const TapSpec& made = world.service.calls().first().taps.first();
        QCOMPARE(made.name, u"tap-other"_s);
        QCOMPARE(made.mtu, 1400U);
    }

    void theTapIsMadeWithTheInterface()
    {
        TapWorld world;
        NewInterfaceWizard wizard(world.connections, systemGuest(4), std::nullopt, {});
        const Driver drive(wizard);
        wizard.open();
        drive.click(u"newRadio"_s);
        drive.type(u"nameEdit"_s, u"tap-new"_s);
        QVERIFY(!drive.isShown(u"commandBox"_s));
        QVERIFY(drive.text(u"makerNote"_s).startsWith(u"virt-tap makes it together with the interface"));
        drive.review();
        QTRY_VERIFY(drive.isEnabled(u"deedButton"_s));
        QCOMPARE(drive.buttonText(u"deedButton"_s), u"Create Tap and Attach"_s);
        const QString first = drive.find<QListWidget>(u"stepList"_s)->item(0)->text();
        QCOMPARE(first,
            u"1. Create the tap “tap-new”, on the bridge “br0”, for root alone to open, recreated when the host boots."_s);
        QVERIFY(world.service.calls().isEmpty());
        drive.click(u"deedButton"_s);
        QTRY_VERIFY(drive.text(u"headlineLabel"_s).startsWith(u"Done: "));
        QCOMPARE(world.service.calls().size(), 2);
        const FakeTapService::Call made = world.service.calls().first();
        QCOMPARE(made.mode, TapMode::Provisional);
        const TapSpec& spec = made.taps.first();
        QCOMPARE(spec.name, u"tap-new"_s);
        QCOMPARE(spec.owner, std::optional<uid_t>(0));
        QCOMPARE(spec.bridge, u"br0"_s);
        QVERIFY(spec.isRestored);
        QCOMPARE(spec.guestMac, world.guest(4)->config.last().mac);
        QCOMPARE(world.service.calls().last().verb, FakeTapService::Verb::Commit);
        QVERIFY(world.has(u"tap-new"_s));
    }

    void whatIsChosenOfATapIsMade()
    {
        TapWorld world;
        NewInterfaceWizard wizard(world.connections, systemGuest(4), std::nullopt, {});
        const Driver drive(wizard);
        wizard.open();
        drive.click(u"newRadio"_s);
        drive.type(u"nameEdit"_s, u"tap-new"_s);
        chooseBridge(drive, u"none: my datapath picks it up"_s);
        drive.click(u"restoreBox"_s);
        drive.click(u"groupRadio"_s);
        QVERIFY2(!drive.isEnabled(u"nextButton"_s), "no group is named yet");
        QCOMPARE(drive.text(u"problemLabel"_s), u"Say which group may open it."_s);
        drive.type(u"groupEdit"_s, u"1234"_s);
        drive.click(u"nextButton"_s);
        auto* queues = drive.find<QSpinBox>(u"queuesSpin"_s);
        queues->setValue(4);
        drive.review();
        QTRY_VERIFY(drive.isEnabled(u"deedButton"_s));
        drive.click(u"deedButton"_s);
        QTRY_VERIFY(!world.service.calls().isEmpty());
        const TapSpec& spec = world.service.calls().first().taps.first();
        QCOMPARE(spec.group, std::optional<gid_t>(1234));
        QVERIFY(!spec.owner);
        QVERIFY(spec.bridge.isEmpty());
        QVERIFY(!spec.isRestored);
        QVERIFY(spec.isMultiQueue);
    }

    void aTapThatCannotBeMadeLeavesTheGuestAlone()
    {
        TapWorld world;
        const Error refused { .kind = Error::Kind::Denied, .message = u"You may not make taps."_s, .detail = {} };
        NewInterfaceWizard wizard(world.connections, systemGuest(4), std::nullopt, {});
        const Driver drive(wizard);
        wizard.open();
        drive.click(u"newRadio"_s);
        drive.review();
        QTRY_VERIFY(drive.isEnabled(u"deedButton"_s));
        world.service.failNext(refused);
        drive.click(u"deedButton"_s);
        QTRY_COMPARE(drive.text(u"headlineLabel"_s), u"It failed. Everything is as it was."_s);
        QCOMPARE(drive.bar(u"messageBar"_s)->text(), refused.message);
        QVERIFY(world.system().changes().isEmpty());
    }

    void aTapThatIsTakenBackIsNoNews()
    {
        TapWorld world;
        NewInterfaceWizard wizard(world.connections, systemGuest(4), std::nullopt, {});
        const Driver drive(wizard);
        wizard.open();
        drive.click(u"newRadio"_s);
        drive.type(u"nameEdit"_s, u"tap-new"_s);
        drive.review();
        QTRY_VERIFY(drive.isEnabled(u"deedButton"_s));
        const Error broken { .kind = Error::Kind::Failed, .message = u"QEMU said no."_s, .detail = {} };
        world.system().failNext(FakeConnection::Verb::Attach, broken);
        drive.click(u"deedButton"_s);
        QTRY_COMPARE(drive.text(u"headlineLabel"_s), u"It failed. Everything is as it was."_s);
        QVERIFY(!world.has(u"tap-new"_s));
        QCOMPARE(drive.bar(u"noticeBar"_s)->text(), QString());
    }

    void theHelperThatIsMissingIsSaid()
    {
        TapWorld world;
        world.service.setAvailability(TapServiceState::Availability::NotInstalled);
        NewInterfaceWizard wizard(world.connections, systemGuest(4), std::nullopt, {});
        const Driver drive(wizard);
        wizard.open();
        drive.click(u"newRadio"_s);
        drive.type(u"nameEdit"_s, u"tap-new"_s);
        QVERIFY(drive.text(u"makerNote"_s).contains(u"is not installed"));
        QVERIFY(commands(drive).contains(u"ip tuntap add dev tap-new"));
        world.service.setAvailability(TapServiceState::Availability::Available);
        QVERIFY2(!drive.isShown(u"commandBox"_s), "it was installed meanwhile");
    }

    void aMissingTapOfOursKeepsItsName()
    {
        TapWorld world;
        world.drift(u"tap-lost"_s, {}, true);
        NewInterfaceWizard wizard(world.connections, systemGuest(4), std::nullopt, {});
        const Driver drive(wizard);
        wizard.open();
        drive.click(u"newRadio"_s);
        drive.type(u"nameEdit"_s, u"tap-lost"_s);
        QVERIFY(!drive.isEnabled(u"nextButton"_s));
        QVERIFY(drive.text(u"problemLabel"_s).contains(u"is missing now"));
    }

    void aTapThatIsToBeMadeIsNotCalledMissing()
    {
        TapWorld world;
        NewInterfaceWizard wizard(world.connections, systemGuest(4), std::nullopt, {});
        const Driver drive(wizard);
        wizard.open();
        drive.click(u"newRadio"_s);
        drive.type(u"nameEdit"_s, u"tap-new"_s);
        const auto isMissing = [&] {
            const QList<Finding>& findings = drive.find<FindingList>(u"findingList"_s)->findings();
            return std::ranges::any_of(findings, [](const Finding& found) { return found.id == tapMissingId; });
        };
        QVERIFY(!isMissing());
        world.service.setAvailability(TapServiceState::Availability::NotInstalled);
        QVERIFY(isMissing());
    }

    void aHostWithoutABridgeThatLeadsOutIsToldHowToMakeOne()
    {
        TapWorld world;
        Link uplink = world.link(3);
        uplink.master = 0;
        world.setLink(uplink);
        NewInterfaceWizard wizard(world.connections, systemGuest(4), std::nullopt, {});
        const Driver drive(wizard);
        wizard.open();
        drive.click(u"newRadio"_s);
        QCOMPARE(drive.find<QComboBox>(u"bridgeCombo"_s)->currentText(), u"none: my datapath picks it up"_s);
        QVERIFY(drive.isShown(u"bridgeHelp"_s));
        const QStringList lines = drive.find<CommandBox>(u"bridgeHelp"_s)->commands();
        QVERIFY2(lines.join(u'\n').contains(u"enp3s0"), qPrintable(lines.join(u'\n')));
        QVERIFY2(lines.join(u'\n').contains(u"br1"), "br0 is taken");
        uplink.master = 2;
        world.setLink(uplink);
        QVERIFY(!drive.isShown(u"bridgeHelp"_s));
        QVERIFY(drive.find<QComboBox>(u"bridgeCombo"_s)->currentText().startsWith(u"br0: enp3s0"));
    }
};

QTEST_MAIN(TestNewInterfaceTap)
#include "tst_newinterfacetap.moc"
