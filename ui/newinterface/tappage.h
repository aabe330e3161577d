#pragma once

#include "ui/newinterface/wizardpage.h"

#include <memory>

class QModelIndex;
class QSortFilterProxyModel;

namespace VirtTap {

class RequestEditor;
class TapChoiceModel;

namespace Ui {
class TapPage;
}

// Which tap: one that is there, or the name of one that is still to be made.
class TapPage : public WizardPage
{
    Q_OBJECT

public:
    explicit TapPage(RequestEditor& editor, QWidget* parent = nullptr);
    ~TapPage() override;

    QString title() const override;
    QString summary() const override;
    QString problem() const override;
    void enter() override;
    void leave() override { m_isEntered = false; }

private:
    void chooseExisting(const QModelIndex& current);
    void chooseMode(bool isNew);
    void showAll();
    void showTable();
    void showName();

    RequestEditor& m_editor;
    TapChoiceModel* m_taps;
    QSortFilterProxyModel* m_sorted;
    QString m_machine;
    QString m_verdictKey; // what the verdicts in the table rest on
    QString m_newName; // typed; kept while an existing one is looked at
    QString m_existingName;
    bool m_isNew = false;
    bool m_isEntered = false;
    bool m_isShowing = false;
    bool m_isRemoving = false; // the view is about to lose its row
    std::unique_ptr<Ui::TapPage> m_ui;
};

} // namespace VirtTap
