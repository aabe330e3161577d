#include "ui/bulk/bulkdialog.h"
#include "ui_bulkdialog.h"

#include "contract/taps1.h"
#include "core/connection.h"
#include "core/connections.h"
#include "core/tapservice.h"
#include "models/guestcheckmodel.h"
#include "models/guestfiltermodel.h"
#include "models/guesttreemodel.h"
#include "plan/bulkrun.h"
#include "plan/planfile.h"
#include "plan/script.h"
#include "ui/icons.h"
#include "ui/newinterface/exporter.h"
#include "ui/newinterface/runkeeper.h"
#include "ui/rowdelegate.h"
#include "ui/scripttext.h"

#include <QHeaderView>
#include <QMenu>
#include <QPushButton>
#include <QScopedValueRollback>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace VirtTap {

using Deed = BulkEditor::Deed;
using Way = BulkEditor::Way;

namespace {

enum Column { GuestColumn, OldColumn, TapColumn, BridgeColumn, RemarkColumn };

QString oldWords(const BulkRow& row)
{
    if (!row.entry.request.replaces)
        return BulkDialog::tr("one more");
    const Interface& old = row.entry.request.replaces->shown();
    const QString script = scriptOf(*row.entry.request.replaces);
    return (QStringList { old.type, script.isEmpty() ? old.source : script }).join(u' ').trimmed();
}

QString bridgeWords(const BulkRow& row)
{
    const auto& tap = row.entry.request.newTap;
    if (!tap)
        return BulkDialog::tr("by whoever makes the tap");
    return tap->bridge.isEmpty() ? BulkDialog::tr("none") : tap->bridge;
}

} // namespace

BulkDialog::BulkDialog(
    Connections& connections, GuestTreeModel& guests, const QSet<DomainKey>& chosen, Deed deed, QWidget* parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::BulkDialog>())
    , m_connections(connections)
    , m_editor(connections)
    , m_filter(new GuestFilterModel(this))
    , m_guests(new GuestCheckModel(this))
    , m_exporter(new Exporter(this))
{
    setObjectName(u"bulkDialog"_s);
    m_ui->setupUi(this);
    m_filter->setSourceModel(&guests);
    m_guests->setSourceModel(m_filter);
    m_guests->setChecked(chosen);
    m_ui->guestTree->setModel(m_guests);
    m_ui->guestTree->setItemDelegate(new RowDelegate(m_ui->guestTree));
    for (int column = GuestTreeModel::InterfacesColumn; column < GuestTreeModel::ColumnCount; ++column)
        m_ui->guestTree->setColumnHidden(column, true);
    m_ui->guestTree->header()->setStretchLastSection(false);
    m_ui->guestTree->header()->setSectionResizeMode(GuestTreeModel::NameColumn, QHeaderView::Stretch);
    m_ui->guestTree->header()->setSectionResizeMode(GuestTreeModel::StateColumn, QHeaderView::Fixed);
    m_ui->guestTree->header()->resizeSection(GuestTreeModel::StateColumn, 14 * fontMetrics().averageCharWidth());
    m_ui->guestTree->expandAll();
    m_ui->rowTree->header()->setSectionResizeMode(TapColumn, QHeaderView::ResizeToContents);
    m_ui->mainSplitter->setStretchFactor(1, 1);
    m_ui->topSplitter->setSizes({ 300, 500 });
    m_ui->bottomSplitter->setSizes({ 480, 320 });
    m_ui->beforeView->setSide(ComparisonView::Side::Before);
    m_ui->afterView->setSide(ComparisonView::Side::After);
    fillChoices(deed);
    connectInputs();
    takeWish();
    showAll();
    m_ui->patternEdit->setFocus();
}

BulkDialog::~BulkDialog() = default;

void BulkDialog::fillChoices(Deed deed)
{
    m_ui->deedBox->addItem(tr("One interface more"), int(Deed::Add));
    m_ui->deedBox->addItem(tr("A tap for each interface that runs a script"), int(Deed::ReplaceScripts));
    m_ui->deedBox->addItem(tr("A tap for each interface that has none of its own"), int(Deed::ReplaceAll));
    m_ui->deedBox->addItem(
        tr("A tap for each interface that names none, as virt-clone leaves it"), int(Deed::NameTaps));
    m_ui->deedBox->setCurrentIndex(m_ui->deedBox->findData(int(deed)));
    const auto addWay = [this](const QString& text, Way way) { m_ui->wayBox->addItem(text, int(way)); };
    addWay(tr("After their next start; until then they go on as they are"), Way::NextStart);
    addWay(tr("Now: they lose the network for some seconds"), Way::Now);
    addWay(tr("By a shutdown: they are off for a while, and taps keep their names"), Way::ShutDown);
    BulkProgress::fillOnFailure(*m_ui->failureBox);
    m_ui->modelBox->addItems({ u"virtio"_s, u"e1000e"_s, u"e1000"_s, u"rtl8139"_s });
    m_ui->mtuSpin->setRange(0, Taps1::maxMtu);
    m_ui->mtuSpin->setSpecialValueText(tr("not given"));
    m_ui->queuesSpin->setSpecialValueText(tr("not given"));
    m_ui->patternEdit->setText(u"tap-{guest:8}-{n}"_s);
}

void BulkDialog::connectInputs()
{
    connect(m_guests, &GuestCheckModel::checkedChanged, this, &BulkDialog::takeWish);
    connect(m_ui->filterEdit, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_filter->setFilterText(text);
        m_ui->guestTree->expandAll();
    });
    for (QComboBox* box : { m_ui->deedBox, m_ui->wayBox, m_ui->modelBox })
        connect(box, &QComboBox::currentTextChanged, this, &BulkDialog::takeWish);
    connect(m_ui->bridgeBox, &QComboBox::currentIndexChanged, this, &BulkDialog::takeWish);
    connect(m_ui->patternEdit, &QLineEdit::textChanged, this, &BulkDialog::takeWish);
    for (QSpinBox* spin : { m_ui->queuesSpin, m_ui->mtuSpin })
        connect(spin, &QSpinBox::valueChanged, this, &BulkDialog::takeWish);
    for (QCheckBox* box : { m_ui->restoreBox, m_ui->asNowBox })
        connect(box, &QCheckBox::toggled, this, &BulkDialog::takeWish);
    connect(&m_editor, &BulkEditor::changed, this, &BulkDialog::showAll);
    connect(m_ui->rowTree, &QTreeWidget::currentItemChanged, this, &BulkDialog::showRow);
    makeSaveMenu();
    connect(m_ui->deedButton, &QPushButton::clicked, this, &BulkDialog::carryOut);
    connect(m_ui->closeButton, &QPushButton::clicked, this, &BulkDialog::reject);
    connect(m_ui->progress, &BulkProgress::ended, this, [this] { m_ui->closeButton->setText(tr("&Close")); });
    connect(m_exporter, &Exporter::saved, this, [this](const QString& path) {
        m_ui->messageBar->showMessage(MessageBar::Severity::Success, tr("Saved as “%1”.").arg(path));
    });
    connect(m_exporter, &Exporter::failed, this, [this](const QString& sentence, const QString& detail) {
        m_ui->messageBar->showMessage(MessageBar::Severity::Error, sentence, detail);
    });
}

void BulkDialog::takeWish()
{
    if (m_isShowing)
        return;
    BulkEditor::Wish wish;
    wish.guests = m_guests->checked();
    wish.deed = Deed(m_ui->deedBox->currentData().toInt());
    wish.way = Way(m_ui->wayBox->currentData().toInt());
    wish.pattern = m_ui->patternEdit->text().trimmed();
    wish.isBridgeAsNow = m_ui->asNowBox->isChecked() && wish.deed != Deed::Add;
    wish.bridge = m_ui->bridgeBox->bridge();
    wish.model = m_ui->modelBox->currentText();
    wish.queues = m_ui->queuesSpin->value();
    wish.mtu = static_cast<quint32>(m_ui->mtuSpin->value());
    wish.isRestored = m_ui->restoreBox->isChecked();
    m_editor.setWish(wish);
}

void BulkDialog::showAll()
{
    const QScopedValueRollback showing(m_isShowing, true);
    const bool isReplacing = m_editor.wish().deed != Deed::Add;
    setWindowTitle(isReplacing ? tr("Convert Interfaces to Taps") : tr("Set Up Many Guests"));
    m_ui->asNowBox->setVisible(isReplacing);
    m_ui->bridgeBox->setEnabled(!m_editor.wish().isBridgeAsNow);
    for (QWidget* widget : QWidgetList {
             m_ui->modelLabel, m_ui->modelBox, m_ui->queuesLabel, m_ui->queuesSpin, m_ui->mtuLabel, m_ui->mtuSpin })
        widget->setVisible(!isReplacing); // those replaced keep theirs
    const bool isAnyRunning = m_editor.isAnyRunning();
    m_ui->wayLabel->setVisible(isAnyRunning);
    m_ui->wayBox->setVisible(isAnyRunning);
    showBridges();
    showRows();
    showRow();
    showState();
}

// Of the machine of the first guest: taps of others are on bridges of that name, or it is said that there is none.
void BulkDialog::showBridges()
{
    QString uri;
    for (const DomainKey& guest : m_editor.wish().guests) {
        if (uri.isEmpty() || guest.uri < uri)
            uri = guest.uri;
    }
    const MachineState machine = m_connections.machineOf(uri);
    const TapService* service = m_connections.tapService(machine.id);
    m_ui->bridgeBox->setMachine(machine, service ? &service->state() : nullptr);
}

void BulkDialog::showRows()
{
    const QList<BulkRow>& rows = m_editor.rows();
    while (m_ui->rowTree->topLevelItemCount() > rows.size())
        delete m_ui->rowTree->takeTopLevelItem(m_ui->rowTree->topLevelItemCount() - 1);
    for (int at = 0; at < rows.size(); ++at) {
        const BulkRow& row = rows.at(at);
        QTreeWidgetItem* item = m_ui->rowTree->topLevelItem(at);
        if (!item) {
            item = new QTreeWidgetItem;
            m_ui->rowTree->addTopLevelItem(item);
        }
        const bool isBad = !row.problem.isEmpty();
        const QString remark = isBad ? row.problem : row.remark;
        item->setText(GuestColumn, row.entry.request.domainName);
        item->setText(OldColumn, oldWords(row));
        item->setText(TapColumn, row.entry.request.interface.targetDev);
        item->setText(BridgeColumn, bridgeWords(row));
        item->setText(RemarkColumn, isBad ? tr("Left out: %1").arg(remark) : remark);
        item->setToolTip(RemarkColumn, remark);
        item->setIcon(GuestColumn, isBad ? icon(u"warning"_s) : icon(u"done"_s));
    }
    if (!m_ui->rowTree->currentItem() && !rows.isEmpty())
        m_ui->rowTree->setCurrentItem(m_ui->rowTree->topLevelItem(0));
}

void BulkDialog::showRow()
{
    const int at = m_ui->rowTree->indexOfTopLevelItem(m_ui->rowTree->currentItem());
    const BulkRow row = m_editor.rows().value(at);
    QStringList steps { row.problem.isEmpty() ? row.remark : tr("Left out: %1").arg(row.problem) };
    steps.removeAll(QString());
    for (const Step& step : row.plan.steps)
        steps.append(describe(step));
    m_ui->stepsView->setPlainText(steps.join(u'\n'));
    for (ComparisonView* view : { m_ui->beforeView, m_ui->afterView })
        view->compare(row.before, row.after);
    const QString script = m_editor.scriptWordsOf(row);
    m_ui->scriptView->setPlainText(script);
    m_ui->rowTabs->setTabVisible(m_ui->rowTabs->indexOf(m_ui->scriptTab), !script.isEmpty());
}

void BulkDialog::showState()
{
    const QList<BulkRow>& rows = m_editor.rows();
    const auto good
        = static_cast<int>(std::ranges::count_if(rows, [](const BulkRow& row) { return row.problem.isEmpty(); }));
    const auto bad = static_cast<int>(rows.size()) - good;
    const QString problem = m_editor.problem();
    QString words = problem;
    if (problem.isEmpty() && rows.isEmpty())
        words = m_editor.isBusy() ? tr("It is being worked out…") : tr("None of these guests has such an interface.");
    else if (problem.isEmpty())
        words = tr("%n interface(s) will be set up.", nullptr, good);
    if (problem.isEmpty() && bad > 0)
        words += u' ' + tr("%n interface(s) are left out, as the table says.", nullptr, bad);
    m_ui->stateLabel->setText(words);
    const bool canDo = problem.isEmpty() && good > 0 && !m_editor.isBusy();
    m_ui->deedButton->setEnabled(canDo);
    m_ui->saveButton->setEnabled(canDo);
    if (m_editor.wish().deed == Deed::Add)
        m_ui->deedButton->setText(
            good == 0 ? tr("Create Taps and Attach") : tr("Create %n Tap(s) and Attach", nullptr, good));
    else
        m_ui->deedButton->setText(good == 0 ? tr("Convert") : tr("Convert %n Interface(s)", nullptr, good));
}

void BulkDialog::makeSaveMenu()
{
    auto* menu = new QMenu(m_ui->saveButton);
    connect(menu->addAction(tr("Save as &Shell Script…")), &QAction::triggered, this, [this] {
        m_exporter->save(tr("Save as Shell Script"), u"taps.sh"_s, tr("Shell scripts (*.sh)"),
            shellScript(m_editor.plans()), FileUse::Script);
    });
    connect(menu->addAction(tr("Save &Plans, to Be Opened Again…")), &QAction::triggered, this, [this] {
        m_exporter->save(
            tr("Save Plans"), u"taps.json"_s, tr("Plans (*.json)"), QString::fromUtf8(writePlans(m_editor.plans())));
    });
    m_ui->saveButton->setMenu(menu);
}

void BulkDialog::carryOut()
{
    const auto onFailure = BulkProgress::onFailure(*m_ui->failureBox);
    BulkRun* run = startBulkRun(m_editor.plans(), onFailure, m_connections);
    m_editor.disconnect(this);
    m_ui->pages->setCurrentWidget(m_ui->progress);
    m_ui->saveButton->hide();
    m_ui->deedButton->hide();
    m_ui->stateLabel->clear();
    m_ui->closeButton->setText(tr("&Hide"));
    m_ui->progress->setRun(*run);
}

} // namespace VirtTap
