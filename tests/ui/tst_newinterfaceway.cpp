#include "ui/taps/commandbox.h"
#include "ui/wizarddriver.h"

#include <QTest>

using namespace VirtTap;
using namespace Qt::StringLiterals;

using Verb = FakeConnection::Verb;

// The whole way through the wizard, by its widgets, against a simulated host.
class TestNewInterfaceWay : public QObject
{
    Q_OBJECT

private slots:
    void addingAnInterface();
    void replacingAnInterface();
    void writingXmlOnly();
    void sessionGuestGetsATapOfItsUser();
    void fromATapTheGuestIsChosen();
    void backAndForthLosesNothing();
    void aFailedStepIsUndone();
    void cancellingUndoes();
    void waitingForTheGuestIsSaid();
    void closingMeanwhileLosesNothing();
    void theGuestIsStartedFromTheResult();
    void aTapThatAppearsIsNoticed();
    void aTapThatVanishesIsNoticed();
    void aLostConnectionKeepsWhatWasEntered();
    void aGuestThatVanishesIsSaid();
    void aGuestThatGoesOffChangesTheScope();
    void aChangedConfigIsShown();
    void readOnlyConnectionsOnlyWriteXml();
    void markupInNamesStaysText();
};

void TestNewInterfaceWay::addingAnInterface()
{
    World world;
    NewInterfaceWizard wizard(world.connections, systemGuest(4), std::nullopt, {});
    const Driver drive(wizard);
    wizard.open();

    QCOMPARE(drive.page(), 1); // the guest is given
    QVERIFY(drive.isChecked(u"existingRadio"_s));
    QVERIFY(drive.choose(u"tapView"_s, u"tap-db01"_s));
    drive.click(u"nextButton"_s); // db01 names it: only a warning
    QCOMPARE(drive.page(), 2);
    drive.type(u"macEdit"_s, u"52:54:00:aa:bb:cc"_s);
    drive.click(u"nextButton"_s);
    QCOMPARE(drive.page(), 3);
    QTRY_VERIFY(drive.isEnabled(u"deedButton"_s));
    QCOMPARE(drive.buttonText(u"deedButton"_s), u"Attach"_s);
    drive.click(u"deedButton"_s);
    QCOMPARE(drive.page(), 4);
    QTRY_VERIFY(drive.text(u"headlineLabel"_s).size() > 0);
    QTRY_COMPARE(world.guest(4)->live.size(), 2);

    const auto changes = world.system().changes();
    QCOMPARE(changes.size(), 1);
    QCOMPARE(changes.first().verb, Verb::Attach);
    QCOMPARE(changes.first().scope, Scope::Both);
    const Interface sent = sampleInterface(changes.first().xml);
    QCOMPARE(sent.targetDev, u"tap-db01"_s);
    QCOMPARE(sent.managed, std::optional(false));
    QCOMPARE(sent.mac, MacAddress::parse(u"52:54:00:aa:bb:cc"));
    QCOMPARE(sent.model, u"virtio"_s);

    // What is proven is read from the host, and nobody has the tap open there yet.
    QTRY_VERIFY(drive.isShown(u"proofBox"_s));
    QVERIFY(drive.text(u"openedLabel"_s).startsWith(u"No: "));
    Link tap = world.link(11);
    tap.hasCarrier = true;
    world.setLink(tap);
    QTRY_VERIFY(drive.text(u"openedLabel"_s).startsWith(u"Yes: "));
    QVERIFY(drive.text(u"carrierLabel"_s).startsWith(u"Yes: "));
    QVERIFY(drive.text(u"taintLabel"_s).startsWith(u"Not known: "));
    Domain read = *world.guest(4);
    read.taints = QStringList();
    world.system().setDomain(read);
    QTRY_VERIFY(drive.text(u"taintLabel"_s).startsWith(u"Yes: "));
    QCOMPARE(drive.buttonText(u"closeButton"_s), u"Close"_s);
}

void TestNewInterfaceWay::replacingAnInterface()
{
    World world;
    Domain guest = sampleDomain(6, u"app01"_s, Domain::State::Running, { sampleUserInterface(6) });
    guest.config[0].bootOrder = guest.live[0].bootOrder = 1;
    world.system().setDomain(guest);
    NewInterfaceWizard wizard(world.connections, systemGuest(6), world.guest(6)->interfaces().first(), u"tap-spare"_s);
    const Driver drive(wizard);
    wizard.open();
    Link tap = world.link(12);
    tap.isUp = true;
    world.setLink(tap);

    drive.review();
    QCOMPARE(drive.page(), 3); // all pages have valid defaults
    QTRY_VERIFY(drive.isEnabled(u"deedButton"_s));
    QCOMPARE(drive.buttonText(u"deedButton"_s), u"Replace net0"_s);
    QCOMPARE(drive.find<QListWidget>(u"stepList"_s)->count(), 4);
    drive.click(u"deedButton"_s);
    QTRY_VERIFY(drive.isShown(u"proofBox"_s));

    QTRY_COMPARE(world.guest(6)->live.first().targetDev, u"tap-spare"_s);
    for (const Interface& now : { world.guest(6)->live.first(), world.guest(6)->config.first() }) {
        QCOMPARE(now.type, u"ethernet"_s);
        QCOMPARE(now.mac, guest.config.first().mac);
        QCOMPARE(now.model, guest.config.first().model);
        QCOMPARE(now.address, guest.config.first().address);
        QCOMPARE(now.bootOrder, 1);
    }
    QVERIFY(!world.guest(6)->interfaces().first().isPending);
}

void TestNewInterfaceWay::writingXmlOnly()
{
    World world;
    NewInterfaceWizard wizard(world.connections, {}, std::nullopt, {});
    const Driver drive(wizard);
    wizard.open();

    QCOMPARE(drive.page(), 0);
    QVERIFY(drive.isChecked(u"writeXmlRadio"_s));
    QVERIFY(!drive.isEnabled(u"scopeBox"_s));
    drive.click(u"nextButton"_s);
    drive.click(u"nextButton"_s);
    drive.click(u"nextButton"_s);
    QCOMPARE(drive.page(), 3);
    QTRY_VERIFY(drive.isEnabled(u"deedButton"_s)); // once the schema has spoken
    QCOMPARE(drive.buttonText(u"deedButton"_s), u"Save XML…"_s);
    QVERIFY(!drive.isShown(u"startAfterwardsCheck"_s));
    QVERIFY(world.system().changes().isEmpty());
}

void TestNewInterfaceWay::sessionGuestGetsATapOfItsUser()
{
    World world;
    Domain guest = sampleDomain(7, u"alice-vm"_s, Domain::State::ShutOff, {});
    world.session().setDomain(guest);
    const DomainKey key { QString::fromUtf16(sampleSessionUri), guest.uuid };
    NewInterfaceWizard wizard(world.connections, key, std::nullopt, {});
    const Driver drive(wizard);
    wizard.open();

    if (currentUser().uid != 0) { // root may open any
        QVERIFY(drive.choose(u"tapView"_s, u"tap-db01"_s));
        QVERIFY(!drive.isEnabled(u"nextButton"_s));
        QVERIFY(!drive.text(u"problemLabel"_s).isEmpty());
    }
    drive.click(u"newRadio"_s);
    QVERIFY(drive.isEnabled(u"nextButton"_s));
    drive.review();
    QTRY_VERIFY(drive.isEnabled(u"deedButton"_s));
    QCOMPARE(drive.buttonText(u"deedButton"_s), u"Attach After Next Start"_s);
    drive.click(u"deedButton"_s);
    QTRY_VERIFY(drive.isShown(u"proofBox"_s));
    QCOMPARE(world.session().changes().size(), 1);
    QCOMPARE(world.session().changes().first().scope, Scope::AfterNextStart);
    QVERIFY(drive.text(u"openedLabel"_s).startsWith(u"Not yet: "));
}

void TestNewInterfaceWay::fromATapTheGuestIsChosen()
{
    World world;
    NewInterfaceWizard wizard(world.connections, {}, std::nullopt, u"tap-spare"_s);
    const Driver drive(wizard);
    wizard.open();

    drive.type(u"guestFilter"_s, u"paus"_s);
    QVERIFY(!drive.choose(u"guestView"_s, u"web01"_s)); // filtered away
    QVERIFY(drive.choose(u"guestView"_s, u"paused1"_s));
    QVERIFY(drive.isEnabled(u"replaceRadio"_s));
    drive.click(u"addRadio"_s);
    drive.click(u"nextButton"_s);
    QCOMPARE(drive.page(), 1);
    QCOMPARE(drive.find<QTreeView>(u"tapView"_s)->currentIndex().siblingAtColumn(0).data().toString(), u"tap-spare"_s);
    QVERIFY(drive.pageItem(1)->text().contains(u"tap-spare"));
}

void TestNewInterfaceWay::backAndForthLosesNothing()
{
    World world;
    NewInterfaceWizard wizard(world.connections, systemGuest(4), std::nullopt, {});
    const Driver drive(wizard);
    wizard.open();
    drive.click(u"newRadio"_s);
    drive.type(u"nameEdit"_s, u"mine0"_s);
    drive.click(u"nextButton"_s);
    drive.type(u"macEdit"_s, u"52:54:00:01:02:03"_s);
    drive.find<QSpinBox>(u"mtuSpin"_s)->setValue(9000);
    drive.find<QSpinBox>(u"bootOrderSpin"_s)->setValue(7);

    for (int i = 0; i < 2; ++i)
        drive.click(u"backButton"_s);
    QCOMPARE(drive.page(), 0);
    drive.click(u"replaceRadio"_s); // another deed has an interface of its own …
    QVERIFY(drive.find<QLineEdit>(u"macEdit"_s)->text() != u"52:54:00:01:02:03");
    drive.click(u"addRadio"_s); // … and the first one is still there
    drive.click(u"configRadio"_s);
    drive.click(u"nextButton"_s);
    QCOMPARE(drive.find<QLineEdit>(u"nameEdit"_s)->text(), u"mine0"_s);
    drive.click(u"existingRadio"_s);
    drive.click(u"newRadio"_s);
    QCOMPARE(drive.find<QLineEdit>(u"nameEdit"_s)->text(), u"mine0"_s);
    drive.click(u"nextButton"_s);
    QCOMPARE(drive.find<QLineEdit>(u"macEdit"_s)->text(), u"52:54:00:01:02:03"_s);
    QCOMPARE(drive.find<QSpinBox>(u"mtuSpin"_s)->value(), 9000);
    QCOMPARE(drive.find<QSpinBox>(u"bootOrderSpin"_s)->value(), 7);
    drive.click(u"backButton"_s);
    drive.click(u"backButton"_s);
    QVERIFY(drive.isChecked(u"configRadio"_s));
}

void TestNewInterfaceWay::aFailedStepIsUndone()
{
    World world;
    Domain guest = sampleDomain(6, u"app01"_s, Domain::State::Running, { sampleUserInterface(6) });
    world.system().setDomain(guest);
    world.system().failNext(Verb::Attach,
        { .kind = Error::Kind::Failed,
            .message = u"The interface cannot be attached."_s,
            .detail = u"internal error: no more ports"_s });
    NewInterfaceWizard wizard(world.connections, systemGuest(6), world.guest(6)->interfaces().first(), u"tap-db01"_s);
    const Driver drive(wizard);
    wizard.open();
    drive.review();
    QTRY_VERIFY(drive.isEnabled(u"deedButton"_s));
    drive.click(u"deedButton"_s);

    auto* result = drive.find<QStackedWidget>(u"stack"_s)->currentWidget();
    const Driver page(*result);
    QTRY_COMPARE(page.text(u"headlineLabel"_s), u"It failed. Everything is as it was."_s);
    QCOMPARE(page.bar(u"messageBar"_s)->text(), u"The interface cannot be attached."_s);
    QCOMPARE(page.bar(u"messageBar"_s)->detail(), u"internal error: no more ports"_s);
    QCOMPARE(world.guest(6)->config.first().type, u"user"_s);
    QCOMPARE(world.guest(6)->live.first().type, u"user"_s);
    const auto* steps = page.find<QListWidget>(u"stepList"_s);
    QVERIFY(steps->item(0)->text().startsWith(u"Undone: "));
    QVERIFY(steps->item(steps->count() - 1)->text().startsWith(u"Failed: "));

    drive.click(u"backButton"_s); // and one can try again
    QCOMPARE(drive.page(), 3);
    QTRY_VERIFY(drive.isEnabled(u"deedButton"_s));
    drive.click(u"deedButton"_s);
    QTRY_VERIFY(page.text(u"headlineLabel"_s).startsWith(u"Done: "));
}

void TestNewInterfaceWay::cancellingUndoes()
{
    World world;
    world.system().setGuestLettingGo(false);
    world.system().setDomain(sampleDomain(6, u"app01"_s, Domain::State::Running, { sampleUserInterface(6) }));
    NewInterfaceWizard wizard(world.connections, systemGuest(6), world.guest(6)->interfaces().first(), u"tap-db01"_s);
    const Driver drive(wizard);
    wizard.open();
    drive.review();
    QTRY_VERIFY(drive.isEnabled(u"deedButton"_s));
    drive.click(u"deedButton"_s);
    QTRY_COMPARE(world.guest(6)->config.first().type, u"ethernet"_s);
    const Driver page(*drive.find<QStackedWidget>(u"stack"_s)->currentWidget());
    const auto* steps = page.find<QListWidget>(u"stepList"_s);
    QTRY_VERIFY(steps->item(2)->text().startsWith(u"Doing: ")); // it waits for the guest

    drive.click(u"cancelRunButton"_s);
    QTRY_VERIFY(page.text(u"headlineLabel"_s).startsWith(u"Cancelled. Not everything"));
    QCOMPARE(world.guest(6)->config.first().type, u"user"_s);
    QVERIFY(page.isShown(u"leftLabel"_s)); // the guest may still let go
    QVERIFY(page.text(u"leftLabel"_s).contains(u"app01"));
    QVERIFY(!page.bar(u"messageBar"_s)->isVisibleTo(&wizard)); // to have cancelled is no error
}

void TestNewInterfaceWay::waitingForTheGuestIsSaid()
{
    World world;
    world.system().setGuestLettingGo(false);
    world.system().setDomain(sampleDomain(6, u"app01"_s, Domain::State::Running, { sampleUserInterface(6) }));
    NewInterfaceWizard wizard(world.connections, systemGuest(6), world.guest(6)->interfaces().first(), u"tap-db01"_s);
    wizard.setPatience(std::chrono::milliseconds(1));
    const Driver drive(wizard);
    wizard.open();
    drive.review();
    QTRY_VERIFY(drive.isEnabled(u"deedButton"_s));
    drive.click(u"deedButton"_s);
    const Driver page(*drive.find<QStackedWidget>(u"stack"_s)->currentWidget());
    QTRY_VERIFY(page.bar(u"messageBar"_s)->text().startsWith(u"Waiting for the guest"));
    world.system().letGo(sampleUuid(6), u"net0"_s);
    QTRY_VERIFY2(page.text(u"headlineLabel"_s).startsWith(u"Done: "),
        qPrintable(page.text(u"headlineLabel"_s) + page.text(u"writtenLabel"_s)));
    QVERIFY(page.bar(u"messageBar"_s)->text().isEmpty());
}

void TestNewInterfaceWay::closingMeanwhileLosesNothing()
{
    World world;
    world.system().setAnsweringLater(true);
    auto* wizard = new NewInterfaceWizard(world.connections, systemGuest(4), std::nullopt, u"tap-db01"_s);
    wizard->setAttribute(Qt::WA_DeleteOnClose);
    const Driver drive(*wizard);
    wizard->open();
    drive.review();
    const auto answerAll = [&] {
        while (world.system().answerNext()) { }
    };
    QTRY_VERIFY((answerAll(), drive.isEnabled(u"deedButton"_s)));
    drive.click(u"deedButton"_s);
    const QPointer<NewInterfaceWizard> watched(wizard);
    wizard->close();
    QTRY_VERIFY(watched.isNull());
    QTRY_VERIFY((answerAll(), world.guest(4)->live.size() == 2));
}

void TestNewInterfaceWay::theGuestIsStartedFromTheResult()
{
    World world;
    NewInterfaceWizard wizard(world.connections, systemGuest(3), std::nullopt, u"tap-spare"_s);
    const Driver drive(wizard);
    wizard.open();
    drive.review();
    QTRY_VERIFY(drive.isEnabled(u"deedButton"_s));
    QVERIFY(drive.isShown(u"startAfterwardsCheck"_s));
    drive.click(u"deedButton"_s);
    QTRY_VERIFY(drive.isShown(u"startButton"_s));
    drive.click(u"startButton"_s);
    QTRY_COMPARE(world.guest(3)->state, Domain::State::Running);
    QTRY_VERIFY(!drive.isShown(u"startButton"_s));
    QTRY_VERIFY(!drive.text(u"openedLabel"_s).startsWith(u"Not yet"));
}

void TestNewInterfaceWay::aTapThatAppearsIsNoticed()
{
    World world;
    NewInterfaceWizard wizard(world.connections, systemGuest(4), std::nullopt, {});
    const Driver drive(wizard);
    wizard.open();
    drive.click(u"newRadio"_s);
    drive.type(u"nameEdit"_s, u"tap-new"_s);
    QVERIFY(drive.isShown(u"commandBox"_s));
    QVERIFY(drive.find<CommandBox>(u"commandBox"_s)->commands().first().contains(u"ip tuntap add"));
    QVERIFY(drive.isEnabled(u"nextButton"_s)); // it may be made later
    drive.review();
    QTRY_VERIFY(!drive.text(u"problemLabel"_s).isEmpty());
    QVERIFY(!drive.isEnabled(u"deedButton"_s)); // but not attached now before it is there

    world.setLink(sampleTap(40, u"tap-new"_s, 2));
    QTRY_VERIFY(drive.isEnabled(u"deedButton"_s));
    QCOMPARE(drive.bar(u"noticeBar"_s)->text(), u"The tap “tap-new” is there now."_s);
    drive.click(u"backButton"_s);
    drive.click(u"backButton"_s);
    QVERIFY(drive.isChecked(u"newRadio"_s));
    QVERIFY(drive.isShown(u"thereLabel"_s));
    QVERIFY(!drive.isShown(u"commandBox"_s));
}

void TestNewInterfaceWay::aTapThatVanishesIsNoticed()
{
    World world;
    NewInterfaceWizard wizard(world.connections, systemGuest(4), std::nullopt, u"tap-mq"_s);
    const Driver drive(wizard);
    wizard.open();
    drive.review();
    QTRY_VERIFY(drive.isEnabled(u"deedButton"_s));
    QCOMPARE(drive.find<QSpinBox>(u"queuesSpin"_s)->value(), 2); // as a multi-queue tap needs
    world.connections.removeLink(World::machineId(), 13);
    QTRY_VERIFY(!drive.isEnabled(u"deedButton"_s));
    QCOMPARE(drive.bar(u"noticeBar"_s)->text(), u"The tap “tap-mq” has vanished."_s);
    QVERIFY(drive.pageItem(1)->text().contains(u"tap-mq"));
}

void TestNewInterfaceWay::aLostConnectionKeepsWhatWasEntered()
{
    World world;
    NewInterfaceWizard wizard(world.connections, systemGuest(4), std::nullopt, u"tap-db01"_s);
    const Driver drive(wizard);
    wizard.open();
    drive.click(u"nextButton"_s);
    drive.type(u"macEdit"_s, u"52:54:00:01:02:03"_s);
    drive.review();
    QTRY_VERIFY(drive.isEnabled(u"deedButton"_s));

    world.system().setPhase(ConnectionState::Phase::Lost);
    QTRY_VERIFY(!drive.isEnabled(u"deedButton"_s));
    QVERIFY(drive.bar(u"noticeBar"_s)->text().contains(u"What you entered is kept"));
    world.system().setPhase(ConnectionState::Phase::Open);
    QTRY_VERIFY(drive.isEnabled(u"deedButton"_s));
    QCOMPARE(drive.find<QLineEdit>(u"macEdit"_s)->text(), u"52:54:00:01:02:03"_s);
    QCOMPARE(drive.page(), 3);
}

void TestNewInterfaceWay::aGuestThatVanishesIsSaid()
{
    World world;
    NewInterfaceWizard wizard(world.connections, systemGuest(4), std::nullopt, u"tap-db01"_s);
    const Driver drive(wizard);
    wizard.open();
    world.system().removeDomain(sampleUuid(4));
    QVERIFY(drive.bar(u"noticeBar"_s)->text().contains(u"“paused1” is gone"));
    QVERIFY(!drive.isEnabled(u"reviewButton"_s));
    drive.click(u"backButton"_s);
    QVERIFY(drive.choose(u"guestView"_s, u"old07"_s)); // another one instead, on the same tap
    QVERIFY(drive.isEnabled(u"reviewButton"_s));
    QVERIFY(drive.pageItem(1)->text().contains(u"tap-db01"));
}

void TestNewInterfaceWay::aGuestThatGoesOffChangesTheScope()
{
    World world;
    NewInterfaceWizard wizard(world.connections, systemGuest(4), std::nullopt, u"tap-db01"_s);
    const Driver drive(wizard);
    wizard.open();
    QVERIFY(drive.isChecked(u"bothRadio"_s));
    Domain guest = *world.guest(4);
    guest.state = Domain::State::ShutOff;
    guest.live.clear();
    world.system().setDomain(guest);
    QVERIFY(drive.isChecked(u"configRadio"_s));
    QVERIFY(drive.bar(u"noticeBar"_s)->text().contains(u"after next start"));
    drive.review();
    QTRY_VERIFY(drive.isEnabled(u"deedButton"_s));
    QCOMPARE(drive.buttonText(u"deedButton"_s), u"Attach After Next Start"_s);
    QVERIFY(world.system().start(guest.uuid).result().has_value());
    QTRY_VERIFY(drive.isChecked(u"bothRadio"_s)); // as it was wished for
}

void TestNewInterfaceWay::aChangedConfigIsShown()
{
    World world;
    NewInterfaceWizard wizard(world.connections, systemGuest(4), std::nullopt, u"tap-db01"_s);
    const Driver drive(wizard);
    wizard.open();
    drive.review();
    QTRY_VERIFY(drive.isEnabled(u"deedButton"_s));
    QVERIFY(!drive.isShown(u"configBar"_s));
    drive.click(u"backButton"_s);

    Domain guest = *world.guest(4);
    guest.config[0].model = u"e1000"_s; // by somebody else; libvirt has no event for it
    world.system().setXml(guest.uuid, Connection::Xml::Config, sampleDomainXml(guest, Connection::Xml::Config));
    drive.click(u"nextButton"_s);
    QTRY_VERIFY(drive.isShown(u"configBar"_s));
    const QString difference = drive.find<QPlainTextEdit>(u"changedView"_s)->toPlainText();
    QVERIFY2(difference.contains(u"-       <model type=\"virtio\"/>"), qPrintable(difference));
    QVERIFY2(difference.contains(u"+       <model type=\"e1000\"/>"), qPrintable(difference));
    Driver(*drive.bar(u"configBar"_s)).click(u"messageOffer"_s);
    QVERIFY(!drive.isShown(u"configBar"_s));
}

void TestNewInterfaceWay::readOnlyConnectionsOnlyWriteXml()
{
    World world;
    ConnectionState state = world.system().state();
    state.isReadOnly = true;
    world.system().setState(state);
    NewInterfaceWizard wizard(world.connections, systemGuest(4), std::nullopt, {});
    const Driver drive(wizard);
    wizard.open();
    QVERIFY(drive.isChecked(u"writeXmlRadio"_s));
    QVERIFY(!drive.isEnabled(u"addRadio"_s));
    QVERIFY(!drive.isEnabled(u"replaceRadio"_s));
    QVERIFY(drive.text(u"noteLabel"_s).contains(u"read-only"));
    drive.review();
    QCOMPARE(drive.buttonText(u"deedButton"_s), u"Save XML…"_s);
    QTRY_VERIFY(drive.isEnabled(u"deedButton"_s));
}

void TestNewInterfaceWay::markupInNamesStaysText()
{
    World world;
    const QString name = u"<b>x</b>&amp;<img src=x>"_s;
    world.system().setDomain(sampleDomain(8, name, Domain::State::Running, {}));
    NewInterfaceWizard wizard(world.connections, systemGuest(8), std::nullopt, u"tap-db01"_s);
    const Driver drive(wizard);
    wizard.open();
    drive.review();
    QTRY_VERIFY(drive.isEnabled(u"deedButton"_s));
    const Driver page(*drive.find<QStackedWidget>(u"stack"_s)->currentWidget());
    QVERIFY(page.text(u"headlineLabel"_s).contains(name));
    for (const QLabel* label : wizard.findChildren<QLabel*>()) {
        if (label->text().contains(u"<b>"))
            QCOMPARE(label->textFormat(), Qt::PlainText);
    }
    for (int i = 0; i < 5; ++i)
        QVERIFY(!drive.pageItem(i)->toolTip().startsWith(u"<b>"));
}

QTEST_MAIN(TestNewInterfaceWay)
#include "tst_newinterfaceway.moc"
