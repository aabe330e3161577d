#pragma once

#include "checks/factindex.h"
#include "checks/facts.h"
#include "core/problems.h"

#include <functional>

namespace VirtTap {

// What was found, kept right by the changes: a change costs what it touches. Lives on any one thread at a time.
class ProblemBook
{
public:
    // How this computer is looked at; waits for its files.
    struct Look
    {
        std::function<HostEnvironment()> environment;
        std::function<Known<HostFile>(const QString& path)> file;
    };

    // What is another since the last update.
    struct Changes
    {
        QHash<QString, QSet<QUuid>> guests; // by URI
        QHash<QString, QSet<int>> links; // by machine

        bool isEmpty() const { return guests.isEmpty() && links.isEmpty(); }
    };

    ProblemBook(); // looks at the real files
    explicit ProblemBook(Look look);

    // `facts` as they are now. Returns the places where something else is found than before.
    FindingsByPlace update(const Facts& facts, const Changes& changes);
    const FindingsByPlace& findings() const { return m_findings; }

private:
    struct Work // what is to be checked again
    {
        QSet<DomainKey> guests;
        QSet<ProblemPlace> links;
        QSet<QString> machines;
        QHash<QString, FactIndex::Touched> touched; // by machine
        bool isAll = false;
        FindingsByPlace changes;
    };

    void takeGuests(const Facts& before, const Changes& changes, Work& work);
    void takeLinks(const Facts& before, const Changes& changes, Work& work);
    void takeRest(const Facts& before, Work& work);
    void note(const QString& machine, const FactIndex::Touched& touched, Work& work);
    void spread(Work& work) const;
    void readFiles(const DomainKey& guest);
    void check(Work& work);
    void put(const ProblemPlace& place, const QList<Finding>& findings, Work& work);

    Look m_look;
    Facts m_facts;
    FactIndex m_index;
    FindingsByPlace m_findings;
};

} // namespace VirtTap
