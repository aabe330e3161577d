#pragma once

#include "virt/callpool.h"
#include "virt/opening.h"

#include <mutex>

namespace VirtTap {

// The second connection to a host, for calls that change something, so that a bulk read that is stuck cannot hold them.
// Opened at the first such call. Drivers whose connections each have a state of their own get none.
class ChangeLane
{
public:
    using Call = std::move_only_function<Result<void>(HostConnection&)>;

    explicit ChangeLane(const Opened& first);
    ~ChangeLane();
    ChangeLane(const ChangeLane&) = delete;
    ChangeLane& operator=(const ChangeLane&) = delete;

    QFuture<Result<void>> run(Call call);

private:
    struct Shared;
    std::shared_ptr<Shared> m_shared;
    CallPool m_pool;
};

} // namespace VirtTap
