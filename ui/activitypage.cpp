#include "ui/activitypage.h"
#include "ui_activitypage.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLocale>
#include <QMenu>

#include "models/activitymodel.h"
#include "ui/icons.h"
#include "ui/messagebar.h"
#include "ui/rowdelegate.h"
#include "ui/settings.h"

using namespace Qt::StringLiterals;

namespace VirtTap {

ActivityPage::ActivityPage(ActivityModel& activity, Settings& settings, QWidget* parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::ActivityPage>())
    , m_activity(activity)
    , m_settings(settings)
    , m_detailsAction(new QAction(tr("&Details…"), this))
    , m_copyAction(new QAction(icon(u"copy"), tr("&Copy Line"), this))
    , m_guestAction(new QAction(icon(u"guest"), tr("Show the &Guest"), this))
    , m_undoAction(new QAction(icon(u"undo"), tr("&Undo…"), this))
{
    m_ui->setupUi(this);
    const int margin = fontMetrics().height() / 2;
    const int em = fontMetrics().averageCharWidth();
    m_ui->buttons->setContentsMargins(margin, margin, margin, margin);
    m_ui->buttons->setSpacing(margin);
    m_ui->copyButton->setIcon(icon(u"copy"));
    m_ui->activityTable->setSortingEnabled(false); // newest first
    m_ui->activityTable->setModel(&activity);
    m_ui->activityTable->setItemDelegate(new RowDelegate(this));
    QHeaderView* header = m_ui->activityTable->header();
    header->resizeSection(ActivityModel::TimeColumn, 22 * em);
    header->resizeSection(ActivityModel::WhatColumn, 72 * em);
    header->resizeSection(ActivityModel::GuestColumn, 20 * em);
    header->restoreState(settings.layout(u"activityTable"_s));

    connect(&activity, &QAbstractItemModel::rowsInserted, this, &ActivityPage::showCount);
    connect(&activity, &QAbstractItemModel::rowsRemoved, this, &ActivityPage::showCount);
    connect(&activity, &QAbstractItemModel::modelReset, this, &ActivityPage::showCount);
    connect(m_ui->copyButton, &QPushButton::clicked, this,
        [this] { QGuiApplication::clipboard()->setText(m_activity.plainText()); });
    connect(m_ui->clearButton, &QPushButton::clicked, &activity, &ActivityModel::clear);
    connect(m_ui->clearButton, &QPushButton::clicked, this, &ActivityPage::cleared);
    connect(m_ui->undoButton, &QPushButton::clicked, m_undoAction, &QAction::trigger);
    makeActions();
    showCount();
}

ActivityPage::~ActivityPage() = default;

void ActivityPage::makeActions()
{
    m_detailsAction->setObjectName(u"activityDetailsAction"_s);
    m_copyAction->setObjectName(u"copyLineAction"_s);
    m_guestAction->setObjectName(u"activityGuestAction"_s);
    m_undoAction->setObjectName(u"undoAppliedAction"_s);
    m_copyAction->setShortcut(QKeySequence::Copy);
    m_copyAction->setShortcutContext(Qt::WidgetShortcut);
    QTreeView* table = m_ui->activityTable;
    table->addActions({ m_detailsAction, m_copyAction, m_guestAction, m_undoAction });
    connect(m_detailsAction, &QAction::triggered, this, &ActivityPage::showDetails);
    connect(m_copyAction, &QAction::triggered, this, [this] {
        if (const int row = selectedRow(); row >= 0)
            QGuiApplication::clipboard()->setText(m_activity.plainText(row));
    });
    connect(m_guestAction, &QAction::triggered, this, [this] { emit guestAsked(selectedGuest()); });
    connect(m_undoAction, &QAction::triggered, this, [this] { emit undoAsked(selectedApplied()); });
    connect(table, &QTreeView::activated, this, &ActivityPage::showDetails);
    connect(table, &QWidget::customContextMenuRequested, this, &ActivityPage::showMenu);
    connect(table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &ActivityPage::updateActions);
    updateActions();
}

void ActivityPage::updateActions()
{
    const bool isSelected = selectedRow() >= 0;
    m_detailsAction->setEnabled(isSelected);
    m_copyAction->setEnabled(isSelected);
    m_guestAction->setEnabled(isSelected && !selectedGuest().isNull());
    m_undoAction->setEnabled(!selectedApplied().isNull());
    m_ui->undoButton->setEnabled(m_undoAction->isEnabled());
}

int ActivityPage::selectedRow() const
{
    const QModelIndexList rows = m_ui->activityTable->selectionModel()->selectedRows();
    return rows.isEmpty() ? -1 : rows.constFirst().row();
}

DomainKey ActivityPage::selectedGuest() const
{
    const int row = selectedRow();
    if (row < 0)
        return {};
    const Activity& activity = m_activity.activityAt(row);
    return { .uri = activity.uri, .uuid = activity.domain };
}

QUuid ActivityPage::selectedApplied() const
{
    const int row = selectedRow();
    const QUuid applied = row < 0 ? QUuid() : m_activity.activityAt(row).applied;
    return m_undoable.contains(applied) ? applied : QUuid();
}

void ActivityPage::setUndoable(const QSet<QUuid>& undoable)
{
    m_undoable = undoable;
    updateActions();
}

void ActivityPage::showDetails()
{
    const int row = selectedRow();
    if (row < 0)
        return;
    const Activity& activity = m_activity.activityAt(row);
    QStringList lines { QLocale().toString(activity.time.toLocalTime(), QLocale::LongFormat), activity.uri,
        m_activity.index(row, ActivityModel::GuestColumn).data().toString(), activity.detail };
    lines.removeAll(QString());
    MessageBar::showDetails(*this, activity.text, lines.join(u'\n'));
}

void ActivityPage::showMenu(const QPoint& at)
{
    if (selectedRow() < 0)
        return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(u"activityMenu"_s);
    menu->addActions({ m_detailsAction, m_copyAction, m_guestAction, m_undoAction });
    menu->popup(m_ui->activityTable->viewport()->mapToGlobal(at));
}

void ActivityPage::save() const
{
    m_settings.setLayout(u"activityTable"_s, m_ui->activityTable->header()->saveState());
}

void ActivityPage::showCount()
{
    const int count = m_activity.rowCount();
    m_ui->stack->setCurrentWidget(count == 0 ? m_ui->emptyPage : m_ui->tablePage);
    m_ui->countLabel->setText(count == 0 ? QString() : tr("%n line(s)", nullptr, count));
    m_ui->copyButton->setEnabled(count > 0);
    m_ui->clearButton->setEnabled(count > 0);
}

} // namespace VirtTap
