#include "xml/domainschema.h"
#include "xml/interfacenode.h"
#include "xml/libxml.h"
#include "xml/xmltext.h"
#include "core/error.h"

#include <libxml/parser.h>
#include <libxml/relaxng.h>
#include <libxml/xmlerror.h>

#include <QFile>
#include <QStandardPaths>

#include <mutex>

namespace VirtTap {

using namespace Qt::StringLiterals;

namespace {

void collect(void* words, xmlErrorPtr error)
{
    auto* lines = static_cast<QStringList*>(words);
    const QString line = QString::fromUtf8(error->message).trimmed();
    if (!line.isEmpty() && !lines->contains(line) && lines->size() < 20)
        lines->append(line);
}

void ignore(void* /*context*/, xmlErrorPtr /*error*/) { }

QStringList usualDirectories()
{
    QStringList directories;
    const QStringList data = QStringList { u"/usr/share"_s, u"/usr/local/share"_s }
        + QStandardPaths::standardLocations(QStandardPaths::GenericDataLocation);
    for (const QString& directory : data)
        directories.append(directory + u"/libvirt/schemas"_s);
    directories.removeDuplicates();
    return directories;
}

QString versionText(unsigned long version)
{
    return u"%1.%2"_s.arg(QString::number(version / 1'000'000), QString::number(version / 1000 % 1000));
}

using SchemaHandle = std::unique_ptr<xmlRelaxNG, Freed<&xmlRelaxNGFree>>;
using DocumentHandle = std::unique_ptr<xmlDoc, Freed<&xmlFreeDoc>>;

} // namespace

class DomainSchema::Private
{
public:
    std::mutex mutex; // libxml2 does not promise that one schema may be used by two threads
    SchemaHandle schema;
    QString reason; // why there is none
};

DomainSchema::DomainSchema(const QStringList& directories)
    : d(std::make_unique<Private>())
{
    initLibxml();
    for (const QString& directory : directories) {
        const QString path = directory + u"/domain.rng"_s;
        if (!QFile::exists(path))
            continue;
        QStringList words;
        const std::unique_ptr<xmlRelaxNGParserCtxt, Freed<&xmlRelaxNGFreeParserCtxt>> parser(
            xmlRelaxNGNewParserCtxt(QFile::encodeName(path).constData()));
        xmlRelaxNGSetParserStructuredErrors(parser.get(), collect, &words);
        d->schema.reset(xmlRelaxNGParse(parser.get()));
        if (!d->schema)
            d->reason = Xml::tr("the schema “%1” cannot be read (%2).").arg(path, words.value(0));
        return;
    }
    d->reason = Xml::tr("the schema “domain.rng” is not installed on this computer.");
}

DomainSchema::~DomainSchema() = default;

DomainSchema& DomainSchema::installed()
{
    static DomainSchema schema(usualDirectories());
    return schema;
}

SchemaVerdict DomainSchema::check(QByteArrayView domainXml, const SchemaVersions& versions)
{
    using enum SchemaVerdict::Outcome;
    if (!d->schema)
        return { .outcome = NotChecked, .reason = d->reason };
    if (const auto problems = parseUntrusted(domainXml); !problems.isEmpty()) // no DTD, no entities from here on
        return { .outcome = Invalid, .reason = problems.first().message };
    if (!versions.isSame())
        return { .outcome = NotChecked,
            .reason = Xml::tr("the schema on this computer is that of libvirt %1, and the host runs libvirt %2.")
                .arg(versionText(versions.here), versionText(versions.there)) };

    const std::unique_ptr<xmlParserCtxt, Freed<&xmlFreeParserCtxt>> parser(xmlNewParserCtxt());
    if (parser)
        parser->sax->serror = ignore; // parseUntrusted() has reported them
    const DocumentHandle document(parser ? xmlCtxtReadMemory(parser.get(), domainXml.data(), int(domainXml.size()),
                                               nullptr, "UTF-8", XML_PARSE_NONET)
                                         : nullptr);
    if (!document)
        return { .outcome = NotChecked, .reason = Xml::tr("there is not enough memory.") };

    QStringList words;
    const std::lock_guard lock(d->mutex);
    const std::unique_ptr<xmlRelaxNGValidCtxt, Freed<&xmlRelaxNGFreeValidCtxt>> validator(
        xmlRelaxNGNewValidCtxt(d->schema.get()));
    xmlRelaxNGSetValidStructuredErrors(validator.get(), collect, &words);
    const int outcome = xmlRelaxNGValidateDoc(validator.get(), document.get());
    if (outcome == 0)
        return { .outcome = Valid, .reason = {} };
    if (outcome < 0)
        return { .outcome = NotChecked, .reason = Xml::tr("libxml2 failed within the schema.") };
    return { .outcome = Invalid, .reason = words.join(u'\n') };
}

SchemaVerdict checkDomainSchema(QByteArrayView domainXml, const SchemaVersions& versions)
{
    return DomainSchema::installed().check(domainXml, versions);
}

SchemaVerdict checkInterfaceSchema(QByteArrayView interfaceXml, const SchemaVersions& versions)
{
    if (const auto problems = parseUntrusted(interfaceXml, mostInterfaceBytes); !problems.isEmpty())
        return { .outcome = SchemaVerdict::Outcome::Invalid, .reason = problems.first().message };
    const auto element = onlyInterface(interfaceXml);
    if (!element)
        return { .outcome = SchemaVerdict::Outcome::Invalid, .reason = element.error().message };
    return checkDomainSchema("<domain type='kvm'><name>guest</name><memory>1</memory><os><type>hvm</type></os><devices>"
            + *element + "</devices></domain>",
        versions);
}

} // namespace VirtTap
