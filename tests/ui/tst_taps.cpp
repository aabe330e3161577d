#include "tapworld.h"
#include "ui/taps/bridgebox.h"
#include "ui/taps/tapeditdialog.h"
#include "ui/taps/tapquestion.h"

#include <QPushButton>
#include <QTest>

#include <unistd.h>

using namespace VirtTap;
using namespace Qt::StringLiterals;

using Verb = FakeTapService::Verb;

// Changing, resetting and deleting taps, by the widgets of the dialogs, on a simulated host.
class TestTaps : public QObject
{
    Q_OBJECT

private slots:
    void aTapIsChanged();
    void nothingChangedIsNothingToDo();
    void whatOthersMadeIsChangedByCommands();
    void everybodyWhoNamesATapIsListed_data();
    void everybodyWhoNamesATapIsListed();
    void aTapInUseStays();
    void aTapIsDeleted();
    void severalAreDeletedInOneCall();
    void whatOthersMadeIsDeletedByCommands();
    void aTapIsReset();
    void aServiceThatGoesEndsTheWait();
};

void TestTaps::aTapIsChanged()
{
    TapWorld world;
    TapEditDialog dialog(world.connections, World::machineId(), u"tap-spare"_s);
    const Driver drive(dialog);
    dialog.open();
    QVERIFY(!drive.isChecked(u"upBox"_s)); // as it is
    QVERIFY(drive.find<BridgeBox>(u"bridgeBox"_s)->bridge().isEmpty());
    drive.click(u"upBox"_s);
    drive.find<QSpinBox>(u"mtuSpin"_s)->setValue(1400);
    drive.find<BridgeBox>(u"bridgeBox"_s)->setBridge(u"br0"_s);
    drive.click(u"restoreBox"_s);
    QVERIFY(commandsOf(drive).isEmpty());
    drive.click(u"applyButton"_s);
    TapChange change;
    change.name = u"tap-spare"_s;
    change.isUp = true;
    change.mtu = 1400;
    change.bridge = u"br0"_s;
    change.isRestored = true;
    QCOMPARE(world.service.calls().size(), 1);
    QVERIFY(world.service.calls().first().changes == QList { change });
    QTRY_VERIFY(!dialog.isVisible());
}

void TestTaps::nothingChangedIsNothingToDo()
{
    TapWorld world;
    TapEditDialog dialog(world.connections, World::machineId(), u"tap-spare"_s);
    const Driver drive(dialog);
    dialog.open();
    QVERIFY(!drive.isEnabled(u"applyButton"_s));
    drive.click(u"upBox"_s);
    QVERIFY(drive.isEnabled(u"applyButton"_s));
    drive.click(u"upBox"_s);
    QVERIFY(!drive.isEnabled(u"applyButton"_s));
    world.drift(u"tap-spare"_s, { u"mtu"_s });
    QTRY_VERIFY(drive.bar(u"messageBar"_s)->text().startsWith(u"Changed since virt-tap made it: MTU."));
    world.connections.removeLink(World::machineId(), 12);
    QTRY_COMPARE(drive.bar(u"messageBar"_s)->text(), u"The tap is missing: reset it first."_s);
}

void TestTaps::whatOthersMadeIsChangedByCommands()
{
    TapWorld world;
    TapEditDialog dialog(world.connections, World::machineId(), u"tap-alice"_s);
    const Driver drive(dialog);
    dialog.open();
    QVERIFY(!drive.isShown(u"applyButton"_s));
    QVERIFY(!drive.isEnabled(u"restoreBox"_s));
    QVERIFY(drive.bar(u"messageBar"_s)->text().startsWith(u"virt-tap did not make this tap"));
    drive.find<BridgeBox>(u"bridgeBox"_s)->setBridge(QString());
    drive.find<QSpinBox>(u"mtuSpin"_s)->setValue(1400);
    drive.click(u"upBox"_s);
    QCOMPARE(commandsOf(drive),
        (QStringList { u"ip link set dev tap-alice mtu 1400"_s, u"ip link set dev tap-alice nomaster"_s,
            u"ip link set dev tap-alice down"_s }));
    QCOMPARE(drive.buttonText(u"closeButton"_s), u"Close"_s);
}

void TestTaps::everybodyWhoNamesATapIsListed_data()
{
    QTest::addColumn<QStringList>("taps");
    QTest::addColumn<QStringList>("rows");
    QTest::newRow("a guest that runs") << QStringList {
        u"tap-web01"_s
    } << QStringList { u"tap-web01 | web01, interface net0 | now and after its next start"_s };
    QTest::newRow("a guest that will") << QStringList { u"tap-db01"_s }
                                       << QStringList { u"tap-db01 | db01 | after its next start"_s };
    QTest::newRow("nobody") << QStringList { u"tap-spare"_s }
                            << QStringList { u"tap-spare | no guest of the connections open here"_s };
    QTest::newRow("another user's is never called unused")
        << QStringList { u"tap-alice"_s }
        << QStringList { u"tap-alice | perhaps guests of others, which are not seen here"_s };
    QTest::newRow("several") << QStringList { u"tap-db01"_s, u"tap-spare"_s }
                             << QStringList { u"tap-db01 | db01 | after its next start"_s,
                                    u"tap-spare | no guest of the connections open here"_s };
    QTest::newRow("one that is missing, and a guest that is off")
        << QStringList { u"tap-gone"_s } << QStringList { u"tap-gone | saved1 | after its next start"_s };
}

void TestTaps::everybodyWhoNamesATapIsListed()
{
    QFETCH(QStringList, taps);
    TapWorld world;
    Link others = world.link(14); // tap-alice
    TunFacts tun = others.tun.value();
    tun.owner = ::getuid() + 1;
    others.tun = tun;
    world.setLink(others);
    TapQuestion dialog(world.connections, World::machineId(), TapQuestion::Deed::Delete, taps);
    const Driver drive(dialog);
    dialog.open();
    QTEST(rowsOf(drive, u"rowsTree"_s), "rows");
    QVERIFY(world.service.calls().isEmpty());
}

void TestTaps::aTapInUseStays()
{
    TapWorld world;
    TapQuestion dialog(world.connections, World::machineId(), TapQuestion::Deed::Delete, { u"tap-web01"_s });
    const Driver drive(dialog);
    dialog.open();
    QVERIFY(drive.bar(u"messageBar"_s)->text().startsWith(u"“tap-web01” is in use now."));
    QVERIFY(!drive.isEnabled(u"deedButton"_s));
    Link link = world.link(10);
    link.hasCarrier = false;
    world.setLink(link);
    QTRY_VERIFY(drive.isEnabled(u"deedButton"_s));
    QVERIFY(drive.bar(u"messageBar"_s)->text().isEmpty());
}

void TestTaps::aTapIsDeleted()
{
    TapWorld world;
    TapQuestion dialog(world.connections, World::machineId(), TapQuestion::Deed::Delete, { u"tap-db01"_s });
    const Driver drive(dialog);
    dialog.open();
    QCOMPARE(drive.text(u"headlineLabel"_s), u"Delete the tap “tap-db01”?"_s);
    QVERIFY(drive.text(u"effectLabel"_s).contains(u"will not start until there is a tap of that name again"));
    QVERIFY(!drive.find<QPushButton>(u"deedButton"_s)->isDefault()); // Return alone takes nothing away
    QVERIFY(commandsOf(drive).isEmpty());
    drive.click(u"deedButton"_s);
    QCOMPARE(world.service.calls().size(), 1);
    QCOMPARE(world.service.calls().first().verb, Verb::Delete);
    QCOMPARE(world.service.calls().first().names, QStringList { u"tap-db01"_s });
    QTRY_VERIFY(!dialog.isVisible());
    QVERIFY(!world.has(u"tap-db01"_s));
}

void TestTaps::severalAreDeletedInOneCall()
{
    TapWorld world;
    TapQuestion dialog(world.connections, World::machineId(), TapQuestion::Deed::Delete,
        { u"tap-alice"_s, u"tap-db01"_s, u"tap-spare"_s });
    const Driver drive(dialog);
    dialog.open();
    QCOMPARE(drive.bar(u"messageBar"_s)->text(), u"virt-tap deletes only the taps that it made; the others stay."_s);
    QCOMPARE(commandsOf(drive), QStringList { u"ip tuntap del dev tap-alice mode tap"_s });
    drive.click(u"deedButton"_s);
    QCOMPARE(world.service.calls().size(), 1);
    QCOMPARE(world.service.calls().first().names, (QStringList { u"tap-db01"_s, u"tap-spare"_s }));
    QTRY_VERIFY(!dialog.isVisible());
    QVERIFY(world.has(u"tap-alice"_s));
}

void TestTaps::whatOthersMadeIsDeletedByCommands()
{
    TapWorld world;
    TapQuestion dialog(world.connections, World::machineId(), TapQuestion::Deed::Delete, { u"tap-mq"_s });
    const Driver drive(dialog);
    dialog.open();
    QVERIFY(!drive.isShown(u"deedButton"_s));
    QCOMPARE(commandsOf(drive), QStringList { u"ip tuntap del dev tap-mq mode tap multi_queue"_s });
    QVERIFY(drive.bar(u"messageBar"_s)->text().startsWith(u"virt-tap did not make this"));
}

void TestTaps::aTapIsReset()
{
    TapWorld world;
    world.drift(u"tap-spare"_s, { u"mtu"_s, u"master"_s });
    world.drift(u"tap-lost"_s, {}, true);
    TapQuestion dialog(
        world.connections, World::machineId(), TapQuestion::Deed::Reset, { u"tap-lost"_s, u"tap-spare"_s });
    const Driver drive(dialog);
    dialog.open();
    QCOMPARE(rowsOf(drive, u"rowsTree"_s),
        (QStringList { u"tap-lost | missing: it is made again"_s, u"tap-spare | MTU, bridge"_s }));
    drive.click(u"deedButton"_s);
    QCOMPARE(world.service.calls().size(), 1);
    QCOMPARE(world.service.calls().first().verb, Verb::Repair);
    QCOMPARE(world.service.calls().first().names, (QStringList { u"tap-lost"_s, u"tap-spare"_s }));
    QTRY_VERIFY(!dialog.isVisible());
}

void TestTaps::aServiceThatGoesEndsTheWait()
{
    TapWorld world;
    world.service.setAnsweringLater(true);
    TapQuestion dialog(world.connections, World::machineId(), TapQuestion::Deed::Delete, { u"tap-spare"_s });
    const Driver drive(dialog);
    dialog.open();
    drive.click(u"deedButton"_s);
    QCOMPARE(drive.buttonText(u"closeButton"_s), u"Stop Waiting"_s);
    world.connections.removeTapService(World::machineId());
    QVERIFY(drive.bar(u"messageBar"_s)->text().contains(u"on the computer that it runs on only"));
    QCOMPARE(drive.buttonText(u"closeButton"_s), u"Close"_s);
}

QTEST_MAIN(TestTaps)
#include "tst_taps.moc"
