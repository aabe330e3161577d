#include "ui/interfacestab.h"
#include "ui_interfacestab.h"

#include <QAction>
#include <QHeaderView>

#include "models/interfacetablemodel.h"
#include "models/roles.h"
#include "ui/icons.h"
#include "ui/rowdelegate.h"

using namespace Qt::StringLiterals;

namespace VirtTap {

namespace {

// A push button that shows and does what an action says.
void bind(QPushButton* button, QAction* action)
{
    const auto update = [button, action] {
        button->setText(action->text());
        button->setIcon(action->icon());
        button->setEnabled(action->isEnabled());
        button->setToolTip(action->toolTip());
    };
    update();
    QObject::connect(action, &QAction::changed, button, update);
    QObject::connect(button, &QPushButton::clicked, action, &QAction::trigger);
}

} // namespace

InterfacesTab::InterfacesTab(QWidget* parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::InterfacesTab>())
    , m_model(new InterfaceTableModel(this))
{
    m_ui->setupUi(this);
    const int margin = fontMetrics().height() / 2;
    m_ui->buttons->setContentsMargins(margin, margin, margin, margin);
    m_ui->buttons->setSpacing(margin);
    m_ui->differenceRow->setSpacing(margin);
    m_ui->differenceRow->setContentsMargins(margin, margin, margin, 0);
    m_ui->differenceIcon->setPixmap(icon(u"pending").pixmap(QSize(2 * margin, 2 * margin), devicePixelRatioF()));
    m_ui->interfaceTable->setModel(m_model);
    m_ui->interfaceTable->setSortingEnabled(false); // the order is the guest's own: net0, net1, ...
    m_ui->interfaceTable->setItemDelegate(new RowDelegate(this));

    connect(m_ui->interfaceTable->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        showDifference();
        emit selectionChanged();
    });
    connect(m_ui->interfaceTable, &QTreeView::activated, this, &InterfacesTab::activated);
    connect(m_ui->interfaceTable, &QWidget::customContextMenuRequested, this,
        [this](const QPoint& at) { emit menuAsked(m_ui->interfaceTable->viewport()->mapToGlobal(at)); });
}

InterfacesTab::~InterfacesTab() = default;

QTreeView* InterfacesTab::table() const
{
    return m_ui->interfaceTable;
}

void InterfacesTab::setActions(QAction* create, QAction* replace, QAction* detach, QAction* diagnose)
{
    bind(m_ui->newButton, create);
    bind(m_ui->replaceButton, replace);
    bind(m_ui->detachButton, detach);
    bind(m_ui->diagnoseButton, diagnose);
    connect(m_ui->emptyButton, &QPushButton::clicked, create, &QAction::trigger);
}

void InterfacesTab::showGuest(const DomainKey& key, const DomainPtr& domain, bool canChange, bool isStale)
{
    const bool isOther = key != m_model->guest();
    m_model->setGuest(key, domain, isStale);
    showEmpty(domain, canChange);
    if (isOther && m_model->rowCount() > 0)
        m_ui->interfaceTable->setCurrentIndex(m_model->index(0, 0));
    showDifference();
    emit selectionChanged();
}

void InterfacesTab::showEmpty(const DomainPtr& domain, bool canChange)
{
    const bool isEmpty = m_model->rowCount() == 0;
    m_ui->stack->setCurrentWidget(isEmpty ? m_ui->emptyPage : m_ui->tablePage);
    if (!isEmpty)
        return;
    QString why;
    if (!domain)
        why = tr("This guest is no longer there.");
    else if (!domain->problem.isEmpty())
        why = domain->problem;
    else if (!domain->isRead)
        why = tr("The interfaces of this guest are being read.");
    else
        why = tr("%1 has no network interface.").arg(domain->name);
    m_ui->emptyLabel->setText(why);
    m_ui->emptyButton->setVisible(domain && domain->isRead && domain->problem.isEmpty() && canChange);
}

std::optional<InterfacePair> InterfacesTab::selected() const
{
    const QModelIndexList rows = m_ui->interfaceTable->selectionModel()->selectedRows();
    if (rows.isEmpty())
        return std::nullopt;
    return m_model->pairAt(rows.constFirst().row());
}

void InterfacesTab::showDifference()
{
    const QModelIndex current = m_ui->interfaceTable->currentIndex();
    const QString change = current.isValid() && selected()
        ? current.siblingAtColumn(InterfaceTableModel::WhenColumn).data(PendingRole).toString()
        : QString();
    m_ui->differenceLabel->setText(change);
    m_ui->differenceLabel->setVisible(!change.isEmpty());
    m_ui->differenceIcon->setVisible(!change.isEmpty());
}

void InterfacesTab::restoreColumns(const QByteArray& layout)
{
    QHeaderView* header = m_ui->interfaceTable->header();
    const int em = fontMetrics().averageCharWidth();
    const QList<QPair<int, int>> widths { { InterfaceTableModel::NameColumn, 10 },
        { InterfaceTableModel::TypeColumn, 10 }, { InterfaceTableModel::SourceColumn, 9 },
        { InterfaceTableModel::TargetColumn, 33 }, { InterfaceTableModel::WhenColumn, 27 },
        { InterfaceTableModel::MacColumn, 21 }, { InterfaceTableModel::ModelColumn, 10 },
        { InterfaceTableModel::QueuesColumn, 9 }, { InterfaceTableModel::MtuColumn, 8 },
        { InterfaceTableModel::LinkColumn, 8 }, { InterfaceTableModel::ScriptsColumn, 24 } };
    for (const auto& [column, width] : widths)
        header->resizeSection(column, width * em);
    header->moveSection(header->visualIndex(InterfaceTableModel::WhenColumn), 4);
    header->moveSection(header->visualIndex(InterfaceTableModel::MacColumn), 5);
    header->restoreState(layout);
}

} // namespace VirtTap
