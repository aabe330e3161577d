#include "screens.h"

#include <QAction>
#include <QDialog>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QRadioButton>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

#include "engine/problemwatch.h"
#include "fakes/fakeconnection.h"
#include "fakes/fakeconnections.h"
#include "fakes/faketapservice.h"
#include "fakes/samples.h"
#include "ui/appearance.h"
#include "ui/detach/detachdialog.h"
#include "ui/guestspage.h"
#include "ui/mainwindow.h"
#include "ui/messagebar.h"
#include "plan/planfile.h"
#include "ui/newinterface/runkeeper.h"
#include "ui/plans/manyplansdialog.h"
#include "ui/plans/plandialog.h"
#include "ui/settings.h"
#include "ui/xmlview.h"

using namespace Qt::StringLiterals;

namespace VirtTap {

namespace {

using Visit = std::function<void(const QString&, QWidget&)>;

class Walk
{
public:
    Walk(const Visit& visit, const QSize& size)
        : m_visit(visit)
        , m_size(size)
        , m_settings(m_directory.filePath(u"settings.ini"_s))
        , m_appearance(m_settings)
    {
    }

    void run()
    {
        MainWindow window(m_connections, m_problems, m_settings, m_appearance, QString());
        m_window = &window;
        window.resize(m_size);
        window.show();
        show(u"first start"_s);
        fillSamples(m_connections);
        addProblems();
        guests();
        connections();
        pages();
        dialogs();
        messages();
        wizard();
        results();
        detaching();
        plans();
        quitting();
        emptyPages();
    }

private:
    void show(const QString& name, QWidget* screen = nullptr)
    {
        for (int i = 0; i < 10; ++i) // what wraps may need another pass; nested in nothing: the test itself
            QCoreApplication::processEvents();
        for (int i = 0; i < 5; ++i) // what the last of them brought is given its room
            QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
        m_visit(name, screen ? *screen : *m_window);
    }

    void addProblems()
    {
        m_connections.setMachine(sampleMachine());
        ConnectionState lost = sampleSession();
        lost.uri = u"qemu+ssh://host05/system"_s;
        lost.phase = ConnectionState::Phase::Lost;
        lost.error = { .kind = Error::Kind::Unreachable, .message = {}, .detail = {} };
        lost.asOf = QDateTime::currentDateTimeUtc().addSecs(-300);
        lost.retryAt = QDateTime::currentDateTimeUtc().addSecs(600);
        m_connections.add(lost);
        ConnectionState readOnly = sampleSession();
        readOnly.uri = u"qemu+ssh://host06/system"_s;
        readOnly.isReadOnly = true;
        m_connections.add(readOnly);
        ConnectionState closed;
        closed.uri = u"qemu+ssh://host07/system"_s;
        m_connections.add(closed);
    }

    void select(const DomainKey& key)
    {
        m_window->showPage(u"guestsPage"_s);
        m_window->findChild<GuestsPage*>()->select(key);
    }

    void guests()
    {
        for (const int number : { 1, 2, 3, 4, 5 }) {
            select({ .uri = system, .uuid = sampleUuid(number) });
            auto* tabs = m_window->findChild<QTabWidget*>(u"tabs"_s);
            QVERIFY(tabs);
            for (int tab = 0; tab < tabs->count(); ++tab) {
                tabs->setCurrentIndex(tab);
                show(u"guest %1, tab %2"_s.arg(number).arg(tab));
            }
        }
    }

    void connections()
    {
        const QStringList uris = m_connections.uris();
        for (const QString& uri : uris) {
            select({ .uri = uri, .uuid = {} });
            show(u"connection "_s + uri);
        }
    }

    void pages()
    {
        for (const QString& page : { u"tapsPage"_s, u"problemsPage"_s, u"taintPage"_s, u"activityPage"_s }) {
            m_window->showPage(page);
            show(page);
        }
        taints();
        m_window->showPage(u"tapsPage"_s);
        auto* table = m_window->findChild<QTreeView*>(u"tapTable"_s);
        QVERIFY(table && table->model()->rowCount() > 0);
        for (int row = 0; row < table->model()->rowCount(); ++row) {
            table->setCurrentIndex(table->model()->index(row, 0));
            show(u"tap %1"_s.arg(row));
        }
        tapDialogs(*table);
    }

    void taints()
    {
        m_window->showPage(u"taintPage"_s);
        auto* table = m_window->findChild<QTreeView*>(u"taintTable"_s);
        QVERIFY(table && table->model()->rowCount() > 0);
        for (int row = 0; row < table->model()->rowCount(); ++row) {
            table->setCurrentIndex(table->model()->index(row, 0));
            show(u"taint %1"_s.arg(row));
        }
    }

    void chooseTap(QTreeView& table, const QString& name)
    {
        const QModelIndexList found
            = table.model()->match(table.model()->index(0, 0), Qt::DisplayRole, name, 1, Qt::MatchExactly);
        QVERIFY2(!found.isEmpty(), qPrintable(name));
        table.setCurrentIndex(found.first());
        QCoreApplication::processEvents();
    }

    void tapDialog(const QString& action)
    {
        auto* asked = m_window->findChild<QAction*>(action);
        QVERIFY2(asked && asked->isEnabled(), qPrintable(action));
        asked->trigger();
        QTRY_VERIFY(visibleDialog());
        show(action, visibleDialog());
        if (auto* name = visibleDialog()->findChild<QLineEdit*>(u"nameEdit"_s)) {
            for (const QString& text : { u"tap-{n}"_s, u"tap-web0{n}"_s, u"vnet7"_s }) {
                name->setText(text);
                show(action + u' ' + text, visibleDialog());
            }
        }
        visibleDialog()->reject();
        QTRY_VERIFY(!visibleDialog());
    }

    // With a helper, without one, and of taps that others made.
    void tapDialogs(QTreeView& table)
    {
        const QString machine = sampleMachine().id;
        for (const bool isAvailable : { true, false }) {
            FakeTapService* service = m_connections.addTapService(machine);
            for (const QString& name : { u"tap-spare"_s, u"tap-web01"_s, u"tap-gone"_s }) {
                ManagedTap tap;
                tap.spec.name = name;
                tap.spec.owner = 0;
                tap.isMissing = name == u"tap-gone";
                if (!tap.isMissing)
                    tap.drift = QStringList { u"mtu"_s, u"master"_s, u"up"_s };
                service->setTap(tap);
            }
            if (!isAvailable)
                service->setAvailability(TapServiceState::Availability::NotInstalled);
            tapDialog(u"newTapsAction"_s);
            for (const QString& name : { u"tap-spare"_s, u"tap-web01"_s, u"tap-alice"_s }) {
                chooseTap(table, name);
                tapDialog(u"editTapAction"_s);
                tapDialog(u"deleteTapAction"_s);
            }
            if (isAvailable) {
                chooseTap(table, u"tap-gone"_s);
                show(u"a tap that is missing"_s);
                tapDialog(u"resetTapAction"_s);
                tapDialog(u"deleteTapAction"_s);
            }
            m_connections.removeTapService(machine);
        }
    }

    void dialog(const QString& action, const DomainKey& key)
    {
        select(key);
        QCoreApplication::processEvents();
        auto* asked = m_window->findChild<QAction*>(action);
        QVERIFY2(asked && asked->isEnabled(), qPrintable(action));
        asked->trigger();
        QTRY_VERIFY2(visibleDialog(), qPrintable(action));
        QDialog* opened = visibleDialog();
        show(action, opened);
        opened->reject();
        QTRY_VERIFY(!visibleDialog());
    }

    QDialog* visibleDialog() const
    {
        const QList<QDialog*> dialogs = m_window->findChildren<QDialog*>();
        const auto found = std::ranges::find_if(dialogs, [](const QDialog* dialog) { return dialog->isVisible(); });
        return found == dialogs.end() ? nullptr : *found;
    }

    void dialogs()
    {
        const DomainKey running { .uri = system, .uuid = sampleUuid(1) };
        for (const QString& action :
            { u"addConnectionAction"_s, u"preferencesAction"_s, u"aboutAction"_s, u"forceOffAction"_s })
            dialog(action, running);
        dialog(u"discardAction"_s, { .uri = system, .uuid = sampleUuid(5) });

        select(running);
        auto* tabs = m_window->findChild<QTabWidget*>(u"tabs"_s);
        tabs->setCurrentIndex(0);
        auto* table = m_window->findChild<QTreeView*>(u"interfaceTable"_s);
        QVERIFY(table && table->model()->rowCount() > 0);
        table->setCurrentIndex(table->model()->index(0, 0));
        dialog(u"detachAction"_s, running);
        dialog(u"setUpManyAction"_s, running);
        diagnosing(running);

        m_connections.fake(system)->askCredentials(
            { { .kind = Credential::Kind::Password, .prompt = u"enp3s0"_s, .defaultAnswer = {} } });
        QTRY_VERIFY(visibleDialog());
        show(u"credentials"_s, visibleDialog());
        visibleDialog()->reject();
        QTRY_VERIFY(!visibleDialog());
        m_connections.fake(system)->setPhase(ConnectionState::Phase::Open); // who does not answer is not connected
    }

    void diagnosing(const DomainKey& guest)
    {
        dialog(u"diagnoseAction"_s, guest);
        Link tap = *sampleMachine().linkNamed(u"tap-web01");
        tap.isUp = false; // which can be mended
        m_connections.setLink(sampleMachine().id, tap);
        m_window->findChild<QAction*>(u"diagnoseAction"_s)->trigger();
        QTRY_VERIFY(visibleDialog());
        QTRY_VERIFY(visibleDialog()->findChild<QPushButton*>(u"pathFixButton"_s)->isVisible());
        show(u"a way that is broken"_s, visibleDialog());
        visibleDialog()->findChild<QTabWidget*>(u"tabs"_s)->setCurrentIndex(1);
        show(u"a way as text"_s, visibleDialog());
        visibleDialog()->reject();
        QTRY_VERIFY(!visibleDialog());
        fixing();
        m_connections.setMachine(sampleMachine());
    }

    // A tap that somebody else made is down: commands; a saved state: a plan.
    void fixing()
    {
        m_window->showPage(u"problemsPage"_s);
        auto* table = m_window->findChild<QTreeView*>(u"problemTable"_s);
        for (const QString& words : { u"tap-web01"_s, u"saved1"_s }) {
            const QModelIndexList found
                = table->model()->match(table->model()->index(0, 2), Qt::DisplayRole, words, -1, Qt::MatchContains)
                + table->model()->match(table->model()->index(0, 3), Qt::DisplayRole, words, -1, Qt::MatchContains);
            for (const QModelIndex& index : found) {
                table->setCurrentIndex(index);
                m_window->findChild<QAction*>(u"fixAction"_s)->trigger();
                if (QDialog* opened = visibleDialog()) {
                    show(u"fix of "_s + index.siblingAtColumn(1).data().toString(), opened);
                    opened->reject();
                    QTRY_VERIFY(!visibleDialog());
                }
            }
        }
        m_window->showPage(u"guestsPage"_s);
    }

    // What is only there after something was typed or has happened.
    void messages()
    {
        select({ .uri = system, .uuid = sampleUuid(1) });
        auto* tabs = m_window->findChild<QTabWidget*>(u"tabs"_s);
        tabs->setCurrentIndex(1);
        auto* view = m_window->findChild<XmlView*>(u"xmlView"_s);
        QTRY_VERIFY(!view->xml().isEmpty());
        view->showFindBar();
        auto* edit = view->findChild<QLineEdit*>(u"findEdit"_s);
        QVERIFY(edit);
        edit->setText(u"/////"_s); // is not in there
        show(u"find bar"_s);
        view->hideFindBar();
        tabs->setCurrentIndex(0);

        auto* filter = m_window->findChild<QLineEdit*>(u"filterEdit"_s);
        filter->setText(u"/////"_s);
        show(u"nothing matches"_s);
        filter->clear();

        auto* bar = m_window->findChild<MessageBar*>(u"messageBar"_s);
        bar->showMessage(MessageBar::Severity::Error, u"/"_s, u"/"_s);
        bar->findChild<QPushButton*>(u"messageDetails"_s)->click();
        QTRY_VERIFY(visibleDialog());
        show(u"details of a message"_s, visibleDialog());
        visibleDialog()->reject();
        QTRY_VERIFY(!visibleDialog());
        bar->clear();

        m_connections.say({ .time = QDateTime::currentDateTime(),
            .kind = Activity::Kind::Failed,
            .uri = system,
            .domain = sampleUuid(1),
            .text = u"/"_s,
            .detail = u"/"_s });
        m_window->showPage(u"activityPage"_s);
        auto* table = m_window->findChild<QTreeView*>(u"activityTable"_s);
        table->setCurrentIndex(table->model()->index(0, 0));
        show(u"a line of the activity"_s);
        m_window->findChild<QAction*>(u"activityDetailsAction"_s)->trigger();
        QTRY_VERIFY(visibleDialog());
        show(u"details of a line"_s, visibleDialog());
        visibleDialog()->reject();
        QTRY_VERIFY(!visibleDialog());
    }

    // The wizard for this guest, at its review.
    QDialog* review(int guest)
    {
        select({ .uri = system, .uuid = sampleUuid(guest) });
        m_window->findChild<QAction*>(u"newInterfaceAction"_s)->trigger();
        if (!QTest::qWaitFor([this] { return visibleDialog(); }))
            return nullptr;
        QDialog* opened = visibleDialog();
        opened->findChild<QListWidget*>(u"pageList"_s)->setCurrentRow(3);
        auto* deed = opened->findChild<QPushButton*>(u"deedButton"_s);
        return QTest::qWaitFor([deed] { return deed->isEnabled(); }) ? opened : nullptr;
    }

    void close(QDialog* opened)
    {
        opened->reject();
        QTRY_VERIFY(!visibleDialog());
    }

    void results()
    {
        FakeConnection& host = *m_connections.fake(system);
        const Error error { .kind = Error::Kind::Uncheckable, .message = u"/"_s, .detail = u"/"_s };
        host.failNext(FakeConnection::Verb::Attach, error);
        QDialog* opened = review(3);
        QVERIFY(opened);
        auto* deed = opened->findChild<QPushButton*>(u"deedButton"_s);
        auto* list = opened->findChild<QListWidget*>(u"pageList"_s);
        deed->click();
        QTRY_VERIFY(list->item(4)->data(Qt::AccessibleTextRole).toString().size() > 0);
        QTRY_VERIFY(opened->findChild<QPushButton*>(u"backButton"_s)->isVisible());
        show(u"result: it failed"_s, opened);

        // The config changes while the review is looked at.
        opened->findChild<QPushButton*>(u"backButton"_s)->click();
        QTRY_VERIFY(deed->isEnabled());
        Domain guest = *host.state().domain(sampleUuid(3));
        guest.config[0].model = u"pcnet"_s;
        host.setXml(guest.uuid, Connection::Xml::Config, sampleDomainXml(guest, Connection::Xml::Config));
        deed->click();
        auto* again = opened->findChild<QPushButton*>(u"reviewAgainButton"_s);
        QTRY_VERIFY(again->isVisible());
        show(u"result: another config"_s, opened);
        again->click();
        QTRY_VERIFY(deed->isEnabled());
        opened->findChild<QTabWidget*>(u"tabs"_s)->setCurrentIndex(3);
        show(u"review: changed meanwhile"_s, opened);
        host.setXml(guest.uuid, Connection::Xml::Config, {});
        opened->findChild<QPushButton*>(u"backButton"_s)->click();
        opened->findChild<QPushButton*>(u"nextButton"_s)->click();
        QTRY_VERIFY(deed->isEnabled());
        deed->click();
        QTRY_VERIFY(opened->findChild<QWidget*>(u"proofBox"_s)->isVisible());
        show(u"result: what was proven"_s, opened);

        host.setPhase(ConnectionState::Phase::Lost);
        show(u"wizard: the connection was lost"_s, opened);
        host.setPhase(ConnectionState::Phase::Open);
        show(u"wizard: the connection is back"_s, opened);
        close(opened);
    }

    void detaching()
    {
        FakeConnection& host = *m_connections.fake(system);
        host.setGuestLettingGo(false);
        select({ .uri = system, .uuid = sampleUuid(1) });
        auto* table = m_window->findChild<QTreeView*>(u"interfaceTable"_s);
        table->setCurrentIndex(table->model()->index(0, 0));
        auto* action = m_window->findChild<QAction*>(u"detachAction"_s);
        QTRY_VERIFY(action->isEnabled());
        action->trigger();
        QTRY_VERIFY(visibleDialog());
        auto* opened = qobject_cast<DetachDialog*>(visibleDialog());
        QVERIFY(opened);
        opened->setPatience(std::chrono::milliseconds(1));
        auto* button = opened->findChild<QPushButton*>(u"detachButton"_s);
        QTRY_VERIFY(button->isEnabled());
        button->click();
        QTRY_VERIFY(opened->findChild<MessageBar*>()->isVisible());
        show(u"a detach waits for the guest"_s, opened);
        opened->findChild<QPushButton*>(u"cancelRunButton"_s)->click();
        QTRY_VERIFY(!opened->findChild<QPushButton*>(u"cancelRunButton"_s)->isVisible());
        show(u"a detach was cancelled"_s, opened);
        close(opened);
        host.setGuestLettingGo(true);
    }

    // Plans that were made before: against a host that is as it was, one that is not, and when it fails.
    void plans()
    {
        FakeConnection& host = *m_connections.fake(system);
        const DomainPtr guest = host.state().domain(sampleUuid(3));
        Step step;
        step.domain = { .uri = system, .uuid = guest->uuid };
        step.domainName = guest->name;
        step.scope = Scope::AfterNextStart;
        step.xml = sampleInterfaceXml(sampleTapInterface(91, u"tap-spare"_s));
        Plan plan { .title = u"/"_s, .steps = { step }, .configXml = u"<domain type='kvm'/>"_s };
        Step gone = step;
        gone.kind = Step::Kind::DetachInterface;
        gone.xml = sampleInterfaceXml(sampleUserInterface(92));

        PlanDialog changed(m_connections, throughConnection(plan, u"qemu:///elsewhere"_s), PlanDialog::Deed::CarryOut);
        changed.open();
        auto* tabs = changed.findChild<QTabWidget*>(u"tabs"_s);
        QTRY_VERIFY(tabs->isTabVisible(2));
        for (int tab = 0; tab < tabs->count(); ++tab) {
            tabs->setCurrentIndex(tab);
            show(u"a plan, tab %1"_s.arg(tab), &changed);
        }
        plan.configXml.clear();
        plan.steps = { gone };
        PlanDialog blocked(m_connections, plan, PlanDialog::Deed::Undo);
        blocked.setStays({ u"/"_s });
        blocked.open();
        show(u"an undo of what is gone"_s, &blocked);
        plan.steps = { step };
        host.failNext(FakeConnection::Verb::Attach, { .kind = Error::Kind::Failed, .message = u"/"_s, .detail = {} });
        PlanDialog failing(m_connections, plan, PlanDialog::Deed::CarryOut);
        failing.open();
        auto* deed = failing.findChild<QPushButton*>(u"deedButton"_s);
        QTRY_VERIFY(deed->isEnabled());
        deed->click();
        QTRY_VERIFY(!failing.findChild<QPushButton*>(u"cancelRunButton"_s)->isVisible());
        show(u"a plan that failed"_s, &failing);

        Plan other = plan;
        for (Step& each : other.steps)
            each.domain.uuid = sampleUuid(1);
        other.configXml = u"<domain/>"_s;
        ManyPlansDialog many(m_connections, { plan, other });
        many.open();
        auto* manyDeed = many.findChild<QPushButton*>(u"deedButton"_s);
        QTRY_VERIFY(manyDeed->isEnabled());
        show(u"plans for many guests"_s, &many);
    }

    void quitting()
    {
        FakeConnection& host = *m_connections.fake(system);
        host.setAnsweringLater(true);
        Step step;
        step.domain = { .uri = system, .uuid = sampleUuid(2) };
        step.domainName = u"db01"_s;
        step.scope = Scope::AfterNextStart;
        step.xml = sampleInterfaceXml(sampleTapInterface(90, u"tap-spare"_s));
        Plan plan;
        plan.title = u"db01"_s;
        plan.steps = { step };
        startRun(plan, m_connections);
        QTRY_VERIFY(host.waitingCount() > 0);
        m_window->close();
        QTRY_VERIFY(visibleDialog());
        show(u"quitting during a change"_s, visibleDialog());
        visibleDialog()->findChild<QPushButton*>(u"waitButton"_s)->click();
        QTRY_VERIFY(!visibleDialog());
        show(u"waiting to quit"_s);
        m_window->findChild<MessageBar*>(u"messageBar"_s)->findChild<QPushButton*>(u"messageOffer"_s)->click();
        host.setAnsweringLater(false);
        while (host.answerNext()) { }
        QTRY_VERIFY(runsOf(m_connections).isEmpty());
    }

    void emptyPages()
    {
        Domain bare = sampleDomain(7, u"web01"_s, Domain::State::ShutOff, {});
        m_connections.fake(system)->setDomain(bare);
        select({ .uri = system, .uuid = bare.uuid });
        show(u"a guest without interfaces"_s);
        bare.isRead = false;
        m_connections.fake(system)->setDomain(bare);
        show(u"a guest that is being read"_s);
        m_connections.fake(system)->removeDomain(bare.uuid);
        show(u"a guest that is gone"_s);

        m_window->showPage(u"tapsPage"_s);
        auto* filter = m_window->findChild<QWidget*>(u"tapsPage"_s)->findChild<QLineEdit*>(u"filterEdit"_s);
        filter->setText(u"/////"_s);
        show(u"no tap matches"_s);
        filter->clear();
        MachineState machine = sampleMachine();
        machine.links.clear();
        machine.source = MachineState::Source::Libvirt;
        m_connections.setMachine(machine);
        show(u"no taps"_s);
        for (const QString& uri : m_connections.uris())
            m_connections.fake(uri)->setPhase(ConnectionState::Phase::Lost);
        show(u"nothing is connected"_s);
        m_window->showPage(u"activityPage"_s);
        m_window->findChild<QPushButton*>(u"clearButton"_s)->click();
        show(u"no activity"_s);
    }

    void wizard()
    {
        for (const int guest : { 1, 2, 5 }) {
            select({ .uri = system, .uuid = sampleUuid(guest) });
            m_window->findChild<QAction*>(u"newInterfaceAction"_s)->trigger();
            QTRY_VERIFY(visibleDialog());
            auto* opened = visibleDialog();
            auto* next = opened->findChild<QPushButton*>(u"nextButton"_s);
            auto* back = opened->findChild<QPushButton*>(u"backButton"_s);
            QVERIFY(next && back);
            if (back->isEnabled()) {
                back->click();
                show(u"wizard for guest %1, first page"_s.arg(guest), opened);
                QTRY_VERIFY(next->isEnabled());
                next->click();
            }
            int page = 1;
            for (; page < 6; ++page) {
                show(u"wizard for guest %1, page %2"_s.arg(guest).arg(page), opened);
                if (!next->isVisible())
                    break;
                QTRY_VERIFY(next->isEnabled());
                next->click();
            }
            QVERIFY2(page >= 3, "the review was not reached");
            opened->reject();
            QTRY_VERIFY(!visibleDialog());
        }
    }

    const Visit& m_visit;
    const QSize m_size;
    const QString system = QStringView(sampleUri).toString();
    QTemporaryDir m_directory;
    FakeConnections m_connections;
    ProblemWatch m_problems { m_connections };
    Settings m_settings;
    Appearance m_appearance;
    MainWindow* m_window = nullptr;
};

} // namespace

void visitScreens(const Visit& visit, const QSize& size)
{
    Walk(visit, size).run();
}

} // namespace VirtTap
