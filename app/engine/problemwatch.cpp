#include "engine/problemwatch.h"

#include "core/connection.h"
#include "core/deliver.h"

#include <QtConcurrent>

#include <algorithm>
#include <tuple>

#include <sys/resource.h>

namespace VirtTap {

namespace {

constexpr qsizetype atOnce = 75; // places

// The window and the guests' reading come first where processors are few. Linux has a nice value for each thread.
void giveWay()
{
    setpriority(PRIO_PROCESS, 0, 10);
}

using FoundThere = QList<std::pair<ProblemPlace, QList<Finding>>>;

// Nearly as they are shown: what comes together then stands together, and is inserted as one.
FoundThere inOrder(const FindingsByPlace& changes)
{
    FoundThere list;
    for (auto it = changes.cbegin(); it != changes.cend(); ++it)
        list.emplace_back(it.key(), it.value());
    std::ranges::sort(list, [](const auto& a, const auto& b) {
        if (a.second.isEmpty() || b.second.isEmpty())
            return b.second.isEmpty() < a.second.isEmpty();
        const Finding& x = a.second.first();
        const Finding& y = b.second.first();
        return std::tie(x.severity, x.message) < std::tie(y.severity, y.message);
    });
    return list;
}

} // namespace

ProblemWatch::ProblemWatch(Connections& connections, QObject* parent)
    : Problems(parent)
    , m_connections(connections)
    , m_book(std::make_shared<ProblemBook>())
{
    m_pool.setMaxThreadCount(1);
    m_soon.setSingleShot(true);
    m_soon.setInterval(200); // while guests are read, they need the processor more
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
        giveWay();
        return inOrder(book->update(facts, changes));
    };
    deliver(QtConcurrent::run(&m_pool, work), this, [this](const FoundThere& found) {
        m_coming = found;
        takeNext();
    });
}

// In portions: those who show thousands of findings need the time between two pictures for some hundred.
void ProblemWatch::takeNext()
{
    FindingsByPlace portion;
    for (const auto& [place, findings] : m_coming.first(std::min(atOnce, m_coming.size())))
        portion.insert(place, findings);
    m_coming.remove(0, portion.size());
    take(portion);
    if (!m_coming.isEmpty()) {
        QTimer::singleShot(0, this, &ProblemWatch::takeNext);
        return;
    }
    m_isChecking = false;
    if (m_isWanted)
        m_soon.start();
}

} // namespace VirtTap
