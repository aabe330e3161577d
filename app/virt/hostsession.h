#pragma once

#include "virt/callpool.h"
#include "virt/changelane.h"
#include "virt/domainreader.h"
#include "virt/gate.h"
#include "virt/hostreport.h"
#include "virt/nodedevices.h"
#include "virt/opening.h"
#include "virt/readorder.h"

#include <QObject>

#include <variant>

namespace VirtTap {

// What goes on over one open connection: loading, events, calls. On the GUI thread, which it never holds: destroying it
// lets go of the connection, which closes itself once the calls in flight have ended.
class HostSession : public QObject
{
    Q_OBJECT

public:
    explicit HostSession(const Opened& opened, QObject* parent = nullptr);
    ~HostSession() override;

    void load(); // everything; events are asked for before the first read, so that nothing is missed
    void refresh(const QUuid& domain); // one guest, ahead of what is being loaded

    QFuture<Result<QString>> readXml(const QUuid& domain, XmlFlavour flavour);
    QFuture<Result<QList<NodeNetDevice>>> readNodeDevices();
    QFuture<Known<QSet<QString>>> readNetFilters();
    QFuture<Result<void>> change(ChangeLane::Call call);

signals:
    void reported(const VirtTap::HostReport& report);
    // All there are; names and states, interfaces not read yet. Of `newer` something later is known.
    void listed(const QList<VirtTap::Domain>& domains, const QSet<QUuid>& newer);
    void listingFailed(const VirtTap::Error& error);
    void domainsRead(const QList<VirtTap::Domain>& domains, const QList<QUuid>& gone);
    void loaded();
    void happened(const VirtTap::HostEvent& event);
    void nodeDevicesChanged();
    void lost(const VirtTap::Error& error); // nothing comes after it

private:
    struct Registered
    {
    };
    struct Reading
    {
        quint64 sequence = 0;
        QUuid uuid;
        bool isBulk = false;
        Result<Domain> domain;
    };
    struct Listing
    {
        quint64 sequence = 0;
        Result<QList<Domain>> domains;
    };
    using News = std::variant<Registered, HostReport, Listing, std::shared_ptr<NodeDeviceReading>>;

    void registerEvents();
    void list();
    void takeNews();
    void take(const Listing& listing);
    void readAll(const QList<Domain>& domains, quint64 sequence);
    void readEach(const std::shared_ptr<NodeDeviceReading>& devices);
    bool takeReadings();
    bool takeEvents();
    void finishLoad();
    void noteLoss(const Error& error);

    const Opened m_opened;
    const std::shared_ptr<Inbox<News>> m_news;
    const std::shared_ptr<Inbox<Reading>> m_readings;
    const std::shared_ptr<Inbox<HostEvent>> m_events;
    Gate m_readingGate;
    Gate m_eventGate;
    CallPool m_pool;
    ChangeLane m_changes;
    ReadOrder m_order;
    qsizetype m_bulkLeft = 0;
    bool m_hasEvents = false;
    bool m_isListing = false;
    bool m_isLost = false;
    bool m_mustListAgain = false;
};

} // namespace VirtTap
