#include "ui/newinterface/reviewpage.h"

#include "core/connections.h"
#include "plan/networkfiles.h"
#include "plan/planfile.h"
#include "plan/script.h"
#include "ui/icons.h"
#include "ui/newinterface/exporter.h"
#include "ui/newinterface/guestxml.h"
#include "ui/newinterface/requesteditor.h"
#include "ui/newinterface/scopechoice.h"
#include "ui/newinterface/newtapbox.h"
#include "ui/savedxml.h"
#include "ui_reviewpage.h"
#include "ui/newinterface/xmldraft.h"
#include "xml/interfacexml.h"

#include <QClipboard>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QMenu>
#include <QScopedValueRollback>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace VirtTap {

using Deed = InterfaceRequest::Deed;

ReviewPage::ReviewPage(RequestEditor& editor, QWidget* parent)
    : WizardPage(parent)
    , m_editor(editor)
    , m_xml(new XmlDraft(this))
    , m_exporter(new Exporter(this))
    , m_ui(std::make_unique<Ui::ReviewPage>())
{
    m_ui->setupUi(this);
    m_ui->commandsEdit->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_ui->copyButton->setIcon(icon(u"copy"));
    m_ui->saveButton->setIcon(icon(u"save"));
    QFont bold = m_ui->headlineLabel->font();
    bold.setBold(true);
    m_ui->headlineLabel->setFont(bold);
    makeMenu();

    connect(m_ui->copyButton, &QPushButton::clicked, this,
        [this] { QGuiApplication::clipboard()->setText(m_xml->texts().at(shownText()).sent()); });
    connect(m_ui->textCombo, &QComboBox::activated, this, &ReviewPage::showXml);
    connect(m_ui->xmlView, &XmlView::xmlEdited, this, [this] { m_xml->edit(shownText(), m_ui->xmlView->xml()); });
    connect(m_ui->keepEditButton, &QPushButton::clicked, this, [this] { m_xml->keepEdit(shownText()); });
    connect(m_ui->discardEditButton, &QPushButton::clicked, this, [this] { m_xml->discardEdit(shownText()); });
    connect(m_xml, &XmlDraft::changed, this, [this] {
        showXml();
        showVerdict();
        showFindings();
        showComparison();
        m_ui->stepList->setSteps(m_xml->plan().steps);
        showCommands();
        emit changed();
    });
    connect(m_ui->startAfterwardsCheck, &QCheckBox::clicked, this, [this](bool isChecked) {
        InterfaceRequest request = m_editor.request();
        request.startAfterwards = isChecked;
        m_editor.setRequest(request);
    });
    connect(m_ui->configBar, &MessageBar::accepted, this, [this] { m_editor.xml().acceptChange(); });
    connect(m_exporter, &Exporter::saved, this, [this](const QString& path) {
        m_ui->messageBar->showMessage(MessageBar::Severity::Success, tr("Saved as “%1”.").arg(path));
    });
    connect(m_exporter, &Exporter::failed, this, [this](const QString& sentence, const QString& detail) {
        m_ui->messageBar->showMessage(MessageBar::Severity::Error, sentence, detail);
    });
    connect(&m_editor, &RequestEditor::changed, this, &ReviewPage::showAll);
    m_xml->setPlan({}, writeInterface(m_editor.request().interface));
}

ReviewPage::~ReviewPage() = default;

void ReviewPage::makeMenu()
{
    auto* menu = new QMenu(m_ui->saveButton);
    const auto add = [&](const QString& name, const QString& text, const auto& slot) {
        QAction* action = menu->addAction(text);
        action->setObjectName(name);
        connect(action, &QAction::triggered, this, slot);
        return action;
    };
    add(u"saveInterfaceAction"_s, tr("Save &Interface XML…"), &ReviewPage::saveInterface);
    add(u"saveDomainAction"_s, tr("Save &Domain XML, Without Secrets…"), &ReviewPage::saveDomain);
    add(u"saveScriptAction"_s, tr("Save as &Shell Script…"), &ReviewPage::saveScript);
    add(u"savePlanAction"_s, tr("Save &Plan, to Be Opened Again…"), &ReviewPage::savePlan);
    add(u"saveNetworkdAction"_s, tr("Save the Tap for systemd-&networkd…"),
        [this] { saveNetworkFiles(NetworkService::Networkd); });
    add(u"saveKeyfileAction"_s, tr("Save the Tap for Network&Manager…"),
        [this] { saveNetworkFiles(NetworkService::NetworkManager); });
    m_ui->saveButton->setMenu(menu);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] {
        const bool hasSteps = !plan().steps.isEmpty();
        menu->actions().at(1)->setEnabled(domainAfterwards().has_value());
        menu->actions().at(2)->setEnabled(hasSteps);
        menu->actions().at(3)->setEnabled(hasSteps);
        const bool hasTap = networkFiles(planWithTap(), NetworkService::Networkd).has_value();
        menu->actions().at(4)->setEnabled(hasTap);
        menu->actions().at(5)->setEnabled(hasTap);
    });
}

QString ReviewPage::title() const
{
    return tr("Review");
}

QString ReviewPage::summary() const
{
    return {};
}

QString ReviewPage::problem() const
{
    if (!m_isEntered)
        return {};
    if (m_xml->isInvalid())
        return tr("The XML is not fit to be sent.");
    if (m_xml->isBeingJudged())
        return tr("libvirt's schema is being asked.");
    if (m_editor.request().deed == Deed::WriteXml)
        return {};
    if (!m_planError.message.isEmpty())
        return m_planError.message;
    const auto blocking = std::ranges::find_if(m_findings, blocks);
    if (blocking != m_findings.end())
        return blocking->message;
    if (m_editor.xml().isReading())
        return tr("The XML of “%1” is being read.").arg(m_editor.request().domainName);
    return {};
}

void ReviewPage::enter()
{
    // libvirt has no event for a change of the config by somebody else.
    m_isEntered = true;
    if (m_editor.request().deed != Deed::WriteXml)
        m_editor.readAgain();
    showAll();
    m_ui->copyButton->setFocus();
}

void ReviewPage::leave()
{
    m_isEntered = false;
}

void ReviewPage::setXmlEditable(bool isEditable)
{
    m_ui->xmlView->setReadOnly(!isEditable);
}

Plan ReviewPage::plan() const
{
    return m_xml->plan();
}

int ReviewPage::shownText() const
{
    return qBound(0, m_ui->textCombo->currentIndex(), static_cast<int>(m_xml->texts().size()) - 1);
}

QString ReviewPage::headline() const
{
    const InterfaceRequest& request = m_editor.request();
    const QString& tap = request.interface.targetDev;
    switch (request.deed) {
    case Deed::Add:
        return tr("“%1” gets an interface on the tap “%2”, %3.")
            .arg(request.domainName, tap, scopeWords(request.scope));
    case Deed::Replace:
        return tr("An interface of “%1” is replaced by one on the tap “%2”, %3.")
            .arg(request.domainName, tap, scopeWords(request.scope));
    case Deed::WriteXml:
        break;
    }
    return tr("The XML of an interface on the tap “%1”; nothing is changed.").arg(tap);
}

void ReviewPage::showAll()
{
    if (m_isShowing || !m_isEntered) // to plan and compare costs time, and nobody looks
        return;
    const QScopedValueRollback showing(m_isShowing, true);
    const InterfaceRequest& request = m_editor.request();
    const Result<Plan> made = m_editor.plan();
    m_planError = made ? Error {} : made.error();
    if (const ConnectionState* state = m_editor.connection())
        m_xml->setVersions({ .here = state->host.clientVersion, .there = state->host.libvirtVersion });
    m_xml->setPlan(made ? made.value() : Plan {}, writeInterface(request.interface));

    m_ui->headlineLabel->setText(headline());
    m_ui->stepList->setSteps(m_xml->plan().steps);
    m_ui->stepList->setVisible(!m_xml->plan().steps.isEmpty());
    m_ui->planBar->setClosable(false);
    if (m_planError.message.isEmpty() || m_planError.kind == Error::Kind::Busy)
        m_ui->planBar->clear();
    else
        m_ui->planBar->showError(m_planError);
    showFindings();

    const DomainPtr domain = m_editor.domain();
    const bool canStart = request.deed != Deed::WriteXml && domain && !domain->isActive();
    m_ui->startAfterwardsCheck->setVisible(canStart);
    m_ui->startAfterwardsCheck->setText(tr("Start “%1” afterwards").arg(request.domainName).replace(u'&', u"&&"_s));
    m_ui->startAfterwardsCheck->setChecked(request.startAfterwards);
    showCommands();
    showChangedConfig();
    emit changed();
}

void ReviewPage::showXml()
{
    const QList<XmlDraft::Text>& texts = m_xml->texts();
    const int chosen = shownText();
    QStringList titles;
    for (const XmlDraft::Text& text : texts)
        titles.append(text.title);
    QStringList shown;
    for (int i = 0; i < m_ui->textCombo->count(); ++i)
        shown.append(m_ui->textCombo->itemText(i));
    if (shown != titles) {
        m_ui->textCombo->clear();
        m_ui->textCombo->addItems(titles);
        m_ui->textCombo->setCurrentIndex(qBound(0, chosen, static_cast<int>(titles.size()) - 1));
    }
    m_ui->textCombo->setVisible(texts.size() > 1);
    const XmlDraft::Text& text = texts.at(shownText());
    if (m_ui->xmlView->xml() != text.sent())
        m_ui->xmlView->setXml(text.sent());
    m_ui->editedWidget->setVisible(text.edited.has_value());
    m_ui->keepEditButton->setVisible(text.isOutdated());
    m_ui->editedLabel->setText(text.isOutdated()
            ? tr("The pages have changed since you edited this XML. Which one is to be sent?")
            : tr("You edited this XML; it is sent as it stands here."));
    showVerdict();
}

void ReviewPage::showVerdict()
{
    const int index = shownText();
    QList<XmlMark> marks;
    QStringList lines;
    for (const XmlProblem& problem : m_xml->problems(index))
        marks.append({ .line = problem.line, .text = problem.message, .isError = true });
    const bool hasProblems = !marks.isEmpty();
    if (hasProblems)
        lines.append(tr("What is wrong with this XML is said above and at its lines."));
    m_ui->xmlView->setMarks(marks);
    const SchemaVerdict* verdict = m_xml->verdict(index);
    QString iconName = u"unknown"_s;
    if (!verdict) {
        iconName = u"pending"_s;
        lines.append(tr("libvirt's schema is being asked."));
    } else if (verdict->outcome == SchemaVerdict::Outcome::Valid) {
        iconName = u"success"_s;
        lines.append(tr("Valid by libvirt's schema."));
    } else if (verdict->outcome == SchemaVerdict::Outcome::Invalid) {
        iconName = u"error"_s;
        lines.append(tr("Not valid by libvirt's schema: %1").arg(verdict->reason));
    } else if (!hasProblems) {
        lines.append(verdict->reason.isEmpty() ? tr("Not checked by libvirt's schema.")
                                               : tr("Not checked by libvirt's schema: %1").arg(verdict->reason));
    }
    m_ui->verdictIcon->setPixmap(icon(hasProblems ? u"error"_s : iconName).pixmap(QSize(16, 16), devicePixelRatioF()));
    m_ui->verdictLabel->setText(lines.join(u'\n'));
}

// What a person has edited is checked as what the pages made is.
void ReviewPage::showFindings()
{
    constexpr qsizetype most = 8; // of each text; its lines are marked, too
    QList<Finding> ofText;
    QList<Finding> ofInterface;
    const auto add = [](QList<Finding>& list, const QList<Finding>& more) {
        for (const Finding& finding : more) {
            if (std::ranges::find(list, finding.message, &Finding::message) == list.end())
                list.append(finding);
        }
    };
    for (int i = 0; i < m_xml->texts().size(); ++i) {
        const XmlDraft::Text& text = m_xml->texts().at(i);
        const QList<Finding> wrong = m_xml->findings(i);
        add(ofText, wrong.first(std::min(most, wrong.size())));
        const auto interface = text.edited && wrong.isEmpty() ? readInterface(text.edited->toUtf8())
                                                              : Result<Interface>(std::unexpected(Error()));
        if (!interface) {
            add(ofInterface, m_editor.findings());
            continue;
        }
        InterfaceDraft draft = m_editor.draft();
        draft.interface = *interface;
        if (draft.newTap)
            draft.newTap = fitted(*draft.newTap, *interface);
        add(ofInterface, checkDraft(draft, m_editor.facts()));
    }
    m_findings = ofText + ofInterface;
    m_ui->findingList->setFindings(m_findings);
}

Result<QString> ReviewPage::domainAfterwards() const
{
    const InterfaceRequest& request = m_editor.request();
    const GuestXml& xml = m_editor.xml();
    const bool isConfig = !xml.config().isEmpty();
    const QByteArray domain = (isConfig ? xml.config() : xml.live()).toUtf8();
    if (domain.isEmpty() || !m_xml->problems(0).isEmpty()) // what is no interface is in no domain
        return std::unexpected(Error { .kind = Error::Kind::NotFound, .message = {}, .detail = {} });
    const Interface* which = nullptr;
    if (request.deed == Deed::Replace && request.replaces) {
        const std::optional<Interface>& there = isConfig ? request.replaces->config : request.replaces->live;
        which = there ? &*there : nullptr;
    }
    // Where there are two texts the config's comes first.
    return domainWithInterface(domain, which, m_xml->texts().first().sent().toUtf8());
}

void ReviewPage::showComparison()
{
    const GuestXml& xml = m_editor.xml();
    const QString before = xml.config().isEmpty() ? xml.live() : xml.config();
    const Result<QString> after = domainAfterwards();
    m_ui->comparisonView->compare(before, after ? after.value() : before);
    const int tab = m_ui->tabs->indexOf(m_ui->comparisonTab);
    m_ui->tabs->setTabVisible(tab, after.has_value());
}

void ReviewPage::showCommands()
{
    QStringList lines = NewTapBox::commands(m_editor);
    if (!lines.isEmpty())
        lines.append(QString());
    // What is not sent for its size would take seconds to show.
    const auto isFit = [](const XmlDraft::Text& text) { return text.sent().size() <= mostInterfaceBytes; };
    const QList<Step> steps = std::ranges::all_of(m_xml->texts(), isFit) ? m_xml->plan().steps : QList<Step>();
    for (const Step& step : steps)
        lines.append(command(step));
    m_ui->commandsEdit->setPlainText(lines.join(u'\n'));
    m_ui->tabs->setTabVisible(m_ui->tabs->indexOf(m_ui->commandsTab), !lines.isEmpty());
}

void ReviewPage::showChangedConfig()
{
    const GuestXml& xml = m_editor.xml();
    const bool isChanged = xml.hasChanged() && m_editor.request().deed != Deed::WriteXml;
    m_ui->tabs->setTabVisible(m_ui->tabs->indexOf(m_ui->changedTab), isChanged);
    m_ui->configBar->setClosable(false);
    if (!isChanged) {
        m_ui->configBar->clear();
        return;
    }
    m_ui->changedView->compare(xml.seenConfig(), xml.config());
    m_ui->configBar->showMessage(MessageBar::Severity::Warning,
        tr("Somebody changed the config of “%1” meanwhile. The page “Changed Meanwhile” shows how; everything here is "
           "for the config as it is now.")
            .arg(m_editor.request().domainName));
    m_ui->configBar->offer(tr("I Have Seen It"));
}

void ReviewPage::saveInterface()
{
    const Interface& interface = m_editor.request().interface;
    m_exporter->save(tr("Save Interface XML"), fileNameFor(interface.targetDev, u"interface"_s) + u".xml"_s,
        tr("XML files (*.xml)"), m_xml->texts().at(shownText()).sent());
}

void ReviewPage::saveDomain()
{
    const Result<QString> domain = domainAfterwards();
    if (!domain) {
        m_ui->messageBar->showError(domain.error());
        return;
    }
    m_exporter->save(tr("Save Domain XML, Without Secrets"),
        fileNameFor(m_editor.request().domainName, u"domain"_s) + u".xml"_s, tr("XML files (*.xml)"),
        savedDomain(domain.value()));
}

QString ReviewPage::suggestedName() const
{
    const InterfaceRequest& request = m_editor.request();
    return fileNameFor(request.domainName + u'-' + request.interface.targetDev, u"interface"_s);
}

void ReviewPage::savePlan()
{
    m_exporter->save(
        tr("Save Plan"), suggestedName() + u".json"_s, tr("Plans (*.json)"), QString::fromUtf8(writePlan(plan())));
}

// Also where the plan does not make it, as nobody can from here.
Plan ReviewPage::planWithTap() const
{
    const InterfaceRequest& request = m_editor.request();
    Plan result = plan();
    const bool isElsewhere
        = !NewTapBox::commands(m_editor).isEmpty() && !tapOwner(m_editor.facts(), request.domain.uri).startsWith(u'$');
    if (isElsewhere) {
        const TapSpec tap = tapFor(request.interface, m_editor.newTap(), request.domainName);
        result.steps = planTapCreation(request.domain.uri, { tap }, m_editor.newTap().opener).steps + result.steps;
    }
    return result;
}

void ReviewPage::saveNetworkFiles(NetworkService service)
{
    const Result<QList<NetworkFile>> files = networkFiles(planWithTap(), service);
    if (!files)
        m_ui->messageBar->showError(files.error());
    else
        m_exporter->saveAll(
            service == NetworkService::Networkd ? tr("Save for systemd-networkd") : tr("Save for NetworkManager"),
            *files, service == NetworkService::Networkd ? FileUse::Plain : FileUse::Private);
}

void ReviewPage::saveScript()
{
    const InterfaceRequest& request = m_editor.request();
    m_exporter->save(tr("Save as Shell Script"), suggestedName() + u".sh"_s, tr("Shell scripts (*.sh)"),
        shellScript(plan(), request.domain.uri, NewTapBox::commands(m_editor)), FileUse::Script);
}

} // namespace VirtTap
