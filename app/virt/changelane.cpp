#include "virt/changelane.h"
#include "virt/credentialdesk.h"

#include <cstring>

#include <libvirt/libvirt.h>
#include <libvirt/virterror.h>

namespace VirtTap {

namespace {

constexpr int threads = 4;
constexpr int patience = 20'000; // ms

bool hasOwnState(virConnect* connection)
{
    const char* driver = virConnectGetType(connection);
    virResetLastError();
    return driver && std::strcmp(driver, "TEST") == 0;
}

} // namespace

struct ChangeLane::Shared
{
    std::mutex mutex; // held while the second one is opened
    Opened first;
    HostConnection::Pointer second;

    HostConnection::Pointer connection()
    {
        const std::scoped_lock lock(mutex);
        if (second && !second->isAlive())
            second.reset();
        if (!second && hasOwnState(first.connection->get()))
            second = first.connection;
        if (!second) {
            const auto opened = openConnectionWithin(patience, first.uri, false, first.credentials->replay());
            second = opened ? opened->connection : first.connection;
            if (opened && isRemoteUri(first.uri))
                second->setKeepAlive(true);
        }
        return second;
    }
};

ChangeLane::ChangeLane(const Opened& first)
    : m_shared(std::make_shared<Shared>())
    , m_pool(threads)
{
    m_shared->first = first;
}

ChangeLane::~ChangeLane() = default;

QFuture<Result<void>> ChangeLane::run(Call call)
{
    return m_pool.run<Result<void>>(CallPool::Priority::Interactive,
        [shared = m_shared, call = std::move(call)]() mutable { return call(*shared->connection()); });
}

} // namespace VirtTap
