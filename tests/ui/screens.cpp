#include "screens.h"

#include <QAction>
#include <QDialog>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

#include "fakes/fakeconnection.h"
#include "fakes/fakeconnections.h"
#include "fakes/faketapservice.h"
#include "fakes/samples.h"
#include "ui/appearance.h"
#include "ui/guestspage.h"
#include "ui/mainwindow.h"
#include "ui/settings.h"

using namespace Qt::StringLiterals;

namespace VirtTap {

namespace {

using Visit = std::function<void(const QString&, QWidget&)>;

class Walk
{
public:
    explicit Walk(const Visit& visit)
        : m_visit(visit)
        , m_settings(m_directory.filePath(u"settings.ini"_s))
        , m_appearance(m_settings)
    {
    }

    void run()
    {
        MainWindow window(m_connections, m_settings, m_appearance, QString());
        m_window = &window;
        window.resize(1100, 700);
        window.show();
        show(u"first start"_s);
        fillSamples(m_connections);
        addProblems();
        guests();
        connections();
        pages();
        dialogs();
        wizard();
    }

private:
    void show(const QString& name, QWidget* screen = nullptr)
    {
        QCoreApplication::processEvents(); // nested in nothing: the test itself
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
        for (const QString& page : { u"tapsPage"_s, u"activityPage"_s }) {
            m_window->showPage(page);
            show(page);
        }
        m_window->showPage(u"tapsPage"_s);
        auto* table = m_window->findChild<QTreeView*>(u"tapTable"_s);
        QVERIFY(table && table->model()->rowCount() > 0);
        for (int row = 0; row < table->model()->rowCount(); ++row) {
            table->setCurrentIndex(table->model()->index(row, 0));
            show(u"tap %1"_s.arg(row));
        }
        tapDialogs(*table);
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

        m_connections.fake(system)->askCredentials(
            { { .kind = Credential::Kind::Password, .prompt = u"enp3s0"_s, .defaultAnswer = {} } });
        QTRY_VERIFY(visibleDialog());
        show(u"credentials"_s, visibleDialog());
        visibleDialog()->reject();
        QTRY_VERIFY(!visibleDialog());
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
    const QString system = QStringView(sampleUri).toString();
    QTemporaryDir m_directory;
    FakeConnections m_connections;
    Settings m_settings;
    Appearance m_appearance;
    MainWindow* m_window = nullptr;
};

} // namespace

void visitScreens(const Visit& visit)
{
    Walk(visit).run();
}

} // namespace VirtTap
