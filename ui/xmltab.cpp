#include "ui/xmltab.h"
#include "ui_xmltab.h"

#include <QFileDialog>

#include "core/connections.h"
#include "core/deliver.h"
#include "ui/icons.h"
#include "ui/savedxml.h"
#include "ui/wholefile.h"

using namespace Qt::StringLiterals;

namespace VirtTap {

XmlTab::XmlTab(QWidget* parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::XmlTab>())
{
    m_ui->setupUi(this);
    const int margin = fontMetrics().height() / 2;
    m_ui->choices->setContentsMargins(margin, margin, margin, margin);
    m_ui->choices->setSpacing(margin);
    m_ui->secretsLabel->setContentsMargins(margin, margin / 2, margin, margin / 2);
    m_ui->secretsLabel->setForegroundRole(QPalette::PlaceholderText);
    m_ui->xmlView->setAccessibleName(tr("XML of the guest"));
    m_ui->copyButton->setIcon(icon(u"copy"));
    m_ui->saveButton->setIcon(icon(u"save"));
    connect(m_ui->liveButton, &QRadioButton::clicked, this, &XmlTab::read);
    connect(m_ui->configButton, &QRadioButton::clicked, this, &XmlTab::read);
    connect(m_ui->copyButton, &QPushButton::clicked, m_ui->xmlView, &XmlView::copyAll);
    connect(m_ui->saveButton, &QPushButton::clicked, this, &XmlTab::save);
}

XmlTab::~XmlTab() = default;

Connection::Xml XmlTab::which() const
{
    return m_ui->liveButton->isChecked() ? Connection::Xml::Live : Connection::Xml::Config;
}

void XmlTab::showGuest(const DomainKey& key, const DomainPtr& domain)
{
    const bool isOther = key != m_key;
    const bool isChanged = isOther || domain != m_domain;
    m_key = key;
    m_domain = domain;
    if (isOther) {
        m_ui->xmlView->setXml({});
        m_ui->messageBar->clear();
    }
    const bool hasLive = domain && domain->isActive();
    const bool hasConfig = domain && domain->isPersistent;
    m_ui->liveButton->setEnabled(hasLive);
    m_ui->liveButton->setToolTip(hasLive ? QString() : tr("The guest is not running, so there is no live XML."));
    m_ui->configButton->setEnabled(hasConfig);
    m_ui->configButton->setToolTip(hasConfig ? QString() : tr("The guest is transient: it has no config."));
    const bool fits = m_ui->liveButton->isChecked() ? hasLive : m_ui->configButton->isChecked() && hasConfig;
    if (isOther || !fits)
        (hasLive ? m_ui->liveButton : m_ui->configButton)->setChecked(true);
    if (isChanged)
        readIfShown();
}

void XmlTab::readIfShown()
{
    if (isVisible())
        read();
}

void XmlTab::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    read();
}

void XmlTab::read()
{
    Connection* connection = m_connections ? m_connections->connection(m_key.uri) : nullptr;
    if (!connection || !m_domain)
        return;
    if (!connection->state().isUsable()) {
        m_ui->messageBar->showMessage(MessageBar::Severity::Warning,
            m_ui->xmlView->xml().isEmpty() ? tr("The XML cannot be read while the connection is not open.")
                                           : tr("The connection is not open: this is the XML as it was read last."));
        return;
    }
    const int question = ++m_question;
    deliver(connection->readXml(m_key.uuid, which()), this,
        [this, question](const Result<QString>& answer) { receive(question, answer); });
}

void XmlTab::receive(int question, const Result<QString>& answer)
{
    if (question != m_question)
        return;
    if (!answer) {
        m_ui->messageBar->showError(answer.error());
        return;
    }
    m_ui->messageBar->clear();
    m_ui->xmlView->setXml(answer.value());
    m_ui->copyButton->setEnabled(true);
    m_ui->saveButton->setEnabled(true);
}

void XmlTab::save()
{
    auto* dialog = new QFileDialog(this, tr("Save the domain XML"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({ tr("XML (*.xml)"), tr("All files (*)") });
    dialog->setDefaultSuffix(u"xml"_s);
    dialog->selectFile((m_domain ? QString(m_domain->name).replace(u'/', u'_') : u"domain"_s) + u".xml"_s);
    connect(dialog, &QFileDialog::fileSelected, this, &XmlTab::write);
    dialog->open();
}

void XmlTab::write(const QString& name)
{
    const QString problem = saveWhole(name, savedDomain(m_ui->xmlView->xml()).toUtf8());
    if (!problem.isEmpty())
        m_ui->messageBar->showMessage(
            MessageBar::Severity::Error, tr("The XML could not be saved as %1.").arg(name), problem);
    else
        m_ui->messageBar->showMessage(MessageBar::Severity::Success,
            tr("The XML was saved as %1, without passwords and other secrets.").arg(name));
}

} // namespace VirtTap
