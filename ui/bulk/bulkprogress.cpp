#include "ui/bulk/bulkprogress.h"
#include "ui_bulkprogress.h"

#include "plan/plan.h"
#include "ui/icons.h"

#include <QComboBox>
#include <QHeaderView>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace VirtTap {

using PartState = BulkRun::PartState;

namespace {

enum Column { GuestColumn, StateColumn, WordsColumn };

QString iconOf(PartState state)
{
    switch (state) {
    case PartState::Waiting:
        return u"waiting"_s;
    case PartState::Running:
        return u"refresh"_s;
    case PartState::Done:
        return u"done"_s;
    case PartState::Failed:
        return u"failed"_s;
    case PartState::Skipped:
        break;
    }
    return u"warning"_s;
}

// The guest, or the taps where it is about none.
QString nameOf(const Plan& plan)
{
    if (const QString& guest = plan.steps.constFirst().domainName; !guest.isEmpty())
        return guest;
    QStringList taps;
    for (const Step& step : plan.steps)
        taps.append(step.tap.name);
    taps.removeDuplicates();
    return taps.size() > 3 ? BulkProgress::tr("%n tap(s)", nullptr, int(taps.size())) : taps.join(", "_L1);
}

} // namespace

BulkProgress::BulkProgress(QWidget* parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::BulkProgress>())
{
    m_ui->setupUi(this);
    m_ui->partTree->header()->setSectionResizeMode(GuestColumn, QHeaderView::ResizeToContents);
    m_ui->partTree->header()->setSectionResizeMode(StateColumn, QHeaderView::ResizeToContents);
    connect(m_ui->partTree, &QTreeWidget::currentItemChanged, this, &BulkProgress::showSelection);
    connect(m_ui->stopButton, &QPushButton::clicked, this, [this] {
        if (m_run)
            m_run->cancel();
        m_ui->stopButton->setEnabled(false);
        m_ui->headline->setText(tr("It is being stopped. What is done stays."));
    });
    connect(m_ui->giveUpButton, &QPushButton::clicked, this, [this] {
        if (m_run)
            m_run->giveUp(m_ui->partTree->indexOfTopLevelItem(m_ui->partTree->currentItem()));
    });
}

BulkProgress::~BulkProgress() = default;

void BulkProgress::fillOnFailure(QComboBox& box)
{
    box.addItem(tr("Go on with the others"), int(BulkRun::OnFailure::GoOn));
    box.addItem(tr("Stop, and leave the others as they are"), int(BulkRun::OnFailure::Stop));
}

BulkRun::OnFailure BulkProgress::onFailure(const QComboBox& box)
{
    return BulkRun::OnFailure(box.currentData().toInt());
}

void BulkProgress::setRun(BulkRun& run, Deed deed)
{
    m_run = &run;
    m_deed = deed;
    m_parts = run.parts();
    m_ui->progressBar->setRange(0, run.stepCount());
    m_ui->partTree->clear();
    QList<QTreeWidgetItem*> items;
    for (const Plan& plan : run.plans())
        items.append(new QTreeWidgetItem(QStringList { nameOf(plan), QString(), plan.title }));
    m_ui->partTree->addTopLevelItems(items);
    for (int part = 0; part < m_parts.size(); ++part)
        showPart(part);
    const auto count = static_cast<int>(m_parts.size());
    m_ui->headline->setText(deed == Deed::SetUp ? tr("Setting up %n guest(s)…", nullptr, count)
                                                : tr("Making %n change(s)…", nullptr, count));
    m_ui->giveUpButton->setVisible(deed == Deed::SetUp); // nothing else waits for a guest
    connect(&run, &BulkRun::partChanged, this, &BulkProgress::showPart);
    connect(&run, &BulkRun::progressed, this, &BulkProgress::showProgress);
    connect(&run, &BulkRun::finished, this, &BulkProgress::end);
    connect(&run, &BulkRun::waitingForGuest, this, [this](int part) {
        m_ui->partTree->topLevelItem(part)->setText(
            WordsColumn, tr("The guest has not answered yet; it may need a person."));
    });
    showProgress();
    showSelection();
    m_ui->stopButton->setFocus();
}

QString BulkProgress::stateWords(const BulkRun::Part& part)
{
    switch (part.state) {
    case PartState::Waiting:
        return tr("waiting");
    case PartState::Running:
        return tr("doing");
    case PartState::Done:
        return tr("done");
    case PartState::Failed:
        return part.left.isEmpty() ? tr("failed, undone") : tr("failed");
    case PartState::Skipped:
        break;
    }
    return tr("not done");
}

void BulkProgress::showPart(int part)
{
    if (m_run)
        m_parts = m_run->parts();
    const BulkRun::Part& now = m_parts.at(part);
    QTreeWidgetItem* item = m_ui->partTree->topLevelItem(part);
    item->setIcon(StateColumn, icon(iconOf(now.state)));
    item->setText(StateColumn, stateWords(now));
    QStringList words { now.error.message };
    words += now.left;
    words.removeAll(QString());
    if (!words.isEmpty()) {
        item->setText(WordsColumn, words.join(u' '));
        item->setToolTip(WordsColumn, words.join(u'\n'));
    }
    if (now.state == PartState::Running)
        m_ui->partTree->scrollToItem(item);
    showSelection();
}

void BulkProgress::showProgress()
{
    if (m_run)
        m_ui->progressBar->setValue(m_run->stepsEnded());
}

void BulkProgress::showSelection()
{
    const int part = m_ui->partTree->indexOfTopLevelItem(m_ui->partTree->currentItem());
    m_ui->giveUpButton->setEnabled(m_run && part >= 0 && m_parts.at(part).state == PartState::Running);
}

QString BulkProgress::endWords(int done) const
{
    const auto count = static_cast<int>(m_parts.size());
    if (m_deed == Deed::Mend && done == count)
        return tr("All %n change(s) are made. What was found is being looked at again.", nullptr, count);
    if (m_deed == Deed::Mend)
        return tr("%1 of %n change(s) are made; the others were undone, but for what is said of them.", nullptr, count)
            .arg(done);
    if (done == count)
        return tr("All %n guest(s) are set up.", nullptr, count);
    return tr(
        "%1 of %n guest(s) are set up; the others are as they were, but for what is said of them.", nullptr, count)
        .arg(done);
}

void BulkProgress::end()
{
    m_parts = m_run->parts();
    m_run = nullptr;
    const auto done = static_cast<int>(std::ranges::count(m_parts, PartState::Done, &BulkRun::Part::state));
    const auto count = static_cast<int>(m_parts.size());
    m_ui->progressBar->setValue(m_ui->progressBar->maximum());
    m_ui->headline->setText(endWords(done));
    m_ui->stopButton->hide();
    m_ui->giveUpButton->hide();
    emit ended(done, count);
}

} // namespace VirtTap
