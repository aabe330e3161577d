#pragma once

#include <QThreadPool>

namespace VirtTap {

// Threads for what may take long or hang: files on a server that is away, account databases, the plans of many guests.
// Never QThreadPool::globalInstance(): Qt draws larger areas with that pool's threads and waits for them, so what hangs
// there would stop the window. Ends with the application, which waits for at most 5 s. Any thread may ask for it.
QThreadPool& workers();

} // namespace VirtTap
