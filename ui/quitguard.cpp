#include "ui/quitguard.h"

#include <QMessageBox>
#include <QPushButton>

#include "core/connections.h"
#include "ui/messagebar.h"
#include "ui/newinterface/runkeeper.h"

using namespace Qt::StringLiterals;

namespace VirtTap {

QuitGuard::QuitGuard(Connections& connections, MessageBar& bar, QWidget& window)
    : QObject(&window)
    , m_connections(connections)
    , m_bar(bar)
    , m_window(window)
{
    connect(&bar, &MessageBar::accepted, this, [this] { wish(Wish::None); });
}

bool QuitGuard::mayQuit()
{
    if (!isChanging())
        return true;
    for (PlanRun* run : runsOf(m_connections))
        connect(run, &PlanRun::finished, this, &QuitGuard::runFinished, Qt::UniqueConnection);
    for (BulkRun* run : bulkRunsOf(m_connections)) {
        disconnect(run, nullptr, this, nullptr);
        connect(run, &BulkRun::finished, this, [this, run] { ended(leftOf(*run)); });
    }
    if (!m_box)
        ask();
    return false;
}

void QuitGuard::ask()
{
    QStringList titles;
    for (const PlanRun* run : runsOf(m_connections))
        titles.append(run->plan().title);
    for (const BulkRun* run : bulkRunsOf(m_connections))
        titles.append(tr("%n guest(s)", nullptr, static_cast<int>(run->plans().size())));
    m_box = new QMessageBox(QMessageBox::Question, tr("Quit virt-tap"),
        tr("A change is still being made: %1").arg(titles.join(tr(" · "))), QMessageBox::NoButton, &m_window);
    m_box->setObjectName(u"quitBox"_s);
    m_box->setAttribute(Qt::WA_DeleteOnClose);
    m_box->setTextFormat(Qt::PlainText);
    m_box->setInformativeText(
        tr("If virt-tap ended now, the change would stay as it is just then, and nobody would undo it."));
    QPushButton* wait = m_box->addButton(tr("&Wait, Then Quit"), QMessageBox::AcceptRole);
    QPushButton* undo = m_box->addButton(tr("&Undo, Then Quit"), QMessageBox::DestructiveRole);
    QPushButton* stay = m_box->addButton(tr("&Stay"), QMessageBox::RejectRole);
    wait->setObjectName(u"waitButton"_s);
    undo->setObjectName(u"undoButton"_s);
    stay->setObjectName(u"stayButton"_s);
    m_box->setDefaultButton(wait);
    m_box->setEscapeButton(stay);
    connect(wait, &QPushButton::clicked, this, [this] { wish(Wish::Wait); });
    connect(undo, &QPushButton::clicked, this, [this] { wish(Wish::Undo); });
    connect(stay, &QPushButton::clicked, this, [this] { wish(Wish::None); });
    m_wish = Wish::Wait; // when all is done before the question is answered, nothing is in the way any more
    m_left.clear();
    m_box->open();
}

void QuitGuard::wish(Wish wish)
{
    m_wish = wish;
    if (wish == Wish::None) {
        m_bar.clear();
        return;
    }
    if (wish == Wish::Undo) {
        for (PlanRun* run : runsOf(m_connections))
            run->cancel();
        for (BulkRun* run : bulkRunsOf(m_connections))
            run->cancel();
    }
    if (!isChanging())
        return;
    m_bar.showMessage(MessageBar::Severity::Information,
        wish == Wish::Undo ? tr("The change is being stopped and undone; then virt-tap quits.")
                           : tr("virt-tap quits when the change is done."));
    m_bar.offer(tr("Stay"));
}

bool QuitGuard::isChanging() const
{
    return !runsOf(m_connections).isEmpty() || !bulkRunsOf(m_connections).isEmpty();
}

void QuitGuard::runFinished(const PlanRun::Outcome& outcome)
{
    if (outcome.isDone && m_wish == Wish::Undo)
        ended({ tr("It was done before it could be stopped.") });
    else if (!outcome.isDone && m_wish != Wish::Undo)
        ended(QStringList { outcome.error.message } + outcome.left);
    else
        ended(outcome.left);
}

void QuitGuard::ended(const QStringList& left)
{
    m_left += left;
    if (isChanging() || m_wish == Wish::None)
        return;
    if (m_box)
        m_box->close();
    m_wish = Wish::None;
    m_bar.clear();
    if (m_left.isEmpty())
        emit quitNow();
    else // what went wrong is to be read before the window is gone
        m_bar.showMessage(MessageBar::Severity::Warning,
            tr("virt-tap did not quit, as the change did not end as you wished: %1").arg(m_left.join(u' ')));
    m_left.clear();
}

} // namespace VirtTap
