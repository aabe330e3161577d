#include "ui/taps/tapeditdialog.h"
#include "ui_tapeditdialog.h"

#include "contract/taps1.h"
#include "models/words.h"
#include "plan/tapcommands.h"
#include "ui/icons.h"

#include <QPushButton>

using namespace Qt::StringLiterals;

namespace VirtTap {

TapEditDialog::TapEditDialog(Connections& connections, const QString& machine, const QString& tap, QWidget* parent)
    : TapDialog(connections, machine, parent)
    , m_tap(tap)
    , m_ui(std::make_unique<Ui::TapEditDialog>())
{
    setObjectName(u"tapEditDialog"_s);
    m_ui->setupUi(this);
    QFont bold = m_ui->headlineLabel->font();
    bold.setBold(true);
    m_ui->headlineLabel->setFont(bold);
    m_ui->headlineLabel->setText(tr("The tap “%1”").arg(tap));
    m_ui->mtuSpin->setRange(Taps1::minMtu, Taps1::maxMtu);
    setParts(m_ui->messageBar, m_ui->applyButton, m_ui->closeButton, m_ui->inputs);
    fill();
    for (QCheckBox* box : { m_ui->upBox, m_ui->restoreBox })
        connect(box, &QCheckBox::toggled, this, &TapEditDialog::inputsChanged);
    connect(m_ui->mtuSpin, &QSpinBox::valueChanged, this, &TapEditDialog::inputsChanged);
    connect(m_ui->bridgeBox, &QComboBox::currentIndexChanged, this, &TapEditDialog::inputsChanged);
    connect(m_ui->applyButton, &QPushButton::clicked, this, &TapEditDialog::apply);
    showAll();
    m_ui->upBox->setFocus();
}

TapEditDialog::~TapEditDialog() = default;

bool TapEditDialog::isOurs() const
{
    const ManagedTaps taps = made();
    const auto tap = taps.constFind(m_tap);
    return tap != taps.constEnd() && !tap->isForeign;
}

TapSpec TapEditDialog::before() const
{
    if (isOurs())
        return made().value(m_tap).spec;
    TapSpec spec;
    const MachineState state = machine();
    const Link* link = state.linkNamed(m_tap);
    if (!link)
        return spec;
    spec.isUp = link->isUp.valueOr(true);
    spec.mtu = link->mtu.valueOr(spec.mtu);
    spec.bridge = state.bridgeOf(*link).valueOr({});
    return spec;
}

void TapEditDialog::fill()
{
    const TapSpec spec = before();
    m_ui->upBox->setChecked(spec.isUp);
    m_ui->mtuSpin->setValue(static_cast<int>(spec.mtu));
    m_ui->restoreBox->setChecked(spec.isRestored);
    m_ui->bridgeBox->setMachine(machine(), service() ? &service()->state() : nullptr);
    m_ui->bridgeBox->setBridge(spec.bridge);
}

TapChange TapEditDialog::change() const
{
    const TapSpec spec = before();
    TapChange change;
    change.name = m_tap;
    const auto mtu = static_cast<quint32>(m_ui->mtuSpin->value());
    if (mtu != spec.mtu)
        change.mtu = mtu;
    if (m_ui->upBox->isChecked() != spec.isUp)
        change.isUp = m_ui->upBox->isChecked();
    if (m_ui->bridgeBox->bridge() != spec.bridge)
        change.bridge = m_ui->bridgeBox->bridge();
    if (isOurs() && m_ui->restoreBox->isChecked() != spec.isRestored)
        change.isRestored = m_ui->restoreBox->isChecked();
    return change;
}

QString TapEditDialog::problem() const
{
    const MachineState state = machine();
    if (!state.linkNamed(m_tap))
        return isOurs() ? tr("The tap is missing: reset it first.") : tr("The tap is gone.");
    if (service() && !isOurs())
        return tr(
            "virt-tap did not make this tap, so it does not change it. What made it may undo what these lines do.");
    const ManagedTap tap = made().value(m_tap);
    return tap.drift.isEmpty() ? QString()
                               : tr("Changed since virt-tap made it: %1. Reset it first, or the rest stays changed.")
                                     .arg(driftWords(tap.drift));
}

void TapEditDialog::showAll()
{
    const bool isDoable = isOurs() && machine().linkNamed(m_tap);
    m_ui->bridgeBox->setMachine(machine(), service() ? &service()->state() : nullptr);
    m_ui->restoreBox->setEnabled(isOurs());
    m_ui->restoreBox->setToolTip(isOurs() ? QString() : tr("virt-tap recreates only the taps that it made."));
    const bool showsCommands = machine().linkNamed(m_tap) && (!isOurs() || !canMake());
    m_ui->commandBox->setCommands(
        tr("These lines change it, as root on %1, until it is deleted or the host reboots.").arg(machine().name),
        showsCommands ? changeCommands(change()) : QStringList());
    showState(problem(), isDoable);
    m_ui->applyButton->setEnabled(isDoable && !isRunning() && canMake() && !change().isEmpty());
}

void TapEditDialog::apply()
{
    TapService* maker = service();
    if (maker && !isRunning() && !change().isEmpty())
        run(maker->updateTaps({ change() }, TapMode::Final), tr("Change the tap %1").arg(m_tap));
}

} // namespace VirtTap
