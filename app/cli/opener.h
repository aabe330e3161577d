#pragma once

#include "checks/facts.h"
#include "core/error.h"
#include "plan/interfacerequest.h"

#include <QFuture>

namespace VirtTap {

struct Options;

// The tap that the options ask for: who may open it, its bridge, and whether it is recreated. Without a user or a group
// it is opened by whom the guests of that connection run as; names are looked up in a thread of their own.
QFuture<Result<NewTap>> newTapOf(const Options& options, const Facts& facts, const QString& uri);

} // namespace VirtTap
