#include "windowfixture.h"

#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QTabWidget>
#include <QToolButton>
#include <QTreeView>

#include "models/roles.h"
#include "ui/connectpage.h"
#include "ui/xmlview.h"

using namespace VirtTap;
using namespace Qt::StringLiterals;

using Verb = FakeConnection::Verb;

class TestPages : public QObject
{
    Q_OBJECT

private slots:
    void remoteUris_data()
    {
        QTest::addColumn<QString>("user");
        QTest::addColumn<QString>("host");
        QTest::addColumn<bool>("session");
        QTest::addColumn<QString>("uri");
        QTest::newRow("a host") << u""_s << u"host05"_s << false << u"qemu+ssh://host05/system"_s;
        QTest::newRow("a user and a port")
            << u"root"_s << u"host05:2222"_s << false << u"qemu+ssh://root@host05:2222/system"_s;
        QTest::newRow("the user's session") << u"ann"_s << u"host05"_s << true << u"qemu+ssh://ann@host05/session"_s;
        QTest::newRow("an IPv6 address") << u""_s << u"[2001:db8::1]:22"_s << false
                                         << u"qemu+ssh://[2001:db8::1]:22/system"_s;
        QTest::newRow("a user with an @") << u"a@b"_s << u"host05"_s << false << u"qemu+ssh://a%40b@host05/system"_s;
        QTest::newRow("no host is no URI") << u"root"_s << u""_s << false << QString();
        QTest::newRow("a path is no host") << u""_s << u"host/../x"_s << false << QString();
        QTest::newRow("an option is no host") << u""_s << u"host?command=sh"_s << false << QString();
        QTest::newRow("a blank is no host") << u""_s << u"ho st"_s << false << QString();
        QTest::newRow("a user in the host field is refused") << u""_s << u"root@host05"_s << false << QString();
    }

    void remoteUris()
    {
        QFETCH(QString, user);
        QFETCH(QString, host);
        QFETCH(bool, session);
        QTEST(remoteUri(user, host, session), "uri");
    }

    void connectIsOfferedOnceTheUriIsComplete()
    {
        ConnectPage page;
        page.show();
        auto* button = page.findChild<QPushButton*>(u"connectButton"_s);
        QSignalSpy asked(&page, &ConnectPage::connectAsked);
        page.findChild<QRadioButton*>(u"remoteButton"_s)->click();
        QVERIFY(!button->isEnabled());
        page.findChild<QLineEdit*>(u"hostEdit"_s)->setText(u"host05"_s);
        QVERIFY(button->isEnabled());
        page.findChild<QComboBox*>(u"daemonBox"_s)->setCurrentIndex(1);
        QCOMPARE(page.findChild<QLabel*>(u"uriLabel"_s)->text(), u"qemu+ssh://host05/session"_s);
        QTest::keyClick(page.findChild<QLineEdit*>(u"hostEdit"_s), Qt::Key_Return);
        QCOMPARE(asked.size(), 1);

        page.findChild<QRadioButton*>(u"uriButton"_s)->click();
        QVERIFY(!button->isEnabled());
        page.findChild<QLineEdit*>(u"uriEdit"_s)->setText(u"no uri"_s);
        QVERIFY(!button->isEnabled());
        page.findChild<QLineEdit*>(u"uriEdit"_s)->setText(u"xen:///system"_s);
        QVERIFY(button->isEnabled());
        QVERIFY(page.findChild<QWidget*>(u"demoButton"_s)->isHidden()); // none to offer
    }

    void xmlIsReadWhenItIsShownAndNotBefore()
    {
        WindowFixture f;
        f.fill();
        f.open();
        f.select(1);
        QCOMPARE(f.count(Verb::ReadXml), 0);
        auto* tabs = f.find<QTabWidget>(u"tabs"_s);
        auto* view = f.find<XmlView>(u"xmlView"_s);
        tabs->setCurrentIndex(1);
        QTRY_VERIFY(view->xml().contains(u"<name>web01</name>"));
        QCOMPARE(f.host().calls().constLast().which, Connection::Xml::Live);
        QVERIFY(view->isReadOnly());

        f.find<QRadioButton>(u"configButton"_s)->click();
        QTRY_VERIFY(!view->xml().contains(u"<alias"));
        QCOMPARE(f.host().calls().constLast().which, Connection::Xml::Config);

        f.select(3); // off: no live XML
        QVERIFY(!f.find<QRadioButton>(u"liveButton"_s)->isEnabled());
        QTRY_VERIFY(view->xml().contains(u"<name>old07</name>"));
    }

    void xmlIsReadAgainWhenTheGuestChanges()
    {
        WindowFixture f;
        f.fill();
        f.open();
        f.select(1);
        f.find<QTabWidget>(u"tabs"_s)->setCurrentIndex(1);
        auto* view = f.find<XmlView>(u"xmlView"_s);
        QTRY_VERIFY(!view->xml().isEmpty());
        Domain domain = *f.host().state().domain(sampleUuid(1));
        domain.name = u"renamed"_s;
        f.host().setDomain(domain);
        QTRY_VERIFY(view->xml().contains(u"<name>renamed</name>"));
    }

    void onlyTheLastAnswerIsShown()
    {
        WindowFixture f;
        f.fill();
        f.open();
        f.select(1);
        f.find<QTabWidget>(u"tabs"_s)->setCurrentIndex(1);
        auto* view = f.find<XmlView>(u"xmlView"_s);
        QTRY_VERIFY(view->xml().contains(u"web01"));
        f.host().setAnsweringLater(true);
        f.select(2);
        f.select(3);
        while (f.host().answerNext()) { }
        QTRY_VERIFY(view->xml().contains(u"<name>old07</name>"));
    }

    void xmlThatCannotBeReadSaysWhy()
    {
        WindowFixture f;
        f.fill();
        f.open();
        f.select(1);
        f.host().failNext(
            Verb::ReadXml, { Error::Kind::Denied, u"The XML of web01 cannot be read."_s, u"access denied"_s });
        f.find<QTabWidget>(u"tabs"_s)->setCurrentIndex(1);
        auto* text = f.find<QWidget>(u"xmlTab"_s)->findChild<QLabel*>(u"messageText"_s);
        QTRY_COMPARE(text->text(), u"The XML of web01 cannot be read."_s);
    }

    void tapsOfLibvirtAreHiddenUntilAskedFor()
    {
        WindowFixture f;
        f.fill();
        f.connections.setLink(QString::fromUtf16(sampleMachineId), sampleTap(40, u"vnet3"_s, 2));
        f.open();
        f.window->showPage(u"tapsPage"_s);
        auto* table = f.find<QTreeView>(u"tapTable"_s);
        QCOMPARE(table->model()->rowCount(), 5);
        f.find<QToolButton>(u"generatedButton"_s)->click();
        QCOMPARE(table->model()->rowCount(), 6);
        f.openAgain();
        QVERIFY(f.find<QToolButton>(u"generatedButton"_s)->isChecked());
    }

    void theSelectedTapSaysWhoUsesIt()
    {
        WindowFixture f;
        f.fill();
        f.open();
        f.window->showPage(u"tapsPage"_s);
        QVERIFY(!f.find<QWidget>(u"detailsArea"_s)->isVisible());
        auto* table = f.find<QTreeView>(u"tapTable"_s);
        const auto found = table->model()->match(table->model()->index(0, 0), Qt::DisplayRole, u"tap-db01"_s);
        QCOMPARE(found.size(), 1);
        table->setCurrentIndex(found.constFirst());
        QTRY_VERIFY(f.find<QWidget>(u"detailsArea"_s)->isVisible());
        QPushButton* user = nullptr;
        for (QPushButton* button : f.find<QWidget>(u"detailsBox"_s)->findChildren<QPushButton*>()) {
            if (button->text().startsWith(u"db01"))
                user = button;
        }
        QVERIFY(user);
        user->click();
        QCOMPARE(f.guests().selection(), f.guest(2));
        QVERIFY(f.guests().isVisible());
    }

    void factsOfATapChangeInPlace()
    {
        WindowFixture f;
        f.fill();
        f.open();
        f.window->showPage(u"tapsPage"_s);
        auto* table = f.find<QTreeView>(u"tapTable"_s);
        table->setCurrentIndex(
            table->model()->match(table->model()->index(0, 0), Qt::DisplayRole, u"tap-db01"_s).constFirst());
        auto* box = f.find<QWidget>(u"detailsBox"_s);
        const auto labelOf = [&](const QString& caption) -> QLabel* {
            for (QLabel* label : box->findChildren<QLabel*>()) {
                if (label->text() == caption + u':')
                    return qobject_cast<QLabel*>(label->buddy());
            }
            return nullptr;
        };
        QTRY_VERIFY(labelOf(u"MTU"_s));
        QCOMPARE(labelOf(u"Carrier"_s)->text(), u"no"_s);
        QVERIFY(labelOf(u"Persistent"_s)->text().startsWith(u"yes"));
        const QPointer<QLabel> mtu = labelOf(u"MTU"_s);
        mtu->setFocus();

        const QString machine = QString::fromUtf16(sampleMachineId);
        Link other = f.connections.machine(machine).links.value(12);
        other.mtu = 9000;
        f.connections.setLink(machine, other); // another tap
        Link link = f.connections.machine(machine).links.value(11);
        link.mtu = 1400;
        link.hasCarrier = true;
        f.connections.setLink(machine, link);
        QTRY_COMPARE(labelOf(u"Carrier"_s)->text(), u"yes"_s);
        QVERIFY(mtu && mtu->hasFocus());
        QCOMPARE(mtu->text(), u"1400"_s);
    }

    void useOfATapGoesToItsMachine()
    {
        WindowFixture f;
        f.fill();
        ConnectionState far = sampleSession();
        far.uri = u"qemu+ssh://host09/system"_s;
        far.host.machineId = u"another"_s;
        f.connections.add(far);
        MachineState machine = sampleMachine();
        machine.id = u"another"_s;
        machine.links = { { 5, sampleTap(5, u"tap-far"_s) } };
        f.connections.setMachine(machine);
        f.open();
        f.window->showPage(u"tapsPage"_s);
        auto* table = f.find<QTreeView>(u"tapTable"_s);
        table->setCurrentIndex(
            table->model()->match(table->model()->index(0, 0), Qt::DisplayRole, u"tap-far"_s).constFirst());
        f.find<QPushButton>(u"useButton"_s)->click();
        QTRY_VERIFY(f.dialog(u"newInterfaceWizard"_s));
        auto* wizard = f.dialog(u"newInterfaceWizard"_s);
        wizard->findChild<QPushButton*>(u"nextButton"_s)->click();
        auto* taps = wizard->findChild<QTreeView*>(u"tapView"_s);
        QCOMPARE(taps->model()->rowCount(), 1);
        QCOMPARE(taps->currentIndex().siblingAtColumn(0).data().toString(), u"tap-far"_s);
    }

    void whatIsOnlyRememberedLooksSo()
    {
        WindowFixture f;
        f.fill();
        MachineState machine = sampleMachine();
        machine.source = MachineState::Source::Libvirt;
        machine.asOf = QDateTime::currentDateTimeUtc().addSecs(-180);
        f.connections.setMachine(machine);
        f.connections.remove(QString::fromUtf16(sampleSessionUri));
        f.open();
        f.select(1);
        f.host().setPhase(ConnectionState::Phase::Lost,
            { .kind = Error::Kind::Unreachable, .message = u"It was lost."_s, .detail = u"End of file"_s });
        const auto* interfaces = f.find<QTreeView>(u"interfaceTable"_s);
        QVERIFY(interfaces->model()->index(0, 0).data(StaleRole).toBool());
        QVERIFY(f.find<QWidget>(u"guestDetails"_s)
                ->findChild<QLabel*>(u"stateLabel"_s)
                ->text()
                .contains(u"when last seen"));
        f.window->showPage(u"tapsPage"_s);
        auto* text = f.find<QWidget>(u"tapsPage"_s)->findChild<QLabel*>(u"messageText"_s);
        QVERIFY2(text->text().contains(u"as they were 3 minute(s) ago"), qPrintable(text->text()));
        const auto* taps = f.find<QTreeView>(u"tapTable"_s);
        QVERIFY(taps->model()->index(0, 0).data(StaleRole).toBool());
        f.host().setPhase(ConnectionState::Phase::Open);
        QVERIFY(!taps->model()->index(0, 0).data(StaleRole).toBool());
    }

    void savedXmlSaysThatItHasNoSecrets()
    {
        WindowFixture f;
        f.fill();
        f.open();
        f.select(1);
        f.find<QTabWidget>(u"tabs"_s)->setCurrentIndex(1);
        QTRY_VERIFY(f.find<XmlView>(u"xmlView"_s)->xml().contains(u"web01"));
        QVERIFY(f.find<QLabel>(u"secretsLabel"_s)->isVisible());
        f.find<QPushButton>(u"saveButton"_s)->click();
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"web01.xml"_s);
        QTRY_VERIFY(f.window->findChild<QFileDialog*>());
        emit f.window->findChild<QFileDialog*>()->fileSelected(path);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray text = file.readAll();
        QVERIFY2(text.startsWith("<!-- Saved by virt-tap without secrets"), text.constData());
        QVERIFY(text.contains("<name>web01</name>"));
        auto* said = f.find<QWidget>(u"xmlTab"_s)->findChild<QLabel*>(u"messageText"_s);
        QVERIFY2(said->text().contains(u"without passwords"), qPrintable(said->text()));
    }

    void emptyPagesSayWhyAndOfferWhatHelps()
    {
        WindowFixture f;
        ConnectionState connection = sampleConnection();
        const Domain none = sampleDomain(1, u"bare"_s, Domain::State::ShutOff, {});
        Domain unread = sampleDomain(2, u"unread"_s, Domain::State::ShutOff, {});
        unread.isRead = false;
        Domain broken = sampleDomain(3, u"broken"_s, Domain::State::ShutOff, {});
        broken.problem = u"The XML of broken cannot be read."_s;
        connection.domains.clear();
        for (const Domain& domain : { none, unread, broken })
            connection.domains.insert(domain.uuid, DomainPtr::create(domain));
        f.connections.add(connection);
        f.open();
        QWidget* tab = f.find<QWidget>(u"interfacesTab"_s);
        auto* why = tab->findChild<QLabel*>(u"emptyLabel"_s);
        auto* helps = tab->findChild<QPushButton*>(u"emptyButton"_s);
        f.select(1);
        QVERIFY(why->isVisible() && why->text().contains(u"bare"));
        QVERIFY(helps->isVisible());
        f.select(2);
        QVERIFY(why->text().contains(u"being read"));
        QVERIFY(!helps->isVisible());
        f.select(3);
        QCOMPARE(why->text(), broken.problem);

        f.window->showPage(u"tapsPage"_s);
        QWidget* taps = f.find<QWidget>(u"tapsPage"_s);
        QVERIFY(taps->findChild<QLabel*>(u"emptyLabel"_s)->isVisible());
        taps->findChild<QLineEdit*>(u"filterEdit"_s)->setText(u"x"_s);
        taps->findChild<QPushButton*>(u"emptyButton"_s)->click();
        QVERIFY(taps->findChild<QLineEdit*>(u"filterEdit"_s)->text().isEmpty());

        f.window->showPage(u"activityPage"_s);
        QVERIFY(f.find<QWidget>(u"activityPage"_s)->findChild<QLabel*>(u"emptyLabel"_s)->isVisible());
        f.connections.say({ .time = QDateTime::currentDateTime(),
            .kind = Activity::Kind::Done,
            .uri = {},
            .domain = {},
            .text = u"Done."_s,
            .detail = {} });
        QVERIFY(!f.find<QWidget>(u"activityPage"_s)->findChild<QLabel*>(u"emptyLabel"_s)->isVisible());
    }

    void aLineOfTheActivityHasAMenu()
    {
        WindowFixture f;
        f.fill();
        f.open();
        f.window->showPage(u"activityPage"_s);
        f.connections.say({ .time = QDateTime(QDate(2020, 1, 1), QTime(12, 0), Qt::UTC),
            .kind = Activity::Kind::Failed,
            .uri = WindowFixture::uri,
            .domain = sampleUuid(2),
            .text = u"The interface was not attached."_s,
            .detail = u"No more ports."_s });
        auto* table = f.find<QTreeView>(u"activityTable"_s);
        QVERIFY(!f.isEnabled(u"copyLineAction"_s)); // nothing is selected
        table->setCurrentIndex(table->model()->index(0, 0));
        emit table->customContextMenuRequested(table->visualRect(table->currentIndex()).center());
        auto* menu = f.find<QMenu>(u"activityMenu"_s);
        QTRY_VERIFY(menu->isVisible());
        QCOMPARE(menu->actions().size(), 4);
        menu->close();

        table->setFocus();
        QTest::keyClick(table, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(),
            u"2020-01-01T12:00:00Z\tThe interface was not attached.\tdb01\tNo more ports."_s);
        QTest::keyClick(table, Qt::Key_Return);
        QTRY_VERIFY(f.dialog(u"messageDetailsDialog"_s));
        const auto* words = f.dialog(u"messageDetailsDialog"_s)->findChild<QPlainTextEdit*>();
        QVERIFY2(words->toPlainText().contains(u"No more ports."), qPrintable(words->toPlainText()));
        f.dialog(u"messageDetailsDialog"_s)->close();
        f.trigger(u"activityGuestAction"_s);
        QCOMPARE(f.guests().selection(), f.guest(2));
    }

    void tapsThatCannotBeToldSayWhy()
    {
        WindowFixture f;
        f.fill();
        MachineState machine = sampleMachine();
        machine.source = MachineState::Source::Libvirt;
        machine.reason = u"libvirt cannot tell more of another computer"_s;
        f.connections.setMachine(machine);
        f.open();
        f.window->showPage(u"tapsPage"_s);
        auto* text = f.find<QWidget>(u"tapsPage"_s)->findChild<QLabel*>(u"messageText"_s);
        QVERIFY(text->isVisible());
        QVERIFY(text->text().contains(machine.reason));
    }

    void whatIsNotKnownOfATapSaysWhy()
    {
        WindowFixture f;
        f.fill();
        Link link = sampleTap(50, u"tap-far"_s, 2);
        link.tun = Known<TunFacts>::unknown(u"libvirt tells no owner"_s);
        f.connections.setLink(QString::fromUtf16(sampleMachineId), link);
        f.open();
        f.window->showPage(u"tapsPage"_s);
        auto* table = f.find<QTreeView>(u"tapTable"_s);
        table->setCurrentIndex(
            table->model()->match(table->model()->index(0, 0), Qt::DisplayRole, u"tap-far"_s).constFirst());
        QTRY_VERIFY(f.find<QWidget>(u"detailsArea"_s)->isVisible());
        const auto labels = f.find<QWidget>(u"detailsBox"_s)->findChildren<QLabel*>();
        const auto says = std::ranges::count_if(
            labels, [](const QLabel* label) { return label->text().contains(u"libvirt tells no owner"); });
        QCOMPARE(says, 3); // queues, who may open it, and whether it is persistent
    }

    void whatTheNextStartChangesIsSaid()
    {
        WindowFixture f;
        f.fill();
        f.open();
        f.select(2);
        auto* label = f.find<QLabel>(u"differenceLabel"_s);
        QVERIFY(label->isVisible());
        QVERIFY2(label->text().contains(u"tap-db01"), qPrintable(label->text()));
        f.select(1);
        QVERIFY(!label->isVisible());
    }

    void theDemoIsRememberedByNameAsItsUriIsNotTheSameTwice()
    {
        QTemporaryDir directory;
        const QString file = directory.filePath(u"s.ini"_s);
        {
            Settings settings(file);
            settings.setDemoUri(u"test:///tmp/one"_s);
            settings.saveConnection({ u"test:///tmp/one"_s, false, true });
            settings.setSelection({ u"test:///tmp/one"_s, sampleUuid(1) });
        }
        Settings settings(file);
        QVERIFY(settings.connections().isEmpty());
        settings.setDemoUri(u"test:///tmp/two"_s);
        QCOMPARE(settings.connections(), QList { (SavedConnection { u"test:///tmp/two"_s, false, true }) });
        QCOMPARE(settings.selection(), (DomainKey { u"test:///tmp/two"_s, sampleUuid(1) }));
    }
};

QTEST_MAIN(TestPages)
#include "tst_pages.moc"
