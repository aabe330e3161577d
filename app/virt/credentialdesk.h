#pragma once

#include "core/connection.h"
#include "virt/inbox.h"

#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>

#include <libvirt/libvirt.h>

namespace VirtTap {

// Where the thread that opens a connection waits for what the person answers. Answers are kept in memory for the second
// connection to the same host, which asks the same.
class CredentialDesk
{
public:
    using Questions = QList<Credential>;

    explicit CredentialDesk(std::shared_ptr<Inbox<Questions>> inbox); // null: nobody to ask, only what is kept
    // A desk with what was answered at this one, and nobody to ask.
    std::shared_ptr<CredentialDesk> replay() const;

    void answer(const QStringList& answers);
    void cancel(); // for good: releases who waits

    // For virConnectOpenAuth; its data is a desk. Waits.
    static int callback(virConnectCredential* credentials, unsigned int count, void* desk);

private:
    std::optional<QStringList> ask(const Questions& questions);

    const std::shared_ptr<Inbox<Questions>> m_inbox;
    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_isCancelled = false;
    std::optional<QStringList> m_answer;
    QList<QStringList> m_kept; // an entry for each time that libvirt asked
    qsizetype m_replayed = 0;
};

} // namespace VirtTap
