#include "ui/newinterface/newinterfacewizard.h"

#include "core/connections.h"
#include "models/words.h"
#include "ui/icons.h"
#include "ui/newinterface/guestpage.h"
#include "ui/newinterface/interfacepage.h"
#include "ui/newinterface/requesteditor.h"
#include "ui/newinterface/resultpage.h"
#include "ui/newinterface/reviewpage.h"
#include "ui/newinterface/tappage.h"
#include "ui_newinterfacewizard.h"

#include <QEvent>
#include <QScreen>
#include <QScrollArea>
#include <QSignalBlocker>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace VirtTap {

using Deed = InterfaceRequest::Deed;

NewInterfaceWizard::NewInterfaceWizard(Connections& connections, const DomainKey& guest,
    const std::optional<InterfacePair>& replaces, const QString& tap, QWidget* parent)
    : QDialog(parent)
    , m_editor(new RequestEditor(connections, this))
    , m_ui(std::make_unique<Ui::NewInterfaceWizard>())
{
    setObjectName(u"newInterfaceWizard"_s);
    m_ui->setupUi(this);
    m_editor->begin(guest, replaces, tap);
    m_review = new ReviewPage(*m_editor);
    m_result = new ResultPage(*m_editor);
    addPage(new GuestPage(*m_editor));
    addPage(new TapPage(*m_editor));
    addPage(new InterfacePage(*m_editor));
    addPage(m_review);
    addPage(m_result);

    QFont large = m_ui->titleLabel->font();
    large.setPointSizeF(large.pointSizeF() * 1.35);
    large.setBold(true);
    m_ui->titleLabel->setFont(large);

    const QSize readable(fontMetrics().averageCharWidth() * 100, fontMetrics().height() * 24);
    setMinimumSize(readable.boundedTo(screen()->availableSize() * 9 / 10));

    connect(m_editor, &RequestEditor::noticed, this, [this](RequestEditor::Notice notice, const QString& sentence) {
        const ResultPage::Phase phase = m_result->phase();
        const bool isOver = phase == ResultPage::Phase::Running || phase == ResultPage::Phase::Done;
        if (isOver && notice == RequestEditor::Notice::Good) // that it was started, say, is the deed itself
            return;
        m_ui->noticeBar->showMessage(
            notice == RequestEditor::Notice::Bad ? MessageBar::Severity::Warning : MessageBar::Severity::Information,
            sentence);
    });
    connect(m_result, &ResultPage::reviewAsked, this, [this] { goTo(ReviewNumber); });
    connect(m_ui->pageList, &QListWidget::currentRowChanged, this, [this](int row) {
        if (row >= 0 && isReachable(row))
            goTo(row);
    });
    connect(m_ui->backButton, &QPushButton::clicked, this, &NewInterfaceWizard::goBack);
    connect(m_ui->nextButton, &QPushButton::clicked, this, &NewInterfaceWizard::goOn);
    connect(m_ui->reviewButton, &QPushButton::clicked, this, [this] { goTo(ReviewNumber); });
    connect(m_ui->deedButton, &QPushButton::clicked, this, &NewInterfaceWizard::doTheDeed);
    connect(m_ui->closeButton, &QPushButton::clicked, this, &QDialog::reject);
    goTo(guest.isNull() ? GuestNumber : TapNumber);
}

NewInterfaceWizard::~NewInterfaceWizard() = default;

void NewInterfaceWizard::setXmlEditable(bool isEditable)
{
    m_review->setXmlEditable(isEditable);
}

void NewInterfaceWizard::setPatience(std::chrono::milliseconds patience)
{
    m_result->setPatience(patience);
}

void NewInterfaceWizard::addPage(WizardPage* page)
{
    auto* area = new QScrollArea(m_ui->stack); // for small screens and large fonts
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(page);
    m_ui->stack->addWidget(area);
    m_pages.append(page);
    m_ui->pageList->addItem(new QListWidgetItem);
    connect(page, &WizardPage::changed, this, [this] {
        showPages();
        showButtons();
    });
}

// What precedes is valid. While the deed is being done, and after it, there is only the result.
bool NewInterfaceWizard::isReachable(int page) const
{
    const ResultPage::Phase phase = m_result->phase();
    if (phase == ResultPage::Phase::Running || phase == ResultPage::Phase::Done)
        return page == ResultNumber;
    if (page == ResultNumber)
        return phase == ResultPage::Phase::Failed;
    return std::all_of(m_pages.begin(), m_pages.begin() + std::min<int>(page, ReviewNumber),
        [](const WizardPage* before) { return before->problem().isEmpty(); });
}

void NewInterfaceWizard::goTo(int page)
{
    if (m_current >= 0)
        m_pages.at(m_current)->leave();
    m_current = page;
    m_editor->setCarryingOut(page == ResultNumber);
    m_furthest = std::max(m_furthest, page);
    m_ui->stack->setCurrentIndex(page);
    m_ui->titleLabel->setText(m_pages.at(page)->title());
    const QSignalBlocker blocker(m_ui->pageList);
    m_ui->pageList->setCurrentRow(page);
    m_pages.at(page)->enter();
    showPages();
    showButtons();
}

void NewInterfaceWizard::goBack()
{
    if (m_current > 0)
        goTo(m_current - 1);
}

void NewInterfaceWizard::goOn()
{
    if (m_current < ReviewNumber && isReachable(m_current + 1))
        goTo(m_current + 1);
}

void NewInterfaceWizard::doTheDeed()
{
    if (m_editor->request().deed == Deed::WriteXml) {
        m_review->saveInterface();
        return;
    }
    m_result->run(m_review->plan());
    goTo(ResultNumber);
}

void NewInterfaceWizard::showPages()
{
    if (m_pages.size() < PageCount || m_current < 0)
        return;
    for (int i = 0; i < PageCount; ++i)
        showPage(i);
}

void NewInterfaceWizard::showPage(int page)
{
    const WizardPage& shown = *m_pages.at(page);
    QListWidgetItem* item = m_ui->pageList->item(page);
    const bool hasProblem = !shown.problem().isEmpty();
    QString picture = u"waiting"_s;
    QString word = tr("still to come");
    const bool isOver = m_result->phase() == ResultPage::Phase::Running || m_result->phase() == ResultPage::Phase::Done;
    if (page == ResultNumber) {
        const ResultPage::Phase phase = m_result->phase();
        picture = phase == ResultPage::Phase::Done ? u"success"_s
            : phase == ResultPage::Phase::Failed   ? u"failed"_s
            : phase == ResultPage::Phase::Running  ? u"pending"_s
                                                   : picture;
        word = phase == ResultPage::Phase::Idle ? word : shown.summary();
    } else if (isOver) {
        picture = u"success"_s; // what happens to a page now is of no consequence
        word = tr("complete");
    } else if (hasProblem && page <= m_furthest) {
        picture = u"warning"_s;
        word = tr("needs your attention");
    } else if (!hasProblem && (page < ReviewNumber || m_current > ReviewNumber)) {
        picture = u"success"_s;
        word = tr("complete");
    }
    const QString summary = shown.summary();
    item->setIcon(icon(picture));
    item->setText(summary.isEmpty() ? shown.title() : shown.title() + u'\n' + summary);
    item->setData(Qt::AccessibleTextRole,
        summary.isEmpty() ? tr("%1, %2").arg(shown.title(), word) : tr("%1, %2: %3").arg(shown.title(), word, summary));
    item->setToolTip(plainToolTip(hasProblem ? shown.problem() : summary.isEmpty() ? word : summary));
    item->setFlags(isReachable(page) ? Qt::ItemIsEnabled | Qt::ItemIsSelectable : Qt::NoItemFlags);
}

QString NewInterfaceWizard::deedText() const
{
    const InterfaceRequest& request = m_editor->request();
    if (request.deed == Deed::WriteXml)
        return tr("&Save XML…");
    QString text = request.scope == Scope::AfterNextStart ? tr("&Attach After Next Start") : tr("&Attach");
    const bool makesTap = m_editor->makesTap();
    if (makesTap)
        text = request.scope == Scope::AfterNextStart ? tr("&Create Tap and Attach After Next Start")
                                                      : tr("&Create Tap and Attach");
    if (request.deed == Deed::Replace && request.replaces) {
        const Interface& old = request.replaces->shown();
        const QString name = !old.alias.isEmpty() ? old.alias : old.mac ? old.mac->toString() : old.type;
        const bool isLater = request.scope == Scope::AfterNextStart;
        text = (makesTap
                ? (isLater ? tr("&Create Tap and Replace %1 After Next Start") : tr("&Create Tap and Replace %1"))
                : (isLater ? tr("&Replace %1 After Next Start") : tr("&Replace %1")))
                   .arg(name);
    }
    return text;
}

void NewInterfaceWizard::showButtons()
{
    if (m_pages.size() < PageCount || m_current < 0)
        return;
    const ResultPage::Phase phase = m_result->phase();
    const bool isEnd = m_current == ResultNumber;
    const bool isReview = m_current == ReviewNumber;
    const QString problem = m_pages.at(m_current)->problem();
    m_ui->problemLabel->setText(isEnd ? QString() : problem);
    m_ui->problemIcon->setVisible(!isEnd && !problem.isEmpty());
    m_ui->problemLabel->setVisible(m_ui->problemIcon->isVisibleTo(this));
    m_ui->problemIcon->setPixmap(icon(u"warning").pixmap(QSize(16, 16), devicePixelRatioF()));

    m_ui->backButton->setVisible(!isEnd || phase == ResultPage::Phase::Failed);
    m_ui->backButton->setEnabled(m_current > 0);
    m_ui->nextButton->setVisible(!isEnd && !isReview);
    m_ui->nextButton->setEnabled(m_current < ReviewNumber && isReachable(m_current + 1));
    m_ui->reviewButton->setVisible(m_current < InterfaceNumber);
    m_ui->reviewButton->setEnabled(isReachable(ReviewNumber));
    m_ui->deedButton->setVisible(isReview);
    m_ui->deedButton->setEnabled(isReview && problem.isEmpty() && isReachable(ReviewNumber));
    m_ui->deedButton->setText(deedText());
    m_ui->closeButton->setText(isEnd ? tr("&Close") : tr("Cancel"));
    QPushButton* main = isEnd ? m_ui->closeButton : isReview ? m_ui->deedButton : m_ui->nextButton;
    main->setDefault(true);
}

void NewInterfaceWizard::changeEvent(QEvent* event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        showPages();
}

} // namespace VirtTap
