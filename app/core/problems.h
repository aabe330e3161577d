#pragma once

#include "core/finding.h"

#include <QHash>
#include <QObject>
#include <QSet>

#include <array>

namespace VirtTap {

// What findings are kept by: a guest, a tap or bridge of a machine, or the machine itself.
struct ProblemPlace
{
    QString where; // the URI of a guest's connection, else a MachineState::id
    QUuid guest; // null for a machine's
    int link = 0; // Link::id; 0 = none

    friend bool operator==(const ProblemPlace&, const ProblemPlace&) = default;
};

size_t qHash(const ProblemPlace& place, size_t seed = 0) noexcept;

using FindingsByPlace = QHash<ProblemPlace, QList<Finding>>; // an empty list: there are none any more

// How many there are of each severity.
struct ProblemCount
{
    std::array<int, 5> of {}; // by Finding::Severity

    int count(Finding::Severity severity) const { return of.at(static_cast<std::size_t>(severity)); }
    int faults() const; // above a hint
    bool isEmpty() const { return of == decltype(of) {}; }
    void add(const Finding& finding) { ++of.at(static_cast<std::size_t>(finding.severity)); }

    friend bool operator==(const ProblemCount&, const ProblemCount&) = default;
};

// All that is wrong with what is, over every connection and machine. On the GUI thread.
class Problems : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    const FindingsByPlace& all() const { return m_all; }
    QList<Finding> ofGuest(const DomainKey& guest) const; // the worst first
    QList<Finding> ofTap(const QString& machine, const QString& tap) const; // also those of guests that name it

    // A person's decision that some findings are as they should be, by identityOf(), each with the reason.
    const QHash<QString, QString>& ignored() const { return m_ignored; }
    void setIgnored(const QHash<QString, QString>& ignored);
    bool isIgnored(const Finding& finding) const
    {
        return !m_ignored.isEmpty() && m_ignored.contains(identityOf(finding));
    }

    // Without what is ignored.
    ProblemCount count() const { return m_count; }
    ProblemCount countOfGuest(const DomainKey& guest) const { return countOf(ofGuest(guest)); }
    ProblemCount countOfTap(const QString& machine, const QString& tap) const { return countOf(ofTap(machine, tap)); }

signals:
    void changed(const QSet<VirtTap::ProblemPlace>& places);
    void tapsChanged(const QSet<std::pair<QString, QString>>& taps); // by machine and name: what is found of them
    void ignoredChanged();

protected:
    void take(const FindingsByPlace& changes);

private:
    using TapKey = std::pair<QString, QString>; // machine and name

    ProblemCount countOf(const QList<Finding>& findings) const;
    void recount();

    FindingsByPlace m_all;
    QHash<TapKey, QList<ProblemPlace>> m_byTap; // few each: a set of one takes 2 KiB
    QHash<QString, QString> m_ignored;
    ProblemCount m_count;
};

} // namespace VirtTap
