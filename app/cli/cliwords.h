#pragma once

#include <QCoreApplication>

namespace VirtTap {

// For tr().
class CliWords
{
    Q_DECLARE_TR_FUNCTIONS(VirtTap::Cli)
};

} // namespace VirtTap
