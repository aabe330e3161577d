#include "ui/mainwindow.h"
#include "ui_mainwindow.h"

#include <QLocale>

#include "core/connection.h"
#include "core/connections.h"
#include "core/problems.h"
#include "models/guesttreemodel.h"
#include "models/taptablemodel.h"
#include "plan/fixplan.h"
#include "ui/diagnose/diagnosedialog.h"
#include "ui/fix/fixdialog.h"
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
    connect(m_problemsPage, &ProblemsPage::fixAllAsked, this, &MainWindow::fixAll);
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

int MainWindow::rowOfTap(const QString& machine, const QString& tap) const
{
    for (int row = 0; row < m_taps->rowCount(); ++row) {
        if (m_taps->keyAt(row).machine == machine && m_taps->linkAt(row).name == tap)
            return row;
    }
    return -1;
}

// What mends it: a plan, the dialogs of taps, or the wizard where more has to be asked.
void MainWindow::fix(const Finding& finding)
{
    if (fixKindOf(finding) != FixKind::None)
        openFix({ finding });
    else if (!fixTaps({ finding })) {
        if (const auto pair = interfaceOf(finding))
            openWizard(finding.domain, *pair, {});
    }
}

// All of its kind, each of which is mended in the same way.
void MainWindow::fixAll(const Finding& finding)
{
    QList<Finding> all;
    for (const QList<Finding>& found : m_problems.all()) {
        std::ranges::copy_if(found, std::back_inserter(all), [&](const Finding& other) {
            const bool isOfPlace = fixKindOf(finding) != FixKind::None || other.machine == finding.machine;
            return other.id == finding.id && other.fix == finding.fix && isOfPlace && !m_problems.isIgnored(other);
        });
    }
    std::ranges::sort(all, {}, &Finding::message);
    if (finding.id == "name-empty"_L1) {
        QSet<DomainKey> guests;
        for (const Finding& each : std::as_const(all))
            guests.insert(each.domain);
        setUpMany(guests, BulkEditor::Deed::NameTaps);
    } else if (fixKindOf(finding) != FixKind::None) {
        openFix(all);
    } else {
        fixTaps(all);
    }
}

void MainWindow::openFix(const QList<Finding>& findings)
{
    auto* dialog = new FixDialog(m_connections, findings, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

// Whether it is one of those that the dialogs of taps mend.
bool MainWindow::fixTaps(const QList<Finding>& findings)
{
    using Verb = TapVerbs::Verb;
    const Finding& first = findings.constFirst();
    QList<int> rows;
    QStringList missing;
    for (const Finding& finding : findings) {
        const int row = rowOfTap(finding.machine, finding.tap);
        if (row >= 0 && !rows.contains(row))
            rows.append(row);
        else if (row < 0 && !missing.contains(finding.tap))
            missing.append(finding.tap);
    }
    const QList<QPair<QLatin1StringView, Verb>> verbs { { "make-tap"_L1, Verb::Reset }, { "reset-tap"_L1, Verb::Reset },
        { "delete-tap"_L1, Verb::Delete }, { "join-bridge"_L1, Verb::Edit } };
    const auto verb = std::ranges::find(verbs, first.fix, &QPair<QLatin1StringView, Verb>::first);
    if (verb == verbs.end())
        return false;
    if (first.fix == "make-tap"_L1 && !missing.isEmpty()) {
        m_tapVerbs->askForNew(first.machine, missing);
        return true;
    }
    if (const QString why = m_tapVerbs->whyNot(verb->second, rows); !why.isEmpty())
        m_ui->messageBar->showError({ .kind = Error::Kind::Failed, .message = why, .detail = first.message });
    else
        m_tapVerbs->ask(verb->second, rows);
    return true;
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
