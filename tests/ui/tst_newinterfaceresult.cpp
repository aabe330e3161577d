#include "ui/wizarddriver.h"
#include "ui/xmlview.h"

#include <QClipboard>
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QTest>

using namespace VirtTap;
using namespace Qt::StringLiterals;

using Verb = FakeConnection::Verb;

// From the review to the result: what must be known before a change is sent, and what is claimed of it afterwards.
class TestNewInterfaceResult : public QObject
{
    Q_OBJECT

private slots:
    void anotherConfigAtApplyIsShown();
    void aConfigThatCannotBeCheckedMayBeDefinedAllTheSame();
    void whatLibvirtDidNotKeepIsSaid();
    void nothingIsClaimedBeforeItIsReadBack();
    void nothingIsSentBeforeTheSchemaHasSpoken();
    void theFirstFrameOfTheGuestIsSeen();
    void whereFramesCannotBeCountedThatIsSaid();
    void theDeedsOwnStartIsNoNews();
    void copyTakesTheXmlAsItWillBeSent();
    void tenMegabytesAreRefusedAndNothingIsLost();
};

void TestNewInterfaceResult::anotherConfigAtApplyIsShown()
{
    World world;
    NewInterfaceWizard wizard(world.connections, systemGuest(4), std::nullopt, u"tap-db01"_s);
    const Driver drive(wizard);
    wizard.open();
    drive.review();
    QTRY_VERIFY(drive.isEnabled(u"deedButton"_s));
    Domain guest = *world.guest(4);
    guest.config[0].model = u"e1000"_s; // by somebody else, while the review is looked at
    world.system().setXml(guest.uuid, Connection::Xml::Config, sampleDomainXml(guest, Connection::Xml::Config));
    drive.click(u"deedButton"_s);

    const Driver page(*drive.find<QStackedWidget>(u"stack"_s)->currentWidget());
    QTRY_VERIFY(page.isShown(u"changedBox"_s));
    const QString difference = page.find<QPlainTextEdit>(u"changedView"_s)->toPlainText();
    QVERIFY2(difference.contains(u"+       <model type=\"e1000\"/>"), qPrintable(difference));
    QVERIFY(world.system().changes().isEmpty());
    page.click(u"reviewAgainButton"_s);
    QCOMPARE(drive.page(), 3);
    QTRY_VERIFY(drive.isEnabled(u"deedButton"_s));
    QVERIFY(drive.isShown(u"configBar"_s));
    drive.click(u"deedButton"_s);
    QTRY_COMPARE(world.system().changes().size(), 1);
    QVERIFY(!page.isShown(u"changedBox"_s));
}

void TestNewInterfaceResult::aConfigThatCannotBeCheckedMayBeDefinedAllTheSame()
{
    World world;
    const Error error { .kind = Error::Kind::Uncheckable, .message = u"It does not pass."_s, .detail = {} };
    world.system().failNext(Verb::Attach, error);
    NewInterfaceWizard wizard(world.connections, systemGuest(3), std::nullopt, u"tap-spare"_s);
    const Driver drive(wizard);
    wizard.open();
    drive.review();
    QTRY_VERIFY(drive.isEnabled(u"deedButton"_s));
    drive.click(u"deedButton"_s);
    const Driver page(*drive.find<QStackedWidget>(u"stack"_s)->currentWidget());
    MessageBar* bar = page.bar(u"messageBar"_s);
    QTRY_COMPARE(bar->text(), error.message);
    const Driver offer(*bar);
    QCOMPARE(offer.buttonText(u"messageOffer"_s), u"Go On Without the Check"_s);
    offer.click(u"messageOffer"_s);
    QTRY_VERIFY(page.text(u"headlineLabel"_s).startsWith(u"Done: "));
    QCOMPARE(world.system().changes().size(), 2);
}

void TestNewInterfaceResult::whatLibvirtDidNotKeepIsSaid()
{
    World world;
    NewInterfaceWizard wizard(world.connections, systemGuest(3), std::nullopt, u"tap-spare"_s);
    const Driver drive(wizard);
    wizard.open();
    drive.review();
    QTRY_VERIFY(drive.isEnabled(u"deedButton"_s));
    // As a daemon does that takes the call and drops what it does not know.
    world.system().setXml(
        sampleUuid(3), Connection::Xml::Config, sampleDomainXml(*world.guest(3), Connection::Xml::Config));
    drive.click(u"deedButton"_s);
    QTRY_VERIFY(drive.isShown(u"proofBox"_s));
    QVERIFY2(drive.text(u"headlineLabel"_s).contains(u"does not have that interface"),
        qPrintable(drive.text(u"headlineLabel"_s)));
    QVERIFY(drive.text(u"writtenLabel"_s).startsWith(u"No: The config of “old07” has no interface"));

    world.system().setXml(sampleUuid(3), Connection::Xml::Config, {}); // it has it after all
    Domain guest = *world.guest(3);
    guest.autostart = true;
    world.system().setDomain(guest);
    QTRY_VERIFY(drive.text(u"headlineLabel"_s).startsWith(u"Done: "));
    QCOMPARE(drive.text(u"writtenLabel"_s), u"Yes: libvirt shows “tap-spare” in the config of “old07”."_s);
}

void TestNewInterfaceResult::nothingIsClaimedBeforeItIsReadBack()
{
    World world;
    NewInterfaceWizard wizard(world.connections, systemGuest(4), std::nullopt, u"tap-db01"_s);
    const Driver drive(wizard);
    wizard.open();
    drive.review();
    QTRY_VERIFY(drive.isEnabled(u"deedButton"_s));
    drive.click(u"deedButton"_s);
    world.system().setAnsweringLater(true);
    QStringList headlines;
    const auto step = [&] {
        const QString said = drive.text(u"headlineLabel"_s);
        if (headlines.isEmpty() || headlines.last() != said)
            headlines.append(said);
        return world.system().answerNext();
    };
    QTRY_VERIFY((step(), drive.isShown(u"proofBox"_s)));
    step();
    QVERIFY2(headlines.last().startsWith(u"Done: "), qPrintable(headlines.join(u'\n')));
    QVERIFY2(headlines.at(headlines.size() - 2).contains(u"being read back"), qPrintable(headlines.join(u'\n')));
    QVERIFY(!drive.text(u"openedLabel"_s).contains(u"runs without an interface"));
}

void TestNewInterfaceResult::theFirstFrameOfTheGuestIsSeen()
{
    World world;
    world.connections.setFrames(7); // of an earlier guest
    NewInterfaceWizard wizard(world.connections, systemGuest(3), std::nullopt, u"tap-spare"_s);
    const Driver drive(wizard);
    wizard.open();
    drive.review();
    QTRY_VERIFY(drive.isEnabled(u"deedButton"_s));
    drive.click(u"deedButton"_s);
    QTRY_VERIFY(drive.isShown(u"startButton"_s));
    QVERIFY(drive.text(u"sendsLabel"_s).startsWith(u"Not yet: No frame can come before"));
    drive.click(u"startButton"_s);
    QTRY_VERIFY(drive.text(u"sendsLabel"_s).startsWith(u"Not yet: No frame has come from “old07” since."));
    world.connections.setFrames(8);
    QTRY_COMPARE(drive.text(u"sendsLabel"_s), u"Yes: “old07” sends: frames come out of “tap-spare”."_s);
}

void TestNewInterfaceResult::whereFramesCannotBeCountedThatIsSaid()
{
    World world;
    world.connections.setFrames(
        std::unexpected(Error { .kind = Error::Kind::Unsupported, .message = u"nobody counts"_s, .detail = {} }));
    NewInterfaceWizard wizard(world.connections, systemGuest(4), std::nullopt, u"tap-db01"_s);
    const Driver drive(wizard);
    wizard.open();
    drive.review();
    QTRY_VERIFY(drive.isEnabled(u"deedButton"_s));
    drive.click(u"deedButton"_s);
    QTRY_COMPARE(
        drive.text(u"sendsLabel"_s), u"Not known: Whether frames come from “paused1” cannot be told: nobody counts."_s);
}

void TestNewInterfaceResult::theDeedsOwnStartIsNoNews()
{
    World world;
    NewInterfaceWizard wizard(world.connections, systemGuest(3), std::nullopt, u"tap-spare"_s);
    const Driver drive(wizard);
    wizard.open();
    drive.review();
    QTRY_VERIFY(drive.isEnabled(u"deedButton"_s));
    drive.click(u"startAfterwardsCheck"_s);
    QTRY_VERIFY(drive.isEnabled(u"deedButton"_s));
    drive.click(u"deedButton"_s);
    QTRY_COMPARE(world.guest(3)->state, Domain::State::Running);
    QTRY_VERIFY(drive.text(u"headlineLabel"_s).startsWith(u"Done: "));
    QVERIFY2(!drive.bar(u"noticeBar"_s)->isVisible(), qPrintable(drive.bar(u"noticeBar"_s)->text()));
}

void TestNewInterfaceResult::nothingIsSentBeforeTheSchemaHasSpoken()
{
    World world;
    ConnectionState state = world.system().state();
    state.host.clientVersion = 8'001'000; // of the schema; the host's is 9.0
    world.system().setState(state);
    NewInterfaceWizard wizard(world.connections, systemGuest(4), std::nullopt, u"tap-db01"_s);
    const Driver drive(wizard);
    wizard.open();
    drive.review();
    QVERIFY(!drive.isEnabled(u"deedButton"_s));
    QTRY_VERIFY(drive.isEnabled(u"deedButton"_s));
    QVERIFY2(drive.text(u"verdictLabel"_s).contains(u"is that of libvirt 8.1, and the host runs libvirt 9.0"),
        qPrintable(drive.text(u"verdictLabel"_s)));
}

void TestNewInterfaceResult::copyTakesTheXmlAsItWillBeSent()
{
    World world;
    NewInterfaceWizard wizard(world.connections, systemGuest(4), std::nullopt, u"tap-db01"_s);
    wizard.setXmlEditable(true);
    const Driver drive(wizard);
    wizard.open();
    drive.review();
    QTRY_VERIFY(drive.isEnabled(u"deedButton"_s));
    auto* view = drive.find<XmlView>(u"xmlView"_s);
    drive.click(u"copyButton"_s);
    QCOMPARE(QGuiApplication::clipboard()->text(), view->xml());
    const QString edited = QString(view->xml()).replace(u"virtio"_s, u"e1000e"_s);
    view->setXml(edited);
    emit view->xmlEdited();
    drive.click(u"copyButton"_s);
    QCOMPARE(QGuiApplication::clipboard()->text(), edited);
}

void TestNewInterfaceResult::tenMegabytesAreRefusedAndNothingIsLost()
{
    World world;
    NewInterfaceWizard wizard(world.connections, systemGuest(4), std::nullopt, u"tap-db01"_s);
    wizard.setXmlEditable(true);
    const Driver drive(wizard);
    wizard.open();
    drive.review();
    QTRY_VERIFY(drive.isEnabled(u"deedButton"_s));
    auto* view = drive.find<XmlView>(u"xmlView"_s);
    const QString made = view->xml();
    auto* editor = view->findChild<XmlEditor*>();
    QVERIFY(editor);
    QGuiApplication::clipboard()->setText(
        u"<interface type='ethernet'>"_s + u"<a b='c'/>\n"_s.repeated(1'000'000) + u"</interface>"_s);
    editor->selectAll();
    QElapsedTimer timer;
    timer.start();
    editor->paste();
    qInfo("pasted in %lld ms", timer.elapsed());
    QVERIFY(timer.elapsed() < 5000);
    const auto* findings = drive.find<FindingList>(u"findingList"_s);
    QTRY_VERIFY(findings->findings().value(0).message.contains(u"1 MiB"));
    QVERIFY(!drive.isEnabled(u"deedButton"_s));
    drive.click(u"discardEditButton"_s);
    QTRY_VERIFY(drive.isEnabled(u"deedButton"_s));
    QCOMPARE(view->xml(), made);
}

QTEST_MAIN(TestNewInterfaceResult)
#include "tst_newinterfaceresult.moc"
