#pragma once

#include "plan/run.h"

#include <QDialog>
#include <QPointer>

#include <memory>
#include <optional>

namespace VirtTap {

class Connections;
class PlanReview;

namespace Ui {
class PlanDialog;
}

// A plan that was made before, from a file or to take back what was applied: what it does, what of the host is not as
// it was, and then how it goes. May be closed while it runs, it goes on. Open it by open().
class PlanDialog : public QDialog
{
    Q_OBJECT

public:
    enum class Deed { CarryOut, Undo };

    PlanDialog(Connections& connections, const Plan& plan, Deed deed, QWidget* parent = nullptr);
    ~PlanDialog() override;

    void setStays(const QStringList& sentences); // of an undo: what cannot be undone
    void setPatience(std::chrono::milliseconds patience); // until it says that it waits for the guest

signals:
    void begun(VirtTap::PlanRun* run);

private:
    enum class Phase { Asking, Running, Done, Failed };

    void fillConnections();
    void chooseConnection(int index);
    void showAll();
    void showAsking();
    void showBar();
    void showDone();
    void carryOut(bool isUnchecked);
    void accept() override; // the deed
    void goOn();
    void finished(const PlanRun::Outcome& outcome);
    void showFailure(const PlanRun::Outcome& outcome);

    Connections& m_connections;
    const Plan m_made; // as it was made
    const Deed m_deed;
    PlanReview* m_review;
    Phase m_phase = Phase::Asking;
    bool m_isUncheckable = false; // and the person may go on without
    std::optional<std::chrono::milliseconds> m_patience;
    QPointer<PlanRun> m_run;
    std::unique_ptr<Ui::PlanDialog> m_ui;
};

} // namespace VirtTap
