#pragma once

#include "core/link.h"
#include "core/tapservice.h"

#include <QHash>
#include <QPointer>
#include <QSet>

#include <functional>
#include <memory>

namespace VirtTap {

class MachineBook;
struct MachineState;

// Who makes taps on which machine: on this computer the helper, on a demo's a simulated one, on others nobody.
class TapServices : public QObject
{
    Q_OBJECT

public:
    using Maker = std::function<std::unique_ptr<TapService>()>;

    TapServices(const MachineBook& book, Maker makeLocal);
    ~TapServices() override;

    void setMachine(const MachineState& machine, const QSet<int>& links);

signals:
    void changed(const QString& machine, VirtTap::TapService* service); // nullptr: nobody

private:
    TapService* serviceOf(const MachineState& machine);
    void noteLinks(const MachineState& machine, const QSet<int>& links);

    const MachineBook& m_book;
    Maker m_makeLocal;
    std::unique_ptr<TapService> m_local; // from the first time that this computer is recognised
    QHash<QString, QPointer<TapService>> m_services; // by machine
    QHash<int, Link> m_seen; // this computer's taps, without what changes with their use
};

} // namespace VirtTap
