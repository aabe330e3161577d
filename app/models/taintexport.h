#pragma once

#include "models/taintmodel.h"

namespace VirtTap {

enum class TaintFormat { Csv, Json, Markdown };

// Rows as a file of that format. JSON has untranslated keys and values, but for notes; the others are for people.
QString exportTaints(const QList<TaintRow>& rows, TaintFormat format);

} // namespace VirtTap
