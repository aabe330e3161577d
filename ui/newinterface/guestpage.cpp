#include "ui/newinterface/guestpage.h"

#include "core/connections.h"
#include "models/guestfiltermodel.h"
#include "models/guesttreemodel.h"
#include "models/words.h"
#include "ui/icons.h"
#include "ui/rowdelegate.h"
#include "ui/newinterface/requesteditor.h"
#include "ui/newinterface/scopechoice.h"
#include "ui_guestpage.h"

#include <QHeaderView>
#include <QScopedValueRollback>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace VirtTap {

namespace {

using Deed = InterfaceRequest::Deed;

bool isSame(const InterfacePair& a, const InterfacePair& b)
{
    return a.shown().mac == b.shown().mac && a.shown().address == b.shown().address;
}

} // namespace

GuestPage::GuestPage(RequestEditor& editor, QWidget* parent)
    : WizardPage(parent)
    , m_editor(editor)
    , m_ui(std::make_unique<Ui::GuestPage>())
{
    m_ui->setupUi(this);
    m_ui->guestFilter->addAction(icon(u"filter"), QLineEdit::LeadingPosition);

    connect(m_ui->guestFilter, &QLineEdit::textChanged, this, &GuestPage::filter);
    connect(m_ui->replaceRadio, &QRadioButton::clicked, this, [this] { chooseDeed(Deed::Replace); });
    connect(m_ui->addRadio, &QRadioButton::clicked, this, [this] { chooseDeed(Deed::Add); });
    connect(m_ui->writeXmlRadio, &QRadioButton::clicked, this, [this] { chooseDeed(Deed::WriteXml); });
    connect(m_ui->replaceCombo, &QComboBox::activated, this, &GuestPage::chooseReplaced);
    connect(m_ui->bothRadio, &QRadioButton::clicked, this, [this] { chooseScope(Scope::Both); });
    connect(m_ui->nowRadio, &QRadioButton::clicked, this, [this] { chooseScope(Scope::Now); });
    connect(m_ui->configRadio, &QRadioButton::clicked, this, [this] { chooseScope(Scope::AfterNextStart); });
    connect(m_ui->discardSavedStateCheck, &QCheckBox::clicked, this, [this](bool isChecked) {
        InterfaceRequest request = m_editor.request();
        request.discardSavedState = isChecked;
        m_editor.setRequest(request);
    });
    connect(&m_editor, &RequestEditor::changed, this, &GuestPage::showAll);
    showAll();
}

GuestPage::~GuestPage() = default;

QString GuestPage::title() const
{
    return tr("Guest");
}

QString GuestPage::summary() const
{
    const InterfaceRequest& request = m_editor.request();
    if (request.deed == Deed::WriteXml)
        return request.domainName.isEmpty() ? tr("XML only") : tr("%1: XML only").arg(request.domainName);
    if (request.domain.isNull())
        return {};
    if (request.deed == Deed::Add)
        return tr("%1: add, %2").arg(request.domainName, scopeWords(request.scope));
    return tr("%1: replace, %2").arg(request.domainName, scopeWords(request.scope));
}

QString GuestPage::problem() const
{
    const InterfaceRequest& request = m_editor.request();
    if (request.deed == Deed::WriteXml)
        return {};
    if (request.domain.isNull())
        return tr("Choose a guest.");
    const ConnectionState* state = m_editor.connection();
    if (!state || !state->isUsable())
        return tr("The connection to this guest is not open.");
    if (state->isReadOnly)
        return tr("This connection is read-only: only the XML can be written.");
    if (!m_editor.isDomainThere())
        return tr("The guest “%1” is gone.").arg(request.domainName);
    if (request.deed == Deed::Replace && !request.replaces)
        return tr("Choose the interface that is to be replaced.");
    const QList<ScopeOption> options = scopeOptions(m_editor.domain().data(), request);
    if (!isPossible(options, request.scope))
        return options.first().whyNot;
    return {};
}

void GuestPage::enter()
{
    if (!m_guests) {
        const QScopedValueRollback showing(m_isShowing, true);
        makeRows();
        showChosen();
    }
    const QModelIndex current = m_ui->guestView->currentIndex();
    if (current.isValid())
        m_ui->guestView->scrollTo(current);
    m_ui->guestFilter->setFocus();
}

void GuestPage::filter(const QString& text)
{
    const QScopedValueRollback showing(m_isShowing, true); // what is filtered away stays chosen
    m_ui->guestView->setModel(nullptr); // to hear of thousands of rows one by one would cost it half a second
    m_filtered->setFilterText(text);
    showRows();
    showChosen();
}

// On first sight only: to sort thousands of guests takes a while, and often the guest is given.
void GuestPage::makeRows()
{
    m_guests = new GuestTreeModel(m_editor.connections(), this);
    m_filtered = new GuestFilterModel(this);
    m_filtered->setSourceModel(m_guests);
    // A view moves on to another row when its own vanishes: that is nobody's choice. Connected before the view is.
    connect(m_filtered, &QAbstractItemModel::rowsAboutToBeRemoved, this, [this] { m_isRemoving = true; });
    showRows();
    connect(m_filtered, &QAbstractItemModel::rowsRemoved, this, [this] { m_isRemoving = false; });
    m_ui->guestView->setItemDelegate(new RowDelegate(this));
    m_ui->guestView->header()->setSectionResizeMode(GuestTreeModel::NameColumn, QHeaderView::Stretch);
    m_ui->guestView->hideColumn(GuestTreeModel::TaintColumn);
    m_ui->guestView->hideColumn(GuestTreeModel::NotesColumn);
    m_ui->guestView->header()->setSectionResizeMode(GuestTreeModel::StateColumn, QHeaderView::ResizeToContents);
}

void GuestPage::showRows()
{
    QTreeView* view = m_ui->guestView;
    const QByteArray columns = view->header()->saveState();
    delete view->selectionModel();
    view->setModel(m_filtered);
    view->header()->restoreState(columns);
    view->expandAll();
    connect(view->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &GuestPage::choose);
}

void GuestPage::choose(const QModelIndex& current)
{
    if (m_isShowing || m_isRemoving || !current.isValid())
        return;
    const DomainKey key = m_guests->keyOf(m_filtered->mapToSource(current));
    if (key == m_editor.request().domain)
        return;
    InterfaceRequest request = m_editor.request();
    const ConnectionState* state = m_editor.facts().connection(key.uri);
    const bool canChange = state && state->canChange();
    if (key.isNull() || !canChange)
        request.deed = Deed::WriteXml;
    else if (request.deed == Deed::Replace || request.domain.isNull() || !m_editor.connection()
        || !m_editor.connection()->canChange())
        request.deed = Deed::Add;
    request.domain = key;
    request.replaces.reset();
    m_editor.setRequest(request);
}

void GuestPage::chooseDeed(Deed deed)
{
    InterfaceRequest request = m_editor.request();
    request.deed = deed;
    if (deed == Deed::Replace && !m_pairs.isEmpty())
        request.replaces = m_pairs.at(std::max(0, m_ui->replaceCombo->currentIndex()));
    m_editor.setRequest(request);
}

void GuestPage::chooseReplaced(int index)
{
    if (index < 0 || index >= m_pairs.size())
        return;
    InterfaceRequest request = m_editor.request();
    request.deed = Deed::Replace;
    request.replaces = m_pairs.at(index);
    m_editor.setRequest(request);
}

void GuestPage::chooseScope(Scope scope)
{
    m_editor.setScope(scope);
}

void GuestPage::showAll()
{
    if (m_isShowing)
        return;
    const QScopedValueRollback showing(m_isShowing, true);
    showChosen();
    showNote();
    showDeeds();
    showScopes();
    showSavedState();
    emit changed();
}

void GuestPage::showChosen()
{
    const DomainKey& key = m_editor.request().domain;
    if (!m_guests)
        return;
    const QModelIndex source = key.isNull() ? m_guests->connectionIndex(key.uri) : m_guests->guestIndex(key);
    const QModelIndex index = m_filtered->mapFromSource(source);
    if (index != m_ui->guestView->currentIndex().siblingAtColumn(0))
        m_ui->guestView->setCurrentIndex(index);
    // Filtered away it is still the one that is chosen.
    m_ui->chosenLabel->setVisible(!key.isNull() && !index.isValid());
    m_ui->chosenLabel->setText(tr("Chosen: %1").arg(m_editor.request().domainName));
}

void GuestPage::showNote()
{
    const ConnectionState* state = m_editor.connection();
    QString note;
    if (!state || !state->isUsable())
        note = tr("This connection is not open, so that nothing can be changed there.");
    else if (state->isReadOnly)
        note = tr("This connection is read-only: it shows everything and changes nothing. The XML can be written; for "
                  "more, connect again without “read-only”.");
    m_ui->noteLabel->setText(note);
    m_ui->noteLabel->setVisible(!note.isEmpty());
}

void GuestPage::showDeeds()
{
    const InterfaceRequest& request = m_editor.request();
    const DomainPtr domain = m_editor.domain();
    m_pairs = domain ? domain->interfaces() : QList<InterfacePair> {};
    const ConnectionState* state = m_editor.connection();
    const bool canChange = state && state->canChange() && !request.domain.isNull();

    m_ui->replaceCombo->clear();
    int chosen = 0;
    for (qsizetype i = 0; i < m_pairs.size(); ++i) {
        const Interface& old = m_pairs.at(i).shown();
        QStringList words { interfacePlace(old, i), old.type };
        if (!old.targetDev.isEmpty())
            words.append(old.targetDev);
        words.append(nameOf(old.mac));
        m_ui->replaceCombo->addItem(words.join(u' '));
        if (request.replaces && isSame(*request.replaces, m_pairs.at(i)))
            chosen = static_cast<int>(i);
    }
    m_ui->replaceCombo->setCurrentIndex(m_pairs.isEmpty() ? -1 : chosen);
    // A deed that is not possible any more stays chosen: problem() says why one cannot go on.
    m_ui->replaceRadio->setEnabled((canChange && !m_pairs.isEmpty()) || request.deed == Deed::Replace);
    m_ui->replaceCombo->setEnabled(m_ui->replaceRadio->isEnabled());
    m_ui->addRadio->setEnabled(canChange || request.deed == Deed::Add);
    m_ui->replaceRadio->setChecked(request.deed == Deed::Replace);
    m_ui->addRadio->setChecked(request.deed == Deed::Add);
    m_ui->writeXmlRadio->setChecked(request.deed == Deed::WriteXml);
}

void GuestPage::showScopes()
{
    const InterfaceRequest& request = m_editor.request();
    const QList<ScopeOption> options = scopeOptions(m_editor.domain().data(), request);
    const bool counts = request.deed != Deed::WriteXml && !request.domain.isNull();
    m_ui->scopeBox->setEnabled(counts);
    m_ui->bothRadio->setEnabled(isPossible(options, Scope::Both));
    m_ui->nowRadio->setEnabled(isPossible(options, Scope::Now));
    m_ui->configRadio->setEnabled(isPossible(options, Scope::AfterNextStart));
    m_ui->bothRadio->setChecked(request.scope == Scope::Both);
    m_ui->nowRadio->setChecked(request.scope == Scope::Now);
    m_ui->configRadio->setChecked(request.scope == Scope::AfterNextStart);

    QStringList reasons;
    for (const ScopeOption& option : options) {
        if (!option.whyNot.isEmpty() && !reasons.contains(option.whyNot))
            reasons.append(option.whyNot);
    }
    if (reasons.isEmpty())
        reasons.append(tr("A reboot inside the guest is not a start."));
    m_ui->scopeReason->setText(counts ? reasons.join(u' ') : tr("Only the XML is written; nothing is changed."));
}

void GuestPage::showSavedState()
{
    const DomainPtr domain = m_editor.domain();
    const InterfaceRequest& request = m_editor.request();
    const bool isSaved = domain && !domain->isActive() && domain->hasManagedSave.is(true)
        && request.deed != Deed::WriteXml && !request.domain.isNull();
    m_ui->savedStateWidget->setVisible(isSaved);
    if (!isSaved)
        return;
    m_ui->savedStateIcon->setPixmap(icon(u"saved-state").pixmap(QSize(16, 16), devicePixelRatioF()));
    m_ui->savedStateLabel->setText(
        tr("“%1” has a saved state. Its next start resumes it as it was, without this change; the change counts only "
           "at the start after that.")
            .arg(domain->name));
    m_ui->discardSavedStateCheck->setChecked(request.discardSavedState);
}

} // namespace VirtTap
