#pragma once

#include "plan/run.h"

#include <QListWidget>

namespace VirtTap {

// The steps of a plan, in order; while it runs, how each of them stands, as a picture and a word.
class StepList : public QListWidget
{
    Q_OBJECT

public:
    explicit StepList(QWidget* parent = nullptr);

    void setSteps(const QList<Step>& steps);
    void setState(int step, PlanRun::StepState state, const QString& message = {});

    QSize sizeHint() const override; // as high as its lines, up to a few

protected:
    void doItemsLayout() override;

private:
    QString textOf(int step, PlanRun::StepState state, const QString& message) const;

    QList<Step> m_steps;
};

} // namespace VirtTap
