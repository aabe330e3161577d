#pragma once

#include "core/activity.h"
#include "core/connection.h"
#include "engine/activitywords.h"
#include "virt/domaincalls.h"
#include "xml/hostxml.h"

#include <QPointer>
#include <QTimer>

namespace VirtTap {

class DemoGuests;
class DemoMishap;
class HostIdentities;
class HostSession;
class Opening;
struct HostReport;
struct Opened;

// A libvirt URI that is opened, lost, opened again. What was known of its guests stays meanwhile.
class LibvirtConnection : public Connection
{
    Q_OBJECT

public:
    // `identities` is that of all connections and outlives this.
    LibvirtConnection(const QString& uri, bool isReadOnly, HostIdentities& identities, QObject* parent = nullptr);
    ~LibvirtConnection() override;

    // Nothing but an Error while the connection is not open.
    QFuture<Result<QList<NodeNetDevice>>> readNodeDevices();

    const ConnectionState& state() const override { return m_state; }
    void open() override;
    void close() override;
    void answerCredentials(const QStringList& answers) override;
    void refresh() override;
    void refresh(const QUuid& domain) override;
    QFuture<Result<QString>> readXml(const QUuid& domain, Xml which) override;
    QFuture<Result<void>> start(const QUuid& domain) override;
    QFuture<Result<void>> shutDown(const QUuid& domain) override;
    QFuture<Result<void>> forceOff(const QUuid& domain) override;
    QFuture<Result<void>> discardSavedState(const QUuid& domain) override;
    QFuture<Result<void>> attachInterface(const QUuid& domain, const QString& xml, Scope scope, Check check) override;
    QFuture<Result<void>> updateInterface(const QUuid& domain, const QString& xml, Scope scope, Check check) override;
    QFuture<Result<void>> detachInterface(const QUuid& domain, const QString& xml, Scope scope, Check check) override;
    QFuture<Result<void>> redefineInterface(
        const QUuid& domain, const QString& previousXml, const QString& xml, Check check) override;

signals:
    void happened(const VirtTap::Activity& activity);
    void nodeDevicesChanged(); // readNodeDevices() will tell something new

private:
    void beginSession(const Opened& opened);
    void endAttempt();
    bool lacksFilter(const Domain& domain) const;
    void readNetFilters();
    void takeReport(const HostReport& report);
    void takeEvent(const HostEvent& event);
    void finishLoad();
    void becomeOpen();
    void noteFailure(const Error& error);
    void noteLoss(const Error& error);
    void planRetry(const Error& error);
    void setPhase(ConnectionState::Phase phase, const Error& error = {});
    void announce(const QSet<QUuid>& domains);
    void say(Activity::Kind kind, const QUuid& domain, const QString& text, const QString& detail = {});

    QFuture<Result<void>> change(
        Deed deed, Scope scope, const QUuid& domain, std::function<Result<void>(HostConnection&)> call);
    QFuture<Result<void>> changeDemo(
        Deed deed, DeviceDeed device, const QUuid& domain, const QByteArray& xml, Scope scope, Check check);
    void letGoInDemo(const QUuid& domain);
    QFuture<Result<void>> changeDevice(
        Deed deed, DeviceDeed device, const QUuid& domain, const QString& xml, Scope scope, Check check);

    ConnectionState m_state;
    HostIdentities& m_identities;
    Opening* m_opening = nullptr; // at most one of the two is there
    HostSession* m_session = nullptr;
    DemoMishap* m_mishap = nullptr; // of a host of the demo that fails; likewise:
    std::shared_ptr<DemoGuests> m_demoGuests; // of the one whose guests run
    QTimer m_retry;
    bool m_isReported = false; // since it was opened; likewise:
    bool m_isLoaded = false;
    int m_failures = 0; // in a row, since it was last open
};

} // namespace VirtTap
