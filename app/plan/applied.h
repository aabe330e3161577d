#pragma once

#include "plan/plan.h"

#include <QByteArray>
#include <QDateTime>
#include <QUuid>

namespace VirtTap {

// A plan that was carried out, as it is kept for being taken back.
struct AppliedPlan
{
    QUuid id;
    QDateTime time;
    Plan plan;
    QList<bool> isDone; // of each step: whether it is done and has not been undone
    QString configAfter; // the guest's when it was done; empty where it is not known
    bool isUndone = false; // by a later plan

    friend bool operator==(const AppliedPlan&, const AppliedPlan&) = default;
};

// As one file, JSON; the newest last.
QByteArray writeApplied(const QList<AppliedPlan>& applied);
Result<QList<AppliedPlan>> readApplied(const QByteArray& json);

} // namespace VirtTap
