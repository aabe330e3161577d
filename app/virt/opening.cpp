#include "virt/opening.h"
#include "virt/credentialdesk.h"
#include "virt/eventloop.h"
#include "virt/threadsignals.h"
#include "virt/virterror.h"

#include <array>
#include <chrono>
#include <future>
#include <thread>

#include <libvirt/libvirt.h>
#include <libvirt/virterror.h>

#include <QCoreApplication>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace VirtTap {

namespace {

constexpr int defaultPatience = 20'000; // ms

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(VirtTap::Opening)
};

Error timeoutError()
{
    return { .kind = Error::Kind::Unreachable,
        .message = Text::tr("The host did not answer in time."),
        .detail = Text::tr("No answer while the connection was being opened.") };
}

double measureRoundTrip(virConnect* connection)
{
    const auto begin = std::chrono::steady_clock::now();
    unsigned long version = 0;
    virConnectGetLibVersion(connection, &version); // a call that no driver refuses
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
}

} // namespace

QByteArray effectiveUri(const QString& uri)
{
    const QUrl url(uri);
    const QString transport = url.scheme().section(u'+', 1);
    if (transport != "ssh"_L1 || url.query().contains("no_tty="_L1))
        return uri.toUtf8();
    return (uri + (url.hasQuery() ? "&no_tty=1"_L1 : "?no_tty=1"_L1)).toUtf8();
}

bool isRemoteUri(const QString& uri)
{
    return !QUrl(uri).host().isEmpty();
}

Result<Opened> openConnection(const QString& uri, bool isReadOnly, const std::shared_ptr<CredentialDesk>& credentials)
{
    installLibvirtErrorHandler();
    EventLoop::instance().start();
    std::array types { int(VIR_CRED_USERNAME), int(VIR_CRED_AUTHNAME), int(VIR_CRED_PASSPHRASE),
        int(VIR_CRED_ECHOPROMPT), int(VIR_CRED_NOECHOPROMPT) };
    virConnectAuth auth { .credtype = types.data(),
        .ncredtype = static_cast<unsigned int>(types.size()),
        .cb = &CredentialDesk::callback,
        .cbdata = credentials.get() };
    virConnectPtr connect = virConnectOpenAuth(effectiveUri(uri).constData(), &auth, isReadOnly ? VIR_CONNECT_RO : 0);
    if (!connect)
        return std::unexpected(takeLibvirtError(Text::tr("The connection could not be opened.")));
    const double roundTrip = measureRoundTrip(connect);
    virResetLastError();
    return Opened {
        .uri = uri, .connection = HostConnection::adopt(connect), .credentials = credentials, .roundTripMs = roundTrip
    };
}

Result<Opened> openConnectionWithin(
    int milliseconds, const QString& uri, bool isReadOnly, const std::shared_ptr<CredentialDesk>& credentials)
{
    std::promise<Result<Opened>> promise;
    std::future<Result<Opened>> future = promise.get_future();
    std::thread([promise = std::move(promise), uri, isReadOnly, credentials]() mutable {
        blockSignalsOfThisThread();
        promise.set_value(openConnection(uri, isReadOnly, credentials));
    }).detach();
    if (future.wait_for(std::chrono::milliseconds(milliseconds)) != std::future_status::ready)
        return std::unexpected(timeoutError());
    return future.get();
}

Opening::Opening(const QString& uri, bool isReadOnly, QObject* parent)
    : QObject(parent)
    , m_questions(std::make_shared<Inbox<QList<Credential>>>(this, [this] { takeQuestions(); }))
    , m_results(std::make_shared<Inbox<Result<Opened>>>(this, [this] { takeResult(); }))
    , m_credentials(std::make_shared<CredentialDesk>(m_questions))
{
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, &Opening::giveUp);
    m_patience.start(defaultPatience);
    std::thread([uri, isReadOnly, credentials = m_credentials, results = m_results] {
        blockSignalsOfThisThread();
        results->put(openConnection(uri, isReadOnly, credentials)); // an attempt given up on drops it, which closes it
    }).detach();
}

Opening::~Opening()
{
    m_questions->close();
    m_results->close();
    m_credentials->cancel();
}

void Opening::setPatience(int milliseconds)
{
    m_patience.start(milliseconds);
}

void Opening::answerCredentials(const QStringList& answers)
{
    m_patience.start(defaultPatience);
    m_credentials->answer(answers);
}

void Opening::takeQuestions()
{
    for (const QList<Credential>& questions : m_questions->take()) {
        m_patience.stop();
        emit credentialsAsked(questions);
    }
}

void Opening::takeResult()
{
    m_patience.stop();
    for (const Result<Opened>& result : m_results->take()) {
        if (result)
            emit opened(*result);
        else
            emit failed(result.error());
    }
}

void Opening::giveUp()
{
    m_results->close();
    m_questions->close();
    m_credentials->cancel();
    emit failed(timeoutError());
}

} // namespace VirtTap
