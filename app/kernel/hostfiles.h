#pragma once

#include "core/hostenvironment.h"

namespace VirtTap {

// Of this computer, by files that anybody may look at. May wait for a disk or a server: not on the GUI thread.
HostEnvironment readHostEnvironment();
Known<HostFile> readHostFile(const QString& path);

} // namespace VirtTap
