#include "models/roles.h"
#include "models/tapchoicemodel.h"
#include "ui/wizarddriver.h"

#include <QCheckBox>
#include <QTest>

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
    return drive.find<QPlainTextEdit>(u"commandsEdit"_s)->toPlainText();
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
        World world;
        NewInterfaceWizard wizard(world.connections, systemGuest(4), std::nullopt, {});
        const Driver drive(wizard);
        wizard.open();
        drive.click(u"newRadio"_s);
        drive.type(u"nameEdit"_s, u"tap-new"_s);
        auto* combo = drive.find<QComboBox>(u"bridgeCombo"_s);
        QCOMPARE(combo->currentText(), u"none: my datapath picks it up"_s);
        QVERIFY(!commands(drive).contains(u"master"));
        const int index = combo->findData(u"br0"_s);
        QVERIFY(index > 0);
        QCOMPARE(combo->itemText(index), u"br0: enp3s0, up"_s);
        combo->setCurrentIndex(index);
        emit combo->activated(index);
        QVERIFY2(commands(drive).contains(u"ip link set dev tap-new master br0"), qPrintable(commands(drive)));
        drive.review();
        QTRY_VERIFY(drive.find<QPlainTextEdit>(u"commandsEdit"_s)->toPlainText().contains(u"master br0"));
        drive.click(u"backButton"_s);
        drive.click(u"backButton"_s);
        world.connections.removeLink(World::machineId(), 2);
        QTRY_COMPARE(combo->currentText(), u"br0: not there any more"_s);
    }
};

QTEST_MAIN(TestNewInterfaceTap)
#include "tst_newinterfacetap.moc"
