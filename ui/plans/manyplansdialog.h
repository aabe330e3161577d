#pragma once

#include "plan/plan.h"
#include "ui/plans/manyplansreview.h"

#include <QDialog>

#include <memory>

namespace VirtTap {

class Connections;

namespace Ui {
class ManyPlansDialog;
}

// Plans for many guests from a file: what each does, what of the host is not as it was, and then how they go. A guest
// whose plan does not fit the host any more is left out. May be closed while it runs, it goes on. Open it by open().
class ManyPlansDialog : public QDialog
{
    Q_OBJECT

public:
    ManyPlansDialog(Connections& connections, const QList<Plan>& plans, QWidget* parent = nullptr);
    ~ManyPlansDialog() override;

private:
    void fillConnections();
    void chooseConnection(int index);
    void showAll();
    void showRow();
    void showState();
    void carryOut();

    Connections& m_connections;
    ManyPlansReview* m_review;
    std::unique_ptr<Ui::ManyPlansDialog> m_ui;
};

} // namespace VirtTap
