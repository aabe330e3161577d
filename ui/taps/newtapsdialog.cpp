#include "ui/taps/newtapsdialog.h"
#include "ui_newtapsdialog.h"

#include "checks/tapnames.h"
#include "contract/taps1.h"
#include "core/connection.h"
#include "core/connections.h"
#include "core/namepattern.h"
#include "models/words.h"
#include "plan/interfacerequest.h"
#include "plan/tapcommands.h"
#include "ui/icons.h"

#include <QHeaderView>
#include <QPushButton>
#include <QSignalBlocker>

using namespace Qt::StringLiterals;

namespace VirtTap {

namespace {

constexpr int maxNumber = 99'999;
constexpr int shownRows = 5;

} // namespace

NewTapsDialog::NewTapsDialog(Connections& connections, const QString& machine, QWidget* parent)
    : TapDialog(connections, machine, parent)
    , m_ui(std::make_unique<Ui::NewTapsDialog>())
{
    setObjectName(u"newTapsDialog"_s);
    m_ui->setupUi(this);
    m_ui->makeButton->setIcon(icon(u"add"));
    m_ui->mtuSpin->setRange(Taps1::minMtu, Taps1::maxMtu);
    m_ui->mtuSpin->setValue(Taps1::defaultMtu);
    m_ui->firstSpin->setRange(0, maxNumber);
    m_ui->lastSpin->setRange(0, maxNumber);
    m_ui->firstSpin->setValue(1);
    m_ui->lastSpin->setValue(4);
    m_ui->patternHint->setText(tr("Write %1 for a number to make many at once: tap-%1.").arg(numberMark));
    QHeaderView* header = m_ui->namesTree->header();
    header->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    m_ui->namesTree->setFixedHeight(header->sizeHint().height() + fontMetrics().height() * 3 / 2 * shownRows);
    for (const QString& uri : connections.uris())
        m_uses.apply(connections.connection(uri)->state(), {});
    connect(&connections, &Connections::changed, this,
        [this](const ConnectionState& state, const QSet<QUuid>& domains) { m_uses.apply(state, domains); });

    connect(m_ui->nameEdit, &QLineEdit::textChanged, this, &NewTapsDialog::inputsChanged);
    for (QSpinBox* spin : { m_ui->firstSpin, m_ui->lastSpin, m_ui->mtuSpin })
        connect(spin, &QSpinBox::valueChanged, this, &NewTapsDialog::inputsChanged);
    for (QCheckBox* box : { m_ui->upBox, m_ui->multiQueueBox, m_ui->restoreBox })
        connect(box, &QCheckBox::toggled, this, &NewTapsDialog::inputsChanged);
    connect(m_ui->bridgeBox, &QComboBox::currentIndexChanged, this, &NewTapsDialog::inputsChanged);
    connect(m_ui->openerChoice, &OpenerChoice::changed, this, &NewTapsDialog::inputsChanged);
    connect(m_ui->makeButton, &QPushButton::clicked, this, &NewTapsDialog::make);
    setParts(m_ui->messageBar, m_ui->makeButton, m_ui->closeButton, m_ui->inputs);
    listMachines();
    connect(m_ui->machineBox, &QComboBox::currentIndexChanged, this, &NewTapsDialog::chooseMachine);
    chooseMachine();
    m_ui->nameEdit->setFocus();
}

NewTapsDialog::~NewTapsDialog() = default;

void NewTapsDialog::listMachines()
{
    const QSignalBlocker blocker(m_ui->machineBox);
    for (const QString& uri : connections().uris()) {
        const MachineState each = connections().machineOf(uri);
        if (!each.id.isEmpty() && m_ui->machineBox->findData(each.id) < 0)
            m_ui->machineBox->addItem(each.name, each.id);
    }
    m_ui->machineBox->setCurrentIndex(qMax(0, m_ui->machineBox->findData(machineId())));
    m_ui->machineBox->setVisible(m_ui->machineBox->count() > 1);
    m_ui->machineLabel->setVisible(m_ui->machineBox->count() > 1);
}

void NewTapsDialog::chooseMachine()
{
    setMachineId(m_ui->machineBox->currentData().toString());
    bool hasSystem = false;
    bool hasSession = false;
    for (const QString& uri : connections().uris()) {
        const ConnectionState& state = connections().connection(uri)->state();
        if (state.host.machineId == machineId() && state.isUsable())
            (state.host.isSession ? hasSession : hasSystem) = true;
    }
    if (!m_ui->openerChoice->isTouched())
        m_ui->openerChoice->choose(hasSession && !hasSystem);
    inputsChanged();
}

QStringList NewTapsDialog::netPrefixes() const
{
    QStringList prefixes;
    for (const QString& uri : connections().uris()) {
        const HostFacts& host = connections().connection(uri)->state().host;
        if (host.machineId == machineId())
            prefixes += host.netPrefixes;
    }
    return prefixes;
}

void NewTapsDialog::propose(const QStringList& names)
{
    bool isSession = false;
    for (const QString& name : names) {
        const QList<TapUser> users = m_uses.users(machineId(), name);
        TapSpec need;
        if (!users.isEmpty()) {
            const Connection* connection = connections().connection(users.constFirst().domain.uri);
            isSession |= connection && connection->state().host.isSession;
            need = tapFor(users.constFirst().interface, {}, users.constFirst().domainName);
        }
        m_needs.insert(name, need);
    }
    const TapSpec& first = m_needs.value(names.constFirst());
    m_areNeedsMixed = std::ranges::any_of(
        m_needs, [&](const TapSpec& need) { return need.isMultiQueue != first.isMultiQueue || need.mtu != first.mtu; });
    for (QWidget* widget : { static_cast<QWidget*>(m_ui->multiQueueBox), static_cast<QWidget*>(m_ui->mtuSpin) }) {
        widget->setEnabled(!m_areNeedsMixed);
        widget->setToolTip(m_areNeedsMixed ? tr("Each tap is as the guest that names it needs it.") : QString());
    }
    m_ui->multiQueueBox->setChecked(first.isMultiQueue);
    m_ui->mtuSpin->setValue(static_cast<int>(first.mtu));
    m_ui->openerChoice->choose(isSession);
    m_ui->nameEdit->setText(names.join(u' '));
}

// Several are written with a space between them.
QStringList NewTapsDialog::names() const
{
    const int last = qMin(m_ui->lastSpin->value(), m_ui->firstSpin->value() + int(Taps1::maxTapsPerCall));
    const QStringList parts = m_ui->nameEdit->text().split(u' ', Qt::SkipEmptyParts);
    QStringList names;
    for (const QString& part : parts)
        names += namesOf(part, m_ui->firstSpin->value(), last);
    names.removeDuplicates();
    return names;
}

TapSpec NewTapsDialog::spec(const QString& name) const
{
    TapSpec tap;
    tap.name = name;
    tap.owner = m_ui->openerChoice->owner();
    tap.group = m_ui->openerChoice->group();
    tap.isMultiQueue = m_ui->multiQueueBox->isChecked();
    tap.mtu = static_cast<quint32>(m_ui->mtuSpin->value());
    tap.isUp = m_ui->upBox->isChecked();
    tap.bridge = m_ui->bridgeBox->bridge();
    tap.isRestored = m_ui->restoreBox->isChecked();
    if (const auto need = m_needs.constFind(name); need != m_needs.constEnd()) {
        tap.guestMac = need->guestMac;
        tap.label = need->label;
        if (m_areNeedsMixed) {
            tap.isMultiQueue = need->isMultiQueue;
            tap.mtu = need->mtu;
        }
    }
    return tap;
}

QString NewTapsDialog::problem() const
{
    if (m_ui->firstSpin->value() > m_ui->lastSpin->value() && isNamePattern(m_ui->nameEdit->text()))
        return tr("The last number is lower than the first.");
    if (names().isEmpty())
        return tr("Give the tap a name.");
    const TapService* maker = service();
    const int most
        = maker && maker->state().maxTapsPerCall > 0 ? int(maker->state().maxTapsPerCall) : int(Taps1::maxTapsPerCall);
    if (names().size() > most)
        return tr("At most %n tap(s) can be made at once.", nullptr, most);
    if (m_badNames > 0)
        return names().size() == 1 ? m_rows.constFirst().remark
                                   : tr("%n of these names will not do.", nullptr, m_badNames);
    return m_ui->openerChoice->problem();
}

void NewTapsDialog::showAll()
{
    const bool isPattern = isNamePattern(m_ui->nameEdit->text());
    m_ui->numbersWidget->setEnabled(isPattern);
    m_ui->numbersLabel->setEnabled(isPattern);
    m_ui->openerChoice->setHere(service() != nullptr);
    m_ui->bridgeBox->setMachine(machine(), service() ? &service()->state() : nullptr);
    if (!isRunning()) // the taps that are being made would be taken for collisions
        showNames();
    const qsizetype count = names().size();
    m_ui->makeButton->setText(
        isPattern || count > 1 ? tr("&Make %n Tap(s)", nullptr, static_cast<int>(count)) : tr("&Make Tap"));
    showCommands();
    showState(m_ui->nameEdit->text().isEmpty() ? QString() : problem(), true);
    if (!problem().isEmpty() || !canMake())
        m_ui->makeButton->setEnabled(false);
}

void NewTapsDialog::showNames()
{
    m_badNames = 0;
    const NewTapNames rule(machine(), made(), netPrefixes());
    QList<Row> rows;
    for (const QString& name : names()) {
        const QString wrong = rule.problem(name);
        const QString users = usersWords(m_uses.users(machineId(), name));
        QString remark = !wrong.isEmpty() ? wrong
            : users.isEmpty()             ? tr("free", "a name for a tap")
                                          : tr("free; named by %1").arg(users);
        if (const TapSpec need = m_needs.value(name); m_areNeedsMixed && m_needs.contains(name))
            remark = tr("%1; %2, MTU %3", "a remark on a tap, its queues, its MTU")
                         .arg(remark, need.isMultiQueue ? tr("several queues") : tr("one queue"))
                         .arg(need.mtu);
        rows.append({ .name = name, .remark = remark, .isBad = !wrong.isEmpty() });
        m_badNames += wrong.isEmpty() ? 0 : 1;
    }
    if (rows == m_rows)
        return;
    m_rows = rows;
    m_ui->namesTree->clear();
    QList<QTreeWidgetItem*> items;
    QTreeWidgetItem* firstBad = nullptr;
    for (const Row& row : std::as_const(m_rows)) {
        auto* item = new QTreeWidgetItem({ row.name, row.remark });
        item->setIcon(1, icon(row.isBad ? u"error" : u"success"));
        item->setToolTip(1, plainToolTip(row.remark));
        items.append(item);
        if (row.isBad && !firstBad)
            firstBad = item;
    }
    m_ui->namesTree->addTopLevelItems(items);
    if (firstBad)
        m_ui->namesTree->scrollToItem(firstBad);
}

void NewTapsDialog::showCommands()
{
    QStringList lines;
    if (!canMake() && problem().isEmpty()) {
        for (const QString& name : names())
            lines += createCommands(spec(name), m_ui->openerChoice->ownerName(), m_ui->openerChoice->groupName());
    }
    m_ui->commandBox->setCommands(
        tr("These lines make it, as root on %1. A reboot takes it away again.").arg(machine().name), lines);
}

void NewTapsDialog::make()
{
    TapService* maker = service();
    if (!maker || isRunning() || !problem().isEmpty())
        return;
    QList<TapSpec> taps;
    for (const QString& name : names())
        taps.append(spec(name));
    const QString deed = taps.size() == 1 ? tr("Make the tap %1").arg(taps.constFirst().name)
                                          : tr("Make %n tap(s), %1 to %2", nullptr, static_cast<int>(taps.size()))
                                                .arg(taps.constFirst().name, taps.constLast().name);
    run(maker->createTaps(taps, TapMode::Final), deed);
}

} // namespace VirtTap
