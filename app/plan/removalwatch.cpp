#include "plan/removalwatch.h"

#include <algorithm>

namespace VirtTap {

RemovalWatch::RemovalWatch(Connection& connection, const QUuid& domain, QObject* parent)
    : QObject(parent)
    , m_domain(domain)
{
    connect(&connection, &Connection::changed, this, &RemovalWatch::applyState);
    connect(&connection, &Connection::deviceRemoved, this, &RemovalWatch::applyRemoved);
    connect(&connection, &Connection::deviceRemovalFailed, this, [this](const QUuid& where, const QString& alias) {
        if (m_isExpecting && where == m_domain && (m_alias.isEmpty() || alias == m_alias))
            end(&RemovalWatch::refused);
    });
}

void RemovalWatch::expect(const QString& alias)
{
    m_alias = alias;
    m_isExpecting = true;
    const bool isGone = alias.isEmpty() ? !m_gone.isEmpty() : m_gone.contains(alias);
    m_gone.clear();
    if (isGone)
        end(&RemovalWatch::removed);
}

void RemovalWatch::applyRemoved(const QUuid& domain, const QString& alias)
{
    if (domain != m_domain)
        return;
    if (!m_isExpecting)
        m_gone.insert(alias);
    else if (m_alias.isEmpty() || alias == m_alias)
        end(&RemovalWatch::removed);
}

void RemovalWatch::applyState(const ConnectionState& state, const QSet<QUuid>& domains)
{
    if (!m_isExpecting)
        return;
    if (!state.isUsable()) {
        end(&RemovalWatch::connectionLost);
        return;
    }
    if (!domains.contains(m_domain))
        return;
    const DomainPtr domain = state.domain(m_domain);
    const bool isOff = !domain || (!domain->isActive() && domain->state != Domain::State::Unknown);
    const auto isThere = [this](const Interface& interface) { return interface.alias == m_alias; };
    if (isOff || (domain->isRead && !m_alias.isEmpty() && std::ranges::none_of(domain->live, isThere)))
        end(&RemovalWatch::removed);
}

void RemovalWatch::end(void (RemovalWatch::*signal)())
{
    m_isExpecting = false;
    emit(this->*signal)();
}

} // namespace VirtTap
