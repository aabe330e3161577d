#pragma once

#include "checks/facts.h"
#include "core/problems.h"

#include <QJsonArray>

namespace VirtTap {

// The findings in a shape that stays, keys and values untranslated; what there is not is null.
QJsonArray findingsJson(const QList<Finding>& findings, const Facts& facts);

// One text for whoever is asked for help: the versions of everything, what was found, and what is not known.
QString markdownReport(const QList<Finding>& findings, const Facts& facts, const QString& version);
QByteArray jsonReport(const QList<Finding>& findings, const Facts& facts, const QString& version);

} // namespace VirtTap
