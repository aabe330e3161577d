#include "ui/tapspage.h"
#include "ui_tapspage.h"

#include <QHeaderView>
#include <QToolButton>

#include "core/connection.h"
#include "core/tapservice.h"
#include "models/roles.h"
#include "models/tapfiltermodel.h"
#include "models/words.h"
#include "ui/icons.h"
#include "ui/rowdelegate.h"
#include "ui/settings.h"
#include "ui/tapfacts.h"

using namespace Qt::StringLiterals;

namespace VirtTap {

namespace {

// The reason why a column is not known of this link; nothing when it is.
std::optional<QString> whyNot(const MachineState& machine, const Link& link, int column)
{
    const auto reason
        = [](const auto& known) { return known.isKnown() ? std::nullopt : std::optional(known.reason()); };
    switch (column) {
    case TapTableModel::StateColumn:
        return reason(link.isUp);
    case TapTableModel::BridgeColumn:
        return reason(machine.bridgeOf(link));
    case TapTableModel::MtuColumn:
        return reason(link.mtu);
    case TapTableModel::MacColumn:
        return reason(link.mac);
    case TapTableModel::QueuesColumn:
    case TapTableModel::OpenedByColumn:
        return reason(link.tun);
    case TapTableModel::MakerColumn:
        return reason(link.maker);
    default:
        return std::nullopt;
    }
}

// One that has not answered yet is no news, and that there is no helper is said where it is missed.
QString whyNoTaps(const TapServiceState& state)
{
    using Availability = TapServiceState::Availability;
    const bool isNews
        = state.availability == Availability::OtherVersion || state.availability == Availability::NoPolkit;
    return isNews ? state.whatToDo() : QString();
}

} // namespace

TapsPage::TapsPage(Connections& connections, TapTableModel& taps, Settings& settings, QWidget* parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::TapsPage>())
    , m_connections(connections)
    , m_taps(taps)
    , m_filter(new TapFilterModel(this))
    , m_settings(settings)
{
    m_ui->setupUi(this);
    m_facts = new TapFacts(*m_ui->facts, this);
    m_factsSoon.setSingleShot(true);
    m_factsSoon.setInterval(30);
    m_ages.setInterval(30'000);
    connect(&m_factsSoon, &QTimer::timeout, this, &TapsPage::showSelection);
    connect(&m_ages, &QTimer::timeout, this, &TapsPage::showSources);
    connect(m_facts, &TapFacts::guestAsked, this, &TapsPage::guestAsked);
    const int margin = fontMetrics().height() / 2;
    m_ui->filterRow->setContentsMargins(margin / 2, margin / 2, margin / 2, margin / 2);
    m_ui->detailsLayout->setContentsMargins(2 * margin, margin, 2 * margin, margin);
    m_ui->filterEdit->addAction(icon(u"search"), QLineEdit::LeadingPosition);
    m_ui->generatedButton->setIcon(icon(u"filter"));
    m_ui->generatedButton->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_ui->useButton->setIcon(icon(u"new-interface"));
    m_ui->messageBar->setClosable(false);
    QFont bold = font();
    bold.setBold(true);
    bold.setPointSizeF(bold.pointSizeF() * 1.15);
    m_ui->nameLabel->setFont(bold);

    m_filter->setSourceModel(&taps);
    m_ui->tapTable->setModel(m_filter);
    m_ui->tapTable->setItemDelegate(new RowDelegate(this));
    m_ui->tapTable->sortByColumn(TapTableModel::NameColumn, Qt::AscendingOrder);

    connect(m_ui->filterEdit, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_filter->setFilterText(text);
        showEmpty();
    });
    connect(m_ui->generatedButton, &QToolButton::toggled, this, [this](bool shows) {
        m_filter->setShowsGenerated(shows);
        showEmpty();
    });
    connect(m_ui->tapTable->selectionModel(), &QItemSelectionModel::selectionChanged, this, &TapsPage::showSelection);
    connect(m_ui->tapTable->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &TapsPage::showSelection);
    connect(
        m_ui->tapTable->selectionModel(), &QItemSelectionModel::selectionChanged, this, &TapsPage::selectionChanged);
    connect(m_ui->tapTable, &QAbstractItemView::activated, this, &TapsPage::activated);
    connect(m_ui->tapTable, &QWidget::customContextMenuRequested, this,
        [this](const QPoint& at) { emit menuAsked(m_ui->tapTable->viewport()->mapToGlobal(at)); });
    connect(m_filter, &QAbstractItemModel::dataChanged, this, &TapsPage::linksChanged);
    for (const auto signal : { &QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved })
        connect(m_filter, signal, this, [this] { showEmpty(); });
    connect(&connections, &Connections::machineChanged, this, &TapsPage::showSources);
    connect(&connections, &Connections::changed, this, &TapsPage::showSources);
    connect(&connections, &Connections::tapServiceChanged, this, &TapsPage::showSources);
    connect(m_ui->useButton, &QPushButton::clicked, this, &TapsPage::useSelected);
    connect(m_ui->emptyButton, &QPushButton::clicked, this, [this] {
        if (!m_ui->filterEdit->text().isEmpty())
            m_ui->filterEdit->clear();
        else if (!m_ui->generatedButton->isChecked() && m_taps.rowCount() > 0)
            m_ui->generatedButton->setChecked(true);
        else if (isAnyOpen())
            emit newTapsAsked();
        else
            emit connectAsked();
    });
    restore();
    showSources();
    showSelection();
}

TapsPage::~TapsPage() = default;

void TapsPage::restore()
{
    const int em = fontMetrics().averageCharWidth();
    QHeaderView* header = m_ui->tapTable->header();
    const QList<QPair<int, int>> widths { { TapTableModel::NameColumn, 18 }, { TapTableModel::StateColumn, 30 },
        { TapTableModel::UsedByColumn, 28 }, { TapTableModel::BridgeColumn, 11 }, { TapTableModel::QueuesColumn, 17 },
        { TapTableModel::MtuColumn, 9 }, { TapTableModel::MacColumn, 22 }, { TapTableModel::OpenedByColumn, 22 },
        { TapTableModel::MakerColumn, 26 }, { TapTableModel::AfterRebootColumn, 22 } };
    for (const auto& [column, width] : widths)
        header->resizeSection(column, width * em);
    header->restoreState(m_settings.layout(u"tapTable"_s));
    m_ui->splitter->setStretchFactor(0, 1);
    m_ui->splitter->setStretchFactor(1, 0);
    m_ui->splitter->setSizes({ 26 * fontMetrics().height(), 16 * fontMetrics().height() });
    m_ui->detailsArea->setMinimumHeight(6 * fontMetrics().height());
    m_ui->splitter->restoreState(m_settings.layout(u"tapsSplitter"_s));
    m_ui->generatedButton->setChecked(m_settings.showsGeneratedTaps());
}

void TapsPage::save() const
{
    m_settings.setLayout(u"tapTable"_s, m_ui->tapTable->header()->saveState());
    m_settings.setLayout(u"tapsSplitter"_s, m_ui->splitter->saveState());
    m_settings.setShowsGeneratedTaps(m_ui->generatedButton->isChecked());
}

void TapsPage::focusFilter()
{
    m_ui->filterEdit->setFocus(Qt::ShortcutFocusReason);
    m_ui->filterEdit->selectAll();
}

void TapsPage::setActions(QAction* make, const QList<QAction*>& others)
{
    m_ui->newButton->setDefaultAction(make);
    m_ui->newButton->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    const QList<QToolButton*> buttons { m_ui->editButton, m_ui->resetButton, m_ui->deleteButton };
    for (qsizetype i = 0; i < others.size(); ++i) {
        buttons.at(i)->setDefaultAction(others.at(i));
        buttons.at(i)->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    }
}

QTreeView* TapsPage::table() const
{
    return m_ui->tapTable;
}

QList<int> TapsPage::selectedRows() const
{
    QList<int> rows;
    const QModelIndexList selected = m_ui->tapTable->selectionModel()->selectedRows();
    for (const QModelIndex& index : selected)
        rows.append(m_filter->mapToSource(index).row());
    return rows;
}

// The one that the focus is on, if it is among those that are selected.
int TapsPage::selectedRow() const
{
    const QList<int> rows = selectedRows();
    const QModelIndex current = m_ui->tapTable->currentIndex();
    if (rows.isEmpty())
        return -1;
    const int row = current.isValid() ? m_filter->mapToSource(current).row() : -1;
    return rows.contains(row) ? row : rows.constFirst();
}

void TapsPage::useSelected()
{
    if (const int row = selectedRow(); row >= 0)
        emit useAsked(m_taps.keyAt(row).machine, m_taps.linkAt(row).name);
}

// Says of each machine whose taps are not, or not fully, known why that is so, and of what is only remembered its age.
void TapsPage::showSources()
{
    QStringList reasons;
    bool isAnyStale = false;
    const auto say = [&](const MachineState& machine, const QString& what) {
        const QString reason = machine.name.isEmpty() ? what : tr("%1: %2").arg(machine.name, what);
        if (!what.isEmpty() && !reasons.contains(reason))
            reasons.append(reason);
    };
    const QStringList uris = m_connections.uris();
    for (const QString& uri : uris) {
        const Connection* connection = m_connections.connection(uri);
        if (!connection || connection->state().host.machineId.isEmpty())
            continue;
        const MachineState machine = m_connections.machineOf(uri);
        if (m_taps.isStale(machine.id) && !machine.links.isEmpty()) {
            isAnyStale = true;
            say(machine,
                machine.asOf.isValid()
                    ? tr("no connection is open; its taps are shown as they were %1", "%1 is “3 minutes ago”")
                          .arg(ageWords(machine.asOf, QDateTime::currentDateTimeUtc()))
                    : tr("no connection is open; its taps are shown as they were last seen"));
        }
        if (machine.source != MachineState::Source::Kernel)
            say(machine, machine.reason);
        if (const TapService* service = m_connections.tapService(machine.id))
            say(machine, whyNoTaps(service->state()));
    }
    if (isAnyStale && isVisible())
        m_ages.start();
    else
        m_ages.stop();
    if (reasons.isEmpty())
        m_ui->messageBar->clear();
    else if (reasons.join(u'\n') != m_ui->messageBar->text())
        m_ui->messageBar->showMessage(MessageBar::Severity::Information, reasons.join(u'\n'));
    m_ui->tapTable->setColumnHidden(TapTableModel::MachineColumn, uris.size() < 2);
    showEmpty();
}

void TapsPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    showSources(); // ages have gone on meanwhile
}

void TapsPage::select(const QString& machine, const QString& tap)
{
    m_ui->filterEdit->clear();
    for (int row = 0; row < m_taps.rowCount(); ++row) {
        if (m_taps.keyAt(row).machine != machine || m_taps.linkAt(row).name != tap)
            continue;
        m_ui->tapTable->setCurrentIndex(m_filter->mapFromSource(m_taps.index(row, 0)));
        m_ui->tapTable->setFocus();
    }
}

bool TapsPage::isAnyOpen() const
{
    const QStringList uris = m_connections.uris();
    return std::ranges::any_of(
        uris, [this](const QString& uri) { return m_connections.connection(uri)->state().isUsable(); });
}

void TapsPage::showEmpty()
{
    const bool isEmpty = m_filter->rowCount() == 0;
    m_ui->stack->setCurrentWidget(isEmpty ? m_ui->emptyPage : m_ui->tablePage);
    if (!isEmpty) {
        if (!m_ui->detailsArea->isVisibleTo(this))
            showSelection();
        return;
    }
    m_ui->detailsArea->hide();
    const bool hidesGenerated = !m_ui->generatedButton->isChecked()
        && m_taps.match(m_taps.index(0, 0), IsGeneratedRole, true, 1, Qt::MatchExactly).size() > 0;

    m_ui->emptyButton->show();
    if (!m_ui->filterEdit->text().isEmpty()) {
        m_ui->emptyLabel->setText(tr("No tap matches “%1”.").arg(m_ui->filterEdit->text()));
        m_ui->emptyButton->setText(tr("Clear the Filter"));
    } else if (!isAnyOpen()) {
        m_ui->emptyLabel->setText(tr("No connection is open, so no taps are known."));
        m_ui->emptyButton->setText(tr("Add Connection…"));
    } else if (hidesGenerated) {
        m_ui->emptyLabel->setText(tr("All taps here are libvirt’s own: it creates and deletes them with the guest."));
        m_ui->emptyButton->setText(tr("Show Them"));
    } else {
        m_ui->emptyLabel->setText(
            tr("There is no tap on the machines that are connected. When one is made, it appears here at once."));
        m_ui->emptyButton->setText(tr("New Taps…"));
    }
}

void TapsPage::showSelection()
{
    const int row = selectedRow();
    m_ui->detailsArea->setVisible(row >= 0);
    if (row < 0)
        return;
    const Link& link = m_taps.linkAt(row);
    const int size = m_ui->nameLabel->fontMetrics().height() + 4;
    const QString picture = m_taps.index(row, TapTableModel::StateColumn).data(IconNameRole).toString();
    m_ui->stateIcon->setPixmap(icon(picture).pixmap(QSize(size, size), devicePixelRatioF()));
    m_ui->nameLabel->setText(link.name);
    showFacts(row);
}

void TapsPage::showFacts(int row)
{
    const Link& link = m_taps.linkAt(row);
    const MachineState machine = m_connections.machine(m_taps.keyAt(row).machine);
    QList<TapFacts::Fact> facts;
    const auto add = [&](const QString& caption, const QString& text) {
        facts.append({ caption, text.isEmpty() ? tr("none") : text });
    };
    const auto addColumn = [&](int column) {
        const bool isMissing = column == TapTableModel::StateColumn && m_taps.isMissingAt(row);
        const std::optional<QString> why = isMissing ? std::nullopt : whyNot(machine, link, column);
        add(m_taps.headerData(column, Qt::Horizontal).toString(),
            why ? whyUnknown(*why) : m_taps.index(row, column).data().toString());
    };
    const QList<TapUser> users = m_taps.usersAt(row);
    if (users.isEmpty()) {
        add(tr("Used by"),
            m_taps.hasUnseenUsersAt(row) ? tr("perhaps guests of others, which are not seen here")
                                         : tr("no guest of the connections open here"));
    }
    addColumn(TapTableModel::StateColumn);
    add(tr("Carrier"), carrierWords(link));
    for (const int column : { TapTableModel::BridgeColumn, TapTableModel::QueuesColumn, TapTableModel::MtuColumn,
             TapTableModel::MacColumn, TapTableModel::OpenedByColumn, TapTableModel::MakerColumn })
        addColumn(column);
    if (link.isTap())
        add(tr("Persistent"), persistenceWords(link));
    addColumn(TapTableModel::AfterRebootColumn);
    if (const std::optional<ManagedTap>& made = m_taps.managedAt(row); made && made->hasDrifted())
        add(tr("Since it was made"), m_taps.index(row, TapTableModel::MakerColumn).data(Qt::ToolTipRole).toString());
    if (!link.altNames.isEmpty())
        add(tr("Also named"), link.altNames.join(u", "_s));
    if (!link.alias.valueOr({}).isEmpty())
        add(tr("Alias"), link.alias.value());
    m_facts->show(facts, users);
    m_ui->useButton->setEnabled(!m_taps.isMissingAt(row));
}

// Of hundreds of links that change only the selected one is looked at, and once for what comes together.
void TapsPage::linksChanged(const QModelIndex& first, const QModelIndex& last)
{
    const QModelIndexList rows = m_ui->tapTable->selectionModel()->selectedRows();
    if (!rows.isEmpty() && rows.constFirst().row() >= first.row() && rows.constFirst().row() <= last.row())
        m_factsSoon.start();
}

} // namespace VirtTap
