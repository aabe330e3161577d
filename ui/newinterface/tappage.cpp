#include "ui/newinterface/tappage.h"

#include "core/connections.h"
#include "core/tapservice.h"
#include "models/roles.h"
#include "models/tapchoicemodel.h"
#include "models/words.h"
#include "ui/icons.h"
#include "ui/rowdelegate.h"
#include "ui/newinterface/requesteditor.h"
#include "ui_tappage.h"

#include <QHeaderView>
#include <QScopedValueRollback>
#include <QSortFilterProxyModel>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace VirtTap {

namespace {

bool isOfTap(const Finding& finding)
{
    return finding.field.startsWith(u"target");
}

QList<Finding> tapFindings(const RequestEditor& editor)
{
    QList<Finding> findings;
    for (const Finding& finding : editor.findings()) {
        if (isOfTap(finding))
            findings.append(finding);
    }
    // Of a name that will not do it need not be said that there is no such tap.
    const bool isRefused = std::ranges::any_of(
        findings, [](const Finding& finding) { return blocks(finding) && finding.id.startsWith(u"name-"); });
    if (isRefused)
        findings.removeIf([](const Finding& finding) { return finding.id == tapMissingId; });
    return findings;
}

TapChoiceModel::Verdict verdictOf(const std::optional<Finding>& worst)
{
    using enum Finding::Severity;
    if (!worst || worst->severity == Hint || worst->severity == Unknown)
        return {};
    return { .isUsable = worst->severity == Risk && !blocks(*worst), .words = worst->message };
}

} // namespace

TapPage::TapPage(RequestEditor& editor, QWidget* parent)
    : WizardPage(parent)
    , m_editor(editor)
    , m_taps(new TapChoiceModel(editor.connections(), this))
    , m_sorted(new QSortFilterProxyModel(this))
    , m_ui(std::make_unique<Ui::TapPage>())
{
    m_ui->setupUi(this);
    m_taps->setJudge([this](const Link& link) { return verdictOf(m_editor.worstOf(link)); });
    m_sorted->setSourceModel(m_taps);
    m_sorted->setFilterRole(FilterRole);
    m_sorted->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_sorted->sort(TapChoiceModel::NameColumn);
    // A view moves on to another row when its own vanishes: that is nobody's choice. Connected before the view is.
    connect(m_sorted, &QAbstractItemModel::rowsAboutToBeRemoved, this, [this] { m_isRemoving = true; });
    m_ui->tapView->setModel(m_sorted);
    connect(m_sorted, &QAbstractItemModel::rowsRemoved, this, [this] { m_isRemoving = false; });
    m_ui->tapView->setItemDelegate(new RowDelegate(this));
    QHeaderView* header = m_ui->tapView->header();
    header->setStretchLastSection(false);
    header->setSectionResizeMode(QHeaderView::ResizeToContents);
    header->setSectionResizeMode(TapChoiceModel::UsableColumn, QHeaderView::Stretch);
    header->setResizeContentsPrecision(50); // not all of thousands
    m_ui->tapFilter->addAction(icon(u"filter"), QLineEdit::LeadingPosition);
    m_ui->newTapBox->setEditor(m_editor);

    connect(m_ui->tapFilter, &QLineEdit::textChanged, this, [this](const QString& text) {
        const QScopedValueRollback showing(m_isShowing, true);
        m_sorted->setFilterFixedString(text);
    });
    connect(m_ui->existingRadio, &QRadioButton::clicked, this, [this] { chooseMode(false); });
    connect(m_ui->newRadio, &QRadioButton::clicked, this, [this] { chooseMode(true); });
    connect(m_ui->tapView->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &TapPage::chooseExisting);
    connect(m_ui->nameEdit, &QLineEdit::textEdited, this, [this](const QString& text) {
        m_newName = text;
        m_isNew = true;
        m_editor.setTap(text);
    });
    connect(m_ui->othersCheck, &QCheckBox::toggled, this, [this](bool shows) {
        const QScopedValueRollback showing(m_isShowing, true);
        m_taps->setShowsOthers(shows);
    });
    connect(&m_editor, &RequestEditor::changed, this, &TapPage::showAll);
    m_isNew = m_editor.tap() == nullptr;
    showAll();
}

TapPage::~TapPage() = default;

QString TapPage::title() const
{
    return tr("Tap");
}

QString TapPage::summary() const
{
    const QString& name = m_editor.request().interface.targetDev;
    if (name.isEmpty() || m_editor.tap())
        return name;
    return tr("%1, to be made").arg(name);
}

QString TapPage::problem() const
{
    if (m_editor.request().interface.targetDev.isEmpty())
        return m_isNew ? tr("Give the tap a name.") : tr("Choose a tap.");
    for (const Finding& finding : tapFindings(m_editor)) {
        if (blocks(finding) && finding.id != tapMissingId)
            return finding.message;
    }
    if (!m_editor.makesTap())
        return {};
    const QString& name = m_editor.request().interface.targetDev;
    const TapService* service = m_editor.tapService();
    if (service->taps().valueOr({}).contains(name))
        return tr("virt-tap made a tap “%1” that is missing now. Reset it on the page of taps, or take another name.")
            .arg(name);
    return m_editor.newTapProblem();
}

void TapPage::enter()
{
    m_isEntered = true;
    showAll();
    if (m_isNew) {
        m_ui->nameEdit->setFocus();
        return;
    }
    m_ui->tapView->setFocus();
    m_ui->tapView->scrollTo(m_ui->tapView->currentIndex());
}

void TapPage::chooseMode(bool isNew)
{
    m_isNew = isNew;
    if (isNew && m_newName.isEmpty())
        m_newName = suggestTapName(m_editor.request().domainName, m_editor.facts(), m_editor.request().domain.uri);
    m_editor.setTap(isNew ? m_newName : m_existingName);
    if (isNew) {
        m_ui->nameEdit->setFocus();
        m_ui->nameEdit->selectAll();
    } else {
        m_ui->tapView->setFocus();
    }
}

void TapPage::chooseExisting(const QModelIndex& current)
{
    if (m_isShowing || m_isRemoving || !current.isValid())
        return;
    m_existingName = m_taps->linkAt(m_sorted->mapToSource(current).row()).name;
    m_isNew = false;
    m_editor.setTap(m_existingName);
}

void TapPage::showAll()
{
    if (m_isShowing)
        return;
    const QScopedValueRollback showing(m_isShowing, true);
    const QString& name = m_editor.request().interface.targetDev;
    // Who typed a name goes on with that name when the tap appears; a proposal shows where it comes from.
    if (name != m_newName && name != m_existingName)
        m_isNew = m_editor.tap() == nullptr;
    (m_isNew ? m_newName : m_existingName) = name;
    m_ui->existingRadio->setChecked(!m_isNew);
    m_ui->newRadio->setChecked(m_isNew);
    if (m_isEntered) // thousands of rows that nobody looks at
        showTable();
    showName();
    m_ui->findingList->setFindings(tapFindings(m_editor));
    emit changed();
}

void TapPage::showTable()
{
    const MachineState machine = m_editor.machine();
    if (machine.id != m_machine) {
        m_machine = machine.id;
        m_taps->setMachine(machine.id);
    }
    // Verdicts are asked for row by row; ask again only when what they rest on is another.
    const QString key = m_editor.verdictKey();
    if (key != m_verdictKey) {
        m_verdictKey = key;
        m_taps->invalidateVerdicts();
    }
    const int row = m_isNew ? -1 : m_taps->rowOf(m_existingName);
    const QModelIndex index = row < 0 ? QModelIndex() : m_sorted->mapFromSource(m_taps->index(row, 0));
    if (index != m_ui->tapView->currentIndex().siblingAtColumn(0))
        m_ui->tapView->setCurrentIndex(index);

    QString why;
    if (machine.source == MachineState::Source::None)
        why = machine.reason.isEmpty() ? tr("The taps of this host are not known.")
                                       : tr("The taps of this host are not known: %1.").arg(machine.reason);
    else if (m_taps->rowCount() == 0)
        why = tr("This host has no taps yet. Give a new one a name above.");
    else if (machine.source == MachineState::Source::Demo)
        why = machine.reason; // a sentence of its own
    else if (!machine.reason.isEmpty())
        why = tr("What is known of these taps comes from libvirt alone: %1.").arg(machine.reason);
    m_ui->tapNote->setText(why);
    m_ui->tapNote->setVisible(!why.isEmpty());
    m_ui->tapFilter->setVisible(m_taps->rowCount() > 8);
    const int others = m_taps->otherCount();
    m_ui->othersCheck->setText(
        tr("Show the %n link(s) of this host that are no taps, each with what it is", nullptr, others));
    m_ui->othersCheck->setVisible(others > 0);
}

void TapPage::showName()
{
    const QString shown = m_newName.isEmpty() && !m_isNew
        ? suggestTapName(m_editor.request().domainName, m_editor.facts(), m_editor.request().domain.uri)
        : m_newName;
    if (m_ui->nameEdit->text() != shown)
        m_ui->nameEdit->setText(shown);
    const bool isToBeMade = m_isNew && !m_editor.tap() && (m_editor.makesTap() || problem().isEmpty());
    m_ui->newTapBox->setVisible(isToBeMade);
    if (isToBeMade)
        m_ui->newTapBox->showAll();
    m_ui->existingWidget->setVisible(!m_isNew || !m_editor.makesTap()); // there is not room for both
    const bool isThere = m_isNew && m_editor.tap();
    m_ui->thereLabel->setVisible(isThere);
    if (isThere)
        m_ui->thereLabel->setText(tr("The tap “%1” is there now.").arg(m_editor.request().interface.targetDev));
}

} // namespace VirtTap
