#include "ui/taintpage.h"
#include "ui_taintpage.h"

#include <QFileDialog>
#include <QHeaderView>
#include <QMenu>

#include "core/connection.h"
#include "core/connections.h"
#include "core/deliver.h"
#include "models/roles.h"
#include "models/taintfiltermodel.h"
#include "ui/confaudit.h"
#include "ui/icons.h"
#include "ui/rowdelegate.h"
#include "ui/scripttext.h"
#include "ui/settings.h"
#include "ui/wholefile.h"
#include "xml/taintcauses.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace VirtTap {

namespace {

void addParagraph(QStringList& paragraphs, const QString& heading, const QStringList& sentences)
{
    QStringList lines = sentences;
    lines.removeAll(QString());
    if (!lines.isEmpty())
        paragraphs.append(heading + u'\n' + lines.join(u'\n'));
}

} // namespace

TaintPage::TaintPage(Connections& connections, TaintModel& taints, Settings& settings, QWidget* parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::TaintPage>())
    , m_connections(connections)
    , m_taints(taints)
    , m_filter(new TaintFilterModel(this))
    , m_settings(settings)
{
    m_ui->setupUi(this);
    const int margin = fontMetrics().height() / 2;
    m_ui->filterRow->setContentsMargins(margin / 2, margin / 2, margin / 2, margin / 2);
    m_ui->textLayout->setContentsMargins(2 * margin, margin, 2 * margin, margin);
    m_ui->filterEdit->addAction(icon(u"search"), QLineEdit::LeadingPosition);
    m_ui->exportButton->setIcon(icon(u"save"));
    m_ui->exportButton->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_ui->guestButton->setIcon(icon(u"guest"));
    m_ui->convertButton->setIcon(icon(u"interface-pending"));
    m_ui->taintXml->setAccessibleName(tr("XML of the guest, with what taints it marked"));
    QFont bold = font();
    bold.setBold(true);
    bold.setPointSizeF(bold.pointSizeF() * 1.15);
    m_ui->headingLabel->setFont(bold);

    m_soon.setSingleShot(true);
    m_soon.setInterval(30);
    connect(&m_soon, &QTimer::timeout, this, [this] {
        showCounts();
        showEmpty();
        showSelection();
    });
    connectTable();
    fillExport();
    connect(m_ui->filterEdit, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_filter->setFilterText(text);
        showEmpty();
    });
    connect(m_ui->flagBox, &QComboBox::activated, this, [this] {
        const QVariant flag = m_ui->flagBox->currentData();
        m_filter->setFlag(
            flag.isValid() ? std::optional(static_cast<TaintFlag>(flag.toInt())) : std::optional<TaintFlag>());
        showEmpty();
    });
    connect(m_ui->guestButton, &QPushButton::clicked, this, [this] {
        if (m_shown)
            emit guestAsked(m_shown->guest);
    });
    connect(m_ui->convertButton, &QPushButton::clicked, this, [this] {
        if (m_shown)
            emit convertAsked({ m_shown->guest });
    });
    connect(m_ui->convertAllButton, &QToolButton::clicked, this, [this] { emit convertAsked(convertible()); });
    using Time = TaintFilterModel::Time;
    for (const auto& [text, time] : { std::pair { tr("At any time"), Time::Any }, { tr("Now"), Time::Now },
             { tr("After the next start"), Time::NextStart }, { tr("Only until a shutdown"), Time::UntilShutdown } })
        m_ui->timeBox->addItem(text, static_cast<int>(time));
    connect(m_ui->timeBox, &QComboBox::currentIndexChanged, this, [this] {
        m_filter->setTime(static_cast<Time>(m_ui->timeBox->currentData().toInt()));
        showEmpty();
    });
    connect(m_ui->auditButton, &QToolButton::clicked, this, [this] { showConfAudit(*this); });
    connect(m_ui->emptyButton, &QPushButton::clicked, this, [this] {
        m_ui->flagBox->setCurrentIndex(0);
        m_filter->setFlag({});
        m_ui->timeBox->setCurrentIndex(0);
        m_ui->filterEdit->clear();
        showEmpty();
    });
    connect(&connections, &Connections::changed, this, [this] {
        if (!m_soon.isActive())
            m_soon.start();
    });
    showCounts();
    showEmpty();
    showSelection();
}

TaintPage::~TaintPage() = default;

void TaintPage::connectTable()
{
    const int em = fontMetrics().averageCharWidth();
    QTreeView* table = m_ui->taintTable;
    m_filter->setSourceModel(&m_taints);
    table->setModel(m_filter);
    table->setItemDelegate(new RowDelegate(this));
    table->sortByColumn(TaintModel::GuestColumn, Qt::AscendingOrder);
    QHeaderView* header = table->header();
    header->resizeSection(TaintModel::GuestColumn, 24 * em);
    header->resizeSection(TaintModel::FlagColumn, 24 * em);
    header->resizeSection(TaintModel::NowColumn, 16 * em);
    header->resizeSection(TaintModel::NextColumn, 24 * em);
    header->resizeSection(TaintModel::CauseColumn, 56 * em);
    header->restoreState(m_settings.layout(u"taintTable"_s));
    if (!m_ui->splitter->restoreState(m_settings.layout(u"taintSplitter"_s)))
        m_ui->splitter->setSizes({ 300, 300 });

    for (const auto signal : { &QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved })
        connect(m_filter, signal, this, [this] { m_soon.start(); });
    connect(m_filter, &QAbstractItemModel::dataChanged, this, [this] { m_soon.start(); });
    connect(table->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        showSelection();
        // Commands to the monitor and changes of the config have no event: what is looked at is read again.
        Connection* connection = m_shown ? m_connections.connection(m_shown->guest.uri) : nullptr;
        if (connection && connection->state().isUsable())
            connection->refresh(m_shown->guest.uuid);
    });
    connect(table, &QAbstractItemView::activated, m_ui->guestButton, &QPushButton::click);
}

void TaintPage::fillExport()
{
    auto* menu = new QMenu(this);
    const auto add = [&](const QString& text, TaintFormat format, const QString& filter, const QString& suffix) {
        QAction* action = menu->addAction(text);
        action->setObjectName(u"export"_s + suffix);
        connect(
            action, &QAction::triggered, this, [this, format, filter, suffix] { askForFile(format, filter, suffix); });
    };
    add(tr("&CSV…"), TaintFormat::Csv, tr("CSV (*.csv)"), u"csv"_s);
    add(tr("&JSON…"), TaintFormat::Json, tr("JSON (*.json)"), u"json"_s);
    add(tr("&Markdown…"), TaintFormat::Markdown, tr("Markdown (*.md)"), u"md"_s);
    m_ui->exportButton->setMenu(menu);
}

void TaintPage::askForFile(TaintFormat format, const QString& filter, const QString& suffix)
{
    auto* dialog = new QFileDialog(this, tr("Save the taints that are listed"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({ filter, tr("All files (*)") });
    dialog->setDefaultSuffix(suffix);
    dialog->selectFile(u"taint."_s + suffix);
    connect(dialog, &QFileDialog::fileSelected, this, [this, format](const QString& name) { write(name, format); });
    dialog->open();
}

// What is listed, in the order in which it is.
void TaintPage::write(const QString& name, TaintFormat format)
{
    QList<TaintRow> rows;
    for (int row = 0; row < m_filter->rowCount(); ++row)
        rows.append(m_taints.rowAt(m_filter->mapToSource(m_filter->index(row, 0)).row()));
    const QString problem = saveWhole(name, exportTaints(rows, format).toUtf8());
    if (!problem.isEmpty())
        m_ui->messageBar->showMessage(
            MessageBar::Severity::Error, tr("The list could not be saved as %1.").arg(name), problem);
    else
        m_ui->messageBar->showMessage(MessageBar::Severity::Success, tr("The list was saved as %1.").arg(name));
}

void TaintPage::showCounts()
{
    const QVariant chosen = m_ui->flagBox->currentData();
    const QMap<TaintFlag, int> counts = m_taints.counts();
    QList<std::pair<QString, QVariant>> items { { tr("All flags (%1)").arg(m_taints.rowCount()), QVariant() } };
    for (const auto& [flag, count] : counts.asKeyValueRange())
        items.append({ u"%1 (%2)"_s.arg(taintFlagWord(flag)).arg(count), static_cast<int>(flag) });
    if (chosen.isValid() && !counts.contains(static_cast<TaintFlag>(chosen.toInt())))
        items.append({ u"%1 (0)"_s.arg(taintFlagWord(static_cast<TaintFlag>(chosen.toInt()))), chosen });
    for (int i = 0; i < items.size(); ++i) {
        if (i == m_ui->flagBox->count())
            m_ui->flagBox->addItem({});
        m_ui->flagBox->setItemText(i, items.at(i).first);
        m_ui->flagBox->setItemData(i, items.at(i).second);
    }
    while (m_ui->flagBox->count() > items.size())
        m_ui->flagBox->removeItem(m_ui->flagBox->count() - 1);
    const auto at = std::ranges::find(items, chosen, &std::pair<QString, QVariant>::second);
    m_ui->flagBox->setCurrentIndex(at == items.end() ? 0 : int(at - items.begin()));
}

void TaintPage::showEmpty()
{
    const bool isEmpty = m_filter->rowCount() == 0;
    const bool isFiltered = m_taints.rowCount() > 0;
    const QStringList uris = m_connections.uris();
    const bool isLoading = std::ranges::any_of(uris, [&](const QString& uri) {
        const auto phase = m_connections.connection(uri)->state().phase;
        return phase == ConnectionState::Phase::Opening || phase == ConnectionState::Phase::Loading;
    });
    const bool isOpen = std::ranges::any_of(
        uris, [&](const QString& uri) { return m_connections.connection(uri)->state().isUsable(); });
    m_ui->stack->setCurrentWidget(isEmpty ? m_ui->emptyPage : m_ui->tablePage);
    m_ui->emptyButton->setVisible(isFiltered);
    m_ui->exportButton->setEnabled(!isEmpty);
    m_ui->convertAllButton->setEnabled(!convertible().isEmpty());
    m_ui->taintDetails->setVisible(!isEmpty);
    if (isFiltered)
        m_ui->emptyLabel->setText(tr("No taint matches the filter."));
    else if (isLoading)
        m_ui->emptyLabel->setText(tr("The guests are being read."));
    else if (!isOpen)
        m_ui->emptyLabel->setText(tr("No connection is open, so nothing is known of taint."));
    else
        m_ui->emptyLabel->setText(tr(
            "No guest is tainted, and by what their XML says none will be at its next start.\n\n"
            "An interface of type='ethernet', an empty script path and a downscript alone do not taint. What cannot be "
            "foreseen: commands that somebody sends to QEMU, hooks, and settings of the host."));
}

const TaintRow* TaintPage::selected() const
{
    const QModelIndexList rows = m_ui->taintTable->selectionModel()->selectedRows();
    return rows.isEmpty() ? nullptr : &m_taints.rowAt(m_filter->mapToSource(rows.constFirst()).row());
}

void TaintPage::showSelection()
{
    const TaintRow* row = selected();
    if (row ? m_shown == *row : !m_shown && !m_ui->headingLabel->text().isEmpty())
        return;
    m_shown = row ? std::optional(*row) : std::nullopt;
    m_ui->guestButton->setEnabled(row);
    m_ui->convertButton->setVisible(row && row->flag == TaintFlag::ShellScripts);
    if (!row) {
        m_ui->headingLabel->setText(tr("Select a taint to see what it means and what can be done."));
        m_ui->textLabel->clear();
        m_ui->taintXml->hide();
        return;
    }
    const bool canConvert = scriptInterface(*row).has_value();
    m_ui->convertButton->setEnabled(canConvert);
    m_ui->convertButton->setToolTip(canConvert ? QString() : tr("No interface of this guest has the script any more."));
    m_scriptText.clear();
    showText(*row);
    readXml(*row);
    readScript(*row);
}

void TaintPage::showText(const TaintRow& row)
{
    m_ui->headingLabel->setText(u"%1: %2"_s.arg(row.name, taintFlagWord(row.flag)));
    QStringList paragraphs;
    addParagraph(paragraphs, tr("libvirt says"), { row.now ? row.now->text : QString() });
    addParagraph(paragraphs, tr("What it means"), { taintMeaning(row.flag) });
    const auto when = [](const QString& heading, const QString& word, const std::optional<TaintEntry>& entry) {
        const QString note = entry ? entry->note : QString();
        return heading + u' ' + word + (note.isEmpty() ? QString() : u". "_s + note);
    };
    addParagraph(paragraphs, tr("Now, and after the next start"),
        { when(tr("Now:"), taintCell(row, TaintModel::NowColumn), row.now),
            when(tr("After the next start:"), taintCell(row, TaintModel::NextColumn), row.next) });
    QStringList causes;
    for (const std::optional<TaintEntry>& entry : { row.now, row.next }) {
        for (const TaintCause& cause : entry ? entry->causes : QList<TaintCause>()) {
            if (!causes.contains(causeWords(cause)))
                causes.append(causeWords(cause));
        }
    }
    addParagraph(paragraphs, tr("Cause"), causes);
    addParagraph(paragraphs, tr("What can be done"), { taintRemedy(row.flag) });
    addParagraph(paragraphs, tr("What the script did"), { m_scriptText });
    const Connection* connection = m_connections.connection(row.guest.uri);
    const DomainPtr domain = connection ? connection->state().domain(row.guest.uuid) : DomainPtr();
    addParagraph(paragraphs, tr("What does not taint"), domain ? notTainting(*domain) : QStringList());
    m_ui->textLabel->setText(paragraphs.join(u"\n\n"_s));
}

// Of this machine only, and where this user may read it. It is never run.
void TaintPage::readScript(const TaintRow& row)
{
    const auto pair = scriptInterface(row);
    if (!pair)
        return;
    const QString path = scriptOf(*pair);
    if (doesNothing(path)) {
        m_scriptText = scriptWords(path, {});
        showText(row);
        return;
    }
    const bool isHere = m_connections.machineOf(row.guest.uri).source == MachineState::Source::Kernel
        && !m_connections.connection(row.guest.uri)->state().host.isDemo;
    if (!isHere || !path.startsWith(u'/'))
        return;
    deliver(readScriptText(path), this, [this, path, question = m_question](const std::optional<QString>& text) {
        if (question != m_question || !m_shown)
            return;
        m_scriptText = text ? scriptWords(path, readNetScript(*text)) : unreadableScriptWords(path);
        showText(*m_shown);
    });
}

// The XML that shows the cause: the config where that has it, as it is what can be changed.
void TaintPage::readXml(const TaintRow& row)
{
    const int question = ++m_question;
    Connection* connection = m_connections.connection(row.guest.uri);
    const bool isConfig = row.isPersistent && row.next && !row.next->causes.isEmpty();
    const bool isLive = row.isActive && row.now && !row.now->causes.isEmpty();
    if (!connection || !connection->state().isUsable() || (!isConfig && !isLive)) {
        m_ui->taintXml->hide();
        return;
    }
    deliver(connection->readXml(row.guest.uuid, isConfig ? Connection::Xml::Config : Connection::Xml::Live), this,
        [this, question, flag = row.flag](const Result<QString>& answer) { receiveXml(question, flag, answer); });
}

void TaintPage::receiveXml(int question, TaintFlag flag, const Result<QString>& answer)
{
    if (question != m_question || !m_shown)
        return;
    const auto causes = answer ? readTaintCauses(answer->toUtf8()) : Result<QList<TaintCause>>();
    if (answer && causes && m_ui->taintXml->isHidden()) { // it has no size of its own before it is shown
        const int half = m_ui->taintDetails->width() / 2;
        m_ui->taintXml->show();
        m_ui->taintDetails->setSizes({ half, half });
    }
    m_ui->taintXml->setVisible(answer && causes);
    if (!answer || !causes)
        return;
    QList<XmlMark> marks;
    for (const TaintCause& cause : *causes) {
        for (int line = cause.line; cause.flag == flag && line <= cause.lastLine; ++line)
            marks.append({ .line = line, .text = causeWords(cause), .isError = false });
    }
    m_ui->taintXml->setXml(*answer);
    m_ui->taintXml->setMarks(marks);
    if (!marks.isEmpty())
        m_ui->taintXml->showLine(marks.constFirst().line);
}

QSet<DomainKey> TaintPage::convertible() const
{
    QSet<DomainKey> guests;
    for (int row = 0; row < m_filter->rowCount(); ++row) {
        const TaintRow& taint = m_taints.rowAt(m_filter->mapToSource(m_filter->index(row, 0)).row());
        if (scriptInterface(taint))
            guests.insert(taint.guest);
    }
    return guests;
}

std::optional<InterfacePair> TaintPage::scriptInterface(const TaintRow& row) const
{
    const Connection* connection = m_connections.connection(row.guest.uri);
    const DomainPtr domain = connection ? connection->state().domain(row.guest.uuid) : DomainPtr();
    if (!domain || row.flag != TaintFlag::ShellScripts)
        return {};
    const QList<InterfacePair> pairs = domain->interfaces();
    const auto found = std::ranges::find_if(pairs, [](const InterfacePair& pair) { return !scriptOf(pair).isEmpty(); });
    return found == pairs.end() ? std::nullopt : std::optional(*found);
}

void TaintPage::focusFilter()
{
    m_ui->filterEdit->setFocus(Qt::ShortcutFocusReason);
    m_ui->filterEdit->selectAll();
}

void TaintPage::save() const
{
    m_settings.setLayout(u"taintTable"_s, m_ui->taintTable->header()->saveState());
    m_settings.setLayout(u"taintSplitter"_s, m_ui->splitter->saveState());
}

} // namespace VirtTap
