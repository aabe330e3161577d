#pragma once

#include "engine/machinebook.h"

namespace VirtTap {

class Engine;
class LibvirtConnection;
class Rereading;

// Feeds the machine book from an engine's connections, and the engine from the book.
class MachineWatch : public QObject
{
    Q_OBJECT

public:
    explicit MachineWatch(Engine& engine, MachineBook::SourceMaker makeSource = makeKernelLinks); // becomes its child

private:
    void watch(LibvirtConnection* connection);
    void readNodeDevices(LibvirtConnection* connection, const std::shared_ptr<Rereading>& rereading);

    MachineBook m_book;
};

} // namespace VirtTap
