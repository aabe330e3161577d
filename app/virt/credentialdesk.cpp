#include "virt/credentialdesk.h"

#include <cstring>
#include <span>
#include <utility>

namespace VirtTap {

namespace {

Credential::Kind kindOf(int type)
{
    switch (type) {
    case VIR_CRED_USERNAME:
    case VIR_CRED_AUTHNAME:
        return Credential::Kind::UserName;
    case VIR_CRED_PASSPHRASE:
    case VIR_CRED_NOECHOPROMPT:
        return Credential::Kind::Password;
    default:
        return Credential::Kind::Text;
    }
}

} // namespace

CredentialDesk::CredentialDesk(std::shared_ptr<Inbox<Questions>> inbox)
    : m_inbox(std::move(inbox))
{
}

std::shared_ptr<CredentialDesk> CredentialDesk::replay() const
{
    auto result = std::make_shared<CredentialDesk>(nullptr);
    const std::scoped_lock lock(m_mutex);
    result->m_kept = m_kept;
    return result;
}

void CredentialDesk::answer(const QStringList& answers)
{
    const std::scoped_lock lock(m_mutex);
    m_answer = answers;
    m_wake.notify_all();
}

void CredentialDesk::cancel()
{
    const std::scoped_lock lock(m_mutex);
    m_isCancelled = true;
    m_wake.notify_all();
}

std::optional<QStringList> CredentialDesk::ask(const Questions& questions)
{
    std::unique_lock lock(m_mutex);
    if (!m_inbox) {
        if (m_replayed == m_kept.size())
            return std::nullopt;
        return m_kept.at(m_replayed++);
    }
    m_answer.reset();
    m_inbox->put(questions);
    m_wake.wait(lock, [this] { return m_isCancelled || m_answer; });
    if (m_isCancelled)
        return std::nullopt;
    m_kept.append(*m_answer);
    return std::exchange(m_answer, std::nullopt);
}

int CredentialDesk::callback(virConnectCredential* credentials, unsigned int count, void* desk)
{
    const std::span<virConnectCredential> wanted(credentials, count);
    Questions questions;
    for (const virConnectCredential& credential : wanted) {
        questions.append({ .kind = kindOf(credential.type),
            .prompt = QString::fromUtf8(credential.prompt),
            .defaultAnswer = QString::fromUtf8(credential.defresult) });
    }
    const auto answers = static_cast<CredentialDesk*>(desk)->ask(questions);
    if (!answers)
        return -1;
    qsizetype i = 0;
    for (virConnectCredential& credential : wanted) {
        const QByteArray answer = answers->value(i++).toUtf8();
        credential.result = strdup(answer.constData()); // libvirt frees it
        credential.resultlen = static_cast<unsigned int>(answer.size());
    }
    return 0;
}

} // namespace VirtTap
