#include "tapworld.h"
#include "ui/taps/bridgebox.h"
#include "ui/taps/newtapsdialog.h"

#include <QClipboard>
#include <QPushButton>
#include <QTest>

#include <unistd.h>

using namespace VirtTap;
using namespace Qt::StringLiterals;

using Verb = FakeTapService::Verb;

// Making taps, by the widgets of the dialog, on a simulated host.
class TestNewTaps : public QObject
{
    Q_OBJECT

private slots:
    void aTapIsMade();
    void namesAreSeenBefore_data();
    void namesAreSeenBefore();
    void manyAreMadeInOneCall();
    void whoMayOpenIt_data();
    void whoMayOpenIt();
    void sessionsGetTheirOwn();
    void bridgesSayWhatTheyAre();
    void aBridgeThatIsNotAllowed();
    void waitingCanBeGivenUp();
    void aRefusalStays_data();
    void aRefusalStays();
    void withoutAHelperThereAreCommands_data();
    void withoutAHelperThereAreCommands();
};

void TestNewTaps::aTapIsMade()
{
    TapWorld world;
    QList<Activity> told;
    connect(&world.connections, &Connections::happened, this, [&told](const Activity& each) { told.append(each); });
    NewTapsDialog dialog(world.connections, World::machineId());
    const Driver drive(dialog);
    dialog.open();
    QVERIFY(!drive.isEnabled(u"makeButton"_s));
    QVERIFY(drive.bar(u"messageBar"_s)->text().isEmpty()); // nobody is told off before they have typed
    drive.type(u"nameEdit"_s, u"tap-new"_s);
    QVERIFY(!drive.isEnabled(u"firstSpin"_s));
    QCOMPARE(rowsOf(drive, u"namesTree"_s), QStringList { u"tap-new | free"_s });
    QCOMPARE(drive.buttonText(u"makeButton"_s), u"Make Tap"_s);
    drive.find<BridgeBox>(u"bridgeBox"_s)->setBridge(u"br0"_s);
    drive.find<QSpinBox>(u"mtuSpin"_s)->setValue(9000);
    drive.click(u"multiQueueBox"_s);
    QVERIFY(drive.isEnabled(u"makeButton"_s));
    QVERIFY(world.service.calls().isEmpty());
    QTest::keyClick(drive.find(u"nameEdit"_s), Qt::Key_Return);

    QCOMPARE(world.service.calls().size(), 1);
    TapSpec wanted;
    wanted.name = u"tap-new"_s;
    wanted.owner = 0;
    wanted.isMultiQueue = true;
    wanted.mtu = 9000;
    wanted.bridge = u"br0"_s;
    wanted.isRestored = true;
    QCOMPARE(world.service.calls().first().verb, Verb::Create);
    QCOMPARE(world.service.calls().first().mode, TapMode::Final);
    QVERIFY(world.service.calls().first().taps == QList { wanted });
    QTRY_COMPARE(dialog.result(), int(QDialog::Accepted));
    QVERIFY(!dialog.isVisible());
    QVERIFY(world.has(u"tap-new"_s));
    QCOMPARE(told.size(), 1);
    QCOMPARE(told.first().kind, Activity::Kind::Done);
    QCOMPARE(told.first().text, u"Make the tap tap-new"_s);
}

void TestNewTaps::namesAreSeenBefore_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<int>("first");
    QTest::addColumn<int>("last");
    QTest::addColumn<QStringList>("rows");
    QTest::addColumn<QString>("problem");

    const QString taken = u"There is a link of the name “%1” already."_s;
    QTest::newRow("a free name") << u"tap-x"_s << 1 << 4 << QStringList { u"tap-x | free"_s } << QString();
    QTest::newRow("three free ones") << u"tap{n}x"_s << 9 << 11
                                     << QStringList { u"tap9x | free"_s, u"tap10x | free"_s, u"tap11x | free"_s }
                                     << QString();
    QTest::newRow("the number twice") << u"t{n}-{n}"_s << 1 << 2 << QStringList { u"t1-1 | free"_s, u"t2-2 | free"_s }
                                      << QString();
    QTest::newRow("a tap is there") << u"tap-spare"_s << 1 << 1
                                    << QStringList { u"tap-spare | "_s + taken.arg(u"tap-spare"_s) }
                                    << taken.arg(u"tap-spare"_s);
    QTest::newRow("another name of a card")
        << u"enp3s0long"_s << 1 << 1
        << QStringList { u"enp3s0long | “enp3s0long” is a name that the host gives to devices of its own; choose another."_s }
        << u"“enp3s0long” is a name that the host gives to devices of its own; choose another."_s;
    QTest::newRow("one of three is there")
        << u"veth{n}"_s << 0 << 2
        << QStringList { u"veth0 | "_s + taken.arg(u"veth0"_s), u"veth1 | free"_s, u"veth2 | free"_s }
        << u"1 of these names will not do."_s;
    QTest::newRow("only the longest is too long")
        << u"tap-of-the-man{n}"_s << 9 << 10
        << QStringList { u"tap-of-the-man9 | free"_s,
               u"tap-of-the-man10 | “tap-of-the-man10” is too long for the kernel: the name of a link has at most 15 "
               "bytes."_s }
        << u"1 of these names will not do."_s;
    QTest::newRow("a guest waits for it")
        << u"tap-gone"_s << 1 << 1 << QStringList { u"tap-gone | free; named by saved1 (after next start)"_s }
        << QString();
    QTest::newRow("one that is missing")
        << u"tap-lost"_s << 1 << 1
        << QStringList { u"tap-lost | virt-tap has made a tap “tap-lost”, which is missing: reset that one instead."_s }
        << u"virt-tap has made a tap “tap-lost”, which is missing: reset that one instead."_s;
    QTest::newRow("numbers the wrong way round")
        << u"tap{n}"_s << 5 << 4 << QStringList {} << u"The last number is lower than the first."_s;
}

void TestNewTaps::namesAreSeenBefore()
{
    QFETCH(QString, pattern);
    QFETCH(int, first);
    QFETCH(int, last);
    TapWorld world;
    world.drift(u"tap-lost"_s, {}, true);
    NewTapsDialog dialog(world.connections, World::machineId());
    const Driver drive(dialog);
    dialog.open();
    drive.find<QSpinBox>(u"firstSpin"_s)->setValue(first);
    drive.find<QSpinBox>(u"lastSpin"_s)->setValue(last);
    drive.type(u"nameEdit"_s, pattern);
    QTEST(rowsOf(drive, u"namesTree"_s), "rows");
    QTEST(drive.bar(u"messageBar"_s)->text(), "problem");
    QCOMPARE(drive.isEnabled(u"makeButton"_s), drive.bar(u"messageBar"_s)->text().isEmpty());
    QCOMPARE(drive.isEnabled(u"firstSpin"_s), pattern.contains(u"{n}"));
    QVERIFY(world.service.calls().isEmpty());
}

void TestNewTaps::manyAreMadeInOneCall()
{
    TapWorld world;
    NewTapsDialog dialog(world.connections, World::machineId());
    const Driver drive(dialog);
    dialog.open();
    drive.type(u"nameEdit"_s, u"tap-{n}"_s);
    drive.find<QSpinBox>(u"lastSpin"_s)->setValue(1025);
    QCOMPARE(drive.bar(u"messageBar"_s)->text(), u"At most 1024 tap(s) can be made at once."_s);
    QVERIFY(!drive.isEnabled(u"makeButton"_s));
    drive.find<QSpinBox>(u"lastSpin"_s)->setValue(40);
    QCOMPARE(drive.buttonText(u"makeButton"_s), u"Make 40 Tap(s)"_s);

    // The name of one is taken while the dialog is open.
    world.setLink(sampleTap(77, u"tap-7"_s));
    QTRY_VERIFY(!drive.isEnabled(u"makeButton"_s));
    world.connections.removeLink(World::machineId(), 77);
    QTRY_VERIFY(drive.isEnabled(u"makeButton"_s));
    drive.click(u"makeButton"_s);
    QCOMPARE(world.service.calls().size(), 1);
    QCOMPARE(world.service.calls().first().taps.size(), 40);
    QTRY_VERIFY(!dialog.isVisible());
    QVERIFY(world.has(u"tap-1"_s) && world.has(u"tap-40"_s));
}

void TestNewTaps::whoMayOpenIt_data()
{
    QTest::addColumn<QString>("button");
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("owner");
    QTest::addColumn<int>("group");
    QTest::addColumn<QString>("problem");

    QTest::newRow("root alone") << u"rootRadio"_s << QString() << 0 << -1 << QString();
    QTest::newRow("oneself") << u"selfRadio"_s << QString() << int(::getuid()) << -1 << QString();
    QTest::newRow("a user by name") << u"userRadio"_s << u"daemon"_s << 1 << -1 << QString();
    QTest::newRow("a user by number") << u"userRadio"_s << u"64055"_s << 64055 << -1 << QString();
    QTest::newRow("a group by name") << u"groupRadio"_s << u"daemon"_s << -1 << 1 << QString();
    QTest::newRow("a group by number") << u"groupRadio"_s << u"4711"_s << -1 << 4711 << QString();
    QTest::newRow("nobody yet") << u"userRadio"_s << QString() << -1 << -1 << u"Say which user may open it."_s;
    QTest::newRow("a group that there is not") << u"groupRadio"_s << u"no-such-group"_s << -1 << -1
                                               << u"There is no group “no-such-group” on this computer."_s;
    QTest::newRow("the number that stands for nobody")
        << u"userRadio"_s << u"4294967295"_s << -1 << -1 << u"There is no user “4294967295” on this computer."_s;
}

void TestNewTaps::whoMayOpenIt()
{
    QFETCH(QString, button);
    QFETCH(QString, text);
    QFETCH(int, owner);
    QFETCH(int, group);
    QFETCH(QString, problem);
    TapWorld world;
    NewTapsDialog dialog(world.connections, World::machineId());
    const Driver drive(dialog);
    dialog.open();
    drive.type(u"nameEdit"_s, u"tap-new"_s);
    drive.click(button);
    if (!text.isEmpty())
        drive.type(button == u"userRadio" ? u"userEdit"_s : u"groupEdit"_s, text);
    QTRY_COMPARE(drive.bar(u"messageBar"_s)->text(), problem);
    QCOMPARE(drive.isEnabled(u"makeButton"_s), problem.isEmpty());
    if (!problem.isEmpty())
        return;
    drive.click(u"makeButton"_s);
    const TapSpec made = world.service.calls().first().taps.first();
    QCOMPARE(made.owner ? int(*made.owner) : -1, owner);
    QCOMPARE(made.group ? int(*made.group) : -1, group);
}

void TestNewTaps::sessionsGetTheirOwn()
{
    TapWorld world;
    {
        NewTapsDialog dialog(world.connections, World::machineId());
        QVERIFY(Driver(dialog).isChecked(u"rootRadio"_s)); // the system's libvirt is there
    }
    world.connections.remove(QString::fromUtf16(sampleUri));
    NewTapsDialog dialog(world.connections, World::machineId());
    QCOMPARE(Driver(dialog).isChecked(u"selfRadio"_s), ::getuid() != 0); // root's session is root's
}

void TestNewTaps::bridgesSayWhatTheyAre()
{
    TapWorld world;
    Link lonely = sampleLink(30, u"virbr0"_s, Link::Kind::Bridge);
    lonely.hasCarrier = false;
    world.setLink(lonely);
    Link main = *world.connections.machine(World::machineId()).linkNamed(u"br0"_s);
    main.isDefaultRoute = true;
    world.setLink(main);
    BridgeBox box;
    box.setMachine(world.connections.machine(World::machineId()), nullptr);
    QStringList texts;
    for (int i = 0; i < box.count(); ++i)
        texts.append(box.itemText(i));
    QCOMPARE(texts,
        (QStringList { u"none: my datapath picks it up"_s, u"br0: enp3s0, up, your default route, MTU 1500"_s,
            u"virbr0: of a libvirt network, no way out but the host, up, no carrier, MTU 1500"_s }));
    QVERIFY(box.bridge().isEmpty());
    box.setBridge(u"virbr0"_s);
    world.connections.removeLink(World::machineId(), 2);
    box.setMachine(world.connections.machine(World::machineId()), nullptr);
    QCOMPARE(box.bridge(), u"virbr0"_s); // what is chosen stays
    box.setBridge(u"br9"_s);
    QCOMPARE(box.currentText(), u"br9: not there"_s);
}

void TestNewTaps::aBridgeThatIsNotAllowed()
{
    TapWorld world;
    TapServiceState state = world.service.state();
    state.bridgesAllowed = QStringList { u"vm*"_s };
    BridgeBox box;
    box.setMachine(world.connections.machine(World::machineId()), &state);
    QCOMPARE(box.itemText(1), u"br0: enp3s0, up, MTU 1500 (not allowed by helper.conf)"_s);
    QVERIFY(!box.model()->flags(box.model()->index(1, 0)).testFlag(Qt::ItemIsEnabled));
}

void TestNewTaps::waitingCanBeGivenUp()
{
    TapWorld world;
    QList<Activity> told;
    connect(&world.connections, &Connections::happened, this, [&told](const Activity& each) { told.append(each); });
    world.service.setAnsweringLater(true);
    QPointer<NewTapsDialog> dialog = new NewTapsDialog(world.connections, World::machineId());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    const Driver drive(*dialog);
    dialog->open();
    drive.type(u"nameEdit"_s, u"tap-new"_s);
    drive.click(u"makeButton"_s);
    QVERIFY(drive.bar(u"messageBar"_s)->text().startsWith(u"Waiting for the answer."));
    QVERIFY(!drive.isEnabled(u"makeButton"_s) && !drive.isEnabled(u"nameEdit"_s));
    QCOMPARE(drive.buttonText(u"closeButton"_s), u"Stop Waiting"_s);
    drive.click(u"closeButton"_s);
    QTRY_VERIFY(dialog.isNull());
    QVERIFY(told.isEmpty());
    world.service.failNext({ .kind = Error::Kind::Denied, .message = u"No."_s, .detail = u"denied"_s });
    QVERIFY(world.service.answerNext()); // and it is told nevertheless
    QTRY_COMPARE(told.size(), 1);
    QCOMPARE(told.first().kind, Activity::Kind::Failed);
    QCOMPARE(told.first().detail, u"No.\ndenied"_s);
}

void TestNewTaps::aRefusalStays_data()
{
    QTest::addColumn<Error::Kind>("kind");
    QTest::addColumn<QString>("shown");
    QTest::newRow("the person may not") << Error::Kind::Denied << u"You are not allowed to do this."_s;
    QTest::newRow("the name was taken meanwhile") << Error::Kind::Invalid << u"You are not allowed to do this."_s;
    QTest::newRow("the question was dismissed: nobody needs to be told") << Error::Kind::Cancelled << QString();
}

void TestNewTaps::aRefusalStays()
{
    QFETCH(Error::Kind, kind);
    TapWorld world;
    world.service.failNext({ .kind = kind, .message = u"You are not allowed to do this."_s, .detail = u"raw words"_s });
    NewTapsDialog dialog(world.connections, World::machineId());
    const Driver drive(dialog);
    dialog.open();
    drive.type(u"nameEdit"_s, u"tap-new"_s);
    drive.click(u"makeButton"_s);
    QTRY_VERIFY(drive.isEnabled(u"makeButton"_s)); // once more, then
    QTEST(drive.bar(u"messageBar"_s)->text(), "shown");
    QVERIFY(dialog.isVisible());
    drive.type(u"nameEdit"_s, u"tap-other"_s);
    QVERIFY(drive.bar(u"messageBar"_s)->text().isEmpty());
    drive.click(u"makeButton"_s);
    QTRY_VERIFY(!dialog.isVisible());
    QVERIFY(world.has(u"tap-other"_s));
}

void TestNewTaps::withoutAHelperThereAreCommands_data()
{
    using Availability = TapServiceState::Availability;
    QTest::addColumn<std::optional<Availability>>("availability");
    QTest::addColumn<QString>("words");
    QTest::newRow("not installed") << std::optional(Availability::NotInstalled) << u"not installed"_s;
    QTest::newRow("another version") << std::optional(Availability::OtherVersion) << u"another version"_s;
    QTest::newRow("no bus") << std::optional(Availability::BusUnreachable) << u"message bus"_s;
    QTest::newRow("not known yet") << std::optional(Availability::Unknown) << u"being found out"_s;
    QTest::newRow("another host") << std::optional<Availability>() << u"on the computer that it runs on only"_s;
}

void TestNewTaps::withoutAHelperThereAreCommands()
{
    QFETCH(std::optional<TapServiceState::Availability>, availability);
    QFETCH(QString, words);
    TapWorld world;
    if (availability)
        world.service.setAvailability(*availability);
    else
        world.connections.removeTapService(World::machineId());
    NewTapsDialog dialog(world.connections, World::machineId());
    const Driver drive(dialog);
    dialog.open();
    QVERIFY(commandsOf(drive).isEmpty());
    drive.type(u"nameEdit"_s, u"tap-{n}"_s);
    drive.find<QSpinBox>(u"lastSpin"_s)->setValue(2);
    drive.find<BridgeBox>(u"bridgeBox"_s)->setBridge(u"br0"_s);
    QVERIFY2(drive.bar(u"messageBar"_s)->text().contains(words), qPrintable(drive.bar(u"messageBar"_s)->text()));
    QVERIFY(!drive.isEnabled(u"makeButton"_s));
    const QStringList commands { u"ip tuntap add dev tap-1 mode tap user root"_s, u"ip link set dev tap-1 master br0"_s,
        u"ip link set dev tap-1 up"_s, u"ip tuntap add dev tap-2 mode tap user root"_s,
        u"ip link set dev tap-2 master br0"_s, u"ip link set dev tap-2 up"_s };
    QCOMPARE(commandsOf(drive), commands);
    drive.click(u"copyButton"_s);
    QCOMPARE(QGuiApplication::clipboard()->text(), commands.join(u'\n') + u'\n');
    drive.click(u"groupRadio"_s);
    drive.click(u"multiQueueBox"_s);
    if (!availability) { // whom there is on another host is not known here
        drive.type(u"groupEdit"_s, u"net admins"_s);
        QCOMPARE(commandsOf(drive).first(), u"ip tuntap add dev tap-1 mode tap group 'net admins' multi_queue"_s);
    }
    drive.type(u"groupEdit"_s, u"109"_s);
    QCOMPARE(commandsOf(drive).first(), u"ip tuntap add dev tap-1 mode tap group 109 multi_queue"_s);
}

QTEST_MAIN(TestNewTaps)
#include "tst_newtaps.moc"
