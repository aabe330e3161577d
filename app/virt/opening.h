#pragma once

#include "core/connection.h"
#include "virt/hostconnection.h"

#include <memory>

#include <QTimer>

namespace VirtTap {

class CredentialDesk;

// A connection that was just opened.
struct Opened
{
    QString uri;
    HostConnection::Pointer connection;
    std::shared_ptr<CredentialDesk> credentials;
    double roundTripMs = 0;
};

// What is really opened for this URI: ssh must not wait for a terminal that nobody sees.
QByteArray effectiveUri(const QString& uri);

// Over a network, where a peer may vanish without a word.
bool isRemoteUri(const QString& uri);

// Blocks, perhaps for minutes: for threads of their own only.
Result<Opened> openConnection(const QString& uri, bool isReadOnly, const std::shared_ptr<CredentialDesk>& credentials);
// The same, given up after that time: a connection that comes later is closed. Blocks.
Result<Opened> openConnectionWithin(
    int milliseconds, const QString& uri, bool isReadOnly, const std::shared_ptr<CredentialDesk>& credentials);

// One attempt to open a connection, on a thread of its own that nobody waits for. Destroying it gives the attempt up.
class Opening : public QObject
{
    Q_OBJECT

public:
    Opening(const QString& uri, bool isReadOnly, QObject* parent = nullptr);
    ~Opening() override;

    void answerCredentials(const QStringList& answers);
    void setPatience(int milliseconds); // 20 s unless told; the time that the person takes to answer does not count

signals:
    void credentialsAsked(const QList<VirtTap::Credential>& questions);
    void opened(const VirtTap::Opened& result);
    void failed(const VirtTap::Error& error);

private:
    void takeQuestions();
    void takeResult();
    void giveUp();

    const std::shared_ptr<Inbox<QList<Credential>>> m_questions;
    const std::shared_ptr<Inbox<Result<Opened>>> m_results;
    const std::shared_ptr<CredentialDesk> m_credentials;
    QTimer m_patience;
};

} // namespace VirtTap
