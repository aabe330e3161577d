#include "ui/taps/tapdialog.h"

#include "core/connection.h"
#include "core/connections.h"
#include "ui/messagebar.h"

#include <QPushButton>

using namespace Qt::StringLiterals;

namespace VirtTap {

TapDialog::TapDialog(Connections& connections, QString machine, QWidget* parent)
    : QDialog(parent)
    , m_connections(connections)
    , m_machine(std::move(machine))
{
}

void TapDialog::setParts(MessageBar* bar, QPushButton* deed, QPushButton* close, QWidget* inputs)
{
    m_bar = bar;
    m_deed = deed;
    m_close = close;
    m_inputs = inputs;
    m_bar->setClosable(false);
    m_showSoon.setSingleShot(true);
    m_showSoon.setInterval(30);
    connect(&m_showSoon, &QTimer::timeout, this, [this] { showAll(); });
    const auto showSoon = [this] {
        if (!m_showSoon.isActive())
            m_showSoon.start();
    };
    connect(m_close, &QPushButton::clicked, this, &QDialog::reject);
    connect(&m_connections, &Connections::machineChanged, this, [this, showSoon](const MachineState& changed) {
        if (changed.id == m_machine)
            showSoon();
    });
    connect(&m_connections, &Connections::changed, this, showSoon);
    connect(&m_connections, &Connections::tapServiceChanged, this, [this, showSoon](const QString& changed) {
        if (changed != m_machine)
            return;
        if (m_isRunning && !service()) // its answer will never come
            finish(Error { .kind = Error::Kind::Unreachable, .message = whyNobody(), .detail = {} });
        else
            showSoon();
    });
}

QObject* TapDialog::asObject(Connections& connections)
{
    return &connections;
}

MachineState TapDialog::machine() const
{
    return m_connections.machine(m_machine);
}

TapService* TapDialog::service() const
{
    return m_connections.tapService(m_machine);
}

bool TapDialog::canMake() const
{
    const TapService* maker = service();
    return maker
        && (maker->state().isAvailable() || maker->state().availability == TapServiceState::Availability::NoPolkit);
}

ManagedTaps TapDialog::made() const
{
    const TapService* maker = service();
    return maker ? maker->taps().valueOr({}) : ManagedTaps {};
}

QString TapDialog::uri() const
{
    for (const QString& each : m_connections.uris()) {
        if (m_connections.connection(each)->state().host.machineId == m_machine)
            return each;
    }
    return {};
}

QString TapDialog::whyNobody() const
{
    const TapService* maker = service();
    return maker
        ? maker->state().whatToDo()
        : tr("virt-tap makes, changes and deletes taps on the computer that it runs on only. Run it there, or run "
             "the commands there as root.");
}

void TapDialog::begin()
{
    m_isRunning = true;
    m_error.reset();
    showAll();
    m_close->setFocus();
}

void TapDialog::finish(const std::optional<Error>& error)
{
    m_isRunning = false;
    m_error = error;
    if (!error) {
        accept();
        return;
    }
    showAll();
    (m_deed->isEnabled() ? m_deed : m_close)->setFocus();
}

void TapDialog::report(
    Connections& connections, const QString& uri, const QString& deed, const std::optional<Error>& error)
{
    if (error && error->kind == Error::Kind::Cancelled)
        return;
    const QString detail = !error ? QString()
        : error->detail.isEmpty() ? error->message
                                  : error->message + u'\n' + error->detail;
    emit connections.happened({ .time = QDateTime::currentDateTime(),
        .kind = error ? Activity::Kind::Failed : Activity::Kind::Done,
        .uri = uri,
        .domain = {},
        .text = deed,
        .detail = detail });
}

void TapDialog::inputsChanged()
{
    m_error.reset();
    showAll();
}

void TapDialog::showState(const QString& problem, bool hasDeed)
{
    using Severity = MessageBar::Severity;
    const QString nobody = whyNobody();
    const auto say = [this](Severity severity, const QString& text) {
        if (m_bar->text() != text)
            m_bar->showMessage(severity, text);
    };
    if (m_isRunning)
        say(Severity::Information,
            tr("Waiting for the answer. You may be asked for a password, in a window of its own."));
    else if (m_error && !(m_error->kind == Error::Kind::Cancelled))
        m_bar->showError(*m_error);
    else if (!nobody.isEmpty())
        say(Severity::Warning, nobody);
    else if (!problem.isEmpty())
        say(Severity::Warning, problem);
    else if (service()->state().isDemo)
        say(Severity::Information, tr("Demo: nothing real is made, changed or deleted."));
    else
        m_bar->clear();
    m_inputs->setEnabled(!m_isRunning);
    m_deed->setVisible(hasDeed);
    m_deed->setEnabled(hasDeed && !m_isRunning && problem.isEmpty() && canMake());
    m_close->setText(m_isRunning ? tr("Stop &Waiting") : hasDeed ? tr("Cancel") : tr("&Close"));
}

} // namespace VirtTap
