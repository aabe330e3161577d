#include "ui/newinterface/newtapbox.h"
#include "ui_newtapbox.h"

#include "core/connections.h"
#include "core/tapservice.h"
#include "plan/script.h"
#include "plan/tapcommands.h"
#include "ui/newinterface/requesteditor.h"

#include <QFileInfo>
#include <QScopedValueRollback>

#include <algorithm>

namespace VirtTap {

namespace {

// The link through which guests could reach the network around this machine, when no bridge has one; else none.
const Link* unbridgedUplink(const MachineState& machine)
{
    const Link* best = nullptr;
    for (const Link& link : machine.links) {
        if (!link.leadsOut())
            continue;
        if (link.master.valueOr(0) != 0)
            return nullptr;
        const bool isBetter = !best || (link.hasCarrier.is(true) && !best->hasCarrier.is(true))
            || (link.hasCarrier == best->hasCarrier && link.name < best->name);
        if (isBetter)
            best = &link;
    }
    return best;
}

QString freeName(const MachineState& machine)
{
    for (int number = 0;; ++number) {
        const QString name = QStringLiteral("br%1").arg(number);
        if (!machine.linkNamed(name))
            return name;
    }
}

} // namespace

NewTapBox::NewTapBox(QWidget* parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::NewTapBox>())
{
    m_ui->setupUi(this);
    connect(m_ui->bridgeCombo, &QComboBox::activated, this, &NewTapBox::choose);
    connect(m_ui->openerChoice, &OpenerChoice::changed, this, [this] {
        if (m_ui->openerChoice->isTouched())
            choose();
    });
    connect(m_ui->restoreBox, &QCheckBox::clicked, this, &NewTapBox::choose);
}

NewTapBox::~NewTapBox() = default;

void NewTapBox::setEditor(RequestEditor& editor)
{
    m_editor = &editor;
}

QStringList NewTapBox::commands(const RequestEditor& editor)
{
    const Interface& interface = editor.request().interface;
    if (editor.tap() || editor.makesTap() || interface.targetDev.isEmpty())
        return {};
    return tapCommands(interface, tapOwner(editor.facts(), editor.request().domain.uri), editor.newTap().bridge);
}

void NewTapBox::choose()
{
    if (m_isShowing)
        return;
    NewTap tap = m_editor->newTap();
    tap.bridge = m_ui->bridgeCombo->bridge();
    tap.isRestored = m_ui->restoreBox->isChecked();
    const bool isTouched = m_ui->openerChoice->isTouched();
    if (isTouched) {
        tap.owner = m_ui->openerChoice->owner();
        tap.group = m_ui->openerChoice->group();
        tap.opener = m_ui->openerChoice->ownerName() + m_ui->openerChoice->groupName(); // one of them is empty
    }
    m_editor->setNewTap(tap, isTouched ? m_ui->openerChoice->problem() : QString());
}

void NewTapBox::showAll()
{
    const QScopedValueRollback showing(m_isShowing, true);
    const NewTap& tap = m_editor->newTap();
    const bool isMade = m_editor->makesTap();
    m_ui->openerChoice->setHere(isMade);
    if (!m_ui->openerChoice->isTouched())
        m_ui->openerChoice->choose(tap.owner.value_or(0) != 0);
    m_ui->restoreBox->setChecked(tap.isRestored);
    for (QWidget* part : { static_cast<QWidget*>(m_ui->openerLabel), static_cast<QWidget*>(m_ui->openerChoice),
             static_cast<QWidget*>(m_ui->restoreBox) })
        part->setVisible(isMade);
    showBridges();
    showMaker();
}

void NewTapBox::showBridges()
{
    const MachineState machine = m_editor->machine();
    const TapService* service = m_editor->canMakeTaps() ? m_editor->tapService() : nullptr;
    m_ui->bridgeCombo->setMachine(machine, service ? &service->state() : nullptr);
    m_ui->bridgeCombo->setBridge(m_editor->newTap().bridge);
    const Link* uplink = machine.source == MachineState::Source::Kernel ? unbridgedUplink(machine) : nullptr;
    if (!uplink) {
        m_ui->bridgeHelp->setCommands({}, {});
        return;
    }
    // Its own directory, which is there while it runs.
    const bool isManagers = QFileInfo::exists(QStringLiteral("/run/NetworkManager"));
    m_ui->bridgeHelp->setCommands(
        tr("No bridge of this host leads to the network around it. With %2 these lines make one of “%1”, as root. They "
           "take the host's own address to the bridge: whoever is connected through “%1” may lose the connection, for "
           "good if something goes wrong. Have another way in.")
            .arg(uplink->name, isManagers ? QStringLiteral("NetworkManager") : QStringLiteral("systemd-networkd")),
        bridgeCommands(
            uplink->name, freeName(machine), isManagers ? NetworkService::NetworkManager : NetworkService::Networkd));
}

void NewTapBox::showMaker()
{
    const TapService* service = m_editor->tapService();
    const QStringList lines = commands(*m_editor);
    QString note;
    if (m_editor->makesTap())
        note = service->state().isDemo
            ? tr("It is made together with the interface. This is the demo: nothing real is made.")
            : tr("virt-tap makes it together with the interface, and takes it back if that fails.");
    else if (!lines.isEmpty() && service && !service->state().isAvailable())
        note = service->state().whatToDo();
    m_ui->makerNote->setText(note);
    m_ui->makerNote->setVisible(!note.isEmpty());
    m_ui->commandBox->setCommands(tr("These lines make it, as root. This page notices when it is there:"), lines);
}

} // namespace VirtTap
