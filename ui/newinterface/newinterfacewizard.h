#pragma once

#include "core/domain.h"

#include <QDialog>

#include <chrono>
#include <memory>
#include <optional>

namespace VirtTap {

class Connections;
class RequestEditor;
class ResultPage;
class ReviewPage;
class WizardPage;

namespace Ui {
class NewInterfaceWizard;
}

// Gives a guest an interface on a tap, page by page: guest, tap, interface, review, result. Open it by open().
class NewInterfaceWizard : public QDialog
{
    Q_OBJECT

public:
    // A null guest is chosen on the first page, which is passed over otherwise; an empty tap on the second one.
    NewInterfaceWizard(Connections& connections, const DomainKey& guest, const std::optional<InterfacePair>& replaces,
        const QString& tap, QWidget* parent = nullptr);
    ~NewInterfaceWizard() override;

    void setXmlEditable(bool isEditable); // off at first
    void setPatience(std::chrono::milliseconds patience); // until it says that it waits for the guest

protected:
    void changeEvent(QEvent* event) override;

private:
    enum PageNumber { GuestNumber, TapNumber, InterfaceNumber, ReviewNumber, ResultNumber, PageCount };

    void addPage(WizardPage* page);
    void goTo(int page);
    void goBack();
    void goOn();
    void doTheDeed();
    void showPages();
    void showPage(int page);
    void showButtons();
    bool isReachable(int page) const;
    QString deedText() const;

    RequestEditor* m_editor;
    QList<WizardPage*> m_pages;
    ReviewPage* m_review = nullptr;
    ResultPage* m_result = nullptr;
    int m_current = -1;
    int m_furthest = 0; // visited
    std::unique_ptr<Ui::NewInterfaceWizard> m_ui;
};

} // namespace VirtTap
