#pragma once

#include <QByteArrayView>
#include <QList>
#include <QString>

namespace VirtTap {

struct XmlProblem
{
    enum class Kind {
        Malformed, // no XML, or none that is read on
        UnknownElement, // which libvirt drops, with all in it, unless it is asked to validate
        UnknownAttribute, // likewise
        UnknownValue,
        Ignored, // known, and of no effect there
        Refused, // known, and not possible there: at the definition or at the start
        DroppedName, // of a tap: libvirt makes such names itself
    };

    int line = 0; // 1-based, in the text that was checked; 0 = not known
    QString message; // translated, plain text
    Kind kind = Kind::Malformed;

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
QList<XmlProblem> checkDomainElements(QByteArrayView domainXml); // the same of every <interface> of a guest

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
