#pragma once

#include "plan/run.h"
#include "ui/newinterface/proof.h"
#include "ui/newinterface/wizardpage.h"

#include <QPointer>

#include <memory>
#include <optional>

namespace VirtTap {

class FrameWatch;
class RequestEditor;

namespace Ui {
class ResultPage;
}

// The plan as it is carried out, then what was proven. It goes on when the dialog is closed.
class ResultPage : public WizardPage
{
    Q_OBJECT

public:
    enum class Phase { Idle, Running, Done, Failed };

    explicit ResultPage(RequestEditor& editor, QWidget* parent = nullptr);
    ~ResultPage() override;

    QString title() const override;
    QString summary() const override;
    void enter() override;

    void setPatience(std::chrono::milliseconds patience) { m_patience = patience; }
    void run(const Plan& plan);
    Phase phase() const { return m_phase; }

signals:
    void reviewAsked(); // once more, as the guest's config is another one by now

private:
    void stepChanged(int step, PlanRun::StepState state, const QString& message);
    void finished(const PlanRun::Outcome& outcome);
    void showFailure(const PlanRun::Outcome& outcome);
    void showReadBack();
    void showProofs(const QList<Proof>& proofs);
    void showHeadline(const Proof& written);
    void goOnUnchecked();
    ReadBack readBack() const;
    void startGuest();

    RequestEditor& m_editor;
    QPointer<PlanRun> m_run;
    Plan m_plan;
    InterfaceRequest m_request; // as it was when the run began, with the interface that was sent
    Phase m_phase = Phase::Idle;
    std::optional<std::chrono::milliseconds> m_patience;
    bool m_isStarting = false;
    FrameWatch* m_frames;
    std::unique_ptr<Ui::ResultPage> m_ui;
};

} // namespace VirtTap
