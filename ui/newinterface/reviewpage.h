#pragma once

#include "core/finding.h"
#include "plan/plan.h"
#include "plan/tapcommands.h"
#include "ui/newinterface/wizardpage.h"

#include <memory>

namespace VirtTap {

class Exporter;
class RequestEditor;
class XmlDraft;

namespace Ui {
class ReviewPage;
}

// What will be done, with what XML, and what is to be said of it; and all of it to take along.
class ReviewPage : public WizardPage
{
    Q_OBJECT

public:
    explicit ReviewPage(RequestEditor& editor, QWidget* parent = nullptr);
    ~ReviewPage() override;

    QString title() const override;
    QString summary() const override;
    QString problem() const override; // why the deed cannot be done now
    void enter() override;
    void leave() override;

    void setXmlEditable(bool isEditable);
    Plan plan() const; // as it will be run, edits included
    void saveInterface();

private:
    void makeMenu();
    void showAll();
    void showXml();
    void showVerdict();
    void showFindings();
    void showComparison();
    void showCommands();
    void showChangedConfig();
    void saveDomain();
    void saveScript();
    void savePlan();
    void saveNetworkFiles(NetworkService service);
    Plan planWithTap() const;
    QString headline() const;
    QString suggestedName() const; // of a file, without its ending
    Result<QString> domainAfterwards() const;
    int shownText() const;

    RequestEditor& m_editor;
    XmlDraft* m_xml;
    Exporter* m_exporter;
    Error m_planError;
    QList<Finding> m_findings; // of what is sent: the interface, and its text
    bool m_isEntered = false;
    bool m_isShowing = false;
    std::unique_ptr<Ui::ReviewPage> m_ui;
};

} // namespace VirtTap
