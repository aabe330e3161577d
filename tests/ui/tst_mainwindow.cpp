#include "windowfixture.h"

#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QRadioButton>
#include <QTabWidget>
#include <QTreeView>

using namespace VirtTap;
using namespace Qt::StringLiterals;

using Phase = ConnectionState::Phase;
using Verb = FakeConnection::Verb;

Q_DECLARE_METATYPE(VirtTap::Domain::State)
Q_DECLARE_METATYPE(VirtTap::ConnectionState::Phase)

namespace {

QStringList namesIn(const QTreeView* tree)
{
    QStringList names;
    for (int i = 0; i < tree->model()->rowCount(); ++i) {
        const QModelIndex connection = tree->model()->index(i, 0);
        for (int row = 0; row < tree->model()->rowCount(connection); ++row)
            names.append(tree->model()->index(row, 0, connection).data().toString());
    }
    return names;
}

} // namespace

class TestMainWindow : public QObject
{
    Q_OBJECT

private slots:
    void firstStartAsksWhereToConnect()
    {
        WindowFixture f;
        f.open();
        QVERIFY(f.find<QWidget>(u"connectPage"_s)->isVisible());
        QVERIFY(!f.find<QWidget>(u"toolBar"_s)->isVisible());
        QVERIFY(f.connections.uris().isEmpty()); // nothing is contacted before one is chosen

        f.find<QRadioButton>(u"sessionButton"_s)->click();
        f.find<QAbstractButton>(u"readOnlyCheck"_s)->click();
        f.find<QPushButton>(u"connectButton"_s)->click();
        QTRY_VERIFY(f.find<QTreeView>(u"guestTree"_s)->hasFocus());

        FakeConnection* opened = f.connections.fake(u"qemu:///session"_s);
        QVERIFY(opened);
        QVERIFY(opened->state().isReadOnly);
        QCOMPARE(opened->calls().constFirst().verb, Verb::Open);
        QVERIFY(f.guests().isVisible());
        QCOMPARE(f.settings.connections(), QList { (SavedConnection { u"qemu:///session"_s, true, false }) });
    }

    void rememberedConnectionsComeBackAndOpenByThemselves()
    {
        WindowFixture f;
        f.settings.setConnections(
            { { u"qemu:///system"_s, false, true }, { u"qemu+ssh://host05/system"_s, true, false } });
        f.open();
        f.window->openConnections({}, true);
        QCOMPARE(f.connections.uris(), QStringList({ u"qemu:///system"_s, u"qemu+ssh://host05/system"_s }));
        QCOMPARE(f.connections.fake(u"qemu:///system"_s)->calls().size(), 1);
        QVERIFY(f.connections.fake(u"qemu+ssh://host05/system"_s)->calls().isEmpty());
        QVERIFY(f.connections.fake(u"qemu+ssh://host05/system"_s)->state().isReadOnly);
    }

    void whatIsOpenedByNameIsOpenedAsRemembered()
    {
        WindowFixture f;
        f.settings.setConnections({ { u"qemu+ssh://host05/system"_s, true, false } });
        f.open();
        f.window->openConnections({ u"qemu+ssh://host05/system"_s, u"qemu:///session"_s }, false);
        QVERIFY(f.connections.fake(u"qemu+ssh://host05/system"_s)->state().isReadOnly);
        QVERIFY(!f.connections.fake(u"qemu:///session"_s)->state().isReadOnly);
    }

    void verbsAreOfferedByState_data()
    {
        QTest::addColumn<Domain::State>("state");
        QTest::addColumn<Phase>("phase");
        QTest::addColumn<bool>("readOnly");
        QTest::addColumn<QStringList>("enabled");
        const QString start = u"startAction"_s, shutDown = u"shutDownAction"_s, forceOff = u"forceOffAction"_s;
        using S = Domain::State;
        QTest::newRow("a guest that is off can be started")
            << S::ShutOff << Phase::Open << false << QStringList { start };
        QTest::newRow("a running one can be stopped")
            << S::Running << Phase::Open << false << QStringList { shutDown, forceOff };
        QTest::newRow("a paused one can only be forced off")
            << S::Paused << Phase::Open << false << QStringList { forceOff };
        QTest::newRow("a crashed one can be started") << S::Crashed << Phase::Open << false << QStringList { start };
        QTest::newRow("one that shuts down can be forced")
            << S::ShuttingDown << Phase::Open << false << QStringList { forceOff };
        QTest::newRow("nothing on a read-only connection") << S::Running << Phase::Open << true << QStringList {};
        QTest::newRow("nothing on a lost connection") << S::Running << Phase::Lost << false << QStringList {};
        QTest::newRow("verbs work while guests are being read")
            << S::ShutOff << Phase::Loading << false << QStringList { start };
    }

    void verbsAreOfferedByState()
    {
        QFETCH(Domain::State, state);
        QFETCH(Phase, phase);
        QFETCH(bool, readOnly);
        QFETCH(QStringList, enabled);
        WindowFixture f;
        ConnectionState connection = sampleConnection();
        const Domain domain = sampleDomain(1, u"web01"_s, state, { sampleTapInterface(1, u"tap-web01"_s) });
        connection.domains = { { domain.uuid, DomainPtr::create(domain) } };
        connection.isReadOnly = readOnly;
        connection.phase = phase;
        f.connections.setMachine(sampleMachine());
        f.connections.add(connection);
        f.open();
        f.select(1);
        for (const QString& action : { u"startAction"_s, u"shutDownAction"_s, u"forceOffAction"_s })
            QCOMPARE(f.isEnabled(action), enabled.contains(action));
        const bool canChange = !readOnly && phase != Phase::Lost;
        QCOMPARE(f.isEnabled(u"detachAction"_s), canChange);
        QCOMPARE(f.isEnabled(u"replaceAction"_s), canChange);
        QCOMPARE(f.isEnabled(u"newInterfaceAction"_s), phase != Phase::Lost);
    }

    void startIsCalledOnceAndWaitsForTheAnswer()
    {
        WindowFixture f;
        f.fill();
        f.open();
        f.select(3);
        f.host().setAnsweringLater(true);
        f.trigger(u"startAction"_s);
        QVERIFY(!f.isEnabled(u"startAction"_s)); // no second call while the first one is under way
        QCOMPARE(f.count(Verb::Start), 1);
        QVERIFY(f.isEnabled(u"detachAction"_s)); // the rest goes on
        while (f.host().answerNext()) { }
        QTRY_VERIFY(f.isEnabled(u"shutDownAction"_s));
        QVERIFY(!f.isEnabled(u"startAction"_s));
    }

    void aCallThatIsNeverAnsweredDoesNotBlockTheNext()
    {
        WindowFixture f;
        f.fill();
        f.open();
        f.select(3);
        f.host().setAnsweringLater(true);
        f.trigger(u"startAction"_s);
        QVERIFY(!f.isEnabled(u"startAction"_s));
        f.host().setPhase(Phase::Lost, { Error::Kind::Unreachable, u"Lost."_s, {} });
        f.host().setPhase(Phase::Open);
        QVERIFY(f.isEnabled(u"startAction"_s));
    }

    void aNewInterfaceCanBeMadeAsSoonAsAnyConnectionIsOpen()
    {
        WindowFixture f;
        f.fill();
        f.host().setPhase(Phase::Failed);
        f.connections.fake(QString::fromUtf16(sampleSessionUri))->setPhase(Phase::Closed);
        f.open();
        f.guests().select({ f.uri, {} });
        QVERIFY(!f.isEnabled(u"newInterfaceAction"_s));
        f.connections.fake(QString::fromUtf16(sampleSessionUri))->open();
        QTRY_VERIFY(f.isEnabled(u"newInterfaceAction"_s));
    }

    void theFocusStartsWhereOneWorks()
    {
        WindowFixture f;
        f.fill();
        f.open();
        QTRY_VERIFY(f.find<QTreeView>(u"guestTree"_s)->hasFocus()); // and no cursor blinks
    }

    void forcingOffAsksFirst()
    {
        WindowFixture f;
        f.fill();
        f.open();
        f.select(1);
        f.trigger(u"forceOffAction"_s);
        QWidget* box = f.dialog(u"questionBox"_s);
        QVERIFY(box);
        QTest::keyClick(box, Qt::Key_Return); // the default answer does no harm
        QTRY_VERIFY(!f.dialog(u"questionBox"_s));
        QCOMPARE(f.count(Verb::ForceOff), 0);

        f.trigger(u"forceOffAction"_s);
        f.dialog(u"questionBox"_s)->findChild<QPushButton*>(u"questionYes"_s)->click();
        QCOMPARE(f.count(Verb::ForceOff), 1);
        QTRY_VERIFY(f.isEnabled(u"startAction"_s));
    }

    void aFailureShowsItsWordsInThePage()
    {
        WindowFixture f;
        f.fill();
        f.open();
        f.select(3);
        f.host().failNext(
            Verb::Start, { Error::Kind::Failed, u"old07 could not be started."_s, u"internal error: <b>tap</b>"_s });
        f.trigger(u"startAction"_s);
        QWidget* details = f.find<QWidget>(u"guestDetails"_s);
        auto* text = details->findChild<QWidget*>(u"messageBar"_s)->findChild<QLabel*>(u"messageText"_s);
        QTRY_COMPARE(text->text(), u"old07 could not be started."_s);
        QVERIFY(text->isVisible());
        QVERIFY(f.isEnabled(u"startAction"_s)); // it can be tried again
        f.select(1);
        QVERIFY(!text->isVisible()); // it was about the other guest
    }

    void aCancelledCallSaysNothing()
    {
        WindowFixture f;
        f.fill();
        f.open();
        f.select(3);
        f.host().failNext(Verb::Start, { Error::Kind::Cancelled, u"You said no."_s, {} });
        f.trigger(u"startAction"_s);
        QTRY_VERIFY(f.isEnabled(u"startAction"_s));
        QVERIFY(!f.find<QWidget>(u"guestDetails"_s)->findChild<QWidget*>(u"messageBar"_s)->isVisible());
    }

    void deleteNeverActsOnAGuest()
    {
        WindowFixture f;
        f.fill();
        f.open();
        f.select(1);
        auto* tree = f.find<QTreeView>(u"guestTree"_s);
        tree->setFocus();
        QTest::keyClick(tree, Qt::Key_Delete);
        QVERIFY(!f.dialog(u"detachDialog"_s));
        QVERIFY(!f.dialog(u"questionBox"_s));
        QVERIFY(f.host().changes().isEmpty());

        auto* table = f.find<QTreeView>(u"interfaceTable"_s);
        table->setFocus();
        QTest::keyClick(table, Qt::Key_Delete);
        QTRY_VERIFY(f.dialog(u"detachDialog"_s));
        QVERIFY(f.host().changes().isEmpty()); // it only asks
    }

    void newInterfaceOpensTheWizard()
    {
        WindowFixture f;
        f.fill();
        f.open();
        f.select(1);
        QTest::keyClick(f.window.get(), Qt::Key_N, Qt::ControlModifier);
        QTRY_VERIFY(f.dialog(u"newInterfaceWizard"_s));
    }

    void whatIsLookedAtIsRemembered()
    {
        WindowFixture f;
        f.fill();
        f.open();
        f.filter()->setText(u"0"_s);
        f.select(2);
        f.find<QTreeView>(u"guestTree"_s)->setColumnWidth(0, 321);
        f.window->showPage(u"tapsPage"_s);
        f.openAgain();
        QCOMPARE(f.guests().selection(), f.guest(2));
        QCOMPARE(f.filter()->text(), u"0"_s);
        QCOMPARE(f.find<QTreeView>(u"guestTree"_s)->columnWidth(0), 321);
        QCOMPARE(f.find<QTabWidget>(u"pages"_s)->currentWidget()->objectName(), u"tapsPage"_s);
    }

    void aGuestThatAppearsLaterIsSelectedIfItWasLastTime()
    {
        WindowFixture f;
        f.settings.setSelection(f.guest(2));
        ConnectionState connection = sampleConnection();
        const auto guests = std::exchange(connection.domains, {});
        f.connections.add(connection);
        f.open();
        connection.domains = guests;
        f.host().setState(connection);
        QTRY_COMPARE(f.guests().selection(), f.guest(2));
    }

    void aStartThatFailedIsSaid()
    {
        WindowFixture f;
        f.fill();
        f.open();
        f.select(3);
        const auto words
            = [&] { return f.find<QWidget>(u"guestDetails"_s)->findChild<QLabel*>(u"stateLabel"_s)->text(); };
        QVERIFY2(!words().contains(u"failed"_s), qPrintable(words()));
        Domain guest = *f.host().state().domain(f.guest(3).uuid);
        guest.lastStartFailed = true;
        f.host().setDomain(guest);
        QTRY_VERIFY2(words().startsWith(u"shut off · its last start failed"_s), qPrintable(words()));
    }

    void aLostConnectionKeepsTheSelectionAndWhatIsKnown()
    {
        WindowFixture f;
        f.fill();
        f.open();
        f.select(2);
        f.host().setPhase(Phase::Lost, { Error::Kind::Unreachable, u"The connection was lost."_s, u"Broken pipe"_s });
        QCOMPARE(f.guests().selection(), f.guest(2));
        QCOMPARE(f.find<QTreeView>(u"interfaceTable"_s)->model()->rowCount(), 1);
        const QString state = f.find<QWidget>(u"guestDetails"_s)->findChild<QLabel*>(u"stateLabel"_s)->text();
        QVERIFY2(state.contains(u"when last seen"), qPrintable(state));
        QVERIFY(!f.isEnabled(u"detachAction"_s));

        f.guests().select({ f.uri, {} });
        QWidget* pane = f.find<QWidget>(u"connectionPane"_s);
        QCOMPARE(pane->findChild<QLabel*>(u"messageText"_s)->text(), u"The connection was lost."_s);
        QVERIFY(pane->findChild<QWidget*>(u"messageDetails"_s)->isVisible());
        QVERIFY(f.isEnabled(u"retryAction"_s));

        f.select(2);
        f.host().setPhase(Phase::Open);
        QCOMPARE(f.guests().selection(), f.guest(2));
        QVERIFY(f.isEnabled(u"detachAction"_s));
    }

    void connectionActionsFitItsPhase_data()
    {
        QTest::addColumn<Phase>("phase");
        QTest::addColumn<QStringList>("enabled");
        QTest::newRow("closed") << Phase::Closed << QStringList { u"connectAction"_s };
        QTest::newRow("opening") << Phase::Opening << QStringList { u"disconnectAction"_s };
        QTest::newRow("open") << Phase::Open << QStringList { u"disconnectAction"_s };
        QTest::newRow("lost") << Phase::Lost << QStringList { u"disconnectAction"_s, u"retryAction"_s };
        QTest::newRow("failed") << Phase::Failed << QStringList { u"disconnectAction"_s, u"retryAction"_s };
    }

    void connectionActionsFitItsPhase()
    {
        QFETCH(Phase, phase);
        QFETCH(QStringList, enabled);
        WindowFixture f;
        f.fill();
        f.open();
        f.guests().select({ f.uri, {} });
        f.host().setPhase(phase);
        for (const QString& action : { u"connectAction"_s, u"disconnectAction"_s, u"retryAction"_s })
            QCOMPARE(f.isEnabled(action), enabled.contains(action));
        QVERIFY(!f.isEnabled(u"startAction"_s));
        f.host().forgetCalls();
        f.trigger(enabled.constFirst());
        QCOMPARE(f.host().calls().size(), 1);
        QCOMPARE(
            f.host().calls().constFirst().verb, enabled.constFirst() == u"connectAction"_s ? Verb::Open : Verb::Close);
    }

    void removingAConnectionForgetsIt()
    {
        WindowFixture f;
        f.settings.saveConnection({ f.uri, false, true });
        f.fill();
        f.open();
        f.guests().select({ f.uri, {} });
        f.trigger(u"removeConnectionAction"_s);
        QVERIFY(!f.connections.fake(f.uri));
        QVERIFY(f.settings.connections().isEmpty());
        f.guests().select({ QString::fromUtf16(sampleSessionUri), {} });
        f.trigger(u"removeConnectionAction"_s);
        QTRY_VERIFY(f.find<QWidget>(u"connectPage"_s)->isVisible());
    }

    void credentialsAreAskedForAndAnswered()
    {
        WindowFixture f;
        f.fill();
        f.open();
        f.host().setPhase(Phase::Opening);
        f.host().askCredentials({ { Credential::Kind::UserName, u"Username:"_s, u"root"_s },
            { Credential::Kind::Password, u"Password:"_s, {} } });
        QWidget* dialog = f.dialog(u"credentialsDialog"_s);
        QVERIFY(dialog);
        auto* password = dialog->findChild<QLineEdit*>(u"answerEdit1"_s);
        QCOMPARE(password->echoMode(), QLineEdit::Password);
        password->setText(u"secret"_s);
        dialog->findChild<QPushButton*>(u"connectButton"_s)->click();
        QCOMPARE(f.count(Verb::AnswerCredentials), 1);
        QCOMPARE(f.host().calls().constLast().answers, QStringList({ u"root"_s, u"secret"_s }));
    }

    void dismissingCredentialsGivesUpTheAttempt()
    {
        WindowFixture f;
        f.fill();
        f.open();
        f.host().setPhase(Phase::Opening);
        f.host().askCredentials({ { Credential::Kind::Password, u"Password:"_s, {} } });
        QTest::keyClick(f.dialog(u"credentialsDialog"_s), Qt::Key_Escape);
        QCOMPARE(f.count(Verb::Close), 1);
        QCOMPARE(f.count(Verb::AnswerCredentials), 0);
    }

    void theFilterHidesGuestsButNotWhatIsShown()
    {
        WindowFixture f;
        f.fill();
        f.open();
        f.select(1);
        auto* filter = f.filter();
        auto* tree = f.find<QTreeView>(u"guestTree"_s);
        QTest::keyClick(f.window.get(), Qt::Key_F, Qt::ControlModifier);
        QTRY_VERIFY(filter->hasFocus());
        QTest::keyClicks(filter, u"tap-db01"_s);
        QCOMPARE(namesIn(tree), QStringList { u"db01"_s });
        QCOMPARE(f.guests().selection(), f.guest(1));
        QTest::keyClick(filter, Qt::Key_Escape);
        QVERIFY(filter->text().isEmpty());
        QCOMPARE(namesIn(tree).size(), 5);
        QCOMPARE(tree->currentIndex().data().toString(), u"web01"_s);

        filter->setText(u"no such guest"_s);
        QVERIFY(f.find<QLabel>(u"noMatchLabel"_s)->isVisible());
    }

    void namesWithMarkupStayText()
    {
        WindowFixture f;
        ConnectionState connection = sampleConnection();
        const QString name = u"<h1>x</h1><img src=file:///etc/passwd>"_s;
        const Domain domain = sampleDomain(1, name, Domain::State::Running, { sampleTapInterface(1, u"<b>t</b>"_s) });
        connection.domains = { { domain.uuid, DomainPtr::create(domain) } };
        f.connections.add(connection);
        f.open();
        f.select(1);
        QCOMPARE(f.find<QWidget>(u"guestDetails"_s)->findChild<QLabel*>(u"nameLabel"_s)->text(), name);
        const auto labels = f.window->findChildren<QLabel*>();
        QVERIFY(labels.size() > 20);
        for (const QLabel* label : labels) {
            if (label->text().contains(u'<'))
                QCOMPARE(label->textFormat(), Qt::PlainText);
        }
    }

    void aSavedStateIsWarnedOfAndCanBeDiscarded()
    {
        WindowFixture f;
        f.fill();
        f.open();
        f.select(5);
        QWidget* bar = f.find<QWidget>(u"savedStateBar"_s);
        QVERIFY(bar->isVisible());
        bar->findChild<QPushButton*>(u"messageOffer"_s)->click();
        QVERIFY(f.dialog(u"questionBox"_s));
        QCOMPARE(f.count(Verb::DiscardSavedState), 0);
        f.dialog(u"questionBox"_s)->findChild<QPushButton*>(u"questionYes"_s)->click();
        QTRY_VERIFY(!bar->isVisible());
        QCOMPARE(f.count(Verb::DiscardSavedState), 1);
        f.select(1);
        QVERIFY(!bar->isVisible());
    }

    void thousandsOfGuestsAreFilteredAndUpdatedInPlace()
    {
        WindowFixture f;
        f.connections.setMachine(manyTaps(5000));
        f.connections.add(manyGuests(5000));
        f.open();
        auto* tree = f.find<QTreeView>(u"guestTree"_s);
        QTRY_COMPARE(namesIn(tree).size(), 5000);
        f.select(4711);
        f.host().forgetCalls();

        Domain other = *f.host().state().domain(sampleUuid(17));
        other.name = u"renamed"_s;
        f.host().setDomain(other);
        f.filter()->setText(u"tap0471"_s);
        QCOMPARE(namesIn(tree).size(), 10);
        f.filter()->clear();
        QCOMPARE(f.guests().selection(), f.guest(4711));
        QCOMPARE(tree->currentIndex().data().toString(), u"guest04711"_s);
        QVERIFY(tree->viewport()->rect().intersects(tree->visualRect(tree->currentIndex())));
        QVERIFY(f.host().calls().isEmpty()); // no call per guest
    }

    void refreshReadsAgain()
    {
        WindowFixture f;
        f.fill();
        f.open();
        f.select(1);
        QTRY_VERIFY(f.count(Verb::Refresh) > 0); // selecting did: a config may have changed without an event
        f.host().forgetCalls();
        QTest::keyClick(f.window.get(), Qt::Key_F5);
        QCOMPARE(f.count(Verb::Refresh), 1);
        QVERIFY(f.host().calls().constFirst().domain.isNull());
    }

    void returnOnAConnectionOpensIt()
    {
        WindowFixture f;
        f.fill();
        f.open();
        f.host().setPhase(Phase::Closed);
        f.guests().select({ f.uri, {} });
        auto* tree = f.find<QTreeView>(u"guestTree"_s);
        tree->setFocus();
        QTest::keyClick(tree, Qt::Key_Return);
        QCOMPARE(f.count(Verb::Open), 1);
        f.select(1);
        QTest::keyClick(tree, Qt::Key_Return);
        QTRY_VERIFY(f.find<QTreeView>(u"interfaceTable"_s)->hasFocus());
    }

    void theStatusLineCounts()
    {
        WindowFixture f;
        f.fill();
        f.open();
        const QString counts = f.find<QLabel>(u"countsLabel"_s)->text();
        QVERIFY2(counts.contains(u"5 guest") && counts.contains(u"3 active") && counts.contains(u"5 tap"),
            qPrintable(counts));
        f.host().removeDomain(sampleUuid(1));
        QTRY_VERIFY(f.find<QLabel>(u"countsLabel"_s)->text().contains(u"4 guest"));
    }
};

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
