#include "ui/mainwindow.h"
#include "ui_mainwindow.h"

#include <QActionGroup>
#include <QApplication>
#include <QClipboard>
#include <QMenu>
#include <QMessageBox>
#include <QScreen>
#include <QTreeView>
#include <QVBoxLayout>

#include "core/connection.h"
#include "core/connections.h"
#include "core/tapservice.h"
#include "models/taptablemodel.h"
#include "ui/activitypage.h"
#include "ui/appearance.h"
#include "ui/connectionpane.h"
#include "ui/guestdetails.h"
#include "ui/guestspage.h"
#include "ui/icons.h"
#include "ui/interfacestab.h"
#include "ui/preferencesdialog.h"
#include "ui/problemspage.h"
#include "ui/taintpage.h"
#include "ui/taps/tapverbs.h"
#include "ui/tapspage.h"
#include "ui/verbs.h"

using namespace Qt::StringLiterals;

namespace VirtTap {

void MainWindow::openConnections(const QStringList& uris, bool withRemembered)
{
    QStringList opening = uris;
    if (withRemembered) {
        for (const SavedConnection& saved : m_settings.connections()) {
            m_connections.add(saved.uri, saved.isReadOnly);
            if (saved.connectsByItself && !opening.contains(saved.uri))
                opening.append(saved.uri);
        }
    }
    for (const QString& uri : std::as_const(opening))
        m_connections.add(uri, m_settings.connection(uri).isReadOnly)->open();
}

void MainWindow::addConnection(const SavedConnection& wanted)
{
    m_settings.saveConnection(wanted);
    Connection* connection = m_connections.connection(wanted.uri);
    if (connection && connection->state().isReadOnly != wanted.isReadOnly)
        m_connections.remove(wanted.uri);
    m_connections.add(wanted.uri, wanted.isReadOnly)->open();
    m_guestsPage->select({ wanted.uri, {} });
    showPage(u"guestsPage"_s);
}

void MainWindow::askToAddConnection()
{
    auto* dialog = new QDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(u"addConnectionDialog"_s);
    dialog->setWindowTitle(tr("Add Connection"));
    auto* page = new ConnectPage(dialog);
    page->setDemo(m_demoUri);
    page->setCancellable(true);
    auto* layout = new QVBoxLayout(dialog);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(page);
    connect(page, &ConnectPage::cancelled, dialog, &QDialog::reject);
    connect(page, &ConnectPage::connectAsked, this, [this, dialog](const SavedConnection& wanted) {
        dialog->accept();
        addConnection(wanted);
    });
    dialog->resize(page->wholeSize().boundedTo(screen()->availableSize() * 9 / 10));
    dialog->open();
}

void MainWindow::removeConnection()
{
    const QString uri = m_guestsPage->selection().uri;
    m_settings.forgetConnection(uri);
    m_connections.remove(uri);
}

void MainWindow::setConnectsByItself(const QString& uri, bool automatic)
{
    const Connection* connection = m_connections.connection(uri);
    if (!connection)
        return;
    m_settings.saveConnection({ uri, connection->state().isReadOnly, automatic });
    updateActions();
    m_guestsPage->connectionPane().showConnection(uri, automatic);
}

void MainWindow::connectConnectionActions()
{
    connect(m_ui->addConnectionAction, &QAction::triggered, this, &MainWindow::askToAddConnection);
    connect(m_ui->connectAction, &QAction::triggered, this, [this] { connectOrDisconnect(true); });
    connect(m_ui->retryAction, &QAction::triggered, this, [this] { connectOrDisconnect(true); });
    connect(m_ui->disconnectAction, &QAction::triggered, this, [this] { connectOrDisconnect(false); });
    connect(m_ui->removeConnectionAction, &QAction::triggered, this, &MainWindow::removeConnection);
    connect(m_ui->automaticAction, &QAction::triggered, this,
        [this](bool on) { setConnectsByItself(m_guestsPage->selection().uri, on); });
    connect(m_ui->closeAction, &QAction::triggered, this, &QWidget::close);
    connect(m_ui->quitAction, &QAction::triggered, this, &QWidget::close);
}

void MainWindow::connectOrDisconnect(bool connects)
{
    Connection* connection = selectedConnection();
    if (!connection)
        return;
    if (connects)
        connection->open();
    else
        connection->close();
}

void MainWindow::connectGuestActions()
{
    const auto bind = [this](QAction* action, Verbs::Verb verb) {
        connect(action, &QAction::triggered, this, [this, verb] { m_verbs->ask(verb, m_guestsPage->selection()); });
    };
    bind(m_ui->startAction, Verbs::Verb::Start);
    bind(m_ui->shutDownAction, Verbs::Verb::ShutDown);
    bind(m_ui->forceOffAction, Verbs::Verb::ForceOff);
    bind(m_ui->discardAction, Verbs::Verb::DiscardSavedState);
    connect(m_ui->newInterfaceAction, &QAction::triggered, this, [this] { newInterface(std::nullopt); });
    connect(m_ui->replaceAction, &QAction::triggered, this,
        [this] { newInterface(m_guestsPage->details().interfaces().selected()); });
    connect(m_ui->detachAction, &QAction::triggered, this, &MainWindow::detach);
    connect(m_ui->setUpManyAction, &QAction::triggered, this, [this] {
        const DomainKey guest = m_guestsPage->selection();
        setUpMany(guest.isNull() ? QSet<DomainKey>() : QSet { guest }, BulkEditor::Deed::Add);
    });
    connect(m_ui->diagnoseAction, &QAction::triggered, this, [this] {
        if (const auto pair = m_guestsPage->details().interfaces().selected())
            diagnose(m_guestsPage->selection(), *pair);
    });
    connect(m_ui->detailsAction, &QAction::triggered, this, [this] { activate(m_guestsPage->selection()); });
    connect(m_ui->copyAction, &QAction::triggered, this, [this] {
        const Connection* connection = selectedConnection();
        const DomainPtr domain = connection ? connection->state().domain(m_guestsPage->selection().uuid) : DomainPtr();
        QGuiApplication::clipboard()->setText(domain ? domain->name : m_guestsPage->selection().uri);
    });
    connect(m_ui->copyUuidAction, &QAction::triggered, this, [this] {
        QGuiApplication::clipboard()->setText(m_guestsPage->selection().uuid.toString(QUuid::WithoutBraces));
    });
}

void MainWindow::connectTapActions()
{
    using Verb = TapVerbs::Verb;
    const QList<QPair<QAction*, Verb>> verbs { { m_ui->newTapsAction, Verb::New }, { m_ui->editTapAction, Verb::Edit },
        { m_ui->resetTapAction, Verb::Reset }, { m_ui->deleteTapAction, Verb::Delete } };
    for (const auto& [action, verb] : verbs) {
        connect(action, &QAction::triggered, this,
            [this, asked = verb] { m_tapVerbs->ask(asked, m_tapsPage->selectedRows()); });
    }
    connect(m_ui->useTapAction, &QAction::triggered, m_tapsPage, &TapsPage::useSelected);
    m_tapsPage->setActions(m_ui->newTapsAction, { m_ui->editTapAction, m_ui->resetTapAction, m_ui->deleteTapAction });
    // Delete means the tap that the focus is on: nowhere else does the key do anything.
    m_ui->deleteTapAction->setShortcutContext(Qt::WidgetShortcut);
    m_tapsPage->table()->addAction(m_ui->deleteTapAction);
    connect(m_tapsPage, &TapsPage::selectionChanged, this, &MainWindow::updateTapActions);
    connect(m_tapsPage, &TapsPage::menuAsked, this, &MainWindow::showTapMenu);
    connect(m_tapsPage, &TapsPage::activated, m_ui->editTapAction, &QAction::trigger);
    connect(m_tapsPage, &TapsPage::newTapsAsked, m_ui->newTapsAction, &QAction::trigger);
}

void MainWindow::connectViewActions()
{
    auto* pages = new QActionGroup(this);
    const QList<QPair<QAction*, QWidget*>> shows { { m_ui->showGuestsAction, m_guestsPage },
        { m_ui->showTapsAction, m_tapsPage }, { m_ui->showProblemsAction, m_problemsPage },
        { m_ui->showTaintAction, m_taintPage }, { m_ui->showActivityAction, m_activityPage } };
    for (const auto& [action, page] : shows) {
        pages->addAction(action);
        connect(action, &QAction::triggered, this, [this, shown = page] { m_ui->pages->setCurrentWidget(shown); });
    }
    auto* colours = new QActionGroup(this);
    const QList<QPair<QAction*, Colours>> choices { { m_ui->coloursAutomaticAction, Colours::Automatic },
        { m_ui->coloursLightAction, Colours::Light }, { m_ui->coloursDarkAction, Colours::Dark } };
    for (const auto& [action, choice] : choices) {
        colours->addAction(action);
        connect(action, &QAction::triggered, this, [this, chosen = choice] { m_appearance.setColours(chosen); });
    }
    connect(m_ui->coloursMenu, &QMenu::aboutToShow, this, &MainWindow::updateColours);
    connect(m_ui->findAction, &QAction::triggered, this, [this] {
        if (m_ui->pages->currentWidget() == m_tapsPage)
            m_tapsPage->focusFilter();
        else if (m_ui->pages->currentWidget() == m_taintPage)
            m_taintPage->focusFilter();
        else if (m_ui->pages->currentWidget() == m_problemsPage)
            m_problemsPage->focusFilter();
        else
            m_guestsPage->focusFilter();
    });
    connect(m_ui->refreshAction, &QAction::triggered, this, &MainWindow::refreshSelected);
    connect(m_ui->expandAction, &QAction::triggered, m_guestsPage->tree(), &QTreeView::expandAll);
    connect(m_ui->collapseAction, &QAction::triggered, m_guestsPage->tree(), &QTreeView::collapseAll);
    connect(m_ui->preferencesAction, &QAction::triggered, this,
        [this] { (new PreferencesDialog(m_settings, m_appearance, this))->open(); });
    connect(m_ui->aboutAction, &QAction::triggered, this, &MainWindow::showAbout);
    connect(m_ui->aboutQtAction, &QAction::triggered, this, [this] {
        auto* box = new QMessageBox(QMessageBox::Information, tr("About Qt"),
            tr("virt-tap uses Qt %1.").arg(QLatin1StringView(qVersion())), QMessageBox::Close, this);
        box->setAttribute(Qt::WA_DeleteOnClose);
        box->open();
    });
}

void MainWindow::refreshSelected()
{
    if (m_ui->pages->currentWidget() == m_guestsPage && selectedConnection()) {
        selectedConnection()->refresh();
        return;
    }
    for (const QString& uri : m_connections.uris()) {
        m_connections.connection(uri)->refresh();
        if (TapService* taps = m_connections.tapService(m_connections.connection(uri)->state().host.machineId))
            taps->refresh();
    }
}

void MainWindow::activate(const DomainKey& key)
{
    Connection* connection = m_connections.connection(key.uri);
    if (!connection)
        return;
    if (!key.isNull()) {
        m_guestsPage->focusDetails();
        return;
    }
    const auto phase = connection->state().phase;
    if (!connection->state().isUsable() && phase != ConnectionState::Phase::Opening)
        connection->open();
    else
        m_guestsPage->tree()->setExpanded(m_guestsPage->tree()->currentIndex(),
            !m_guestsPage->tree()->isExpanded(m_guestsPage->tree()->currentIndex()));
}

void MainWindow::showGuest(const DomainKey& key)
{
    m_guestsPage->select(key);
    m_ui->pages->setCurrentWidget(m_guestsPage);
}

void MainWindow::showMenu(const QPoint& global)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(u"treeMenu"_s);
    if (m_guestsPage->selection().isNull())
        menu->addActions({ m_ui->connectAction, m_ui->disconnectAction, m_ui->retryAction, m_ui->automaticAction,
            m_ui->refreshAction, m_ui->copyAction, m_ui->removeConnectionAction });
    else
        menu->addActions({ m_ui->detailsAction, m_ui->newInterfaceAction, m_ui->startAction, m_ui->shutDownAction,
            m_ui->forceOffAction, m_ui->discardAction, m_ui->copyAction, m_ui->copyUuidAction });
    menu->insertSeparator(m_guestsPage->selection().isNull() ? m_ui->automaticAction : m_ui->startAction);
    menu->insertSeparator(m_ui->copyAction);
    menu->popup(global);
}

void MainWindow::showInterfaceMenu(const QPoint& global)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(u"interfaceMenu"_s);
    menu->addActions({ m_ui->newInterfaceAction, m_ui->replaceAction, m_ui->detachAction, m_ui->diagnoseAction });
    menu->popup(global);
}

void MainWindow::showTapMenu(const QPoint& global)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(u"tapContextMenu"_s);
    menu->addActions(
        { m_ui->newTapsAction, m_ui->useTapAction, m_ui->editTapAction, m_ui->resetTapAction, m_ui->deleteTapAction });
    menu->insertSeparator(m_ui->useTapAction);
    menu->popup(global);
}

void MainWindow::showFailure(const DomainKey& key, const Error& error)
{
    if (key == m_guestsPage->selection() && m_ui->pages->currentWidget() == m_guestsPage)
        m_guestsPage->details().messageBar().showError(error);
    else
        m_ui->messageBar->showError(error);
}

void MainWindow::showAbout()
{
    auto* box = new QMessageBox(this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setObjectName(u"aboutBox"_s);
    box->setWindowTitle(tr("About virt-tap"));
    box->setIconPixmap(applicationIcon().pixmap(QSize(64, 64), devicePixelRatioF()));
    box->setTextFormat(Qt::PlainText);
    box->setText(tr("virt-tap %1").arg(QStringLiteral(VIRT_TAP_VERSION)));
    box->setInformativeText(
        tr("Gives libvirt guests a NIC on any datapath through a tap made beforehand, without a script.\n\n"
           "Free software under the GNU General Public License, version 3."));
    box->addButton(QMessageBox::Close);
    box->open();
}

void MainWindow::updateActions()
{
    const Connection* connection = selectedConnection();
    updateConnectionActions(connection);
    updateGuestActions(connection);
    updateTapActions();
    const QWidget* page = m_ui->pages->currentWidget();
    m_ui->showGuestsAction->setChecked(page == m_guestsPage);
    m_ui->showTapsAction->setChecked(page == m_tapsPage);
    m_ui->showTaintAction->setChecked(page == m_taintPage);
    m_ui->showProblemsAction->setChecked(page == m_problemsPage);
    m_ui->showActivityAction->setChecked(page == m_activityPage);
    m_ui->findAction->setEnabled(page != m_activityPage);
    m_ui->refreshAction->setEnabled(!m_connections.uris().isEmpty());
}

void MainWindow::updateConnectionActions(const Connection* connection)
{
    using Phase = ConnectionState::Phase;
    const Phase phase = connection ? connection->state().phase : Phase::Closed;
    const bool isDown = phase == Phase::Lost || phase == Phase::Failed;
    m_ui->connectAction->setEnabled(connection && phase == Phase::Closed);
    m_ui->retryAction->setEnabled(isDown);
    m_ui->disconnectAction->setEnabled(connection && phase != Phase::Closed);
    m_ui->disconnectAction->setText(phase == Phase::Opening ? tr("C&ancel")
            : isDown                                        ? tr("S&top Trying")
                                                            : tr("&Disconnect"));
    m_ui->removeConnectionAction->setEnabled(connection != nullptr);
    m_ui->automaticAction->setEnabled(connection != nullptr);
    m_ui->saveSnapshotAction->setEnabled(connection && phase == Phase::Open);
    m_ui->saveAnonymisedAction->setEnabled(connection && phase == Phase::Open);
    m_ui->automaticAction->setChecked(
        connection && m_settings.connection(m_guestsPage->selection().uri).connectsByItself);
}

void MainWindow::updateGuestActions(const Connection* connection)
{
    const DomainKey key = m_guestsPage->selection();
    const bool isGuest = connection && connection->state().domain(key.uuid);
    const QList<QPair<QAction*, Verbs::Verb>> verbs { { m_ui->startAction, Verbs::Verb::Start },
        { m_ui->shutDownAction, Verbs::Verb::ShutDown }, { m_ui->forceOffAction, Verbs::Verb::ForceOff },
        { m_ui->discardAction, Verbs::Verb::DiscardSavedState } };
    for (const auto& [action, verb] : verbs) {
        const QString why = m_verbs->whyNot(verb, key);
        action->setEnabled(why.isEmpty());
        action->setToolTip(why.isEmpty() ? action->iconText() : why);
    }
    bool isAnyUsable = false;
    for (const QString& uri : m_connections.uris())
        isAnyUsable = isAnyUsable || m_connections.connection(uri)->state().isUsable();
    const bool isInterface = isGuest && m_guestsPage->details().interfaces().selected().has_value();
    const bool canChange = isInterface && connection->state().canChange();
    m_ui->newInterfaceAction->setEnabled(isAnyUsable);
    m_ui->setUpManyAction->setEnabled(isAnyUsable);
    m_ui->replaceAction->setEnabled(canChange);
    m_ui->detachAction->setEnabled(canChange);
    m_ui->diagnoseAction->setEnabled(isInterface);
    m_ui->detailsAction->setEnabled(isGuest);
    m_ui->copyAction->setEnabled(connection != nullptr);
    m_ui->copyAction->setText(isGuest ? tr("Copy &Name") : tr("Copy &URI"));
    m_ui->copyUuidAction->setEnabled(isGuest);
}

void MainWindow::updateTapActions()
{
    using Verb = TapVerbs::Verb;
    const QList<int> rows = m_tapsPage->isVisible() ? m_tapsPage->selectedRows() : QList<int>();
    const QList<QPair<QAction*, Verb>> verbs { { m_ui->newTapsAction, Verb::New }, { m_ui->editTapAction, Verb::Edit },
        { m_ui->resetTapAction, Verb::Reset }, { m_ui->deleteTapAction, Verb::Delete } };
    for (const auto& [action, verb] : verbs) {
        const QString why = m_tapVerbs->whyNot(verb, rows);
        action->setEnabled(why.isEmpty());
        action->setToolTip(why.isEmpty() ? action->iconText() : why);
    }
    m_ui->useTapAction->setEnabled(rows.size() == 1 && !m_taps->isMissingAt(rows.constFirst()));
}

void MainWindow::updateColours()
{
    m_ui->coloursAutomaticAction->setChecked(m_appearance.colours() == Colours::Automatic);
    m_ui->coloursLightAction->setChecked(m_appearance.colours() == Colours::Light);
    m_ui->coloursDarkAction->setChecked(m_appearance.colours() == Colours::Dark);
}

} // namespace VirtTap
