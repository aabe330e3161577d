#include "core/problems.h"

#include <algorithm>

namespace VirtTap {

size_t qHash(const ProblemPlace& place, size_t seed) noexcept
{
    return qHashMulti(seed, place.where, place.guest, place.link);
}

int ProblemCount::faults() const
{
    using Severity = Finding::Severity;
    return count(Severity::WillFail) + count(Severity::WillNotWork) + count(Severity::Risk);
}

QList<Finding> Problems::ofGuest(const DomainKey& guest) const
{
    return m_all.value({ .where = guest.uri, .guest = guest.uuid });
}

QList<Finding> Problems::ofTap(const QString& machine, const QString& tap) const
{
    QList<Finding> findings;
    const QList<ProblemPlace> places = m_byTap.value({ machine, tap });
    for (const ProblemPlace& place : places) {
        for (const Finding& finding : m_all.value(place)) {
            if (finding.tap == tap)
                findings.append(finding);
        }
    }
    std::ranges::sort(findings, [](const Finding& a, const Finding& b) {
        return std::tie(a.severity, a.id, a.message) < std::tie(b.severity, b.id, b.message);
    });
    return findings;
}

void Problems::setIgnored(const QHash<QString, QString>& ignored)
{
    if (ignored == m_ignored)
        return;
    m_ignored = ignored;
    recount();
    emit ignoredChanged();
}

ProblemCount Problems::countOf(const QList<Finding>& findings) const
{
    ProblemCount count;
    for (const Finding& finding : findings) {
        if (!isIgnored(finding))
            count.add(finding);
    }
    return count;
}

void Problems::recount()
{
    m_count = {};
    for (const QList<Finding>& findings : std::as_const(m_all)) {
        for (const Finding& finding : findings) {
            if (!isIgnored(finding))
                m_count.add(finding);
        }
    }
}

void Problems::take(const FindingsByPlace& changes)
{
    if (changes.isEmpty())
        return;
    QSet<TapKey> taps;
    for (auto it = changes.cbegin(); it != changes.cend(); ++it) {
        for (const Finding& finding : m_all.value(it.key())) {
            const auto places = m_byTap.find({ finding.machine, finding.tap });
            if (places == m_byTap.end())
                continue;
            taps.insert(places.key());
            places->removeOne(it.key());
            if (places->isEmpty())
                m_byTap.erase(places);
        }
        for (const Finding& finding : it.value()) {
            if (finding.tap.isEmpty())
                continue;
            taps.insert({ finding.machine, finding.tap });
            QList<ProblemPlace>& places = m_byTap[{ finding.machine, finding.tap }];
            if (!places.contains(it.key()))
                places.append(it.key());
        }
        if (it->isEmpty())
            m_all.remove(it.key());
        else
            m_all.insert(it.key(), it.value());
    }
    recount();
    emit tapsChanged(taps);
    emit changed({ changes.keyBegin(), changes.keyEnd() });
}

} // namespace VirtTap
