#include "ui/guestspage.h"
#include "ui_guestspage.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QScopedValueRollback>

#include "core/connection.h"
#include "core/connections.h"
#include "models/guestfiltermodel.h"
#include "models/guesttreemodel.h"
#include "models/roles.h"
#include "ui/icons.h"
#include "ui/interfacestab.h"
#include "ui/rowdelegate.h"
#include "ui/settings.h"

using namespace Qt::StringLiterals;

namespace VirtTap {

GuestsPage::GuestsPage(Connections& connections, GuestTreeModel& guests, Settings& settings, QWidget* parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::GuestsPage>())
    , m_connections(connections)
    , m_guests(guests)
    , m_filter(new GuestFilterModel(this))
    , m_settings(settings)
    , m_wanted(settings.selection())
    , m_collapsed(settings.collapsed())
{
    m_ui->setupUi(this);
    const int margin = fontMetrics().height() / 3;
    m_ui->filterRow->setContentsMargins(margin, margin, margin, margin);
    m_ui->filterEdit->addAction(icon(u"search"), QLineEdit::LeadingPosition);
    m_ui->noMatchLabel->setContentsMargins(margin, 2 * margin, margin, 2 * margin);
    m_ui->connectionPane->setConnections(&connections);
    m_ui->guestDetails->setConnections(&connections);

    m_filter->setSourceModel(&guests);
    QTreeView* view = m_ui->guestTree;
    view->setModel(m_filter);
    view->setItemDelegate(new RowDelegate(this));
    view->sortByColumn(GuestTreeModel::NameColumn, Qt::AscendingOrder);
    view->setExpandsOnDoubleClick(false);
    view->installEventFilter(this);
    m_ui->filterEdit->installEventFilter(this);

    connect(view->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &GuestsPage::currentChanged);
    connect(view, &QTreeView::activated, this,
        [this](const QModelIndex& index) { emit activated(m_guests.keyOf(m_filter->mapToSource(index))); });
    connect(view, &QWidget::customContextMenuRequested, this, [this, view](const QPoint& at) {
        if (view->indexAt(at).isValid())
            emit menuAsked(view->viewport()->mapToGlobal(at));
    });
    connect(view, &QTreeView::collapsed, this, [this](const QModelIndex& index) {
        if (!m_isFiltering && !m_collapsed.contains(index.data(UriRole).toString()))
            m_collapsed.append(index.data(UriRole).toString());
    });
    connect(view, &QTreeView::expanded, this, [this](const QModelIndex& index) {
        if (!m_isFiltering && m_filter->filterText().isEmpty())
            m_collapsed.removeAll(index.data(UriRole).toString());
    });
    connect(m_filter, &QAbstractItemModel::rowsInserted, this, &GuestsPage::rowsInserted);
    connect(m_ui->filterEdit, &QLineEdit::textChanged, this, &GuestsPage::setFilter);
    connect(
        &connections, &Connections::changed, this, [this](const ConnectionState& state, const QSet<QUuid>& domains) {
            if (state.uri != m_selection.uri)
                return;
            if (m_selection.isNull())
                m_ui->connectionPane->refresh();
            else if (domains.isEmpty() || domains.contains(m_selection.uuid))
                m_ui->guestDetails->refresh();
        });
    connect(&connections, &Connections::machineChanged, this, [this] {
        if (m_selection.isNull())
            m_ui->connectionPane->refresh();
    });
    restore();
}

GuestsPage::~GuestsPage() = default;

GuestDetails& GuestsPage::details() const
{
    return *m_ui->guestDetails;
}

ConnectionPane& GuestsPage::connectionPane() const
{
    return *m_ui->connectionPane;
}

QTreeView* GuestsPage::tree() const
{
    return m_ui->guestTree;
}

void GuestsPage::restore()
{
    const int em = fontMetrics().averageCharWidth();
    m_ui->treeBox->setMinimumWidth(34 * em);
    m_ui->splitter->setStretchFactor(0, 1);
    m_ui->splitter->setStretchFactor(1, 1);
    m_ui->splitter->setSizes({ 104 * em, 104 * em });
    m_ui->splitter->restoreState(m_settings.layout(u"guestsSplitter"_s));
    QHeaderView* header = m_ui->guestTree->header();
    header->setStretchLastSection(true);
    header->resizeSection(GuestTreeModel::NameColumn, 24 * em);
    header->resizeSection(GuestTreeModel::StateColumn, 16 * em);
    header->resizeSection(GuestTreeModel::InterfacesColumn, 24 * em);
    header->resizeSection(GuestTreeModel::TaintColumn, 12 * em);
    header->resizeSection(GuestTreeModel::NotesColumn, 16 * em);
    header->restoreState(m_settings.layout(u"guestTree"_s));
    m_ui->guestDetails->interfaces().restoreColumns(m_settings.layout(u"interfaceTable"_s));
    m_ui->filterEdit->setText(m_settings.filter());
    setFilter(m_settings.filter());
    rowsInserted();
    showSelection();
}

void GuestsPage::save() const
{
    m_settings.setLayout(u"guestsSplitter"_s, m_ui->splitter->saveState());
    m_settings.setLayout(u"guestTree"_s, m_ui->guestTree->header()->saveState());
    m_settings.setLayout(u"interfaceTable"_s, m_ui->guestDetails->interfaces().table()->header()->saveState());
    m_settings.setFilter(m_ui->filterEdit->text());
    m_settings.setCollapsed(m_collapsed);
    m_settings.setSelection(m_selection.uri.isEmpty() ? m_wanted : m_selection);
}

// New connections show their guests, and what was selected last time is selected when it appears.
void GuestsPage::rowsInserted()
{
    const bool isFiltered = !m_filter->filterText().isEmpty();
    for (int row = 0; row < m_filter->rowCount(); ++row) {
        const QModelIndex connection = m_filter->index(row, 0);
        if (isFiltered || !m_collapsed.contains(connection.data(UriRole).toString()))
            m_ui->guestTree->expand(connection);
    }
    if (!m_wanted.uri.isEmpty() && !m_isFiltering)
        select(m_wanted);
    else if (m_wanted.uri.isEmpty() && m_selection.uri.isEmpty() && m_filter->rowCount() > 0)
        select({ m_filter->index(0, 0).data(UriRole).toString(), {} });
}

void GuestsPage::select(const DomainKey& key)
{
    const QModelIndex source = key.isNull() ? m_guests.connectionIndex(key.uri) : m_guests.guestIndex(key);
    const QModelIndex index = m_filter->mapFromSource(source);
    if (!index.isValid()) {
        m_wanted = key;
        return;
    }
    m_wanted = {};
    m_ui->guestTree->setCurrentIndex(index);
    m_ui->guestTree->scrollTo(index);
}

void GuestsPage::currentChanged()
{
    const QModelIndex current = m_ui->guestTree->currentIndex();
    if (!current.isValid() && m_isFiltering)
        return; // still there, only not listed
    const DomainKey key = current.isValid() ? m_guests.keyOf(m_filter->mapToSource(current)) : DomainKey {};
    if (m_isFiltering && key != m_selection)
        return;
    if (key == m_selection)
        return;
    m_selection = key;
    if (!m_isStandingIn)
        m_wanted = {};
    showSelection();
}

void GuestsPage::showSelection()
{
    if (m_selection.uri.isEmpty()) {
        m_ui->detailsStack->setCurrentWidget(m_ui->nothingPage);
    } else if (m_selection.isNull()) {
        m_ui->connectionPane->showConnection(m_selection.uri, m_settings.connection(m_selection.uri).connectsByItself);
        m_ui->detailsStack->setCurrentWidget(m_ui->connectionPane);
    } else {
        m_ui->guestDetails->showGuest(m_selection);
        m_ui->detailsStack->setCurrentWidget(m_ui->guestDetails);
    }
    emit selectionChanged();
}

void GuestsPage::setFilter(const QString& text)
{
    {
        const QScopedValueRollback filtering(m_isFiltering, true);
        m_filter->setFilterText(text);
    }
    for (int row = 0; row < m_filter->rowCount(); ++row) {
        const QModelIndex connection = m_filter->index(row, 0);
        const bool expands = !text.trimmed().isEmpty() || !m_collapsed.contains(connection.data(UriRole).toString());
        const QScopedValueRollback filtering(m_isFiltering, true);
        m_ui->guestTree->setExpanded(connection, expands);
    }
    if (!m_selection.uri.isEmpty()) {
        const QModelIndex source
            = m_selection.isNull() ? m_guests.connectionIndex(m_selection.uri) : m_guests.guestIndex(m_selection);
        const QModelIndex index = m_filter->mapFromSource(source);
        const QScopedValueRollback filtering(m_isFiltering, true);
        m_ui->guestTree->setCurrentIndex(index);
        if (index.isValid())
            m_ui->guestTree->scrollTo(index);
    }
    const bool isNothing = m_filter->rowCount() == 0 && !text.trimmed().isEmpty();
    m_ui->noMatchLabel->setText(
        tr("Nothing matches “%1”. Names, taps, MAC addresses and UUIDs were searched.").arg(text));
    m_ui->noMatchLabel->setVisible(isNothing);
}

void GuestsPage::focusFilter()
{
    m_ui->filterEdit->setFocus(Qt::ShortcutFocusReason);
    m_ui->filterEdit->selectAll();
}

void GuestsPage::focusDetails()
{
    m_ui->guestDetails->interfaces().table()->setFocus(Qt::OtherFocusReason);
}

bool GuestsPage::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_ui->filterEdit && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Escape && !m_ui->filterEdit->text().isEmpty()) {
            m_ui->filterEdit->clear();
            return true;
        }
        if (key == Qt::Key_Down || key == Qt::Key_Return || key == Qt::Key_Enter) {
            m_ui->guestTree->setFocus(Qt::OtherFocusReason);
            return true;
        }
    }
    if (watched == m_ui->guestTree && event->type() == QEvent::FocusIn && !m_ui->guestTree->currentIndex().isValid()) {
        const QScopedValueRollback standingIn(
            m_isStandingIn, true); // Qt would take the first row as the person's choice
        m_ui->guestTree->setCurrentIndex(m_filter->index(0, 0));
    }
    if (watched == m_ui->guestTree && event->type() == QEvent::ContextMenu) {
        auto* menu = static_cast<QContextMenuEvent*>(event);
        const QModelIndex current = m_ui->guestTree->currentIndex();
        if (menu->reason() == QContextMenuEvent::Keyboard && current.isValid()) {
            emit menuAsked(m_ui->guestTree->viewport()->mapToGlobal(m_ui->guestTree->visualRect(current).center()));
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace VirtTap
