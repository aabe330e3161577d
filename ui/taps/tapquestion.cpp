#include "ui/taps/tapquestion.h"
#include "ui_tapquestion.h"

#include "core/connection.h"
#include "core/connections.h"
#include "models/words.h"
#include "plan/tapcommands.h"
#include "ui/icons.h"

#include <QHeaderView>
#include <QPushButton>

#include <algorithm>

#include <unistd.h>

using namespace Qt::StringLiterals;

namespace VirtTap {

TapQuestion::TapQuestion(
    Connections& connections, const QString& machine, Deed deed, const QStringList& taps, QWidget* parent)
    : TapDialog(connections, machine, parent)
    , m_kind(deed)
    , m_taps(taps)
    , m_ui(std::make_unique<Ui::TapQuestion>())
{
    const bool isDeletion = deed == Deed::Delete;
    setObjectName(isDeletion ? u"deleteTapsDialog"_s : u"resetTapsDialog"_s);
    m_ui->setupUi(this);
    QFont bold = m_ui->headlineLabel->font();
    bold.setBold(true);
    m_ui->headlineLabel->setFont(bold);
    setWindowTitle(isDeletion ? tr("Delete Taps") : tr("Reset Taps"));
    m_ui->deedButton->setText(isDeletion ? tr("&Delete") : tr("&Reset"));
    m_ui->deedButton->setIcon(icon(isDeletion ? u"delete-tap" : u"refresh"));
    m_ui->rowsLabel->setText(isDeletion ? tr("&Named by:") : tr("&What has changed:"));
    m_ui->rowsTree->setAccessibleName(
        isDeletion ? tr("Guests that name these taps") : tr("What has changed about these taps"));
    m_ui->rowsTree->setHeaderLabels(isDeletion ? QStringList { tr("Tap"), tr("Guest"), tr("When") }
                                               : QStringList { tr("Tap"), tr("Changed since") });
    m_ui->rowsTree->setColumnCount(isDeletion ? 3 : 2);
    m_ui->rowsTree->header()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    m_ui->rowsTree->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);

    for (const QString& uri : connections.uris())
        m_uses.apply(connections.connection(uri)->state(), {});
    connect(&connections, &Connections::changed, this,
        [this](const ConnectionState& state, const QSet<QUuid>& domains) { m_uses.apply(state, domains); });
    connect(&connections, &Connections::aboutToRemove, this, [this](const QString& uri) { m_uses.remove(uri); });
    connect(m_ui->deedButton, &QPushButton::clicked, this, &TapQuestion::carryOut);
    setParts(m_ui->messageBar, m_ui->deedButton, m_ui->closeButton, m_ui->inputs);
    showAll();
    m_ui->closeButton->setFocus(); // Return alone takes nothing away
}

TapQuestion::~TapQuestion() = default;

QStringList TapQuestion::ours() const
{
    const ManagedTaps taps = made();
    QStringList names;
    for (const QString& name : m_taps) {
        if (const auto tap = taps.constFind(name); tap != taps.constEnd() && !tap->isForeign)
            names.append(name);
    }
    return names;
}

QString TapQuestion::nameOfAll() const
{
    return m_taps.size() == 1 ? tr("the tap “%1”").arg(m_taps.constFirst())
                              : tr("%n tap(s)", nullptr, static_cast<int>(m_taps.size()));
}

bool TapQuestion::hasUnseenUsers(const QString& tap) const
{
    const MachineState state = machine();
    const Link* link = state.linkNamed(tap);
    const bool isSystemSeen = std::ranges::any_of(connections().uris(), [this](const QString& uri) {
        const ConnectionState& connection = connections().connection(uri)->state();
        return connection.host.machineId == machineId() && !connection.host.isSession && connection.isUsable();
    });
    return link && mayHaveUnseenUsers(*link, ::getuid(), isSystemSeen);
}

bool TapQuestion::isInUse(const QString& tap) const
{
    const MachineState state = machine();
    const Link* link = state.linkNamed(tap);
    return link && link->isInUse().is(true);
}

QList<TapQuestion::Row> TapQuestion::usersOf(const QString& tap) const
{
    QList<Row> rows;
    const MachineState state = machine();
    const Link* link = state.linkNamed(tap);
    const QList<TapUser> users = link ? m_uses.users(machineId(), *link) : m_uses.users(machineId(), tap);
    for (const TapUser& user : users) {
        const QString who = user.interface.alias.isEmpty()
            ? user.domainName
            : tr("%1, interface %2", "%1 is a guest").arg(user.domainName, user.interface.alias);
        const QString when = user.isLive && user.isConfig ? tr("now and after its next start")
            : user.isLive                                 ? tr("now, not after its next start")
                                                          : tr("after its next start");
        rows.append({ .tap = tap, .who = who, .when = when, .icon = u"guest"_s });
    }
    if (users.isEmpty() && isInUse(tap))
        rows.append({ .tap = tap,
            .who = tr("a program or guest that is not seen here"),
            .when = tr("now"),
            .icon = u"warning"_s });
    else if (hasUnseenUsers(tap))
        rows.append({ .tap = tap,
            .who = tr("perhaps guests of others, which are not seen here"),
            .when = {},
            .icon = u"unknown"_s });
    else if (users.isEmpty())
        rows.append(
            { .tap = tap, .who = tr("no guest of the connections open here"), .when = {}, .icon = u"success"_s });
    return rows;
}

TapQuestion::Row TapQuestion::changesOf(const QString& tap) const
{
    const ManagedTap record = made().value(tap);
    const QString changes = record.isMissing ? tr("missing: it is made again") : driftWords(record.drift);
    return { .tap = tap,
        .who = changes.isEmpty() ? tr("nothing") : changes,
        .when = {},
        .icon = record.isMissing     ? u"tap-missing"_s
            : record.drift.isEmpty() ? u"success"_s
                                     : u"warning"_s };
}

QString TapQuestion::problem() const
{
    const QStringList mine = ours();
    if (m_kind == Deed::Delete) {
        for (const QString& name : mine) {
            if (isInUse(name))
                return tr("“%1” is in use now. Detach it from its guest or shut the guest down first.").arg(name);
        }
        if (service() && mine.size() < m_taps.size() && service()->taps().isKnown())
            return mine.isEmpty()
                ? tr("virt-tap did not make this, so it does not delete it. What made it may make it again.")
                : tr("virt-tap deletes only the taps that it made; the others stay.");
    }
    return {};
}

void TapQuestion::showWords()
{
    if (m_kind == Deed::Reset) {
        m_ui->headlineLabel->setText(tr("Reset %1 to how virt-tap made it?").arg(nameOfAll()));
        m_ui->effectLabel->setText(
            tr("What is missing is made again, and what others have changed is set back. A guest that "
               "runs on it goes on running."));
        return;
    }
    m_ui->headlineLabel->setText(tr("Delete %1?").arg(nameOfAll()));
    QSet<QString> guests;
    for (const QString& name : std::as_const(m_taps)) {
        for (const TapUser& user : m_uses.users(machineId(), name))
            guests.insert(user.domainName);
    }
    const MachineState state = machine();
    const bool isAnyThere
        = std::ranges::any_of(m_taps, [&state](const QString& name) { return state.linkNamed(name) != nullptr; });
    if (!isAnyThere)
        m_ui->effectLabel->setText(tr("It is missing; virt-tap forgets that it made it."));
    else
        m_ui->effectLabel->setText(guests.isEmpty() ? tr("It cannot be undone.")
                                                    : tr("It cannot be undone. %n guest(s) named below will not start "
                                                         "until there is a tap of that name again.",
                                                        nullptr, static_cast<int>(guests.size())));
}

void TapQuestion::showRows()
{
    QList<Row> rows;
    for (const QString& name : std::as_const(m_taps)) {
        if (m_kind == Deed::Delete)
            rows += usersOf(name);
        else
            rows.append(changesOf(name));
    }
    if (rows == m_rows)
        return;
    m_rows = rows;
    m_ui->rowsTree->clear();
    QList<QTreeWidgetItem*> items;
    for (const Row& row : std::as_const(m_rows)) {
        auto* item = new QTreeWidgetItem({ row.tap, row.who, row.when });
        item->setIcon(1, icon(row.icon));
        items.append(item);
    }
    m_ui->rowsTree->addTopLevelItems(items);
}

void TapQuestion::showAll()
{
    if (!isRunning()) {
        showWords();
        showRows();
    }
    const QStringList mine = ours();
    QStringList lines;
    if (m_kind == Deed::Delete) {
        const MachineState state = machine();
        for (const QString& name : std::as_const(m_taps)) {
            const Link* link = state.linkNamed(name);
            if (link && (!canMake() || !mine.contains(name)))
                lines += deleteCommands(*link);
        }
    }
    m_ui->commandBox->setCommands(
        tr("These lines delete it, as root on %1. They fail while somebody has it open.").arg(machine().name), lines);
    const bool isDoable = !mine.isEmpty();
    showState(problem(), isDoable);
    const bool isAnyInUse
        = m_kind == Deed::Delete && std::ranges::any_of(mine, [this](const QString& name) { return isInUse(name); });
    m_ui->deedButton->setEnabled(isDoable && !isRunning() && canMake() && !isAnyInUse);
}

void TapQuestion::carryOut()
{
    TapService* maker = service();
    const QStringList mine = ours();
    if (!maker || isRunning() || mine.isEmpty())
        return;
    const QString names = mine.join(u", "_s);
    const int count = static_cast<int>(mine.size());
    if (m_kind == Deed::Delete)
        run(maker->deleteTaps(mine, TapMode::Final), tr("Delete %n tap(s): %1", nullptr, count).arg(names));
    else
        run(maker->repair(mine), tr("Reset %n tap(s): %1", nullptr, count).arg(names));
}

} // namespace VirtTap
