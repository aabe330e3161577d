#pragma once

#include <QCoreApplication>

namespace VirtTap {

// For tr().
class PlanWords
{
    Q_DECLARE_TR_FUNCTIONS(VirtTap::Plan)
};

} // namespace VirtTap
