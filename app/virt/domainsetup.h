#pragma once

#include "virt/hostconnection.h"
#include "core/error.h"

#include <QList>

namespace VirtTap {

// Defines guests anew and marks others as started with the host: what a test driver's host file cannot say. Blocks.
Result<void> setUpDomains(
    HostConnection& connection, const QList<QByteArray>& definitions, const QList<QUuid>& autostarted);

} // namespace VirtTap
