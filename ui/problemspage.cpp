#include "ui/problemspage.h"
#include "ui_problemspage.h"

#include <QAction>
#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHeaderView>
#include <QInputDialog>
#include <QMenu>

#include "checks/problemreport.h"
#include "core/connections.h"
#include "models/problemfiltermodel.h"
#include "models/problemtablemodel.h"
#include "plan/fixplan.h"
#include "ui/icons.h"
#include "ui/messagebar.h"
#include "ui/rowdelegate.h"
#include "ui/settings.h"
#include "ui/wholefile.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace VirtTap {

namespace {

// What needs no answer that is another for each.
bool canFixAll(const Finding& finding)
{
    const bool isOfTaps
        = finding.fix == "make-tap"_L1 || finding.fix == "reset-tap"_L1 || finding.fix == "delete-tap"_L1;
    const bool isNameless = finding.id == "name-empty"_L1;
    return isOfTaps || isNameless || fixKindOf(finding) != FixKind::None;
}

} // namespace

ProblemsPage::ProblemsPage(Connections& connections, Problems& problems, Settings& settings, QWidget* parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::ProblemsPage>())
    , m_connections(connections)
    , m_problems(problems)
    , m_settings(settings)
    , m_model(new ProblemTableModel(connections, problems, this))
    , m_filter(new ProblemFilterModel(this))
    , m_fixAction(new QAction(icon(u"edit"), tr("&Fix…"), this))
    , m_fixAllAction(new QAction(tr("Fix &All of This Kind…"), this))
    , m_diagnoseAction(new QAction(icon(u"diagnose"), tr("&Diagnose…"), this))
    , m_guestAction(new QAction(icon(u"guest"), tr("Show the &Guest"), this))
    , m_tapAction(new QAction(icon(u"tap-up"), tr("Show the &Tap"), this))
    , m_ignoreAction(new QAction(tr("&Ignore…"), this))
    , m_heedAction(new QAction(tr("No Longer I&gnore"), this))
    , m_copyAction(new QAction(icon(u"copy"), tr("&Copy Line"), this))
{
    m_ui->setupUi(this);
    problems.setIgnored(settings.ignoredFindings());
    const int margin = fontMetrics().height() / 2;
    const int em = fontMetrics().averageCharWidth();
    m_ui->bar->setContentsMargins(margin, margin, margin, margin);
    m_ui->bar->setSpacing(margin);
    m_ui->buttons->setContentsMargins(margin, margin, margin, margin);
    m_ui->buttons->setSpacing(margin);
    for (const Finding::Severity severity : { Finding::Severity::WillFail, Finding::Severity::WillNotWork,
             Finding::Severity::Risk, Finding::Severity::Hint, Finding::Severity::Unknown })
        m_ui->severityBox->addItem(icon(severityIcon(severity)),
            severity == Finding::Severity::Unknown ? tr("Everything, also what is not known")
                                                   : tr("%1, and worse").arg(severityWord(severity)),
            static_cast<int>(severity));
    m_ui->severityBox->setItemText(0, severityWord(Finding::Severity::WillFail));
    m_filter->setSourceModel(m_model);
    m_ui->problemTable->setModel(m_filter);
    m_ui->problemTable->setItemDelegate(new RowDelegate(this));
    m_ui->problemTable->sortByColumn(ProblemTableModel::SeverityColumn, Qt::AscendingOrder);
    QHeaderView* header = m_ui->problemTable->header();
    header->resizeSection(ProblemTableModel::SeverityColumn, 18 * em);
    header->setStretchLastSection(false);
    header->setSectionResizeMode(ProblemTableModel::WhatColumn, QHeaderView::Stretch);
    header->resizeSection(ProblemTableModel::GuestColumn, 16 * em);
    header->resizeSection(ProblemTableModel::TapColumn, 16 * em);
    header->restoreState(settings.layout(u"problemTable"_s));

    connect(m_ui->filterEdit, &QLineEdit::textChanged, m_filter, &ProblemFilterModel::setFilterText);
    connect(m_ui->severityBox, &QComboBox::currentIndexChanged, this, [this] {
        m_filter->setLeast(static_cast<Finding::Severity>(m_ui->severityBox->currentData().toInt()));
        showCount();
    });
    m_ui->severityBox->setCurrentIndex(3);
    connect(m_ui->ignoredBox, &QCheckBox::toggled, m_filter, &ProblemFilterModel::setShowsIgnored);
    for (const auto change : { &QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved })
        connect(m_filter, change, this, &ProblemsPage::showCount);
    connect(&problems, &Problems::changed, this, &ProblemsPage::showCount);
    connect(m_ui->reportButton, &QPushButton::clicked, this, &ProblemsPage::saveReport);
    makeActions();
    showCount();
}

ProblemsPage::~ProblemsPage() = default;

void ProblemsPage::makeActions()
{
    m_fixAction->setObjectName(u"fixAction"_s);
    m_fixAllAction->setObjectName(u"fixAllAction"_s);
    m_diagnoseAction->setObjectName(u"diagnoseProblemAction"_s);
    m_guestAction->setObjectName(u"problemGuestAction"_s);
    m_tapAction->setObjectName(u"problemTapAction"_s);
    m_ignoreAction->setObjectName(u"ignoreAction"_s);
    m_heedAction->setObjectName(u"heedAction"_s);
    m_copyAction->setObjectName(u"copyProblemAction"_s);
    m_copyAction->setShortcut(QKeySequence::Copy);
    m_copyAction->setShortcutContext(Qt::WidgetShortcut);
    QTreeView* table = m_ui->problemTable;
    table->addActions({ m_fixAction, m_fixAllAction, m_diagnoseAction, m_guestAction, m_tapAction, m_ignoreAction,
        m_heedAction, m_copyAction });
    connect(m_fixAction, &QAction::triggered, this, [this] { emit fixAsked(*selected()); });
    connect(m_fixAllAction, &QAction::triggered, this, [this] { emit fixAllAsked(*selected()); });
    connect(m_diagnoseAction, &QAction::triggered, this, [this] { emit diagnoseAsked(*selected()); });
    connect(m_guestAction, &QAction::triggered, this, [this] { emit guestAsked(selected()->domain); });
    connect(m_tapAction, &QAction::triggered, this, [this] { emit tapAsked(selected()->machine, selected()->tap); });
    connect(m_ignoreAction, &QAction::triggered, this, &ProblemsPage::askToIgnore);
    connect(m_heedAction, &QAction::triggered, this, &ProblemsPage::stopIgnoring);
    connect(m_copyAction, &QAction::triggered, this, [this] {
        const QModelIndex current = m_filter->mapToSource(m_ui->problemTable->currentIndex());
        QGuiApplication::clipboard()->setText(m_model->plainText(current.row()));
    });
    connect(m_ui->fixButton, &QPushButton::clicked, m_fixAction, &QAction::trigger);
    connect(m_ui->diagnoseButton, &QPushButton::clicked, m_diagnoseAction, &QAction::trigger);
    connect(m_ui->ignoreButton, &QPushButton::clicked, m_ignoreAction, &QAction::trigger);
    connect(table, &QTreeView::activated, this, [this] {
        if (const Finding* finding = selected()) {
            if (!finding->domain.isNull())
                emit guestAsked(finding->domain);
            else if (!finding->tap.isEmpty())
                emit tapAsked(finding->machine, finding->tap);
        }
    });
    connect(table, &QWidget::customContextMenuRequested, this, &ProblemsPage::showMenu);
    connect(table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &ProblemsPage::updateActions);
    updateActions();
}

const Finding* ProblemsPage::selected() const
{
    const QModelIndexList rows = m_ui->problemTable->selectionModel()->selectedRows();
    return rows.isEmpty() ? nullptr : &m_model->findingAt(m_filter->mapToSource(rows.constFirst()).row());
}

void ProblemsPage::updateActions()
{
    const Finding* finding = selected();
    const bool isIgnored = finding && m_problems.isIgnored(*finding);
    m_fixAction->setEnabled(finding && !finding->fix.isEmpty());
    m_fixAllAction->setEnabled(finding && canFixAll(*finding));
    m_diagnoseAction->setEnabled(finding && !finding->domain.isNull() && !finding->interface.isEmpty());
    m_guestAction->setEnabled(finding && !finding->domain.isNull());
    m_tapAction->setEnabled(finding && !finding->tap.isEmpty());
    m_ignoreAction->setEnabled(finding && !isIgnored);
    m_heedAction->setEnabled(isIgnored);
    m_copyAction->setEnabled(finding);
    m_ui->fixButton->setEnabled(m_fixAction->isEnabled());
    m_ui->diagnoseButton->setEnabled(m_diagnoseAction->isEnabled());
    m_ui->ignoreButton->setEnabled(m_ignoreAction->isEnabled());
}

void ProblemsPage::showMenu(const QPoint& at)
{
    if (!selected())
        return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(u"problemMenu"_s);
    menu->addActions({ m_fixAction, m_fixAllAction, m_diagnoseAction, m_guestAction, m_tapAction, m_ignoreAction,
        m_heedAction, m_copyAction });
    menu->popup(m_ui->problemTable->viewport()->mapToGlobal(at));
}

// It stays ignored for as long as it is found, and the reason is for whoever asks later.
void ProblemsPage::askToIgnore()
{
    auto* dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(u"ignoreDialog"_s);
    dialog->setWindowTitle(tr("Ignore"));
    dialog->setLabelText(tr("Why is this as it should be?"));
    dialog->setOkButtonText(tr("Ignore"));
    connect(
        dialog, &QInputDialog::textValueSelected, this, [this, id = identityOf(*selected())](const QString& reason) {
            QHash<QString, QString> ignored = m_problems.ignored();
            ignored.insert(id, reason.simplified());
            m_settings.setIgnoredFindings(ignored);
            m_problems.setIgnored(ignored);
            showCount();
        });
    dialog->open();
}

void ProblemsPage::stopIgnoring()
{
    QHash<QString, QString> ignored = m_problems.ignored();
    ignored.remove(identityOf(*selected()));
    m_settings.setIgnoredFindings(ignored);
    m_problems.setIgnored(ignored);
    showCount();
}

void ProblemsPage::saveReport()
{
    auto* dialog = new QFileDialog(this, tr("Save the Report"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(u"reportDialog"_s);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({ tr("Markdown (*.md)"), tr("JSON (*.json)") });
    dialog->setDefaultSuffix(u"md"_s);
    dialog->selectFile(u"virt-tap-problems.md"_s);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        QList<Finding> findings;
        for (const QList<Finding>& found : m_problems.all())
            findings += found;
        std::ranges::sort(
            findings, {}, [](const Finding& finding) { return std::pair(finding.severity, finding.message); });
        const QString version = QStringLiteral(VIRT_TAP_VERSION);
        const Facts facts = gatherFacts(m_connections);
        const QByteArray text = path.endsWith(".json"_L1) ? jsonReport(findings, facts, version)
                                                          : markdownReport(findings, facts, version).toUtf8();
        if (const QString problem = saveWhole(path, text); !problem.isEmpty())
            m_ui->messageBar->showError({ .kind = Error::Kind::Failed,
                .message = tr("The report could not be saved as %1.").arg(path),
                .detail = problem });
    });
    dialog->open();
}

void ProblemsPage::focusFilter()
{
    m_ui->filterEdit->setFocus();
    m_ui->filterEdit->selectAll();
}

void ProblemsPage::save() const
{
    m_settings.setLayout(u"problemTable"_s, m_ui->problemTable->header()->saveState());
}

void ProblemsPage::showCount()
{
    const int shown = m_filter->rowCount();
    const int all = m_model->rowCount();
    m_ui->stack->setCurrentWidget(shown == 0 ? m_ui->emptyPage : m_ui->tablePage);
    m_ui->emptyLabel->setText(m_connections.uris().isEmpty() ? tr("No connection is open, so nothing can be checked.")
            : all == 0 ? tr("Nothing is wrong: what is connected has been checked, and is checked again as it changes.")
                       : tr("Nothing of what was found is shown by this filter."));
    m_ui->countLabel->setText(tr("%1 of %n finding(s)", nullptr, all).arg(shown));
    m_ui->reportButton->setEnabled(!m_connections.uris().isEmpty());
    updateActions();
}

} // namespace VirtTap
