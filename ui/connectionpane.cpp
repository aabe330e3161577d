#include "ui/connectionpane.h"
#include "ui_connectionpane.h"

#include "core/connection.h"
#include "core/connections.h"
#include "models/words.h"
#include "ui/icons.h"

using namespace Qt::StringLiterals;

namespace VirtTap {

namespace {

QString version(unsigned long number)
{
    return u"%1.%2.%3"_s.arg(number / 1'000'000).arg(number / 1000 % 1000).arg(number % 1000);
}

} // namespace

ConnectionPane::ConnectionPane(QWidget* parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::ConnectionPane>())
{
    m_ui->setupUi(this);
    const int margin = fontMetrics().height();
    m_ui->body->setContentsMargins(margin, margin, margin, margin);
    QFont big = font();
    big.setPointSizeF(big.pointSizeF() * 1.3);
    big.setBold(true);
    m_ui->nameLabel->setFont(big);
    m_ui->header->setStretchFactor(m_ui->titles, 1);
    m_ui->uriLabel->setLayoutDirection(Qt::LeftToRight);
    for (QLabel* caption : { m_ui->uriCaption, m_ui->hostCaption, m_ui->driverCaption, m_ui->accessCaption,
             m_ui->guestsCaption, m_ui->tapsCaption })
        caption->setForegroundRole(QPalette::PlaceholderText);
    m_ui->messageBar->setClosable(false);
    m_clock.setInterval(10'000);
    connect(&m_clock, &QTimer::timeout, this, &ConnectionPane::refresh);

    connect(m_ui->openButton, &QPushButton::clicked, this, [this] {
        if (Connection* connection = m_connections->connection(m_uri))
            connection->open();
    });
    connect(m_ui->messageBar, &MessageBar::accepted, m_ui->openButton, &QPushButton::click);
    connect(m_ui->closeButton, &QPushButton::clicked, this, [this] {
        if (Connection* connection = m_connections->connection(m_uri))
            connection->close();
    });
    connect(m_ui->automaticCheck, &QCheckBox::clicked, this,
        [this](bool checked) { emit connectsByItselfChosen(m_uri, checked); });
}

ConnectionPane::~ConnectionPane() = default;

void ConnectionPane::showConnection(const QString& uri, bool connectsByItself)
{
    m_uri = uri;
    m_ui->automaticCheck->setChecked(connectsByItself);
    refresh();
}

void ConnectionPane::refresh()
{
    const Connection* connection = m_connections->connection(m_uri);
    if (!connection)
        return;
    const ConnectionState& state = connection->state();
    using Phase = ConnectionState::Phase;
    const bool isBusy = state.phase == Phase::Opening;
    const bool isDown = state.phase == Phase::Lost || state.phase == Phase::Failed;

    const int size = 2 * fontMetrics().height();
    m_ui->stateIcon->setPixmap(icon(connectionIcon(state.phase)).pixmap(QSize(size, size), devicePixelRatioF()));
    m_ui->nameLabel->setText(connectionName(state));
    m_ui->stateLabel->setText(connectionWords(state, state.domains.size(), QDateTime::currentDateTimeUtc()));
    m_ui->openButton->setVisible(state.phase == Phase::Closed || isDown);
    m_ui->openButton->setText(isDown ? tr("Retry Now") : tr("Connect"));
    m_ui->closeButton->setVisible(state.phase != Phase::Closed);
    m_ui->closeButton->setText(isBusy ? tr("Cancel") : isDown ? tr("Stop Trying") : tr("Disconnect"));
    showFacts(state);
    showTrouble(state);
    if (isDown && isVisible())
        m_clock.start();
    else
        m_clock.stop();
}

void ConnectionPane::showFacts(const ConnectionState& state)
{
    const HostFacts& host = state.host;
    m_ui->uriLabel->setText(m_uri);
    const QString unknown = tr("not known until it is connected");
    m_ui->hostLabel->setText(host.hostName.isEmpty() ? unknown : host.hostName);
    m_ui->driverLabel->setText(host.driver.isEmpty() ? unknown
            : host.hypervisorVersion == 0
            ? tr("%1, libvirt %2").arg(host.driver, version(host.libvirtVersion))
            : tr("%1 %2, libvirt %3").arg(host.driver, version(host.hypervisorVersion), version(host.libvirtVersion)));
    m_ui->accessLabel->setText(state.isReadOnly ? tr("read-only: nothing can be changed")
            : host.driver.isEmpty()             ? unknown
            : host.isDemo                       ? tr("demo: nothing real is behind it")
            : host.isSession                    ? tr("session: guests can open only taps that their user may open")
                                                : tr("full"));
    const auto running
        = std::ranges::count_if(state.domains, [](const DomainPtr& domain) { return domain->isActive(); });
    m_ui->guestsLabel->setText(!state.asOf.isValid() && state.domains.isEmpty()
            ? unknown
            : tr("%n guest(s)", nullptr, int(state.domains.size())) + tr(", %n of them active", nullptr, int(running)));

    const MachineState machine = m_connections->machineOf(m_uri);
    const auto taps = std::ranges::count_if(machine.links, &Link::isTap);
    if (machine.source == MachineState::Source::None)
        m_ui->tapsLabel->setText(machine.reason.isEmpty() ? unknown : machine.reason);
    else
        m_ui->tapsLabel->setText(machine.reason.isEmpty()
                ? tr("%n tap(s)", nullptr, int(taps))
                : tr("%n tap(s)", nullptr, int(taps)) + u" – "_s + machine.reason);
}

void ConnectionPane::showTrouble(const ConnectionState& state)
{
    using Phase = ConnectionState::Phase;
    if (state.phase != Phase::Lost && state.phase != Phase::Failed) {
        m_ui->messageBar->clear();
        return;
    }
    if (m_ui->messageBar->text() == state.error.message && m_ui->messageBar->detail() == state.error.detail)
        return;
    const auto severity = state.phase == Phase::Lost ? MessageBar::Severity::Warning : MessageBar::Severity::Error;
    m_ui->messageBar->showMessage(severity, state.error.message, state.error.detail);
}

} // namespace VirtTap
