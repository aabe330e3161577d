#include "ui/preferencesdialog.h"
#include "ui_preferencesdialog.h"

#include "ui/appearance.h"
#include "ui/settings.h"

namespace VirtTap {

PreferencesDialog::PreferencesDialog(Settings& settings, Appearance& appearance, QWidget* parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::PreferencesDialog>())
    , m_settings(settings)
    , m_appearance(appearance)
{
    setAttribute(Qt::WA_DeleteOnClose);
    m_ui->setupUi(this);
    layout()->setSizeConstraint(QLayout::SetFixedSize); // Qt opens others at two thirds of the screen at most
    m_ui->xmlHint->setForegroundRole(QPalette::PlaceholderText);
    m_ui->xmlEditingCheck->setChecked(settings.isXmlEditingOn());
    m_ui->forceOffCheck->setChecked(settings.confirmsForceOff());
    m_ui->shutDownCheck->setChecked(settings.confirmsShutDown());
    m_ui->coloursBox->setCurrentIndex(static_cast<int>(appearance.colours()));
    connect(m_ui->buttons, &QDialogButtonBox::accepted, this, &PreferencesDialog::accept);
    connect(m_ui->buttons, &QDialogButtonBox::rejected, this, &PreferencesDialog::reject);
}

PreferencesDialog::~PreferencesDialog() = default;

void PreferencesDialog::accept()
{
    m_settings.setXmlEditingOn(m_ui->xmlEditingCheck->isChecked());
    m_settings.setConfirmsForceOff(m_ui->forceOffCheck->isChecked());
    m_settings.setConfirmsShutDown(m_ui->shutDownCheck->isChecked());
    m_appearance.setColours(static_cast<Colours>(m_ui->coloursBox->currentIndex()));
    QDialog::accept();
}

} // namespace VirtTap
