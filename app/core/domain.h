#pragma once

#include "core/interface.h"
#include "core/known.h"
#include "core/taint.h"

#include <QList>
#include <QSharedPointer>
#include <QString>
#include <QStringList>
#include <QUuid>

namespace VirtTap {

// Which guest on which connection. The UUID is the identity: names change.
struct DomainKey
{
    QString uri; // ConnectionState::uri
    QUuid uuid;

    bool isNull() const { return uuid.isNull(); }
    friend bool operator==(const DomainKey&, const DomainKey&) = default;
};

size_t qHash(const DomainKey& key, size_t seed = 0) noexcept;

// A guest, as far as it has been read.
struct Domain
{
    enum class State { Unknown, Running, Paused, ShuttingDown, ShutOff, Crashed, Suspended };

    QUuid uuid;
    QString name;
    State state = State::Unknown;
    bool isPersistent = true; // a transient guest has no config
    Known<bool> autostart;
    Known<bool> hasManagedSave; // it resumes its old live XML, whatever the config says
    bool isRead = false; // interfaces below were read; until then they are unknown, not none
    QString problem; // why they could not be read (translated), else empty
    QList<Interface> live; // while active
    QList<Interface> config; // while persistent
    QString type {}; // the hypervisor it asks for: "kvm", "qemu", "test"
    Known<QStringList>
        taints {}; // libvirt's own words while active (virDomainGetMessages); read after start and attach
    QList<TaintFlag> taintFlags; // of each of `taints`, as far as the words are known
    QStringList deprecations; // libvirt's own words for what of it is deprecated
    QList<TaintCause> liveCauses; // what of the live XML taints it or may
    QList<TaintCause> configCauses; // likewise of the config: at its next start
    Known<QList<TaintCause>> savedCauses {}; // likewise of its managed save, which comes before the config
    bool lastStartFailed = false; // whoever asked for it; libvirt forgets it when its daemon is started again

    bool isActive() const; // it has a process and live XML
    QList<InterfacePair> interfaces() const { return pairInterfaces(live, config, isActive(), isPersistent); }

    friend bool operator==(const Domain&, const Domain&) = default;
};

using DomainPtr = QSharedPointer<const Domain>; // never null in a snapshot

} // namespace VirtTap

Q_DECLARE_METATYPE(VirtTap::DomainKey)
