#include "core/domain.h"

#include <QHashFunctions>

namespace VirtTap {

size_t qHash(const DomainKey& key, size_t seed) noexcept
{
    return qHashMulti(seed, key.uri, key.uuid);
}

bool Domain::isActive() const
{
    switch (state) {
    case State::Running:
    case State::Paused:
    case State::ShuttingDown:
    case State::Suspended:
        return true;
    case State::Unknown:
    case State::ShutOff:
    case State::Crashed:
        return false;
    }
    return false;
}

} // namespace VirtTap
