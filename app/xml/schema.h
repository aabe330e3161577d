#pragma once

#include <QByteArrayView>
#include <QList>
#include <QString>

namespace VirtTap {

struct XmlProblem
{
    int line = 0; // 1-based, in the text that was checked; 0 = not known
    QString message; // translated, plain text

    friend bool operator==(const XmlProblem&, const XmlProblem&) = default;
};

constexpr qsizetype mostInterfaceBytes = 1024 * 1024;
constexpr qsizetype mostDomainBytes = 16 * 1024 * 1024;

// Is it XML at all, and fit to be read on: by libxml2 without network, entities or DTD; UTF-8, well-formed, no
// duplicate attributes, no control characters, at most `maxBytes`, at most 64 levels. Empty = yes. Thread-safe.
QList<XmlProblem> parseUntrusted(QByteArrayView xml, qsizetype maxBytes = mostDomainBytes);

// What our own rules say of one <interface>: unknown elements and attributes by name and line ("manged"), values that
// libvirt does not know, and what it takes but ignores or cannot do on type='ethernet'. They name lines, which RelaxNG
// does not. Expects a text that parseUntrusted() let pass; of another it says so.
QList<XmlProblem> checkInterfaceElements(QByteArrayView interfaceXml);

// libvirt's installed RelaxNG schema, the last word; NotChecked where it is not installed. Loads the schema at the
// first call (some 20 ms): call from a worker. Thread-safe; one check at a time.
struct SchemaVerdict
{
    enum class Outcome { Valid, Invalid, NotChecked };

    Outcome outcome = Outcome::NotChecked;
    QString reason; // translated: why not checked; or libxml2's words for Invalid, one line each

    friend bool operator==(const SchemaVerdict&, const SchemaVerdict&) = default;
};

// libvirt's numbers: major * 1,000,000 + minor * 1,000 + release; 0 = not known. A schema of another major.minor than
// the host's libvirt may know less, or more, than that one: then nothing is checked.
struct SchemaVersions
{
    unsigned long here = 0; // of the schema: of the client library that it is packed with
    unsigned long there = 0; // of the daemon that is to take the XML

    bool isSame() const { return here == 0 || there == 0 || here / 1000 == there / 1000; }
    friend bool operator==(const SchemaVersions&, const SchemaVersions&) = default;
};
SchemaVerdict checkInterfaceSchema(
    QByteArrayView interfaceXml, const SchemaVersions& versions = {}); // in a minimal domain
SchemaVerdict checkDomainSchema(QByteArrayView domainXml, const SchemaVersions& versions = {});

} // namespace VirtTap
