#include "core/connections.h"
#include "core/connection.h"

namespace VirtTap {

MachineState Connections::machineOf(const QString& uri) const
{
    const Connection* found = connection(uri);
    return found ? machine(found->state().host.machineId) : MachineState {};
}

} // namespace VirtTap
