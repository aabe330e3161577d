#include "engine/activitywords.h"

#include <QCoreApplication>

namespace VirtTap {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(VirtTap::ActivityWords)
};

QString wordsForLifecycle(const HostEvent& event)
{
    switch (event.lifecycle) {
    case HostEvent::Lifecycle::Defined:
        return Text::tr("The config of “%1” was defined.").arg(event.name);
    case HostEvent::Lifecycle::Undefined:
        return Text::tr("“%1” was undefined.").arg(event.name);
    case HostEvent::Lifecycle::Started:
        return Text::tr("“%1” started.").arg(event.name);
    case HostEvent::Lifecycle::Suspended:
        return Text::tr("“%1” was paused.").arg(event.name);
    case HostEvent::Lifecycle::Resumed:
        return Text::tr("“%1” was resumed.").arg(event.name);
    case HostEvent::Lifecycle::Stopped:
        return Text::tr("“%1” stopped.").arg(event.name);
    case HostEvent::Lifecycle::ShuttingDown:
        return Text::tr("“%1” has shut down.").arg(event.name);
    case HostEvent::Lifecycle::Crashed:
        return Text::tr("“%1” crashed.").arg(event.name);
    case HostEvent::Lifecycle::Other:
        return {};
    }
    return {};
}

QString wordsForAttached(Scope scope, const QString& guest)
{
    switch (scope) {
    case Scope::Now:
        return Text::tr("Attached an interface to “%1” until it stops.").arg(guest);
    case Scope::AfterNextStart:
        return Text::tr("Attached an interface to “%1” for its next start.").arg(guest);
    case Scope::Both:
        return Text::tr("Attached an interface to “%1”, now and for its next start.").arg(guest);
    }
    return {};
}

} // namespace

QString wordsFor(const HostEvent& event)
{
    switch (event.kind) {
    case HostEvent::Kind::Lifecycle:
        return wordsForLifecycle(event);
    case HostEvent::Kind::DeviceAdded:
        return Text::tr("The device “%1” was added to “%2”.").arg(event.text, event.name);
    case HostEvent::Kind::DeviceRemoved:
        return Text::tr("The device “%1” was removed from “%2”.").arg(event.text, event.name);
    case HostEvent::Kind::DeviceRemovalFailed:
        return Text::tr("“%2” refused to let go of the device “%1”.").arg(event.text, event.name);
    case HostEvent::Kind::MetadataChanged:
    case HostEvent::Kind::NodeDevicesChanged:
    case HostEvent::Kind::ConnectionClosed:
        return {};
    }
    return {};
}

QString wordsForDone(Deed deed, Scope scope, const QString& guest)
{
    switch (deed) {
    case Deed::Start:
        return Text::tr("Started “%1”.").arg(guest);
    case Deed::ShutDown:
        return Text::tr("Asked “%1” to shut down.").arg(guest);
    case Deed::ForceOff:
        return Text::tr("Forced “%1” off.").arg(guest);
    case Deed::DiscardSavedState:
        return Text::tr("Discarded the saved state of “%1”.").arg(guest);
    case Deed::Attach:
        return wordsForAttached(scope, guest);
    case Deed::Update:
        return Text::tr("Changed an interface of “%1”.").arg(guest);
    case Deed::Redefine:
        return Text::tr("Defined the config of “%1” anew, with another interface.").arg(guest);
    case Deed::Detach:
        return scope == Scope::AfterNextStart ? Text::tr("Removed an interface from the config of “%1”.").arg(guest)
                                              : Text::tr("Asked “%1” to let go of an interface.").arg(guest);
    }
    return {};
}

QString wordsForFailed(Deed deed, const QString& guest)
{
    switch (deed) {
    case Deed::Start:
        return Text::tr("“%1” could not be started.").arg(guest);
    case Deed::ShutDown:
        return Text::tr("“%1” could not be asked to shut down.").arg(guest);
    case Deed::ForceOff:
        return Text::tr("“%1” could not be forced off.").arg(guest);
    case Deed::DiscardSavedState:
        return Text::tr("The saved state of “%1” could not be discarded.").arg(guest);
    case Deed::Attach:
        return Text::tr("An interface could not be attached to “%1”.").arg(guest);
    case Deed::Update:
        return Text::tr("An interface of “%1” could not be changed.").arg(guest);
    case Deed::Redefine:
        return Text::tr("The config of “%1” could not be defined anew.").arg(guest);
    case Deed::Detach:
        return Text::tr("An interface could not be detached from “%1”.").arg(guest);
    }
    return {};
}

} // namespace VirtTap
