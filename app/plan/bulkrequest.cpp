#include "plan/bulkrequest.h"

#include "contract/ifname.h"
#include "core/namepattern.h"

namespace VirtTap {

namespace {

// By the config, as what libvirt made up for a running guest is not to stay.
QString keptName(const BulkItem& item)
{
    if (!item.replaces || !item.replaces->config)
        return {};
    const QString name = item.replaces->config->targetDev;
    return checkIfname(name.toStdString()) == IfnameProblem::None ? name : QString();
}

} // namespace

QList<BulkEntry> entriesOf(const BulkRequest& request)
{
    QList<BulkEntry> entries;
    entries.reserve(request.items.size());
    for (const BulkItem& item : request.items) {
        const bool isShutDown = request.shutDownFirst && item.isRunning && item.replaces;
        const NameFacts facts { .guest = item.domainName,
            .uuid = item.domain.uuid,
            .mac = item.interface.mac,
            .number = static_cast<int>(entries.size()) + 1 };
        const QString kept = isShutDown || !item.isRunning ? keptName(item) : QString();
        BulkEntry entry { .request = { .domain = item.domain,
                              .domainName = item.domainName,
                              .deed = item.replaces ? InterfaceRequest::Deed::Replace : InterfaceRequest::Deed::Add,
                              .replaces = item.replaces,
                              .interface = item.interface,
                              .scope = item.isRunning && !isShutDown ? request.scope : Scope::AfterNextStart,
                              .newTap = item.newTap,
                              .shutDownFirst = isShutDown },
            .fullName = kept.isEmpty() ? filledName(request.pattern, facts) : kept };
        entry.request.interface.targetDev = shortened(entry.fullName);
        entries.append(entry);
    }
    return entries;
}

} // namespace VirtTap
