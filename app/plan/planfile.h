#pragma once

#include "plan/plan.h"

#include <QByteArray>

class QJsonObject;

namespace VirtTap {

class JsonReader;

// A plan as a file that can be opened again: JSON, as virt-tap-plan(5) describes it. Stable: what version 1 says stays
// readable. Whether a definition may go unchecked is for the person to say, and in no file.
QByteArray writePlan(const Plan& plan);
QByteArray writePlans(const QList<Plan>& plans); // for many guests, in their order; of one as writePlan()
QJsonObject planObject(const Plan& plan); // to be a part of another file

// Whatever the bytes are: an Error says what is wrong and where. Nothing that can be read names a link that the kernel
// could not have, and all XML is well-formed; whether the host agrees is for planDifferences() to say.
Result<Plan> readPlan(const QByteArray& json);
// Likewise, of one or of many, each for another guest; never none.
Result<QList<Plan>> readPlans(const QByteArray& json);
// Of that file, "-" is the standard input, and with true openers. May take long: not on the GUI thread.
Result<QList<Plan>> readPlansFile(const QString& path);
Plan readPlanObject(JsonReader& reader); // likewise, of a part

// The names of those who may open taps, as the plan has them beside the numbers, are replaced by the numbers where they
// are somebody else's on this computer. Asks the system, which may take long: not on the GUI thread.
QList<Plan> withTrueOpeners(QList<Plan> plans);

// The same plan by another connection.
Plan throughConnection(Plan plan, const QString& uri);

QString stepKey(Step::Kind kind); // "create-tap"; never translated

constexpr qsizetype mostPlanBytes = 64 * 1024 * 1024;

} // namespace VirtTap
