#include "ui/detach/detachdialog.h"
#include "ui/wizarddriver.h"

#include <QElapsedTimer>
#include <QPushButton>
#include <QTest>

using namespace VirtTap;
using namespace Qt::StringLiterals;

using Verb = FakeConnection::Verb;

// Taking an interface away, by the widgets of the dialog, against a simulated host.
class TestDetach : public QObject
{
    Q_OBJECT

private slots:
    void detachingFromARunningGuest();
    void detachingFromTheConfigOnly();
    void scopesAreThoseOfTheInterface_data();
    void scopesAreThoseOfTheInterface();
    void waitingForTheGuestIsSaid();
    void itIsSaidAfterTenSeconds();
    void closingMeanwhileLosesNothing();
    void cancellingUndoes();
    void aRefusalIsShownInLibvirtsWords();
    void aRefusalAfterClosingIsTold();
    void readOnlyAndLostConnectionsDetachNothing();
    void aSavedStateIsWarnedOf();
    void anotherConfigIsShownAndLookedAtAgain();
    void aConfigThatCannotBeCheckedMayBeDefinedAllTheSame();
};

namespace {

InterfacePair firstOf(World& world, int guest)
{
    return world.guest(guest)->interfaces().first();
}

} // namespace

void TestDetach::detachingFromARunningGuest()
{
    World world;
    DetachDialog dialog(world.connections, systemGuest(1), firstOf(world, 1));
    const Driver drive(dialog);
    dialog.open();
    QVERIFY(drive.text(u"headlineLabel"_s).contains(u"tap-web01"));
    QVERIFY(drive.text(u"effectLabel"_s).contains(u"The tap “tap-web01” stays as it is."));
    QTRY_VERIFY(drive.isEnabled(u"detachButton"_s));
    QVERIFY(!drive.find<QPushButton>(u"detachButton"_s)->isDefault()); // Return alone takes nothing away
    drive.click(u"detachButton"_s);
    QTRY_VERIFY(drive.text(u"headlineLabel"_s).startsWith(u"Done: "));
    QVERIFY(world.guest(1)->live.isEmpty());
    QVERIFY(world.guest(1)->config.isEmpty());
    QCOMPARE(drive.buttonText(u"closeButton"_s), u"Close"_s);
}

void TestDetach::anotherConfigIsShownAndLookedAtAgain()
{
    World world;
    DetachDialog dialog(world.connections, systemGuest(3), firstOf(world, 3));
    const Driver drive(dialog);
    dialog.open();
    QTRY_VERIFY(drive.isEnabled(u"detachButton"_s));
    Domain guest = *world.guest(3);
    guest.config[0].model = u"pcnet"_s; // by somebody else
    world.system().setXml(guest.uuid, Connection::Xml::Config, sampleDomainXml(guest, Connection::Xml::Config));
    drive.click(u"detachButton"_s);
    MessageBar* bar = drive.bar(u"messageBar"_s);
    QTRY_VERIFY(bar->text().contains(u"was changed since"));
    QVERIFY2(bar->detail().contains(u"+       <model type=\"pcnet\"/>"), qPrintable(bar->detail()));
    Driver(*bar).click(u"messageOffer"_s);
    QTRY_VERIFY(drive.isEnabled(u"detachButton"_s));
    drive.click(u"detachButton"_s);
    QTRY_VERIFY2(drive.text(u"headlineLabel"_s).startsWith(u"Done: "), qPrintable(bar->text() + bar->detail()));
}

void TestDetach::aConfigThatCannotBeCheckedMayBeDefinedAllTheSame()
{
    World world;
    world.system().failNext(
        Verb::Detach, { .kind = Error::Kind::Uncheckable, .message = u"It does not pass."_s, .detail = {} });
    DetachDialog dialog(world.connections, systemGuest(3), firstOf(world, 3));
    const Driver drive(dialog);
    dialog.open();
    QTRY_VERIFY(drive.isEnabled(u"detachButton"_s));
    drive.click(u"detachButton"_s);
    MessageBar* bar = drive.bar(u"messageBar"_s);
    QTRY_COMPARE(bar->text(), u"It does not pass."_s);
    Driver(*bar).click(u"messageOffer"_s);
    QTRY_VERIFY(drive.text(u"headlineLabel"_s).startsWith(u"Done: "));
    QVERIFY(world.guest(3)->config.isEmpty());
}

void TestDetach::detachingFromTheConfigOnly()
{
    World world;
    DetachDialog dialog(world.connections, systemGuest(1), firstOf(world, 1));
    const Driver drive(dialog);
    dialog.open();
    drive.click(u"configRadio"_s);
    QTRY_VERIFY(drive.isEnabled(u"detachButton"_s));
    QCOMPARE(drive.find<QListWidget>(u"stepList"_s)->count(), 1);
    drive.click(u"detachButton"_s);
    QTRY_VERIFY(drive.text(u"headlineLabel"_s).startsWith(u"Done: "));
    QCOMPARE(world.guest(1)->live.size(), 1);
    QVERIFY(world.guest(1)->config.isEmpty());
}

void TestDetach::scopesAreThoseOfTheInterface_data()
{
    QTest::addColumn<int>("guest");
    QTest::addColumn<bool>("both");
    QTest::addColumn<bool>("now");
    QTest::addColumn<bool>("config");
    QTest::newRow("running") << 1 << true << true << true;
    QTest::newRow("off") << 3 << false << false << true;
}

void TestDetach::scopesAreThoseOfTheInterface()
{
    QFETCH(int, guest);
    World world;
    DetachDialog dialog(world.connections, systemGuest(guest), firstOf(world, guest));
    const Driver drive(dialog);
    dialog.open();
    QTRY_VERIFY(drive.isEnabled(u"detachButton"_s));
    QTEST(drive.isEnabled(u"bothRadio"_s), "both");
    QTEST(drive.isEnabled(u"nowRadio"_s), "now");
    QTEST(drive.isEnabled(u"configRadio"_s), "config");
    for (const QString& name : { u"bothRadio"_s, u"nowRadio"_s, u"configRadio"_s })
        QVERIFY(!drive.isChecked(name) || drive.isEnabled(name));
}

void TestDetach::waitingForTheGuestIsSaid()
{
    World world;
    world.system().setGuestLettingGo(false);
    DetachDialog dialog(world.connections, systemGuest(1), firstOf(world, 1));
    dialog.setPatience(std::chrono::milliseconds(1));
    const Driver drive(dialog);
    dialog.open();
    QTRY_VERIFY(drive.isEnabled(u"detachButton"_s));
    drive.click(u"detachButton"_s);
    QTRY_VERIFY(drive.bar(u"messageBar"_s)->text().startsWith(u"Waiting for the guest"));
    QVERIFY(!drive.text(u"headlineLabel"_s).startsWith(u"Done")); // the call has returned long ago
    world.system().letGo(sampleUuid(1), u"net0"_s);
    QTRY_VERIFY(drive.text(u"headlineLabel"_s).startsWith(u"Done: "));
    QVERIFY(drive.bar(u"messageBar"_s)->text().isEmpty());
}

void TestDetach::itIsSaidAfterTenSeconds()
{
    World world;
    world.system().setGuestLettingGo(false);
    DetachDialog dialog(world.connections, systemGuest(1), firstOf(world, 1));
    const Driver drive(dialog);
    dialog.open();
    QTRY_VERIFY(drive.isEnabled(u"detachButton"_s));
    QElapsedTimer timer;
    timer.start();
    drive.click(u"detachButton"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!drive.bar(u"messageBar"_s)->text().isEmpty(), 15'000);
    QVERIFY2(timer.elapsed() >= 9'500, qPrintable(QString::number(timer.elapsed())));
    QVERIFY(drive.bar(u"messageBar"_s)->text().startsWith(u"Waiting for the guest"));
}

void TestDetach::closingMeanwhileLosesNothing()
{
    World world;
    world.system().setGuestLettingGo(false);
    auto* dialog = new DetachDialog(world.connections, systemGuest(1), firstOf(world, 1));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    const Driver drive(*dialog);
    dialog->open();
    QTRY_VERIFY(drive.isEnabled(u"detachButton"_s));
    drive.click(u"detachButton"_s);
    QTRY_VERIFY(world.guest(1)->config.isEmpty());
    const QPointer<DetachDialog> watched(dialog);
    drive.click(u"closeButton"_s);
    QTRY_VERIFY(watched.isNull());
    QVERIFY(world.guest(1)->config.isEmpty()); // nothing was undone
    QCOMPARE(world.connections.findChildren<PlanRun*>().size(), 1);
    world.system().letGo(sampleUuid(1), u"net0"_s);
    QTRY_COMPARE(world.connections.findChildren<PlanRun*>().size(), 0);
}

void TestDetach::cancellingUndoes()
{
    World world;
    world.system().setGuestLettingGo(false);
    DetachDialog dialog(world.connections, systemGuest(1), firstOf(world, 1));
    const Driver drive(dialog);
    dialog.open();
    QTRY_VERIFY(drive.isEnabled(u"detachButton"_s));
    drive.click(u"detachButton"_s);
    QTRY_VERIFY(world.guest(1)->config.isEmpty());
    QTRY_VERIFY(drive.find<QListWidget>(u"stepList"_s)->item(1)->text().startsWith(u"Doing: "));
    drive.click(u"cancelRunButton"_s);
    QTRY_COMPARE(drive.text(u"headlineLabel"_s), u"Cancelled."_s);
    QCOMPARE(world.guest(1)->config.size(), 1);
    QVERIFY(drive.isShown(u"leftLabel"_s)); // the guest was asked and may still let go
}

void TestDetach::aRefusalIsShownInLibvirtsWords()
{
    World world;
    world.system().failNext(Verb::Detach,
        { .kind = Error::Kind::Failed,
            .message = u"The interface cannot be detached."_s,
            .detail = u"device not found"_s });
    DetachDialog dialog(world.connections, systemGuest(1), firstOf(world, 1));
    const Driver drive(dialog);
    dialog.open();
    QTRY_VERIFY(drive.isEnabled(u"detachButton"_s));
    drive.click(u"detachButton"_s);
    QTRY_COMPARE(drive.text(u"headlineLabel"_s), u"It failed."_s);
    QCOMPARE(drive.bar(u"messageBar"_s)->text(), u"The interface cannot be detached."_s);
    QCOMPARE(drive.bar(u"messageBar"_s)->detail(), u"device not found"_s);
    QCOMPARE(world.guest(1)->live.size(), 1);
}

void TestDetach::aRefusalAfterClosingIsTold()
{
    World world;
    QList<Activity> told;
    connect(
        &world.connections, &Connections::happened, this, [&told](const Activity& activity) { told.append(activity); });
    world.system().setGuestLettingGo(false);
    {
        DetachDialog dialog(world.connections, systemGuest(1), firstOf(world, 1));
        const Driver drive(dialog);
        dialog.open();
        QTRY_VERIFY(drive.isEnabled(u"detachButton"_s));
        drive.click(u"detachButton"_s);
        QTRY_VERIFY(drive.find<QListWidget>(u"stepList"_s)->item(1)->text().startsWith(u"Doing: "));
    }
    world.system().refuseToLetGo(sampleUuid(1), u"net0"_s);
    QTRY_COMPARE(told.size(), 1);
    QCOMPARE(told.first().kind, Activity::Kind::Failed);
    QCOMPARE(told.first().domain, sampleUuid(1));
}

void TestDetach::readOnlyAndLostConnectionsDetachNothing()
{
    World world;
    DetachDialog dialog(world.connections, systemGuest(1), firstOf(world, 1));
    const Driver drive(dialog);
    dialog.open();
    QTRY_VERIFY(drive.isEnabled(u"detachButton"_s));
    world.system().setPhase(ConnectionState::Phase::Lost);
    QVERIFY(!drive.isEnabled(u"detachButton"_s));
    QVERIFY(!drive.bar(u"messageBar"_s)->text().isEmpty());
    world.system().setPhase(ConnectionState::Phase::Open);
    QTRY_VERIFY(drive.isEnabled(u"detachButton"_s));
    ConnectionState state = world.system().state();
    state.isReadOnly = true;
    world.system().setState(state);
    world.system().setPhase(ConnectionState::Phase::Open);
    QVERIFY(!drive.isEnabled(u"detachButton"_s));
    QVERIFY(drive.bar(u"messageBar"_s)->text().contains(u"read-only"));
}

void TestDetach::aSavedStateIsWarnedOf()
{
    World world;
    DetachDialog dialog(world.connections, systemGuest(5), firstOf(world, 5));
    const Driver drive(dialog);
    dialog.open();
    QVERIFY(drive.isShown(u"savedStateLabel"_s));
    QVERIFY(drive.text(u"savedStateLabel"_s).contains(u"saved1"));
}

QTEST_MAIN(TestDetach)
#include "tst_detach.moc"
