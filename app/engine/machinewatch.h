#pragma once

#include "engine/machinebook.h"
#include "engine/tapservices.h"
#include "tapclient/helpertaps.h"

namespace VirtTap {

class Engine;
class LibvirtConnection;
class Rereading;

// Feeds the machine book from an engine's connections, and the engine from the book and from those who make taps.
class MachineWatch : public QObject
{
    Q_OBJECT

public:
    // Becomes a child of the engine. `makeTaps` makes the service of this computer's taps; it may be null.
    explicit MachineWatch(Engine& engine, MachineBook::SourceMaker makeSource = makeKernelLinks,
        TapServices::Maker makeTaps = makeHelperTaps);

private:
    void watch(LibvirtConnection* connection);
    void readNodeDevices(LibvirtConnection* connection, const std::shared_ptr<Rereading>& rereading);

    MachineBook m_book;
    TapServices m_taps;
};

} // namespace VirtTap
