#include "ui/tour.h"

#include <tuple>

#include <QAction>
#include <QApplication>
#include <QDialog>
#include <QDir>
#include <QLineEdit>
#include <QPixmap>
#include <QPushButton>
#include <QTextStream>
#include <QTreeView>

#include "core/connection.h"
#include "core/connections.h"
#include "models/roles.h"
#include "models/taptablemodel.h"
#include "models/words.h"
#include "ui/guestspage.h"
#include "ui/mainwindow.h"
#include "xml/interfacexml.h"

using namespace Qt::StringLiterals;

namespace VirtTap {

namespace {

constexpr int loadingTime = 30'000; // ms; a host that has not answered by then is shown as it is
constexpr int pageTime = 3'000; // ms until a page that does not let one go on is taken for the last one
constexpr int settlingTime = 400; // ms between what is done and its picture

QList<Link> sortedTaps(const MachineState& machine)
{
    QList<Link> taps = machine.links.values();
    taps.removeIf([](const Link& link) { return !link.isTap(); });
    std::ranges::sort(taps, {}, &Link::name);
    return taps;
}

void printGuests(QTextStream& out, const ConnectionState& state)
{
    QList<DomainPtr> guests = state.domains.values();
    std::ranges::sort(guests, {}, [](const DomainPtr& guest) { return guest->name; });
    for (const DomainPtr& guest : std::as_const(guests)) {
        out << "  " << guest->name << "  " << stateWord(guest->state) << '\n';
        for (const InterfacePair& pair : guest->interfaces()) {
            const Interface& shown = pair.shown();
            out << "    " << shown.type << ' ' << shown.targetDev << ' ' << nameOf(shown.mac) << ' ' << shown.model
                << '\n';
        }
    }
}

} // namespace

Tour::Tour(MainWindow& window, Connections& connections, QString directory)
    : m_window(window)
    , m_connections(connections)
    , m_directory(std::move(directory))
{
    connect(&m_timer, &QTimer::timeout, this, &Tour::look);
}

void Tour::start()
{
    QDir().mkpath(m_directory);
    m_window.resize(1180, 720); // whatever the screen that is not there
    m_waited.start();
    m_timer.start(settlingTime);
}

bool Tour::isLoaded() const
{
    const QStringList uris = m_connections.uris();
    return std::ranges::all_of(uris, [this](const QString& uri) {
        const auto phase = m_connections.connection(uri)->state().phase;
        return phase != ConnectionState::Phase::Opening && phase != ConnectionState::Phase::Loading;
    });
}

void Tour::look()
{
    if (m_stop == 0 && !isLoaded() && m_waited.elapsed() < loadingTime)
        return;
    if (m_stop == 0)
        print();
    nextStop();
}

void Tour::print() const
{
    QTextStream out(stdout);
    const QStringList uris = m_connections.uris();
    for (const QString& uri : uris) {
        const ConnectionState& state = m_connections.connection(uri)->state();
        out << connectionName(state) << ": "
            << connectionWords(state, state.domains.size(), QDateTime::currentDateTimeUtc()) << '\n';
        printGuests(out, state);
        const MachineState machine = m_connections.machineOf(uri);
        out << tr("Taps:") << '\n';
        for (const Link& link : sortedTaps(machine)) {
            out << "  " << link.name << "  " << linkStateWords(link) << "  " << machine.bridgeOf(link).valueOr({})
                << '\n';
        }
    }
    Interface wanted;
    wanted.type = u"ethernet"_s;
    wanted.targetDev = u"tap-new"_s;
    wanted.managed = false;
    wanted.mac = MacAddress::random();
    wanted.model = u"virtio"_s;
    out << tr("A new interface on a tap named tap-new:") << '\n' << writeInterface(wanted) << '\n';
}

// The running guest, or the one that is off, that has most to show.
DomainKey Tour::sight(bool isActive) const
{
    DomainKey best;
    std::tuple<bool, bool, qsizetype, QString> most;
    const QStringList uris = m_connections.uris();
    for (const QString& uri : uris) {
        for (const DomainPtr& guest : m_connections.connection(uri)->state().domains) {
            const std::tuple has(guest->isActive() == isActive, !guest->hasManagedSave.is(true),
                guest->interfaces().size(), guest->name);
            if (best.isNull() || has > most) {
                best = { uri, guest->uuid };
                most = has;
            }
        }
    }
    return best;
}

void Tour::select(const DomainKey& guest)
{
    if (auto* page = m_window.findChild<GuestsPage*>())
        page->select(guest);
}

// The first of virt-tap's that a guest names.
void Tour::selectTap()
{
    auto* table = m_window.findChild<QTreeView*>(u"tapTable"_s);
    if (!table)
        return;
    int row = 0;
    for (int i = table->model()->rowCount() - 1; i >= 0; --i) {
        const auto text = [table, i](int column) { return table->model()->index(i, column).data().toString(); };
        const bool isThere = table->model()->index(i, 0).data(LinkRole).toInt() > 0;
        if (isThere && !text(TapTableModel::UsedByColumn).isEmpty()
            && text(TapTableModel::MakerColumn) == makerWord(Link::Maker::VirtTap))
            row = i;
    }
    table->setCurrentIndex(table->model()->index(row, 0));
}

// The worst of what can be mended.
void Tour::diagnose()
{
    auto* table = m_window.findChild<QTreeView*>(u"problemTable"_s);
    auto* action = m_window.findChild<QAction*>(u"diagnoseProblemAction"_s);
    for (int row = 0; table && action && row < table->model()->rowCount(); ++row) {
        table->setCurrentIndex(table->model()->index(row, 0));
        const auto* fix = m_window.findChild<QAction*>(u"fixAction"_s);
        if (action->isEnabled() && fix && fix->isEnabled()) {
            action->trigger();
            return;
        }
    }
}

void Tour::trigger(const QString& action)
{
    if (auto* found = m_window.findChild<QAction*>(action))
        found->trigger();
}

void Tour::saveDialog(const QString& name, const QString& picture)
{
    auto* dialog = m_window.findChild<QDialog*>(name);
    if (!dialog)
        return;
    save(dialog, picture);
    dialog->reject();
}

void Tour::nextStop()
{
    switch (m_stop++) {
    case 0:
        m_window.showPage(u"guestsPage"_s);
        select(sight(true));
        return;
    case 1:
        save(&m_window, u"guests"_s);
        m_window.showPage(u"problemsPage"_s);
        save(&m_window, u"problems"_s);
        diagnose();
        return;
    case 2:
        saveDialog(u"diagnoseDialog"_s, u"diagnose"_s);
        m_window.showPage(u"tapsPage"_s);
        selectTap();
        return;
    case 3:
        save(&m_window, u"taps"_s);
        m_window.showPage(u"taintPage"_s);
        if (auto* table = m_window.findChild<QTreeView*>(u"taintTable"_s))
            table->setCurrentIndex(table->model()->index(0, 0));
        return;
    case 4:
        save(&m_window, u"taint"_s);
        m_window.showPage(u"tapsPage"_s);
        trigger(u"newTapsAction"_s);
        if (auto* name = m_window.findChild<QLineEdit*>(u"nameEdit"_s))
            name->setText(u"tap-new{n}"_s);
        return;
    case 5:
        saveDialog(u"newTapsDialog"_s, u"new-taps"_s);
        trigger(u"editTapAction"_s);
        return;
    case 6:
        saveDialog(u"tapEditDialog"_s, u"edit-tap"_s);
        trigger(u"deleteTapAction"_s);
        return;
    case 7:
        saveDialog(u"deleteTapsDialog"_s, u"delete-tap"_s);
        m_window.showPage(u"guestsPage"_s);
        select(sight(false));
        trigger(u"newInterfaceAction"_s);
        m_waited.restart();
        return;
    default:
        if (!nextWizardPage())
            QApplication::exit(); // not quit(): nothing of a tour is to be remembered
    }
}

// Every page of it; the deed is done on a host that is made up only.
bool Tour::nextWizardPage()
{
    auto* dialog = m_window.findChild<QDialog*>(u"newInterfaceWizard"_s);
    if (!dialog || m_wizardPage > 8)
        return false;
    const auto press = [dialog](const QString& name) {
        auto* button = dialog->findChild<QPushButton*>(name);
        const bool canPress = button && button->isVisible() && button->isEnabled();
        if (canPress)
            button->click();
        return canPress;
    };
    if (m_wizardPage == 0 && !m_isAtFirstPage) { // it was opened for a guest, and so passed over that page
        m_isAtFirstPage = true;
        if (press(u"backButton"_s))
            return true;
    }
    if (!m_isSaved)
        save(dialog, u"new-interface-%1"_s.arg(++m_wizardPage));
    const Connection* connection = m_connections.connection(sight(false).uri);
    const bool hasGoneOn
        = press(u"nextButton"_s) || (connection && connection->state().host.isDemo && press(u"deedButton"_s));
    // A page may want something read before it lets one go on.
    m_isSaved = !hasGoneOn;
    if (hasGoneOn)
        m_waited.restart();
    return hasGoneOn || m_waited.elapsed() < pageTime;
}

void Tour::save(QWidget* widget, const QString& name)
{
    const QString file = QDir(m_directory).filePath(name + u".png"_s);
    QTextStream out(stdout);
    if (widget->grab().save(file))
        out << tr("Saved %1").arg(file) << '\n';
    else
        out << tr("Could not save %1").arg(file) << '\n';
}

} // namespace VirtTap
