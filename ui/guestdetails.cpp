#include "ui/guestdetails.h"
#include "ui_guestdetails.h"

#include "core/connection.h"
#include "core/connections.h"
#include "core/problems.h"
#include "models/words.h"
#include "ui/icons.h"

using namespace Qt::StringLiterals;

namespace VirtTap {

GuestDetails::GuestDetails(QWidget* parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::GuestDetails>())
{
    m_ui->setupUi(this);
    const int margin = fontMetrics().height();
    m_ui->header->setContentsMargins(margin, margin / 2 + 2, margin, margin / 2 + 2);
    QFont big = font();
    big.setPointSizeF(big.pointSizeF() * 1.3);
    big.setBold(true);
    m_ui->nameLabel->setFont(big);
    m_ui->problemArea->hide();
    m_ui->savedStateBar->setClosable(false);
    m_ages.setInterval(30'000);
    connect(&m_ages, &QTimer::timeout, this, &GuestDetails::refresh);
    connect(m_ui->savedStateBar, &MessageBar::accepted, this, &GuestDetails::discardAsked);
}

GuestDetails::~GuestDetails() = default;

void GuestDetails::setConnections(Connections* connections)
{
    m_connections = connections;
    m_ui->xmlTab->setConnections(connections);
}

void GuestDetails::setProblems(const Problems& problems)
{
    m_problems = &problems;
    connect(&problems, &Problems::changed, this, [this](const QSet<ProblemPlace>& places) {
        if (places.contains({ .where = m_key.uri, .guest = m_key.uuid, .link = 0 }))
            showProblems();
    });
    connect(&problems, &Problems::ignoredChanged, this, &GuestDetails::showProblems);
}

void GuestDetails::showProblems()
{
    QList<Finding> findings = m_problems && !m_key.isNull() ? m_problems->ofGuest(m_key) : QList<Finding>();
    findings.removeIf([this](const Finding& finding) { return m_problems->isIgnored(finding); });
    m_ui->problemList->setFindings(findings);
    const int margin = fontMetrics().height() / 2;
    m_ui->problemList->setContentsMargins(2 * margin, 0, 2 * margin, margin);
    m_ui->problemArea->setVisible(!findings.isEmpty());
    m_ui->problemArea->setMaximumHeight(5 * fontMetrics().lineSpacing());
}

void GuestDetails::setVerbs(QAction* start, QAction* shutDown, QAction* forceOff)
{
    m_ui->startButton->setDefaultAction(start);
    m_ui->shutDownButton->setDefaultAction(shutDown);
    m_ui->forceOffButton->setDefaultAction(forceOff);
}

InterfacesTab& GuestDetails::interfaces() const
{
    return *m_ui->interfacesTab;
}

XmlTab& GuestDetails::xml() const
{
    return *m_ui->xmlTab;
}

MessageBar& GuestDetails::messageBar() const
{
    return *m_ui->messageBar;
}

void GuestDetails::showGuest(const DomainKey& key)
{
    if (key != m_key)
        m_ui->messageBar->clear();
    m_key = key;
    refresh();
    askForChanges();
}

void GuestDetails::readAgain()
{
    askForChanges();
    m_ui->xmlTab->readIfShown();
}

void GuestDetails::askForChanges()
{
    Connection* connection = m_connections->connection(m_key.uri);
    if (connection && connection->state().isUsable() && connection->state().domain(m_key.uuid))
        connection->refresh(m_key.uuid);
}

void GuestDetails::refresh()
{
    const Connection* connection = m_connections->connection(m_key.uri);
    const DomainPtr domain = connection ? connection->state().domain(m_key.uuid) : DomainPtr();
    const bool isStale = connection && !connection->state().isUsable();
    m_ui->interfacesTab->showGuest(m_key, domain, connection && connection->state().canChange(), isStale);
    m_ui->xmlTab->showGuest(m_key, domain);
    if (isStale && domain && isVisible())
        m_ages.start();
    else
        m_ages.stop();
    if (!domain)
        return;
    showHeader(*domain, isStale);
    showProblems();
    showSavedState(*domain, connection->state().canChange());
}

void GuestDetails::showHeader(const Domain& domain, bool isStale)
{
    const ConnectionState& state = m_connections->connection(m_key.uri)->state();
    const int size = 2 * fontMetrics().height();
    m_ui->stateIcon->setPixmap(
        icon(stateIcon(domain.state))
            .pixmap(QSize(size, size), devicePixelRatioF(), isStale ? QIcon::Disabled : QIcon::Normal));
    m_ui->nameLabel->setText(domain.name);
    QStringList words { stateWord(domain.state) };
    if (isStale) {
        words = QStringList { state.asOf.isValid()
                ? tr("%1 when last seen, %2")
                      .arg(stateWord(domain.state), ageWords(state.asOf, QDateTime::currentDateTimeUtc()))
                : tr("%1 when last seen").arg(stateWord(domain.state)) };
    }
    if (domain.lastStartFailed && !domain.isActive())
        words.append(tr("its last start failed"));
    if (!domain.isPersistent)
        words.append(tr("transient"));
    if (domain.autostart.valueOr(false))
        words.append(tr("starts with the host"));
    words.append(connectionName(state));
    if (state.isReadOnly)
        words.append(tr("read-only"));
    m_ui->stateLabel->setText(words.join(tr(" · ")));
    m_ui->stateIcon->setAccessibleName(stateWord(domain.state));
}

void GuestDetails::showSavedState(const Domain& domain, bool canChange)
{
    if (!domain.hasManagedSave.valueOr(false)) {
        m_ui->savedStateBar->clear();
        return;
    }
    m_ui->savedStateBar->showMessage(MessageBar::Severity::Warning,
        tr("%1 has a saved state. Its next start resumes it with the interfaces it was saved with, whatever the config "
           "says.")
            .arg(domain.name));
    if (canChange)
        m_ui->savedStateBar->offer(tr("Discard…"));
}

} // namespace VirtTap
