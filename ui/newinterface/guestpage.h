#pragma once

#include "plan/interfacerequest.h"
#include "ui/newinterface/wizardpage.h"

#include <memory>

class QModelIndex;

namespace VirtTap {

class GuestFilterModel;
class GuestTreeModel;
class RequestEditor;

namespace Ui {
class GuestPage;
}

// Which guest, what is to be done to it, and when that counts.
class GuestPage : public WizardPage
{
    Q_OBJECT

public:
    explicit GuestPage(RequestEditor& editor, QWidget* parent = nullptr);
    ~GuestPage() override;

    QString title() const override;
    QString summary() const override;
    QString problem() const override;
    void enter() override;

private:
    void makeRows();
    void showRows();
    void choose(const QModelIndex& current);
    void chooseDeed(InterfaceRequest::Deed deed);
    void chooseReplaced(int index);
    void chooseScope(Scope scope);
    void filter(const QString& text);
    void showAll();
    void showChosen();
    void showNote();
    void showDeeds();
    void showScopes();
    void showSavedState();

    RequestEditor& m_editor;
    GuestTreeModel* m_guests = nullptr;
    GuestFilterModel* m_filtered = nullptr;
    QList<InterfacePair> m_pairs; // of the guest, as the combo box lists them
    bool m_isShowing = false;
    bool m_isRemoving = false; // the view is about to lose its row
    std::unique_ptr<Ui::GuestPage> m_ui;
};

} // namespace VirtTap
