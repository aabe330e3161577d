#pragma once

#include "xml/interfacexml.h"

#include <QDir>
#include <QFile>
#include <QTest>

Q_DECLARE_METATYPE(VirtTap::Interface)

// Interfaces of every type and a whole guest, as files of tests/data.
namespace XmlCorpus {

using VirtTap::Interface;
using VirtTap::MacAddress;
using Qt::StringLiterals::operator""_s;

inline QByteArray contents(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline QByteArray element(const QString& name)
{
    return contents(QFINDTESTDATA("../data/interfaces/") + name + u".xml"_s);
}

inline QByteArray fullDomain()
{
    return contents(QFINDTESTDATA("../data/domains/q35-full.xml"));
}

inline Interface read(const QByteArray& xml)
{
    const auto interface = VirtTap::readInterface(xml);
    return interface ? *interface : Interface {};
}

inline Interface named(const char* mac)
{
    Interface which;
    which.mac = MacAddress::parse(QString::fromLatin1(mac));
    return which;
}

inline QByteArray wrapped(const QByteArray& interfaces)
{
    return "<domain type='kvm'>\n  <devices>\n" + interfaces + "  </devices>\n</domain>\n";
}

inline void addCorpus()
{
    QTest::addColumn<QByteArray>("xml");
    const QDir corpus(QFINDTESTDATA("../data/interfaces"));
    const QStringList files = corpus.entryList({ u"*.xml"_s }, QDir::Files);
    QVERIFY(files.size() > 20);
    for (const QString& file : files)
        QTest::newRow(qPrintable(file)) << contents(corpus.filePath(file));
}

} // namespace XmlCorpus
