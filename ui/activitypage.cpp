#include "ui/activitypage.h"
#include "ui_activitypage.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>

#include "models/activitymodel.h"
#include "ui/icons.h"
#include "ui/rowdelegate.h"
#include "ui/settings.h"

using namespace Qt::StringLiterals;

namespace VirtTap {

ActivityPage::ActivityPage(ActivityModel& activity, Settings& settings, QWidget* parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::ActivityPage>())
    , m_activity(activity)
    , m_settings(settings)
{
    m_ui->setupUi(this);
    const int margin = fontMetrics().height() / 2;
    const int em = fontMetrics().averageCharWidth();
    m_ui->buttons->setContentsMargins(margin, margin, margin, margin);
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
    showCount();
}

ActivityPage::~ActivityPage() = default;

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
