#pragma once

#include "core/connectionstate.h"
#include "core/machinestate.h"
#include "engine/machinelinks.h"
#include "xml/hostxml.h"

#include <QSet>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>

namespace VirtTap {

class TapService;

// The machines behind the connections: one state per machine, however many connections lead to it. This computer's
// links come from the kernel, once a connection is known to lead to it; another's from libvirt's node devices; a demo's
// are simulated.
class MachineBook : public QObject
{
    Q_OBJECT

public:
    using SourceMaker = std::function<std::unique_ptr<LinkSource>()>;

    explicit MachineBook(SourceMaker makeSource = makeKernelLinks, QObject* parent = nullptr);
    ~MachineBook() override;

    void setConnection(const ConnectionState& state, const QSet<QUuid>& domains);
    void setNodeDevices(const QString& uri, const Result<QList<NodeNetDevice>>& devices);
    void remove(const QString& uri);

    // Whether new node devices would tell anything: not once the kernel does, and never of a demo.
    bool wantsNodeDevices(const QString& uri) const;
    static bool isSimulated(const QString& uri, const HostFacts& host);
    MachineState machine(const QString& id) const { return m_machines.value(id); }
    TapService* demoTaps(const QString& id) const; // nullptr where that is no demo

signals:
    void changed(const VirtTap::MachineState& machine, const QSet<int>& links);

private:
    struct Lead // of a connection to its machine
    {
        HostFacts host;
        std::optional<Result<QList<NodeNetDevice>>> devices; // none read yet
        bool isLocal = false;
        QString whyNotLocal;
    };

    struct Demo;

    Demo& demo(const QString& id);
    void takeLinks(const QHash<int, Link>& links, const QSet<int>& ids);
    void takeFailure(const Error& error);
    void recognise(const QString& uri, Lead& lead);
    void settle(const QString& id);
    MachineState stateOf(const QString& id);
    void publish(MachineState state);
    void forget(const QString& id);

    SourceMaker m_makeSource;
    std::unique_ptr<LinkSource> m_source; // from the first connection on that may be local
    std::optional<QHash<int, Link>> m_links; // none read yet
    QString m_sourceFailure;
    QTimer m_refresh;
    QHash<QString, Lead> m_leads; // by URI
    QHash<QString, MachineState> m_machines;
    QHash<QString, QHash<QString, int>> m_libvirtIds; // of the links of machines that only libvirt tells of
    QHash<QString, std::shared_ptr<Demo>> m_demos;
};

} // namespace VirtTap
