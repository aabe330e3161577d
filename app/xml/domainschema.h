#pragma once

#include "xml/schema.h"

#include <QStringList>

#include <memory>

namespace VirtTap {

// libvirt's schema of <domain>, loaded from the first of the directories that has it.
class DomainSchema
{
public:
    explicit DomainSchema(const QStringList& directories);
    ~DomainSchema();

    static DomainSchema& installed(); // loaded at the first call; thread-safe

    SchemaVerdict check(QByteArrayView domainXml, const SchemaVersions& versions = {}); // thread-safe

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace VirtTap
