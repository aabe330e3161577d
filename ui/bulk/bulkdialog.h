#pragma once

#include "ui/bulk/bulkeditor.h"

#include <QDialog>

#include <memory>

namespace VirtTap {

class BulkProgress;
class Exporter;
class GuestCheckModel;
class GuestFilterModel;
class GuestTreeModel;

namespace Ui {
class BulkDialog;
}

// Gives many guests an interface on a tap of its own, or turns those that they have into such. Every name, and what is
// wrong with it, is seen before anything is done. Open it by open().
class BulkDialog : public QDialog
{
    Q_OBJECT

public:
    BulkDialog(Connections& connections, GuestTreeModel& guests, const QSet<DomainKey>& chosen, BulkEditor::Deed deed,
        QWidget* parent = nullptr);
    ~BulkDialog() override;

private:
    void connectInputs();
    void fillChoices(BulkEditor::Deed deed);
    void takeWish();
    void showAll();
    void showBridges();
    void showRows();
    void showRow();
    void showState();
    void makeSaveMenu();
    void carryOut();

    std::unique_ptr<Ui::BulkDialog> m_ui;
    Connections& m_connections;
    BulkEditor m_editor;
    GuestFilterModel* m_filter;
    GuestCheckModel* m_guests;
    Exporter* m_exporter;
    bool m_isShowing = false;
};

} // namespace VirtTap
