#pragma once

#include "core/finding.h"
#include "plan/run.h"

#include <QDialog>
#include <QHash>

#include <memory>

namespace VirtTap {

class Connections;
class GuestXml;
struct ConnectionState;

namespace Ui {
class FixDialog;
}

// What mends one finding, or all of its kind, as a plan that is seen before it runs: guest by guest, each of which is
// done or undone as a whole, and the taps of each machine. What virt-tap may not change is shown as commands. Several
// are one BulkRun. Open it by open().
class FixDialog : public QDialog
{
    Q_OBJECT

public:
    FixDialog(Connections& connections, const QList<Finding>& findings, QWidget* parent = nullptr);
    ~FixDialog() override;

private:
    enum class Phase { Reading, Asking, Running, Over };

    void read(const DomainKey& guest);
    void readAll();
    void make(); // the plans, of what is read
    void makeGuestPlans();
    void makeTapPlans();
    void showAll();
    void runAll();
    void runOne();
    void runMany();
    void endOne(const PlanRun::Outcome& outcome);
    const ConnectionState* stateOf(const QString& uri) const;

    Connections& m_connections;
    const QList<Finding> m_findings;
    QHash<DomainKey, GuestXml*> m_xml;
    QList<Plan> m_plans;
    QStringList m_commands;
    QStringList m_problems; // why some cannot be mended
    Phase m_phase = Phase::Reading;
    std::unique_ptr<Ui::FixDialog> m_ui;
};

} // namespace VirtTap
