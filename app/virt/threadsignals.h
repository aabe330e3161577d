#pragma once

#include <csignal>

namespace VirtTap {

// For threads that call libvirt: a signal's handler belongs to the main thread, and a socket that breaks while libvirt
// writes to it must end in EPIPE, not in SIGPIPE. libvirt unblocks them in the processes that it starts.
inline void blockSignalsOfThisThread()
{
    sigset_t all;
    sigfillset(&all);
    for (const int fault : { SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGTRAP })
        sigdelset(&all, fault);
    pthread_sigmask(SIG_BLOCK, &all, nullptr);
}

} // namespace VirtTap
