#include "engine/problemwatch.h"

#include "core/connection.h"
#include "core/deliver.h"

#include <QtConcurrent>

namespace VirtTap {

ProblemWatch::ProblemWatch(Connections& connections, QObject* parent)
    : Problems(parent)
    , m_connections(connections)
    , m_book(std::make_shared<ProblemBook>())
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(30);
    connect(&m_soon, &QTimer::timeout, this, &ProblemWatch::check);
    connect(
        &connections, &Connections::changed, this, [this](const ConnectionState& state, const QSet<QUuid>& domains) {
            m_changes.guests[state.uri] |= domains;
            note();
        });
    connect(
        &connections, &Connections::machineChanged, this, [this](const MachineState& machine, const QSet<int>& links) {
            m_changes.links[machine.id] |= links;
            note();
        });
    connect(&connections, &Connections::tapServiceChanged, this, &ProblemWatch::note);
    connect(&connections, &Connections::added, this, &ProblemWatch::note);
    connect(&connections, &Connections::aboutToRemove, this, &ProblemWatch::note); // it is gone when that is due
    note();
}

ProblemWatch::~ProblemWatch() = default;

void ProblemWatch::note()
{
    if (m_isChecking)
        m_isWanted = true;
    else if (!m_soon.isActive())
        m_soon.start();
}

void ProblemWatch::check()
{
    m_isChecking = true;
    m_isWanted = false;
    const auto work = [book = m_book, facts = gatherFacts(m_connections), changes = std::exchange(m_changes, {})] {
        return book->update(facts, changes);
    };
    deliver(QtConcurrent::run(work), this, [this](const FindingsByPlace& changes) {
        m_isChecking = false;
        take(changes);
        if (m_isWanted)
            m_soon.start();
    });
}

} // namespace VirtTap
