#pragma once

#include "ui/newinterface/wizardpage.h"

#include <functional>
#include <memory>

namespace VirtTap {

class RequestEditor;
struct Interface;

namespace Ui {
class InterfacePage;
}

// The NIC as the guest sees it.
class InterfacePage : public WizardPage
{
    Q_OBJECT

public:
    explicit InterfacePage(RequestEditor& editor, QWidget* parent = nullptr);
    ~InterfacePage() override;

    QString title() const override;
    QString summary() const override;
    QString problem() const override;
    void enter() override;

private:
    void fillChoices();
    void typeMac(const QString& text);
    void change(const std::function<void(Interface&)>& edit);
    void showAll();
    void showFindings();
    void showScript();

    RequestEditor& m_editor;
    bool m_isShowing = false;
    std::unique_ptr<Ui::InterfacePage> m_ui;
};

} // namespace VirtTap
