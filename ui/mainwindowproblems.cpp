#include "ui/mainwindow.h"
#include "ui_mainwindow.h"

#include <QLocale>

#include "core/connection.h"
#include "core/connections.h"
#include "core/problems.h"
#include "models/guesttreemodel.h"
#include "models/taptablemodel.h"
#include "ui/diagnose/diagnosedialog.h"
#include "ui/guestdetails.h"
#include "ui/guestspage.h"
#include "ui/icons.h"
#include "ui/problemspage.h"
#include "ui/taps/tapverbs.h"
#include "ui/tapspage.h"
#include "ui/verbs.h"

#include <algorithm>

namespace VirtTap {

using namespace Qt::StringLiterals;

void MainWindow::makeProblemsPage(int at)
{
    m_problemsPage = new ProblemsPage(m_connections, m_problems, m_settings, m_ui->pages);
    m_problemsPage->setObjectName(u"problemsPage"_s);
    m_ui->pages->insertTab(at, m_problemsPage, icon(u"warning"), tr("Problems"));
    m_guests->setProblems(m_problems);
    m_taps->setProblems(m_problems);
    m_verbs->setProblems(m_problems);
    m_guestsPage->details().setProblems(m_problems);
    connect(m_problemsPage, &ProblemsPage::guestAsked, this, &MainWindow::showGuest);
    connect(m_problemsPage, &ProblemsPage::tapAsked, this, [this](const QString& machine, const QString& tap) {
        m_ui->pages->setCurrentWidget(m_tapsPage);
        m_tapsPage->select(machine, tap);
    });
    connect(m_problemsPage, &ProblemsPage::fixAsked, this, &MainWindow::fix);
    connect(m_problemsPage, &ProblemsPage::diagnoseAsked, this, [this](const Finding& finding) {
        if (const auto pair = interfaceOf(finding))
            diagnose(finding.domain, *pair);
    });
    connect(&m_problems, &Problems::changed, this, &MainWindow::countProblems);
    connect(&m_problems, &Problems::ignoredChanged, this, &MainWindow::countProblems);
    countProblems();
}

void MainWindow::countProblems()
{
    const int count = m_problems.count().faults();
    m_ui->pages->setTabText(m_ui->pages->indexOf(m_problemsPage),
        count == 0 ? tr("Problems") : tr("Problems (%1)").arg(QLocale().toString(count)));
}

// Opens what mends it: the dialogs of taps for taps, the wizard for interfaces.
void MainWindow::fix(const Finding& finding)
{
    using Verb = TapVerbs::Verb;
    int row = -1;
    for (int i = 0; i < m_taps->rowCount() && row < 0; ++i) {
        if (m_taps->keyAt(i).machine == finding.machine && m_taps->linkAt(i).name == finding.tap)
            row = i;
    }
    const QList<QPair<QLatin1StringView, Verb>> verbs { { "make-tap"_L1, row >= 0 ? Verb::Reset : Verb::New },
        { "reset-tap"_L1, Verb::Reset }, { "delete-tap"_L1, Verb::Delete }, { "up-tap"_L1, Verb::Edit },
        { "join-bridge"_L1, Verb::Edit }, { "set-mtu"_L1, Verb::Edit }, { "restore-tap"_L1, Verb::Edit } };
    const auto verb = std::ranges::find(verbs, finding.fix, &QPair<QLatin1StringView, Verb>::first);
    if (verb != verbs.end()) {
        const QList<int> rows = row < 0 ? QList<int>() : QList<int> { row };
        if (const QString why = m_tapVerbs->whyNot(verb->second, rows); !why.isEmpty())
            m_ui->messageBar->showError({ .kind = Error::Kind::Failed, .message = why, .detail = finding.message });
        else
            m_tapVerbs->ask(verb->second, rows);
    } else if (finding.fix == "discard-saved-state"_L1) {
        m_verbs->ask(Verbs::Verb::DiscardSavedState, finding.domain);
    } else if (const auto pair = interfaceOf(finding)) {
        openWizard(finding.domain, *pair, {});
    }
}

std::optional<InterfacePair> MainWindow::interfaceOf(const Finding& finding) const
{
    const Connection* connection = m_connections.connection(finding.domain.uri);
    const DomainPtr guest = connection ? connection->state().domain(finding.domain.uuid) : DomainPtr();
    const QList<InterfacePair> pairs = guest ? guest->interfaces() : QList<InterfacePair>();
    const auto isMeant = [&](const InterfacePair& pair) {
        const Interface& interface = pair.shown();
        return interface.mac ? interface.mac->toString() == finding.interface : interface.alias == finding.interface;
    };
    const auto pair = std::ranges::find_if(pairs, isMeant);
    return pair == pairs.end() ? std::nullopt : std::optional(*pair);
}

// Beside the window, not in its way: what is done about it there is seen here.
void MainWindow::diagnose(const DomainKey& guest, const InterfacePair& pair)
{
    for (DiagnoseDialog* open : findChildren<DiagnoseDialog*>()) {
        if (open->isVisible() && open->isOf(guest, pair.shown())) {
            open->raise();
            open->activateWindow();
            return;
        }
    }
    auto* dialog = new DiagnoseDialog(m_connections, m_problems, guest, pair.shown(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &DiagnoseDialog::fixAsked, this, &MainWindow::fix);
    dialog->show();
}

} // namespace VirtTap
