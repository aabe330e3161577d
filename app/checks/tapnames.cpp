#include "checks/tapnames.h"

#include "checks/context.h"

namespace VirtTap {

NewTapNames::NewTapNames(const MachineState& machine, const ManagedTaps& made, QStringList netPrefixes)
    : m_netPrefixes(std::move(netPrefixes))
{
    for (const Link& link : machine.links) {
        for (const QString& name : link.altNames)
            m_taken.insert(name, link.name);
    }
    for (const Link& link : machine.links)
        m_taken.insert(link.name, link.name);
    for (const ManagedTap& tap : made) {
        if (tap.isMissing)
            m_missing.append(tap.spec.name);
    }
}

QString NewTapNames::problem(const QString& name) const
{
    if (const QString wrong = newNameProblem(name, m_netPrefixes); !wrong.isEmpty())
        return wrong;
    if (const auto link = m_taken.constFind(name); link != m_taken.constEnd()) {
        return *link == name ? Checks::tr("There is a link of the name “%1” already.").arg(name)
                             : Checks::tr("“%1” is another name of the link “%2”.").arg(name, *link);
    }
    return m_missing.contains(name)
        ? Checks::tr("virt-tap has made a tap “%1”, which is missing: reset that one instead.").arg(name)
        : QString();
}

} // namespace VirtTap
