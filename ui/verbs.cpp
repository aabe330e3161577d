#include "ui/verbs.h"

#include <QCheckBox>
#include <QMessageBox>
#include <QPointer>
#include <QPushButton>

#include "core/deliver.h"
#include "core/problems.h"
#include "ui/settings.h"

using namespace Qt::StringLiterals;

namespace VirtTap {

Verbs::Verbs(Connections& connections, Settings& settings, QWidget* window)
    : QObject(window)
    , m_connections(connections)
    , m_settings(settings)
    , m_window(window)
{
    // A call that a lost connection takes with it may never be answered.
    connect(&connections, &Connections::changed, this, [this](const ConnectionState& state) {
        if (!state.isUsable())
            m_busy.removeIf([&](const DomainKey& key) { return key.uri == state.uri; });
    });
}

DomainPtr Verbs::domain(const DomainKey& key) const
{
    const Connection* connection = m_connections.connection(key.uri);
    return connection ? connection->state().domain(key.uuid) : DomainPtr();
}

QString Verbs::whyNot(Verb verb, const DomainKey& key) const
{
    const Connection* connection = m_connections.connection(key.uri);
    const DomainPtr guest = domain(key);
    if (!guest)
        return tr("No guest is selected.");
    if (!connection->state().isUsable())
        return tr("The connection is not open.");
    if (connection->state().isReadOnly)
        return tr("The connection is read-only.");
    if (m_busy.contains(key))
        return tr("libvirt has not answered the last request yet.");
    switch (verb) {
    case Verb::Start:
        return guest->isActive() ? tr("The guest is running already.") : QString();
    case Verb::ShutDown:
        return guest->state == Domain::State::Running ? QString()
                                                      : tr("Only a running guest can be asked to shut down.");
    case Verb::ForceOff:
        return guest->isActive() ? QString() : tr("The guest is off already.");
    case Verb::DiscardSavedState:
        return guest->hasManagedSave.valueOr(false) ? QString() : tr("The guest has no saved state.");
    }
    return {};
}

void Verbs::ask(Verb verb, const DomainKey& key)
{
    const DomainPtr guest = domain(key);
    if (!guest || !whyNot(verb, key).isEmpty())
        return;
    const QStringList fails = verb == Verb::Start ? whyStartFails(key) : QStringList();
    const bool asks = verb == Verb::ForceOff ? m_settings.confirmsForceOff()
        : verb == Verb::ShutDown             ? m_settings.confirmsShutDown()
        : verb == Verb::Start                ? !fails.isEmpty()
                                             : verb == Verb::DiscardSavedState;
    if (!asks) {
        carryOut(verb, key);
        return;
    }

    auto* box = new QMessageBox(m_window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setObjectName(u"questionBox"_s);
    box->setIcon(QMessageBox::Warning);
    box->setTextFormat(Qt::PlainText);
    QString deed;
    switch (verb) {
    case Verb::Start:
        box->setText(tr("Start %1, although it will fail?").arg(guest->name));
        box->setInformativeText(fails.join(u'\n'));
        deed = tr("Start");
        break;
    case Verb::ForceOff:
        box->setText(tr("Force off %1?").arg(guest->name));
        box->setInformativeText(
            tr("It stops at once, as if its power cable were pulled. What it has not written to disk is lost."));
        deed = tr("Force Off");
        break;
    case Verb::ShutDown:
        box->setText(tr("Shut down %1?").arg(guest->name));
        box->setInformativeText(tr("The guest is asked to shut down; whether it does so is up to it."));
        deed = tr("Shut Down");
        break;
    default:
        box->setText(tr("Discard the saved state of %1?").arg(guest->name));
        box->setInformativeText(tr("The guest starts from its disk next time. What was in its memory is lost."));
        deed = tr("Discard");
    }
    QPushButton* yes = box->addButton(deed, QMessageBox::DestructiveRole);
    yes->setObjectName(u"questionYes"_s);
    box->setDefaultButton(box->addButton(QMessageBox::Cancel));
    if (verb == Verb::ForceOff)
        box->setCheckBox(new QCheckBox(tr("Do not ask again"), box));
    connect(yes, &QPushButton::clicked, this, [this, box, verb, key] {
        if (box->checkBox() && box->checkBox()->isChecked())
            m_settings.setConfirmsForceOff(false);
        carryOut(verb, key);
    });
    box->open();
}

// What the checks say that libvirt will refuse; of a saved state it is not known.
QStringList Verbs::whyStartFails(const DomainKey& key) const
{
    QStringList sentences;
    for (const Finding& finding : m_problems ? m_problems->ofGuest(key) : QList<Finding>()) {
        if (blocks(finding) && !m_problems->isIgnored(finding))
            sentences.append(finding.message);
    }
    return sentences;
}

void Verbs::carryOut(Verb verb, const DomainKey& key)
{
    Connection* connection = m_connections.connection(key.uri);
    if (!connection)
        return;
    m_busy.insert(key);
    emit busyChanged(key);
    const auto answered = [this, key, verb](const Result<void>& result) {
        m_busy.remove(key);
        emit busyChanged(key);
        if (!result) {
            Error error = result.error();
            const QStringList ours = verb == Verb::Start ? whyStartFails(key) : QStringList();
            if (!ours.isEmpty()) // libvirt's words, then ours
                error.detail += u'\n' + tr("The checks say: %1").arg(ours.join(u' '));
            emit failed(key, error);
        }
    };
    switch (verb) {
    case Verb::Start:
        deliver(connection->start(key.uuid), this, answered);
        break;
    case Verb::ShutDown:
        deliver(connection->shutDown(key.uuid), this, answered);
        break;
    case Verb::ForceOff:
        deliver(connection->forceOff(key.uuid), this, answered);
        break;
    case Verb::DiscardSavedState:
        deliver(connection->discardSavedState(key.uuid), this, answered);
        break;
    }
}

} // namespace VirtTap
