#include "ui/plans/manyplansdialog.h"

#include "core/connection.h"
#include "core/connections.h"
#include "models/words.h"
#include "ui/icons.h"
#include "ui/newinterface/runkeeper.h"
#include "ui_manyplansdialog.h"

#include <QHeaderView>
#include <QPushButton>
#include <QSignalBlocker>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace VirtTap {

namespace {

enum Column { GuestColumn, PlanColumn, RemarkColumn };

} // namespace

ManyPlansDialog::ManyPlansDialog(Connections& connections, const QList<Plan>& plans, QWidget* parent)
    : QDialog(parent)
    , m_connections(connections)
    , m_review(new ManyPlansReview(connections, plans, this))
    , m_ui(std::make_unique<Ui::ManyPlansDialog>())
{
    setObjectName(u"manyPlansDialog"_s);
    m_ui->setupUi(this);
    QFont bold = m_ui->headlineLabel->font();
    bold.setBold(true);
    m_ui->headlineLabel->setFont(bold);
    m_ui->headlineLabel->setText(tr("Plans for %n guest(s)", nullptr, static_cast<int>(plans.size())));
    BulkProgress::fillOnFailure(*m_ui->failureBox);
    m_ui->rowTree->header()->setSectionResizeMode(GuestColumn, QHeaderView::ResizeToContents);
    m_ui->rowTree->header()->setSectionResizeMode(PlanColumn, QHeaderView::ResizeToContents);
    QList<QTreeWidgetItem*> items;
    for (const Plan& plan : plans)
        items.append(new QTreeWidgetItem(QStringList { plan.steps.constFirst().domainName, plan.title, QString() }));
    m_ui->rowTree->addTopLevelItems(items);
    m_ui->rowTree->setCurrentItem(items.constFirst());

    const bool isOfOne = !m_review->uri().isEmpty();
    m_ui->connectionLabel->setVisible(isOfOne);
    m_ui->connectionCombo->setVisible(isOfOne);
    connect(m_ui->connectionCombo, &QComboBox::activated, this, &ManyPlansDialog::chooseConnection);
    connect(m_ui->rowTree, &QTreeWidget::currentItemChanged, this, &ManyPlansDialog::showRow);
    connect(m_ui->deedButton, &QPushButton::clicked, this, &ManyPlansDialog::carryOut);
    connect(m_ui->closeButton, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_review, &ManyPlansReview::changed, this, &ManyPlansDialog::showAll);
    connect(&connections, &Connections::added, this, &ManyPlansDialog::fillConnections);
    connect(&connections, &Connections::aboutToRemove, this, &ManyPlansDialog::fillConnections, Qt::QueuedConnection);
    connect(m_ui->progress, &BulkProgress::ended, this, [this] { m_ui->closeButton->setText(tr("&Close")); });
    fillConnections();
    showAll();
    m_ui->closeButton->setFocus(); // Return alone changes nothing
}

ManyPlansDialog::~ManyPlansDialog() = default;

// A file's URI is never opened by itself, as that of some transports runs a command: only what is connected is offered.
// Without its own they go to where the first guest is.
void ManyPlansDialog::fillConnections()
{
    const QString made = m_review->uri();
    if (made.isEmpty() || m_ui->pages->currentWidget() != m_ui->planPage)
        return;
    const QSignalBlocker blocker(m_ui->connectionCombo);
    m_ui->connectionCombo->clear();
    for (const QString& uri : m_connections.uris())
        m_ui->connectionCombo->addItem(connectionName(m_connections.connection(uri)->state()), uri);
    int index = m_ui->connectionCombo->findData(made);
    const QUuid& guest = m_review->rows().constFirst().plan.steps.constFirst().domain.uuid;
    for (int i = 0; index < 0 && i < m_ui->connectionCombo->count(); ++i) {
        if (!guest.isNull() && m_connections.connection(m_connections.uris().at(i))->state().domain(guest))
            index = i;
    }
    m_ui->connectionCombo->setCurrentIndex(index);
    if (index >= 0 && m_connections.uris().at(index) != made)
        chooseConnection(index);
}

void ManyPlansDialog::chooseConnection(int index)
{
    m_review->setConnection(m_ui->connectionCombo->itemData(index).toString());
}

void ManyPlansDialog::showAll()
{
    const QList<ManyPlansReview::Row>& rows = m_review->rows();
    for (int at = 0; at < rows.size(); ++at) {
        QTreeWidgetItem* item = m_ui->rowTree->topLevelItem(at);
        const ManyPlansReview::Row& row = rows.at(at);
        const bool isBad = !row.problem.isEmpty();
        const QString remark = isBad ? tr("Left out: %1").arg(row.problem)
            : row.findings.isEmpty() ? QString()
                                     : row.findings.constFirst().message;
        item->setIcon(GuestColumn, icon(isBad ? u"warning"_s : u"done"_s));
        item->setText(RemarkColumn, remark);
        item->setToolTip(RemarkColumn, remark);
    }
    showRow();
    showState();
}

void ManyPlansDialog::showRow()
{
    const int at = m_ui->rowTree->indexOfTopLevelItem(m_ui->rowTree->currentItem());
    const ManyPlansReview::Row row = m_review->rows().value(at);
    m_ui->stepList->setSteps(row.plan.steps);
    m_ui->findingList->setFindings(row.findings);
}

void ManyPlansDialog::showState()
{
    const auto all = static_cast<int>(m_review->rows().size());
    const auto good = static_cast<int>(m_review->plans().size());
    m_ui->stateLabel->setText(m_review->isBusy() ? tr("It is being compared with the host…")
            : good == all                        ? QString()
                          : tr("%n of %1 guests are left out, as the table says.", nullptr, all - good).arg(all));
    m_ui->deedButton->setText(good == 0 ? tr("&Carry Out") : tr("&Carry Out for %n Guest(s)", nullptr, good));
    m_ui->deedButton->setEnabled(good > 0 && !m_review->isBusy());
}

void ManyPlansDialog::carryOut()
{
    const auto onFailure = BulkProgress::onFailure(*m_ui->failureBox);
    const QList<Plan> plans = m_review->plans();
    m_review->stop();
    m_review->disconnect(this);
    BulkRun* run = startBulkRun(plans, onFailure, m_connections);
    m_ui->pages->setCurrentWidget(m_ui->progress);
    m_ui->deedButton->hide();
    m_ui->failureLabel->hide();
    m_ui->failureBox->hide();
    m_ui->connectionCombo->setEnabled(false);
    m_ui->stateLabel->clear();
    m_ui->closeButton->setText(tr("&Hide"));
    m_ui->progress->setRun(*run);
}

} // namespace VirtTap
