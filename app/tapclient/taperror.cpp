#include "tapclient/taperror.h"

#include <QCoreApplication>
#include <QDBusMessage>
#include <QRegularExpression>

#include <optional>

namespace VirtTap {

using namespace Qt::StringLiterals;
using Availability = TapServiceState::Availability;
using Kind = Error::Kind;

namespace {

struct Taps
{
    Q_DECLARE_TR_FUNCTIONS(VirtTap::Taps)
};

// The bus daemon answers for those that are not there.
constexpr auto busDaemon = "org.freedesktop.DBus"_L1;

QString tapIn(const QString& words)
{
    static const QRegularExpression name(u"^([A-Za-z0-9._-]{1,15}): "_s);
    return name.match(words).captured(1);
}

Error::Kind kindOf(Taps1::Error error)
{
    switch (error) {
    case Taps1::Error::InvalidName:
    case Taps1::Error::InvalidArgument:
    case Taps1::Error::NameInUse:
        return Kind::Invalid;
    case Taps1::Error::NotOurs:
    case Taps1::Error::BridgeNotFound:
        return Kind::NotFound;
    case Taps1::Error::InUse:
    case Taps1::Error::TooManyRequests:
        return Kind::Busy;
    case Taps1::Error::BridgeNotAllowed:
    case Taps1::Error::NotAuthorized:
    case Taps1::Error::QuestionImpossible:
        return Kind::Denied;
    case Taps1::Error::Dismissed:
        return Kind::Cancelled;
    case Taps1::Error::NoAuthority:
        return Kind::Unsupported;
    case Taps1::Error::QuotaExceeded:
    case Taps1::Error::Kernel:
        return Kind::Failed;
    }
    return Kind::Failed;
}

QString sentenceOn(Taps1::Error error, const QString& tap)
{
    switch (error) {
    case Taps1::Error::InvalidName:
        return Taps::tr("“%1” is no name for a tap here: it is malformed, reserved, or not allowed.").arg(tap);
    case Taps1::Error::InvalidArgument:
        return Taps::tr("What was asked for “%1” is not possible.").arg(tap);
    case Taps1::Error::NameInUse:
        return Taps::tr("A link of the name “%1” exists already.").arg(tap);
    case Taps1::Error::NotOurs:
        return Taps::tr("“%1” is not a tap that virt-tap made, or somebody has made it anew since.").arg(tap);
    case Taps1::Error::InUse:
        return Taps::tr("“%1” is in use: a guest or another program has it open.").arg(tap);
    case Taps1::Error::QuotaExceeded:
        return Taps::tr("“%1” would be one tap more than is allowed here.").arg(tap);
    case Taps1::Error::BridgeNotFound:
        return Taps::tr("The bridge that “%1” is to be a port of does not exist.").arg(tap);
    case Taps1::Error::BridgeNotAllowed:
        return Taps::tr("The administrator does not allow “%1” on this bridge (/etc/virt-tap/helper.conf).").arg(tap);
    case Taps1::Error::NotAuthorized:
        return Taps::tr("You are not allowed to do this with “%1”.").arg(tap);
    case Taps1::Error::Kernel:
        return Taps::tr("The kernel refused what was asked for “%1”.").arg(tap);
    case Taps1::Error::TooManyRequests:
    case Taps1::Error::Dismissed:
    case Taps1::Error::QuestionImpossible:
    case Taps1::Error::NoAuthority:
        break; // about the caller, whatever the tap
    }
    return {};
}

QString sentence(Taps1::Error error)
{
    switch (error) {
    case Taps1::Error::InvalidName:
        return Taps::tr("This is no name for a tap here: it is malformed, reserved, or not allowed.");
    case Taps1::Error::InvalidArgument:
        return Taps::tr("What was asked for is not possible.");
    case Taps1::Error::NameInUse:
        return Taps::tr("A link of this name exists already.");
    case Taps1::Error::NotOurs:
        return Taps::tr("This is not a tap that virt-tap made, or somebody has made it anew since.");
    case Taps1::Error::InUse:
        return Taps::tr("The tap is in use: a guest or another program has it open.");
    case Taps1::Error::QuotaExceeded:
        return Taps::tr("That would be more taps than are allowed here.");
    case Taps1::Error::TooManyRequests:
        return Taps::tr("Too many questions for a password are open already. Answer those first.");
    case Taps1::Error::BridgeNotFound:
        return Taps::tr("There is no bridge of this name.");
    case Taps1::Error::BridgeNotAllowed:
        return Taps::tr("The administrator does not allow taps on this bridge (/etc/virt-tap/helper.conf).");
    case Taps1::Error::NotAuthorized:
        return Taps::tr("You are not allowed to do this.");
    case Taps1::Error::Dismissed:
        return Taps::tr("The question for a password was dismissed; nothing was changed.");
    case Taps1::Error::Kernel:
        return Taps::tr("The kernel refused what was asked for.");
    case Taps1::Error::QuestionImpossible:
        return Taps::tr("This needs a password, and nothing here can ask for it. Log in to a desktop or start a polkit "
                        "agent (pkttyagent in a terminal), or have the administrator add you to the group virt-tap.");
    case Taps1::Error::NoAuthority:
        return TapServiceState {
            .availability = Availability::NoPolkit, .detail = {}, .version = {}, .bridgesAllowed = {}
        }.whatToDo();
    }
    return {};
}

enum class BusError { NotInstalled, Refused, OtherVersion, NoAnswer, Full, Lost, Other };

BusError busErrorNamed(const QString& name, bool isFromDaemon)
{
    const QString prefix = u"org.freedesktop.DBus.Error."_s;
    if (name.startsWith("org.freedesktop.systemd1."_L1)) // the unit does not exist, is masked, or fails
        return BusError::NotInstalled;
    if (!name.startsWith(prefix))
        return BusError::Other;
    const QString short_ = name.mid(prefix.size());
    if (short_ == "ServiceUnknown"_L1 || short_ == "NameHasNoOwner"_L1 || short_.startsWith("Spawn."_L1)
        || (isFromDaemon && short_ == "TimedOut"_L1))
        return BusError::NotInstalled;
    if (isFromDaemon && short_ == "AccessDenied"_L1)
        return BusError::Refused;
    if (short_ == "UnknownMethod"_L1 || short_ == "UnknownInterface"_L1 || short_ == "UnknownObject"_L1
        || short_ == "UnknownProperty"_L1 || short_ == "InvalidArgs"_L1 || short_ == "InvalidSignature"_L1)
        return BusError::OtherVersion;
    if (short_ == "NoReply"_L1 || short_ == "Timeout"_L1 || short_ == "TimedOut"_L1)
        return BusError::NoAnswer;
    if (short_ == "LimitsExceeded"_L1)
        return BusError::Full;
    if (short_ == "Disconnected"_L1 || short_ == "NoServer"_L1)
        return BusError::Lost;
    return BusError::Other;
}

Error of(BusError error)
{
    const auto unavailable = [](Availability availability) {
        TapServiceState state;
        state.availability = availability;
        return errorOf(state);
    };
    switch (error) {
    case BusError::NotInstalled:
        return unavailable(Availability::NotInstalled);
    case BusError::OtherVersion:
        return unavailable(Availability::OtherVersion);
    case BusError::Lost:
        return unavailable(Availability::BusUnreachable);
    case BusError::Refused:
        return { .kind = Kind::Denied,
            .message
            = Taps::tr("The system's message bus does not let this program talk to virt-tap-helper. Install the "
                       "helper again; its bus configuration is missing or was changed."),
            .detail = {} };
    case BusError::NoAnswer:
        return { .kind = Kind::Failed,
            .message = Taps::tr("The helper ended or gave no answer. Look at the taps to see what it has done."),
            .detail = {} };
    case BusError::Full:
        return { .kind = Kind::Busy,
            .message = Taps::tr("Too much is being asked at once. Try again in a moment."),
            .detail = {} };
    case BusError::Other:
        break;
    }
    return { .kind = Kind::Failed, .message = Taps::tr("The helper could not do it."), .detail = {} };
}

} // namespace

Error tapError(Taps1::Error error, const QString& words)
{
    const QString tap = tapIn(words);
    const QString named = tap.isEmpty() ? QString() : sentenceOn(error, tap);
    return { .kind = kindOf(error), .message = named.isEmpty() ? sentence(error) : named, .detail = words };
}

Error errorOf(const QDBusMessage& reply)
{
    const bool isFromDaemon = reply.service() == busDaemon;
    if (!isFromDaemon) {
        if (const auto known = Taps1::errorNamed(reply.errorName().toStdString()))
            return tapError(*known, reply.errorMessage());
    }
    Error error = of(busErrorNamed(reply.errorName(), isFromDaemon));
    error.detail = reply.errorName() + ": "_L1 + reply.errorMessage();
    return error;
}

Availability availabilityAfter(const QDBusMessage& reply)
{
    const bool isFromDaemon = reply.service() == busDaemon;
    if (!isFromDaemon && Taps1::errorNamed(reply.errorName().toStdString()) == Taps1::Error::NoAuthority)
        return Availability::NoPolkit;
    switch (busErrorNamed(reply.errorName(), isFromDaemon)) {
    case BusError::NotInstalled:
    case BusError::Refused:
        return Availability::NotInstalled;
    case BusError::OtherVersion:
        return Availability::OtherVersion;
    case BusError::Lost:
        return Availability::BusUnreachable;
    case BusError::NoAnswer:
    case BusError::Full:
    case BusError::Other:
        break;
    }
    return Availability::Available;
}

Error errorOf(const TapServiceState& state)
{
    const bool isUnreachable = state.availability == Availability::BusUnreachable;
    return { .kind = isUnreachable ? Kind::Unreachable : Kind::Unsupported,
        .message = state.whatToDo(),
        .detail = state.detail };
}

} // namespace VirtTap
