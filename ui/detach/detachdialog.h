#pragma once

#include "core/connection.h"
#include "plan/run.h"

#include <QDialog>
#include <QPointer>

#include <memory>

namespace VirtTap {

class Connections;
class GuestXml;

namespace Ui {
class DetachDialog;
}

// Takes an interface from a guest. A live detach is done when the guest let go of the NIC, not when the call returned;
// the dialog may be closed meanwhile, it goes on. Open it by open().
class DetachDialog : public QDialog
{
    Q_OBJECT

public:
    DetachDialog(
        Connections& connections, const DomainKey& guest, const InterfacePair& interface, QWidget* parent = nullptr);
    ~DetachDialog() override;

    void setPatience(std::chrono::milliseconds patience); // until it says that it waits for the guest

private:
    enum class Phase { Asking, Running, Done, Failed };

    void connectionChanged(const ConnectionState& state, const QSet<QUuid>& domains);
    void chooseScope(Scope scope);
    void showAll();
    void showScopes();
    void showWords();
    void detach();
    void run(const Plan& made);
    void goOn();
    void showError(const PlanRun::Outcome& outcome);
    void finished(const PlanRun::Outcome& outcome);
    QString problem() const;
    QString nameOfInterface() const;
    Result<Plan> plan() const;

    Connections& m_connections;
    DomainKey m_guest;
    DomainPtr m_domain; // as last known
    InterfacePair m_interface;
    GuestXml* m_xml;
    Scope m_scope = Scope::Both;
    Phase m_phase = Phase::Asking;
    Plan m_plan; // of the run
    bool m_isConfigOther = false; // than the plan was made for
    std::optional<std::chrono::milliseconds> m_patience;
    QPointer<PlanRun> m_run;
    std::unique_ptr<Ui::DetachDialog> m_ui;
};

} // namespace VirtTap
