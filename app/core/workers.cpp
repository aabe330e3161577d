#include "core/workers.h"

#include <QCoreApplication>

namespace VirtTap {

QThreadPool& workers()
{
    static QThreadPool* const pool = [] { // never destroyed: that would wait for what hangs
        auto* made = new QThreadPool;
        made->setMaxThreadCount(16); // they wait more than they work
        qAddPostRoutine([] { workers().waitForDone(5000); }); // for what is being written
        return made;
    }();
    return *pool;
}

} // namespace VirtTap
