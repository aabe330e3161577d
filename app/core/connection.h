#pragma once

#include "core/connectionstate.h"

#include <QFuture>
#include <QObject>
#include <QSet>

namespace VirtTap {

// When a change to a guest counts: virDomainModificationImpact.
enum class Scope {
    Now, // live
    AfterNextStart, // config
    Both,
};

// A question that libvirt asks while a connection opens (virConnectCredential).
struct Credential
{
    enum class Kind { UserName, Password, Text, Confirmation };

    Kind kind = Kind::Text;
    QString prompt; // libvirt's words
    QString defaultAnswer;
};

// One libvirt connection as the ui sees it. All of it on the GUI thread; no call waits. A verb's future ends with what
// libvirt answered; what is on screen changes only by changed(), which tells what was read back.
class Connection : public QObject
{
    Q_OBJECT

public:
    enum class Xml { Live, Config };
    enum class Check { Schema, None };

    using QObject::QObject;

    virtual const ConnectionState& state() const = 0;

    virtual void open() = 0; // nothing when it is open or opening
    virtual void close() = 0; // also cancels an opening and planned attempts
    virtual void answerCredentials(const QStringList& answers) = 0; // in the order asked
    virtual void refresh() = 0; // read everything again
    virtual void refresh(const QUuid& domain) = 0; // read one guest again; cheap

    // Without security-relevant parts, fit for showing and exporting.
    virtual QFuture<Result<QString>> readXml(const QUuid& domain, Xml which) = 0;

    virtual QFuture<Result<void>> start(const QUuid& domain) = 0;
    virtual QFuture<Result<void>> shutDown(const QUuid& domain) = 0;
    virtual QFuture<Result<void>> forceOff(const QUuid& domain) = 0;
    virtual QFuture<Result<void>> discardSavedState(const QUuid& domain) = 0;

    // The three calls of virDomain*DeviceFlags on one <interface>. A live detach has only been asked for when its
    // future ends: deviceRemoved() says that the guest let go. `check` counts where a config has to be defined anew;
    // with Check::Schema one that did not pass before the change is refused as Error::Kind::Uncheckable.
    virtual QFuture<Result<void>> attachInterface(
        const QUuid& domain, const QString& xml, Scope scope, Check check = Check::Schema)
        = 0;
    virtual QFuture<Result<void>> updateInterface(
        const QUuid& domain, const QString& xml, Scope scope, Check check = Check::Schema)
        = 0;
    virtual QFuture<Result<void>> detachInterface(
        const QUuid& domain, const QString& xml, Scope scope, Check check = Check::Schema)
        = 0;
    // Defines the config anew with `xml` in the place of its interface `previousXml`, for what updateInterface() cannot
    // do: it finds what it changes by its MAC address. The guest's secrets are kept. `check` as above.
    virtual QFuture<Result<void>> redefineInterface(
        const QUuid& domain, const QString& previousXml, const QString& xml, Check check = Check::Schema)
        = 0;

signals:
    // The state is new; `domains` came, went or changed. Empty when only the connection itself changed.
    void changed(const VirtTap::ConnectionState& state, const QSet<QUuid>& domains);
    void deviceRemoved(const QUuid& domain, const QString& alias);
    void deviceRemovalFailed(const QUuid& domain, const QString& alias);
    void credentialsAsked(const QList<VirtTap::Credential>& questions);
};

} // namespace VirtTap
