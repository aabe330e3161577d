#include "ui/mainwindow.h"
#include "ui_mainwindow.h"

#include <QCloseEvent>
#include <QLabel>
#include <QScreen>
#include <QTreeView>

#include "core/connection.h"
#include "core/connections.h"
#include "models/activitymodel.h"
#include "models/guesttreemodel.h"
#include "models/taintmodel.h"
#include "models/taptablemodel.h"
#include "ui/activitypage.h"
#include "ui/connectionpane.h"
#include "ui/credentialsdialog.h"
#include "ui/guestdetails.h"
#include "ui/guestspage.h"
#include "ui/icons.h"
#include "ui/interfacestab.h"
#include "ui/newinterface/planjournal.h"
#include "ui/problemspage.h"
#include "ui/quitguard.h"
#include "ui/taintpage.h"
#include "ui/taps/tapverbs.h"
#include "ui/tapspage.h"
#include "ui/verbs.h"

using namespace Qt::StringLiterals;

namespace VirtTap {

MainWindow::MainWindow(
    Connections& connections, Problems& problems, Settings& settings, Appearance& appearance, const QString& demoUri)
    : m_ui(std::make_unique<Ui::MainWindow>())
    , m_connections(connections)
    , m_problems(problems)
    , m_settings(settings)
    , m_appearance(appearance)
    , m_demoUri(demoUri)
    , m_guests(new GuestTreeModel(connections, this))
    , m_taps(new TapTableModel(connections, this))
    , m_taints(new TaintModel(connections, this))
    , m_activity(new ActivityModel(connections, 10'000, this))
    , m_verbs(new Verbs(connections, settings, this))
    , m_tapVerbs(new TapVerbs(connections, *m_taps, this))
{
    m_ui->setupUi(this);
    setWindowIcon(applicationIcon());
    nameIcons();
    makePages();
    connectPages();
    connectConnectionActions();
    connectGuestActions();
    connectTapActions();
    connectViewActions();
    connectSignals();
    connectPlans();
    connectSnapshots();
    restore();
    for (const QString& uri : connections.uris())
        watch(uri);
    showFrontPage();
    updateActions();
    updateColours();
    countAll();
}

MainWindow::~MainWindow() = default;

void MainWindow::nameIcons()
{
    const QList<QPair<QAction*, QStringView>> names {
        { m_ui->addConnectionAction, u"add-connection" },
        { m_ui->connectAction, u"connect" },
        { m_ui->disconnectAction, u"disconnect" },
        { m_ui->retryAction, u"refresh" },
        { m_ui->removeConnectionAction, u"remove" },
        { m_ui->openPlanAction, u"open" },
        { m_ui->openSnapshotAction, u"open" },
        { m_ui->saveSnapshotAction, u"save" },
        { m_ui->saveAnonymisedAction, u"save" },
        { m_ui->closeAction, u"close" },
        { m_ui->quitAction, u"quit" },
        { m_ui->copyAction, u"copy" },
        { m_ui->findAction, u"search" },
        { m_ui->preferencesAction, u"preferences" },
        { m_ui->refreshAction, u"refresh" },
        { m_ui->newInterfaceAction, u"new-interface" },
        { m_ui->replaceAction, u"interface-pending" },
        { m_ui->detachAction, u"detach" },
        { m_ui->setUpManyAction, u"interface" },
        { m_ui->diagnoseAction, u"diagnose" },
        { m_ui->newTapsAction, u"new-tap" },
        { m_ui->useTapAction, u"new-interface" },
        { m_ui->editTapAction, u"edit" },
        { m_ui->resetTapAction, u"refresh" },
        { m_ui->deleteTapAction, u"delete-tap" },
        { m_ui->startAction, u"start" },
        { m_ui->shutDownAction, u"shut-down" },
        { m_ui->forceOffAction, u"force-off" },
        { m_ui->discardAction, u"saved-state" },
        { m_ui->aboutAction, u"virt-tap" },
    };
    for (const auto& [action, name] : names)
        action->setIcon(icon(name));
    m_ui->aboutAction->setIcon(applicationIcon());
    m_ui->quitAction->setMenuRole(QAction::QuitRole);
    m_ui->preferencesAction->setMenuRole(QAction::PreferencesRole);
    m_ui->aboutAction->setMenuRole(QAction::AboutRole);
    m_ui->newInterfaceAction->setIconText(tr("New Interface"));
    m_ui->addConnectionAction->setIconText(tr("Add Connection"));
    m_ui->forceOffAction->setIconText(tr("Force Off"));
    m_ui->newTapsAction->setIconText(tr("New Taps"));
}

void MainWindow::makePages()
{
    m_guestsPage = new GuestsPage(m_connections, *m_guests, m_settings, m_ui->pages);
    m_guestsPage->setObjectName(u"guestsPage"_s);
    m_tapsPage = new TapsPage(m_connections, *m_taps, m_settings, m_ui->pages);
    m_tapsPage->setObjectName(u"tapsPage"_s);
    m_taintPage = new TaintPage(m_connections, *m_taints, m_settings, m_ui->pages);
    m_taintPage->setObjectName(u"taintPage"_s);
    m_activityPage = new ActivityPage(*m_activity, m_settings, m_ui->pages);
    m_activityPage->setObjectName(u"activityPage"_s);
    m_ui->pages->addTab(m_guestsPage, icon(u"guest"), tr("Guests"));
    m_ui->pages->addTab(m_tapsPage, icon(u"tap-up"), tr("Taps"));
    m_ui->pages->addTab(m_taintPage, icon(u"warning"), tr("Taint"));
    m_ui->pages->addTab(m_activityPage, icon(u"event"), tr("Activity"));
    makeProblemsPage(m_ui->pages->indexOf(m_taintPage));
    m_ui->connectPage->setDemo(m_demoUri);

    m_counts = new QLabel(this);
    m_counts->setObjectName(u"countsLabel"_s);
    m_counts->setTextFormat(Qt::PlainText);
    m_counts->setContentsMargins(6, 0, 6, 0);
    statusBar()->addPermanentWidget(m_counts);
    m_countSoon.setSingleShot(true);
    m_countSoon.setInterval(30);
    connect(&m_countSoon, &QTimer::timeout, this, [this] {
        countAll();
        updateActions(); // another connection may be the first one that is open
    });
}

void MainWindow::connectPages()
{
    GuestDetails& details = m_guestsPage->details();
    details.setVerbs(m_ui->startAction, m_ui->shutDownAction, m_ui->forceOffAction);
    details.interfaces().setActions(
        m_ui->newInterfaceAction, m_ui->replaceAction, m_ui->detachAction, m_ui->diagnoseAction);
    // Delete means the interface that the focus is on, never a guest: nowhere else does the key do anything.
    m_ui->detachAction->setShortcutContext(Qt::WidgetShortcut);
    details.interfaces().table()->addAction(m_ui->detachAction);

    connect(m_ui->connectPage, &ConnectPage::connectAsked, this, &MainWindow::addConnection);
    connect(m_guestsPage, &GuestsPage::selectionChanged, this, &MainWindow::updateActions);
    connect(m_guestsPage, &GuestsPage::activated, this, &MainWindow::activate);
    connect(m_guestsPage, &GuestsPage::menuAsked, this, &MainWindow::showMenu);
    connect(&details, &GuestDetails::discardAsked, m_ui->discardAction, &QAction::trigger);
    connect(&details.interfaces(), &InterfacesTab::selectionChanged, this, &MainWindow::updateActions);
    connect(&details.interfaces(), &InterfacesTab::menuAsked, this, &MainWindow::showInterfaceMenu);
    connect(&details.interfaces(), &InterfacesTab::activated, m_ui->replaceAction, &QAction::trigger);
    connect(&m_guestsPage->connectionPane(), &ConnectionPane::connectsByItselfChosen, this,
        &MainWindow::setConnectsByItself);
    connect(m_tapsPage, &TapsPage::useAsked, this,
        [this](const QString& machine, const QString& tap) { newInterfaceOn(machine, tap); });
    connect(m_tapsPage, &TapsPage::guestAsked, this, &MainWindow::showGuest);
    connect(m_taintPage, &TaintPage::guestAsked, this, &MainWindow::showGuest);
    connect(m_taintPage, &TaintPage::convertAsked, this,
        [this](const QSet<DomainKey>& guests) { setUpMany(guests, BulkEditor::Deed::ReplaceScripts); });
    connect(m_activityPage, &ActivityPage::guestAsked, this, &MainWindow::showGuest);
    connect(m_tapsPage, &TapsPage::connectAsked, this, &MainWindow::askToAddConnection);
    connect(m_ui->pages, &QTabWidget::currentChanged, this, &MainWindow::updateActions);
}

void MainWindow::connectSignals()
{
    m_quitGuard = new QuitGuard(m_connections, *m_ui->messageBar, *this);
    connect(
        m_quitGuard, &QuitGuard::quitNow, this, &QWidget::close, Qt::QueuedConnection); // its dialog is gone by then
    connect(m_verbs, &Verbs::busyChanged, this, &MainWindow::updateActions);
    connect(m_verbs, &Verbs::failed, this, &MainWindow::showFailure);
    connect(&m_connections, &Connections::added, this, [this](const QString& uri) {
        watch(uri);
        showFrontPage();
        m_countSoon.start();
    });
    connect(&m_connections, &Connections::aboutToRemove, this, [this] {
        QTimer::singleShot(0, this, [this] { // when it is gone
            showFrontPage();
            updateActions();
            countAll();
        });
    });
    connect(
        &m_connections, &Connections::changed, this, [this](const ConnectionState& state, const QSet<QUuid>& domains) {
            const DomainKey selected = m_guestsPage->selection();
            if (state.uri == selected.uri && (domains.isEmpty() || domains.contains(selected.uuid)))
                updateActions();
            if (!m_countSoon.isActive())
                m_countSoon.start();
        });
    const auto countSoon = [this] {
        if (!m_countSoon.isActive())
            m_countSoon.start();
    };
    connect(&m_connections, &Connections::machineChanged, this, countSoon);
    connect(&m_connections, &Connections::tapServiceChanged, this, countSoon);
}

void MainWindow::restore()
{
    const int em = fontMetrics().averageCharWidth();
    resize(QSize(210 * em, 42 * fontMetrics().height()).boundedTo(screen()->availableSize() * 9 / 10));
    restoreGeometry(m_settings.layout(u"window"_s));
    showPage(m_settings.page());
}

void MainWindow::save()
{
    m_settings.setLayout(u"window"_s, saveGeometry());
    m_settings.setPage(m_ui->pages->currentWidget()->objectName());
    m_guestsPage->save();
    m_tapsPage->save();
    m_taintPage->save();
    m_problemsPage->save();
    m_activityPage->save();
}

void MainWindow::showPage(const QString& objectName)
{
    for (int i = 0; i < m_ui->pages->count(); ++i) {
        if (m_ui->pages->widget(i)->objectName() == objectName)
            m_ui->pages->setCurrentIndex(i);
    }
}

void MainWindow::changeEvent(QEvent* event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::ActivationChange && isActiveWindow() && m_guestsPage)
        m_guestsPage->details().readAgain(); // others edit configs too, and libvirt has no event for that
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    save();
    if (m_quitGuard->mayQuit())
        QMainWindow::closeEvent(event);
    else
        event->ignore();
}

void MainWindow::showFrontPage()
{
    const bool hasNone = m_connections.uris().isEmpty();
    QWidget* front = hasNone ? static_cast<QWidget*>(m_ui->connectPage) : m_ui->pages;
    if (m_ui->stack->currentWidget() == front && focusWidget())
        return;
    m_ui->stack->setCurrentWidget(front);
    m_ui->toolBar->setVisible(!hasNone);
    m_counts->setVisible(!hasNone);
    if (hasNone)
        m_ui->connectPage->setFocus();
    else
        m_guestsPage->tree()->setFocus();
}

void MainWindow::countAll()
{
    int open = 0;
    int guests = 0;
    int active = 0;
    int taps = 0;
    QSet<QString> machines;
    const QStringList uris = m_connections.uris();
    for (const QString& uri : uris) {
        const ConnectionState& state = m_connections.connection(uri)->state();
        open += state.isUsable() ? 1 : 0;
        guests += int(state.domains.size());
        active += int(std::ranges::count_if(state.domains, [](const DomainPtr& domain) { return domain->isActive(); }));
        if (machines.contains(state.host.machineId))
            continue;
        machines.insert(state.host.machineId);
        const MachineState machine = m_connections.machineOf(uri);
        taps += int(std::ranges::count_if(machine.links, &Link::isTap));
    }
    const QStringList parts { tr("%1 of %n connection(s) open", nullptr, int(uris.size())).arg(open),
        tr("%n guest(s)", nullptr, guests), tr("%n active", nullptr, active), tr("%n tap(s)", nullptr, taps) };
    m_counts->setText(parts.join(tr(" · ")));
}

Connection* MainWindow::selectedConnection() const
{
    return m_connections.connection(m_guestsPage->selection().uri);
}

// Credentials are asked for by whichever connection needs them, one dialog each.
void MainWindow::watch(const QString& uri)
{
    Connection* connection = m_connections.connection(uri);
    connect(
        connection, &Connection::credentialsAsked, this, [this, connection, uri](const QList<Credential>& questions) {
            auto* dialog = new CredentialsDialog(uri, questions, this);
            connect(dialog, &CredentialsDialog::answered, connection, &Connection::answerCredentials);
            connect(dialog, &QDialog::rejected, connection, &Connection::close);
            connect(connection, &QObject::destroyed, dialog, &QObject::deleteLater);
            connect(connection, &Connection::changed, dialog, [dialog](const ConnectionState& state) {
                if (state.phase != ConnectionState::Phase::Opening)
                    dialog->deleteLater(); // it gave up waiting
            });
            dialog->open();
        });
}

} // namespace VirtTap
