#include "virt/virterror.h"

#include <cerrno>

#include <libvirt/virterror.h>

#include <QLoggingCategory>

namespace VirtTap {

namespace {

Q_LOGGING_CATEGORY(libvirtLog, "virttap.libvirt", QtInfoMsg)

void logError(void* /*unused*/, virErrorPtr error)
{
    if (error)
        qCDebug(libvirtLog, "%d/%d: %s", error->code, error->domain, error->message ? error->message : "");
}

bool isOfTheWire(int domain)
{
    switch (domain) {
    case VIR_FROM_REMOTE:
    case VIR_FROM_RPC:
    case VIR_FROM_STREAMS:
    case VIR_FROM_SSH:
    case VIR_FROM_LIBSSH:
        return true;
    default:
        return false;
    }
}

// Trying again would not help, and on some hosts it locks one out.
bool isRefusal(int systemError, std::string_view words)
{
    return systemError == EACCES || systemError == EPERM || words.contains("Permission denied (")
        || words.contains("Host key verification failed");
}

} // namespace

Error::Kind kindOfLibvirtError(int code, int domain, int systemError, std::string_view words)
{
    switch (code) {
    case VIR_ERR_AUTH_CANCELLED:
        return Error::Kind::Cancelled;
    case VIR_ERR_AUTH_FAILED:
    case VIR_ERR_AUTH_UNAVAILABLE:
    case VIR_ERR_OPERATION_DENIED:
    case VIR_ERR_ACCESS_DENIED:
        return Error::Kind::Denied;
    case VIR_ERR_INVALID_ARG:
    case VIR_ERR_XML_ERROR:
    case VIR_ERR_XML_DETAIL:
    case VIR_ERR_XML_INVALID_SCHEMA:
    case VIR_ERR_CONF_SYNTAX:
        return Error::Kind::Invalid;
    case VIR_ERR_NO_DOMAIN:
    case VIR_ERR_NO_NETWORK:
    case VIR_ERR_NO_NODE_DEVICE:
    case VIR_ERR_NO_INTERFACE:
    case VIR_ERR_DEVICE_MISSING:
        return Error::Kind::NotFound;
    case VIR_ERR_RESOURCE_BUSY:
    case VIR_ERR_OPERATION_TIMEOUT:
        return Error::Kind::Busy;
    case VIR_ERR_NO_SUPPORT:
    case VIR_ERR_NO_CONNECT:
    case VIR_ERR_CONFIG_UNSUPPORTED:
    case VIR_ERR_OPERATION_UNSUPPORTED:
    case VIR_ERR_ARGUMENT_UNSUPPORTED:
        return Error::Kind::Unsupported;
    case VIR_ERR_RPC:
    case VIR_ERR_NO_SERVER:
    case VIR_ERR_GNUTLS_ERROR:
    case VIR_ERR_SSH:
    case VIR_ERR_LIBSSH:
    case VIR_ERR_UNKNOWN_HOST:
    case VIR_ERR_INVALID_CONN:
        return Error::Kind::Unreachable;
    case VIR_ERR_SYSTEM_ERROR:
    case VIR_ERR_INTERNAL_ERROR:
        if (domain == VIR_FROM_URI)
            return Error::Kind::Invalid;
        if (!isOfTheWire(domain))
            return Error::Kind::Failed;
        return isRefusal(systemError, words) ? Error::Kind::Denied : Error::Kind::Unreachable;
    default:
        return Error::Kind::Failed;
    }
}

Error takeLibvirtError(const QString& message)
{
    Error result { .kind = Error::Kind::Failed, .message = message, .detail = {} };
    if (const virError* error = virGetLastError()) {
        const bool isSystems = error->code == VIR_ERR_SYSTEM_ERROR;
        result.kind = kindOfLibvirtError(
            error->code, error->domain, isSystems ? error->int1 : 0, error->message ? error->message : "");
        result.detail = QString::fromUtf8(error->message);
    }
    virResetLastError();
    return result;
}

void installLibvirtErrorHandler()
{
    virSetErrorFunc(nullptr, &logError);
}

} // namespace VirtTap
